"""Details that give a person away together with others: ages and days, small places, callings.

Quasi-identifiers (Dalenius 1986); what is done about each is for the user to set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from wherefrom.data.load import words
from wherefrom.model import Identifier, IdentifierKind

_AGE = re.compile(
    r"\b(?:aged?(?: of)?|turned|turning)[ \t]+(?P<a>\d{1,3})\b"
    r"|\b(?P<b>\d{1,3})(?:[- ]years?[- ]olds?\b|[ \t]+years[ \t]+of[ \t]+age\b| ?y/?o\b)"
    r"|(?<=[a-z],[ \t])(?P<c>\d{1,2})(?=,[ \t])"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_CLOCK = (
    r"(?:[ T,]+(?:at[ ])?\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[AaPp]\.?[Mm]\.?)?(?:[ ][A-Z]{2,4}\b)?)?"
)
_DAY = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}{_CLOCK}"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]of)?[ ]{_MONTH}(?:,?[ ]\d{{4}})?{_CLOCK}"
    rf"|\b{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?[ ]\d{{4}})?{_CLOCK}"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b{_CLOCK}"
)
_BORN = re.compile(r"\bborn[ ](?:in|on)[ ](?P<when>(?:[\w,]+[ ]){0,3}?\d{4})\b")
_CHILDREN = re.compile(
    r"\b(?:mother|mom|mum|mama|father|dad|papa|parent)[ ]of[ ]"
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b"
    r"(?:[ ](?:young[ ])?(?:children|kids|sons|daughters|boys|girls|child))?",
    re.IGNORECASE,
)
_WORKPLACE = re.compile(
    r"(?:\b(?:work(?:s|ed|ing)?|employed|shifts?|job|colleagues?|team|desk|hired|career|position|role)\b"
    r"[^.!?\n]{0,30}?\b(?:at|for|by|with|of|from)|\bat)[ ](?:the[ ])?$"
)


def quasi(parse: Doc) -> Iterator[Identifier]:
    """Quasi-identifiers in ``parse``; spans may overlap."""
    text = parse.text  # put together from the words each time it is asked for
    for found in _AGE.finditer(text):
        group = next(name for name in "abc" if found[name])
        if 0 < int(found[group]) < 120:
            yield Identifier(*found.span(group), "age", "an exact age")
    for shape, kind, why in _shapes():
        for found in shape.finditer(text):
            name = "when" if "when" in shape.groupindex else 0
            yield Identifier(*found.span(name), kind, why)
    yield from _entities(parse, text)


def _entities(parse: Doc, text: str) -> Iterator[Identifier]:
    for entity in parse.ents:
        named = entity.text.removeprefix("the ").removeprefix("The ")
        if entity.label_ in {"GPE", "LOC", "FAC"} and not _well_known(named):
            yield Identifier(entity.start_char, entity.end_char, "place", "a small place")
        elif entity.label_ == "ORG" and _WORKPLACE.search(
            text[max(0, entity.start_char - 60) : entity.start_char]
        ):
            yield Identifier(entity.start_char, entity.end_char, "body", "where somebody works")


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], IdentifierKind, str], ...]:
    def any_of(name: str) -> re.Pattern[str]:
        every = sorted(words("identifiers")[name], key=lambda w: (-len(w), w))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, every))})(?!\w)", re.IGNORECASE)

    return (
        (_BORN, "date", "a date of birth"),
        (_DAY, "date", "an exact day"),
        (_CHILDREN, "family", "somebody's household"),
        (any_of("family"), "family", "somebody's household"),
        (any_of("occupations"), "occupation", "what somebody does"),
    )


def _well_known(place: str) -> bool:
    return place.casefold().strip(".") in _large()


@cache
def _large() -> frozenset[str]:
    """Countries, peoples and capitals: too many live there for the name to give anybody away."""
    forms = {str(form) for group in words("places") for form in group}
    return frozenset(forms | {str(capital) for capital in words("capitals")})
