"""The case page, the lists, search and the log in a real browser."""

from __future__ import annotations

import pytest

from tests.serve import browsing
from tests.serve.browsing import axe, shot, sideways

pytestmark = browsing.needed

PAGES = {
    "case": "/",
    "claims": "/claims?finding=false_confirmation",
    "documents": "/documents",
    "search": "/search?q=trawler",
    "log": "/log",
    "glossary": "/glossary",
    "indicators": "/indicators",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_and_nothing_runs_out_sideways(chrome, name, width, scheme):
    page = chrome.page(width=width, scheme=scheme)
    page.goto(chrome.bench.address + PAGES[name])
    shot(page, f"{name}-{scheme}-{width}", whole=True)
    assert sideways(page) <= 0
    assert axe(page) == []


def test_every_page_reads_without_scripts(chrome):
    page = chrome.page(scripts=False)
    for address in PAGES.values():
        page.goto(chrome.bench.address + address)
        assert page.locator("main h1").inner_text()


def test_a_facet_narrows_the_list_in_place_and_back_undoes_it(chrome):
    page = chrome.page()
    page.goto(chrome.bench.address + "/claims")
    page.evaluate("window.stayed = true")
    everything = page.locator(".total").inner_text()
    page.get_by_role("link", name="Conflict", exact=False).filter(
        has_text="conflicting answers"
    ).click()
    page.wait_for_selector(".chosen .chip")
    assert "conflict=conflict" in page.url
    assert page.locator(".total").inner_text() != everything
    assert page.evaluate("window.stayed") is True
    assert "question" in page.locator("#said").inner_text()
    page.go_back()
    page.wait_for_selector(".chosen", state="detached")
    assert page.locator(".total").inner_text() == everything


def test_the_list_is_sought_by_keyboard_alone(chrome):
    page = chrome.page()
    page.goto(chrome.bench.address + "/claims")
    page.locator("#list-q").focus()
    page.keyboard.type("passports")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=passports**")
    page.locator(".rows .gloss").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/c-*")


def test_a_bar_of_the_chart_opens_its_documents(chrome):
    page = chrome.page()
    page.locator(".periods a").first.click()
    page.wait_for_url("**/documents?date=**")
    assert page.locator(".rows .gloss").count() > 0


def test_a_place_found_opens_at_its_words(chrome):
    page = chrome.page()
    page.locator("#find").fill("passports")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=passports")
    page.locator(".spots .go").first.click()
    page.wait_for_url("**/documents/d-*#st-*")


def test_verify_tells_in_place_what_it_found(chrome):
    page = chrome.page()
    page.goto(chrome.bench.address + "/log")
    page.get_by_role("button", name="Verify").click()
    page.wait_for_selector(".fine")
    assert "Nothing was changed" in page.locator(".fine").inner_text()


def test_a_slow_answer_is_announced_as_slow(chrome):
    page = chrome.page()
    page.goto(chrome.bench.address + "/search")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    page.locator("#search-allegation").fill("Two people were arrested")
    page.get_by_role("button", name="Ask").click()
    assert "Reading it" in page.locator(".slow").inner_text()
    assert "Reading it" in page.locator("#said").inner_text()


def test_files_are_added_and_what_changed_is_shown(own_chrome, tmp_path):
    report = tmp_path / "lamp.txt"
    report.write_text("The Lamp\n12 March 2025\n\nTwo men were arrested, police said.")
    page = own_chrome.page()
    page.locator("#files").set_input_files(report)
    page.get_by_role("button", name="Add files").click()
    page.wait_for_selector("#progress")
    shot(page, "adding")
    page.wait_for_selector("#progress .changes", timeout=120_000)
    shot(page, "added")
    assert "1 new document" in page.locator("#progress").inner_text()
    page.get_by_role("button", name="Put this away").click()
    page.wait_for_selector("#progress", state="detached")


def test_what_is_refused_is_told_beside_the_form(own_chrome, tmp_path):
    page = own_chrome.page()
    page.locator("#folder").fill("/nowhere/at/all")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_selector(".refused")
    page.goto(own_chrome.bench.address)
    (tmp_path / ".hidden").write_text("x")
    page.locator("#files").set_input_files(tmp_path / ".hidden")
    page.get_by_role("button", name="Add files").click()
    page.wait_for_selector("#sent.wrong")
    assert "hidden file" in page.locator("#sent").inner_text()
    own_chrome.heard.clear()  # the browser logs the refusal's status


def test_under_pseudonyms_an_allegation_is_asked_as_far_as_it_may_be_heard(own_chrome):
    page = own_chrome.page()
    page.goto(own_chrome.bench.address + "/search")
    page.get_by_role("button", name="Names are shown").click()
    page.locator("#search-allegation").fill("Jonas Ferrel kept the passports")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_selector("#bears-h")
    shot(page, "search-asked-under-pseudonyms", whole=True)
    assert page.locator("#bears-h").inner_text() == "“[…] kept the passports”"
    assert "Jonas" not in page.locator("main").inner_text()
    assert sideways(page) <= 0
    assert axe(page) == []
