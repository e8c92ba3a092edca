"""What scripts send as rulings: checked, and put into the names of the full view."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.model import Ledger
from wherefrom.serve.ruling_kinds import KINDS

# What each kind takes: fields that must be given, and fields that may be.
FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "same": (("one", "two"), ("claim",)),
    "apart": (("one", "two"), ("claim",)),
    "answer": (("statement", "claim"), ("value", "none")),
    "move": (("statement", "to"), ("value",)),
    "name": (("claim", "question"), ()),
    "join": (("claim", "other"), ()),
    "split": (("claim", "statement"), ()),
    "code": (("statement", "code", "verdict"), ()),
    "derivation": (("derivation", "verdict"), ()),
    "chain": (("statement", "said"), ("chain", "kind")),
    "statement-kind": (("statement", "kind"), ()),
    "note": (("on", "text"), ()),
    "withdrawn": ((), ("document", "source")),
    "corrected": ((), ("document", "source", "by", "statement")),
    "merge": (("source", "other"), ()),
    "split-source": (("source", "name"), ()),
    "source-kind": (("source", "kind"), ()),
    "undo": (("ruling",), ()),
}
IDS = frozenset(
    ("one", "two", "statement", "claim", "to", "other", "derivation", "answer", "on", "document",
     "source", "by", "ruling")
)  # fmt: skip


class BadScript(WherefromError):
    """What a script sent cannot be a ruling; nothing was ruled."""


def read(body: bytes, kind: str) -> dict[str, Any]:
    """The fields of a ruling, each text or a list of texts.

    Raises:
        BadScript: saying what is wrong with them.
    """
    if kind not in FIELDS:
        more = " Grades are set by people only." if kind in KINDS else ""
        raise BadScript(f"{kind[:40]!r} is no ruling of scripts.{more} There are: {_known()}.")
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise BadScript("The body must be a JSON object.") from None
    if not isinstance(given, dict):
        raise BadScript("The body must be a JSON object.")
    must, may = FIELDS[kind]
    for name in given:
        if name not in (*must, *may, "why", "seen"):
            raise BadScript(f"{name[:40]!r} is no field of {kind}; it takes: {', '.join(must)}.")
    for name in must:
        if not given.get(name):
            raise BadScript(f"{name!r} must be given.")
    for name, value in given.items():
        if not _fits(name, value):
            raise BadScript(f"{name!r} takes text, or a list of texts.")
    return given


def _known() -> str:
    return ", ".join(FIELDS)


def _fits(name: str, value: Any) -> bool:
    if name == "seen":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return all(isinstance(one, str) for one in (value if isinstance(value, list) else [value]))


def translated(
    fields: Mapping[str, Any], kind: str, veiled: Ledger, full: Ledger, by: str
) -> Iterator[tuple[str, str]]:
    """The fields with ids and names as the full view has them.

    Raises:
        BadScript: an id is none of the pseudonymised view, or the ruling is another's.
    """
    ids = _ids(veiled, full)
    names = {s.name: ids[s.id] for s in veiled.sources}
    for name, value in fields.items():
        if name in ("why", "seen"):
            continue
        for one in value if isinstance(value, list) else [value]:
            if name == "chain":
                parts = [part.strip() for part in one.split(">")]
                yield name, " > ".join(ids.get(p) or names.get(p) or p for p in parts)
            elif name in IDS:
                known = ids.get(one) or (names.get(one) if kind == "merge" else None)
                if known is None:
                    raise BadScript(f"{one[:40]!r} is no id of this case. Nothing was ruled.")
                yield name, known
            else:
                yield name, one
    if kind == "undo":
        _own(fields["ruling"], veiled, full, by)


def _own(ruling: str | list[str], veiled: Ledger, full: Ledger, by: str) -> None:
    """Raise BadScript unless all of these rulings are the script's own."""
    wanted = {ruling} if isinstance(ruling, str) else set(ruling)
    pairs = zip(veiled.rulings, full.rulings, strict=True)
    if any(shown.id in wanted and real.by != by for shown, real in pairs):
        raise BadScript("A script undoes its own rulings only. Nothing was ruled.")


def _ids(veiled: Ledger, full: Ledger) -> dict[str, str]:
    """Ids of the full view by those of the pseudonymised one: both list the same in one order."""
    found: dict[str, str] = {}
    for name in ("documents", "sources", "statements", "derivations", "claims", "rulings"):
        both = zip(getattr(veiled, name), getattr(full, name), strict=True)
        found.update((shown.id, real.id) for shown, real in both)
    for shown, real in zip(veiled.claims, full.claims, strict=True):
        found.update((a.id, b.id) for a, b in zip(shown.answers, real.answers, strict=True))
    return found
