"""Names told by the words beside them: *her husband Tamo*, *Dr Ansa Reld*, *Name: Tamo*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from wherefrom.data.load import words
from wherefrom.protect.courts import court_names
from wherefrom.protect.letters import CAPITAL, NAME

HONOUR = "after a title"
RANK = "after a rank"  # words that stand before names of bodies as well: General Hospital
KIN = "after a word for a person"
LABEL = "after a label"
POSTS = "who posts"
SIGNS = "at the end of a letter"
NOT_PEOPLE = {"ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "LANGUAGE", "DATE"}
# Kinds that the parser gives wrongly to short names too often to be heard beside a word of kin.
UNSURE = {"ORG", "GPE", "PRODUCT"}

_OF_A_POST = rf"[^\W\d_][\w.'’-]*(?:[ \t]+{CAPITAL}){{0,3}}"
_GAP = r"[ \t]+"
_POSSESSIVE = re.compile(r"['’]s?\Z")


def told(parse: Doc) -> Iterator[tuple[int, int, str]]:
    """Start and end of each such name in ``parse``, and what tells it."""
    text = parse.text
    yield from court_names(text)
    for shape, why in _shapes():
        for found in shape.finditer(text):
            start = found.start("name")
            end = _end(text, *found.span("name"))
            if end > start and not _something_else(parse, start, end, why):
                yield start, end, why


def _end(text: str, start: int, end: int) -> int:
    """Where the name ends: before the first word that is nobody's name."""
    usual = words("identifiers")["not_names"]
    last = start
    for part in re.finditer(r"\S+", text[start:end]):
        if part[0].casefold().strip(".,:’'") in usual:
            break
        last = start + part.end()
    return start + len(_POSSESSIVE.sub("", text[start:last].rstrip(".,:;")))


def _something_else(parse: Doc, start: int, end: int, why: str) -> bool:
    """Whether the parser takes these words for something else, and the words beside are weak."""
    if why not in (RANK, KIN):
        return False
    span = parse.char_span(start, end, alignment_mode="expand")
    kinds = NOT_PEOPLE if why == RANK else NOT_PEOPLE - UNSURE
    return span is not None and any(token.ent_type_ in kinds for token in span)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    lists, titles = words("identifiers"), words("titles")
    honours = _any([*titles["men"], *titles["women"], *titles["any"][0]], titled=True)
    ranks = _any([*titles["any"][1], *titles["any"][2]], titled=True)
    kin = _any([*lists["kin"], *lists["called"]])
    closing = (
        rf"(?:^|[.!?,\n][ \t]*)(?i:{_any(lists['closings'])})[,.!\s–—-]*\n?[ \t]*[–—~-]*[ \t]*"
    )
    label = rf"(?:^|[|•\n])[ \t]*(?i:(?:\w+[ \t]+)?(?:{_any(lists['labels'])}))[ \t]*[:：][ \t]*"
    wed = rf"\b(?i:married|wed|engaged){_GAP}(?:to|life with){_GAP}(?:(?:the|my){_GAP}\w+{_GAP})?"
    ours = rf"(?=,?[ \t]*(?:&|and)?{_GAP}(?:my|our|the kids)\b)"
    shapes = (
        (rf"\b(?:{honours})\.?{_GAP}(?P<name>{NAME})", HONOUR),
        (rf"\b(?:{ranks})\.?{_GAP}(?P<name>{NAME})", RANK),
        (rf"\b(?i:{kin}),?{_GAP}(?P<name>{NAME})", KIN),
        (rf"{label}(?P<name>{_OF_A_POST})", LABEL),
        (rf"\b(?:with|for|to|parents,?){_GAP}(?P<name>{NAME}){ours}", KIN),
        (rf"{wed}(?P<name>{NAME})", KIN),
        (rf"^[ \t]*(?P<name>{NAME}|[^\W\d]\w*){_GAP}:[ \t]", POSTS),
        (rf"{closing}(?P<name>{NAME})[ \t.!]*(?:\n|\Z)", SIGNS),
        (rf"(?:^|\s)[–—~-][ \t]*(?P<name>{NAME})[ \t.!]*\Z", SIGNS),
    )
    return tuple((re.compile(shape, re.MULTILINE), why) for shape, why in shapes)


def _any(forms: list[str], *, titled: bool = False) -> str:
    changed = [form.title() if titled else form for form in forms]
    return "|".join(re.escape(f) for f in sorted(set(changed), key=lambda f: (-len(f), f)))
