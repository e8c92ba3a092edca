"""Where two texts run alike: 4-word seeds of many pairs at once, joined along diagonals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wherefrom.trace.spelled import BASE, Keys, mixed, runs_of
from wherefrom.trace.wording import Wording

SEED = 4  # words; TECH measurement: 0.99 of planted passages found, 0.02 by chance
STRIDE = 6  # words from one seed to the next of a run: one word between them may differ
TOGETHER = 1 << 16  # words looked at at once
LEAST_WORDS = 6  # words in runs; a pair with fewer shares idiom

Numbers = npt.NDArray[np.int64]
Run = tuple[int, int, int]  # first word on the left, first on the right, words


@dataclass(frozen=True, slots=True)
class _Grams:
    """Seeds of several documents end to end: which document each is of, and which word."""

    grams: Keys
    owner: Numbers
    place: Numbers
    first: Numbers  # where each document begins
    length: Numbers  # seeds of each document


def runs(
    wordings: Sequence[Wording], left: Numbers, right: Numbers
) -> Iterator[tuple[int, list[Run]]]:
    """For each pair that shares enough: its number and its runs, in order.

    A run holds words in the same order on both sides, nearly all of them
    equal. Where wording returns within a text its first and its last place are
    met, so that no repetition makes the work more than the words.
    """
    for first, last in _groups(wordings, left, right):
        documents, where = _numbered(left[first:last], right[first:last])
        grams = _grams([wordings[k] for k in documents.tolist()])
        n = last - first
        found = _seeds(grams, where[:n], where[n:])
        for number, item in _along_diagonals(*found):
            yield first + number, item


def _groups(
    wordings: Sequence[Wording], left: Numbers, right: Numbers
) -> Iterator[tuple[int, int]]:
    sizes = np.fromiter((len(item.keys) for item in wordings), dtype=np.int64)
    upto = np.cumsum(sizes[left] + sizes[right])
    first = 0
    while first < len(left):
        begun = upto[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(upto, begun + TOGETHER, side="right")))
        yield first, last
        first = last


def _numbered(left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """The documents of some pairs, each once, and where in that list each side stands."""
    both = np.concatenate((left, right))
    documents = np.sort(both)
    documents = documents[np.concatenate(([True], documents[1:] != documents[:-1]))]
    return documents, np.searchsorted(documents, both)


def _grams(items: Sequence[Wording]) -> _Grams:
    """Every run of SEED words; those that reach into the next document are met by none."""
    length = np.array([len(item.keys) for item in items], dtype=np.int64)
    ends = np.cumsum(length)
    keys = np.concatenate([*(item.keys for item in items), np.zeros(SEED - 1, dtype=np.uint64)])
    owner = np.repeat(np.arange(len(items)), length)
    place = np.arange(ends[-1]) - np.repeat(ends - length, length)
    return _Grams(
        runs_of(keys, SEED), owner, place, ends - length, np.maximum(length - SEED + 1, 0)
    )


def _seeds(grams: _Grams, left: Numbers, right: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pair number, left word and right word of every seed the two sides of a pair share.

    A table answers where a seed of the left side stands last; seeds pushed out
    of their slot, and the first places of those that return in their text, go
    into further tables, until none is left.
    """
    length = grams.length[right]
    number = np.repeat(np.arange(len(right)), length)
    asked = _expanded(grams, right)
    wanted = grams.grams[asked]
    salted = grams.grams ^ _salts(len(grams.length))[grams.owner]
    sought = wanted ^ np.repeat(_salts(len(grams.length))[left], length)
    entries = _expanded(grams, np.unique(left))
    found = [np.empty((3, 0), dtype=np.int64)]
    while len(entries):
        salted, sought = salted * BASE, sought * BASE
        shift = np.uint64(64 - max(8, (7 * len(entries)).bit_length()))
        own = salted[entries] >> shift
        table = np.zeros(1 << (64 - int(shift)), dtype=np.int32)
        table[own] = entries  # of several written into one slot the last stays
        met = table[sought >> shift]
        same = np.flatnonzero(grams.grams[met] == wanted)
        same = same[grams.owner[met[same]] == left[number[same]]]
        found.append(np.stack((number[same], grams.place[met[same]], grams.place[asked[same]])))
        held = table[own]
        if len(found) == 2:
            entries = entries[held != entries][::-1]  # from here on the first place stays
        else:
            entries = entries[salted[held] != salted[entries]]
    numbers, i, j = np.concatenate(found, axis=1)
    return numbers, i, j


def _salts(n: int) -> Keys:
    return mixed(np.arange(1, n + 1, dtype=np.uint64))


def _expanded(grams: _Grams, documents: Numbers) -> Numbers:
    """The places of all seeds of ``documents``, document after document."""
    length = grams.length[documents]
    ends = np.cumsum(length)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - length, length)
    places: Numbers = np.repeat(grams.first[documents], length) + within
    return places


def _along_diagonals(number: Numbers, i: Numbers, j: Numbers) -> Iterator[tuple[int, list[Run]]]:
    if not len(i):
        return
    bits = np.int64(max(int(i.max()), int(j.max()), 1)).item().bit_length()
    code = np.sort((number << (2 * bits + 1)) | ((j - i + (1 << bits)) << bits) | i)
    code = code[np.concatenate(([True], code[1:] != code[:-1]))]
    i = code & ((1 << bits) - 1)
    diagonal = code >> bits
    opens = np.concatenate(([True], (diagonal[1:] != diagonal[:-1]) | (np.diff(i) > STRIDE)))
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(i)) - 1
    length = i[last] - i[first] + SEED
    number = code[first] >> (2 * bits + 1)
    start = i[first]
    other = start + (diagonal[first] & ((1 << (bits + 1)) - 1)) - (1 << bits)
    enough = np.bincount(number, weights=length) >= LEAST_WORDS
    kept = np.flatnonzero(enough[number])
    order = kept[np.lexsort((other[kept], start[kept], number[kept]))]
    number, start, other, length = number[order], start[order], other[order], length[order]
    heads = np.flatnonzero(np.concatenate(([True], number[1:] != number[:-1]))[: len(number)])
    listed = list(zip(start.tolist(), other.tolist(), length.tolist(), strict=True))
    bounds = [*heads.tolist(), len(number)]
    for k, head in enumerate(heads.tolist()):
        yield int(number[head]), listed[head : bounds[k + 1]]
