"""The ends of the lines of a claim's drawing: what they are called, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.ids import content_id
from wherefrom.model import Claim
from wherefrom.report.flow import Band
from wherefrom.report.graph import Edge, Node
from wherefrom.report.words import date_words, glossary
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages
from wherefrom.serve.views.sides import of_document


@dataclass(frozen=True, slots=True)
class End:
    """Who gives or takes: a report with its date, or a source.

    ``document`` with the ``statement`` of it that answers the question, or
    ``source``; None for what has no page.
    """

    name: str
    date: str
    what: str  # in a word or two
    document: str | None = None
    statement: str | None = None
    source: str | None = None


def edge_key(band: Band, edge: Edge) -> str:
    """A line's name in addresses: the same as long as its ends and its evidence are."""
    return content_id("e", band.answer, edge.giver, edge.taker, edge.kind, str(edge.within))


def verb(kind: str) -> str:
    """What the taker does, between its name and the giver's."""
    return "has it from" if kind == "says" else str(glossary()["evidence"][kind]["label"])


def title(band: Band, edge: Edge) -> str:
    """A line in words: who has what from whom."""
    name = {box.key: box.name for box in band.boxes}
    ends = (_names(edge, name, takers=True), _names(edge, name, takers=False))
    return verb(edge.kind).join(f" {end} " for end in ends).strip()


class Lead:
    """Where the lines and boxes of one claim's drawing lead on the workbench."""

    def __init__(self, claim: Claim, held: Held) -> None:
        self.claim = claim
        self.held = held

    def line(self, band: Band, edge: Edge) -> tuple[str, str]:
        """To the words on both sides."""
        page = Pages().claim(self.claim.id)
        return f"{page}/edges/{edge_key(band, edge)}#evidence", title(band, edge)

    def box(self, band: Band, node: Node) -> str:
        """To a report's statement, or to a source's page."""
        del band
        if len(node.keys) != 1:
            return ""
        document, statement, source = _place_of(node.keys[0], self.claim, self.held)
        if source:
            return Pages().source(source)
        if document and statement:
            return Pages().statement(statement, document)
        return Pages().document(document) if document else ""


def end_of(key: str, drawn: str, band: Band, claim: Claim, held: Held) -> End:
    """The end that goes by ``key``, drawn as the box ``drawn``."""
    lookup = held.lookup
    kind, _, own = key.partition(":")
    place = _place_of(key, claim, held)
    if kind == "d" and own in lookup.documents:
        date = date_words(lookup.documents[own].published.value)
        return End(lookup.labels[own], date, "report", *place)
    name = next((box.name for box in band.boxes if box.key == drawn), lookup.source_name(own))
    source = lookup.sources.get(own)
    what = str(glossary()["origins"][source.kind]["label"]) if source else "named on the way"
    return End(name, "", what, *place)


def _names(edge: Edge, name: dict[str, str], *, takers: bool) -> str:
    keys = dict.fromkeys(line.taker if takers else line.giver for line in edge.lines)
    names = [name[key] for key in keys]
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _place_of(key: str, claim: Claim, held: Held) -> tuple[str | None, str | None, str | None]:
    """Document, its first statement to the question, and source, as far as there is one."""
    kind, _, own = key.partition(":")
    if kind == "d" and own in held.lookup.documents:
        told = of_document(own, claim.answers, held.lookup)
        return own, told[0].id if told else None, None
    if kind == "o" and own in held.lookup.sources and not held.lookup.sources[own].protected:
        return None, None, own
    return None, None, None
