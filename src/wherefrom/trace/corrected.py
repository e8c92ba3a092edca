"""What a correction reaches: the corrected text, and every report that took from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.model import Answer, Derivation, Evidence, Statement
from wherefrom.trace.ground import LIKELY, Ground, inside, members

LEAST = 0.3  # share of a statement that must lie in copied words for it to be taken with them


@dataclass(frozen=True, slots=True)
class Reached:
    """One statement that a correction reaches, and the derivations by which it does."""

    correction: Derivation
    statement: Statement
    path: tuple[str, ...]  # the correction first, then each step from the corrected text


def reached(ground: Ground, answer: Answer, corrections: Sequence[Derivation]) -> list[Reached]:
    """The answer's statements in a corrected text, and those taken from it, however many steps on.

    A text that corrects another and still gives this answer upholds it: then
    the correction is about something else.
    """
    if not corrections:
        return []
    statements = members(ground, answer)
    found = []
    for correction in corrections:
        gives = any(s.document == correction.giver for s in statements)
        if not gives or correction.probability < LIKELY:
            continue
        if not _upheld(correction, statements):
            found += list(_taken(ground, correction, statements))
    return found


def _upheld(correction: Derivation, statements: Sequence[Statement]) -> bool:
    """Whether the correcting text gives the answer outside the words that correct."""
    return any(
        s.document == correction.taker and not inside(s, correction.evidence, least=LEAST)
        for s in statements
    )


def _taken(
    ground: Ground, correction: Derivation, statements: Sequence[Statement]
) -> Iterator[Reached]:
    held: dict[str, list[Statement]] = {}
    for statement in statements:
        held.setdefault(statement.document, []).append(statement)
    seen = {correction.taker}
    waiting: list[tuple[str, tuple[str, ...], list[Statement]]] = [
        (correction.giver, (correction.id,), held.get(correction.giver, []))
    ]
    while waiting:
        document, path, took = waiting.pop(0)
        if document in seen:
            continue
        seen.add(document)
        for statement in took:
            yield Reached(correction, statement, path)
        for d in _takers(ground, document):
            if d.taker not in seen:
                further = [s for s in held.get(d.taker, ()) if _came_by(ground, s, d)]
                if further:
                    waiting.append((d.taker, (*path, d.id), further))


def _takers(ground: Ground, document: str) -> list[Derivation]:
    """The derivations by which other documents took from ``document``, in a fixed order."""
    found = {
        d.id: d
        for d in ground.given.get(document, ())
        if d.directed and d.probability >= LIKELY and d.kind != "links"
    }
    return [found[key] for key in sorted(found)]


def _came_by(ground: Ground, statement: Statement, derivation: Derivation) -> bool:
    """Whether the statement was taken by the derivation: in its words, or on its word."""
    if derivation.kind == "copies":
        return inside(statement, _own(derivation), least=LEAST)
    if derivation.kind == "credits":
        return not statement.chain
    cited = (ground.cites.get((statement.document, k.source or "")) for k in statement.chain)
    return any(d is not None and d.giver == derivation.giver for d in cited)


def _own(derivation: Derivation) -> list[Evidence]:
    return [w for w in derivation.evidence if w.document == derivation.taker]
