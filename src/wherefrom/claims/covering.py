"""How far statements speak of what the question of another asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.alike import SCALE, Spoken
from wherefrom.claims.gloss import worded
from wherefrom.claims.nearness import DIGITS, Nearness
from wherefrom.claims.sharing import names_of
from wherefrom.content import content_words
from wherefrom.model import Reply

STEM = 4  # letters by which a word of the question is known in its statement (*sank*, *sink* not)
AT_ONCE = 4_000_000  # pairs of words compared at a time (16 MB)

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Rows = Mapping[int, Sequence[Reply]]  # the reply to one question, by row of its statement


def covered(
    near: Nearness, group: Sequence[int], others: Sequence[int], rows: Rows, texts: Sequence[str]
) -> tuple[Floats, Floats]:
    """How alike the whole of each of ``group`` is to ``others``, and its question: (n, m) each."""
    if near.spoken is None:
        raise ValueError("the vectors of words are needed")
    asked = [_of_question(texts[row], rows[row][0]) for row in group]
    return _covered(near.spoken, group, asked, others)


def told(near: Nearness, group: Sequence[int], rows: Rows, texts: Sequence[str]) -> Floats:
    """How far each of ``group`` (column) speaks of what each (row) asks, names aside: (n, n).

    About -0.2 to 1; 1 where there are no vectors of words to tell by. That both name the same
    people says little: *crews arrived* does not say what *crews contained the fire* says.
    """
    if near.spoken is None:
        return np.ones((len(group), len(group)))
    asked = [_but_names(texts[row], rows[row][0]) for row in group]
    return np.round(_covered(near.spoken, group, asked, group)[1], DIGITS)


def asked_of_both(
    near: Nearness, rows: Sequence[int], replies: Sequence[Reply], texts: Sequence[str]
) -> float:
    """How far each of two statements speaks of what the other's question asks: the lesser.

    About -0.2 to 1; 1 where there are no vectors of words to tell by.
    """
    if near.spoken is None:
        return 1.0
    asked = [_of_question(text, reply) for text, reply in zip(texts, replies, strict=True)]
    each = _covered(near.spoken, rows, asked, rows)[1]
    return float(min(each[0, 1], each[1, 0]))


def _of_question(text: str, reply: Reply) -> NDArray[np.bool_]:
    """Which content words of a statement its question asks about; all where none is found."""
    asked = set(content_words(reply.question if reply.well_formed else worded(reply)))
    stems = {word[:STEM] for word in asked if len(word) >= STEM}
    said = content_words(text)
    found = [w in asked or (len(w) >= STEM and w[:STEM] in stems) for w in said]
    return np.array(found if any(found) else [True] * max(1, len(said)))


def _but_names(text: str, reply: Reply) -> NDArray[np.bool_]:
    """The same without names; with them where nothing else is asked."""
    asked, names = _of_question(text, reply), names_of(text) | names_of(reply.question)
    plain = asked & np.array([w[:STEM] not in names for w in content_words(text)] or [True])
    return plain if plain.any() else asked


def _covered(
    spoken: Spoken,
    group: Sequence[int],
    asked: Sequence[NDArray[np.bool_]],
    others: Sequence[int],
) -> tuple[Floats, Floats]:
    """Likeness to each of ``others`` (column) of each one's words, and of those ``asked``: (n, m).

    Means over words weighted by rarity, about -0.2 to 1, of the most alike word there.
    """
    there, of_there = _words_of(spoken, others)
    them = _vectors(spoken, there).T
    mine, of_mine = _words_of(spoken, group)
    best = np.empty((len(mine), len(others)), dtype=np.float32)
    step = max(1, AT_ONCE // len(there))
    for start in range(0, len(mine), step):
        pairs = _vectors(spoken, mine[start : start + step]) @ them
        best[start : start + step] = np.maximum.reduceat(pairs, of_there, axis=1)
    rare = spoken.rarity[mine].astype(np.float64)
    weighed = best * rare[:, None]
    whole = np.add.reduceat(weighed, of_mine) / np.add.reduceat(rare, of_mine)[:, None]
    in_question = np.concatenate(asked)
    weighed[~in_question] = 0.0
    rare[~in_question] = 0.0
    return whole, np.add.reduceat(weighed, of_mine) / np.add.reduceat(rare, of_mine)[:, None]


def _words_of(spoken: Spoken, rows: Sequence[int]) -> tuple[Places, Places]:
    """The words of statements one after another, and where those of each begin."""
    at = np.asarray(rows, dtype=np.intp)
    lengths = spoken.starts[at + 1] - spoken.starts[at]
    begins = np.cumsum(lengths) - lengths
    return np.repeat(spoken.starts[at] - begins, lengths) + np.arange(lengths.sum()), begins


def _vectors(spoken: Spoken, at: NDArray[np.intp]) -> NDArray[np.float32]:
    return spoken.vectors[at].astype(np.float32) * np.float32(1 / SCALE)
