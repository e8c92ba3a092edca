from __future__ import annotations

import pytest

from tests.chromium import axe_needed
from tests.serve.browsing import axe, needed, shot, sideways
from tests.serve.test_claim import fullest

pytestmark = needed


def at_claim(chrome, claim, **kind):
    page = chrome.page(**kind)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    return page


@axe_needed
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_page_of_a_claim_is_sound_and_fits(chrome, desk, width, scheme):
    page = at_claim(chrome, fullest(desk), width=width, scheme=scheme)
    assert sideways(page) == 0
    shot(page, f"claim-{width}-{scheme}", whole=True)
    assert axe(page) == []


@axe_needed
def test_a_line_shows_the_words_on_both_sides_without_leaving_the_page(chrome, desk):
    page = at_claim(chrome, fullest(desk))
    page.evaluate("window.here = true")
    line = page.locator("a.edge[aria-label*='shares wording']").first
    line.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".evidence .same")
    assert page.evaluate("window.here")
    assert page.evaluate("document.activeElement.id") == "evidence"
    page.locator(".giver .same").first.hover()
    assert page.locator(".same.lit").count() >= 2
    shot(page, "claim-evidence", whole=True)
    assert axe(page) == []
    page.locator(".evidence .close").click()
    assert page.locator(".evidence").count() == 0


def test_a_line_leads_to_the_same_words_without_scripts(chrome, desk):
    page = at_claim(chrome, fullest(desk), scripts=False)
    address = page.locator("a.edge[aria-label*='shares wording']").first.get_attribute("href")
    page.goto(chrome.bench.address + address)
    assert page.locator(".evidence .same").count() > 1


def test_withdrawing_changes_the_counts_in_place_and_back(chrome, desk):
    page = at_claim(chrome, fullest(desk))
    before = page.locator(".answer .count").all_inner_texts()
    page.evaluate("window.here = true")
    page.locator("#what-if > summary").click()
    page.locator(".choice").first.click()
    page.wait_for_selector(".withdrawn")
    assert page.locator(".count ins").count() >= 1
    assert page.evaluate("window.here")
    assert "without=" in page.url
    assert page.evaluate("document.activeElement.className") == "choice out"
    shot(page, "claim-what-if")
    page.locator(".choice.out").click()
    page.wait_for_selector(".choice.out", state="detached")
    assert page.locator(".answer .count").all_inner_texts() == before


@axe_needed
def test_the_forms_of_a_statement_are_sound(chrome, desk):
    page = at_claim(chrome, fullest(desk))
    page.locator(".said .menu > summary").first.click()
    page.wait_for_selector(".menu-body .act")
    shot(page, "claim-menu")
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.locator(".menu[open]").count() == 0
