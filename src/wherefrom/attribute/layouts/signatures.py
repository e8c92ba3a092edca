"""Names beside a quotation (``"..." - NAME``, ``NAME: "..."``) or under a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.layouts.lines import lines, paragraph_before, paragraphs, words_in
from wherefrom.attribute.layouts.names import given_of, names_somebody
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given, Voicing

_SIGNED = re.compile(
    r"(?P<end>[”\"’])[ \t]*\n?[ \t]*(?P<dash>―|—|–|--|-)[ \t]*"
    r"(?P<name>[A-Z][^\n!?\"“”@]{2,120}?)\.?[ \t]*$",
    re.MULTILINE,
)
_DASHED = re.compile(
    r"^[ \t]*(?P<dash>―|—|–|--)[ \t]*(?P<name>[A-Z][^\n.!?\"“”@:]{2,100})[ \t]*$",
    re.MULTILINE,
)
_NAMED = re.compile(
    r"^[ \t]*(?:[•●▪*·-][ \t]+)?(?:\*\*)?(?P<name>[A-Z][^\n:.!?\"“”]{2,100}?)(?:\*\*)?"
    r"[ \t]?(?P<colon>:(?:\*\*)?|[ \t]—|[ \t]–|[ \t]-)[ \t]+(?P<quote>[\"“‘'].{8,})$",
    re.MULTILINE,
)


def signatures(reading: Reading) -> Iterator[Voicing]:
    """Quotations and paragraphs with a speaker's name set beside them."""
    yield from _signed(reading)
    yield from _named(reading)
    yield from _dashed(reading)


def _signed(reading: Reading) -> Iterator[Voicing]:
    """``"..." - NAME, role`` at the end of a paragraph."""
    for match in _SIGNED.finditer(reading.document.text):
        at = reading.token_at(match.start("end"))
        number = reading.quote_of[at]
        given = given_of(match.group("name"), reading)
        if number < 0 or given is None or not _names(reading, match, given):
            continue
        quote = reading.quotes[number]
        if abs(quote.end - match.end("end")) <= 2:
            said = words_in(reading, quote.start, quote.end)
            yield from _voicing(reading, "signed", match, "dash", said, given)


def _named(reading: Reading) -> Iterator[Voicing]:
    """``NAME, role: "..."`` as a line of its own, in a list or under a heading."""
    for match in _NAMED.finditer(reading.document.text):
        given = given_of(match.group("name"), reading)
        heading = match.group("name").casefold() in listed("layouts", "said_heading")
        if given is None or heading or not _names(reading, match, given):
            continue
        number = reading.quote_of[reading.token_at(match.start("quote"))]
        if number < 0 or abs(reading.quotes[number].start - match.start("quote")) > 2:
            continue
        quote = reading.quotes[number]
        rest = reading.document.text[quote.end : match.end()].strip(" .")
        if not rest:
            said = words_in(reading, quote.start, quote.end)
            yield from _voicing(reading, "named", match, "colon", said, given)


def _dashed(reading: Reading) -> Iterator[Voicing]:
    """A paragraph over a line that is a dash and a name."""
    text = reading.document.text
    rows = lines(text)
    places = {row.start: number for number, row in enumerate(rows)}
    for match in _DASHED.finditer(text):
        number = places[match.start()]
        beside = [rows[k] for k in (number - 1, number + 1) if 0 <= k < len(rows)]
        if any(re.match(r"[ \t]*[—–-]", row.text) for row in beside):
            continue  # a list whose items open with a dash
        given = given_of(match.group("name"), reading)
        quoted = re.search(r"[“\"]", match.group("name"))
        if given is None or quoted or not _names(reading, match, given):
            continue
        start, end = _above(text, match.start())
        said = words_in(reading, start, end)
        if any(reading.quote_of[i] >= 0 for i in sorted(said)[-2:]) or len(said) < 4:
            continue  # a quotation's signature is read as such
        yield from _voicing(reading, "dashed", match, "dash", said, given)


def _above(text: str, at: int) -> tuple[int, int]:
    """What a name on a line of its own signs: its paragraph's lines before, or the one before."""
    every, number = paragraphs(text), paragraph_before(text, at)
    if number >= 0 and every[number].start < at <= every[number].end:
        return every[number].start, at
    number = paragraph_before(text, at - 1)
    return (every[number].start, every[number].end) if number >= 0 else (0, 0)


def _names(reading: Reading, match: re.Match[str], given: Given) -> bool:
    return names_somebody(reading, *match.span("name"), given)


def _voicing(
    reading: Reading, rule: str, match: re.Match[str], mark: str, said: frozenset[int], given: Given
) -> Iterator[Voicing]:
    source = words_in(reading, match.start("name"), match.end("name"))
    cue = words_in(reading, match.start(mark), match.end(mark)) - source
    if source and cue and said:
        yield Voicing(
            rule, source, cue, said - source - cue, max(source), True, 0.8, group="say", given=given
        )
