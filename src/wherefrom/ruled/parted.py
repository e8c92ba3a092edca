"""Which stage a ruling bears on, so that only that stage and those after it are redone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from wherefrom.model import Ruling, RulingKind

# beside: kept and shown, with no effect on what is worked out.
Bears = Literal["sources", "claims", "trace", "indicators", "beside"]
BEARS_ON: Mapping[RulingKind, Bears] = MappingProxyType(
    {
        "merge": "sources",
        "split": "sources",
        "source_kind": "sources",
        "chain": "sources",
        "statement_kind": "sources",
        "same": "claims",
        "apart": "claims",
        "answer": "claims",
        "name": "claims",
        "derivation": "trace",
        "withdrawn": "trace",
        "corrected": "trace",
        "code": "indicators",
        "note": "beside",
        "reliability": "beside",
        "credibility": "beside",
    }
)
ALSO_ON_CLAIMS = ("statement_kind",)  # what is no assertion answers nothing


@dataclass(frozen=True, slots=True)
class Parted:
    """Rulings by the stage they bear on, each in the order of ruling, with what revokes them."""

    sources: tuple[Ruling, ...] = ()
    claims: tuple[Ruling, ...] = ()
    trace: tuple[Ruling, ...] = ()
    indicators: tuple[Ruling, ...] = ()
    beside: tuple[Ruling, ...] = ()


def bears_on(rulings: Sequence[Ruling]) -> dict[str, Bears]:
    """By id of a ruling: the stage that it bears on; an ``undo`` on that of what it revokes."""
    found: dict[str, Bears] = {}
    for ruling in rulings:
        revoked = found.get(ruling.undoes or "", "claims")
        found[ruling.id] = revoked if ruling.kind == "undo" else BEARS_ON[ruling.kind]
    return found


def parted(rulings: Sequence[Ruling]) -> Parted:
    """``rulings`` by the stage that they bear on."""
    on, of_kind = bears_on(rulings), {ruling.id: ruling.kind for ruling in rulings}
    by_stage: dict[Bears, list[Ruling]] = {}
    for ruling in rulings:
        by_stage.setdefault(on[ruling.id], []).append(ruling)
        if ruling.kind in ALSO_ON_CLAIMS or of_kind.get(ruling.undoes or "") in ALSO_ON_CLAIMS:
            by_stage.setdefault("claims", []).append(ruling)
    return Parted(**{stage: tuple(some) for stage, some in by_stage.items()})


def in_order(rulings: Sequence[Ruling], *settled: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """What the stages made of ``rulings``, in the order of ruling; the first says of each."""
    place = {ruling.id: n for n, ruling in enumerate(rulings)}
    together = {ruling.id: ruling for some in reversed(settled) for ruling in some}
    return tuple(sorted(together.values(), key=lambda r: place.get(r.id, len(place))))
