"""A view as a voicing."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.nesting.holders import LINE, after_dateline
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing


def view(
    rule: str,
    reading: Reading,
    holder: Token,
    cue: set[int],
    content: set[int],
    probability: float = 0.5,
) -> Voicing | None:
    """One view as a voicing; None where nothing is left for its content."""
    piece = reading.piece(holder)
    holder = after_dateline(holder, piece)
    source = clauses.noun_phrase(holder, piece, without=cue) or {holder.i}
    dashes = [i for i in source if i < holder.i and reading.parse[i].text in LINE]
    source = {i for i in source if not dashes or i > max(dashes)}
    kept = clauses.tidy(content - cue - source, reading)
    if not kept:
        return None
    return Voicing(
        rule,
        frozenset(source),
        frozenset(cue),
        frozenset(kept),
        holder.i,
        False,
        probability,
        group="attitude",
    )
