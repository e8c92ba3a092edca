"""Who took what from whom, in PROV-O as JSON-LD.

Quotation, primary source, revision and derivation are kept apart: a credit names the primary
source, a correction or a later version is a revision, words taken over are a derivation, and
wording that two share with no direction known is neither (``sharesWordingWith``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wherefrom.model import Derivation, Document, Ledger
from wherefrom.report.exporting.linked import addresses, iri, written
from wherefrom.report.lookup import Lookup, look_up

OURS = "urn:wherefrom:terms:"
CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "wherefrom": OURS,
}
# From kind of derivation to property. "cites" and "links" name what they took from, not how much.
PROPERTY = {
    "credits": "prov:hadPrimarySource",
    "copies": "prov:wasDerivedFrom",
    "corrects": "prov:wasRevisionOf",
    "cites": "prov:wasInfluencedBy",
    "links": "prov:wasInfluencedBy",
}


def to_prov(ledger: Ledger) -> str:
    """Documents and what lies outside as entities, publishers and sources as agents."""
    lookup = look_up(ledger)
    records: dict[str, dict[str, Any]] = {}
    place = addresses(ledger)
    for document in ledger.documents:
        records[document.id] = _document(lookup, document, place)
    for external in ledger.externals:
        records[external.id] = _thing(external.url or iri(external.id), external.name)
    for source in ledger.sources:
        name = {"@id": iri(source.id), "@type": "prov:Agent", "rdfs:label": source.name}
        records[source.id] = name
    for derivation in ledger.derivations:
        _tie(records, lookup, derivation)
    graph = [_run(ledger, place), *records.values()]
    return written(CONTEXT, ledger, {"@graph": graph})


def _run(ledger: Ledger, place: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@id": iri(f"run:{ledger.run.inputs[:12]}"),
        "@type": "prov:Activity",
        "rdfs:label": f"wherefrom {ledger.run.version}",
        "prov:used": [{"@id": place[d.id]} for d in ledger.documents],
    }


def _thing(id_: str, label: str) -> dict[str, Any]:
    return {"@id": id_, "@type": "prov:Entity", "rdfs:label": label}


def _document(lookup: Lookup, document: Document, place: Mapping[str, str]) -> dict[str, Any]:
    record = _thing(place[document.id], document.title or document.path)
    publisher = dict(lookup.ledger.of_publisher).get(document.id)
    if publisher is not None:
        record["prov:wasAttributedTo"] = [{"@id": iri(publisher)}]
    if document.published.value and len(document.published.value) == len("2013-04-12"):
        day = f"{document.published.value}T00:00:00"
        record["prov:generatedAtTime"] = {"@value": day, "@type": "xsd:dateTime"}
    if document.version_of in lookup.documents:
        record["prov:wasRevisionOf"] = [{"@id": place[document.version_of or ""]}]
    return record


def _tie(records: dict[str, dict[str, Any]], lookup: Lookup, one: Derivation) -> None:
    taker = lookup.document_of(one.taker)
    giver = lookup.document_of(one.giver) or one.giver
    if taker not in records or giver not in records or giver == taker:
        return
    name = PROPERTY.get(one.kind)
    if one.kind == "copies" and not one.directed:
        name = "wherefrom:sharesWordingWith"
    if name is None:
        return
    if records[giver]["@type"] == "prov:Agent":
        name = "prov:wasAttributedTo" if one.kind == "credits" else "prov:wasInfluencedBy"
    held = records[taker].setdefault(name, [])
    target = {"@id": records[giver]["@id"]}
    if target not in held:
        held.append(target)
