"""The pseudonymised view of a ledger: the one road out of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from wherefrom.model import Document, Identifier, Ledger, Level, Person
from wherefrom.protect.fields import (
    answered,
    ids,
    keyed,
    moved,
    renamed,
    told_by,
    veiled,
    withheld,
)
from wherefrom.protect.generalised import WORDS, applies, generalised
from wherefrom.protect.persons import common_words
from wherefrom.protect.text import Replaced, Replacement, replaced
from wherefrom.protect.veil import Veil, veil
from wherefrom.serial import from_plain, to_plain

TITLE = "[title]"
NO_TITLES: Mapping[str, str] = MappingProxyType({})
UNREAD = "[This document is in a language that is not read for names; its text is withheld.]"
NEAR = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Protection:
    """Who and what is protected in a case, and how it is shown.

    ``pseudonym`` is that of each protected person by key; ``identifiers`` are
    those of each document by id; ``read`` the documents that were read for names.
    """

    people: Sequence[Person]
    pseudonym: Mapping[str, str]
    identifiers: Mapping[str, Sequence[Identifier]]
    read: frozenset[str]
    salt: str
    level: Level = "standard"


def pseudonymised(ledger: Ledger, protection: Protection) -> Ledger:
    """``ledger`` as it may leave the case: texts, offsets, names, titles, addresses and ids.

    Every string of the ledger goes through the veil, whatever field it is in.
    """
    over = covering(ledger, protection)
    texts = {d.id: protected_text(d, protection, over) for d in ledger.documents}
    of_statements = {s.id: texts[s.document] for s in ledger.statements}
    plain = moved(to_plain(ledger), {**of_statements, **texts})
    for place, document in enumerate(plain["documents"], 1):
        withheld(document, texts[document["id"]], place)
    for source in plain["sources"]:
        renamed(source, protection.pseudonym)
    for statement in plain["statements"]:
        told_by(statement, texts[statement["document"]])
    for claim in plain["claims"]:
        answered(claim, ledger, texts)
    plain["run"]["inputs"] = keyed(protection.salt, plain["run"]["inputs"])
    plain["view"] = "pseudonymised"
    hidden = [d for d in ledger.documents if texts[d.id].made]
    titles = {d.title: TITLE for d in hidden if d.title}
    new = {d["id"]: d["path"] for d in plain["documents"]}
    renewed = {**ids(plain, protection.salt), **leading(hidden, new)}
    over_fields = covering(ledger, protection, titles)
    return from_plain(Ledger, veiled(plain, over_fields, renewed))


def leading(hidden: Sequence[Document], path: Mapping[str, str]) -> dict[str, str]:
    """What stands in place of the paths and hashes that lead to the originals, in any field."""
    gone = {d.path: path[d.id] for d in hidden} | {d.sha256: "" for d in hidden}
    return gone | {d.url: "" for d in hidden if d.url}


def covering(ledger: Ledger, protection: Protection, titles: Mapping[str, str] = NO_TITLES) -> Veil:
    """The veil over all that is protected in ``ledger``, and over ``titles`` that are withheld."""
    codes = dict(titles) | {
        d.text[i.start : i.end]: f"[{WORDS[i.kind]}]"
        for d in ledger.documents
        for i in protection.identifiers.get(d.id, ())
        if i.direct and i.kind not in ("name", "url")
    }
    return veil(protection.people, protection.pseudonym, codes, common_words(ledger.documents))


def protected_text(document: Document, protection: Protection, over: Veil) -> Replaced:
    """The text of ``document`` as it may leave, and what was replaced in it."""
    if document.id not in protection.read and document.text.strip():
        return replaced(document.text, [Replacement(0, len(document.text), UNREAD)])
    known = {(p[1], p[2]): q for q in protection.people for p in q.places if p[0] == document.id}
    stands = [place for place, person in known.items() if not person.protected]
    wanted = [
        Replacement(*place, f"[{protection.pseudonym[person.key]}]")
        for place, person in known.items()
        if person.protected
    ]
    wanted += [
        r
        for r in over.replacements(document.text, prose=True)
        if not any(start < r.end and r.start < end for start, end in stands)
    ]
    at = sorted(r.start for r in wanted)
    for one in protection.identifiers.get(document.id, ()):
        if one.kind == "name":
            continue
        words = document.text[one.start : one.end]
        if applies(one, protection.level, near=_near(document.text, one, at)):
            wanted.append(
                Replacement(one.start, one.end, generalised(one, words, protection.level))
            )
    return replaced(document.text, wanted)


def _near(text: str, one: Identifier, names: Sequence[int]) -> bool:
    """Whether a protected name stands in the sentence of ``one``."""
    first = max((m.end() for m in NEAR.finditer(text, 0, one.start)), default=0)
    after = NEAR.search(text, one.end)
    last = after.start() if after else len(text)
    return any(first <= start < last for start in names)
