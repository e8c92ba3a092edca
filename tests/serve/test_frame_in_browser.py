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
    assert page.locator("body.veiled").count() == 1
    page.get_by_role("button", name="Pseudonyms").click()
    assert page.locator("body.veiled").count() == 0


def test_a_slash_leads_to_the_search_field(chrome):
    page = chrome.page()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
