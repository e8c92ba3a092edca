"""What people rule holds, run after run, and every ruling is in the log."""

from __future__ import annotations

import json
import shutil
import threading

import jsonschema
import pytest

import wherefrom
from tests import fake_stages, ruled_stages
from tests.conftest import write
from wherefrom.case import Case
from wherefrom.model import Claim, Ruling
from wherefrom.pipeline.choosing import NotOne
from wherefrom.pipeline.ruling import BadRuling
from wherefrom.report.ledger import from_json, schema, to_json
from wherefrom.store import log
from wherefrom.store.db import Store
from wherefrom.store.verify import verify

SEVEN, NINE, MANY = "ferry carried 7", "ferry carried 9", "ferry carried many"
THIRTY, ALSO_THIRTY = "the barge carried 30", "a barge carried 30"
WORDS = (SEVEN, NINE, MANY, THIRTY, ALSO_THIRTY, "mill was shut")
REPORTS = {
    "a.txt": f"Harbour Post\nAnn: the {SEVEN} people\nAnn: the mill was shut",
    "b.txt": f"Coast Wire\nBo: the {NINE} people",
    "c.txt": f"The Lamp\nCy: {THIRTY} people",
    "d.txt": f"Evening Star\nDi: {ALSO_THIRTY} people",
    "e.txt": f"Sarrow Echo\nEd: the {MANY}",
}


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "reports", REPORTS)


