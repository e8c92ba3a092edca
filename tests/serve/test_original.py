from __future__ import annotations

import lxml.html
import pytest

from tests.serve.conftest import browser
from tests.serve.looking import all_of, tree
from tests.serve.test_document import named
from wherefrom.case import Case
from wherefrom.serve.desk import PSEUDONYMISED

HOSTILE = b"""<html><head><meta http-equiv="refresh" content="0;url=http://evil.example/">
<base href="http://evil.example/"><script>alert(1)</script><link rel=stylesheet href=x></head>
<body onload="alert(2)"><svg onload="alert(3)"></svg><a href="javascript:alert(4)">one</a>
<a href="data:text/html,<script>alert(5)</script>">two</a><iframe src="/claims"></iframe>
<form action="/reviewer" method=post><input name=reviewer value=M><button>three</button></form>
<p style="background:url(http://evil.example/x)">four</p></body></html>"""


@pytest.fixture
def hostile(desk, monkeypatch, tmp_path):
    """The document whose original is a page that would do harm."""
    file = tmp_path / "page.html"
    file.write_bytes(HOSTILE)
    monkeypatch.setattr(Case, "captured", lambda self, document: (file, document.path))
    return named(desk, "harbour-post-2025-03-04")


def test_a_hostile_original_is_shown_as_words_under_a_policy_that_lets_nothing_run(bench, hostile):
    answer = bench.get(f"/documents/{hostile.id}/original")
    policy = {part.strip() for part in answer.headers["content-security-policy"].split(";")}
    assert {"default-src 'none'", "sandbox", "frame-ancestors 'self'"} <= policy
    assert not any("script" in part or "allow" in part for part in policy)
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["x-content-type-options"] == "nosniff"
    page = lxml.html.document_fromstring(answer.text)
    assert all_of(page, "script, svg, iframe, form, input, base, link, [href], [onload]") == []
    assert "evil.example" not in answer.text
    assert page.find("body").text_content().split() == ["one", "two", "four"]


def test_the_frame_allows_nothing(bench, hostile):
    page = tree(bench.get(f"/documents/{hostile.id}/beside"))
    (frame,) = all_of(page, "iframe")
    assert frame.get("sandbox") == ""
    assert frame.get("src") == f"/documents/{hostile.id}/original"


def test_the_file_is_taken_away_as_bytes_of_no_kind(bench, hostile):
    answer = bench.get(f"/documents/{hostile.id}/file")
    assert answer.content == HOSTILE
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_pages_of_a_pdf_are_pictures(bench, desk):
    report = named(desk, "deckhands-aid-report")
    page = tree(bench.get(f"/documents/{report.id}/beside"))
    pictures = all_of(page, ".sheets img")
    assert pictures[0].get("src") == f"/documents/{report.id}/pages/1.png"
    assert len(pictures) == 4
    answer = bench.get(pictures[3].get("src"))
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    for number in ("0", "5", "99999999999"):
        assert bench.get(f"/documents/{report.id}/pages/{number}.png").status_code == 404


def test_plain_text_and_mail_are_text(bench, desk):
    for name in ("court-order", "northlight-statement"):
        page = tree(bench.get(f"/documents/{named(desk, name).id}/beside"))
        assert "Grey Heron" in all_of(page, "pre")[0].text_content()


def test_other_formats_can_only_be_taken_away(bench, desk):
    page = tree(bench.get(f"/documents/{named(desk, 'inspection-report').id}/beside"))
    assert all_of(page, "iframe, pre, .sheets") == []
    assert all_of(page, ".take a")[0].get("href").endswith("/file")


def test_a_member_of_an_archive_is_shown_and_taken_away(bench, desk):
    page = named(desk, "tidewatch")
    assert "unscrewed by hand" in bench.get(f"/documents/{page.id}/original").text
    answer = bench.get(f"/documents/{page.id}/file")
    assert b"unscrewed by hand" in answer.content
    assert "where-was-the-grey-heron" in answer.headers["content-disposition"]


def test_an_original_that_is_gone_is_said_to_be(bench, desk, monkeypatch, tmp_path):
    gone = tmp_path / "gone"
    monkeypatch.setattr(Case, "captured", lambda self, document: (gone, document.path))
    answer = bench.get(f"/documents/{named(desk, 'court-order').id}/beside")
    assert "cannot be opened" in answer.text


@pytest.mark.parametrize("what", ["beside", "original", "file", "pages/1.png"])
def test_pseudonyms_show_no_original_in_any_way(desk, what):
    bench = browser(desk)
    bench.session.show(full=False)
    for view in ("full", PSEUDONYMISED):
        document = named(desk, "deckhands-aid-report", view)
        answer = bench.get(f"/documents/{document.id}/{what}")
        assert "<img" not in answer.text
        assert "<iframe" not in answer.text
        assert answer.status_code == 404 or answer.url.path.count("/") == 2
        assert answer.headers["content-type"].startswith(("text/html", "text/plain"))
