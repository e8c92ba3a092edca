"""What a run changed: claims before and after, known again by the statements they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wherefrom.model import NOBODY, Answer, Claim, Independence


@dataclass(frozen=True, slots=True)
class CountChange:
    """An answer behind which another number of origins was found than before."""

    claim: str
    answer: str
    value: str
    before: Independence
    after: Independence


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, gone and different since the last finished run.

    ``answers_changed`` are claims, as they are now, of which an answer came,
    went, or gained or lost statements.
    """

    documents_new: tuple[str, ...] = ()  # paths
    documents_gone: tuple[str, ...] = ()
    claims_new: tuple[Claim, ...] = ()
    claims_gone: tuple[Claim, ...] = ()
    answers_changed: tuple[Claim, ...] = ()
    counts_changed: tuple[CountChange, ...] = ()

    @property
    def none(self) -> bool:
        """Whether the result is what it was."""
        return self == Changes()


@dataclass(frozen=True, slots=True)
class State:
    """As much of a result as changes are told from; documents are paths by id."""

    documents: dict[str, str]
    claims: tuple[Claim, ...]


def changes(before: State, after: State) -> Changes:
    """What ``after`` has that ``before`` had not, and the other way round."""
    pairs = _same(before.claims, after.claims)
    known_again = {old.id for old, _ in pairs}
    still_there = {new.id for _, new in pairs}
    return Changes(
        documents_new=_only(after.documents, before.documents),
        documents_gone=_only(before.documents, after.documents),
        claims_new=tuple(c for c in after.claims if c.id not in still_there),
        claims_gone=tuple(c for c in before.claims if c.id not in known_again),
        answers_changed=tuple(new for old, new in pairs if _parted(old) != _parted(new)),
        counts_changed=tuple(change for pair in pairs for change in _counts(*pair)),
    )


def _only(these: dict[str, str], those: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(path for id_, path in these.items() if id_ not in those))


def _members(claim: Claim) -> set[str]:
    return {s for answer in claim.answers for s in (*answer.statements, *answer.compatible)}


def _parted(claim: Claim) -> set[frozenset[str]]:
    return {frozenset(answer.statements) for answer in claim.answers}


def _same(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of claims that share most statements, each claim in one pair, in the new order."""
    shared = _overlaps([_members(c) for c in before], [_members(c) for c in after])
    taken_old: set[int] = set()
    old_of: dict[int, int] = {}
    # The same id first among equals: a claim's id tells what it asks.
    ranked = sorted(
        shared.items(), key=lambda i: (-i[1], before[i[0][0]].id != after[i[0][1]].id, i[0])
    )
    for (old, new), _ in ranked:
        if old not in taken_old and new not in old_of:
            taken_old.add(old)
            old_of[new] = old
    return [(before[old_of[new]], after[new]) for new in sorted(old_of)]


def _overlaps(before: Iterable[set[str]], after: Iterable[set[str]]) -> Counter[tuple[int, int]]:
    """How many statements each old and new group share; pairs that share none are left out."""
    holders: dict[str, list[int]] = {}
    for number, members in enumerate(before):
        for member in sorted(members):
            holders.setdefault(member, []).append(number)
    return Counter(
        (old, new)
        for new, members in enumerate(after)
        for member in sorted(members)
        for old in holders.get(member, ())
    )


def _counts(old: Claim, new: Claim) -> list[CountChange]:
    """Answers of one claim that share statements and differ in their counts."""
    shared = _overlaps(
        [set(a.statements) for a in old.answers], [set(a.statements) for a in new.answers]
    )
    best: dict[int, int] = {}
    for (before, after), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(after, before)
    pairs = [(old.answers[best[n]], new.answers[n]) for n in sorted(best)]
    return [
        CountChange(new.id, b.id, b.value, a.independence, b.independence)
        for a, b in pairs
        if _tally(a) != _tally(b)
    ]


def _tally(answer: Answer) -> tuple[int, int, int, int]:
    count = answer.independence or NOBODY
    return (count.named, count.withheld, count.anonymous, count.outlets)
