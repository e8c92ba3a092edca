"""Making derivations: ids from content, probabilities rounded, ends ordered."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.ids import content_id
from wherefrom.model import Derivation, DerivationKind, Evidence


def derivation(
    kind: DerivationKind,
    taker: str,
    giver: str,
    *,
    probability: float,
    evidence: Sequence[Evidence],
    note: str,
    directed: bool = True,
) -> Derivation:
    """A derivation of ``kind``; its id is made from its ends and its words."""
    words = tuple(sorted(set(evidence)))
    places = [(e.document, e.start, e.end) for e in words]
    made_id = content_id("v", kind, taker, giver, places)
    return Derivation(made_id, taker, giver, kind, round(probability, 4), words, note, directed)
