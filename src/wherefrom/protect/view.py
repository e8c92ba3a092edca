"""The pseudonymised view of a ledger: the one road out of a case."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from wherefrom.model import Claim, Document, Ledger
from wherefrom.protect.changing import changed
from wherefrom.protect.covering import Protection, covering, protected_texts
from wherefrom.protect.fields import answered, renamed, told_by, withheld
from wherefrom.protect.renewed import Renewed
from wherefrom.protect.text import Replaced, Replacement

__all__ = ["Outward", "Protection", "pseudonymised"]

T = TypeVar("T")
TITLE = "[title]"
ADDRESS = "[address]"
LEAST = 4  # words of a title by which it can be known again
MOST = 200_000  # strings whose veiled form is kept at hand


def pseudonymised(ledger: Ledger, protection: Protection) -> Ledger:
    """``ledger`` as it may leave the case: texts, offsets, names, titles, addresses and ids.

    Every string of the ledger goes through the veil, whatever field it is in.
    """
    return Outward(ledger.documents, protection).ledger(ledger)


class Outward:
    """The view of one case's documents under one protection, for any ledger made of them.

    Records that went out before and are the same are not veiled anew, so that
    after a ruling the view of 2,000 documents takes a fraction of a second.
    """

    def __init__(self, documents: Sequence[Document], protection: Protection) -> None:
        self.protection = protection
        over = covering(documents, protection)
        self._texts = protected_texts(documents, protection, over)
        self._renewed = Renewed(protection.salt)
        self._documents = tuple(
            withheld(d, self._texts[d.id], place) for place, d in enumerate(documents, 1)
        )
        hidden = [
            (old, new)
            for old, new in zip(documents, self._documents, strict=True)
            if self._texts[old.id].made
        ]
        self._leading = _leading(hidden)
        self._over = covering(documents, protection, _titles(hidden))
        self._strings: dict[str, str] = {}
        self._of_statement: dict[str, Replaced] = {}
        self._kept: dict[str, dict[Hashable, tuple[Any, Any]]] = {}
        self._whole: dict[str, tuple[Sequence[Any], tuple[Any, ...]]] = {}
        self._before = documents

    def ledger(self, ledger: Ledger) -> Ledger:
        """``ledger`` as it may leave; its documents must be those of this view."""
        self._of_statement = {s.id: self._texts[s.document] for s in ledger.statements}
        said = {s.id: (s.document, s.start, s.end) for s in ledger.statements}
        old = {d.id: d.text for d in ledger.documents}
        documents = {d.id: new for d, new in zip(self._before, self._documents, strict=True)}
        under = self.protection.pseudonym
        first: dict[str, Callable[[Any], Any]] = {
            "documents": lambda d: documents[d.id],
            "sources": lambda s: renamed(s, under),
            "statements": lambda s: told_by(s, self._texts[s.document]),
            "claims": lambda c: answered(c, _gone(c, said, self._texts, old)),
        }
        parts = {
            name: self._series(name, getattr(ledger, name), first.get(name, _as_it_is))
            for name in SERIES
        }
        inputs = self._renewed.digest(ledger.run.inputs)
        return replace(
            ledger, view="pseudonymised", run=replace(ledger.run, inputs=inputs), **parts
        )

    def string(self, text: str) -> str:
        """Any string as it may leave: veiled, with its ids renewed and titles withheld."""
        known = self._strings.get(text)
        if known is None:
            known = self._leading.get(text)
            if known is None:
                known = self._renewed.id(text) or self._over.string(self._renewed.ids_in(text))
            if len(self._strings) >= MOST:
                self._strings.clear()
            self._strings[text] = known
        return known

    def text_of(self, id_: str) -> Replaced | None:
        """The new text that a document or statement of this id stands in."""
        return self._texts.get(id_) or self._of_statement.get(id_)

    def replaced_in(self, document: str) -> tuple[Replacement, ...]:
        """What was replaced in a document's text, by its places there."""
        return self._texts[document].made

    def id(self, old: str) -> str:
        """The id by which a record of the full view goes in this one."""
        return self._renewed.id(old) or old

    def original(self, new: str) -> str:
        """The id in the full view of a record of this one; ``new`` itself if it is none."""
        return self._renewed.original(new) or new

    def _series(
        self, name: str, records: Sequence[Any], first: Callable[[Any], Any]
    ) -> tuple[Any, ...]:
        """``records`` on their way out; those of the last ledger that are the same as they were."""
        last = self._whole.get(name)
        if last is not None and last[0] is records:
            return last[1]
        before = self._kept.get(name, {})
        kept: dict[Hashable, tuple[Any, Any]] = {}
        out = []
        for record in records:
            key = getattr(record, "id", None) or record
            known = before.get(key)
            if known is None or not (known[0] is record or known[0] == record):
                known = (record, self._changed(first(record)))
            kept[key] = known
            out.append(known[1])
        self._kept[name] = kept
        self._whole[name] = (records, tuple(out))
        return self._whole[name][1]

    def _changed(self, record: Any) -> Any:
        if isinstance(record, tuple):  # pairs and triples of ids, and a reason
            return tuple(self.string(part) for part in record)
        return changed(record, self)


# Every field of a ledger but those set by hand above; tests see to it that none is missing.
SERIES = (
    "documents", "externals", "sources", "mentions", "of_mention", "of_publisher", "attributions",
    "statements", "claims", "links", "derivations", "findings", "notices", "unread", "views",
    "rulings", "indicators", "codebooks", "originals",
)  # fmt: skip


def _as_it_is(record: T) -> T:
    return record


def _leading(hidden: Sequence[tuple[Document, Document]]) -> dict[str, str]:
    """What stands in place of the paths and hashes that lead to the originals, in any field."""
    gone = {old.path: new.path for old, new in hidden} | {old.sha256: "" for old, _ in hidden}
    return gone | {old.url: "" for old, _ in hidden if old.url}


def _titles(hidden: Sequence[tuple[Document, Document]]) -> dict[str, str]:
    """Titles, paths and addresses that other fields may quote among other words."""
    gone = {old.path: new.path for old, new in hidden if "/" in old.path or "_" in old.path}
    gone |= {old.url: ADDRESS for old, _ in hidden if old.url}
    known = {old.title for old, _ in hidden if old.title and len(old.title.split()) >= LEAST}
    return gone | dict.fromkeys(sorted(known), TITLE)


def _gone(
    claim: Claim,
    said: Mapping[str, tuple[str, int, int]],
    texts: Mapping[str, Replaced],
    old: Mapping[str, str],
) -> dict[str, str]:
    """The words replaced in what answers ``claim``, with what stands in their place."""
    gone: dict[str, str] = {}
    for answer in claim.answers:
        for one in (*answer.statements, *answer.compatible):
            if one in said:
                document, start, end = said[one]
                for made in texts[document].within(start, end):
                    gone[old[document][made.start : made.end]] = made.words
    return gone
