"""Letters signed at their end, and e-mails quoted with their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.layouts.lines import Line, lines, words_in
from wherefrom.attribute.layouts.names import given_of
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

LONGEST_ROLE = 10  # words in the line under a signature
_HEADER = re.compile(r"[ \t>*]*(?P<key>[A-Za-z-]+)\*{0,2}[ \t]?:\*{0,2}[ \t]+(?P<value>\S.*)$")
_ADDRESS = re.compile(r"\s*[<\[(]?[\w.+-]+@[\w.-]+[>\])]?|\s*[\"']")
_END = re.compile(r"[ \t]*(?:[-_=*]{3,}.*|On .{5,80} wrote:)[ \t]*$")


def letters(reading: Reading) -> Iterator[Voicing]:
    """Letters and e-mails, on the word of who signed or sent them."""
    rows = lines(reading.document.text)
    yield from _signed(reading, rows)
    yield from _sent(reading, rows)


def _signed(reading: Reading, rows: tuple[Line, ...]) -> Iterator[Voicing]:
    for number, row in enumerate(rows):
        words = row.text.strip(" \t>,.:*_").casefold()
        if words not in listed("layouts", "closing"):
            continue
        name = next(
            (k for k in range(number + 1, min(number + 4, len(rows))) if not rows[k].blank), None
        )
        first = _opening(rows, number)
        if name is None or first is None:
            continue
        under = rows[name + 1].text.strip(" *_") if name + 1 < len(rows) else ""
        role = (
            under if under and len(under.split()) <= LONGEST_ROLE and under[-1] not in ".?!" else ""
        )
        given = given_of(rows[name].text, reading, role=role)
        if given is None:
            continue
        cue = words_in(reading, row.body, row.start + len(row.text.rstrip(" \t,.:*_")))
        source = words_in(reading, rows[name].body, rows[name].end)
        said = words_in(reading, first, rows[number - 1].end if number else 0) - source - cue
        if cue and source and said:
            yield Voicing(
                "letter", source, cue, said, max(source), True, 0.85, group="say", given=given
            )


def _opening(rows: tuple[Line, ...], closing: int) -> int | None:
    """The character at which a letter closed on line ``closing`` begins, after its greeting.

    A text that ends with the signature is the letter from its start; in any
    other, what stands before the closing cannot be told from the text around it.
    """
    for number in range(closing - 1, -1, -1):
        words = rows[number].text.strip().casefold()
        if words.strip(" ,.:!") in listed("layouts", "closing"):
            return None
        if any(
            re.match(rf"{re.escape(g)}\b[^.?]{{0,60}}[,:!]?$", words)
            for g in sorted(listed("layouts", "greeting"))
        ):
            return rows[number].end
        if _HEADER.match(rows[number].text) and rows[number].text.casefold().lstrip().startswith(
            "subject"
        ):
            return None  # an e-mail: its head says who sent it
    left = [row for row in rows[closing + 1 :] if not row.blank]
    return rows[0].start if len(left) <= 4 else None


def _sent(reading: Reading, rows: tuple[Line, ...]) -> Iterator[Voicing]:
    heads = _headers(rows)
    for first, last, sender in heads:
        match = _HEADER.match(rows[sender].text)
        assert match is not None
        value = _ADDRESS.sub("", match.group("value")).strip()
        given = given_of(value, reading)
        at = rows[sender].start + match.start("value")
        source = words_in(reading, at, at + len(value))
        key = rows[sender].start + match.start("key")
        cue = words_in(reading, key, key + len(match.group("key")))
        said = words_in(reading, rows[last].end, _end(rows, last, [h[0] for h in heads], first))
        frame = words_in(reading, rows[first].start, rows[last].end) - source - cue
        if source and cue and said:
            yield Voicing(
                "mail",
                source,
                cue,
                said,
                max(source),
                True,
                0.8,
                frame=frame,
                group="say",
                given=given,
            )


def _headers(rows: tuple[Line, ...]) -> list[tuple[int, int, int]]:
    """Runs of two or more header lines as numbers of the first, the last and the *From:* line."""
    out: list[tuple[int, int, int]] = []
    run: list[int] = []
    for number in range(len(rows) + 1):
        key = _key(rows[number]) if number < len(rows) else None
        if key is not None:
            run.append(number)
            continue
        sender = next((k for k in run if _key(rows[k]) == "from"), None)
        if len(run) > 1 and sender is not None:
            out.append((run[0], run[-1], sender))
        run = []
    return out


def _key(row: Line) -> str | None:
    match = _HEADER.match(row.text)
    key = match.group("key").casefold() if match else None
    return key if key in listed("layouts", "header") else None


def _end(rows: tuple[Line, ...], last: int, heads: list[int], first: int) -> int:
    """Where an e-mail's body ends: at a rule or the next e-mail, else after one paragraph.

    Where the head opens the text, the whole of it is the e-mail.
    """
    paragraph_end: int | None = None
    words = False
    for number in range(last + 1, len(rows)):
        row = rows[number]
        if number in heads or _END.match(row.text):
            return rows[number - 1].end
        if row.text.strip(" \t>,.:*_").casefold() in listed("layouts", "closing"):
            return rows[number - 1].end
        if row.blank and words and paragraph_end is None:
            paragraph_end = rows[number - 1].end
        words = words or not row.blank
    opens = all(row.blank for row in rows[:first])
    return rows[-1].end if opens or paragraph_end is None else paragraph_end
