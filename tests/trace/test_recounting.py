"""Counting again what a change reaches gives what counting everything gives."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from eval.whatif_made import made_case
from wherefrom.model import (
    NOBODY,
    Answer,
    Claim,
    Document,
    External,
    Ledger,
    Origin,
    Resolution,
    Ruling,
    Thing,
)
from wherefrom.settings import Trace
from wherefrom.trace import origins as origins_of_trails
from wherefrom.trace.ground import members
from wherefrom.trace.left import left_of
from wherefrom.trace.origins import follow
from wherefrom.trace.recounting import Counting
from wherefrom.trace.remembered import Remembered
from wherefrom.trace.rows import Rows
from wherefrom.trace.tracing import Judging, Matter, as_found, traced

SETTINGS = Trace()
STEPS = 25
KINDS = ("outlet", "official", "organisation", "record")


def matter_of(ledger: Ledger) -> Matter:
    resolution = Resolution(ledger.sources, (), ledger.of_publisher)
    evidence = as_found(ledger.derivations, ledger.externals)
    return Matter(ledger.documents, ledger.statements, (), (), resolution, evidence)


def uncounted(claim: Claim) -> Claim:
    bare = (replace(a, origins=(), independence=NOBODY, flags=()) for a in claim.answers)
    return replace(claim, answers=tuple(bare))


def thing(document: Document) -> Thing:
    return Thing("document", document.id, "", "", document.sha256, document.path)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return made_case(40, SETTINGS)


class Case:
    """Claims and rulings that change, counted both ways."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.ledger, self.chance = ledger, random.Random(seed)
        self.matter = matter_of(ledger)
        self.claims = [uncounted(claim) for claim in ledger.claims]
        self.rulings: list[Ruling] = []
        self.counting = Counting(self.matter, self.claims, (), SETTINGS)
        self.counted: set[str] = set()  # claims, after something was found otherwise

    def regroup(self, gone: list[Claim], new: list[Claim]) -> None:
        self.counting.change(gone, new)
        self.claims = [claim for claim in self.claims if claim not in gone] + new

    def move_a_statement(self) -> None:
        claim = self.chance.choice(self.claims)
        statement = self.chance.choice(claim.answers[0].statements)
        rest = (
            replace(a, statements=tuple(s for s in a.statements if s != statement))
            for a in claim.answers
        )
        left = replace(claim, answers=tuple(a for a in rest if a.statements))
        name = f"alone-{len(self.claims)}-{statement}"
        alone = Claim(name, "What else?", 1, (Answer(f"an-{name}", "1", (statement,)),))
        self.regroup([claim], [left, alone] if left.answers else [alone])

    def join_two(self) -> None:
        one, two = self.chance.sample(self.claims, 2)
        self.regroup([one, two], [replace(one, answers=one.answers + two.answers)])

    def rule(self, ruling: Ruling) -> None:
        self.rulings.append(replace(ruling, id=f"r-{len(self.rulings)}", at="2031-03-04"))
        self.counting.rule(self.rulings)

    def withdraw_a_document(self) -> None:
        self.rule(Ruling("withdrawn", "Ann", things=(thing(self.document()),)))

    def withdraw_a_source(self) -> None:
        source = self.chance.choice(self.ledger.sources)
        on = (Thing("source", source.id, source.name, source.kind),)
        self.rule(Ruling("withdrawn", "Ann", things=on))

    def correct(self) -> None:
        two = (thing(self.document()), thing(self.document()))
        self.rule(Ruling("corrected", "Ann", things=two[: self.chance.randint(1, 2)]))

    def judge_a_derivation(self) -> None:
        known = {d.id: d for d in self.ledger.documents}
        one = self.chance.choice([d for d in self.ledger.derivations if d.giver in known])
        ends = (thing(known[one.taker]), thing(known[one.giver]))
        value = self.chance.choice(("confirm", "reject"))
        self.rule(Ruling("derivation", "Ann", value=value, things=ends, relation=one.kind))

    def undo(self) -> None:
        if self.rulings:
            self.rule(Ruling("undo", "Ann", undoes=self.chance.choice(self.rulings).id))

    def derive_otherwise(self) -> None:
        found = [d for d in self.matter.evidence.derivations if self.chance.random() < 0.9]
        found += [d for d in self.ledger.derivations if self.chance.random() < 0.1]
        found = [replace(d, probability=self.chance.choice((d.probability, 0.6))) for d in found]
        kept = {d.id: d for d in reversed(found)}
        self.rederive(sorted(kept.values(), key=lambda d: (d.taker, d.kind, d.giver, d.id)))

    def publish_otherwise(self) -> None:
        one, two = self.document(), dict(self.matter.resolution.of_publisher)[self.document().id]
        held = {**dict(self.matter.resolution.of_publisher), one.id: two}
        self.rederive(self.matter.evidence.derivations, tuple(sorted(held.items())))

    def rename(self) -> None:
        source = self.chance.choice(self.matter.resolution.sources)
        now = replace(source, name=f"{source.name} anew", kind=self.chance.choice(KINDS))
        self.rederive(self.matter.evidence.derivations, source=now)

    def lie_elsewhere(self) -> None:
        url = self.chance.choice((None, "http://meridian.example/1"))
        now = self.chance.choice(((), (External("wire", "Meridian", url),)))
        self.rederive(self.matter.evidence.derivations, externals=now)

    def rederive(self, derivations, of_publisher=None, *, source=None, externals=None) -> None:
        before = self.matter.resolution
        changed = {} if source is None else {source.id: source}
        sources = tuple(changed.get(s.id, s) for s in before.sources)
        resolution = Resolution(sources, (), of_publisher or before.of_publisher)
        held = self.matter.evidence.externals if externals is None else externals
        evidence = as_found(derivations, held)
        self.matter = replace(self.matter, resolution=resolution, evidence=evidence)
        known = Judging(self.matter).known
        self.counting.restate((), changed, resolution, (), known)
        self.counting.rederive(evidence, self.rulings)
        self.counted = self.counting.change((), ())

    def document(self) -> Document:
        return self.chance.choice(self.ledger.documents)


