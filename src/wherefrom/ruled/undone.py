"""Rulings that were revoked, and those that a later one goes before."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from wherefrom.model import Ruling

STANDING = ("stands", "in_part")


def undone(rulings: Sequence[Ruling]) -> dict[str, Ruling]:
    """Rulings that were revoked, by what; who revokes a revocation restores."""
    revoked: dict[str, Ruling] = {}
    for ruling in reversed(rulings):
        if ruling.kind == "undo" and ruling.undoes and ruling.id not in revoked:
            revoked.setdefault(ruling.undoes, ruling)
    return revoked


def stands(ruling: Ruling) -> bool:
    """Whether it is in force, and more than a revocation."""
    return ruling.state in STANDING and ruling.kind != "undo"


def without_undone(rulings: Sequence[Ruling]) -> list[Ruling]:
    """``rulings``, those that were revoked marked so; all others as they stand."""
    revoked = undone(rulings)
    return [
        r
        if r.id not in revoked
        else replace(
            r, state="undone", because=f"revoked by {revoked[r.id].id} ({revoked[r.id].by})"
        )
        for r in rulings
    ]


def last_stands(
    rulings: Sequence[Ruling], about: Callable[[Ruling], Hashable | None]
) -> list[Ruling]:
    """``rulings``, of which only the last on each thing stands.

    ``about`` gives what a ruling is on, None where none goes before another.
    """
    last: dict[Hashable, Ruling] = {}
    out: list[Ruling] = []
    for ruling in reversed(rulings):
        on = about(ruling) if stands(ruling) else None
        if on is not None and on in last:
            ruling = overruled(ruling, last[on])
        elif on is not None:
            last[on] = ruling
        out.append(ruling)
    return out[::-1]


def overruled(ruling: Ruling, later: Ruling) -> Ruling:
    """``ruling`` as one that the ``later`` goes before."""
    why = f"the later {later.id} ({later.by}, {later.at[:10]}) goes before it"
    return replace(ruling, state="overruled", because=why)


def lost(ruling: Ruling, what: str) -> Ruling:
    """``ruling`` as one whose ``what`` (*its source*) the case does not hold any more."""
    why = f"{what} is not found any more; rule again, or undo it"
    return replace(ruling, state="lost", because=why)


def idle(ruling: Ruling, why: str) -> Ruling:
    """``ruling`` as one that has nothing to bear on."""
    return replace(ruling, state="idle", because=why)
