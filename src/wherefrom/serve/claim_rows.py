"""The list of questions, prepared once for each result; unchanged rows are carried over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from wherefrom.model import Answer, Claim, Statement
from wherefrom.report.ruled import STATES
from wherefrom.report.words import doubt_words, finding_label, finding_weight
from wherefrom.serve.desk import Desk
from wherefrom.serve.held import Held
from wherefrom.serve.listing import Facet, Listing, facet, folded, ordered
from wherefrom.serve.periods import Calendar, calendar

BODIES = ("official", "organisation", "record", "outlet")  # sources that questions are listed by
REPORTS = ("1", "2", "3 to 4", "5 to 9", "10 or more")
NAMED = ("0", "1", "2", "3 or more")
STANDING = tuple(state for state in STATES if state in ("stands", "in_part"))
FACETS = (
    "finding", "conflict", "reports", "named", "publisher", "source", "date", "indicator", "doubt",
    "ruled",
)  # fmt: skip
SORTS = {
    "matter": "what matters first",
    "reports": "most reports",
    "publishers": "most publishers",
    "named": "most named origins",
    "fewest": "fewest named origins",
    "newest": "newest report",
    "question": "question, A to Z",
}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with all that the list tells of it and narrows it down by."""

    claim: Claim
    text: str  # question and answers, folded
    publishers: tuple[str, ...]
    sources: tuple[str, ...]
    dates: tuple[str, ...]  # of its reports, ISO; "" for an undated one
    flags: tuple[str, ...]
    clashes: tuple[str, ...]
    codes: tuple[str, ...]
    named: int  # origins of the answer that most statements give
    doubtful: bool
    ruled: bool


@dataclass(frozen=True, slots=True)
class ClaimList:
    """All rows in the ledger's order, and the list made of them."""

    held: Held
    rows: tuple[ClaimRow, ...]
    listing: Listing


_lists: WeakKeyDictionary[Desk, dict[str, ClaimList]] = WeakKeyDictionary()
_listing = threading.Lock()


def claim_list(desk: Desk, held: Held) -> ClaimList:
    """The list of ``held``; what did not change since the list before is not made again."""
    with _listing:
        known = _lists.setdefault(desk, {})
        before = known.get(held.ledger.view)
        if before is None or before.held is not held:
            before = known[held.ledger.view] = made(held, before)
        return before


def made(held: Held, before: ClaimList | None = None) -> ClaimList:
    """The list, with the rows of ``before`` for claims of which nothing changed."""
    known = _unchanged(before, held) if before else {}
    make = _maker(held)
    rows = tuple(known.get(id(claim)) or make(claim) for claim in held.ledger.claims)
    return ClaimList(held, rows, _prepared(rows, held))


def main_answer(claim: Claim) -> Answer | None:
    """The answer that most statements give."""
    return max(claim.answers, key=lambda a: (len(a.statements), a.id), default=None)


def members(claim: Claim) -> tuple[str, ...]:
    """The statements that bear on it."""
    return tuple(s for a in claim.answers for s in (*a.statements, *a.compatible))


def _unchanged(before: ClaimList, held: Held) -> dict[int, ClaimRow]:
    """Rows by the identity of their claim, where its statements and documents are what they were.

    ``before`` holds the old claims, so that no identity is used twice.
    """
    old, new = before.held, held
    if old.ledger.documents != new.ledger.documents or old.lookup.sources != new.lookup.sources:
        return {}
    gone = _differing(old.lookup.statements, new.lookup.statements)
    gone |= _differing(old.indicators_of, new.indicators_of)
    gone |= _ruled(old) ^ _ruled(new)
    bonds = _differing(old.lookup.bonds, new.lookup.bonds)
    return {
        id(row.claim): row
        for row in before.rows
        if row.claim.id not in bonds and gone.isdisjoint(members(row.claim))
    }


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """Keys of what is not the same on both sides."""
    if old is new:
        return set()
    gone = old.keys() ^ new.keys()
    return gone | {key for key, one in old.items() if key in new and new[key] != one}


def _ruled(held: Held) -> set[str]:
    """The statements on which a ruling stands."""
    return {
        statement
        for ruling in held.ledger.rulings
        if ruling.state in STANDING
        for statement in ruling.statements
        if statement is not None
    }


