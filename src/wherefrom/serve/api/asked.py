"""What scripts and programs may ask of a case, as plain values ready for JSON.

Records have the shape of docs/ledger.md. A statement stands with its exact words under
``words`` and says that they are a document's: ``quoted`` is always true there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from wherefrom.model import Claim, Statement
from wherefrom.report.claim_views import collectors
from wherefrom.report.ledger import CAUTION, FORMAT, PSEUDONYMISED
from wherefrom.report.shape import plain
from wherefrom.report.words import count_words, visible
from wherefrom.serve.api.imprint import imprint
from wherefrom.serve.api.reading import Part, listed
from wherefrom.serve.desk import state_of
from wherefrom.serve.document_rows import UNKNOWN, document_list
from wherefrom.serve.held import Held
from wherefrom.serve.kept import once
from wherefrom.serve.views.seen import moments

TEXT = 20000  # characters of a document's text in one answer


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
        "published": _published(held),
    }


def _published(held: Held) -> dict[str, Any]:
    """How many documents by publisher and by date; versions of one page count once."""
    rows = once(held, document_list).rows
    publishers = Counter(row.document.publisher or UNKNOWN for row in rows)
    return {
        "publishers": dict(sorted(publishers.items(), key=lambda one: (-one[1], one[0]))),
        "dates": dict(sorted(Counter(row.date for row in rows if row.date).items())),
        "undated": sum(not row.date for row in rows),
    }


def claim(held: Held, id_: str) -> dict[str, Any] | None:
    """One claim whole, with its statements, findings and links; None if there is none."""
    found = held.lookup.claims.get(id_)
    if found is None:
        return None
    ids = [s for a in found.answers for s in (*a.statements, *a.compatible)]
    return {
        **plain(found),
        "state": state_of(found),
        "counts": {
            a.id: count_words(a.independence, collectors(a, held.lookup)) for a in found.answers
        },
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


def document(held: Held, id_: str, *, start: int = 0, length: int = TEXT) -> dict[str, Any] | None:
    """One document with ``length`` characters of its text from ``start``; None if there is none."""
    found = held.lookup.documents.get(id_)
    if found is None:
        return None
    first = max(0, start)
    last = min(len(found.text), first + min(max(1, length), TEXT))
    within = [s for s in held.statements_in.get(id_, ()) if s.start < last and s.end > first]
    return {
        **imprint(held, found),
        "characters": len(found.text),
        "seen": plain(moments(found, held).moments),
        "text": {"quoted": True, "start": first, "end": last, "words": found.text[first:last]},
        "statements": [statement(held, s) for s in within],
    }


def findings(held: Held, *, kind: str = "", part: Part) -> dict[str, Any]:
    """Findings, the gravest kind first."""
    found = [f for k, every in held.findings.items() if not kind or k == kind for f in every]
    return listed(plain(part.of(found)), len(found), part)


def originals(held: Held, *, part: Part) -> dict[str, Any]:
    """What is cited and not in the case, by how many answers hang on it."""
    every = held.ledger.originals
    named = [{**plain(o), "name": held.lookup.source_name(o.original)} for o in part.of(every)]
    return listed(named, len(every), part)


def search(held: Held, words: str, *, part: Part) -> dict[str, Any]:
    """Statements that hold all ``words``, in the order of documents and texts."""
    wanted = _folded(words).split()
    found = [s for s in held.ledger.statements if wanted and _in(s.text, wanted)]
    return listed([statement(held, s) for s in part.of(found)], len(found), part)


def _sources_of(held: Held, one: Claim) -> list[str]:
    """Ids of the origins and of everybody in its statements' chains, each once."""
    origins = (o.source for a in one.answers for o in a.origins)
    said = held.lookup.told(s for a in one.answers for s in (*a.statements, *a.compatible))
    chains = (link.source for s in said for link in s.chain)
    return list(dict.fromkeys(s for s in (*origins, *chains) if s))


def _in(text: str, wanted: Sequence[str]) -> bool:
    folded = _folded(text)
    return all(word in folded for word in wanted)


def _folded(text: str) -> str:
    return text.casefold()
