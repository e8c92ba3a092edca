"""What scripts and programs may ask of a case, as plain values ready for JSON.

Records have the shape of docs/ledger.md. A statement stands with its exact words under
``words`` and says that they are a document's: ``quoted`` is always true there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from wherefrom.model import Claim, Document, Statement
from wherefrom.report.ledger import CAUTION, FORMAT, PSEUDONYMISED
from wherefrom.report.shape import plain
from wherefrom.report.words import count_words, visible
from wherefrom.serve.held import Held

MOST = 200  # records of one answer
TEXT = 20000  # characters of a document's text in one answer


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is wanted."""

    limit: int = 50
    offset: int = 0

    def of(self, records: Sequence[Any]) -> tuple[Any, ...]:
        """That part."""
        first = max(0, self.offset)
        return tuple(records[first : first + min(max(1, self.limit), MOST)])


def overview(held: Held) -> dict[str, Any]:
    """The headline's figures, findings by kind, and what the view is."""
    return {
        "wherefrom": FORMAT,
        "view": held.ledger.view,
        "caution": CAUTION if held.full else PSEUDONYMISED,
        "revision": held.revision,
        "headline": held.headline.words(),
        "figures": asdict(held.headline),
        "claims": len(held.ledger.claims),
        "findings": {kind: len(found) for kind, found in held.findings.items()},
        "unread": len(held.ledger.unread),
    }


def claims(held: Held, *, words: str = "", finding: str = "", part: Part) -> dict[str, Any]:
    """Claims whose question or answers hold all ``words``, those that matter most first."""
    wanted = _folded(words).split()
    found = [
        claim
        for claim in held.ordered
        if (not finding or any(finding in a.flags for a in claim.answers))
        and (not wanted or _holds(claim, wanted))
    ]
    return _listed([_brief(claim) for claim in part.of(found)], len(found), part)


def claim(held: Held, id_: str) -> dict[str, Any] | None:
    """One claim whole, with its statements, findings and links; None if there is none."""
    found = held.lookup.claims.get(id_)
    if found is None:
        return None
    ids = [s for a in found.answers for s in (*a.statements, *a.compatible)]
    return {
        **plain(found),
        "counts": {a.id: count_words(a.independence) for a in found.answers},
        "statements": [statement(held, s) for s in held.lookup.told(ids)],
        "findings": plain(tuple(held.findings_on.get(id_, ()))),
        "sources": {s: held.lookup.source_name(s) for s in _sources_of(held, found)},
    }


def statement(held: Held, one: Statement) -> dict[str, Any]:
    """A statement with its report, its chain by name, and its exact words."""
    return {
        "id": one.id,
        "document": one.document,
        "report": held.lookup.labels[one.document],
        "start": one.start,
        "end": one.end,
        "quoted": True,
        "words": visible(one.text),
        "kind": one.kind,
        "chain": [{**plain(c), "name": held.lookup.source_name(c.source)} for c in one.chain],
        "claims": held.claims_of.get(one.id, []),
    }


def documents(held: Held, *, part: Part) -> dict[str, Any]:
    """Documents by path, without their texts."""
    every = sorted(held.ledger.documents, key=lambda d: (d.path, d.id))
    return _listed([_imprint(held, d) for d in part.of(every)], len(every), part)


def document(held: Held, id_: str, *, start: int = 0, length: int = TEXT) -> dict[str, Any] | None:
    """One document with ``length`` characters of its text from ``start``; None if there is none."""
    found = held.lookup.documents.get(id_)
    if found is None:
        return None
    first = max(0, start)
    last = min(len(found.text), first + min(max(1, length), TEXT))
    within = [s for s in held.statements_in.get(id_, ()) if s.start < last and s.end > first]
    return {
        **_imprint(held, found),
        "characters": len(found.text),
        "text": {"quoted": True, "start": first, "end": last, "words": found.text[first:last]},
        "statements": [statement(held, s) for s in within],
    }


def findings(held: Held, *, kind: str = "", part: Part) -> dict[str, Any]:
    """Findings, the gravest kind first."""
    found = [f for k, every in held.findings.items() if not kind or k == kind for f in every]
    return _listed(plain(part.of(found)), len(found), part)


def originals(held: Held, *, part: Part) -> dict[str, Any]:
    """What is cited and not in the case, by how many answers hang on it."""
    every = held.ledger.originals
    named = [{**plain(o), "name": held.lookup.source_name(o.original)} for o in part.of(every)]
    return _listed(named, len(every), part)


def search(held: Held, words: str, *, part: Part) -> dict[str, Any]:
    """Statements that hold all ``words``, in the order of documents and texts."""
    wanted = _folded(words).split()
    found = [s for s in held.ledger.statements if wanted and _in(s.text, wanted)]
    return _listed([statement(held, s) for s in part.of(found)], len(found), part)


def _brief(one: Claim) -> dict[str, Any]:
    return {
        "id": one.id,
        "gloss": one.gloss,
        "documents": one.documents,
        "conflicts": len(one.conflicts),
        "answers": [
            {
                "id": a.id,
                "value": a.value,
                "statements": len(a.statements),
                "independence": plain(a.independence),
                "flags": list(a.flags),
            }
            for a in one.answers
        ],
    }


def _imprint(held: Held, one: Document) -> dict[str, Any]:
    return {
        "id": one.id,
        "report": held.lookup.labels[one.id],
        "title": one.title,
        "publisher": one.publisher,
        "authors": list(one.authors),
        "published": plain(one.published),
        "url": one.url,
        "path": one.path,
        "language": one.language,
        "version_of": one.version_of,
        "statements": len(held.statements_in.get(one.id, ())),
    }


def _sources_of(held: Held, one: Claim) -> list[str]:
    """Ids of the origins and of everybody in its statements' chains, each once."""
    origins = (o.source for a in one.answers for o in a.origins)
    said = held.lookup.told(s for a in one.answers for s in (*a.statements, *a.compatible))
    chains = (link.source for s in said for link in s.chain)
    return list(dict.fromkeys(s for s in (*origins, *chains) if s))


def _listed(records: Iterable[Any], total: int, part: Part) -> dict[str, Any]:
    return {"total": total, "offset": max(0, part.offset), "records": list(records)}


def _holds(one: Claim, wanted: Sequence[str]) -> bool:
    return _in(" ".join((one.gloss, *(a.value for a in one.answers))), wanted)


def _in(text: str, wanted: Sequence[str]) -> bool:
    folded = _folded(text)
    return all(word in folded for word in wanted)


def _folded(text: str) -> str:
    return text.casefold()
