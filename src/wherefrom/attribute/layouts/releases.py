"""Press releases printed by others: the body of the letterhead speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.layouts.lines import Line, lines, words_in, words_of
from wherefrom.attribute.layouts.names import cased, given_of
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given, Voicing

HEAD = 12  # lines with words among which a release says that it is one
LONGEST = 90  # characters of a letterhead
_MARKS = " \t*#_:–—-|"


def releases(reading: Reading) -> Iterator[Voicing]:
    """A release's own words, on the word of the body that issued it.

    None where the body is the document's publisher: that is implied.
    """
    rows = lines(reading.document.text)
    head = [row for row in rows if not row.blank][:HEAD]
    found = _issued(reading, head) or _letterhead(reading, head)
    if found is None:
        return
    given, source, cue, line = found
    publisher = (reading.document.publisher or "").casefold().removeprefix("the ")
    if given.name.casefold().removeprefix("the ") == publisher:
        return
    said = words_of(reading, _body(rows, line, given.name)) - source - cue
    if said:
        yield Voicing(
            "release", source, cue, said, max(source), True, 0.7, group="say", given=given
        )


Found = tuple[Given, frozenset[int], frozenset[int], Line]


def _issued(reading: Reading, head: list[Line]) -> Found | None:
    """``Statement by the Relief Society`` as a line of its own."""
    for row in head[:5]:
        words = row.text.strip(_MARKS)
        lead = next(
            (
                w
                for w in sorted(listed("layouts", "issued"), key=lambda w: (-len(w), w))
                if words.casefold().startswith(w + " ")
            ),
            None,
        )
        if lead is None:
            continue
        at = row.start + row.text.index(words)
        given = _body_of(words[len(lead) :], reading)
        source = words_in(reading, at + len(lead), at + len(words))
        if given is not None and source:
            return given, source, words_in(reading, at, at + len(lead)), row
    return None


def _letterhead(reading: Reading, head: list[Line]) -> Found | None:
    """*FOR IMMEDIATE RELEASE* beside a line that is a body's name alone."""
    marks = listed("layouts", "release")
    said = next(
        (
            row
            for row in head
            if _bare(row) in marks or any(_bare(row).startswith(m + " ") for m in marks)
        ),
        None,
    )
    if said is None or len(said.text) > LONGEST:
        return None
    number = head.index(said)
    for row in sorted(
        head[: number + 3], key=lambda r: abs(head.index(r) - number) if r is not head[0] else 0
    ):
        given = None if row is said else _body_of(row.text, reading)
        source = words_in(reading, row.body, row.end)
        if given is not None and source:
            later = max((said, row), key=lambda r: r.start)
            return given, source, words_in(reading, said.body, said.end) - source, later
    return None


def _bare(row: Line) -> str:
    return row.text.strip(_MARKS).casefold()


def _body_of(words: str, reading: Reading) -> Given | None:
    """The body that ``words`` and nothing more name."""
    words = words.strip(_MARKS)
    text = cased(words)
    plain = re.sub(r"^[Tt]he ", "", text)
    if not words or len(words) > LONGEST or words[-1] in ".?!" or len(plain.split()) > 9:
        return None
    small = {"of", "the", "and", "for", "on", "in", "to", "de", "la", "&"}
    if not all(w[:1].isupper() or w in small for w in plain.split()):
        return None
    given = given_of(plain, reading)
    return given if given is not None and given.kind in {"official", "organisation"} else None


def _body(rows: tuple[Line, ...], head: Line, name: str) -> list[tuple[int, int]]:
    """The release's lines: up to its end mark, contact block or notes to editors."""
    out = []
    for row in rows:
        if row.start <= head.start or row.blank:
            continue
        if _ends(row.text.strip().casefold(), name.casefold()):
            break
        out.append((row.start, row.end))
    return out


def _ends(line: str, name: str) -> bool:
    plain = line.strip("*_# ")
    tails = listed("layouts", "release_tail")
    tail = any(plain == t or plain.startswith((t + ":", t + " –", t + " -")) for t in tails)
    about = plain.removeprefix("about ").removeprefix("the ").rstrip(":") in {name, "us"}
    return line in listed("layouts", "release_end") or tail or (plain[:6] == "about " and about)
