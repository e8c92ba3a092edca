"""What either side of a line says to the question, and the words that a tie rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.model import Answer, Claim, Evidence, Statement
from wherefrom.report.flow import Line
from wherefrom.report.lookup import Lookup
from wherefrom.report.words import letter
from wherefrom.serve.views.around import widened
from wherefrom.serve.views.passage import Marked, Passage, passage_of, quoted

TOLD = 3  # statements of one report
BESIDE = 120  # characters round words that name a source
NEAR = 60  # characters beside a statement that its quote shows


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of one side; ``letter`` is that of its answer, where there are several."""

    statement: str
    document: str
    letter: str
    quote: Passage


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one report with what stands round them."""

    report: str
    quote: Passage


def of_document(document: str | None, answers: Sequence[Answer], lookup: Lookup) -> list[Statement]:
    """The statements of these answers that stand in the document."""
    told = lookup.told(s for a in answers for s in (*a.statements, *a.compatible))
    return [s for s in told if s.document == document]


def told_by(
    document: str | None,
    claim: Claim,
    answer: Answer,
    lookup: Lookup,
    covered: Sequence[Evidence] = (),
) -> tuple[Told, ...]:
    """What a report says to the question, this answer first; without what is shown already."""
    every = [answer, *(a for a in claim.answers if a.id != answer.id)]
    found = [
        s
        for s in of_document(document, every, lookup)
        if not any(
            e.document == document and e.start <= s.start and s.end <= e.end for e in covered
        )
    ]
    return tuple(told_one(s, claim, lookup) for s in found[:TOLD])


def told_one(statement: Statement, claim: Claim, lookup: Lookup) -> Told:
    """One statement of a side."""
    places = [n for n, a in enumerate(claim.answers) if statement.id in a.statements]
    named = letter(places[0]) if places and len(claim.answers) > 1 else ""
    return Told(statement.id, statement.document, named, quoted(statement, lookup))


def resting(line: Line, answer: Answer, lookup: Lookup) -> Iterator[Statement]:
    """The answer's statements whose chains rest on the line's attributions."""
    by = set(line.by)
    places = {e.document for e in line.words} or {line.taker.partition(":")[2]}
    for statement in lookup.told(answer.statements):
        chained = {link.attribution for link in statement.chain}
        if by & chained or (not by and statement.document in places):
            yield statement


def words_of(
    evidence: Sequence[Evidence], told: Sequence[Told], lookup: Lookup
) -> tuple[Words, ...]:
    """The words of the evidence in what stands round them; those that ``told`` shows left out."""
    shown = [lookup.statements[one.statement] for one in told]
    rest = [e for e in evidence if not any(_covers(s, e) for s in shown)]
    found: list[tuple[str, int, int, list[Marked]]] = []
    for place in sorted(rest, key=lambda e: (e.document, e.start)):
        text = lookup.documents[place.document].text
        start, end = widened(text, place.start, place.end, BESIDE)
        mark = Marked(place.start, place.end, "mark")
        if found and found[-1][0] == place.document and start <= found[-1][2]:
            document, first, last, marks = found.pop()
            found.append((document, first, max(last, end), [*marks, mark]))
        else:
            found.append((place.document, start, end, [mark]))
    return tuple(
        Words(lookup.labels[d], passage_of(lookup.documents[d], marks, a, b))
        for d, a, b, marks in found[:TOLD]
    )


def _covers(statement: Statement, place: Evidence) -> bool:
    """Whether the words stand in the statement, or so near it that its quote shows them."""
    near = NEAR if statement.document == place.document else -1
    return near >= 0 and statement.start - near <= place.start and place.end <= statement.end + near
