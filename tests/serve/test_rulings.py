from __future__ import annotations

import re
import shutil
import threading

import pytest

from tests.serve.conftest import browser
from tests.serve.test_claim import fullest
from wherefrom.pipeline.live.current import Current
from wherefrom.serve.desk import state_of
from wherefrom.serve.moved import Moved
from wherefrom.serve.run import open_desk


@pytest.fixture(scope="module")
def shared(example, tmp_path_factory):
    """A browser on a copy of the example case, in which the tests rule one after the other."""
    from wherefrom.serve.desk import Desk

    copy = tmp_path_factory.mktemp("ruled") / "harbour.case"
    shutil.copytree(example.folder, copy)
    return browser(Desk(copy))


@pytest.fixture
def ruled(shared):
    """The shared browser; what a test rules is undone after it."""
    desk = shared.app.state.desk
    before = len(desk.held().ledger.rulings)
    yield shared
    for ruling in reversed(desk.held().ledger.rulings[before:]):
        if ruling.kind != "undo" and ruling.state != "undone":
            shared.submit("/rulings/undo", ruling=ruling.id)


def claims(bench):
    return bench.app.state.desk.held().lookup.claims


def last(bench):
    return bench.app.state.desk.held().ledger.rulings[-1]


def on(claim) -> dict[str, str]:
    return {"back": f"/claims/{claim.id}", "seen": f"{claim.id}={state_of(claim)}"}


def test_a_question_is_worded_otherwise_and_that_is_undone(ruled):
    claim = fullest(ruled.app.state.desk)
    html = ruled.submit(
        "/rulings/name", claim=claim.id, question="How many sailed?", **on(claim)
    ).text
    assert "The question reads: How many sailed?" in html
    assert last(ruled).by == "Ann Lee"
    undo = re.search(r'name="ruling" value="([^"]+)"', html)[1]
    back = ruled.submit("/rulings/undo", ruling=undo, back=f"/claims/{claim.id}").text
    assert claim.gloss in back
    assert claims(ruled)[claim.id].gloss == claim.gloss


def test_a_statement_taken_out_lessens_the_counts_and_the_page_says_so(ruled):
    claim = fullest(ruled.app.state.desk)
    gone = claim.answers[1].statements[0]
    html = ruled.submit(
        "/rulings/answer",
        statement=gone,
        claim=claim.id,
        none="1",
        why="of another boat",
        **on(claim),
    ).text
    assert "Statements of this question: " in html
    assert "of another boat" in html
    after = next(c for c in claims(ruled).values() if c.gloss == claim.gloss)
    assert gone not in [s for a in after.answers for s in a.statements]


def test_a_line_that_is_rejected_ties_nothing(ruled):
    desk = ruled.app.state.desk
    claim = fullest(desk)
    derivation = next(d for d in desk.held().ledger.derivations if d.kind == "copies")
    ruled.submit("/rulings/derivation", derivation=derivation.id, verdict="reject", **on(claim))
    assert derivation.id not in desk.held().lookup.derivations


def test_who_did_not_see_the_last_ruling_is_told_and_nothing_is_written(ruled):
    desk = ruled.app.state.desk
    claim = fullest(desk)
    ruled.submit("/rulings/name", claim=claim.id, question="How many men?", **on(claim))
    n = len(desk.held().ledger.rulings)
    answer = ruled.submit("/rulings/name", claim=claim.id, question="How many women?", **on(claim))
    assert answer.status_code == 409
    assert "How many men?" in answer.text  # as it is now
    assert "Ann Lee ruled" in answer.text
    assert len(desk.held().ledger.rulings) == n
    again = dict(re.findall(r'name="(claim|question|seen|back)" value="([^"]*)"', answer.text))
    assert again["question"] == "How many women?"
    assert ruled.submit("/rulings/name", **again).status_code == 200
    assert last(ruled).value == "How many women?"


