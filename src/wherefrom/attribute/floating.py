"""Quotations without a cue of their own: whoever spoke beside them goes on speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.said import quote_tokens
from wherefrom.attribute.voicing import Voicing

LEAST_WORDS = 3  # a shorter quotation is a name or a scare quote
REACH = 3  # pieces between a floating quotation and its speaker
NEAR = 40  # characters looked at before a mark
_ENDS = ".!?,…-–—"
_LINE_ENDS = re.compile(r"[ .,]*(?:\n|\Z)")


def floating(reading: Reading, found: Sequence[Voicing]) -> Iterator[Voicing]:
    """Attribute quotations that stand alone to the speaker before them, else after."""
    taken = {i for voicing in found if _outer(voicing, reading) for i in voicing.content}
    speaking = sorted(
        (v for v in found if v.head is not None and v.chain and _may_go_on(v)),
        key=lambda v: min(v.cue),
    )
    firsts = [min(v.cue) for v in speaking]
    last: Voicing | None = None
    for number in range(len(reading.quotes)):
        tokens = quote_tokens(number, reading)
        words = {i for i in tokens if reading.parse[i].is_alpha}
        if len(words) < LEAST_WORDS or len(words & taken) > len(words) // 3:
            continue
        if not _stands_alone(number, tokens, reading):
            continue
        before, after = bisect_left(firsts, min(tokens)), bisect_right(firsts, max(tokens))
        speaker = _before(tokens, speaking[before - 1], last, reading) if before else None
        if speaker is None and after < len(speaking):
            speaker = _after(tokens, speaking[after], reading)
        if speaker is not None:
            last = Voicing(
                "floating",
                speaker.source,
                speaker.cue,
                frozenset(tokens),
                speaker.head,
                True,
                0.6,
                told=speaker.told,
                group="say",
            )
            yield last


def joined(reading: Reading, found: Sequence[Voicing], floats: Sequence[Voicing]) -> list[Voicing]:
    """``found`` with each floating quotation that goes straight on from its speaker's words.

    One speech in several quotations is one attribution, as in PolNeAR; a
    quotation with other text before it stays an attribution of its own.
    """
    out = list(found)
    by_cue: dict[frozenset[int], int] = {}
    for number, voicing in enumerate(out):
        if voicing.rule != "floating":
            by_cue.setdefault(voicing.cue, number)
    for piece in floats:
        k = by_cue.get(piece.cue)
        if k is None or not _touch(reading, out[k], piece):
            out.append(piece)
        else:
            out[k] = replace(out[k], content=out[k].content | piece.content)
    return out


def _touch(reading: Reading, one: Voicing, other: Voicing) -> bool:
    hull = one.hull | one.frame
    if min(other.content) > min(hull):
        between = range(max(i for i in hull if i < min(other.content)) + 1, min(other.content))
    else:
        between = range(max(other.content) + 1, min(hull))
    return not any(reading.parse[i].is_alpha for i in between)


def _outer(voicing: Voicing, reading: Reading) -> bool:
    """True when the cue stands outside the quotation that its content lies in."""
    return voicing.rule != "object" and all(reading.quote_of[i] < 0 for i in voicing.cue)


def _may_go_on(voicing: Voicing) -> bool:
    return voicing.group in {"", "say", "report"} and voicing.rule not in {
        "object",
        "headline",
        "noun",
    }


def _stands_alone(number: int, tokens: set[int], reading: Reading) -> bool:
    """True when the quotation opens its sentence, or follows a colon, and ends one."""
    text, quote = reading.document.text, reading.quotes[number]
    piece = reading.pieces[reading.piece_of[min(tokens)]]
    before = [i for i in range(piece.start, min(tokens)) if reading.parse[i].is_alpha]
    opens = len(before) <= 1 or _just_before(text, quote.start).rstrip().endswith(":")
    told = _just_before(text, quote.inner_end).rstrip(" '’")
    return opens and (told.endswith(tuple(_ENDS)) or _LINE_ENDS.match(text, quote.end) is not None)


def _just_before(text: str, at: int) -> str:
    return text[max(0, at - NEAR) : at]


def _before(
    tokens: set[int], voicing: Voicing, last: Voicing | None, reading: Reading
) -> Voicing | None:
    """``voicing``, the last that speaks before the quotation, if it speaks near it."""
    reached = max(voicing.hull)
    if last is not None and last.cue == voicing.cue:
        reached = max(reached, max(last.content))
    at = reading.piece_of[min(tokens)]
    return voicing if at - reading.piece_of[min(reached, max(tokens))] <= REACH else None


def _after(tokens: set[int], voicing: Voicing, reading: Reading) -> Voicing | None:
    """``voicing``, the first that speaks after the quotation, if it is the next sentence's."""
    at = reading.piece_of[max(tokens)]
    return voicing if reading.piece_of[min(voicing.cue)] - at <= 1 else None
