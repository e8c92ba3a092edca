"""One line of a claim's drawing: the words on both sides, and what ties them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wherefrom.ids import content_id
from wherefrom.model import Answer, Claim, Derivation, Evidence, Statement
from wherefrom.report.claim_views import quote_of
from wherefrom.report.flow import Band, Line, bands_of
from wherefrom.report.graph import Edge, Node, graph_of
from wherefrom.report.lookup import Lookup
from wherefrom.report.marked import Mark, marked
from wherefrom.report.steps import named_step
from wherefrom.report.words import date_words, glossary, letter
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages
from wherefrom.serve.views.aligned import Pair, pairs_of
from wherefrom.serve.views.around import widened
from wherefrom.serve.views.ruled import RulingView, told_rulings

LINES = 12  # of those that one drawn line stands for
PAIRS = 8  # passages of one derivation
TOLD = 3  # statements of one report
BESIDE = 120  # characters round words that name a source
NEAR = 60  # characters beside a statement that its quote shows


@dataclass(frozen=True, slots=True)
class End:
    """Who gives or takes: a report with its date, or a source."""

    name: str
    href: str
    date: str
    what: str  # in a word or two


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of one side."""

    statement: str
    href: str
    letter: str
    quote: Markup


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one report with what stands round them."""

    report: str
    quote: Markup


@dataclass(frozen=True, slots=True)
class Tie:
    """One piece of evidence between a giver and a taker.

    ``pairs`` are words that stand in both, ``given`` and ``taken`` what either
    says to the question, ``further`` other words that the tie rests on.
    ``derivation`` is the id of what can be confirmed or rejected, ``statement``
    that of the one whose chain says so; either may be empty.
    """

    giver: End
    taker: End
    told: str
    sure: str
    directed: bool
    notes: tuple[str, ...]
    pairs: tuple[Pair, ...]
    n_more: int
    given: tuple[Told, ...]
    taken: tuple[Told, ...]
    further: tuple[Passage, ...]
    silent: str = ""  # what is to be known where the giver says nothing to the question
    derivation: str = ""
    statement: str = ""
    rulings: tuple[RulingView, ...] = ()

    @property
    def two_sided(self) -> bool:
        """Whether there are words of the giver to set beside the taker's."""
        return bool(self.pairs or self.given or self.silent)


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A drawn line with all it stands for."""

    key: str
    title: str
    answer: str
    letter: str
    ties: tuple[Tie, ...]
    n_more: int


def edge_key(band: Band, edge: Edge) -> str:
    """A line's name in addresses: the same as long as its ends and its evidence are."""
    return content_id("e", band.answer, edge.giver, edge.taker, edge.kind, str(edge.within))


class Lead:
    """Where the lines and boxes of one claim's drawing lead on the workbench."""

    def __init__(self, claim: Claim, held: Held) -> None:
        self.claim = claim
        self.held = held

    def line(self, band: Band, edge: Edge) -> tuple[str, str]:
        """To the words on both sides."""
        name = {box.key: box.name for box in band.boxes}
        ends = (_names(edge, name, takers=True), _names(edge, name, takers=False))
        told = _verb(edge.kind).join(f" {end} " for end in ends).strip()
        return f"{Pages().claim(self.claim.id)}/edges/{edge_key(band, edge)}#evidence", told

    def box(self, band: Band, node: Node) -> str:
        """To a report's statement, or to a source's page."""
        del band
        if len(node.keys) != 1:
            return ""
        return _place_of(node.keys[0], self.claim, self.held)


def _names(edge: Edge, name: dict[str, str], *, takers: bool) -> str:
    keys = dict.fromkeys(line.taker if takers else line.giver for line in edge.lines)
    names = [name[key] for key in keys]
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _place_of(key: str, claim: Claim, held: Held) -> str:
    kind, _, own = key.partition(":")
    if kind == "d" and own in held.lookup.documents:
        told = _of_document(own, claim.answers, held.lookup)
        places = held.lookup.places
        return places.statement(told[0].id, own) if told else places.document(own)
    if kind == "o" and own in held.lookup.sources:
        return "" if held.lookup.sources[own].protected else Pages().source(own)
    return ""


