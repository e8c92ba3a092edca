from __future__ import annotations

import re
import shutil

import pytest

from tests.chromium import axe_needed
from tests.serve.browsing import Chrome, axe, needed, served, shot, sideways
from tests.serve.test_claim import fullest
from wherefrom.serve.desk import Desk

pytestmark = needed
PATIENCE = 90_000  # milliseconds: the first ruling makes ready for all others


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


@pytest.fixture(scope="module")
def ruling(chromium, example, tmp_path_factory):
    """One browser at a copy of the example case, for the rulings of all tests below."""
    copy = tmp_path_factory.mktemp("ruled-in-chrome") / "harbour.case"
    shutil.copytree(example.folder, copy)
    with served(Desk(copy)) as bench:
        opened = Chrome(chromium, bench)
        page = opened.page()
        page.set_default_timeout(PATIENCE)
        yield opened, page
        opened.close()
        assert [line for line in opened.heard if "status of 4" not in line] == []  # refusals


def open_act(page, menu: str, title: str):
    """The form of this title in the menu beside the first thing that ``menu`` finds."""
    page.locator(f"{menu} .menu > summary").first.click()
    page.wait_for_selector(f"{menu} .menu[open] .act")
    act = page.locator(f"{menu} .menu[open] .act", has_text=title).first
    if act.get_attribute("open") is None:
        act.locator("> summary").click()
    return act


def choose_first(act):
    act.locator(".found input").first.check()


def grade(act):
    act.get_by_label("3: possibly true").check()


RULINGS = [
    (".claim-head", "Word the question otherwise",
     lambda act: act.get_by_label("Question").fill("How many sailed?"), "How many sailed?"),
    (".claim-head", "Join it with another question", choose_first, "answer one question"),
    (".claim-head", "Split it",
     lambda act: [act.locator(".found input").nth(n).check() for n in (0, 1)], "do not answer one"),
    (".claim-head", "Note something",
     lambda act: act.get_by_label("Note").fill("Ask the master."), "Ask the master"),
    (".answer", "Grade its credibility", grade, "3"),
    (".said", "It answers something else here",
     lambda act: act.get_by_label("Its answer").fill("40"), "gives the answer 40"),
    (".said", "It does not answer this question", lambda act: None, "gives no answer"),
    (".said", "It answers another question than", choose_first, "do not answer one question"),
    (".said", "On whose word",
     lambda act: act.get_by_role("radio", name="on its own word").check(), "own word"),
    (".said", "What kind of statement",
     lambda act: act.get_by_label("evaluates").check(), "opinion"),
    (".said", "What it alleges",
     lambda act: act.get_by_label("it alleges this").check(), "alleges"),
]  # fmt: skip


@pytest.mark.parametrize(("menu", "title", "fill", "told"), RULINGS, ids=[r[1] for r in RULINGS])
def test_a_ruling_takes_effect_in_place_and_is_undone(ruling, menu, title, fill, told):
    chrome, page = ruling
    claim = fullest(chrome.bench.desk)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    act = open_act(page, menu, title)
    fill(act)
    shot(page, "rule-" + re.sub(r"\W+", "-", title.lower()))
    act.locator("button.main").click()
    page.wait_for_selector(".ruled")
    assert told in page.locator(".ruled").inner_text()
    assert "ruled=" in page.url
    page.locator(".ruled .undo button").click()
    page.wait_for_selector(".ruled-said:has-text('Undone')")
    now = {c.id: c for c in chrome.bench.desk.held().ledger.claims}
    assert now[claim.id] == claim


def test_a_line_is_rejected_and_gone_from_the_drawing(ruling):
    chrome, page = ruling
    claim = fullest(chrome.bench.desk)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    line = page.locator("a.edge[aria-label*='shares wording']").first
    address = line.get_attribute("href")
    line.focus()
    page.keyboard.press("Enter")
    page.locator(".evidence button[value=reject]").first.click()
    page.wait_for_selector(".ruled")
    assert page.locator(f"a.edge[href='{address}']").count() == 0
    shot(page, "rule-reject-a-line")
    page.locator(".ruled .undo button").click()
    page.wait_for_selector(".ruled-said:has-text('Undone')")
    assert page.locator(f"a.edge[href='{address}']").count() == 1


def test_a_question_is_found_by_words_while_they_are_typed(ruling):
    chrome, page = ruling
    claim = fullest(chrome.bench.desk)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    act = open_act(page, ".said", "Move it to another question")
    act.get_by_label("Find the question").press_sequentially("wages of the crew")
    act.locator(".found:has-text('wages')").wait_for()
    assert "wages" in act.locator(".found li").first.inner_text()


def test_what_makes_no_sense_is_told_beside_the_form(ruling):
    chrome, page = ruling
    claim = fullest(chrome.bench.desk)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    act = open_act(page, ".said", "It answers something else here")
    act.get_by_label("Its answer").fill("hardly any")
    act.locator("button.main").click()
    act.locator(".refused-here .lead").wait_for()
    assert "hardly any" in act.locator(".refused-here").inner_text()
    assert act.get_by_label("Its answer").input_value() == "hardly any"
    assert page.url.endswith(f"/claims/{claim.id}")


def test_a_stale_ruling_shows_how_it_is_now_and_can_be_made_all_the_same(ruling):
    chrome, page = ruling
    claim = fullest(chrome.bench.desk)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    act = open_act(page, ".claim-head", "Word the question otherwise")
    chrome.bench.desk.rule("Bo Ray", "", lambda by: by.name(claim.id, "How many men?"))
    act.get_by_label("Question").fill("How many women?")
    act.locator("button.main").click()
    page.wait_for_selector("text=Changed meanwhile")
    assert "Bo Ray" in page.locator("main").inner_text()
    assert "/rulings/" not in page.url
    shot(page, "rule-stale")
    page.get_by_text("Rule all the same").click()
    page.wait_for_selector(".ruled")
    assert page.locator("h1").first.inner_text() == "How many women?"
