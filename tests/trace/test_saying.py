"""What is said otherwise is found as it would be by looking at all of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from wherefrom.model import Attribution, ChainLink, Span, Statement
from wherefrom.sources.ruled_chains import _source_of
from wherefrom.trace.certainty import Readings, readings
from wherefrom.trace.saying import STRETCH, exchanged

LONG = 3 * STRETCH + 5
CHANGES = st.dictionaries(st.integers(0, LONG - 1), st.integers(0, 3), max_size=9)
CHANCES = st.dictionaries(st.integers(0, LONG - 1), st.sampled_from((0.2, 0.7, 1.0)), max_size=9)


def attribution(n: int) -> Attribution:
    return Attribution(f"a{n}", "d", (), (), (Span(n, n + 1),), None, None, 0.9)


@given(CHANGES)
def test_what_was_exchanged_is_found_place_by_place(changes: dict[int, int]) -> None:
    before = tuple((n, 0) for n in range(LONG))
    now = tuple((n, changes.get(n, 0)) for n in range(LONG))  # none of them the very same
    there = [one for pair in zip(before, now, strict=True) if pair[0] != pair[1] for one in pair]
    assert exchanged(before, now) == there
    assert exchanged(list(before), now) == there


@given(st.lists(CHANCES, max_size=4), st.lists(st.integers(0, LONG), max_size=3))
def test_readings_that_are_kept_are_those_of_all_attributions(steps, linked) -> None:
    every = tuple(map(attribution, range(LONG)))
    chain = tuple(ChainLink("m", f"a{n}", "s") for n in linked)
    said = Statement("st", "d", 0, 1, "It burned.", "assertion", "asserted", chain)
    kept = Readings(every)
    for step in steps:
        every = tuple(
            replace(a, probability=step[n]) if n in step else a for n, a in enumerate(every)
        )
        assert kept.under([said], every) == readings([said], every)
    assert kept.under([said], every[1:]) == readings([said], every[1:])


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_whose_mentions_are_is_found_for_few_as_for_many(known: set[int], asked: set[int]) -> None:
    told = tuple(sorted((f"m{n}", f"s{n % 3}", "so named") for n in known))
    whole = {m: s for m, s, _ in told}
    assert all(_source_of(f"m{n}", told) == whole.get(f"m{n}") for n in asked)
