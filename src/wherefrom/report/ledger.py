"""A case's result as one JSON file, in the published shape of docs/ledger.md.

``ledger.schema.json`` beside this file is the same shape as JSON Schema.
Records stand one to a line, so that two ledgers can be compared with ``diff``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.model import (
    Attribution,
    Claim,
    Codebook,
    Derivation,
    Document,
    External,
    Finding,
    Indicator,
    Ledger,
    Link,
    Mention,
    Notice,
    Original,
    Ruling,
    Run,
    Source,
    Statement,
    Unread,
    View,
)
from wherefrom.report.shape import plain, shaped

FORMAT = 1
CAUTION = (
    "This is the full view for work inside the case: names of people are included, "
    "those of witnesses and survivors among them. It is not for sharing or publication."
)
PSEUDONYMISED = (
    "This is the pseudonymised view: people at risk stand under pseudonyms in brackets, and what "
    "else was replaced stands in brackets too. It cannot hide the exact words of published "
    "reports: whoever searches for a quotation may find the original, and the name in it."
)


class BadLedger(WherefromError):
    """A file is no ledger this version can read."""


def schema() -> dict[str, Any]:
    """The ledger's JSON Schema (draft 2020-12)."""
    text = files("wherefrom.report").joinpath("ledger.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def to_json(ledger: Ledger) -> str:
    """The ledger as JSON text, ending in a newline; equal ledgers give equal text.

    Documents are sorted by path, what lies in a document by its place there,
    claims by the number of documents that answer them, the most first.
    """
    return _lines(_records(ledger))


def from_json(text: str) -> Ledger:
    """The ledger that ``to_json`` wrote; fields added by others are passed over.

    Raises:
        BadLedger: not JSON, another format version, or a field is missing.
    """
    try:
        given = json.loads(text)
        version = given["wherefrom"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadLedger(f"This is no wherefrom ledger: {error!r}. Give the --json file.") from error
    if version != FORMAT:
        raise BadLedger(f"Ledger format {version!r} is unknown; this version reads {FORMAT}.")
    try:
        return _read(given)
    except (KeyError, TypeError, ValueError) as error:
        raise BadLedger(f"The ledger is damaged or incomplete: {error!r}. Trace again.") from error


def _records(ledger: Ledger) -> dict[str, Any]:
    place = _places(ledger)
    by_place: Callable[[Any], Any] = lambda r: (place[r.document], _start(r), r.id)  # noqa: E731
    publisher = dict(ledger.of_publisher)
    return {
        "wherefrom": FORMAT,
        "view": ledger.view,
        "caution": CAUTION if ledger.view == "full" else PSEUDONYMISED,
        "run": plain(ledger.run),
        "documents": [
            {**plain(d), "publisher_source": publisher.get(d.id)}
            for d in sorted(ledger.documents, key=lambda d: (d.path, d.id))
        ],
        "external": plain(sorted(ledger.externals, key=lambda e: (e.name, e.id))),
        "sources": [_source(s) for s in sorted(ledger.sources, key=lambda s: (s.name, s.id))],
        "mentions": _mentions(ledger, by_place),
        "attributions": plain(sorted(ledger.attributions, key=by_place)),
        "views": plain(sorted(ledger.views, key=by_place)),
        "statements": plain(sorted(ledger.statements, key=by_place)),
        "claims": plain(_claims_in_order(ledger, place)),
        "links": plain(sorted(ledger.links, key=lambda link: (link.statements, link.why))),
        "derivations": plain(sorted(ledger.derivations, key=lambda d: (d.taker, d.giver, d.id))),
        "indicators": plain(_indicators(ledger, place)),
        "codebooks": [_codebook(book) for book in ledger.codebooks],
        "findings": plain(ledger.findings),
        "originals": plain(ledger.originals),
        "notices": plain(_notices(ledger, place)),
        "rulings": plain(ledger.rulings),
        "unread": plain(sorted(ledger.unread, key=lambda u: (u.path, u.kind))),
    }


def _indicators(ledger: Ledger, place: dict[str, int]) -> list[Indicator]:
    where = {s.id: (place[s.document], s.start) for s in ledger.statements}
    return sorted(
        ledger.indicators,
        key=lambda i: (where.get(i.statement, (-1, 0)), i.statement, i.scheme, i.code),
    )


def _codebook(book: Codebook) -> dict[str, Any]:
    """A codebook as readers of its codes need it, without the rules of the coder."""
    codes = plain(book.codes)
    for code in codes:
        del code["rules"]
    return {**plain(book), "codes": codes}


def _places(ledger: Ledger) -> dict[str, int]:
    """Each document's place when documents are sorted by path."""
    ordered = sorted(ledger.documents, key=lambda d: (d.path, d.id))
    return {document.id: place for place, document in enumerate(ordered)}


def _start(record: Mention | Attribution | View | Statement) -> tuple[int, int]:
    if isinstance(record, Attribution | View):
        spans = (*record.content, *record.source, *record.cue)
        return min(((s.start, s.end) for s in spans), default=(0, 0))
    return (record.start, record.end)


def _source(source: Source) -> dict[str, Any]:
    why = [{"alias": alias, "why": reason} for alias, reason in source.why]
    return {**plain(source), "why": why}


def _mentions(ledger: Ledger, by_place: Callable[[Any], Any]) -> list[dict[str, Any]]:
    resolved = {mention: (source, why) for mention, source, why in ledger.of_mention}
    records = []
    for mention in sorted(ledger.mentions, key=by_place):
        source, why = resolved.get(mention.id, (None, ""))
        record = {**plain(mention), "recognised": mention.why}
        records.append({**record, "source": source, "why": why})
    return records


def _claims_in_order(ledger: Ledger, place: dict[str, int]) -> list[Claim]:
    where = {s.id: (place[s.document], s.start) for s in ledger.statements}

    def key(claim: Claim) -> tuple[int, tuple[int, int], str]:
        found = (where[s] for a in claim.answers for s in a.statements if s in where)
        return (-claim.documents, min(found, default=(0, 0)), claim.id)

    return sorted(ledger.claims, key=key)


def _notices(ledger: Ledger, place: dict[str, int]) -> list[Notice]:
    """The run's notices, and one for each stretch of furniture that has none yet."""
    furniture = (
        Notice(d.id, f.start, f.end, "furniture", f.why, d.path)
        for d in ledger.documents
        for f in d.furniture
    )
    said = {(n.document, n.start, n.end) for n in ledger.notices if n.kind == "furniture"}
    added = [n for n in furniture if (n.document, n.start, n.end) not in said]

    def key(n: Notice) -> tuple[Any, ...]:
        where = place.get(n.document or "", -1)
        return (where, n.path or "", n.start or 0, n.end or 0, n.kind, n.message)

    return sorted((*ledger.notices, *added), key=key)


def _lines(records: dict[str, Any]) -> str:
    parts = [f"{json.dumps(key)}: {_value(value)}" for key, value in records.items()]
    return "{" + ",\n".join(parts) + "}\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_compact(item) for item in value) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # A lone surrogate has no UTF-8 form, but a JSON one.
    return re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)


def _read(given: dict[str, Any]) -> Ledger:
    def all_of(name: str, kind: type[Any]) -> tuple[Any, ...]:
        return tuple(shaped(kind, item) for item in given[name])

    return Ledger(
        run=shaped(Run, given["run"]),
        view=given["view"],
        documents=all_of("documents", Document),
        externals=all_of("external", External),
        sources=tuple(_read_source(item) for item in given["sources"]),
        mentions=tuple(_read_mention(item) for item in given["mentions"]),
        of_mention=tuple(
            (m["id"], m["source"], m["why"]) for m in given["mentions"] if m["source"] is not None
        ),
        of_publisher=tuple(_publishers(given["documents"])),
        attributions=all_of("attributions", Attribution),
        statements=all_of("statements", Statement),
        views=tuple(shaped(View, item) for item in given.get("views", ())),
        claims=all_of("claims", Claim),
        links=all_of("links", Link),
        derivations=all_of("derivations", Derivation),
        findings=all_of("findings", Finding),
        notices=all_of("notices", Notice),
        unread=all_of("unread", Unread),
        originals=tuple(shaped(Original, item) for item in given.get("originals", ())),
        rulings=tuple(shaped(Ruling, item) for item in given.get("rulings", ())),
        indicators=tuple(shaped(Indicator, item) for item in given.get("indicators", ())),
        codebooks=tuple(shaped(Codebook, item) for item in given.get("codebooks", ())),
    )


def _read_source(item: dict[str, Any]) -> Source:
    return shaped(Source, {**item, "why": [(w["alias"], w["why"]) for w in item.get("why", ())]})


def _read_mention(item: dict[str, Any]) -> Mention:
    return shaped(Mention, {**item, "why": item["recognised"]})


def _publishers(documents: Iterable[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    for document in documents:
        if document.get("publisher_source") is not None:
            yield document["id"], document["publisher_source"]
