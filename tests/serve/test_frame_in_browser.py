"""What every page of the workbench must be, in a real browser."""

from __future__ import annotations

import pytest

from tests.serve import browsing
from tests.serve.browsing import axe, shot, sideways

pytestmark = browsing.needed

PAGES = ["/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_runs_out_sideways(chrome, address, scheme, width):
    page = chrome.page(width=width, scheme=scheme)
    page.goto(chrome.bench.address + address)
    name = address.strip("/").replace("/", "-") or "case"
    shot(page, f"{name}-{scheme}-{width}")
    assert sideways(page) <= 0
    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_reads_without_scripts(chrome, address):
    page = chrome.page(scripts=False)
    page.goto(chrome.bench.address + address)
    assert page.locator("main h1").inner_text()


def test_the_view_is_switched_on_every_page(chrome):
    page = chrome.page()
    page.get_by_role("button", name="Names are shown").click()
    page.locator("body.veiled").wait_for()  # a click does not wait for the page it leads to
    page.get_by_role("button", name="Pseudonyms").click()
    page.locator("body:not(.veiled)").wait_for()


def test_a_slash_leads_to_the_search_field(chrome):
    page = chrome.page()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_a_question_mark_lists_the_keys_and_escape_puts_them_away(chrome):
    page = chrome.page()
    page.keyboard.press("?")
    page.locator("#keys-shown[open]").wait_for()
    assert "the next and the one before" in page.locator("#keys-shown").inner_text()
    shot(page, "keys")
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.locator("#keys-shown:not([open])").wait_for(state="attached")


def test_two_keys_lead_to_a_page_and_others_through_its_list(chrome):
    page = chrome.page()
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/claims")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/c-*")
    page.keyboard.press("r")
    page.wait_for_selector(".claim-head .menu[open] .act")
    assert page.evaluate("document.activeElement.closest('.menu') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".menu[open]").count() == 0


def test_keys_are_text_while_one_types_and_can_be_put_off(chrome):
    page = chrome.page()
    page.locator("#find").focus()
    page.keyboard.type("g?jr")
    assert page.locator("#find").input_value() == "g?jr"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_label("Single keys do this").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "find"


def test_the_head_takes_little_room_on_a_phone_and_holds_all(chrome):
    page = chrome.page(width=360)
    assert page.locator("header.bar").bounding_box()["height"] <= 90
    page.locator(".set-up > summary").click()
    assert page.get_by_role("button", name="Names are shown").is_visible()
    assert page.get_by_label("Rulings by").is_visible()
    shot(page, "head-360")
    page.keyboard.press("Escape")
    page.locator(".find button").focus()
    page.locator("#find").fill("police")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=police")
