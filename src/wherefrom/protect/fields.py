"""A ledger's fields, as plain values, on their way out: offsets moved, strings veiled, ids renewed.

Plain values rather than dataclasses, so that a field that is added to the ledger later is moved
and veiled as well, without anybody remembering to.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from typing import Any

from wherefrom.model import Ledger
from wherefrom.protect.text import Replaced
from wherefrom.protect.veil import Veil

WITHHELD = "[withheld]"
# Fields of set words, digests and times, in which no name can stand.
FIXED = frozenset(
    ["kind", "view", "basis", "modality", "publisher_kind", "language", "precision", "timex", "mod",
     "origin_kind", "how", "version", "settings", "models", "inputs", "state", "body_kind", "unit"]
)  # fmt: skip
OF_TEXTS = frozenset(["text", "title"])  # veiled by place already, or withheld


def moved(plain: Any, texts: Mapping[str, Replaced], within: Replaced | None = None) -> Any:
    """``plain`` with every ``start`` and ``end`` moved to the new text.

    ``texts`` are those of documents and of statements, by id.
    """
    if isinstance(plain, list):
        return [moved(part, texts, within) for part in plain]
    if not isinstance(plain, dict):
        return plain
    of = plain.get("document") or plain.get("statement") or (plain["id"] if "text" in plain else "")
    within = texts.get(of, within) if isinstance(of, str) else within
    out = {key: moved(value, texts, within) for key, value in plain.items()}
    if within is not None and isinstance(plain.get("start"), int):
        out["start"] = within.at(plain["start"])
        out["end"] = max(out["start"], within.at(plain["end"], end=True))
    return out


def withheld(document: dict[str, Any], text: Replaced, place: int) -> None:
    """Put the protected text in; where it names somebody, take away what leads to the original."""
    document["text"] = text.text
    document["sha256"] = "" if text.made else document["sha256"]
    if text.made:
        document.update(title=None, title_span=None, url=None, path=f"withheld/{place}.txt")
        document["authors"] = [WITHHELD for _ in document["authors"]]
        for link in document["links"]:
            link["url"] = ""


def renamed(source: dict[str, Any], pseudonym: Mapping[str, str]) -> None:
    """A protected source by its pseudonym, without any other name."""
    if source["id"] in pseudonym:
        source.update(name=f"[{pseudonym[source['id']]}]", aliases=[], why=[], protected=True)


def told_by(statement: dict[str, Any], text: Replaced) -> None:
    """A statement's words from the new text; dates and amounts whose words were replaced go."""
    start, end = statement["start"], statement["end"]
    statement["text"] = text.text[start:end]
    shown = [(text.at(r.start), text.at(r.start) + len(r.words)) for r in text.made]
    for field in ("dates", "quantities"):
        statement[field] = [
            value
            for value in statement[field]
            if not any(first < value["end"] and value["start"] < last for first, last in shown)
        ]


def answered(claim: dict[str, Any], ledger: Ledger, texts: Mapping[str, Replaced]) -> None:
    """A claim whose question and answers tell no more than the statements now do."""
    said = {s.id: s for s in ledger.statements}
    old = {d.id: d.text for d in ledger.documents}
    gone: dict[str, str] = {}
    for answer in claim["answers"]:
        for one in (said[s] for s in (*answer["statements"], *answer["compatible"]) if s in said):
            for made in texts[one.document].made:
                if made.start < one.end and one.start < made.end:
                    gone[old[one.document][made.start : made.end]] = made.words
    asked = claim.get("asked")
    if asked is not None and gone:
        asked["key"] = "age" if asked["key"].startswith("age of ") else ""
    for holder, field in _worded(claim):
        holder[field] = _without(holder[field], gone)


def _worded(claim: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    yield claim, "gloss"
    for answer in claim["answers"]:
        yield answer, "value"
        for origin in answer["origins"]:
            yield origin, "why"
    for conflict in claim["conflicts"]:
        yield conflict, "why"


def _without(text: str, gone: Mapping[str, str]) -> str:
    if not gone:
        return text
    forms = "|".join(re.escape(form) for form in sorted(gone, key=lambda f: (-len(f), f)))
    return re.sub(rf"(?<!\w)(?:{forms})(?!\w)", lambda found: gone[found[0]], text)


def ids(plain: Mapping[str, Any], salt: str) -> dict[str, str]:
    """A new id for each of the ledger's own: made from content, they could be tried for names."""
    old: set[str] = set()
    for records in plain.values():
        if isinstance(records, list):
            for record in records:
                if isinstance(record, dict) and isinstance(record.get("id"), str):
                    old.add(record["id"])
                    old.update(a["id"] for a in record.get("answers", ()) if isinstance(a, dict))
    return {one: f"{one.partition('-')[0]}-{keyed(salt, one)[:12]}" for one in sorted(old)}


def keyed(salt: str, text: str) -> str:
    """A digest that only this case can make."""
    return hmac.new(bytes.fromhex(salt), text.encode(), hashlib.sha256).hexdigest()


def veiled(plain: Any, over: Veil, renewed: Mapping[str, str], field: str = "") -> Any:
    """``plain`` with new ids and every string that people wrote veiled."""
    if isinstance(plain, list):
        return [veiled(part, over, renewed, field) for part in plain]
    if isinstance(plain, dict):
        return {key: veiled(value, over, renewed, key) for key, value in plain.items()}
    if not isinstance(plain, str):
        return plain
    if plain in renewed:
        return renewed[plain]
    if field in FIXED or field in OF_TEXTS:
        return plain
    return over.string(_ids_in(plain, renewed))


def _ids_in(text: str, renewed: Mapping[str, str]) -> str:
    return re.sub(r"\b[a-z]+-[0-9a-f]{12}\b", lambda found: renewed.get(found[0], found[0]), text)
