"""Which stage a ruling bears on, so that only that stage and those after it are redone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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


class Parting:
    """Rulings parted by stage as one after the other is made."""

    def __init__(self) -> None:
        self._on: dict[str, Bears] = {}
        self._kinds: dict[str, RulingKind] = {}
        self._now = Parted()

    def add(self, made: Iterable[Ruling]) -> Parted:
        """All that were added, those ``made`` last."""
        new: dict[Bears, list[Ruling]] = {}
        for ruling in made:
            on = self._bears_on(ruling)
            new.setdefault(on, []).append(ruling)
            if on != "claims" and self._is_also_on_claims(ruling):
                new.setdefault("claims", []).append(ruling)
            self._on[ruling.id], self._kinds[ruling.id] = on, ruling.kind
        before = self._now
        more = {stage: (*getattr(before, stage), *some) for stage, some in new.items()}
        self._now = replace(before, **more)
        return self._now

    def _bears_on(self, ruling: Ruling) -> Bears:
        """Its stage; that of an ``undo`` is the one of what it revokes."""
        revoked = self._on.get(ruling.undoes or "", "claims")
        return revoked if ruling.kind == "undo" else BEARS_ON[ruling.kind]

    def _is_also_on_claims(self, ruling: Ruling) -> bool:
        of_kinds = (ruling.kind, self._kinds.get(ruling.undoes or ""))
        return any(kind in ALSO_ON_CLAIMS for kind in of_kinds)


def parted(rulings: Sequence[Ruling]) -> Parted:
    """``rulings`` by the stage that they bear on."""
    return Parting().add(rulings)


def in_order(rulings: Sequence[Ruling], *settled: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """What the stages made of ``rulings``, in the order of ruling; the first says of each."""
    place = {ruling.id: n for n, ruling in enumerate(rulings)}
    together = {ruling.id: ruling for some in reversed(settled) for ruling in some}
    return tuple(sorted(together.values(), key=lambda r: place.get(r.id, len(place))))