@pytest.fixture
def case(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", ruled_stages.stages)
    with wherefrom.trace([folder], case=tmp_path / "x.case", workers=1) as opened:
        yield opened


def said(case: Case, words: str) -> str:
    return case.reviewer("Ann").statement(words)


def claims_of(case: Case, words: str, kind: str = "number") -> list[Claim]:
    """The claims of ``kind`` in which the statement of these words counts."""
    id_ = said(case, words)
    return [
        c
        for c in case.claims
        if c.asked.kind == kind and id_ in [s for a in c.answers for s in a.statements]
    ]


def together(case: Case, one: str, two: str, kind: str = "number") -> bool:
    ids = [[c.id for c in claims_of(case, words, kind)] for words in (one, two)]
    return bool(ids[0]) and ids[0] == ids[1]


def values(case: Case, words: str) -> list[str]:
    id_ = said(case, words)
    return [a.value for c in claims_of(case, words) for a in c.answers if id_ in a.statements]


def ferry(case: Case) -> str:
    """The id of the claim how many the ferry carried."""
    return claims_of(case, NINE)[0].id


def ruled(case: Case, way: str, *given: str | None, by: str = "Ann", why: str = "") -> Ruling:
    """One ruling put in: statements by their words, all else as it is."""
    reviewer = case.reviewer(by, why)
    known = [said(case, g) if g in WORDS else g for g in given]
    return case.rule(getattr(reviewer, way)(*known))[0]


def states(case: Case) -> list[str]:
    return [r.state for r in case.rulings]


def more_reports(case: Case, folder, **files: str) -> None:
    write(folder, {f"{name}.txt": text for name, text in files.items()})
    case.add([folder], workers=1)


FAY = "Velmora Daily\nFay: the ferry carried 8 people"


def test_what_is_ruled_the_same_is_one_claim_now_and_after_more_reports(case, folder):
    assert not together(case, SEVEN, THIRTY)
    ruling = ruled(case, "same", SEVEN, THIRTY, why="one voyage")
    assert together(case, SEVEN, THIRTY)
    assert together(case, NINE, ALSO_THIRTY)
    more_reports(case, folder, f=FAY)
    assert together(case, SEVEN, THIRTY)
    assert claims_of(case, SEVEN)[0].documents == 5
    link = next(k for k in case.ledger.links if k.probability == 1.0 and "Ann" in k.why)
    assert set(link.statements) == {said(case, SEVEN), said(case, THIRTY)}
    assert link.why == f"Ann ruled on {ruling.at[:10]} that both answer one question: one voyage"
    assert states(case) == ["stands"]


def test_what_is_ruled_apart_is_apart_now_and_after_more_reports(case, folder):
    assert together(case, THIRTY, ALSO_THIRTY)
    ruled(case, "apart", THIRTY, ALSO_THIRTY)
    assert not together(case, THIRTY, ALSO_THIRTY)
    more_reports(case, folder, f="Velmora Daily\nFay: one barge carried 30 people, all told")
    assert claims_of(case, THIRTY) == claims_of(case, "all told")
    assert claims_of(case, ALSO_THIRTY) == []  # an amount that one report gives is no claim
    assert not together(case, THIRTY, ALSO_THIRTY, "proposition")


def test_a_ruling_on_one_claim_leaves_other_questions_alone(case):
    claim = claims_of(case, THIRTY)[0].id
    ruled(case, "apart", THIRTY, ALSO_THIRTY, claim)
    assert claims_of(case, THIRTY) == []
    assert together(case, THIRTY, ALSO_THIRTY, "proposition")


def test_a_ruled_answer_stands_in_place_of_what_was_read(case, folder):
    ruled(case, "answer", SEVEN, ferry(case), "9")
    assert values(case, SEVEN) == ["9"]
    assert [a.value for a in claims_of(case, NINE)[0].answers] == ["9"]
    more_reports(case, folder, f=FAY)
    assert values(case, SEVEN) == ["9"]
    assert values(case, "ferry carried 8") == ["8"]


def test_a_statement_that_was_not_read_to_answer_can_be_ruled_to(case, folder):
    ruled(case, "answer", MANY, ferry(case), "at least 12")
    assert values(case, MANY) == ["at least 12"]
    assert together(case, MANY, NINE)
    more_reports(case, folder, f=FAY)
    assert values(case, MANY) == ["at least 12"]


def test_a_statement_ruled_to_give_no_answer_leaves_the_claim(case, folder):
    ruled(case, "answer", SEVEN, ferry(case), None)
    assert values(case, SEVEN) == []
    more_reports(case, folder, f=FAY)
    assert values(case, SEVEN) == []
    assert claims_of(case, NINE)[0].documents == 2
    assert claims_of(case, SEVEN, "proposition") != []


def test_a_yes_may_be_ruled_a_no(case):
    claim = claims_of(case, "mill was shut", "proposition")[0]
    ruled(case, "answer", "mill was shut", claim.id, "no")
    (after,) = claims_of(case, "mill was shut", "proposition")
    assert [a.value for a in after.answers] == ["no"]


def test_a_claim_keeps_the_wording_it_was_given(case, folder):
    ruled(case, "name", ferry(case), "How many were on the ferry?", by="Bo")
    more_reports(case, folder, f=FAY)
    assert claims_of(case, NINE)[0].gloss == "How many were on the ferry?"
    ruled(case, "name", ferry(case), "How many people did it carry?")
    assert claims_of(case, NINE)[0].gloss == "How many people did it carry?"


def test_an_undone_ruling_has_no_effect_and_undoing_that_restores_it(case, folder):
    before = to_json(case.ledger)
    first = ruled(case, "same", SEVEN, THIRTY)
    undone = ruled(case, "undo", first.id, by="Bo", why="another voyage")
    more_reports(case, folder, f=FAY)
    assert not together(case, SEVEN, THIRTY)
    assert states(case) == ["undone", "stands"]
    assert case.rulings[0].because == f"revoked by {undone.id} (Bo)"
    ruled(case, "undo", undone.id)
    assert together(case, SEVEN, THIRTY)
    assert states(case) == ["stands", "undone", "stands"]
    assert json.loads(before)["claims"] != json.loads(to_json(case.ledger))["claims"]


def test_of_contradicting_rulings_the_later_wins_and_it_is_said(case):
    first = ruled(case, "same", SEVEN, THIRTY)
    ruled(case, "same", THIRTY, ALSO_THIRTY)
    last = ruled(case, "apart", SEVEN, ALSO_THIRTY, by="Bo")
    assert states(case) == ["overruled", "stands", "stands"]
    assert not together(case, SEVEN, THIRTY)
    assert together(case, THIRTY, ALSO_THIRTY)
    (notice,) = [n for n in case.ledger.notices if n.kind == "ruling_overruled"]
    assert first.id in notice.message
    assert f"the later {last.id} (Bo, {last.at[:10]})" in notice.message


def test_of_two_answers_ruled_for_one_statement_the_later_stands(case):
    ruled(case, "answer", SEVEN, ferry(case), "17")
    ruled(case, "answer", SEVEN, ferry(case), "18", by="Bo")
    assert values(case, SEVEN) == ["18"]
    assert states(case) == ["overruled", "stands"]


def test_who_takes_a_statement_out_goes_before_who_had_put_it_in(case, folder):
    more_reports(case, folder, f=FAY)
    ruled(case, "same", SEVEN, NINE, ferry(case))
    ruled(case, "answer", SEVEN, ferry(case), None, by="Bo")
    assert values(case, SEVEN) == []
    assert states(case) == ["overruled", "stands"]
    ruled(case, "answer", SEVEN, ferry(case), "7")
    assert values(case, SEVEN) == ["7"]
    assert states(case) == ["stands", "overruled", "stands"]  # what is overruled has no force


def test_a_general_ruling_gives_way_on_the_question_that_a_later_one_is_on(case):
    claim = claims_of(case, THIRTY)[0].id
    ruled(case, "same", THIRTY, ALSO_THIRTY)
    ruled(case, "apart", THIRTY, ALSO_THIRTY, claim)
    assert states(case) == ["in_part", "stands"]
    assert not together(case, THIRTY, ALSO_THIRTY)
    assert together(case, THIRTY, ALSO_THIRTY, "proposition")


def test_a_ruling_finds_its_statement_in_a_text_that_has_shifted(case, monkeypatch):
    ruled(case, "same", SEVEN, THIRTY)
    before = said(case, SEVEN)
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", lambda: ruled_stages.shifted())
    case.update(workers=1)
    assert said(case, SEVEN) != before
    assert together(case, SEVEN, THIRTY)
    assert states(case) == ["stands"]
    assert case.rulings[0].statements == (said(case, SEVEN), said(case, THIRTY))


def test_a_ruling_without_its_statement_is_told_and_comes_back_with_it(case, folder, monkeypatch):
    ruled(case, "same", SEVEN, THIRTY)
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", lambda: ruled_stages.silent())
    case.update(workers=1)
    assert states(case) == ["lost"]
    assert case.rulings[0].statements[0] is None
    (notice,) = [n for n in case.ledger.notices if n.kind == "ruling_without_statement"]
    assert f"“the {SEVEN} people” of a.txt is not found any more" in notice.message
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", ruled_stages.stages)
    case.update(workers=1)
    assert states(case) == ["stands"]
    assert together(case, SEVEN, THIRTY)


def test_only_grouping_and_tracing_are_redone(case):
    fake_stages.CALLS.clear()
    ruled(case, "same", SEVEN, THIRTY)
    assert fake_stages.CALLS == ["trace"]  # grouping is the real one here
    stages = ["read", "language", "sources", "claims", "trace", "indicators"]
    assert list(case.report.seconds) == stages


def test_the_ledger_is_the_same_for_one_worker_and_two_and_reads_back(case, folder, tmp_path):
    given = [
        case.reviewer("Ann").same(said(case, SEVEN), said(case, THIRTY)),
        case.reviewer("Bo").answer(said(case, MANY), ferry(case), "12"),
    ]
    shutil.copytree(case.folder, tmp_path / "twin.case")
    at = [Ruling(**{**plain(r), "at": "2031-03-04T05:06:07+00:00"}) for r in given]
    case.rule(*at, workers=1)
    with wherefrom.open_case(tmp_path / "twin.case") as twin:
        twin.rule(*at, workers=2)
        assert to_json(twin.ledger) == to_json(case.ledger)
    assert from_json(to_json(case.ledger)).rulings == case.rulings
    with wherefrom.open_case(case.folder) as again:
        assert again.ledger == case.ledger


def test_a_ledger_with_rulings_fits_the_schema_and_the_schema_knows_every_field(case):
    first = ruled(case, "same", SEVEN, THIRTY, why="one voyage")
    ruled(case, "answer", MANY, ferry(case), "12")
    ruled(case, "undo", first.id)
    written = json.loads(to_json(case.ledger))
    for one in written["rulings"]:
        jsonschema.validate(one, {"$defs": schema()["$defs"], "$ref": "#/$defs/ruling"})
    known = schema()["$defs"]["ruling"]["properties"]
    inner = known["on"]["items"]["properties"].keys()
    assert all(set(r) <= known.keys() for r in written["rulings"])
    assert all(set(a) <= inner for r in written["rulings"] for a in r["on"])
    assert [r["state"] for r in written["rulings"]] == ["undone", "stands", "stands"]


def plain(ruling: Ruling) -> dict:
    return {name: getattr(ruling, name) for name in Ruling.__slots__}


def test_every_ruling_is_in_the_log_under_its_reviewers_name(case):
    made = [
        ruled(case, "same", SEVEN, THIRTY),
        ruled(case, "name", ferry(case), "How many?", by="Bo"),
    ]
    made.append(ruled(case, "undo", made[0].id, by="Cem"))
    with Store(case.folder) as store:
        entries = [e for e in log.entries(store.db) if e.kind == "ruling"]
    assert [e.who for e in entries] == ["Ann", "Bo", "Cem"]
    assert [json.loads(e.body)["ruling"] for e in entries] == [r.id for r in made]
    assert all("ferry" not in e.body and "carried" not in e.body for e in entries)
    assert case.verify().ok


def test_a_ruling_that_was_changed_lost_or_slipped_in_is_named(case):
    made = ruled(case, "same", SEVEN, THIRTY)
    with Store(case.folder, write=True) as store:
        store.db.execute("drop trigger ruling_is_never_changed")
        store.db.execute("update ruling set body = replace(body, 'Ann', 'Eve')")
    assert f"ruling {made.id}" in {
        d.what for d in verify(case.folder).damage if d.kind == "changed"
    }
    with Store(case.folder, write=True) as store:
        store.db.execute("update ruling set id = 'r-000000000000'")
    found = {(d.kind, d.what) for d in verify(case.folder).damage}
    assert {("added", "ruling r-000000000000"), ("lost", f"ruling {made.id}")} <= found


def test_rulings_on_a_purged_document_go_with_it(case):
    kept = ruled(case, "same", NINE, THIRTY)
    gone = ruled(case, "same", SEVEN, THIRTY)
    ruled(case, "undo", gone.id)
    case.purge("a.txt", "consent withdrawn")
    assert [r.id for r in case.rulings] == [kept.id]
    assert case.verify().ok
    assert SEVEN.encode() not in (case.folder / "case.db").read_bytes()


def test_reviewers_who_rule_at_once_lose_nothing(case):
    pairs = [(SEVEN, THIRTY), (NINE, ALSO_THIRTY)]
    ids = [(said(case, a), said(case, b)) for a, b in pairs]
    failed: list[Exception] = []

    def review(by: str, one: str, two: str) -> None:
        try:
            with wherefrom.open_case(case.folder) as mine:
                for n in range(3):
                    mine.rule(mine.reviewer(by, f"reason {n}").same(one, two), workers=1)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=review, args=(f"R{i}", *pair)) for i, pair in enumerate(ids)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with wherefrom.open_case(case.folder) as after:
        assert sorted((r.by, r.why) for r in after.rulings) == [
            (f"R{i}", f"reason {n}") for i in range(2) for n in range(3)
        ]
        assert after.verify().ok