CHANGES = (
    Case.move_a_statement,
    Case.join_two,
    Case.withdraw_a_document,
    Case.withdraw_a_source,
    Case.correct,
    Case.judge_a_derivation,
    Case.undo,
    Case.derive_otherwise,
    Case.publish_otherwise,
    Case.rename,
    Case.lie_elsewhere,
)


@pytest.mark.parametrize("seed", [1, 2, 7, 8])
def test_after_any_changes_in_any_order_the_result_is_that_of_counting_all(ledger, seed):
    case = Case(ledger, seed)
    for _ in range(STEPS):
        case.chance.choice(CHANGES)(case)
    assert case.counting.tracing(case.claims) == traced(
        case.matter, case.claims, SETTINGS, case.rulings
    )


def test_each_step_is_right_by_itself(ledger):
    case = Case(ledger, 4)
    for change in CHANGES:
        change(case)
        everything = traced(case.matter, case.claims, SETTINGS, case.rulings)
        assert case.counting.tracing(case.claims) == everything, change.__name__


def test_a_claim_that_nobody_cites_is_counted_alone(ledger):
    case = Case(ledger, 5)
    (old,) = case.claims[:1]
    renamed = replace(old, gloss="How many were held?")
    assert case.counting.change([old], [renamed]) == {old.id}
    assert case.counting.claims[old.id].gloss == "How many were held?"
    assert case.counting.claims[old.id].answers == ledger.claims[0].answers


def test_that_two_documents_have_one_publisher_counts_no_answer_again(ledger):
    case = Case(ledger, 6)
    found = case.matter.evidence.derivations
    one = next(d for d in found if d.kind == "cites")
    tied = replace(one, id="same", kind="same_publisher", named_as=())
    case.rederive(sorted((*found, tied), key=lambda d: (d.taker, d.kind, d.giver, d.id)))
    assert case.counted == set()
    case.rederive([d for d in found if d is not one])
    assert case.counted


def test_a_publisher_of_another_kind_or_name_is_counted_only_where_that_is_told(ledger):
    case = Case(ledger, 6)
    by = dict(case.matter.resolution.of_publisher).values()
    paper = next(s for s in case.matter.resolution.sources if s.id in by and s.kind == "outlet")
    derivations = case.matter.evidence.derivations
    case.rederive(derivations, source=replace(paper, kind="organisation"))
    of_kind = case.counted
    case.rederive(derivations, source=replace(paper, kind="organisation", name="The Paper"))
    assert of_kind < case.counted
    assert paper.id in {o.source for key in case.counted for o in origins(case, key)}


def origins(case: Case, claim: str) -> list[Origin]:
    return [o for answer in case.counting.claims[claim].answers for o in answer.origins]


def test_what_is_said_elsewhere_is_looked_for_once_a_trail(ledger, monkeypatch):
    known, asked = left_of(ledger, ()), []

    def counterpart(ground, derivation, statement, document, members):
        asked.append((derivation.id, statement.id, document))
        return told(ground, derivation, statement, document, members)

    told = origins_of_trails.counterpart
    monkeypatch.setattr(origins_of_trails, "counterpart", counterpart)
    active = {d.id for d in ledger.derivations}
    copies = sorted(d.id for d in ledger.derivations if d.kind == "copies")
    found = 0
    for claim in ledger.claims:
        said = members(known, claim.answers[0])
        held = {s.document: [t for t in said if t.document == s.document] for s in said}
        for statement in said:
            asked.clear()
            there = {}
            for out in ("", *copies):
                follow(known, statement, held, frozenset(active - {out}), there)
            assert len(asked) == len(set(asked))
            found += len(asked)
    assert found


def test_work_is_remembered_by_what_it_asked_of_the_set():
    asked: list[int] = []

    def work(held: frozenset[str]) -> str:
        asked.append(1)
        return "both" if "a" in held and "b" in held else "one" if "a" in held else "none"

    remembered: Remembered[str] = Remembered()
    sets = [frozenset(some) for some in ("", "b", "bc", "a", "ac", "ab", "abc", "")]
    assert [remembered.of(held, work) for held in sets] == [
        "none", "none", "none", "one", "one", "both", "both", "none",
    ]  # fmt: skip
    assert len(asked) == 3


def test_many_sets_are_told_at_once_as_one_by_one():
    asked: list[int] = []

    def work(held: frozenset[str]) -> str:
        asked.append(1)
        return "both" if "a" in held and "b" in held else "one" if "a" in held else "none"

    rows = Rows(0b1111, {"a": 0b1100, "c": 0b1010}, frozenset("b"))
    found = Remembered[str]().across(rows, work)
    assert sorted(found) == [("both", 0b1100), ("none", 0b0011)]
    assert len(asked) == 2
