"""The drawing's graph as plain data, for other programs to draw (docs/drawing.md)."""

from __future__ import annotations

from typing import Any

from wherefrom.model import Claim
from wherefrom.report.flow import Band, Box, Line, bands_of
from wherefrom.report.graph import ROLES, Edge, Graph, graph_of
from wherefrom.report.lookup import Lookup
from wherefrom.report.shape import DIGITS


def drawing_data(claim: Claim, lookup: Lookup) -> dict[str, Any]:
    """Nodes and edges of every answer, with the words each edge rests on.

    All edges are there; ``drawn`` says which the drawing shows, ``groups``
    which nodes it puts into one box. Plain values only.
    """
    return {
        "claim": claim.id,
        "gloss": claim.gloss,
        "answers": [_answer(band, graph_of(band), lookup) for band in bands_of(claim, lookup)],
    }


def _answer(band: Band, graph: Graph, lookup: Lookup) -> dict[str, Any]:
    shown = {line for edge in graph.edges for line in edge.lines}
    return {
        "id": band.answer,
        "letter": band.letter,
        "value": band.value,
        "nodes": [_node(box) for box in band.boxes],
        "groups": [
            {"id": node.key, "nodes": list(node.keys), "together": node.together}
            for node in graph.nodes
            if len(node.keys) > 1
        ],
        "edges": [_edge(line, line in shown, lookup) for line in band.lines],
        "lines": [_drawn(edge) for edge in graph.edges],
    }


def _node(box: Box) -> dict[str, Any]:
    """``ref`` is the id of the source or document; a name on the way has its own name only."""
    return {
        "id": box.key,
        "role": ROLES[box.column],
        "name": box.name,
        "ref": box.key[2:] if box.column != 1 else None,
        "kind": box.kind,
        "own_word": box.own_word,
    }


def _edge(line: Line, is_drawn: bool, lookup: Lookup) -> dict[str, Any]:
    return {
        "from": line.giver,
        "to": line.taker,
        "kind": line.kind,
        "probability": round(line.probability, DIGITS),
        "directed": line.directed,
        "within": line.within,
        "drawn": is_drawn,
        "by": list(line.by),
        "evidence": [
            {
                "document": place.document,
                "start": place.start,
                "end": place.end,
                "text": lookup.documents[place.document].text[place.start : place.end],
            }
            for place in line.words
            if place.document in lookup.documents
        ],
    }


def _drawn(edge: Edge) -> dict[str, Any]:
    """A line as it is drawn, from box or group to box or group."""
    return {
        "from": edge.giver,
        "to": edge.taker,
        "kind": edge.kind,
        "probability": round(edge.probability, DIGITS),
        "directed": edge.directed,
        "within": edge.within,
        "n": len(edge.lines),
    }
