"""What if: the counts of a claim without some sources and documents, and who else loses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.model import Claim, Loss, Withdrawal
from wherefrom.report.lookup import Lookup
from wherefrom.report.withdrawn import change_words
from wherefrom.report.words import count_words, finding_label, plural
from wherefrom.serve.held import Held

OTHERS = 12  # further questions listed
SHOWN = 14  # of those that can be withdrawn, shown before the rest is folded
MOST = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """A source or document that can be withdrawn."""

    id: str
    name: str
    what: str
    out: bool


@dataclass(frozen=True, slots=True)
class Left:
    """An answer after the withdrawal."""

    change: str
    count: str
    all_lost: bool
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another question that loses support, and how."""

    claim: str
    gloss: str
    change: str
    all_lost: bool


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What can be withdrawn, what is, and what is left then."""

    first: tuple[Choice, ...]
    further: tuple[Choice, ...]
    without: tuple[str, ...]  # ids
    names: tuple[str, ...]
    left: dict[str, Left]  # by answer
    others: tuple[Other, ...]
    n_others: int
    sums: str
    refused: str = ""
    lost: frozenset[str] = frozenset()  # statements of this claim


def choices(claim: Claim, out: Sequence[str], lookup: Lookup) -> list[Choice]:
    """Whom the claim rests on: origins and those on the way first, then its reports."""
    told = [s for a in claim.answers for s in lookup.told(a.statements)]
    sources = [o.source for a in claim.answers for o in a.origins if o.source in lookup.sources]
    sources += [link.source for s in told for link in s.chain if link.source in lookup.sources]
    found = [
        Choice(s, lookup.source_name(s), lookup.sources[s].kind, s in out)
        for s in dict.fromkeys(s for s in sources if s)
    ]
    documents = dict.fromkeys(s.document for s in told)
    found += [Choice(d, lookup.labels[d], "report", d in out) for d in documents]
    known = {choice.id for choice in found}
    found += [_named(one, lookup) for one in out if one not in known]
    return found


def _named(one: str, lookup: Lookup) -> Choice:
    if one in lookup.labels:
        return Choice(one, lookup.labels[one], "report", True)
    kind = lookup.sources[one].kind if one in lookup.sources else "none"
    return Choice(one, lookup.source_name(one), kind, True)


def what_if(claim: Claim, found: Withdrawal | None, held: Held, refused: str = "") -> WhatIf:
    """The claim without what ``found`` withdraws; as it is, where nothing is."""
    lookup = held.lookup
    out = (*found.documents, *found.sources) if found else ()
    every = choices(claim, out, lookup)
    every.sort(key=lambda choice: not choice.out)
    losses = found.losses if found else ()
    here = [loss for loss in losses if loss.claim == claim.id]
    others = _others([loss for loss in losses if loss.claim != claim.id], lookup)
    return WhatIf(
        first=tuple(every[:SHOWN]),
        further=tuple(every[SHOWN:MOST]),
        without=out,
        names=tuple(choice.name for choice in every if choice.out),
        left={loss.answer: _left(loss) for loss in here},
        others=tuple(others[:OTHERS]),
        n_others=len(others),
        sums=_sums(here, others) if found else "",
        refused=refused,
        lost=frozenset(s for loss in here for s in loss.statements),
    )


def _left(loss: Loss) -> Left:
    return Left(
        f"named {loss.before.named} → 0" if loss.all_lost else _change(loss),
        "Nothing is left." if loss.all_lost else count_words(loss.after),
        loss.all_lost,
        tuple(finding_label(kind) for kind in loss.gone),
        tuple(finding_label(kind) for kind in loss.new),
    )


def _change(loss: Loss) -> str:
    return change_words(loss).replace("->", "→")


def _others(losses: Sequence[Loss], lookup: Lookup) -> list[Other]:
    """Other questions that lose support, those first that lose an answer or most origins."""
    counted = [loss for loss in losses if loss.is_counted_anew]
    counted.sort(
        key=lambda one: (
            not one.all_lost,
            one.after.named - one.before.named,
            -lookup.claims[one.claim].documents,
            one.claim,
        )
    )
    first: dict[str, Loss] = {}
    for loss in counted:
        first.setdefault(loss.claim, loss)
    return [_other(loss, lookup) for loss in first.values()]


def _other(loss: Loss, lookup: Lookup) -> Other:
    claim = lookup.claims[loss.claim]
    value = next(a.value for a in claim.answers if a.id == loss.answer)
    words = " ".join(value.split())
    return Other(
        claim.id,
        claim.gloss,
        f"“{words[:60]}{' …' if len(words) > 60 else ''}”: {_change(loss)}",
        loss.all_lost,
    )


def _sums(here: Sequence[Loss], others: Sequence[Other]) -> str:
    counted = [loss for loss in here if loss.is_counted_anew]
    if not counted and not others:
        return "Nothing rests on it: every answer keeps its statements and its count."
    lost = sum(len(loss.statements) for loss in counted)
    lose = "loses" if len(counted) == 1 else "lose"
    told = (
        f"Here {plural(len(counted), 'answer')} {lose} support, {plural(lost, 'statement')} no "
        f"longer {'counts' if lost == 1 else 'count'}."
        if counted
        else "Here every answer keeps its count."
    )
    if others:
        lose = "loses" if len(others) == 1 else "lose"
        told += f" {plural(len(others), 'other question')} {lose} support too."
    return told
