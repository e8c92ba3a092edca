"""Copies that the taker does not own up to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wherefrom.model import Derivation, Evidence, Statement
from wherefrom.trace.ground import LIKELY, Ground, inside
from wherefrom.trace.wording import QUOTED, WORD

LEAST_OWN = 12  # words neither quoted nor reported speech; fewer may be chance or a shared source
LONG = 20  # words; two reporters of one speech do not choose so many alike


def undeclared_copies(ground: Ground, statements: Iterable[Statement]) -> list[Derivation]:
    """Copies that bear on ``statements``, between publishers, where the taker names no such source.

    These are all of one answer.
    """
    found: dict[str, Derivation] = {}
    for statement in statements:
        for copy in ground.copies.get(statement.document, ()):
            if is_undeclared(ground, copy) and inside(statement, copy.evidence):
                found[copy.id] = copy
    return [found[key] for key in sorted(found)]


def is_undeclared(ground: Ground, copy: Derivation) -> bool:
    """Whether one publisher's document took wording from another's and does not name it."""
    if copy.id not in ground.undeclared:
        ground.undeclared[copy.id] = (
            copy.probability >= LIKELY
            and copy.directed
            and ground.publisher[copy.taker] != ground.publisher[copy.giver]
            and not declared(ground, copy)
            and own_words(ground, copy) >= LEAST_OWN
        )
    return ground.undeclared[copy.id]


def declared(ground: Ground, copy: Derivation) -> bool:
    """Whether the taker names, links or credits the giver or its publisher anywhere."""
    givers = {copy.giver, ground.publisher[copy.giver]}
    named: set[str] = set()
    for source in {source for d in ground.taken.get(copy.taker, ()) for source in d.named_as}:
        cited = ground.cites.get((copy.taker, source))
        named |= {source} if cited is None else {source, cited.giver}
    named |= {d.giver for d in ground.credits.get(copy.taker, ())}
    named |= {d.giver for d in ground.linked.get(copy.taker, ())}
    return bool(givers & named)


def own_words(ground: Ground, copy: Derivation) -> int:
    """How many shared words are the taker's own telling.

    Words in quotation marks are not, nor, in a passage of fewer than ``LONG``
    words, what the taker reports a named source as saying: both may have heard it.
    """
    document = ground.documents[copy.taker]
    text = document.text.replace("’", "'").replace("‘", "'")
    quoted = [m.span() for m in QUOTED.finditer(text)]
    told = [(s.start, s.end) for s in ground.by_document.get(copy.taker, ()) if s.chain]
    total = 0
    for passage in (e for e in copy.evidence if e.document == copy.taker):
        free = _outside(text, passage, quoted)
        total += len(free) if len(free) >= LONG else len(_outside(text, passage, quoted + told))
    return total


def _outside(text: str, passage: Evidence, spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    near = sorted((a, b) for a, b in spans if a < passage.end and passage.start < b)
    at, covered, free = 0, -1, []  # the next span, and the end of those that begin before
    for word in WORD.finditer(text, passage.start, passage.end):
        while at < len(near) and near[at][0] <= word.start():
            covered, at = max(covered, near[at][1]), at + 1
        if covered <= word.start():
            free.append(word)
    return free
