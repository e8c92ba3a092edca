"""Forms looked for among the words of a text, however they are written and parted.

Words rather than patterns: a case of two thousand documents has some ten thousand spellings to look
for, and a look into a table for each word of the text is all that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from wherefrom.protect.folding import WORD, folded

T = TypeVar("T")
_PARTED = re.compile(r"[\s.,\-‐-–]+")  # signs that may stand between two parts of one name
_APOSTROPHE = frozenset("'’`´")
FARTHEST = 40  # characters between two words of one form


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """``start`` to ``end`` of the text are a form; ``of`` is what is known of it."""

    start: int
    end: int
    of: T


@dataclass(slots=True)
class _Node(Generic[T]):
    """What may follow, by what stands between and the next word; ``of``: of what ends here."""

    after: dict[tuple[str, str], _Node[T]] = field(default_factory=dict)
    of: T | None = None


class Forms(Generic[T]):
    """What to look for, as a tree of words; no value may be None."""

    def __init__(self, table: Mapping[str, T]) -> None:
        self._first: dict[str, _Node[T]] = {}
        for key, of in sorted(table.items()):
            node, end = None, 0
            for word in WORD.finditer(key):
                if node is None:
                    node = self._first.setdefault(folded(word[0]), _Node())
                else:
                    step = (_gap(key[end : word.start()]), folded(word[0]))
                    node = node.after.setdefault(step, _Node())
                end = word.end()
            if node is not None:
                node.of = of
        self._seen: dict[str, _Node[T] | None] = {}  # nodes by word as written

    def at(self, text: str) -> Iterator[list[Found[T]]]:
        """For each word of ``text`` at which forms begin: those that stand there, longest first."""
        seen, first = self._seen, self._first
        for word in WORD.finditer(text):
            written = word[0]
            if written in seen:
                node = seen[written]
            else:
                node = seen[written] = first.get(folded(written))
            if node is not None and (held := _held(node, text, word)):
                yield held


def _held(node: _Node[T], text: str, word: re.Match[str]) -> list[Found[T]]:
    held: list[Found[T]] = []
    start, end = word.span()
    while True:
        if node.of is not None:
            held.append(Found(start, end, node.of))
        after = WORD.search(text, end) if node.after else None
        if after is None or after.start() - end > FARTHEST:
            break
        step = node.after.get((_gap(text[end : after.start()]), folded(after[0])))
        if step is None:
            break
        node, end = step, after.end()
    return held[::-1]


@lru_cache(maxsize=1 << 12)
def _gap(between: str) -> str:
    """
    >>> _gap(". "), _gap("-"), _gap("’"), _gap("/")
    (' ', ' ', "'", '/')
    """
    if len(between) == 1 and between in _APOSTROPHE:
        return "'"
    return _PARTED.sub(" ", between)


def every(forms: Forms[T], text: str) -> Iterator[Found[T]]:
    """All forms that stand in ``text``, those inside others too."""
    for held in forms.at(text):
        yield from held
