"""Which documents may share passages: 5-word fingerprints, sorted and met, never all pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from wherefrom.settings import Trace
from wherefrom.trace.spelled import Keys, mixed, runs_of
from wherefrom.trace.wording import Wording

FINGERPRINT = 5  # words; shorter ones are idiom, longer ones miss edited copies
TOGETHER = 1 << 20  # words looked at at once
SAMPLED = 4  # one fingerprint in so many is kept in a large case
LEAST_OF_SAMPLE = 2  # shared fingerprints that make a pair worth aligning there

Numbers = npt.NDArray[np.int64]


def candidates(wordings: Sequence[Wording], settings: Trace) -> list[tuple[int, int]]:
    """Index pairs of ``wordings`` that share a fingerprint, sorted.

    Up to ``sample_above_words`` words in the case all fingerprints are kept;
    above, one in SAMPLED, and two shared ones are asked for. A fingerprint
    found in more than ``max_documents_per_fingerprint`` documents tells
    nothing and is skipped, which keeps the growth near linear.
    """
    left, right = candidate_pairs(wordings, settings)
    return list(zip(left.tolist(), right.tolist(), strict=True))


def candidate_pairs(wordings: Sequence[Wording], settings: Trace) -> tuple[Numbers, Numbers]:
    """The same as two arrays, left indices below right ones."""
    sampled = sum(len(item.keys) for item in wordings) > settings.sample_above_words
    bits = max(1, (len(wordings) - 1).bit_length())
    marks = held_marks(wordings, every=SAMPLED if sampled else 1, bits=bits)
    least = LEAST_OF_SAMPLE if sampled else 1
    most = int(settings.max_documents_per_fingerprint)
    met = np.sort(_met(marks, bits=bits, most=most))
    first = np.flatnonzero(np.concatenate(([True], met[1:] != met[:-1]))[: len(met)])
    n_shared = np.diff(np.append(first, len(met)))
    pairs = met[first[n_shared >= least]]
    mask = np.uint64((1 << bits) - 1)
    return (pairs >> np.uint64(bits)).astype(np.int64), (pairs & mask).astype(np.int64)


def held_marks(wordings: Sequence[Wording], *, every: int, bits: int) -> Keys:
    """Each fingerprint of each document once, sorted: its hash above, the document's index below.

    Of the hash as many bits are kept as the index leaves.
    """
    kept = []
    for first, last in _groups(wordings):
        group = wordings[first:last]
        marks = mixed(runs_of(np.concatenate([item.keys for item in group]), FINGERPRINT))
        owner, whole = _owners(group, len(marks))
        chosen = np.flatnonzero(whole if every == 1 else whole & (marks % np.uint64(every) == 0))
        mark = marks[chosen] >> np.uint64(bits) << np.uint64(bits)
        kept.append(mark | (owner[chosen] + np.uint64(first)))
    together = np.concatenate(kept) if kept else np.empty(0, dtype=np.uint64)
    together.sort()
    return together[np.concatenate(([True], together[1:] != together[:-1]))[: len(together)]]


def _groups(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    first = size = 0
    for index, item in enumerate(wordings):
        if size and size + len(item.keys) > TOGETHER:
            yield first, index
            first, size = index, 0
        size += len(item.keys)
    if first < len(wordings):
        yield first, len(wordings)


def _owners(group: Sequence[Wording], n_runs: int) -> tuple[Keys, npt.NDArray[np.bool_]]:
    """For each run of words: its document within ``group``, and whether it ends in it."""
    lengths = [len(item.keys) for item in group]
    owner = np.repeat(np.arange(len(group), dtype=np.uint64), lengths)[:n_runs]
    whole = np.ones(n_runs, dtype=np.bool_)
    for end in accumulate(lengths[:-1]):
        whole[max(0, end - FINGERPRINT + 1) : end] = False
    return owner, whole


def _met(marks: Keys, *, bits: int, most: int) -> Keys:
    """Pairs of documents, one for each fingerprint they share: left index above, right below."""
    hashes = marks >> np.uint64(bits)
    n_holders, starts = _run_lengths(hashes)
    wanted = (n_holders >= 2) & (n_holders <= most)
    starts, n_holders = starts[wanted], n_holders[wanted]
    rank = np.arange(n_holders.sum()) - np.repeat(np.cumsum(n_holders) - n_holders, n_holders)
    places = np.repeat(starts, n_holders) + rank
    left_over = np.repeat(n_holders, n_holders) - rank - 1  # holders after this one
    owner = marks & np.uint64((1 << bits) - 1)
    found = []
    for step in range(1, int(n_holders.max(initial=1))):
        keep = left_over >= step
        places, left_over = places[keep], left_over[keep]
        found.append(owner[places] << np.uint64(bits) | owner[places + step])
    return np.concatenate(found) if found else np.empty(0, dtype=np.uint64)


def _run_lengths(values: Keys) -> tuple[Numbers, Numbers]:
    """Lengths and starts of the runs of equal ``values``."""
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1]))[: len(values)])
    return np.diff(np.append(starts, len(values))), starts
