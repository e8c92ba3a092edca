"""Lead-ins: a source and cue before a colon, and the list, block or paragraph they govern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wherefrom.attribute.layouts.leading import colon_of, heading, leading
from wherefrom.attribute.layouts.lines import Line, lines, words_of
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

LABEL_LIKE = re.compile(r"[ \t]*(?:[•*-][ \t]+)?[A-Z][\w .,'’-]{1,60}:[ \t]+\S")
_OPENING = ('"', "“", "„", "«", "‘")
_CLOSING = ('"', "”", "»")
MOST_QUOTED = 40  # paragraphs of one block


def lead_ins(reading: Reading) -> Iterator[Voicing]:
    """What stands under a lead-in, on its source's word."""
    text = reading.document.text
    rows = lines(text)
    for number, row in enumerate(rows):
        colon = colon_of(row)
        if row.text.strip(" \t:#*_").casefold() in listed("layouts", "said_heading"):
            continue  # each quotation under it has a speaker of its own
        found = heading(reading, row, rows, number)
        if found is None and colon is not None:
            found = leading(reading, colon)
        if found is None:
            continue
        spans = _quoted(reading, rows, number + 1) or below(rows, number + 1)
        content = words_of(reading, spans) - found.source - found.cue
        if spans and content:
            yield Voicing(
                "lead-in",
                found.source,
                found.cue,
                content | found.own,
                found.head,
                True,
                0.8,
                told=found.told,
                group="say",
            )


def below(rows: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    """What a lead-in on the line before ``number`` governs, as stretches of characters.

    A list with all its items, a block set in by ``>`` or by blanks, paragraphs
    that each open with a quotation mark, or else one paragraph.
    """
    while number < len(rows) and rows[number].blank:
        number += 1
    if number >= len(rows):
        return []
    first, lead = rows[number], rows[max(0, number - 1)]
    if first.mark == "bullet":
        return _run(
            rows, number, lambda r, before: r.mark == "bullet" or (not before.blank and not r.blank)
        )
    if first.mark == "quoted":
        return _run(rows, number, lambda r, _: r.mark == "quoted")
    base = next((r.indent for r in reversed(rows[:number]) if not r.blank), lead.indent)
    if first.indent >= base + 2:
        return _run(rows, number, lambda r, _: r.indent >= base + 2)
    if first.mark == "time":
        return []
    return _paragraph(rows, number)


def _quoted(reading: Reading, rows: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    """A quotation that opens under a lead-in, over all its paragraphs.

    Each of them opens with a mark; the last one closes.
    """
    while number < len(rows) and rows[number].blank:
        number += 1
    if (
        number >= len(rows)
        or reading.document.text[rows[number].body : rows[number].body + 1] not in _OPENING
    ):
        return []
    start = rows[number].body
    quote = next((q for q in reading.quotes if q.start == start), None)
    if quote is not None:
        return [(quote.start, quote.end)]
    out: list[tuple[int, int]] = []
    for row in rows[number:]:
        if row.blank:
            continue
        if reading.document.text[row.body : row.body + 1] not in _OPENING or len(out) > MOST_QUOTED:
            break
        out.append((row.body, row.end))
        if row.text.rstrip()[-1:] in _CLOSING and len(row.text.strip()) > 1:
            break
    return out


def _run(
    rows: tuple[Line, ...], number: int, belongs: Callable[[Line, Line], bool]
) -> list[tuple[int, int]]:
    """Lines from ``number`` on while each belongs, given it and the one before it."""
    out: list[tuple[int, int]] = []
    before = rows[number]
    for row in rows[number:]:
        if row.blank:
            before = row
            continue
        if not belongs(row, before) or len(out) > 10 * MOST_QUOTED:
            break
        out.append((row.body, row.end))
        before = row
    return out


def _paragraph(rows: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for row in rows[number:]:
        if row.blank or row.mark:
            break
        out.append((row.body, row.end))
    text = " ".join(rows[number + k].text for k in range(len(out)))
    if text.rstrip().endswith(":") or LABEL_LIKE.match(text) or len(text.split()) < 4:
        return []
    return out
