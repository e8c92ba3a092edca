"""Reused wording: which documents may share passages, which passages, how surely taken.

Candidates come from 5-word fingerprints in an inverted index, never from all
pairs; passages from 4-word seeds chained along a diagonal.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from wherefrom.settings import Trace
from wherefrom.trace.wording import Wording

FINGERPRINT = 5  # words; shorter ones are idiom, longer ones miss edited copies
SEED = 4  # words; TECH measurement: 0.99 of planted passages found, 0.02 by chance
GAP = 4  # words that may differ between two seeds of one passage
DRIFT = 3  # words by which the diagonal may shift inside one passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Words two documents share, as word indices, half-open, on both sides.

    ``weight`` counts the shared words: one each, less within quotation marks,
    nothing for standing text.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    n_words: int
    weight: float
    quoted: float  # share of the words that stand in quotation marks, 0 to 1


@dataclass(frozen=True, slots=True)
class Shared:
    """All that two documents share, longest passage first."""

    left: str
    right: str
    passages: tuple[Passage, ...]
    share_left: float  # share of the left document's words that is shared, 0 to 1
    share_right: float
    probability: float


def candidates(wordings: Sequence[Wording], settings: Trace) -> list[tuple[int, int]]:
    """Index pairs of ``wordings`` that share a fingerprint, sorted.

    Up to ``sample_above_words`` words all fingerprints are kept; above, one in
    eight, and two shared ones are asked for. A fingerprint found in more than
    ``max_documents_per_fingerprint`` documents tells nothing and is skipped,
    which keeps the growth near linear.
    """
    n_words = sum(len(w.words) for w in wordings)
    sampled = n_words > settings.sample_above_words
    places: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(wordings):
        for mark in sorted(fingerprints(item, every=8 if sampled else 1)):
            places[mark].append(index)
    n_shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in places.values():
        if 2 <= len(holders) <= settings.max_documents_per_fingerprint:
            for pair in combinations(holders, 2):
                n_shared[pair] += 1
    least = 2 if sampled else 1
    return sorted(pair for pair, n in n_shared.items() if n >= least)


def fingerprints(item: Wording, *, every: int) -> set[int]:
    """Hashes of the 5-word runs of ``item``; of them one in ``every``."""
    marks = set()
    for i in range(len(item.words) - FINGERPRINT + 1):
        if item.counted[i] and item.counted[i + FINGERPRINT - 1]:
            mark = zlib.crc32(" ".join(item.words[i : i + FINGERPRINT]).encode())
            if mark % every == 0:
                marks.add(mark)
    return marks


def _runs(left: Wording, right: Wording) -> list[tuple[int, int, int]]:
    """Maximal equal runs of at least SEED words: (left index, right index, words)."""
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(left.words) - SEED + 1):
        at[left.words[i : i + SEED]].append(i)
    seeds = sorted(
        (j - i, i, j)
        for j in range(len(right.words) - SEED + 1)
        for i in at.get(right.words[j : j + SEED], ())
    )
    runs: list[tuple[int, int, int]] = []
    for _, i, j in seeds:
        if runs and runs[-1][1] - runs[-1][0] == j - i and i <= runs[-1][0] + runs[-1][2]:
            runs[-1] = (runs[-1][0], runs[-1][1], i + SEED - runs[-1][0])
        else:
            runs.append((i, j, SEED))
    return sorted(runs)


def _chained(runs: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Runs joined into passages: little between them, near one diagonal."""
    open_chains: list[list[tuple[int, int, int]]] = []
    for run in runs:
        still_open = []
        taken = False
        for chain in open_chains:
            gap_left = run[0] - (chain[-1][0] + chain[-1][2])
            gap_right = run[1] - (chain[-1][1] + chain[-1][2])
            if gap_left > GAP:
                yield chain
                continue
            still_open.append(chain)
            near = min(gap_left, gap_right) >= -SEED + 1 and gap_right <= GAP
            if not taken and near and abs(gap_left - gap_right) <= DRIFT:
                chain.append(run)
                taken = True
        open_chains = still_open if taken else [*still_open, [run]]
    yield from open_chains


def passages(left: Wording, right: Wording, settings: Trace) -> tuple[Passage, ...]:
    """Passages ``left`` and ``right`` share, heaviest first; each word of each side once."""
    found = []
    for chain in _chained(_runs(left, right)):
        pairs = sorted({(i + k, j + k) for i, j, n in chain for k in range(n)})
        in_quotes = [left.quoted[i] or right.quoted[j] for i, j in pairs]
        weight = sum(_weight(left, right, i, j, settings) for i, j in pairs)
        spans = ((pairs[0][0], pairs[-1][0] + 1), (pairs[0][1], max(j for _, j in pairs) + 1))
        quoted = sum(in_quotes) / len(pairs)
        found.append(Passage(*spans, len({i for i, _ in pairs}), weight, quoted))
    found.sort(key=lambda p: (-p.weight, p.left, p.right))
    kept: list[Passage] = []
    for passage in found:
        if not any(
            _crosses(passage.left, k.left) or _crosses(passage.right, k.right) for k in kept
        ):
            kept.append(passage)
    return tuple(kept)


def _weight(left: Wording, right: Wording, i: int, j: int, settings: Trace) -> float:
    """What one shared word weighs: less in a quotation, less as a name or number."""
    if not (left.counted[i] and right.counted[j]):
        return 0.0
    weight = settings.quote_weight if left.quoted[i] or right.quoted[j] else 1.0
    return weight * settings.given_weight if left.given[i] and right.given[j] else weight


def _crosses(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) - max(a[0], b[0]) > (min(a[1] - a[0], b[1] - b[0])) / 2


def shared(left: Wording, right: Wording, settings: Trace) -> Shared:
    """What two documents share and how probable it is that one took it from the other."""
    found = tuple(
        p for p in passages(left, right, settings) if p.weight >= settings.least_passage_weight
    )
    return Shared(
        left.document,
        right.document,
        found,
        _share(left, [p.left for p in found]),
        _share(right, [p.right for p in found]),
        probability_taken(found, settings),
    )


def _share(item: Wording, spans: list[tuple[int, int]]) -> float:
    covered = {i for start, end in spans for i in range(start, end)}
    return len(covered) / len(item.words) if item.words else 0.0


def probability_taken(found: Sequence[Passage], settings: Trace) -> float:
    """Probability that the passages were taken, one from the other or both from a third text.

    Logistic in the weight of the heaviest passage plus a share of the others';
    0.0 without a passage. Two sentences (some 30 words) come out near 1.
    """
    if not found:
        return 0.0
    weight = found[0].weight + settings.further_passage_share * sum(p.weight for p in found[1:])
    z = settings.reuse_slope * (weight - settings.reuse_even_weight)
    return min(0.99, 1.0 / (1.0 + math.exp(-min(z, 50.0))))
