"""Years that the rest of the text, or another document, shows to be a slip of the pen."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wherefrom.claims.implausible.doubts import MONTH, Doubt, listed, month, published, sentence
from wherefrom.model import Document

KIND = "implausible_date"
ANY = r"(?:1\d|2\d)\d\d"
DATED = (
    re.compile(
        rf"(?<![\w./-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH}),?\s+"
        rf"(?P<year>{ANY})(?![\w-])",
        re.I,
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>{ANY})(?![\w-])",
        re.I,
    ),
    re.compile(rf"\b(?P<month>{MONTH}),?\s+(?P<year>{ANY})(?![\w-]|,\d)(?P<day>)", re.I),
)
IN = re.compile(
    rf"\b(?:in|since|during)\s+(?P<year>{ANY})(?=\s*[.;:)\]”\"]|,\s"
    r"|\s+(?:when|after|before|and|but|the|an?|he|she|it|they|as|with|while|to|by|for|at|on|in|of"
    r"|was|were|had|has|behind|that|which|who|amid|under|during)\b)(?!,\d)",
    re.I,
)
AHEAD = 50  # years after publication of which reports speak
LIVED = 70  # years before publication of which most reports speak
RECENT = 30  # years before publication of which a report's own years are


def doubts(documents: Sequence[Document]) -> Iterator[tuple[str, Doubt]]:
    """(document id, doubt) for years that cannot be meant, and what year was."""
    dated = {d.id: list(_dates(d.text)) for d in documents}
    elsewhere: dict[tuple[int, int], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in documents:
        for match in dated[document.id]:
            if match["day"]:
                key = (month(match["month"]), int(match["day"]))
                elsewhere[key][int(match["year"])].add(document.id)
    for document in documents:
        yield from ((document.id, d) for d in _of(document, dated[document.id], elsewhere))


def _dates(text: str) -> Iterator[re.Match[str]]:
    for form in DATED:
        yield from (m for m in form.finditer(text) if m["month"][0].isupper())


def _of(
    document: Document,
    dated: Sequence[re.Match[str]],
    elsewhere: Mapping[tuple[int, int], Mapping[int, set[str]]],
) -> Iterator[Doubt]:
    text = document.text
    own = _own_years(document)
    for match in (*dated, *IN.finditer(text)):
        year = int(match["year"])
        start, end = sentence(text, *match.span())
        if listed("history").search(text[start:end]):
            continue
        why = _misspelt(year, own, published(document))
        if why and not listed("ancient").search(text):
            yield Doubt(*match.span(), KIND, why)
            continue
        if match.groupdict().get("day"):
            others = elsewhere[month(match["month"]), int(match["day"])]
            yield from _told_otherwise(document, match, others)


def _own_years(document: Document) -> Counter[int]:
    """Years of the document's time: those of its dates, and of its publication."""
    day = published(document)
    found = Counter(
        int(y) for y in re.findall(r"(?<![\d.,-])(?:19|20)\d\d(?![\d,]|\.\d)", document.text)
    )
    if day is None:
        return Counter()
    found[day.year] += 2
    return Counter({y: n for y, n in found.items() if day.year - RECENT <= y <= day.year + 1})


def _misspelt(year: int, own: Counter[int], day: dt.date | None) -> str:
    """Why ``year`` cannot be meant, or nothing: one figure of a year of today wrong, or two turned.

    Only years in which no report of today can have its facts: 1013, 2103, 2913.
    """
    if day is None or 1500 <= year <= day.year + AHEAD or year % 50 == 0:
        return ""
    meant = max((y for y in own if _slip(year, y)), key=lambda y: (own[y], y), default=None)
    if meant is not None:
        return f"the text is of {meant}"
    lived = range(day.year + 1, day.year - LIVED, -1)
    near = next((y for y in lived if _slip(year, y)), None)
    return f"far from {day.year}, when this was published, and near {near}" if near else ""


def _slip(one: int, two: int) -> bool:
    a, b = str(one), str(two)
    wrong = [i for i in range(4) if a[i] != b[i]]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def _told_otherwise(
    document: Document, match: re.Match[str], others: Mapping[int, set[str]]
) -> Iterator[Doubt]:
    """The same day a hundred years apart: *12 March 1912* beside *12 March 2012*."""
    year = int(match["year"])
    day = published(document)
    for other in (year + 100, year - 100):
        if not others.get(other) or (day is not None and abs(day.year - other) > RECENT):
            continue
        if abs(day.year - year if day else 0) < abs(day.year - other if day else 0):
            continue
        if listed("history", "hundred_years").search(document.text):
            continue
        where = "the same text" if document.id in others[other] else "another document"
        yield Doubt(*match.span(), KIND, f"{where} gives {match['day']} {match['month']} {other}")
