"""Claims that only say yes to an answer that another claim sets against others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.claims.holders import PERIODS
from wherefrom.claims.rates import is_money
from wherefrom.model import Claim, Part

MOSTLY = 2 / 3  # share of a claim's answers that conflict with another of them
ASKED_PLAINLY = {"number", "what"}  # kinds whose answers say all that *yes* to them would
# Amounts that so many things have that a yes about one of them may say more; sums of money too.
OF_MANY_THINGS = PERIODS | {"percent", "magnitude", "time"}


def unrepeated(parts: Sequence[Part]) -> tuple[Part, ...]:
    """``parts``, without the claims to which all of another's statements only say yes.

    *Were there at least four aftershocks?* hides that reports differ on *How many aftershocks
    were there?* A claim beside which none has answers that conflict stays, and one with a no.
    """
    asked: dict[str, list[frozenset[str]]] = defaultdict(list)
    for part in parts:
        statements = disputed(part)
        for statement in statements:
            asked[statement].append(statements)
    return tuple(replace(p, claim=None, links=()) if _repeats(p, asked) else p for p in parts)


def disputed(part: Part) -> frozenset[str]:
    """The statements of a claim whose answers conflict; none where nobody need ask it again."""
    is_so = part.claim is not None and _disputed(part.claim)
    return _statements(part.claim) if part.claim is not None and is_so else frozenset()


def _disputed(claim: Claim) -> bool:
    if claim.asked is None or claim.asked.kind not in ASKED_PLAINLY or not claim.conflicts:
        return False
    told = {answer for conflict in claim.conflicts for answer in conflict.answers}
    if len(told) < MOSTLY * len(claim.answers):
        return False  # many answers with few conflicts are amounts of several things
    return not is_money(claim.asked.key) and claim.asked.key not in OF_MANY_THINGS


def may_repeat(part: Part) -> bool:
    """Whether the claim of ``part`` may have been left out for another's sake."""
    return part.claim is None and part.asked.kind == "proposition"


def _repeats(part: Part, asked: dict[str, list[frozenset[str]]]) -> bool:
    claim = part.claim
    if claim is None or part.asked.kind != "proposition" or claim.documents < 2:
        return False
    if [answer.value for answer in claim.answers] != ["yes"]:
        return False
    mine = _statements(claim)
    return any(mine <= others for others in asked.get(min(mine), ()))


def _statements(claim: Claim) -> frozenset[str]:
    return frozenset(s for a in claim.answers for s in (*a.statements, *a.compatible))
