"""Reused wording: which passages two documents share, and how surely they were taken.

Candidates come from 5-word fingerprints that meet (trace/fingerprints.py),
never from all pairs; passages from 4-word seeds (trace/seeds.py) chained along
diagonals (trace/passages.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wherefrom.settings import Trace
from wherefrom.trace.fingerprints import candidate_pairs
from wherefrom.trace.passages import Places, chains, matched
from wherefrom.trace.seeds import Run, runs
from wherefrom.trace.wording import Wording

Aligned = tuple[int, int, Sequence[Run]]

SLIP = 5.0  # words of shared wording that a misspelling both have is worth


@dataclass(frozen=True, slots=True)
class Passage:
    """Words two documents share, as word indices, half-open, on both sides.

    ``weight`` counts the shared words: one each, less within quotation marks,
    nothing for standing text.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    n_words: int  # shared words; within the spans others may stand
    weight: float
    quoted: float  # share of the words that stand in quotation marks, 0 to 1


@dataclass(frozen=True, slots=True)
class Slip:
    """A word both documents misspell alike: where it first stands in each, and what is meant."""

    left: int
    right: int
    meant: str


@dataclass(frozen=True, slots=True)
class Shared:
    """All that two documents share, heaviest passage first."""

    left: str
    right: str
    passages: tuple[Passage, ...]
    share_left: float  # share of the left document's words that is shared, 0 to 1
    share_right: float
    probability: float
    slips: tuple[Slip, ...] = ()


def aligned(wordings: Sequence[Wording], settings: Trace) -> Iterator[Aligned]:
    """Every two documents that share enough words in order, as their indices, and these runs.

    It hangs on the words alone. Of wording that returns within a text not all places
    are met, and which are is told for many pairs at once: ask for all pairs.
    """
    left, right = candidate_pairs(wordings, settings)
    for number, found in runs(wordings, left, right):
        yield int(left[number]), int(right[number]), found


def all_shared(
    wordings: Sequence[Wording], settings: Trace, among: Iterable[Aligned] | None = None
) -> Iterator[tuple[int, int, Shared]]:
    """What every two documents share that share enough, with their indices, in order.

    Left out are pairs that cannot reach ``least_probability``. ``among`` are some of
    those that ``aligned`` gives, where not all are asked for.
    """
    for a, b, found in aligned(wordings, settings) if among is None else among:
        most = float(sum(run[2] for run in found))
        if _probability(most, settings) >= settings.least_probability:
            kept = _passages(wordings[a], wordings[b], found, settings)
            if kept:
                yield a, b, _shared(wordings[a], wordings[b], kept, settings)


def passages(left: Wording, right: Wording, settings: Trace) -> tuple[Passage, ...]:
    """Passages ``left`` and ``right`` share, heaviest first; each word of each side once."""
    one, two = np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64)
    for _, found in runs([left, right], one, two):
        return _passages(left, right, found, settings)
    return ()


def shared(left: Wording, right: Wording, settings: Trace) -> Shared:
    """What two documents share and how probable it is that one took it from the other."""
    return _shared(left, right, passages(left, right, settings), settings)


def _passages(
    left: Wording, right: Wording, found: Sequence[Run], settings: Trace
) -> tuple[Passage, ...]:
    made = []
    for chain in chains(found, left.keys, right.keys):
        if sum(run[2] for run in chain) >= settings.least_passage_weight:
            i, j = matched(chain, left.keys, right.keys)
            passage = _passage(left, right, i, j, settings)
            if passage.weight >= settings.least_passage_weight:
                made.append((passage, i, j))
    made.sort(key=lambda item: (-item[0].weight, item[0].left, item[0].right))
    on_left, on_right = (np.zeros(len(side.keys), dtype=np.bool_) for side in (left, right))
    kept = []
    for passage, i, j in made:
        if 2 * max(np.count_nonzero(on_left[i]), np.count_nonzero(on_right[j])) <= len(i):
            on_left[i] = on_right[j] = True
            kept.append(passage)
    return tuple(kept)


def _passage(left: Wording, right: Wording, i: Places, j: Places, settings: Trace) -> Passage:
    """The passage made of the words ``i`` of the left side, which are the words ``j`` of the right.

    A word weighs nothing in standing text, less in a quotation, less as a name or number.
    """
    in_quotes = left.quoted[i] | right.quoted[j]
    weight = np.where(in_quotes, settings.quote_weight, 1.0)
    weight[left.given[i] & right.given[j]] *= settings.given_weight
    weight[~(left.counted[i] & right.counted[j])] = 0.0
    spans = (int(i[0]), int(i[-1]) + 1), (int(j[0]), int(j[-1]) + 1)
    return Passage(
        *spans, len(i), float(weight.sum()), np.count_nonzero(in_quotes) / max(1, len(i))
    )


def _shared(left: Wording, right: Wording, found: Sequence[Passage], settings: Trace) -> Shared:
    return Shared(
        left.document,
        right.document,
        tuple(found),
        _share(left, [p.left for p in found]),
        _share(right, [p.right for p in found]),
        probability_taken(found, settings),
    )


def _share(item: Wording, spans: Sequence[tuple[int, int]]) -> float:
    covered = np.zeros(len(item.keys), dtype=np.bool_)
    for start, end in spans:
        covered[start:end] = True
    return float(covered.mean()) if len(covered) else 0.0


def probability_taken(found: Sequence[Passage], settings: Trace, *, n_slips: int = 0) -> float:
    """Probability that the passages were taken, one from the other or both from a third text.

    Logistic in the weight of the heaviest passage plus a share of the others'
    and SLIP for each misspelling both have; 0.0 without a passage. Two
    sentences (some 30 words) come out near 1.
    """
    if not found:
        return 0.0
    weight = found[0].weight + settings.further_passage_share * sum(p.weight for p in found[1:])
    return _probability(weight + SLIP * n_slips, settings)


def _probability(weight: float, settings: Trace) -> float:
    z = settings.reuse_slope * (weight - settings.reuse_even_weight)
    return min(0.99, 1.0 / (1.0 + math.exp(-max(-50.0, min(z, 50.0)))))
