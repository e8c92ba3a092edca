"""The pages of documents and sources in a real browser."""

from __future__ import annotations

import pytest

from tests.serve import browsing
from tests.serve.browsing import axe, shot, sideways
from tests.serve.test_document import named
from wherefrom.case import Case

pytestmark = browsing.needed


def at(chrome, name, *more):
    document = named(chrome.bench.desk, name)
    return chrome.bench.address + "/".join((f"/documents/{document.id}", *more))


def pages(chrome):
    police = next(
        s for s in chrome.bench.desk.held().ledger.sources if s.name == "Port Sarrow Police"
    )
    return {
        "document": at(chrome, "deckhands-aid-report"),
        "versions": at(chrome, "tidewatch", "versions"),
        "beside-html": at(chrome, "harbour-post-2025-03-04", "beside"),
        "beside-pdf": at(chrome, "deckhands-aid-report", "beside"),
        "beside-text": at(chrome, "court-order", "beside"),
        "sources": chrome.bench.address + "/sources",
        "source": f"{chrome.bench.address}/sources/{police.id}",
    }


NAMES = ["document", "versions", "beside-html", "beside-pdf", "beside-text", "sources", "source"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_runs_out_sideways(chrome, name, width, scheme):
    page = chrome.page(width=width, scheme=scheme)
    page.goto(pages(chrome)[name])
    page.wait_for_load_state("networkidle")
    shot(page, f"{name}-{scheme}-{width}")
    assert sideways(page) <= 0
    assert axe(page) == []


def test_a_chain_shows_at_the_pointer_and_nothing_moves(chrome):
    page = chrome.page()
    page.goto(at(chrome, "harbour-post-2025-03-04"))
    before = page.evaluate("document.documentElement.scrollHeight")
    words = page.get_by_text("22 crew members were on board").first
    place = words.bounding_box()
    words.hover()
    note = page.locator("#chain-note")
    note.wait_for(state="visible")
    assert "Port Sarrow Police" in note.inner_text()
    shot(page, "document-chain")
    assert words.bounding_box() == place
    assert page.evaluate("document.documentElement.scrollHeight") == before
    page.mouse.move(5, 5)
    note.wait_for(state="hidden")


def test_statements_are_gone_through_by_keyboard(chrome):
    page = chrome.page()
    page.goto(at(chrome, "harbour-post-2025-03-04"))
    seen = []
    for key in "nnnp":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
        assert page.locator("#chain-note").is_visible()
    assert seen[3] == seen[1] != seen[2]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#chain-note') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == seen[1]
    assert page.locator("#chain-note").is_hidden()


def test_a_link_to_a_statement_shows_it_with_its_chain(chrome):
    page = chrome.page()
    document = named(chrome.bench.desk, "harbour-post-2025-03-04")
    said = chrome.bench.desk.held().statements_in[document.id][4]
    page.goto(f"{at(chrome, 'harbour-post-2025-03-04')}#st-{said.id}")
    page.locator("#chain-note").wait_for(state="visible")
    assert page.locator(f"#st-{said.id}.lit").is_visible()


def test_the_words_of_one_source_are_marked(chrome):
    page = chrome.page()
    page.goto(at(chrome, "harbour-post-2025-03-04"))
    chip = page.get_by_role("button", name="Port Sarrow Police")
    chip.click()
    marked = " ".join(page.locator("#text .voice").all_inner_texts())
    assert "22 crew members were on board" in marked
    assert chip.get_attribute("aria-pressed") == "true"
    chip.press("Space")
    assert page.locator("#text .voice").count() == 0


def test_a_document_reads_without_scripts(chrome):
    page = chrome.page(scripts=False)
    page.goto(at(chrome, "harbour-post-2025-03-04"))
    page.locator("#statements > summary").click()
    assert "Port Sarrow Police" in page.locator("#statements").inner_text()


def test_a_statement_is_ruled_on_from_its_place(own_chrome):
    page = own_chrome.page()
    page.goto(at(own_chrome, "harbour-post-2025-03-04"))
    page.get_by_text("22 crew members were on board").first.click()
    note = page.locator("#chain-note")
    note.locator("summary[aria-label='Rule on this statement']").click()
    note.locator(".menu-body form").first.wait_for(state="attached")
    shot(page, "document-ruling")
    assert note.locator(".menu-body details.act").count() > 3


def test_a_hostile_original_runs_nothing_and_asks_for_nothing(chrome, monkeypatch, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(
        "<body onload=alert(1)><script>alert(2)</script><img src=x onerror=alert(3)>"
        "<svg onload=alert(4)></svg><meta http-equiv=refresh content='0;url=http://evil.example/'>"
        "<style>@import 'http://evil.example/a.css';p{background:url(http://evil.example/b)}</style>"
        "<a href='javascript:alert(5)'>one</a> <a href='http://evil.example/'>two</a><p>three</p>"
    )
    monkeypatch.setattr(Case, "captured", lambda self, document: (file, document.path))
    page = chrome.page()
    page.goto(at(chrome, "harbour-post-2025-03-04", "beside"))
    frame = page.frame_locator("iframe.framed")
    frame.get_by_text("three").wait_for()
    for link in ("one", "two"):
        frame.get_by_text(link).click()
    page.wait_for_timeout(300)
    assert frame.get_by_text("three").is_visible()
    page.goto(at(chrome, "harbour-post-2025-03-04", "original"))
    assert page.inner_text("p") == "three"
    assert chrome.heard == []


def test_pictures_of_pages_arrive(chrome):
    page = chrome.page()
    page.goto(at(chrome, "deckhands-aid-report", "beside"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('.sheets img').naturalWidth") == 1100
