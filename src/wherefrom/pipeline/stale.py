"""Whether what a reviewer rules on is still as they saw it."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.errors import WherefromError
from wherefrom.model import Answer, Claim, Ledger, Ruling
from wherefrom.pipeline.digests import digest
from wherefrom.ruled.told import sentence, shortened
from wherefrom.serial import to_plain

LENGTH = 16  # characters of a digest: told apart by a page, not by a court


@dataclass(frozen=True, slots=True)
class Stale:
    """That what was seen has changed: what it was, and what others ruled on it since, if any."""

    id: str
    since: tuple[Ruling, ...]
    words: str  # in one sentence


class NotSeen(WherefromError):
    """Nothing of this result has the given id."""


def seen_of(ledger: Ledger, id_: str) -> str:
    """What a page keeps of the claim, document, source, statement or derivation it shows.

    ``ID@DIGEST@RULINGS``: a digest over all that the ledger holds of it, and how
    many rulings there were. Give it to ``Case.reviewer(by, why, seen)``.

    Raises:
        NotSeen: there is none of this id.
    """
    found = _digest(ledger, id_)
    if found is None:
        raise NotSeen(f"{id_}: nothing of this case has this id.")
    return f"{id_}@{found}@{len(ledger.rulings)}"


def stale(ledger: Ledger, ruling: Ruling) -> Stale | None:
    """None where what the reviewer saw is as it was, or they did not say what they saw."""
    id_, before, made = [*(ruling.seen or "").split("@"), "", ""][:3]
    if not before or _digest(ledger, id_) == before:
        return None
    later = ledger.rulings[int(made) if made.isdecimal() else 0 :]
    since = tuple(r for r in _on(ledger, id_) if r in later and r.id != ruling.id)
    claim = next((c for c in ledger.claims if c.id == id_), None)
    what = f"“{shortened(claim.gloss)}”" if claim else id_
    told = f" Since then {sentence(since[-1])}." if since else ""
    gone = "is not there any more" if _digest(ledger, id_) is None else "has changed"
    return Stale(id_, since, f"What you looked at, {what}, {gone}.{told} Look again before ruling.")


def _digest(ledger: Ledger, id_: str) -> str | None:
    every = (ledger.claims, ledger.documents, ledger.sources, ledger.statements, ledger.derivations)
    one = next((one for some in every for one in some if one.id == id_), None)
    if one is None:
        return None
    ruled = [(r.id, r.state) for r in _on(ledger, id_)]
    return digest(to_plain(one), ruled)[:LENGTH]


def _on(ledger: Ledger, id_: str) -> list[Ruling]:
    """The rulings that are on the record of this id, or on a statement of the claim."""
    claim = next((c for c in ledger.claims if c.id == id_), None)
    inside = {id_} | (set(_statements(claim)) if claim else set())
    return [r for r in ledger.rulings if inside & {*r.statements, *r.found}]


def _statements(claim: Claim) -> list[str]:
    answers: tuple[Answer, ...] = claim.answers
    return [s for a in answers for s in (*a.statements, *a.compatible)]
