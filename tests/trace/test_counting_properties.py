from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.made import Case, document
from wherefrom.model import Answer
from wherefrom.settings import Trace
from wherefrom.trace.bearing import bearing, swaying
from wherefrom.trace.circles import circles
from wherefrom.trace.count import counted, outcome, tallied
from wherefrom.trace.evidence import derivation
from wherefrom.trace.ground import LIKELY, ground, members
from wherefrom.trace.rows import Rows
from wherefrom.trace.spread import combinations_of, distribution, summary
from wherefrom.trace.tracing import derived

WORDS = (
    *("harbour", "lantern", "signal", "copper", "meadow", "thistle", "granite", "barrel"),
    *("ledger", "anchor", "willow", "ferry", "beacon", "mortar", "saddle", "kettle"),
    *("ribbon", "orchard", "gravel", "timber", "pasture", "furnace", "cellar", "bridle"),
)
KINDS = ("official", "organisation", "witness", "person", "record", "anonymous")


def passage(seed: int, n: int = 40) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) + rng.choice("aeiou") for _ in range(n)) + "."


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Two to six reports that share passages, cite each other and name some sources."""
    case = Case()
    for k, kind in enumerate(KINDS):
        body = "source 0" if k == 3 else None
        case.source(f"source {k}", kind, body=body)  # type: ignore[arg-type]
    n = draw(st.integers(2, 6))
    names = [f"d{k}" for k in range(n)]
    for name in names:
        case.source(f"The {name.title()}", "outlet")
    for name in names:
        shared = draw(st.lists(st.integers(0, 3), max_size=2, unique=True))
        own = passage(100 + int(name[1:]), 25)
        day = draw(st.one_of(st.none(), st.integers(1, 4)))
        date = None if day is None else f"2031-05-0{day}"
        texts = [passage(s) for s in shared] + [own]
        item = case.add(document(name, " ".join(texts), date=date))
        for text in texts:
            if draw(st.booleans()):
                others = [f"source {k}" for k in range(len(KINDS))]
                others += [f"The {o.title()}" for o in names if o != name]
                chain = draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
                answer = draw(st.sampled_from(["a", "a", "b"]))
                case.says(item, text, *chain, answer=answer)
    case.answers.setdefault("a", [])
    return case


def counts(answer: Answer) -> tuple[object, ...]:
    return (answer.independence, answer.flags, set(answer.origins))


@settings(max_examples=60, deadline=None)
@given(cases())
def test_counting_does_not_depend_on_the_order_of_anything(case: Case) -> None:
    forward, backward = case.traced(order=1), case.traced(order=-1)
    assert forward.derivations == backward.derivations
    for ahead, behind in zip(
        sorted(forward.claims[0].answers, key=lambda a: a.id),
        sorted(backward.claims[0].answers, key=lambda a: a.id),
        strict=True,
    ):
        assert counts(ahead) == counts(behind)


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(0, 5))
def test_adding_a_copy_of_a_document_never_raises_the_named_count(case: Case, which: int) -> None:
    before = {a.id: a.independence.named for a in case.traced().claims[0].answers}
    original = case.documents[which % len(case.documents)]
    copy = replace(original, id="copy", path="copy.txt", publisher="The Copy")
    case.add(copy)
    for statement in [s for s in case.statements if s.document == original.id]:
        answer = next(name for name, held in case.answers.items() if statement.id in held)
        chain = [link.source or "" for link in statement.chain]
        case.says(copy, statement.text, *chain, answer=answer)
    after = {a.id: a.independence.named for a in case.traced().claims[0].answers}
    assert all(after[name] <= n for name, n in before.items())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_unconnected_reports_are_never_a_false_confirmation(seed: int, named: bool) -> None:
    case = Case()
    for k in range(2):
        case.source(f"source {k}", "official")
        item = case.add(document(f"d{k}", passage(2 * seed + k + 7)))
        case.says(item, item.text, *([f"source {k}"] if named else []))
    answer = case.answer()
    assert "false_confirmation" not in answer.flags
    assert answer.independence.named == (2 if named else 0)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_interval_holds_the_expected_number_and_the_figures_add_up(case: Case) -> None:
    for answer in case.traced().claims[0].answers:
        figures = answer.independence
        low, high = figures.interval
        assert 0 <= low <= high
        assert low - 1 <= figures.expected <= high + 1
        n_origins = figures.named + figures.withheld + figures.anonymous + figures.outlets
        assert n_origins == len(answer.origins)
        told = [s for origin in answer.origins for s in origin.statements]
        assert sorted(told) == sorted(answer.statements)


@settings(max_examples=25, deadline=None)
@given(cases())
def test_leaving_out_what_cannot_sway_the_count_changes_no_expectation(case: Case) -> None:
    chosen = Trace()
    parts = (case.documents, case.statements, case.mentions, case.attributions)
    evidence = derived(*parts, case.resolution(), settings=chosen)
    known = ground(
        case.documents,
        case.statements,
        case.resolution(),
        case.claims(),
        [replace(d, probability=min(d.probability, 0.7)) for d in evidence.derivations],
        cites={k: replace(d, probability=0.7) for k, d in evidence.cites.items()},
    )
    answer = case.claims()[0].answers[0]
    statements = members(known, answer)
    edges = bearing(known, statements)
    if not statements or len(edges) > 6:
        return
    sways = {d.id for d in swaying(known, statements, edges)}
    likely = {d.id for d in edges if d.probability >= LIKELY}
    for on in product((False, True), repeat=len(edges)):
        active = frozenset(d.id for d, chosen_on in zip(edges, on, strict=True) if chosen_on)
        swayed = (active & sways) | (likely - sways)
        assert named_with(known, answer, active) == named_with(known, answer, swayed)


def named_with(known: object, answer: Answer, active: frozenset[str]) -> int:
    """The count with exactly ``active`` true."""
    statements = members(known, answer)  # type: ignore[arg-type]
    return tallied(outcome(known, statements, active, frozenset())[1]).named  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14))
def test_circles_are_the_groups_whose_members_all_reach_each_other(
    edges: list[tuple[str, str]],
) -> None:
    reaches = {(a, b) for a, b in edges if a != b}
    for _ in "abcdef":
        reaches |= {(a, d) for a, b in reaches for c, d in reaches if b == c}
    mutual = {
        frozenset(x for x in "abcdef" if x == a or ((a, x) in reaches and (x, a) in reaches))
        for a in "abcdef"
    }
    assert set(circles(edges)) == {group for group in mutual if len(group) > 1}


def edge(name: str, probability: float) -> object:
    return derivation("copies", name, "g", probability=probability, evidence=(), note="")


def by_size(rows: Rows) -> list[tuple[dict[int, float], int]]:
    """For each row alone: as many as it has derivations, for sure."""
    each = (1 << row for row in range(rows.every.bit_length()))
    return [({len(rows.one_of(bits).ids()): 1.0}, bits) for bits in each]


def test_sampling_comes_near_to_enumerating() -> None:
    edges = [edge(f"d{k}", 0.3 + 0.05 * k) for k in range(8)]
    settings = Trace(max_enumerated=0, n_samples=4000)
    sampled = distribution("a-1", edges, by_size, settings)  # type: ignore[arg-type]
    weighed = distribution("a-1", edges, by_size, Trace())  # type: ignore[arg-type]
    (drawn, _), (exact, interval) = summary(sampled), summary(weighed)
    assert abs(drawn - exact) < 0.1
    assert interval[0] <= exact <= interval[1]


def test_sampling_is_the_same_every_time() -> None:
    edges = [edge(f"d{k}", 0.4) for k in range(12)]
    (first, ones), (second, others) = (combinations_of("a-1", edges, Trace()) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert list(ones) == list(others)


def test_rows_are_the_combinations_each_with_its_share() -> None:
    edges = [edge("sure", 0.99), edge("a", 0.25), edge("b", 0.4)]
    rows, weights = combinations_of("a-1", edges, Trace())  # type: ignore[arg-type]
    sure, a, b = (d.id for d in edges)  # type: ignore[attr-defined]
    sets = [rows.one_of(1 << row).ids() for row in range(4)]
    assert sets == [{sure}, {sure, b}, {sure, a}, {sure, a, b}]
    assert list(weights) == [0.75 * 0.6, 0.75 * 0.4, 0.25 * 0.6, 0.25 * 0.4]


def test_an_answer_without_statements_has_no_origin() -> None:
    case = Case()
    case.add(document("post", "Nothing."))
    known = ground(case.documents, (), case.resolution(), (), (), cites={})
    assert counted(known, Answer("a", "a", ()), Trace()).origins == ()


def test_a_reprint_of_a_copy_that_renames_its_source_names_no_further_one() -> None:
    case = Case()
    for name, kind in (("source 0", "official"), ("source 1", "witness")):
        case.source(name, kind)  # type: ignore[arg-type]
    fuller = case.add(document("d0", f"{passage(0)} {passage(1)} {passage(100, 25)}"))
    copy = case.add(document("d1", f"{passage(0)} {passage(101, 25)}"))
    reprint = case.add(replace(copy, id="d2", path="d2.txt", publisher="The Reprint"))
    case.says(fuller, passage(0), "source 0")
    for taker in (copy, reprint):
        case.says(taker, passage(0), "source 1")
    answer = case.answer()
    assert [origin.source for origin in answer.origins] == ["source 0"]
