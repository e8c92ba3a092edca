"""Captions: *In this image from video ...*, and the credit that closes a picture's line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wherefrom.attribute.layouts.lines import words_in
from wherefrom.attribute.layouts.names import is_press
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given, Voicing

LONGEST = 600  # characters of a caption


@cache
def _credit() -> re.Pattern[str]:
    words = "|".join(
        sorted(map(re.escape, listed("layouts", "picture")), key=lambda w: (-len(w), w))
    )
    name = r"[A-Z][\w.'’&-]*(?:[ /|](?:(?:of|via|for|and|the) )?[A-Z][\w.'’&-]*){0,6}"
    return re.compile(
        rf"\b(?:(?P<cue>(?i:{words}))(?: (?:credits?|courtesy of|courtesy|by))?[ ]?[:/][ ]?"
        rf"|(?P<by>(?i:{words})) (?:courtesy )?(?:by|of) )(?P<name>{name})[)\]]?\.?[ \t]*$",
        re.MULTILINE,
    )


_BRACKET = re.compile(
    r"[(\[](?P<name>[A-Z][\w.'’& -]{1,40}?)(?P<cue>[ ]?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ff]ile)?)"
    r"[ ]?/[ ]?(?P<other>[A-Z][\w.'’& ,-]{1,60})[)\]]\.?[ \t]*$",
    re.MULTILINE,
)


_SLASH = re.compile(  # *... off the cape. Harbour Wire/Jane Holm*
    r"(?<=[.!?] )(?P<name>[A-Z][\w.'’& -]{1,40}?)[ ]?/[ ]?(?P<other>[A-Z][\w.'’& -]{1,40})[ \t]*$",
    re.MULTILINE,
)


def captions(reading: Reading) -> Iterator[Voicing]:
    """What captions say: of the image they name, or on the word of the outlet that credits them."""
    yield from _images(reading)
    yield from _credited(reading)


@cache
def _image() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, listed("layouts", "image")), key=lambda w: (-len(w), w)))
    made = "provided|released|made available|taken|posted|published|supplied|obtained|issued|from"
    phrase = rf"(?:[\w’'./-]+,? ){{0,6}}?(?P<head>(?i:{words}))\b"
    return re.compile(
        rf"(?:^|(?<=\n)|(?<=[.!?:–—-] ))(?P<cue>In) (?P<source>(?:(?:this|these) {phrase}"
        rf"|(?=an? (?:[\w-]+ ){{0,3}}(?:image|frame|still|screenshot|photo\w*)\b[^,\n]{{0,60}}"
        rf"(?:{made})\b)an? (?:[\w-]+ ){{0,3}}\w+)[^,\n]{{0,160}}"
        r"(?:, (?:[A-Z][\w.]*,? ?)?(?:\d{1,2},? )?\d{4})?)"
        r", (?P<said>[^\n]{10,}?(?:[.!?](?=\s|$)|$))",
        re.MULTILINE,
    )


def _images(reading: Reading) -> Iterator[Voicing]:
    """``In this image from video provided by X, a ferry burns``: the image shows it."""
    for match in _image().finditer(reading.document.text):
        source = words_in(reading, *match.span("source"))
        place = match.span("head") if match.group("head") else match.span("source")
        head = words_in(reading, *place)
        said = words_in(reading, *match.span("said")) - source
        cue = words_in(reading, *match.span("cue"))
        if source and head and said and cue:
            name = re.sub(r"^(?:this|these|the|an?) ", "", " ".join(match.group("source").split()))
            short = re.split(
                r" (?:provided|released|made|taken|posted|published|supplied|distributed|broadcast"
                r"|obtained|issued)\b|, ",
                name,
            )[0]
            yield Voicing(
                "image",
                source,
                cue,
                said,
                max(head),
                True,
                0.85,
                group="report",
                given=Given(short, kind="record"),
            )


def _credited(reading: Reading) -> Iterator[Voicing]:
    """``caption. Photo: OUTLET``: the caption is the outlet's that made the picture."""
    text = reading.document.text
    if (
        not any(word in text.casefold() for word in listed("layouts", "picture"))
        and "/" not in text
    ):
        return
    for match in (*_credit().finditer(text), *_BRACKET.finditer(text), *_SLASH.finditer(text)):
        named = _outlet(match)
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - LONGEST)
        if named is None or not text[start : match.start()].strip():
            continue
        name, at = named
        source = words_in(reading, at, at + len(name))
        span = next(
            (match.span(g) for g in ("cue", "by") if g in match.re.groupindex and match.group(g)),
            None,
        )
        mark = words_in(reading, match.start(), match.start() + 1)  # the opening bracket
        cue = (
            (words_in(reading, *span) if span else frozenset()) - source or mark - source or source
        )
        said = words_in(reading, start, match.start()) - source - cue
        frame = words_in(reading, match.start(), match.end()) - source - cue
        if source and len(said) > 3:
            yield Voicing(
                "credit",
                source,
                cue,
                said,
                max(source),
                True,
                0.6,
                frame=frame,
                group="say",
                given=Given(name, kind="outlet"),
            )


def _outlet(match: re.Match[str]) -> tuple[str, int] | None:
    """The outlet among the names of a credit, and where it stands; None: a person alone."""
    for group in ("name", "other"):
        if group not in match.re.groupindex or not match.group(group):
            continue
        for part in re.finditer(r"[^/|,]+", match.group(group)):
            name = re.split(r" (?:via|for) ", part.group().strip())[-1].strip()
            bare = re.sub(r" (?:[Pp]hoto|[Ff]ile|[Ii]mages?)$", "", name)
            if is_press(bare):
                return bare, match.start(group) + match.group(group).index(bare)
    return None