@pytest.mark.parametrize(
    ("way", "given", "hint"),
    [
        ("same", ("s-none", SEVEN), "show CASE claim ID"),
        ("same", (SEVEN, SEVEN), "name two statements"),
        ("same", (SEVEN, MANY, "CLAIM"), "rule CASE answer"),
        ("answer", (SEVEN, "CLAIM", "plenty"), "give an amount such as"),
        ("answer", (MANY, "CLAIM", None), "gives no answer"),
        ("answer", (SEVEN, "c-none", "7"), "show CASE claims"),
        ("name", ("CLAIM", " "), "give them after the claim's id"),
        ("undo", ("r-none",), "wherefrom rulings CASE"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_next_step(case, way, given, hint):
    with pytest.raises((BadRuling, NotOne)) as told:
        ruled(case, way, *[ferry(case) if g == "CLAIM" else g for g in given])
    assert hint in str(told.value)
    assert case.rulings == ()


def test_words_that_fit_no_or_several_statements_are_told(case):
    reviewer = case.reviewer("Ann")
    with pytest.raises(NotOne, match="2 statements hold these words: s-"):
        reviewer.statement("barge carried 30 people")
    with pytest.raises(NotOne, match="no statement holds these words"):
        reviewer.statement("the airship")
    with pytest.raises(BadRuling, match="--by NAME"):
        case.reviewer("  ").same(said(case, SEVEN), said(case, NINE))


def test_an_id_may_be_cut_as_long_as_it_fits_one(case):
    one, two = said(case, SEVEN), said(case, THIRTY)
    made = case.rule(case.reviewer("Ann").same(one[:10], two[:10]))[0]
    assert made.statements == (one, two)
