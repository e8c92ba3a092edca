"""Sentences that go on telling what a source told: *They then fled* after *police said*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.attribute import clauses
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voicing import Voicing

PRONOUNS = {"they", "he", "she"}


def carried_on(reading: Reading, found: Sequence[Voicing]) -> Iterator[Voicing]:
    """A sentence that opens with a pronoun and *then* right after indirect speech."""
    chained = [v for v in found if v.chain]
    taken = {reading.piece_of[i] for v in chained for i in v.cue}
    taken |= {reading.piece_of[i] for v in chained for i in v.content if v.rule != "told on"}
    telling = {
        reading.piece_of[max(v.cue)]: v
        for v in chained
        if v.group == "say" and v.rule in {"clause", "before", "closing"} and v.head is not None
    }
    for number, piece in enumerate(reading.pieces[1:], start=1):
        before = telling.get(number - 1)
        if before is None or number in taken or not _goes_on(piece, reading):
            continue
        content = clauses.tidy(set(range(piece.start, piece.end)), reading)
        yield Voicing(
            "carried on",
            before.source,
            before.cue,
            frozenset(content),
            before.head,
            True,
            0.4,
            group="say",
        )


def _goes_on(piece: Piece, reading: Reading) -> bool:
    words = [reading.parse[i] for i in range(piece.start, min(piece.end, piece.start + 3))]
    return words[0].lower_ in PRONOUNS and any(
        w.lower_ in {"then", "next", "later", "also"} for w in words[1:]
    )
