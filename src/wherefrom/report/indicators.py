"""What codes are alleged: by which origins, per claim, per body, and as act x means x purpose.

Everything here counts allegations. No number of them establishes trafficking
or forced labour, so every view made from this shows the codebooks' cautions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.model import (
    NAMED_KINDS,
    Claim,
    Code,
    Codebook,
    Indicator,
    Ledger,
    OriginKind,
    Source,
)
from wherefrom.report.lookup import Lookup
from wherefrom.report.words import plural

MATRIX = ("act", "means", "purpose")
CHILD = "child"
BODIES = ("official", "organisation", "outlet")
Origins = Mapping[str, set[tuple[str, str]]]  # by statement; kind of origin, and which
# Beside every list of codes; figures: `python -m eval.indicators`, the third held out.
RECALL = (
    "A code that is missing tells nothing. On our own test set the coder finds about two thirds "
    "of the codes that are alleged, and about three quarters of those it gives are right."
)
SHORTEST = 4  # characters of a body's name that is looked for in a statement


@dataclass(frozen=True, slots=True)
class Behind:
    """Whose allegations they are: distinct origins by kind, and statements and documents."""

    named: int
    withheld: int
    anonymous: int
    others: int  # outlets on their own word, and documents that give no source
    statements: int
    documents: int

    def words(self) -> str:
        """How many origins were found.

        >>> Behind(2, 5, 0, 0, 9, 3).words()
        '2 named origins found; 5 people whose names are withheld'
        """
        named = f"{plural(self.named, 'named origin')} found" if self.named else ""
        parts = [named or "no named origin found"]
        if self.withheld:
            names = "name is" if self.withheld == 1 else "names are"
            people = plural(self.withheld, "person", "people")
            parts.append(f"{people} whose {names} withheld")
        if self.anonymous:
            parts.append(plural(self.anonymous, "unnamed voice"))
        if self.others:
            verb = "gives" if self.others == 1 else "give"
            parts.append(f"{plural(self.others, 'publisher')} {verb} none")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Alleged:
    """One code as alleged in some statements."""

    book: Codebook
    code: Code
    indicators: tuple[Indicator, ...]
    behind: Behind


@dataclass(frozen=True, slots=True)
class Cell:
    """One act with one means and one purpose: documents in which all three are alleged."""

    act: str
    means: str
    purpose: str
    documents: tuple[str, ...]
    behind: Behind


def alleged(
    lookup: Lookup,
    indicators: Iterable[Indicator] | None = None,
    counted: Origins | None = None,
) -> tuple[Alleged, ...]:
    """Every code of ``indicators`` (all of the ledger), in the order of the codebooks."""
    ledger = lookup.ledger
    given = ledger.indicators if indicators is None else indicators
    counted = origins(lookup) if counted is None else counted
    of: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for one in given:
        of[one.scheme, one.code].append(one)
    return tuple(
        Alleged(book, code, tuple(found), behind(lookup, [i.statement for i in found], counted))
        for book in ledger.codebooks
        for code in book.codes
        if (found := of.get((book.scheme, code.code)))
    )


def per_claim(lookup: Lookup) -> tuple[tuple[Claim, tuple[Alleged, ...]], ...]:
    """The claims with coded statements, in the ledger's order, each with its codes."""
    of, counted = _by_statement(lookup.ledger), origins(lookup)
    found = []
    for claim in lookup.ledger.claims:
        here = [i for s in _members(claim) for i in of.get(s, ())]
        if here:
            found.append((claim, alleged(lookup, here, counted)))
    return tuple(found)


def per_body(lookup: Lookup) -> tuple[tuple[Source, tuple[Alleged, ...]], ...]:
    """Bodies that a coded statement names, with what is alleged beside their names.

    To be named in a statement is not to be accused by it.
    """
    found, counted = [], origins(lookup)
    for source in sorted(lookup.ledger.sources, key=lambda s: (s.name, s.id)):
        pattern = _names(source)
        if pattern is None or source.kind not in BODIES or source.protected:
            continue
        here = [
            i
            for i in lookup.ledger.indicators
            if (said := lookup.statements.get(i.statement)) and pattern.search(said.text)
        ]
        if here:
            found.append((source, alleged(lookup, here, counted)))
    return tuple(found)


