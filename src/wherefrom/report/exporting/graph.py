"""Documents, sources and what ties them, as GraphML for Gephi, yEd and the like."""

from __future__ import annotations

import networkx as nx

from wherefrom.model import Ledger
from wherefrom.report.lookup import look_up
from wherefrom.report.words import visible


def to_graphml(ledger: Ledger) -> str:
    """A directed multigraph from taker to giver; an edge has kind, probability and a reason."""
    lookup = look_up(ledger)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for document in sorted(ledger.documents, key=lambda d: d.id):
        shown = {"label": lookup.labels.get(document.id, document.path), "kind": "document"}
        day = document.published.value or "unknown"
        graph.add_node(document.id, **shown, publisher=lookup.publisher(document.id), published=day)
    for source in sorted(ledger.sources, key=lambda s: s.id):
        graph.add_node(source.id, label=visible(source.name), kind=source.kind)
    for external in sorted(ledger.externals, key=lambda e: e.id):
        graph.add_node(external.id, label=visible(external.name), kind="not in the case")
    for one in sorted(ledger.derivations, key=lambda d: d.id):
        taker = lookup.document_of(one.taker)
        giver = lookup.document_of(one.giver) or one.giver
        if taker is not None and taker in graph and giver in graph:
            told = {
                "probability": one.probability,
                "directed": one.directed,
                "note": visible(one.note),
            }
            graph.add_edge(taker, giver, key=one.id, kind=one.kind, **told)
    lone = [node for node, degree in graph.degree() if not degree and node[0] != "d"]
    graph.remove_nodes_from(lone)
    return "\n".join(nx.generate_graphml(graph)) + "\n"
