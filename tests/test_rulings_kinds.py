"""Every kind of ruling in a case of its own: applied, kept by later runs, undone, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

import wherefrom
from tests import ruled_stages
from tests.conftest import write
from wherefrom.case import Case
from wherefrom.model import Claim, Ruling, Source, Statement
from wherefrom.pipeline.choosing import NotOne
from wherefrom.pipeline.ruling import BadRuling, seen_of, sentence, stale
from wherefrom.pipeline.touching import Touched, touches
from wherefrom.report.ledger import from_json, to_json

SEVEN, NINE = "the ferry carried 7 people", "the ferry carried 9 people"
THIRTY, ALSO_THIRTY = "the barge carried 30 people", "a barge carried 30 people"
REPORTS = {
    "a.txt": f"Harbour Post\nAnn: {SEVEN}\nAnn Brask: the mill was shut",
    "b.txt": f"Coast Wire\nBo: {NINE}",
    "c.txt": f"The Lamp\nCy: {THIRTY}",
    "d.txt": f"Evening Star\nDi: {ALSO_THIRTY}",
}
MORE = {"e.txt": "Velmora Daily\nFay: the ferry carried 8 people\nCy: the mill was shut"}


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", ruled_stages.stages)
    folder = write(tmp_path / "reports", REPORTS)
    with wherefrom.trace([folder], case=tmp_path / "x.case", workers=1) as opened:
        yield opened


def rule(case: Case, way: str, *given: object, why: str = "", **more: object) -> tuple[Ruling, ...]:
    made = getattr(case.reviewer("Ann Lee", why), way)(*given, **more)
    return case.rule(*([made] if isinstance(made, Ruling) else made))


def more_reports(case: Case, tmp_path) -> None:
    write(tmp_path / "reports", MORE)
    case.add([tmp_path / "reports"], workers=1)


def said(case: Case, words: str) -> Statement:
    return next(s for s in case.ledger.statements if s.text == words)


def source(case: Case, name: str) -> Source:
    return next(s for s in case.ledger.sources if s.name == name)


def claim_of(case: Case, words: str, kind: str = "number") -> Claim | None:
    id_ = said(case, words).id
    return next(
        (c for c in case.claims
         if c.asked.kind == kind and any(id_ in a.statements for a in c.answers)), None,
    )  # fmt: skip


def chain(case: Case, words: str) -> list[str]:
    names = {s.id: s.name for s in case.ledger.sources}
    return [names[link.source] for link in said(case, words).chain if link.source]


def states(case: Case) -> list[str]:
    return [r.state for r in case.rulings]


def test_merged_sources_are_one_now_and_after_more_reports(case, tmp_path):
    one, other = source(case, "Ann"), source(case, "Ann Brask")
    rule(case, "merge_sources", "Ann Brask", "Ann", why="one byline")
    more_reports(case, tmp_path)
    assert one.id not in {s.id for s in case.ledger.sources}
    merged = source(case, "Ann Brask")
    assert (merged.id, merged.aliases) == (other.id, ("Ann",))
    assert dict(merged.why)["Ann"].startswith("Ann Lee ruled on 20")
    assert chain(case, SEVEN) == ["Ann Brask"]
    rule(case, "undo", case.rulings[0].id)
    assert chain(case, SEVEN) == ["Ann"]
    assert states(case) == ["undone", "stands"]


def test_a_split_parts_what_was_merged_and_the_later_stands(case):
    before = source(case, "Ann")
    rule(case, "merge_sources", "Ann Brask", "Ann")
    rule(case, "split_source", "Ann Brask", "ann")
    assert states(case) == ["overruled", "stands"]
    assert chain(case, SEVEN) == ["Ann"]
    assert source(case, "Ann").id == before.id
    rule(case, "merge_sources", "Ann Brask", "Ann")
    assert states(case) == ["overruled", "overruled", "stands"]
    assert chain(case, SEVEN) == ["Ann Brask"]


def test_a_source_that_is_two_is_split_by_its_names(case, tmp_path):
    rule(case, "merge_sources", "Bo", "Cy")
    rule(case, "merge_sources", "Bo", "Di")
    rule(case, "split_source", "Bo", "Cy", "Di")
    more_reports(case, tmp_path)
    assert chain(case, THIRTY) == chain(case, ALSO_THIRTY) == ["Cy"]
    assert chain(case, NINE) == ["Bo"]
    assert source(case, "Cy").aliases == ("Di",)


def test_a_kind_that_was_ruled_is_the_kind_of_the_source_and_of_what_it_says(case, tmp_path):
    rule(case, "source_kind", "Bo", "official")
    more_reports(case, tmp_path)
    assert source(case, "Bo").kind == "official"
    assert said(case, NINE).origin_kind == "official"
    rule(case, "source_kind", "Bo", "witness")
    assert states(case) == ["overruled", "stands"]
    assert said(case, NINE).origin_kind == "witness"
    rule(case, "undo", case.rulings[1].id)
    assert said(case, NINE).origin_kind == "official"


def test_a_ruled_chain_stands_in_place_of_what_was_read(case, tmp_path):
    rule(case, "chain", said(case, SEVEN).id, "Bo", "Cy")
    more_reports(case, tmp_path)
    assert chain(case, SEVEN) == ["Bo", "Cy"]
    assert said(case, SEVEN).origin == source(case, "Cy").id
    mentions = {m.id: m for m in case.ledger.mentions}
    made = [mentions[link.mention] for link in said(case, SEVEN).chain]
    assert all(m.why.startswith("Ann Lee ruled on 20") for m in made)
    rule(case, "undo", case.rulings[0].id)
    assert chain(case, SEVEN) == ["Ann"]


def test_a_chain_may_end_at_a_source_that_the_case_did_not_have(case, tmp_path):
    with pytest.raises(NotOne, match="no source goes by that"):
        rule(case, "chain", said(case, SEVEN).id, "Ona Brill")
    rule(case, "chain", said(case, SEVEN).id, "Ona Brill", kind="witness")
    more_reports(case, tmp_path)
    assert chain(case, SEVEN) == ["Ona Brill"]
    assert said(case, SEVEN).origin_kind == "witness"
    assert source(case, "Ona Brill").kind == "witness"


def test_a_kind_given_with_a_known_source_holds_for_the_statement_alone(case):
    rule(case, "chain", said(case, SEVEN).id, "Ann", kind="witness")
    assert said(case, SEVEN).origin_kind == "witness"
    assert source(case, "Ann").kind == "person"


def test_a_statement_may_be_its_documents_own_word_or_somebodys_unnamed(case, tmp_path):
    rule(case, "own_word", said(case, SEVEN).id)
    assert said(case, SEVEN).chain == ()
    assert said(case, SEVEN).origin is None
    rule(case, "unnamed", said(case, SEVEN).id)
    more_reports(case, tmp_path)
    assert chain(case, SEVEN) == ["an unnamed source"]
    assert said(case, SEVEN).origin_kind == "anonymous"
    assert states(case) == ["overruled", "stands"]


def test_what_is_no_assertion_answers_nothing_and_an_undo_brings_it_back(case, tmp_path):
    rule(case, "same", said(case, SEVEN).id, said(case, THIRTY).id)
    rule(case, "kind", said(case, NINE).id, "opinion")
    more_reports(case, tmp_path)
    assert said(case, NINE).kind == "opinion"
    assert claim_of(case, NINE) is None
    assert claim_of(case, NINE, "proposition") is None
    rule(case, "undo", case.rulings[1].id)
    assert said(case, NINE).kind == "assertion"
    assert claim_of(case, NINE) is not None
    assert states(case) == ["stands", "undone", "stands"]


def test_claims_are_joined_and_a_statement_leaves_again(case, tmp_path):
    ferry, barge = claim_of(case, NINE), claim_of(case, THIRTY)
    rule(case, "join", ferry.id, barge.id)
    more_reports(case, tmp_path)
    assert claim_of(case, NINE) == claim_of(case, THIRTY) == claim_of(case, ALSO_THIRTY)
    rule(case, "split", claim_of(case, NINE).id, said(case, THIRTY).id, said(case, ALSO_THIRTY).id)
    assert claim_of(case, NINE) != claim_of(case, THIRTY)
    assert claim_of(case, THIRTY) == claim_of(case, ALSO_THIRTY)


def test_a_statement_is_moved_from_its_claim_to_another(case, tmp_path):
    into = claim_of(case, THIRTY)
    rule(case, "move", said(case, SEVEN).id, into.id)
    more_reports(case, tmp_path)
    assert claim_of(case, SEVEN) == claim_of(case, THIRTY)
    assert claim_of(case, SEVEN) != claim_of(case, NINE)


def test_a_statement_is_moved_with_the_answer_that_it_gives_there(case):
    into = claim_of(case, THIRTY)
    rule(case, "move", said(case, "the mill was shut").id, into.id, "at least 12")
    assert claim_of(case, "the mill was shut") == claim_of(case, THIRTY)


def test_notes_on_anything_are_kept_and_change_nothing(case, tmp_path):
    claims = case.claims
    claim, on = claim_of(case, NINE), said(case, NINE)
    for one in (claim.id, on.id, "b.txt", "Bo"):
        rule(case, "note", one, "Ask the harbour office.")
    assert case.claims == claims
    more_reports(case, tmp_path)
    assert states(case) == ["stands"] * 4
    known = claim_of(case, NINE).id
    document = next(d.id for d in case.documents if d.path == "b.txt")
    found = [r.found or r.statements for r in case.rulings]
    assert found == [(known,), (on.id,), (document,), (source(case, "Bo").id,)]
    assert sentence(case.rulings[2]).endswith("(b.txt): Ask the harbour office.")


def test_grades_are_for_bodies_and_answers_and_the_last_one_stands(case, tmp_path):
    with pytest.raises(BadRuling, match="never private people"):
        rule(case, "reliability", "Bo", "B")
    rule(case, "source_kind", "Bo", "official")
    rule(case, "reliability", "Bo", "b")
    rule(case, "reliability", "Bo", "C")
    answer = next(a for a in claim_of(case, NINE).answers if a.value == "9")
    rule(case, "credibility", answer.id, "3")
    more_reports(case, tmp_path)
    assert states(case) == ["stands", "overruled", "stands", "stands"]
    graded = case.rulings[3]
    (now,) = [a.id for a in claim_of(case, NINE).answers if a.value == "9"]
    assert (graded.found, graded.value) == ((now,), "3")
    rule(case, "undo", graded.id)
    assert states(case)[3] == "undone"


REFUSED = [
    ("merge_sources", ("Ann", "Ann"), "already"),
    ("merge_sources", ("Ann", "Nobody"), "lists them"),
    ("split_source", ("Ann", "Ann"), "All names"),
    ("split_source", ("Ann", "Zed"), "no name of Ann"),
    ("split_source", ("Ann",), "Say which names"),
    ("source_kind", ("Ann", "none"), "no kind of a source"),
    ("source_kind", ("Ann", "person"), "already"),
    ("reliability", ("Ann", "G"), "A to F"),
    ("note", ("Ann", "  "), "has words"),
    ("note", ("Zed", "x"), "goes by that"),
    ("credibility", ("an-0", "3"), "no one answer"),
]


@pytest.mark.parametrize(("way", "given", "hint"), REFUSED)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(case, way, given, hint):
    with pytest.raises((BadRuling, NotOne), match=hint):
        rule(case, way, *given)
    assert case.rulings == ()


def test_a_statement_or_claim_ruled_on_wrongly_is_refused(case):
    ferry, mill = claim_of(case, NINE), claim_of(case, "the mill was shut", "proposition")
    seven = said(case, SEVEN).id
    refused = [
        ("kind", (seven, "fact"), "no kind of a statement"),
        ("kind", (seven, "assertion"), "already"),
        ("chain", (seven,), "Name on whose word"),
        ("join", (ferry.id, ferry.id), "given twice"),
        ("join", (ferry.id, mill.id), "no statement answers both"),
        ("split", (ferry.id,), "Name the statements"),
        ("split", (ferry.id, said(case, THIRTY).id), "cannot leave it"),
        ("move", (seven, ferry.id), "already"),
        ("credibility", (ferry.answers[0].id, "7"), "1 to 6"),
    ]
    for way, given, hint in refused:
        with pytest.raises((BadRuling, NotOne), match=hint):
            rule(case, way, *given)


def test_nobody_is_unmasked_by_merging(case):
    rule(case, "source_kind", "Bo", "anonymous")
    with pytest.raises(BadRuling, match="nobody is unmasked"):
        rule(case, "merge_sources", "Ann", "Bo")


def test_rulings_on_what_was_purged_go_with_it(case):
    rule(case, "source_kind", "Di", "official")
    rule(case, "note", "d.txt", "Ask them.")
    rule(case, "note", "c.txt", "Ask them too.")
    case.purge("d.txt", "consent withdrawn")
    assert [r.things[0].path for r in case.rulings] == ["c.txt"]
    assert case.verify().damage == ()


def test_a_page_is_told_that_what_it_shows_has_changed(case):
    claim = claim_of(case, NINE)
    seen = seen_of(case.ledger, claim.id)
    mine = case.reviewer("Ann Lee", "", seen).name(claim.id, "How many?")
    assert mine.seen == seen
    assert stale(case.ledger, mine) is None
    case.rule(case.reviewer("Bo").name(claim.id, "How many were on the ferry?"))
    told = stale(case.ledger, mine)
    assert told is not None
    assert [r.by for r in told.since] == ["Bo"]
    assert "Since then Bo ruled on" in told.words
    assert stale(case.ledger, replace(mine, seen=None)) is None


def test_a_rulings_touch_is_told_for_each_kind(case):
    document = {d.path: d.id for d in case.documents}
    reviewer = case.reviewer("Ann Lee")
    gone = touches(reviewer.withdrawn("a.txt"), case.ledger)
    assert gone.documents == {document["a.txt"]}
    assert claim_of(case, SEVEN).id in gone.claims
    merged = touches(reviewer.merge_sources("Ann", "Bo"), case.ledger)
    assert merged.sources == {source(case, "Ann").id, source(case, "Bo").id}
    assert merged.documents == {document["a.txt"], document["b.txt"]}
    assert touches(reviewer.note("a.txt", "x"), case.ledger) == Touched()


def test_every_kind_reads_back_from_the_ledger_file(case):
    rule(case, "merge_sources", "Ann Brask", "Ann")
    rule(case, "chain", said(case, SEVEN).id, "Bo")
    rule(case, "note", "Bo", "x")
    rule(case, "withdrawn", "c.txt")
    assert from_json(to_json(case.ledger)).rulings == case.rulings
    assert case.verify().damage == ()
