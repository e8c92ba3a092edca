"""Words of texts found by numpy: where each stands, and a number that spells it.

A case of 50,000 articles has twenty million words; held as arrays of numbers
they take a tenth of the time and memory that strings would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from wherefrom.trace.threads import each

Keys = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]
Kinds = npt.NDArray[np.uint8]
Folded = npt.NDArray[np.unsignedinteger[Any]]

TABLE = 0x20000  # code points with an entry; beyond lie rare ideographs, taken for letters
IDEOGRAPHS_END = 0xE0000
BATCH = 1 << 18  # characters worked on at once: more leaves the processor's cache
BASE = np.uint64(0x9E3779B97F4A7C15)
MICRO = 0xB5  # the one such letter that folds to a Greek one
APART, DIGIT, LETTER, APOSTROPHE, POINT = range(5)


@dataclass(frozen=True, slots=True)
class Spelled:
    """Words of one text, in order: ``keys`` spell them, half-open spans in characters."""

    keys: Keys
    starts: Places
    ends: Places


def spelled(
    texts: Sequence[str], hidden: Sequence[Iterable[tuple[int, int]]] | None = None
) -> list[Spelled]:
    """The words of each text; characters in the spans of ``hidden`` are no words.

    A word is a run of letters, apostrophes within it, or a number with its
    points and commas. Case and apostrophes do not change its key; two words
    have one key by chance once in 10 ** 19.
    """
    batches = [
        (texts[first:last], hidden[first:last] if hidden else None)
        for first, last in _batches(texts)
    ]
    return [item for found in each(lambda batch: list(_spelled(*batch)), batches) for item in found]


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> int:
    """The key of one word; 0 where the text holds none."""
    keys = spelled([word])[0].keys
    return int(keys[0]) if len(keys) else 0


def lower_case(text: str, at: Places) -> npt.NDArray[np.bool_]:
    """Whether the characters of ``text`` at these places are lower-case letters."""
    return _lower_table().take(_codes(text)[at], mode="clip")


def mixed(numbers: Keys) -> Keys:
    """``numbers`` stirred so that every bit depends on every other (splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def runs_of(keys: Keys, length: int) -> Keys:
    """A number for each run of ``length`` words, the run's first word in its place.

    Runs that begin in one text and end in the next, where ``keys`` holds
    several, are for the caller to leave out.
    """
    n = len(keys) - length + 1
    if n <= 0:
        return np.empty(0, dtype=np.uint64)
    total = keys[:n].copy()
    for k in range(1, length):
        total *= BASE
        total += keys[k : n + k]
    return total


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = size = 0
    for index, text in enumerate(texts):
        if size and size + len(text) > BATCH:
            yield first, index
            first, size = index, 0
        size += len(text) + 1
    if first < len(texts):
        yield first, len(texts)


def _spelled(
    texts: Sequence[str], hidden: Sequence[Iterable[tuple[int, int]]] | None
) -> Iterator[Spelled]:
    kinds, folded = _looked_up("\n".join([*texts, ""]))
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    for begin, spans in zip(begins, hidden or (), strict=False):
        for start, end in spans:
            kinds[begin + start : begin + end] = APART
    apostrophes = _join_words(kinds)
    turns = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    edges = np.concatenate(([0], turns, [len(kinds)]))
    is_word = np.flatnonzero(kinds[edges[:-1]])
    starts, ends = edges[is_word], edges[is_word + 1]
    keys = _keys(folded, starts, ends, apostrophes)
    cuts = np.searchsorted(starts, begins)
    shift = np.repeat(begins[:-1], cuts[1:] - cuts[:-1])
    starts, ends = (starts - shift).astype(np.int32), (ends - shift).astype(np.int32)
    bounds = cuts.tolist()
    for first, last in pairwise(bounds):
        yield Spelled(keys[first:last], starts[first:last], ends[first:last])


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _looked_up(text: str) -> tuple[Kinds, Folded]:
    """For each character of ``text`` its kind and its folded letter's number."""
    try:
        raw = text.encode("latin-1")  # one byte a character: looked up five times as fast
    except UnicodeEncodeError:
        codes = _codes(text)
        return _kinds(codes), _folded(codes)
    kinds, folded = (raw.translate(table[:256].astype(np.uint8).tobytes()) for table in _tables())
    return np.frombuffer(bytearray(kinds), dtype=np.uint8), np.frombuffer(folded, dtype=np.uint8)


def _tables() -> tuple[Kinds, Keys]:
    return _kind_table(), _fold_table()


def _kinds(codes: npt.NDArray[np.uint32]) -> Kinds:
    kinds: Kinds = _kind_table().take(codes, mode="clip")
    beyond = _beyond(codes)
    kinds[beyond] = np.where(codes[beyond] < IDEOGRAPHS_END, LETTER, APART)
    return kinds


def _folded(codes: npt.NDArray[np.uint32]) -> Folded:
    folded: Keys = _fold_table().take(codes, mode="clip")
    beyond = _beyond(codes)
    folded[beyond] = codes[beyond]
    return folded


def _beyond(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.intp]:
    """Where characters without an entry in the tables stand."""
    if not len(codes) or codes.max() < TABLE:
        return np.empty(0, dtype=np.intp)
    return np.flatnonzero(codes >= TABLE)


def _join_words(kinds: Kinds) -> npt.NDArray[np.intp]:
    """Settle the marks in ``kinds``; where apostrophes stand within words."""
    at = np.flatnonzero(kinds >= APOSTROPHE)
    before = kinds[np.maximum(at - 1, 0)]
    after = kinds[np.minimum(at + 1, len(kinds) - 1)]
    in_word = (kinds[at] == APOSTROPHE) & (before == LETTER) & (after == LETTER)
    in_number = (kinds[at] == POINT) & (before == DIGIT) & (after == DIGIT)
    kinds[at] = np.where(in_word, LETTER, np.where(in_number, DIGIT, APART))
    joined: npt.NDArray[np.intp] = at[in_word]
    return joined


def _keys(
    folded: Folded,
    starts: npt.NDArray[np.intp],
    ends: npt.NDArray[np.intp],
    dropped: npt.NDArray[np.intp],
) -> Keys:
    """A polynomial in the folded letters of each word, stirred; never 0."""
    if len(dropped):
        folded = np.delete(folded, dropped)
        starts = starts - np.searchsorted(dropped, starts)
        ends = ends - np.searchsorted(dropped, ends)
    sums = np.zeros(len(folded) + 1, dtype=np.uint64)
    terms = sums[1:]
    powers, inverses = _powers(max(BATCH, len(folded)).bit_length())
    np.multiply(folded, powers[: len(folded)], out=terms)
    np.cumsum(terms, out=terms)
    keys: Keys = (sums[ends] - sums[starts]) * inverses[starts]
    return mixed(keys) | np.uint64(1)


@cache
def _powers(bits: int) -> tuple[Keys, Keys]:
    """Powers of BASE and of its inverse modulo 2 ** 64, 2 ** ``bits`` of each."""
    inverse = np.uint64(pow(int(BASE), -1, 1 << 64))
    one = np.ones(1, dtype=np.uint64)
    return tuple(  # type: ignore[return-value]
        np.cumprod(np.concatenate((one, np.full((1 << bits) - 1, base, dtype=np.uint64))))
        for base in (BASE, inverse)
    )


@cache
def _kind_table() -> Kinds:
    table = np.zeros(TABLE, dtype=np.uint8)
    for code in range(TABLE):
        letter = chr(code)
        if letter.isalnum():
            table[code] = DIGIT if letter.isdecimal() else LETTER
    table[[ord("'"), 0x2018, 0x2019]] = APOSTROPHE
    table[[ord("."), ord(",")]] = POINT
    return table


@cache
def _fold_table() -> Keys:
    table = np.array([ord(chr(code).casefold()[0]) for code in range(TABLE)], dtype=np.uint64)
    table[MICRO] = MICRO  # so that what fits a byte is folded to what fits one
    return table


@cache
def _lower_table() -> npt.NDArray[np.bool_]:
    return np.array([chr(code).islower() for code in range(TABLE)], dtype=np.bool_)
