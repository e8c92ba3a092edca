from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from wherefrom.read.refusals import Refused
from wherefrom.read.showing import Showing
from wherefrom.settings import Intake

REPORTS = Path(__file__).parents[2] / "examples" / "harbour" / "reports"
WARC = "tidewatch-where-was-the-grey-heron.warc.gz"


@pytest.fixture(scope="module")
def showing():
    with Showing(Intake()) as opened:
        yield opened


def look(showing, name, member=None):
    return showing.look(REPORTS / name, name, member or name)


def test_a_web_page_comes_as_harmless_html(showing):
    shown = look(showing, "harbour-post-2025-03-04.html")
    assert shown.called == "HTML"
    assert "Trawler crew say they were kept on board" in shown.html


@pytest.mark.parametrize("name", ["court-order-114-2025.txt", "coastal-times-2025-03-04.md",
                                  "northlight-statement-2025-03-05.eml"])  # fmt: skip
def test_plain_text_and_mail_come_as_text(showing, name):
    assert "Grey Heron" in look(showing, name).text


def test_a_pdf_comes_as_its_pages(showing):
    shown = look(showing, "deckhands-aid-report.pdf")
    assert len(shown.pages) == 4
    name = "deckhands-aid-report.pdf"
    picture = showing.picture(REPORTS / name, name, name, 0, 300)
    assert picture.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["inspection-report.docx", "evening-star-2025-03-07.odt",
                                  "police-release-2025-03-04.rtf"])  # fmt: skip
def test_other_formats_are_only_named(showing, name):
    shown = look(showing, name)
    assert (shown.html, shown.text, shown.pages) == (None, None, ())


def test_a_member_of_an_archive_is_found_by_its_path(showing):
    member = f"{WARC}!/https://tidewatch.example/2025/03/where-was-the-grey-heron (2)"
    shown = look(showing, WARC, member)
    assert "unscrewed by hand" not in shown.html
    assert b"Grey Heron" in showing.content(REPORTS / WARC, WARC, member)


def test_after_a_refusal_the_next_request_is_answered(showing):
    with pytest.raises(Refused, match="no longer holds it"):
        look(showing, WARC, "elsewhere")
    name = "court-order-114-2025.txt"
    with pytest.raises(Refused, match="has no pages"):
        showing.picture(REPORTS / name, name, name, 0, 300)
    assert look(showing, "court-order-114-2025.txt").kind == "text"


def test_a_file_that_is_gone_or_a_bomb_is_refused(showing, tmp_path):
    with pytest.raises(Refused, match="cannot be opened"):
        showing.look(tmp_path / "gone.html", "gone.html", "gone.html")
    bomb = tmp_path / "bomb.html.gz"
    bomb.write_bytes(gzip.compress(b"<p>" + b"a" * 300_000_000, 9))
    with pytest.raises(Refused):
        showing.look(bomb, "bomb.html.gz", "bomb.html.gz!/bomb.html")


def test_it_goes_on_after_it_was_closed():
    with Showing(Intake()) as opened:
        assert look(opened, "court-order-114-2025.txt").kind == "text"
        opened.close()
        assert look(opened, "court-order-114-2025.txt").kind == "text"