def test_joined_questions_are_one_and_the_old_address_leads_there(ruled):
    desk = ruled.app.state.desk
    one = fullest(desk)
    same = [c for c in desk.held().ledger.claims if c.asked == one.asked and c.id != one.id]
    kind = [c for c in desk.held().ledger.claims if c.asked and one.asked
            and c.asked.kind == one.asked.kind and c.id != one.id]  # fmt: skip
    other = (same or kind)[0]
    ruled.submit("/rulings/join", claim=one.id, other=other.id, **on(one))
    now = claims(ruled)
    for old in (one, other):
        if old.id not in now:
            answer = ruled.get(f"/claims/{old.id}")
            assert answer.status_code == 200
            assert "is no more" in answer.text


def test_an_old_address_leads_on_after_the_server_was_started_again(ruled):
    desk = ruled.app.state.desk
    claim = fullest(desk)
    Moved(desk.folder).keep({"c-0123456789ab": claim.answers[0].statements})
    again = browser(desk)  # another server at the same case
    answer = again.get("/claims/c-0123456789ab")
    assert answer.url.path == f"/claims/{claim.id}"
    assert "is no more" in answer.text
    assert again.get("/claims/c-000000000000").status_code == 404


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"c-1": 5}', "\x00"])
def test_a_damaged_memory_of_old_addresses_harms_nothing(tmp_path, kept):
    (tmp_path / "moved.json").write_text(kept)
    known = Moved(tmp_path)
    assert known.of("c-1") == ()
    known.keep({"c-2": ("s-1",)})
    assert Moved(tmp_path).of("c-2") == ("s-1",)


def test_a_source_that_corrected_its_word_is_marked_in_every_report(ruled):
    desk = ruled.app.state.desk
    held = desk.held()
    police = next(s for s in held.ledger.sources if s.name == "Port Sarrow Police")
    reports = {s.document for s in held.about.told_by[police.id]}
    n = len(held.ledger.rulings)
    html = ruled.submit("/rulings/corrected", source=police.id, back=f"/sources/{police.id}").text
    made = desk.held().ledger.rulings[n:]
    assert [r.kind for r in made] == ["corrected"] * len(reports)
    assert "is corrected in" in html
    answer = ruled.submit("/rulings/corrected", source="src-none")
    assert answer.status_code == 422


def test_statements_split_off_are_a_question_of_their_own(ruled):
    desk = ruled.app.state.desk
    claim = fullest(desk)
    going = list(claim.answers[0].statements[:2])
    ruled.submit("/rulings/split", claim=claim.id, statement=going, **on(claim))
    homes = [set(desk.held().claims_of.get(s, ())) for s in going]
    stayed = set(desk.held().claims_of[claim.answers[1].statements[0]])
    assert homes[0] & homes[1]
    assert not homes[0] & homes[1] & stayed


def test_a_note_and_a_grade_stand_on_the_page(ruled):
    claim = fullest(ruled.app.state.desk)
    ruled.submit(
        "/rulings/note", on=claim.id, kind="claim", text="Ask the harbour master.", **on(claim)
    )
    html = ruled.submit(
        "/rulings/credibility", answer=claim.answers[0].id, grade="3", **on(claim)
    ).text
    assert "Ask the harbour master." in html
    assert "Credibility 3 (possibly true)" in html


@pytest.mark.parametrize("value", ["own", "unnamed", "named"])
def test_a_chain_is_corrected(ruled, value):
    desk = ruled.app.state.desk
    claim = fullest(desk)
    statement = claim.answers[1].statements[0]
    ruled.submit(
        "/rulings/chain", statement=statement, said=value, chain="Port Sarrow Police", **on(claim)
    )
    chain = desk.held().lookup.statements[statement].chain
    names = [desk.held().lookup.source_name(link.source) for link in chain]
    assert (names == []) == (value == "own")
    assert ("Port Sarrow Police" in names) == (value == "named")


def test_nobody_rules_without_a_name(own_bench):
    desk = own_bench.app.state.desk
    own_bench.session.reviewer = ""
    claim = fullest(desk)
    answer = own_bench.submit("/rulings/name", claim=claim.id, question="Who?", **on(claim))
    assert answer.status_code == 422
    assert "Say who rules" in answer.text
    assert desk.held().ledger.rulings == ()


