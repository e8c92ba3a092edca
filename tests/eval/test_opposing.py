from __future__ import annotations

from collections import Counter

from eval.opposing import LABELS, Pair, figures, pairs, told
from wherefrom.model import Answer, Claim, Conflict


def claim(*values: str, conflict: bool = False) -> Claim:
    answers = tuple(Answer(f"a{n}", value, (f"s{n}",), ()) for n, value in enumerate(values))
    against = (Conflict(("a0", "a1"), "conflict", "One says yes, one no."),) if conflict else ()
    return Claim("c", "Was it?", 2, answers, against)


def test_the_pairs_are_labelled_and_half_are_held_out() -> None:
    every = pairs()
    assert len({pair.id for pair in every}) == len(every)
    assert Counter(pair.label in LABELS for pair in every) == {True: len(every)}
    assert 0.4 < sum(pair.held_out for pair in every) / len(every) < 0.6


def test_a_pair_is_told_by_its_claims() -> None:
    assert told([claim("yes", "no", conflict=True)]) == "conflict"
    assert told([claim("yes")]) == "agree"
    assert told([claim("yes", "no")]) == "apart"
    assert told([]) == "apart"


def test_a_conflict_told_as_agreement_is_confirmed() -> None:
    some = [Pair(str(n), "conflict", "who", ("", ""), "") for n in range(4)]
    results = {"0": "conflict", "1": "agree", "2": "apart", "3": "apart"}
    found = figures(some, results)
    assert (found["conflict_r"], found["not_confirmed"]) == (0.25, 0.75)
