"""Which documents of a case are revisions of one publisher's text, and which revision is later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from wherefrom.model import Document
from wherefrom.trace.reuse import Shared
from wherefrom.trace.revision import reasons, second_is_later, traits
from wherefrom.trace.succession import Succession, succession

WHOLE = 0.5  # share of the shorter text that must be shared before fullness says anything


@dataclass(frozen=True, slots=True)
class Editions:
    """Texts with three revisions or more in the case: a document's id to its text's revisions.

    Two revisions that are the only ones of their text stand here not; they are
    told apart by themselves.
    """

    groups: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    _found: dict[tuple[str, ...], Succession] = field(default_factory=dict)

    def right_is_later(self, left: Document, right: Document) -> tuple[bool | None, str]:
        """Whether ``right`` is the later revision, None where nothing says, and why, in words."""
        group = self.groups.get(left.id, ())
        if right not in group:
            return _by_themselves(left, right)
        key = tuple(d.id for d in group)
        if key not in self._found:
            self._found[key] = succession([d.text for d in group])
        is_later = self._found[key].second_is_later(group.index(left), group.index(right))
        return is_later, f"of {len(group)} revisions put in their likeliest order it is later"


def _by_themselves(left: Document, right: Document) -> tuple[bool | None, str]:
    first, second = traits(left.text), traits(right.text)
    is_later = second_is_later(first, second)
    earlier, later = (first, second) if is_later else (second, first)
    return is_later, f"of two revisions it looks the later: {reasons(earlier, later)}"


def editions(pairs: Sequence[Shared], documents: Mapping[str, Document]) -> Editions:
    """The texts of which three documents or more are revisions, found in pairs that share words."""
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        if are_revisions(documents[pair.left], documents[pair.right], pair):
            graph.add_edge(pair.left, pair.right)
    groups = [sorted(group) for group in nx.connected_components(graph) if len(group) > 2]
    members = [tuple(documents[i] for i in group) for group in groups]
    return Editions({d.id: group for group in members for d in group})


def are_revisions(left: Document, right: Document, shared: Shared) -> bool:
    """Whether one publisher put out both, under one title or address, with much the same words."""
    same_text = left.url is not None and left.url == right.url
    same_text = same_text or (left.title is not None and left.title == right.title)
    same_publisher = left.publisher is not None and left.publisher == right.publisher
    return same_publisher and same_text and max(shared.share_left, shared.share_right) >= WHOLE