def test_nobody_rules_while_names_are_hidden(own_bench):
    desk = own_bench.app.state.desk
    claim = fullest(desk)
    own_bench.session.show(full=False)
    answer = own_bench.submit("/rulings/name", claim=claim.id, question="Who?", **on(claim))
    assert answer.status_code == 422
    assert desk.held().ledger.rulings == ()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("name", {"claim": "c-none", "question": "Who?"}),
        ("name", {}),
        ("move", {"statement": "s-none", "to": "c-none"}),
        ("join", {"claim": "c-none"}),
        ("split", {"claim": "c-none"}),
        ("code", {"statement": "s-none", "code": "x/y", "verdict": "perhaps"}),
        ("chain", {"statement": "s-none", "said": "named", "chain": " > "}),
        ("statement-kind", {"statement": "s-none", "kind": "lie"}),
        ("source-kind", {"source": "src-none", "kind": "liar"}),
        ("merge", {"source": "src-none"}),
        ("credibility", {"answer": "an-none", "grade": "7"}),
        ("undo", {"ruling": "r-none"}),
    ],
)
def test_what_makes_no_sense_is_told_and_not_written(bench, desk, kind, fields):
    answer = bench.submit(f"/rulings/{kind}", **fields)
    assert answer.status_code == 422
    assert desk.held().ledger.rulings == ()


def test_no_ruling_of_an_unknown_kind_is_made(bench):
    assert bench.submit("/rulings/verdict").status_code == 404


@pytest.mark.parametrize(
    "what", ["statement", "claim", "answer", "derivation", "document", "source"]
)
def test_everything_has_a_page_of_what_can_be_ruled_on_it(bench, desk, what):
    ledger, claim = desk.held().ledger, fullest(desk)
    records = {"statement": claim.answers[0].statements[0], "claim": claim.id,
               "answer": claim.answers[0].id, "derivation": ledger.derivations[0].id,
               "document": ledger.documents[0].id, "source": ledger.sources[0].id}  # fmt: skip
    query = {what: records[what], "claim": claim.id} if what != "claim" else {what: claim.id}
    html = bench.get("/rulings/on", params={**query, "back": "/claims"}).text
    assert html.count('class="says"') >= 1
    posting = re.findall(r'action="/(?:rulings/([a-z-]+)|(protect))"', html)
    assert len([one for one in posting if one[0] != "on"]) == html.count('class="says"')
    part = bench.get("/rulings/on", params=query, headers={"hx-request": "true"}).text
    assert "<html" not in part


def test_questions_and_statements_are_found_by_their_words(bench, desk):
    claim = fullest(desk)
    asked = {"words": claim.gloss}
    found = bench.get("/api/questions", params=asked).json()["records"]
    assert claim.id in [one["id"] for one in found]
    besides = bench.get("/api/questions", params={**asked, "besides": claim.id}).json()["records"]
    assert claim.id not in [one["id"] for one in besides]
    said = desk.held().lookup.statements[claim.answers[0].statements[0]]
    words = " ".join(re.findall(r"\w+", said.text)[:4])
    told = bench.get("/api/statements", params={"words": words}).json()["records"]
    assert said.id in [one["id"] for one in told]


def test_what_is_not_there_has_no_page_of_rulings(bench):
    assert bench.get("/rulings/on", params={"statement": "s-none"}).status_code == 404
    assert bench.get("/rulings/on").status_code == 404


def test_what_follows_later_is_told_when_it_is_there(example, tmp_path, monkeypatch):
    let_go, rule = threading.Event(), Current.rule
    monkeypatch.setattr(Current, "rule", lambda *on: let_go.wait(60) and rule(*on))
    copy = shutil.copytree(example.folder, tmp_path / "harbour.case")
    with open_desk(copy) as desk:
        bench = browser(desk)
        claim = fullest(desk)
        fields = {"claim": claim.id, "question": "How many sailed?", **on(claim)}
        html = bench.submit("/rulings/name", **fields).text
        assert "The question reads: How many sailed?" not in html
        assert "is being worked out" in html
        asked = {"ruled": last(bench).id, "back": f"/claims/{claim.id}"}
        assert bench.get("/rulings/effect", params=asked).status_code == 204
        let_go.set()
        desk.settle()
        answer = bench.get("/rulings/effect", params=asked)
        assert claim.id in answer.headers["hx-location"]
        html = bench.get(f"/claims/{claim.id}?ruled={last(bench).id}").text
        assert "The question reads: How many sailed?" in html
        assert "is being worked out" not in html
