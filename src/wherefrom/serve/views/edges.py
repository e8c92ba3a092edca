"""One line of a claim's drawing: the words on both sides, and what ties them."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model import Answer, Claim, Derivation
from wherefrom.report.flow import Band, Line, bands_of
from wherefrom.report.graph import Edge, graph_of
from wherefrom.report.steps import named_step
from wherefrom.serve.held import Held
from wherefrom.serve.views.aligned import Pair, pairs_of
from wherefrom.serve.views.ends import End, edge_key, end_of, title, verb
from wherefrom.serve.views.ruled import RulingView, told_rulings
from wherefrom.serve.views.sides import (
    TOLD,
    Told,
    Words,
    of_document,
    resting,
    told_by,
    told_one,
    words_of,
)

LINES = 12  # of those that one drawn line stands for
PAIRS = 8  # passages of one derivation


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
    further: tuple[Words, ...]
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


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line of a claim's drawing, by the key of its evidence."""

    key: str
    answer: str  # its id
    kind: str
    giver: str
    taker: str
    words: str
    probability: float


def drawn_lines(claim: Claim, held: Held) -> tuple[DrawnLine, ...]:
    """All lines of the drawing, answer by answer."""
    found = []
    for band in bands_of(claim, held.lookup):
        graph = graph_of(band)
        names = {node.key: " and ".join(node.names) for node in graph.nodes}
        for edge in graph.edges:
            ends = (names.get(edge.giver, ""), names.get(edge.taker, ""))
            told = title(band, edge)
            key = edge_key(band, edge)
            found.append(DrawnLine(key, band.answer, edge.kind, *ends, told, edge.probability))
    return tuple(found)


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
        title=title(band, edge),
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


def _sure(probability: float) -> str:
    return "over 99% sure" if probability > 0.994 else f"{probability:.0%} sure"


def _derived(
    line: Line, derivation: Derivation, band: Band, answer: Answer, claim: Claim, held: Held
) -> Tie:
    lookup = held.lookup
    giver, taker = lookup.document_of(derivation.giver), lookup.document_of(derivation.taker)
    asked = [s for d in (giver, taker) for s in of_document(d, claim.answers, lookup)]
    found = pairs_of(derivation.evidence, giver, taker, asked, lookup)
    shared = tuple(sorted(found, key=lambda pair: not pair.asked))
    covered = derivation.evidence if shared else ()
    said = of_document(giver, claim.answers, lookup)
    taken = told_by(taker, claim, answer, lookup, covered)
    rest = () if shared else words_of(derivation.evidence, taken, lookup)
    key = f"d:{giver}" if giver else f"o:{derivation.giver}"
    return Tie(
        giver=end_of(key, line.giver, band, claim, held),
        taker=end_of(f"d:{taker}", line.taker, band, claim, held),
        told=verb(derivation.kind),
        sure="as ruled" if derivation.ruling else _sure(derivation.probability),
        directed=derivation.directed,
        notes=(derivation.note,) if derivation.note else (),
        pairs=shared[:PAIRS],
        n_more=max(0, len(shared) - PAIRS),
        given=told_by(giver, claim, answer, lookup, covered),
        taken=taken,
        further=rest,
        silent="" if said or giver is None else "It was read to say nothing to this question.",
        derivation=derivation.id,
        rulings=told_rulings(held, [derivation.ruling] if derivation.ruling else []),
    )


def _named(line: Line, band: Band, answer: Answer, claim: Claim, held: Held) -> Tie:
    """A report names its source: the words that do so, and what is said on that word."""
    lookup = held.lookup
    told = list(resting(line, answer, lookup))
    taken = tuple(told_one(s, claim, lookup) for s in told[:TOLD])
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
        giver=end_of(line.giver, line.giver, band, claim, held),
        taker=end_of(line.taker, line.taker, band, claim, held),
        told=verb(line.kind),
        sure=_sure(line.probability),
        directed=True,
        notes=tuple(dict.fromkeys(notes)),
        pairs=(),
        n_more=0,
        given=(),
        taken=taken,
        further=words_of(line.words, taken, lookup),
        statement=told[0].id if told else "",
    )
