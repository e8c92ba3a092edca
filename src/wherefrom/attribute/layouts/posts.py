"""Posts of networks that stand in a text: embedded, listed, or with their head above them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.layouts.lines import mark_at, paragraph_before, paragraphs, words_in
from wherefrom.attribute.layouts.names import given_of, handle_name, is_cased
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given, Voicing

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*"
_DATE = (
    rf"(?:{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}\.?(?:,? \d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2} ?(?:h|m|hrs?|mins?|hours?|minutes?|days?)(?: ago)?)"
)
_HANDLE = r"@\s?[A-Za-z0-9_]{2,30}"
_AFTER = re.compile(
    rf"(?P<dash>―|—|–|--|-|&mdash;)?[ \t]*(?P<name>[A-Z][^\n@()—–]{{1,60}}?)[ \t]*"
    rf"\((?P<handle>{_HANDLE})\)[ \t]*(?:on (?:X|Twitter)[ ,]*)?(?:[·,][ \t]*)?"
    rf"(?:{_DATE}|(?=[ \t]*$))",
    re.MULTILINE,
)
_COLON = re.compile(
    rf"^[ \t]*(?:[•*-][ \t]+)?(?:(?P<name>[A-Z][^\n@():]{{1,60}}?)[ \t]*\(?)?(?P<handle>{_HANDLE})"
    r"\)?(?P<colon>:)[ \t]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_HEAD = re.compile(
    rf"^[ \t]*(?P<name>[A-Z][^\n@:.!?]{{1,60}}?)(?:[ \t]*\n[ \t]*|[ \t]+)(?P<handle>{_HANDLE})"
    r"(?:[ \t]*[·•.][ \t]*[^\n]{1,30})?[ \t]*$",
    re.MULTILINE,
)
_PLATFORM = re.compile(
    r"^[ \t]*(?:[•*-][ \t]+)?(?P<name>[A-Z][^\n:\"“.]{1,60}?),? (?P<cue>(?:on|via) (?:X|Twitter"
    r"|Facebook|Telegram|Instagram|TikTok|Truth Social|Weibo|LinkedIn|Threads|Bluesky|Mastodon))"
    r"(?:, formerly Twitter,?)?:[ \t]+(?P<said>\S[^\n]*)$",
    re.MULTILINE,
)
_TAIL = re.compile(
    rf"^[ \t]*(?:\d{{1,2}}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?[ \t]*[·•,–-]|{_DATE}[ \t]*[·•]"
    r"|[\d.,]+K? (?:likes?|retweets?|reposts?|views?|shares?|comments?|replies)\b"
    r"|Translate post|Read \d+ repl|Reply\b|Copy link)",
    re.MULTILINE | re.IGNORECASE,
)
_LINKS = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.co/)\S+|</?[a-z][^<>]{0,400}>")
MOST = 4  # paragraphs of one post
_FOLLOW = re.compile(
    r"^(?:Follow|Reach|Contact|Email|Write to|Find|Like|Join|Share|Read|See|Watch|Tweet)\b",
    re.IGNORECASE,
)


def posts(reading: Reading) -> Iterator[Voicing]:
    """Each post, on the word of whose account it is."""
    if "@" in reading.document.text:
        yield from _embedded(reading)
        yield from _after_handle(reading)
        yield from _under_head(reading)
    yield from _on_platform(reading)


def _embedded(reading: Reading) -> Iterator[Voicing]:
    """``text - Name (@handle) date``: the text before in the paragraph, else the one before."""
    text = reading.document.text
    for match in _AFTER.finditer(text):
        start, end = _before(text, match.start())
        cue = "dash" if match.group("dash") else "handle"
        if end > start:
            yield from _voicing(reading, "post", match, cue, [(start, end)])


def _before(text: str, at: int) -> tuple[int, int]:
    """The post that its writer's name closes at character ``at``."""
    every = paragraphs(text)
    place = paragraph_before(text, at)
    if place < 0 or at > every[place].end:
        return 0, 0
    own = every[place]
    row = text.rfind("\n", 0, at) + 1
    if text[own.start : at].strip(" \t\n—–-"):
        inline = row <= own.start or text[row:at].strip(" \t—–-")
        return own.start, at if inline else row
    number = place - 1
    first = number
    while first > 0 and number - first < MOST - 1 and not _opens(text, every[first - 1].end):
        first -= 1
    if first >= 0 and _opens(text, every[first - 1].end) and first > 0:
        return every[first].start, every[number].end
    return (every[number].start, every[number].end) if number >= 0 else (0, 0)