def matrix(lookup: Lookup) -> tuple[Cell, ...]:
    """Act x means x purpose, of every codebook that has codes of these three kinds.

    A document stands in a cell where statements of it allege all three. Where a child is
    alleged no means are needed, and the document stands under ``child`` too.
    """
    found: list[Cell] = []
    for book in lookup.ledger.codebooks:
        kinds = {code.code: code.broader or code.code for code in book.codes}
        if set(MATRIX) <= set(kinds.values()):
            found += _cells(lookup, book, kinds)
    return tuple(found)


def _cells(lookup: Lookup, book: Codebook, kinds: Mapping[str, str]) -> Iterable[Cell]:
    counted = origins(lookup)
    inside: dict[tuple[str, str, str], dict[str, list[str]]] = defaultdict(dict)
    of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in lookup.ledger.indicators:
        if one.scheme == book.scheme and one.statement in lookup.statements:
            document = lookup.statements[one.statement].document
            of[document][one.code].append(one.statement)
    for document in sorted(of, key=lambda d: lookup.documents[d].path):
        codes = of[document]
        acts, means, purposes = ([c for c in codes if kinds.get(c) == k] for k in MATRIX)
        means += [CHILD] if CHILD in codes else []
        for act in acts:
            for by in means:
                for purpose in purposes:
                    said = [*codes[act], *codes[by], *codes[purpose]]
                    inside[act, by, purpose][document] = said
    order = {code: n for n, code in enumerate(kinds)}
    for key in sorted(inside, key=lambda k: (order[k[2]], order[k[0]], order[k[1]])):
        said = [s for some in inside[key].values() for s in some]
        yield Cell(*key, tuple(inside[key]), behind(lookup, said, counted))


def behind(lookup: Lookup, statements: Sequence[str], counted: Origins) -> Behind:
    """The distinct origins of ``statements``, as they were ``counted`` where a claim holds them."""
    keys: set[tuple[str, str]] = set()
    for statement in dict.fromkeys(statements):
        keys |= counted.get(statement) or _own(lookup, statement)
    of_kind: dict[str, int] = defaultdict(int)
    for group, _ in keys:
        of_kind[group] += 1
    known = [lookup.statements[s] for s in dict.fromkeys(statements) if s in lookup.statements]
    return Behind(
        of_kind["named"],
        of_kind["withheld"],
        of_kind["anonymous"],
        of_kind["others"],
        len(known),
        len({s.document for s in known}),
    )


def origins(lookup: Lookup) -> Origins:
    """For each statement of a claim the origins that the trace counted for it."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in lookup.ledger.claims:
        for answer in claim.answers:
            for origin in answer.origins:
                for statement in origin.statements:
                    found[statement].add(_key(lookup, origin.kind, origin.source, statement))
    return found


def _own(lookup: Lookup, statement: str) -> set[tuple[str, str]]:
    said = lookup.statements.get(statement)
    return set() if said is None else {_key(lookup, said.origin_kind, said.origin, statement)}


def _key(lookup: Lookup, kind: OriginKind, source: str | None, statement: str) -> tuple[str, str]:
    """The group of an origin and what tells it from others; a body's people are the body."""
    known = lookup.sources.get(source or "")
    name = (known.body or known.id) if known else (source or "")
    if kind in NAMED_KINDS:
        return ("named", name)
    if kind in ("withheld", "anonymous"):
        return (kind, name or statement)
    said = lookup.statements.get(statement)
    publisher = lookup.publishers.get(said.document, "") if said else ""
    return ("others", name or publisher)


def _by_statement(ledger: Ledger) -> dict[str, list[Indicator]]:
    of: dict[str, list[Indicator]] = defaultdict(list)
    for one in ledger.indicators:
        of[one.statement].append(one)
    return of


def _members(claim: Claim) -> tuple[str, ...]:
    ids = (s for a in claim.answers for s in (*a.statements, *a.compatible))
    return tuple(dict.fromkeys(ids))


def _names(source: Source) -> re.Pattern[str] | None:
    names = {n for n in (source.name, *source.aliases) if len(n) >= SHORTEST and n[:1].isupper()}
    if not names:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(names)))


def cautions(ledger: Ledger) -> tuple[str, ...]:
    """What must stand beside every view of codes."""
    return tuple(dict.fromkeys(book.caution for book in ledger.codebooks))
