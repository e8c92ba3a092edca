"""Statements that were ruled on, found again: by id, by document and words, by most of the words.

A newer version may cut sentences elsewhere and a file may be captured again
with other bytes, so neither id nor place is enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wherefrom.model import Anchor, Document, Statement

SHARED = 0.6  # share of all words of two passages that are in both, for one to be the other

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Places:
    """A case's statements as they are looked for; lists are in the order of the documents.

    What was found is kept: statements may be said otherwise later, but in the same words.
    """

    by_id: Mapping[str, Statement]
    by_bytes: Mapping[str, Sequence[Document]]
    by_path: Mapping[str, Sequence[Document]]
    of: Mapping[str, Sequence[Statement]]  # by document id
    _found: dict[Anchor, str | None] = field(init=False, compare=False, default_factory=dict)

    def find(self, anchor: Anchor) -> Statement | None:
        """The statement that ``anchor`` was set on; None where none can be taken for it."""
        if anchor not in self._found:
            there = self._looked_for(anchor)
            self._found[anchor] = None if there is None else there.id
        found = self._found[anchor]
        return None if found is None else self.by_id[found]

    def _looked_for(self, anchor: Anchor) -> Statement | None:
        known = self.by_id.get(anchor.statement)
        if known is not None and folded(known.text) == folded(anchor.words):
            return known
        same_bytes = self.by_bytes.get(anchor.sha256, ())
        if same_bytes:
            own = [d for d in same_bytes if d.path == anchor.path]
            inside = [s for d in own or same_bytes for s in self.of.get(d.id, ())]
            return _in_the_same_words(anchor, inside) or _in_most_words(anchor, inside)
        elsewhere = [s for d in self.by_path.get(anchor.path, ()) for s in self.of.get(d.id, ())]
        return _in_the_same_words(anchor, elsewhere)


def restated(where: Places, now: Iterable[Statement]) -> None:
    """Have ``where`` hold statements as they are ``now``, in the same words and places."""
    by_id: dict[str, Statement] = where.by_id  # type: ignore[assignment]
    of: dict[str, list[Statement]] = where.of  # type: ignore[assignment]
    odd = {one.id: one for one in now}
    by_id |= odd
    for document in {one.document for one in odd.values()}:
        of[document] = [odd.get(s.id, s) for s in of[document]]


def places(documents: Iterable[Document], statements: Iterable[Statement]) -> Places:
    """``statements`` by id and document, ``documents`` by bytes and path."""
    by_bytes: dict[str, list[Document]] = defaultdict(list)
    by_path: dict[str, list[Document]] = defaultdict(list)
    of: dict[str, list[Statement]] = defaultdict(list)
    for document in documents:
        by_bytes[document.sha256].append(document)
        by_path[document.path].append(document)
    for statement in statements:
        of[statement.document].append(statement)
    return Places({s.id: s for several in of.values() for s in several}, by_bytes, by_path, of)


def folded(text: str) -> str:
    """``text`` without what differs between two readings of the same words."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _in_the_same_words(anchor: Anchor, statements: Sequence[Statement]) -> Statement | None:
    words = folded(anchor.words)
    same = [s for s in statements if folded(s.text) == words]
    if not same:
        return None
    nearest = min(abs(s.start - anchor.start) for s in same)
    here = [s for s in same if abs(s.start - anchor.start) == nearest]
    return here[min(anchor.turn, len(here) - 1)]


def _in_most_words(anchor: Anchor, statements: Sequence[Statement]) -> Statement | None:
    words = frozenset(folded(anchor.words).split())
    ranked = [
        (-share, abs(s.start - anchor.start), s.start, s.end, s.id, s)
        for s in statements
        if (share := _shared(words, frozenset(folded(s.text).split()))) >= SHARED
    ]
    return min(ranked)[-1] if ranked else None


def _shared(one: Words, two: Words) -> float:
    return len(one & two) / len(one | two) if one | two else 0.0
