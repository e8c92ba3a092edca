"""The words of a document as reuse is measured on: folded, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from wherefrom.data.load import words
from wherefrom.model import Document
from wherefrom.trace.spelled import Keys, Places, lower_case, spelled

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
QUOTED = re.compile(r'"[^"\n]{8,600}?"|“[^”\n]{8,600}?”|(?<!\w)\'[^\'\n]{25,600}?\'(?!\w)')

_MARK = re.compile("[\"“']")

Marks = npt.NDArray[np.bool_]


# Not slotted: what only a few documents are asked for is made when asked for, and kept.
@dataclass(frozen=True, eq=False)
class Wording:
    """Words of one document outside its furniture; all sequences run in parallel, one item a word.

    ``keys`` spell the folded words, ``at`` and ``until`` are their half-open
    spans in characters; ``standing``, where there is one, marks the words that
    its publisher repeats from document to document.
    """

    document: str
    text: str
    keys: Keys
    at: Places
    until: Places
    standing: Marks | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words folded: lower case, no apostrophes."""
        text = _plain(self.text)
        return tuple(fold(text[a:b]) for a, b in zip(self.starts, self.ends, strict=True))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """The words that start in the characters ``start`` to ``end``, exclusive."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word starts, in characters."""
        return tuple(self.at.tolist())

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends, exclusive."""
        return tuple(self.until.tolist())

    @cached_property
    def quoted(self) -> Marks:
        """The words between quotation marks."""
        return self._inside(quotations(_plain(self.text)))

    @cached_property
    def given(self) -> Marks:
        """Names and numbers, which the facts dictate to whoever writes."""
        return ~lower_case(self.text, self.at)

    @cached_property
    def counted(self) -> Marks:
        """The words that are no standing text and no formula (data/boilerplate.yml)."""
        fixed = self._inside(standing_text(_plain(self.text)))
        return ~fixed if self.standing is None else ~(fixed | self.standing)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words ``first`` to ``last`` (exclusive) stand, in characters."""
        return int(self.at[first]), int(self.until[last - 1])

    def _inside(self, spans: Iterable[tuple[int, int]]) -> Marks:
        marked = np.zeros(len(self.at), dtype=np.bool_)
        for start, end in spans:
            marked[np.searchsorted(self.at, start) : np.searchsorted(self.at, end)] = True
        return marked


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The spans of ``text`` between quotation marks, these included, as QUOTED finds them."""
    at = 0
    while (mark := _MARK.search(text, at)) is not None:
        found = QUOTED.match(text, mark.start())
        at = mark.end() if found is None else found.end()
        if found is not None:
            yield found.span()


def standing_text(text: str) -> Iterator[tuple[int, int]]:
    """The spans of ``text`` that are standing text or formulas (data/boilerplate.yml)."""
    low = text.lower()
    for signs, pattern in _boilerplate():
        if any(sign in low for sign in signs):
            yield from (m.span() for m in pattern.finditer(text))


@cache
def _boilerplate() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    listed: dict[str, list[dict[str, Any]]] = words("boilerplate")
    return tuple(
        (tuple(entry["when"]), re.compile(entry["find"], re.IGNORECASE))
        for name in sorted(listed)
        for entry in listed[name]
    )


def fold(word: str) -> str:
    """A word as it is compared: lower case, apostrophes dropped.

    >>> fold("Don't")
    'dont'
    """
    return word.replace("'", "").casefold()


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def wording(document: Document) -> Wording:
    """The words of ``document`` outside its furniture."""
    return wordings([document])[0]


def wordings(documents: Sequence[Document]) -> list[Wording]:
    """The wording of each document, in order."""
    hidden = [[(f.start, f.end) for f in document.furniture] for document in documents]
    found = spelled([document.text for document in documents], hidden)
    return [
        Wording(document.id, document.text, item.keys, item.starts, item.ends)
        for document, item in zip(documents, found, strict=True)
    ]
