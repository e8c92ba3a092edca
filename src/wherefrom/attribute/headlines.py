"""Headline style: ``Police: two held``, ``Ten dead - officials``, ``Two held, say police``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wherefrom.attribute.kinds import is_outlet
from wherefrom.attribute.layouts.lines import Line, lines, words_in
from wherefrom.attribute.layouts.people import surnamed
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given, Voicing

LONGEST = 7  # words a headline's source may have
LONGEST_LINE = 20  # words of a headline
LEAST = 2  # words that a source beside a mark must leave
_NO_NAME = re.compile(r"\d")
_MARKS = {"-", "–", "—", "--", ":", "|"}
_PREFIXES = {
    "re",
    "co",
    "pre",
    "anti",
    "non",
    "ex",
    "mid",
    "self",
    "vice",
    "semi",
    "multi",
    "inter",
}
_ENDS = re.compile(r"[.!?…][\"”'’)]*$")
_TOPIC = re.compile(r"^(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) (?:on|about) ")
_OWNERS = {"my", "our", "your", "his", "her", "their", "its", "this", "that", "these", "those"}
_JOINING = {"for", "to", "in", "on", "with", "and", "against", "by"}  # a topic's words, no name's
_GROUPS = (
    ("source_kinds", "official"),
    ("source_kinds", "outlet"),
    ("anonymous", "headline"),
    ("roles", "office"),
    ("roles", "private"),
    ("roles", "spokesperson"),
    ("roles", "police"),
    ("roles", "witness"),
)


def headlines(reading: Reading) -> Iterator[Voicing]:
    """Sources set off by a colon, a dash or a short verb, in sentences and in lines alone."""
    for words in _stretches(reading):
        yield from _beside_mark(words, reading)
    for row in _titles(reading):
        words = sorted(words_in(reading, row.body, row.end))
        yield from _verb_last(words, reading)
        yield from _verb_second(words, reading)


def _stretches(reading: Reading) -> Iterator[list[int]]:
    """Tokens of every sentence, and of every line that is a headline or an entry with a time."""
    seen: set[tuple[int, ...]] = set()
    rows = [row for row in lines(reading.document.text) if not row.blank and _is_line(row)]
    spans = [sorted(words_in(reading, row.body, row.end)) for row in rows]
    spans += [
        [i for i in range(p.start, p.end) if not reading.parse[i].is_space] for p in reading.pieces
    ]
    for words in spans:
        if words and tuple(words) not in seen:
            seen.add(tuple(words))
            yield words


def _is_line(row: Line) -> bool:
    short = len(row.text.split()) <= LONGEST_LINE and not _ENDS.search(row.text.rstrip())
    return short or row.mark == "time"


def _titles(reading: Reading) -> Iterator[Line]:
    """Lines without a full stop at their end: the title, and headlines run into a text."""
    for row in lines(reading.document.text):
        words = row.text.split()
        ended = _ENDS.search(row.text.rstrip()) is not None
        if 4 <= len(words) <= LONGEST_LINE and row.mark in {"", "time"} and not ended:
            yield row


def _beside_mark(words: Sequence[int], reading: Reading) -> Iterator[Voicing]:
    parse = reading.parse
    for k, i in enumerate(words):
        if parse[i].text == ":" and 1 <= k <= LONGEST and k < len(words) - 2:
            yield from _split(words[:k], words[k + 1 :], i, reading)
            break
    for k in range(len(words) - 2, max(2, len(words) - 2 - LONGEST), -1):
        mark = parse[words[k]]
        if mark.text in _MARKS:
            spaced = mark.text == ":" or (mark.whitespace_ and parse[mark.i - 1].whitespace_)
            ended = mark.text == ":" and parse[words[-1]].text[-1] in ".!?"
            first = parse[words[k + 1]]
            sentence = parse[words[-1]].text[-1] in ".!?" and first.tag_ == "VBN"
            torn = parse[mark.i - 1].lower_ in _PREFIXES  # *Committee to Re - elect*, *Co - Worker*
            if spaced and not ended and not sentence and not torn:  # *its tower - lined district.*
                yield from _split(words[k + 1 :], words[:k], words[k], reading)
            break


def _split(
    source: Sequence[int], content: Sequence[int], mark: int, reading: Reading
) -> Iterator[Voicing]:
    source = [i for i in source if not reading.parse[i].is_punct]
    told = sum(reading.parse[i].is_alpha or reading.parse[i].like_num for i in content)
    if not source or told < LEAST or reading.quote_of[mark] >= 0:
        return
    given = _who(source, reading, before=source[0] < mark)
    if given is None:
        return
    head = next((i for i in reversed(source) if reading.parse[i].is_alpha), source[-1])
    yield Voicing(
        "headline",
        frozenset(source),
        frozenset({mark}),
        frozenset(content),
        head,
        True,
        0.7,
        given=given if given.name else None,
    )


_PLAIN = Given("")  # a source that its own words name well enough


def _who(source: Sequence[int], reading: Reading, *, before: bool) -> Given | None:
    """Who a headline's few words beside a mark are; None where they are a topic."""
    text = " ".join(reading.parse[source[0] : source[-1] + 1].text.split())
    if _NO_NAME.search(text):
        return None
    if pattern("source_kinds", "official").fullmatch(text) and len(text.split()) > 1:
        return Given(re.sub(r"^[Tt]he ", "", text), kind="official")
    if len(text.split()) > 1 and is_outlet(text) and text.istitle():
        return Given(text, kind="outlet")
    if _is_source(text):
        return _PLAIN
    if not before:
        return None
    if is_outlet(text) and text[:1].isupper() and len(text.split()) <= 4:
        return Given(text, kind="outlet")
    topic = _TOPIC.match(text)
    name = surnamed(topic.group("name") if topic else text, reading)
    return Given(name) if name is not None else None


