"""Ages that do not fit a year of birth, the years of a life, or the same person's other age."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from wherefrom.claims.implausible.doubts import YEAR, Doubt, listed, published, sentence
from wherefrom.model import Document

KIND = "implausible_age"
NAME = r"(?P<name>(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+)"
AGE = r"(?P<age>\d{1,3})"
AFTER_NAME = re.compile(
    rf"\b{NAME}(?:,\s+(?:aged\s+|age\s+)?{AGE}(?=\s*,)"
    r"|\s+\((?:aged\s+)?(?P<bracketed>\d{1,3})\))"
)
OF_NAME = re.compile(rf"\b(?P<age>\d{{1,3}})[- ]year[- ]old\s+{NAME}")
BORN = r"(?:who\s+was\s+)?(?:\(?born\b|\bb\.)"
WHEN = rf"(?:[^.;()\d]|\d{{1,2}}(?!\d)){{0,40}}?\b(?P<born>{YEAR})\b"
AGED_BORN = re.compile(rf"(?:,|\()\s*(?:aged\s+)?{AGE},?\s+{BORN}{WHEN}")
LIFE = re.compile(
    rf"\(\s*(?P<born>{YEAR})\s?[-–—]\s?(?P<died>{YEAR})\s*\)[^.\n(]{{0,80}}?"
    rf"\b(?:died|dies|dead)\b[^.\n(]{{0,40}}?\b(?:aged|at(?:\s+the\s+age\s+of)?|age)\s+(?:of\s+)?{AGE}\b",
    re.I,
)
BORN_DIED = re.compile(
    rf"\bborn\b{WHEN}[^.;\n]{{0,90}}?\b(?:died|killed)\b[^.;\n]{{0,60}}?\b(?P<died>{YEAR})\b"
    rf"[^.;\n]{{0,40}}?\b(?:aged|at\s+the\s+age\s+of|at\s+age)\s+{AGE}\b",
    re.I,
)
OLDEST = 122  # years: the longest life on record (Jeanne Calment)
OLD = re.compile(
    r"\b(?P<age>\d{3})[- ]year[- ]old\s+(?:man|woman|boy|girl|mother|father|student|driver|patient"
    r"|resident|victim|suspect|worker|farmer|teacher)\b"
    r"|\b(?:man|woman|boy|girl)\s+aged\s+(?P<aged>\d{3})\b",
    re.I,
)
MOST_APART = 1  # years: a birthday between two mentions
PRINTING = 1  # years: what a page tells may be of the year before


def doubts(document: Document) -> Iterator[Doubt]:
    """Ages in ``document`` that cannot be right beside what else it says."""
    yield from _beyond(document.text)
    yield from _from_birth(document)
    yield from _of_lives(document.text)
    yield from _two_ages(document.text)


def _beyond(text: str) -> Iterator[Doubt]:
    for match in OLD.finditer(text):
        if int(match["age"] or match["aged"]) > OLDEST:
            yield Doubt(*match.span(), KIND, "nobody is known to have grown so old")


def _from_birth(document: Document) -> Iterator[Doubt]:
    """*Ann Lee, 34, born in 1961*: told of the day of publication."""
    day = published(document)
    for match in AGED_BORN.finditer(document.text) if day else ():
        age, born = int(match["age"]), int(match["born"])
        start, end = sentence(document.text, *match.span())
        then = listed("then").search(document.text[start:end])
        if day and not then and not _fits(age, born, day.year, early=PRINTING):
            oldest = day.year - born
            why = f"who was born in {born} was {oldest - 1} or {oldest} in {day.year}"
            yield Doubt(match.start("age"), match.end("born"), KIND, why)


def _fits(age: int, born: int, year: int, *, early: int = 0) -> bool:
    return year - born - 1 - early <= age <= year - born


def _of_lives(text: str) -> Iterator[Doubt]:
    for pattern in (LIFE, BORN_DIED):
        for match in pattern.finditer(text):
            born, died, age = int(match["born"]), int(match["died"]), int(match["age"])
            if not _fits(age, born, died):
                why = (
                    f"from {born} to {died} is {died - born - 1} or {died - born} years"
                    if died > born
                    else f"{died} is no later than {born}"
                )
                yield Doubt(match.start("born"), match.end("age"), KIND, why)


def _two_ages(text: str) -> Iterator[Doubt]:
    """Two ages of one full name, neither told of an earlier time."""
    told: dict[str, list[re.Match[str]]] = defaultdict(list)
    for pattern in (AFTER_NAME, OF_NAME):
        for match in pattern.finditer(text):
            start, end = sentence(text, *match.span())
            if not listed("then").search(text[start:end]):
                told[_folded(match["name"])].append(match)
    for matches in told.values():
        first, *others = sorted(matches, key=lambda m: m.start())
        for other in others:
            one, two = _age(first), _age(other)
            if abs(one - two) > MOST_APART and max(one, two) <= OLDEST:
                why = f"the same text gives the age as {one} in “{first[0]}”"
                yield Doubt(*other.span(), KIND, why)


def _age(match: re.Match[str]) -> int:
    return int(match["age"] or match.groupdict().get("bracketed") or 0)


def _folded(name: str) -> str:
    """The first and last name: a title or office may stand before them once."""
    return " ".join(name.casefold().split()[-2:])