def edge_view(claim: Claim, key: str, held: Held) -> EdgeView | None:
    """The line of this key with the words behind it; None where the drawing has none."""
    for band in bands_of(claim, held.lookup):
        for edge in graph_of(band).edges:
            if edge_key(band, edge) == key:
                return _view(claim, band, edge, key, held)
    return None


def _view(claim: Claim, band: Band, edge: Edge, key: str, held: Held) -> EdgeView:
    answer = next(a for a in claim.answers if a.id == band.answer)
    ordered = sorted(edge.lines, key=lambda line: -line.probability)
    ties = [_tie(line, band, answer, claim, held) for line in ordered[:LINES]]
    return EdgeView(
        key=key,
        title=Lead(claim, held).line(band, edge)[1],
        answer=band.value,
        letter=band.letter if len(claim.answers) > 1 else "",
        ties=tuple(ties),
        n_more=max(0, len(ordered) - LINES),
    )


def _tie(line: Line, band: Band, answer: Answer, claim: Claim, held: Held) -> Tie:
    lookup = held.lookup
    derivation = next((lookup.derivations[i] for i in line.by if i in lookup.derivations), None)
    if derivation is not None:
        return _derived(line, derivation, band, answer, claim, held)
    return _named(line, band, answer, claim, held)


def _verb(kind: str) -> str:
    """What the taker does, between its name and the giver's."""
    return "has it from" if kind == "says" else str(glossary()["evidence"][kind]["label"])


def _sure(probability: float) -> str:
    return "over 99% sure" if probability > 0.994 else f"{probability:.0%} sure"


def _derived(
    line: Line, derivation: Derivation, band: Band, answer: Answer, claim: Claim, held: Held
) -> Tie:
    lookup = held.lookup
    giver, taker = lookup.document_of(derivation.giver), lookup.document_of(derivation.taker)
    asked = [s for d in (giver, taker) for s in _of_document(d, claim.answers, lookup)]
    found = pairs_of(derivation.evidence, giver, taker, asked, lookup)
    shared = tuple(sorted(found, key=lambda pair: not pair.asked))
    covered = derivation.evidence if shared else ()
    said = _of_document(giver, claim.answers, lookup)
    taken = _told(taker, claim, answer, lookup, covered)
    rest = () if shared else _passages(derivation.evidence, taken, lookup)
    key = f"d:{giver}" if giver else f"o:{derivation.giver}"
    return Tie(
        giver=_end(key, line.giver, band, claim, held),
        taker=_end(f"d:{taker}", line.taker, band, claim, held),
        told=_verb(derivation.kind),
        sure="as ruled" if derivation.ruling else _sure(derivation.probability),
        directed=derivation.directed,
        notes=(derivation.note,) if derivation.note else (),
        pairs=shared[:PAIRS],
        n_more=max(0, len(shared) - PAIRS),
        given=_told(giver, claim, answer, lookup, covered),
        taken=taken,
        further=rest,
        silent="" if said or giver is None else "It was read to say nothing to this question.",
        derivation=derivation.id,
        rulings=told_rulings(held, [derivation.ruling] if derivation.ruling else []),
    )


