"""What a case's result says about each document and each source, by their ids."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from wherefrom.model import Derivation, Document, Finding, Notice, Ruling, Statement
from wherefrom.report.lookup import Lookup

UNSAID = ("furniture",)  # notices that are shown as marks in the text only
OF_ADDRESSES = ("revisit", "failed_capture")  # notices of captures that gave no document

STANDING = ("stands", "in_part")
KEPT = {  # what each lookup is made from: lists of the ledger
    "notices": ("notices",),
    "passed_over": ("notices",),
    "findings": ("findings",),
    "taken_from": ("derivations", "documents", "statements"),
    "taken_by": ("derivations", "documents", "statements"),
    "versions": ("documents",),
    "told_by": ("statements",),
    "published_by": ("of_publisher",),
    "speaks_for": ("sources",),
    "ruled_on": ("rulings",),
    "code_names": ("codebooks",),
}


class About:
    """Lookups by document and by source over one ledger, each made when first asked for."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup

    def after(self, lookup: Lookup) -> About:
        """The same over a later ledger; what rests on lists that did not change is kept."""
        new = About(lookup)
        was, now = self.lookup.ledger, lookup.ledger
        for name, lists in KEPT.items():
            same = all(getattr(was, one) is getattr(now, one) for one in lists)
            if name in self.__dict__ and same:
                new.__dict__[name] = self.__dict__[name]
        return new

    @cached_property
    def notices(self) -> dict[str, list[Notice]]:
        """Notices by document, page furniture apart."""
        found: dict[str, list[Notice]] = defaultdict(list)
        for notice in self.lookup.ledger.notices:
            if notice.document and notice.kind not in UNSAID:
                found[notice.document].append(notice)
        return dict(found)

    @cached_property
    def passed_over(self) -> dict[str, list[Notice]]:
        """Captures of an address that gave no document (unchanged, failed), by that address."""
        found: dict[str, list[Notice]] = defaultdict(list)
        for notice in self.lookup.ledger.notices:
            if notice.kind in OF_ADDRESSES and notice.path:
                found[notice.path.rpartition("!/")[2]].append(notice)
        return dict(found)

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """Findings by the documents that they are about."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.lookup.ledger.findings:
            for document in finding.documents:
                found[document].append(finding)
        return dict(found)

    @cached_property
    def taken_from(self) -> dict[str, list[Derivation]]:
        """By document, what it took from others."""
        return self._derivations(taker=True)

    @cached_property
    def taken_by(self) -> dict[str, list[Derivation]]:
        """By document, what others took from it."""
        return self._derivations(taker=False)

    def _derivations(self, *, taker: bool) -> dict[str, list[Derivation]]:
        found: dict[str, list[Derivation]] = defaultdict(list)
        for derivation in self.lookup.ledger.derivations:
            end = derivation.taker if taker else derivation.giver
            document = self.lookup.document_of(end)
            if document is not None:
                found[document].append(derivation)
        return dict(found)

    @cached_property
    def versions(self) -> dict[str, tuple[Document, ...]]:
        """By document, all captures of its page in order of capture; only where there are two."""
        groups: dict[str, list[Document]] = defaultdict(list)
        for document in self.lookup.ledger.documents:
            groups[document.version_of or document.id].append(document)
        return {
            document.id: tuple(sorted(group, key=_when))
            for group in groups.values()
            if len(group) > 1
            for document in group
        }

    @cached_property
    def told_by(self) -> dict[str, list[Statement]]:
        """By source, the statements in whose chain it stands, in the order of the ledger."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.lookup.ledger.statements:
            for source in dict.fromkeys(link.source for link in statement.chain):
                if source is not None:
                    found[source].append(statement)
        return dict(found)

    @cached_property
    def origin_of(self) -> dict[str, list[tuple[str, str]]]:
        """By source, the answers that it is an origin of: ids of the claim and of the answer."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for claim in self.lookup.ledger.claims:
            for answer in claim.answers:
                for source in dict.fromkeys(o.source for o in answer.origins):
                    if source is not None:
                        found[source].append((claim.id, answer.id))
        return dict(found)

    @cached_property
    def published_by(self) -> dict[str, list[str]]:
        """By source, the documents whose publisher it is."""
        found: dict[str, list[str]] = defaultdict(list)
        for document, source in self.lookup.ledger.of_publisher:
            found[source].append(document)
        return dict(found)

    @cached_property
    def speaks_for(self) -> dict[str, list[str]]:
        """By body, the sources that speak for it or whose names it keeps."""
        found: dict[str, list[str]] = defaultdict(list)
        for source in self.lookup.ledger.sources:
            if source.body is not None:
                found[source.body].append(source.id)
        return dict(found)

    @cached_property
    def ruled_on(self) -> dict[str, list[Ruling]]:
        """Rulings that stand by the things that they are on, as those were found again."""
        found: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in self.lookup.ledger.rulings:
            if ruling.state in STANDING and ruling.kind != "undo":
                for thing in dict.fromkeys(ruling.found):
                    if thing is not None:
                        found[thing].append(ruling)
        return dict(found)

    @cached_property
    def code_names(self) -> dict[tuple[str, str], str]:
        """What the codes of the case's codebooks are called, by scheme and code."""
        books = self.lookup.ledger.codebooks
        return {(book.scheme, code.code): code.name for book in books for code in book.codes}


def _when(document: Document) -> tuple[bool, str, str, str]:
    captured = document.captured_at
    return (captured is None, captured or "", document.published.value or "", document.path)
