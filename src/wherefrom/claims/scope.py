"""What a statement is about beyond its own words: the names and the past date of its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.claims.times.telling import tells_when
from wherefrom.claims.times.words import DAYS, MONTHS
from wherefrom.model import Document, Statement

PAST = 31  # days before publication from which a date tells of another event than the news
NAME = re.compile(r"\b[A-Z][\w.-]*[\w]")
ENDED = re.compile(r"[.!?][\"'”’)]*\s*\Z|\n\s*\n")
POINTS_BACK = re.compile(r"[\"'“‘]?(?:it|he|she|they|that|this|these|those|there)\b", re.I)
AGO = re.compile(
    r"\b(?:(?:years?|months|decades?) (?:ago|earlier|before)|last year|previous(?:ly)?)\b",
    re.I,
)
NO_NAMES = frozenset([*DAYS, *MONTHS, "i", "mr", "mrs", "ms", "dr"])


@dataclass(frozen=True, slots=True)
class Scope:
    """``own`` names stand in the statement, ``names`` in its sentence; ``past`` is a month or year.

    ``past`` is empty where the sentence gives no date long before its
    document's publication, and ``ago`` where it only says that it was.
    ``days`` are the full dates of the sentence, ``ages`` the exact ages of persons in it.
    """

    own: frozenset[str]
    names: frozenset[str]
    past: str = ""
    days: frozenset[str] = frozenset()
    ages: frozenset[float] = frozenset()

    def same_time(self, other: Scope) -> bool:
        """Whether both tell of the news, or both of one past month or year."""
        if self.days and other.days and not self.days & other.days:
            return False
        if not self.past or not other.past:
            return self.past == other.past
        return self.past.startswith(other.past) or other.past.startswith(self.past)


def scopes(documents: Sequence[Document], statements: Sequence[Statement]) -> dict[str, Scope]:
    """The scope of each of ``statements``, by id, read off its sentence and the one before."""
    texts = {d.id: d.text for d in documents}
    days = _reference(documents)
    known = {d.id: _inside_sentences(d.text) for d in documents}
    everywhere = frozenset[str]().union(*known.values())
    found: dict[str, Scope] = {}
    sets: dict[frozenset[str], frozenset[str]] = {}  # equal ones are held once
    before: Scope | None = None
    document = ""
    for sentence in _sentences(texts, statements):
        if sentence[0].document != document:
            document, before = sentence[0].document, None
        text = texts[document][sentence[0].start : max(s.end for s in sentence)]
        past = _past(sentence, text, days[document])
        if not past and before is not None and POINTS_BACK.match(text):
            past = before.past
        names = _once(sets, _names(text, everywhere))
        whole = texts[document]
        told = [d for s in sentence for d in s.dates if tells_when(whole, d)]
        full = _once(sets, frozenset(d.value for d in told if len(d.value) >= 10))
        aged = frozenset(
            q.low
            for s in sentence
            for q in s.quantities
            if q.of == "age" and q.low is not None and q.low == q.high
        )
        is_whole = len(sentence) == 1 and sentence[0].text == text
        for s in sentence:
            nearest = past if is_whole else _past([s], s.text, days[document]) or past
            own = names if is_whole else _once(sets, _names(s.text, everywhere))
            found[s.id] = Scope(own, names, nearest, full, aged)
        before = found[sentence[0].id]
    return found


def _once(sets: dict[frozenset[str], frozenset[str]], one: frozenset[str]) -> frozenset[str]:
    return sets.setdefault(one, one)


def _reference(documents: Sequence[Document]) -> Mapping[str, dt.date | None]:
    """Each document's day of publication, or the case's middle one."""
    given = {d.id: _day(d.published.value) for d in documents}
    known = sorted(day for day in given.values() if day is not None)
    middle = known[len(known) // 2] if known else None
    return {key: day or middle for key, day in given.items()}


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value[:10]) if value and len(value) >= 10 else None


def _sentences(
    texts: Mapping[str, str], statements: Sequence[Statement]
) -> Iterator[list[Statement]]:
    """Runs of statements with no end of a sentence between them."""
    run: list[Statement] = []
    end = 0  # of the run: one statement may lie in another
    for statement in sorted(statements, key=lambda s: (s.document, s.start, -s.end)):
        if run and (
            run[-1].document != statement.document
            or (
                statement.start >= end
                and ENDED.search(texts[statement.document][run[-1].start : statement.start])
            )
        ):
            yield run
            run, end = [], 0
        run.append(statement)
        end = max(end, statement.end)
    if run:
        yield run


def _past(sentence: Sequence[Statement], text: str, day: dt.date | None) -> str:
    """The month or year that ``sentence`` tells of, if long before ``day``."""
    if day is not None:
        least = (day - dt.timedelta(days=PAST)).isoformat()
        for value in (d.value for s in sentence for d in s.dates):
            if value[:2].isdigit() and value < least[: len(value)]:
                return value[:7]
    return "ago" if AGO.search(text) else ""


def _inside_sentences(text: str) -> frozenset[str]:
    """Words that stand with a capital after a word without one: names."""
    return frozenset(_folded(m[1]) for m in re.finditer(r"\b[a-z]+,? ([A-Z][\w.-]*\w)", text))


def _names(text: str, known: frozenset[str]) -> frozenset[str]:
    folded = (_folded(m[0]) for m in NAME.finditer(text))
    return frozenset(w for w in folded if w in known and w not in NO_NAMES)


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return re.sub(r"['’]s?\Z|\.\Z", "", word).casefold()