def _named(line: Line, band: Band, answer: Answer, claim: Claim, held: Held) -> Tie:
    """A report names its source: the words that do so, and what is said on that word."""
    lookup = held.lookup
    told = list(_resting(line, answer, lookup))
    taken = tuple(_told_one(s, claim, lookup) for s in told[:TOLD])
    origin = next((o for o in answer.origins if told and told[0].id in o.statements), None)
    notes = [
        f"{step.report} {step.words}."
        for key in line.by
        if origin is not None and key in lookup.attributions
        for step in [named_step(lookup.attributions[key], origin, lookup)]
    ]
    if not line.by:
        notes = ["The document is the body’s own, or wholly credited to it."]
    return Tie(
        giver=_end(line.giver, line.giver, band, claim, held),
        taker=_end(line.taker, line.taker, band, claim, held),
        told=_verb(line.kind),
        sure=_sure(line.probability),
        directed=True,
        notes=tuple(dict.fromkeys(notes)),
        pairs=(),
        n_more=0,
        given=(),
        taken=taken,
        further=_passages(line.words, taken, lookup),
        statement=told[0].id if told else "",
    )


def _resting(line: Line, answer: Answer, lookup: Lookup) -> Iterator[Statement]:
    """The answer's statements whose chains rest on the line's attributions."""
    by = set(line.by)
    places = {e.document for e in line.words} or {line.taker.partition(":")[2]}
    for statement in lookup.told(answer.statements):
        chained = {link.attribution for link in statement.chain}
        if by & chained or (not by and statement.document in places):
            yield statement


def _passages(
    evidence: Sequence[Evidence], told: Sequence[Told], lookup: Lookup
) -> tuple[Passage, ...]:
    """The words of the evidence in what stands round them; those that ``told`` shows left out."""
    shown = [lookup.statements[one.statement] for one in told]
    rest = [e for e in evidence if not any(_covers(s, e) for s in shown)]
    found: list[tuple[str, int, int, list[Mark]]] = []
    for place in sorted(rest, key=lambda e: (e.document, e.start)):
        text = lookup.documents[place.document].text
        start, end = widened(text, place.start, place.end, BESIDE)
        mark = Mark(place.start, place.end, "mark")
        if found and found[-1][0] == place.document and start <= found[-1][2]:
            document, first, last, marks = found.pop()
            found.append((document, first, max(last, end), [*marks, mark]))
        else:
            found.append((place.document, start, end, [mark]))
    return tuple(
        Passage(lookup.labels[d], marked(lookup.documents[d].text, marks, a, b))
        for d, a, b, marks in found[:TOLD]
    )


def _covers(statement: Statement, place: Evidence) -> bool:
    """Whether the words stand in the statement, or so near it that its quote shows them."""
    near = NEAR if statement.document == place.document else -1
    return near >= 0 and statement.start - near <= place.start and place.end <= statement.end + near


def _end(key: str, drawn: str, band: Band, claim: Claim, held: Held) -> End:
    lookup = held.lookup
    kind, _, own = key.partition(":")
    if kind == "d" and own in lookup.documents:
        date = date_words(lookup.documents[own].published.value)
        return End(lookup.labels[own], _place_of(key, claim, held), date, "report")
    name = next((box.name for box in band.boxes if box.key == drawn), lookup.source_name(own))
    source = lookup.sources.get(own)
    what = str(glossary()["origins"][source.kind]["label"]) if source else "named on the way"
    return End(name, _place_of(key, claim, held), "", what)


def _of_document(
    document: str | None, answers: Sequence[Answer], lookup: Lookup
) -> list[Statement]:
    told = lookup.told(s for a in answers for s in (*a.statements, *a.compatible))
    return [s for s in told if s.document == document]


def _told(
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
        for s in _of_document(document, every, lookup)
        if not any(
            e.document == document and e.start <= s.start and s.end <= e.end for e in covered
        )
    ]
    return tuple(_told_one(s, claim, lookup) for s in found[:TOLD])


def _told_one(statement: Statement, claim: Claim, lookup: Lookup) -> Told:
    places = [n for n, a in enumerate(claim.answers) if statement.id in a.statements]
    return Told(
        statement.id,
        lookup.places.statement(statement.id, statement.document),
        letter(places[0]) if places and len(claim.answers) > 1 else "",
        quote_of(statement, lookup),
    )
