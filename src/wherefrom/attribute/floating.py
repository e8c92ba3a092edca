"""Quotations without a cue of their own: whoever spoke beside them goes on speaking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.said import quote_tokens
from wherefrom.attribute.voicing import Voicing

LEAST_WORDS = 3  # a shorter quotation is a name or a scare quote
REACH = 2  # pieces between a floating quotation and its speaker


def floating(reading: Reading, found: Sequence[Voicing]) -> Iterator[Voicing]:
    """Attribute quotations that stand alone to the speaker before them, else after."""
    taken = {i for voicing in found if voicing.rule != "object" for i in voicing.content}
    speaking = sorted(
        (v for v in found if v.head is not None and v.chain and v.rule != "object"),
        key=lambda v: min(v.cue),
    )
    for number in range(len(reading.quotes)):
        tokens = quote_tokens(number, reading)
        words = {i for i in tokens if reading.parse[i].is_alpha}
        if len(words) < LEAST_WORDS or len(words & taken) > len(words) // 3:
            continue
        if not _stands_alone(tokens, reading):
            continue
        speaker = _before(tokens, speaking, reading) or _after(tokens, speaking, reading)
        if speaker is not None:
            new = Voicing(
                "floating", speaker.source, speaker.cue, frozenset(tokens), speaker.head, True, 0.6
            )
            yield new


def _stands_alone(tokens: set[int], reading: Reading) -> bool:
    """True when the quotation fills its sentences, but for a word or two."""
    first, last = reading.piece_of[min(tokens)], reading.piece_of[max(tokens)]
    around = {
        i
        for piece in reading.pieces[first : last + 1]
        for i in range(piece.start, piece.end)
        if reading.parse[i].is_alpha
    }
    return len(around - tokens) <= 2


def _before(tokens: set[int], speaking: Sequence[Voicing], reading: Reading) -> Voicing | None:
    at = reading.piece_of[min(tokens)]
    for voicing in reversed(speaking):
        if min(voicing.cue) < min(tokens):
            near = at - reading.piece_of[max(voicing.hull & set(voicing.cue | voicing.content))]
            return voicing if near <= REACH else None
    return None


def _after(tokens: set[int], speaking: Sequence[Voicing], reading: Reading) -> Voicing | None:
    at = reading.piece_of[max(tokens)]
    for voicing in speaking:
        if min(voicing.cue) > max(tokens):
            return voicing if reading.piece_of[min(voicing.cue)] - at <= 1 else None
    return None