def _maker(held: Held) -> Callable[[Claim], ClaimRow]:
    lookup = held.lookup
    ruled, coded = _ruled(held), held.indicators_of
    bodies = {s.id for s in lookup.ledger.sources if s.kind in BODIES and not s.protected}

    def make(claim: Claim) -> ClaimRow:
        ids = members(claim)
        said = lookup.told(ids)
        documents = tuple(dict.fromkeys(s.document for s in said))
        main = main_answer(claim)
        flags = {flag for answer in claim.answers for flag in answer.flags}
        return ClaimRow(
            claim=claim,
            text=folded(" \n ".join((claim.gloss, *(a.value for a in claim.answers)))),
            publishers=tuple(dict.fromkeys(lookup.publishers[d] for d in documents)),
            sources=_behind(said, claim, bodies),
            dates=tuple(lookup.documents[d].published.value or "" for d in documents),
            flags=tuple(sorted(flags)),
            clashes=tuple(sorted({c.kind for c in claim.conflicts})),
            codes=tuple(
                dict.fromkeys(f"{i.scheme}/{i.code}" for s in ids for i in coded.get(s, ()))
            ),
            named=main.independence.named if main else 0,
            doubtful=bool(doubt_words(lookup.bonds.get(claim.id))),
            ruled=not ruled.isdisjoint(ids),
        )

    return make


def _behind(said: Sequence[Statement], claim: Claim, bodies: Collection[str]) -> tuple[str, ...]:
    """The bodies, outlets and records on whose word something is said there."""
    chains = (link.source for statement in said for link in statement.chain)
    origins = (o.source for answer in claim.answers for o in answer.origins)
    return tuple(s for s in dict.fromkeys((*chains, *origins)) if s is not None and s in bodies)


def _prepared(rows: Sequence[ClaimRow], held: Held) -> Listing:
    times = calendar(date for row in rows for date in row.dates)
    return Listing([row.text for row in rows], _facets(rows, held, times), _orders(rows, held))


def _orders(rows: Sequence[ClaimRow], held: Held) -> dict[str, Any]:
    first = ordered([held.places[row.claim.id].key for row in rows])

    def by(key: Callable[[ClaimRow], Any], *, last_first: bool = True) -> Any:
        return first[ordered([key(rows[n]) for n in first], last_first=last_first)]

    return {
        "matter": first,
        "reports": by(lambda row: row.claim.documents),
        "publishers": by(lambda row: len(row.publishers)),
        "named": by(lambda row: row.named),
        "fewest": by(lambda row: row.named, last_first=False),
        "newest": by(lambda row: max(row.dates, default="")),
        "question": by(lambda row: folded(row.claim.gloss), last_first=False),
    }


def _facets(rows: Sequence[ClaimRow], held: Held, times: Calendar) -> tuple[Facet, ...]:
    flags = sorted(
        {flag for row in rows for flag in row.flags}, key=lambda f: (finding_weight(f), f)
    )
    codes = {
        f"{book.scheme}/{code.code}": f"{code.name} ({book.scheme})"
        for book in held.ledger.codebooks
        for code in book.codes
    }
    clashes = {
        "conflict": "conflicting answers",
        "update": "a later answer takes an earlier’s place",
    }
    return (
        facet("finding", "Finding", [r.flags for r in rows], finding_label, flags),
        facet("conflict", "Answers",
              [r.clashes for r in rows], clashes.__getitem__, tuple(clashes)),
        facet("reports", "Reports", [(_band(r.claim.documents),) for r in rows], str, REPORTS),
        facet("named", "Named origins of the commonest answer",
              [(_named(r.named),) for r in rows], str, NAMED),
        facet("publisher", "Publisher", [r.publishers for r in rows], _publisher_name(held)),
        facet("source", "Source", [r.sources for r in rows], held.lookup.source_name),
        facet("date", "Date of a report",
              [times.of(r.dates) for r in rows], times.label, times.periods),
        facet("indicator", "Alleged", [r.codes for r in rows], lambda c: codes.get(c, c)),
        facet("doubt", "Perhaps not one question",
              [("perhaps",) if r.doubtful else () for r in rows],
              lambda _: "its surest link is weak"),
        facet("ruled", "Rulings", [("ruled",) if r.ruled else () for r in rows],
              lambda _: "somebody ruled on it"),
    )  # fmt: skip


def _publisher_name(held: Held) -> Callable[[str], str]:
    """A publisher's name by its key; the key may be a source's id."""
    names: dict[str, str] = {}
    for document, key in held.lookup.publishers.items():
        names.setdefault(key, held.lookup.publisher(document))
    return lambda key: names.get(key, key)


def _band(n: int) -> str:
    return REPORTS[min(n, 2) - 1] if n < 3 else REPORTS[2 if n < 5 else 3 if n < 10 else 4]


def _named(n: int) -> str:
    return NAMED[min(n, 3)]
