"""Every kind of ruling that the pages offer, made and undone in a real browser."""

from __future__ import annotations

import re
import shutil
from typing import get_args, get_type_hints

import pytest

from tests.serve.browsing import Chrome, needed, served, shot
from tests.serve.test_claim import fullest
from tests.serve.test_document import named
from wherefrom.model import Ruling
from wherefrom.serve.desk import Desk

pytestmark = needed
PATIENCE = 90_000  # milliseconds: the first ruling makes ready for all others


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


def found(words):
    """Find by ``words`` while they are typed, and choose the first thing found."""

    def choose(act):
        act.locator("input[data-find]").press_sequentially(words)
        act.locator(".choices .found label", has_text=words).first.locator("input").check()

    return choose


def chosen(label):
    return lambda act: act.get_by_label(label).check()


def filled(label, words):
    return lambda act: act.get_by_label(label).fill(words)


def one_word(act):
    act.locator("input[name=value]").fill("40")


def two_statements(act):
    for n in (0, 1):
        act.locator(".found input").nth(n).check()


CLAIM = [
    (".claim-head", "Word the question otherwise", filled("Question", "How many sailed?"),
     "How many sailed?"),
    (".claim-head", "Join it with another question", choose_first, "answer one question"),
    (".claim-head", "Split it", two_statements, "do not answer one"),
    (".claim-head", "Note something", filled("Note", "Ask the master."), "Ask the master"),
    (".answer", "Grade its credibility", chosen("3: possibly true"), "3"),
    (".said", "It answers something else here", one_word, "gives the answer 40"),
    (".said", "It does not answer this question", lambda act: None, "gives no answer"),
    (".said", "Move it to another question", found("Northlight Seafoods own the Grey Heron"),
     "answer one question"),
    (".said", "It answers another question than", choose_first, "do not answer one question"),
    (".said", "It answers the same question as", found("eleven men sitting on the deck"),
     "answer one question"),
    (".said", "On whose word",
     lambda act: act.get_by_role("radio", name="on its own word").check(), "own word"),
    (".said", "What kind of statement", chosen("evaluates"), "opinion"),
    (".said", "What it alleges", chosen("it alleges this"), "alleges"),
    (".said", "Note something", filled("Note", "Ask the crew."), "Ask the crew"),
]  # fmt: skip
DOCUMENT = [
    (".doc-head", "It was withdrawn", lambda act: None, "is withdrawn"),
    (".doc-head", "It was corrected", found("court"), "is corrected by the document"),
    (".doc-head", "Note something", filled("Note", "Ask the editor."), "Ask the editor"),
    (".doc-ties .tie", "It is so", lambda act: None, "ruled"),
    (".doc-ties .tie", "It is not so", lambda act: None, "ruled"),
]
SOURCE = [
    (".eyebrow-row", "It is the same as another source", found("Maritime"), "are one source"),
    (".eyebrow-row", "These names are", chosen("PSP"), "is another than"),
    (".eyebrow-row", "What kind of source",
     lambda act: act.locator("select[name=kind]").select_option("record"), "of the kind record"),
    (".eyebrow-row", "It took back what it said", lambda act: None, "is withdrawn"),
    (".eyebrow-row", "It corrected what it said", lambda act: None, "is corrected in"),
    (".eyebrow-row", "Grade its reliability", chosen("B: usually reliable"), "is B"),
    (".eyebrow-row", "Note something", filled("Note", "Ask the desk."), "Ask the desk"),
]  # fmt: skip
RULINGS = [
    *(("claims", *one) for one in CLAIM),
    *(("documents", *one) for one in DOCUMENT),
    *(("sources", *one) for one in SOURCE),
]


def place(where, desk):
    if where == "claims":
        return f"/claims/{fullest(desk).id}"
    if where == "documents":
        return f"/documents/{named(desk, 'harbour-post-2025-03-04').id}"
    police = next(s for s in desk.held().ledger.sources if s.name == "Port Sarrow Police")
    return f"/sources/{police.id}"


@pytest.mark.parametrize(
    ("where", "menu", "title", "fill", "told"), RULINGS, ids=[f"{r[0]}: {r[2]}" for r in RULINGS]
)
def test_a_ruling_takes_effect_in_place_and_is_undone(ruling, where, menu, title, fill, told):
    chrome, page = ruling
    desk = chrome.bench.desk
    before = desk.held().ledger
    page.goto(chrome.bench.address + place(where, desk))
    act = open_act(page, menu, title)
    fill(act)
    shot(page, "rule-" + re.sub(r"\W+", "-", f"{where} {title}".lower()))
    act.locator("button.main").click()
    page.wait_for_selector(".ruled")
    assert told in page.locator(".ruled").inner_text()
    assert "ruled=" in page.url
    with desk.case() as case:
        assert case.log()[-1 if case.log()[-1].kind == "ruling" else -2].who == "Ann Lee"
    page.locator(".ruled .undo button").click()
    page.wait_for_selector(".ruled-said:has-text('Undone')")
    after = desk.held().ledger
    assert (after.claims, after.sources) == (before.claims, before.sources)
    assert [d.id for d in after.derivations] == [d.id for d in before.derivations]


def test_every_kind_of_ruling_was_made_here(ruling):
    chrome, _ = ruling
    made = {r.kind for r in chrome.bench.desk.held().ledger.rulings}
    if len(made) < 3:
        pytest.skip("the rulings above were not made in this run")
    assert made == set(get_args(get_type_hints(Ruling)["kind"]))


def test_who_is_protected_is_said_and_taken_back(ruling):
    chrome, page = ruling
    desk = chrome.bench.desk
    claim = fullest(desk)
    page.goto(f"{chrome.bench.address}/claims/{claim.id}")
    act = open_act(page, ".said:has-text('Tomas Brandt')", "Who is protected")
    act.get_by_label("protected: a pseudonym stands for it").check()
    act.locator("button.main").click()
    page.wait_for_selector(".ruled:has-text('is protected')")
    shot(page, "rule-protected")
    assert "Brandt" not in str([s.name for s in desk.held("pseudonymised").ledger.sources])
    with desk.case() as case:
        assert [(e.kind, e.who) for e in case.log()][-1] == ("protect", "Ann Lee")
    page.locator(".ruled .undo button").click()
    page.wait_for_selector(".ruled:has-text('may stand')")
    assert "Tomas Brandt" in [s.name for s in desk.held("pseudonymised").ledger.sources]


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
