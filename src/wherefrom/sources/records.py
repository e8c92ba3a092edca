"""Names of records: *court papers*, *the surveillance video*, *a white paper of the ministry*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wherefrom.sources.bodies import placed
from wherefrom.sources.lists import nouns
from wherefrom.sources.names import words_of


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """A record's name: its noun ("" if of no known sort), the other words, and its reach.

    ``of_case`` is True for nouns of which a case has one (a surveillance
    video, a criminal complaint) and for records with a name of their own.
    """

    noun: str
    marks: tuple[str, ...]
    of_case: bool


def record(name: str) -> Record:
    """The parts of a record's name.

    >>> record("security camera footage") == record("the surveillance video")
    True
    """
    table = nouns()
    words = placed(words_of(name))
    capitals = sum(piece[:1].isupper() for piece in name.split()[1:])
    for length in range(min(table.longest, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            noun = table.phrases.get(words[start : start + length])
            if noun is not None:
                rest = words[:start] + words[start + length :]
                marks = tuple(sorted({w for w in rest if w not in table.empty_marks}))
                return Record(noun, marks, noun in table.of_case or capitals > 0)
    return Record("", words, capitals > 0)


_CLAUSE = re.compile(
    r"(?:,\s.*|\s(?:that|which|released|provided|obtained|shown|posted|published|aired|taken|made"
    r"|recorded|broadcast|uploaded|shared|viewed|played|circulating|submitted|seen|given)\b.*)$",
    re.DOTALL,
)


def without_clause(name: str) -> str:
    """A record's name without what is told of it.

    >>> without_clause("shocking video released for the first time Thursday")
    'shocking video'
    """
    shorter = _CLAUSE.sub("", name)
    return shorter if record(shorter).noun else name


def same_record(less: Record, more: Record) -> str | None:
    """Why ``more`` may be ``less`` named in full; None where it may not."""
    if less.noun and less.noun == more.noun and set(less.marks) < set(more.marks):
        return "the record named more fully"
    return None
