"""passim's published method, small: n-gram postings, then Smith-Waterman with affine gaps.

D. A. Smith, R. Cordell and A. Mullen, "Computational methods for uncovering
reprinted texts in antebellum newspapers", American Literary History 27 (2015),
and the defaults of the program's first versions: 5-word n-grams, at least five
of them shared, matches apart by more than 600 characters begin another
passage; each passage is aligned by characters (match 2, mismatch -1, gap
opening -5, each further -0.5), and alignments under 50 characters are dropped.
Document frequency limits play no part with two documents. Written from the
description; none of the program's code is used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

N, LEAST, GAP, LEAST_ALIGNED = 5, 5, 600, 50
MATCH, MISMATCH, OPEN, EXTEND = 2.0, -1.0, -5.0, -0.5
MARGIN = 200  # characters looked at round the matches of a passage
_WORD = re.compile(r"\w+")
Span = tuple[int, int]


def aligned(left: str, right: str) -> tuple[Sequence[Span], Sequence[Span]]:
    """The aligned passages of two texts, as spans of characters on both sides."""
    found_left: list[Span] = []
    found_right: list[Span] = []
    matches = _matches(left, right)
    if len(matches) >= LEAST:
        for group in _groups(matches):
            (a, b), (c, d) = _region(group, left, right)
            (s, t), (u, v) = smith_waterman(left[a:b].lower(), right[c:d].lower())
            if min(t - s, v - u) >= LEAST_ALIGNED:
                found_left.append((a + s, a + t))
                found_right.append((c + u, c + v))
    return found_left, found_right


def _matches(left: str, right: str) -> list[tuple[int, int]]:
    """Places of the n-grams that stand once in each text."""
    places = [_postings(left), _postings(right)]
    both = places[0].keys() & places[1].keys()
    return sorted((places[0][gram], places[1][gram]) for gram in both)


def _postings(text: str) -> dict[str, int]:
    words = [(m.group().lower(), m.start()) for m in _WORD.finditer(text)]
    at: dict[str, list[int]] = defaultdict(list)
    for k in range(len(words) - N + 1):
        at[" ".join(word for word, _ in words[k : k + N])].append(words[k][1])
    return {gram: starts[0] for gram, starts in at.items() if len(starts) == 1}


def _groups(matches: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for i, j in matches:
        if groups and i - groups[-1][-1][0] <= GAP and abs(j - groups[-1][-1][1]) <= GAP:
            groups[-1].append((i, j))
        else:
            groups.append([(i, j)])
    return groups


def _region(group: Sequence[tuple[int, int]], left: str, right: str) -> tuple[Span, Span]:
    i, j = [m[0] for m in group], [m[1] for m in group]
    return (
        (max(0, min(i) - MARGIN), min(len(left), max(i) + MARGIN)),
        (max(0, min(j) - MARGIN), min(len(right), max(j) + MARGIN)),
    )


def smith_waterman(a: str, b: str) -> tuple[Span, Span]:
    """The best local alignment of two strings, as spans; gaps cost OPEN, then EXTEND each."""
    codes = np.frombuffer(b.encode("utf-32-le"), dtype=np.uint32)
    n = len(codes)
    best, end = 0.0, (0, 0)
    score, origin = np.zeros(n + 1), _origins(0, n)
    down, down_origin = np.full(n + 1, -np.inf), _origins(0, n)
    steps = np.arange(n + 1) * EXTEND
    for i, letter in enumerate(a, start=1):
        opened = score + OPEN
        further = down + EXTEND
        down_origin = np.where((opened >= further)[:, None], origin, down_origin)
        down = np.maximum(opened, further)
        diagonal = score[:-1] + np.where(codes == ord(letter), MATCH, MISMATCH)
        fresh, fresh_origin = np.zeros(n + 1), _origins(i, n)
        take = diagonal > 0
        fresh[1:][take], fresh_origin[1:][take] = diagonal[take], origin[:-1][take]
        take = down > fresh
        fresh[take], fresh_origin[take] = down[take], down_origin[take]
        # A gap along the row opened at k costs OPEN and EXTEND for each further step.
        lead = fresh - steps
        highest = lead >= np.maximum.accumulate(lead)
        source = np.maximum.accumulate(np.where(highest, np.arange(n + 1), 0))
        along = np.full(n + 1, -np.inf)
        along[1:] = fresh[source[:-1]] + OPEN + EXTEND * (np.arange(1, n + 1) - source[:-1] - 1)
        take = along > fresh
        fresh_origin[take] = fresh_origin[np.concatenate(([0], source[:-1]))[take]]
        fresh = np.maximum(fresh, along)
        score, origin = fresh, fresh_origin
        top = int(score.argmax())
        if score[top] > best:
            best, end = float(score[top]), (i, top)
            start = tuple(origin[top])
    if best <= 0:
        return (0, 0), (0, 0)
    return (int(start[0]), end[0]), (int(start[1]), end[1])


def _origins(row: int, n: int) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """For each column: the cell an alignment that begins there begins at."""
    made = np.empty((n + 1, 2), dtype=np.int32)
    made[:, 0], made[:, 1] = row, np.arange(n + 1)
    return made