def _opens(text: str, end: int) -> bool:
    """Whether a lead-in's colon ends at character ``end``."""
    return text[:end].rstrip().endswith(":")


def _after_handle(reading: Reading) -> Iterator[Voicing]:
    """``@handle: text`` and ``Name (@handle): text``."""
    for match in _COLON.finditer(reading.document.text):
        yield from _voicing(reading, "post", match, "colon", [match.span("said")])


def _under_head(reading: Reading) -> Iterator[Voicing]:
    """A name with its account over the post, as a page's embedded card is printed."""
    text = reading.document.text
    every = paragraphs(text)
    for match in _HEAD.finditer(text):
        if len(match.group("name").split()) > 6:
            continue
        first = max(0, paragraph_before(text, match.end()))
        rest = [p for p in every[first : first + MOST + 2] if p.end > match.end()]
        spans: list[tuple[int, int]] = []
        closed = False
        for paragraph in rest[: MOST + 1]:
            start = max(paragraph.start, match.end())
            tail = _TAIL.search(text, start, paragraph.end)
            stop = tail.start() if tail is not None else paragraph.end
            if text[start:stop].strip():
                spans.append((start, stop))
            if tail is not None:
                closed = True
                break
        yield from _voicing(reading, "post", match, "handle", spans if closed else spans[:1])


def _on_platform(reading: Reading) -> Iterator[Voicing]:
    """``Name on Telegram: text``."""
    for match in _PLATFORM.finditer(reading.document.text):
        given = given_of(match.group("name"), reading)
        if given is not None:
            yield from _voicing(reading, "post", match, "cue", [match.span("said")])


def _voicing(
    reading: Reading, rule: str, match: re.Match[str], cue: str, spans: list[tuple[int, int]]
) -> Iterator[Voicing]:
    text = reading.document.text
    if match.group("name") and _FOLLOW.match(match.group("name")):
        return
    name, given = _account(reading, match)
    source = words_in(reading, *name)
    marks = mark_at(reading, *match.span(cue)) - source
    said: frozenset[int] = frozenset()
    for start, end in spans:
        said |= words_in(reading, start, end)
        for link in _LINKS.finditer(text, start, end):
            said -= words_in(reading, link.start(), link.end())
    said -= (
        source | marks | words_in(reading, *match.span("handle"))
        if "handle" in match.re.groupindex
        else source | marks
    )
    frame = words_in(reading, match.start(), match.end()) - said - source - marks
    if source and said and sum(reading.parse[i].is_alpha for i in said) > 1:
        yield Voicing(
            rule,
            source,
            marks or source,
            said,
            max(source),
            True,
            0.85,
            frame=frame,
            group="say",
            given=given,
        )


def _account(reading: Reading, match: re.Match[str]) -> tuple[tuple[int, int], Given]:
    """Where the writer is named, and who it is; an account without a name is the account."""
    handle = match.group("handle").replace(" ", "") if "handle" in match.re.groupindex else ""
    if match.group("name"):
        given = given_of(match.group("name"), reading)
        if given is None and is_cased(match.group("name")):  # *Port of Varn*
            given = Given(match.group("name").strip(), kind="organisation")
        if given is not None:
            return match.span("name"), given
    return match.span("handle"), handle_name(handle)
