"""A ledger's records by id, and the short names under which a reader meets them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from wherefrom.model import (
    Answer,
    Attribution,
    Claim,
    Derivation,
    Document,
    External,
    Ledger,
    Source,
    Statement,
)
from wherefrom.report.places import OnePage, Places
from wherefrom.report.words import short_date_words


@dataclass(frozen=True, slots=True)
class Lookup:
    """The ledger's records by id; ``labels`` are the documents' short readable names."""

    ledger: Ledger
    documents: dict[str, Document]
    statements: dict[str, Statement]
    claims: dict[str, Claim]
    sources: dict[str, Source]
    attributions: dict[str, Attribution]
    derivations: dict[str, Derivation]
    externals: dict[str, External]
    publishers: dict[str, str]  # document id -> a key, the same for documents of one publisher
    labels: dict[str, str]
    between: dict[frozenset[str], tuple[Derivation, ...]]  # by the two documents it ties
    naming: dict[tuple[str, str], Derivation]  # by (document, source as named there)
    bonds: dict[str, float]  # by claim: the probability of its surest link, where one is known
    places: Places = field(default_factory=OnePage)

    def publisher(self, document: str) -> str:
        """The publisher's name, or what else tells a reader where the document is from."""
        return publisher_name(self.documents[document])

    def source_name(self, source: str | None) -> str:
        """A source's name; an external's where the id is one."""
        if source in self.sources:
            return self.sources[source].name
        return self.externals[source].name if source in self.externals else "unknown"

    def document_of(self, end: str) -> str | None:
        """The document that an end of a derivation is, or stands in; None for what is no text."""
        if end in self.documents:
            return end
        return self.statements[end].document if end in self.statements else None

    def told(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """The statements with these ids, unknown ones left out, each once."""
        return tuple(self.statements[i] for i in dict.fromkeys(ids) if i in self.statements)

    def documents_of(self, answers: Iterable[Answer]) -> tuple[str, ...]:
        """Ids of the documents that give these answers, in order of their statements."""
        return tuple(dict.fromkeys(s.document for a in answers for s in self.told(a.statements)))

    def n_publishers(self, claim: Claim) -> int:
        """How many publishers answer this question."""
        return len({self.publishers[d] for d in self.documents_of(claim.answers)})


def publisher_name(document: Document) -> str:
    """The publisher; else the site; else the file's name."""
    host = urlsplit(document.url or "").hostname if _is_web(document.url) else None
    return document.publisher or host or PurePosixPath(document.path).name


def look_up(ledger: Ledger, places: Places | None = None) -> Lookup:
    """Everything by id; ``places`` says where links lead, anchors of one page if not given."""
    of_publisher = dict(ledger.of_publisher)
    lookup = Lookup(
        ledger=ledger,
        documents={d.id: d for d in ledger.documents},
        statements={s.id: s for s in ledger.statements},
        claims={c.id: c for c in ledger.claims},
        sources={s.id: s for s in ledger.sources},
        attributions={a.id: a for a in ledger.attributions},
        derivations={},
        externals={e.id: e for e in ledger.externals},
        publishers={d.id: of_publisher.get(d.id, publisher_name(d)) for d in ledger.documents},
        labels=_labels(ledger.documents),
        between={},
        naming={},
        bonds=_bonds(ledger),
        places=places or OnePage(),
    )
    return _with_derivations(lookup)


def look_up_again(before: Lookup, ledger: Ledger, touched: Collection[str]) -> Lookup:
    """``before`` brought up to date after a ruling, at little cost.

    ``ledger`` shares with that of ``before`` every record that did not
    change; ``touched`` are ids of claims that did, gone ones among them. Where
    more than claims, links and derivations changed, all is looked up anew.
    """
    was = before.ledger
    lists = ("documents", "statements", "sources", "attributions", "externals")
    if any(getattr(was, name) is not getattr(ledger, name) for name in lists):
        return look_up(ledger, before.places)
    bonds = before.bonds
    if was.links is not ledger.links:
        bonds = {c: p for c, p in before.bonds.items() if c not in touched}
        bonds |= _bonds(ledger, touched)
    claims = {c.id: c for c in ledger.claims}
    lookup = replace(before, ledger=ledger, claims=claims, bonds=bonds)
    return lookup if was.derivations is ledger.derivations else _with_derivations(lookup)


def _with_derivations(lookup: Lookup) -> Lookup:
    """``lookup`` with the derivations of its ledger."""
    every = lookup.ledger.derivations
    naming = {(d.taker, s): d for d in every for s in d.named_as}
    lookup = replace(lookup, derivations={d.id: d for d in every}, naming=naming)
    return replace(lookup, between=_between(lookup))


def _bonds(ledger: Ledger, of: Collection[str] | None = None) -> dict[str, float]:
    """Of all claims, or those ``of`` these ids. Both ends of a link may stand in several claims."""
    claims_of: dict[str, set[str]] = defaultdict(set)
    for claim in ledger.claims:
        if of is not None and claim.id not in of:
            continue
        for answer in claim.answers:
            for statement in (*answer.statements, *answer.compatible):
                claims_of[statement].add(claim.id)
    found: dict[str, float] = {}
    for link in ledger.links:
        one, two = link.statements
        if one not in claims_of or two not in claims_of:
            continue
        for claim_id in claims_of[one] & claims_of[two]:
            found[claim_id] = max(found.get(claim_id, 0.0), link.probability)
    return found


def _between(lookup: Lookup) -> dict[frozenset[str], tuple[Derivation, ...]]:
    found: dict[frozenset[str], tuple[Derivation, ...]] = {}
    for derivation in lookup.ledger.derivations:
        ends = (lookup.document_of(derivation.taker), lookup.document_of(derivation.giver))
        pair = frozenset(end for end in ends if end)
        if len(pair) == 2:
            found[pair] = (*found.get(pair, ()), derivation)
    return found


def _is_web(url: str | None) -> bool:
    try:
        return urlsplit(url or "").scheme in ("http", "https")
    except ValueError:
        return False


def _labels(documents: tuple[Document, ...]) -> dict[str, str]:
    """Publisher; with the date, then the file name, where that is not enough to tell apart."""
    label = {d.id: publisher_name(d) for d in documents}
    for more in (_date, _file):
        shared = Counter(label.values())
        for d in documents:
            addition = more(d)
            if shared[label[d.id]] > 1 and addition and addition != label[d.id]:
                label[d.id] = f"{label[d.id]}, {addition}"
    return label


def _date(document: Document) -> str:
    return short_date_words(document.published.value) if document.published.value else ""


def _file(document: Document) -> str:
    return PurePosixPath(document.path).name