def _is_source(text: str) -> bool:
    """True for words that are nothing but a known kind of source."""
    words = text.casefold().split()
    if len(words) > 4 or words[0] in _OWNERS or _JOINING & set(words):
        return False
    last = words[-1]
    known: frozenset[str] = frozenset().union(*(listed(file, group) for file, group in _GROUPS))
    one = last[:-1] if last.endswith("s") else last
    return (
        last in known or one in known or bool(pattern("source_kinds", "official").fullmatch(text))
    )


def _verb_last(words: Sequence[int], reading: Reading) -> Iterator[Voicing]:
    """``Two held, say police`` and ``Two held, police say``."""
    parse = reading.parse
    marks = [
        k
        for k, i in enumerate(words)
        if parse[i].text in {",", "-", "–", "—"} or parse[i].text[-1] in ",”\"’'"
    ]
    k = next((k for k in reversed(marks) if LEAST < k < len(words) - 2), None)
    if k is None or len(words) - k - 1 > LONGEST:
        return
    tail = [i for i in words[k + 1 :] if not parse[i].is_punct]
    saying = listed("headlines", "closing")
    if len(tail) < 2:
        return
    if parse[tail[0]].lower_ in saying:
        cue, source = tail[0], tail[1:]
    elif parse[tail[-1]].lower_ in saying:
        cue, source = tail[-1], tail[:-1]
    else:
        return
    known = _who(source, reading, before=True)
    verbs = any(parse[i].pos_ in {"VERB", "AUX"} for i in source)
    if known is None and (verbs or len(source) > 4):
        return
    quoted = parse[words[k]].text not in {",", "-", "–", "—"}
    content = words[: k + 1] if quoted else words[:k]
    if any(reading.quote_of[i] >= 0 for i in (cue,)):
        return
    yield Voicing(
        "headline",
        frozenset(source),
        frozenset({cue}),
        frozenset(content),
        source[-1],
        True,
        0.75,
        group="say",
        given=known if known is not None and known.name else None,
    )


def _verb_second(words: Sequence[int], reading: Reading) -> Iterator[Voicing]:
    """``Minister denies tanker was ordered out``: a source, a verb in the present, and the rest."""
    parse = reading.parse
    for k in range(1, min(5, len(words) - LEAST)):
        token = parse[words[k]]
        if token.lower_ not in listed("headlines", "opening") or not token.text.islower():
            continue
        source = list(words[:k])
        if any(parse[i].is_punct for i in source):
            return
        known = _who(source, reading, before=True)
        if known is None:
            return
        rest = list(words[k + 1 :])
        if any(parse[i].text == ":" for i in rest) or parse[rest[0]].lower_ in {
            "by",
            "on",
            "in",
            "at",
            "with",
        }:
            return
        yield Voicing(
            "headline",
            frozenset(source),
            frozenset({token.i}),
            frozenset(rest),
            source[-1],
            True,
            0.7,
            group="report",
            given=known if known.name else None,
        )
        return
