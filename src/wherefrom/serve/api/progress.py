"""How far the adding of documents is, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wherefrom.model import Claim
from wherefrom.pipeline.changes import Changes
from wherefrom.serve.adding import Run
from wherefrom.serve.held import Held

SHOWN = 100  # things of one kind by name
HIDDEN = "documents"
FAILED = "It ended with an error. Show names to read it."
NOTHING: dict[str, Any] = {"begun": False, "running": False}


def progress(run: Run | None, held: Held) -> dict[str, Any]:
    """The run under way, or the last one until it is put away.

    Under pseudonyms only numbers: paths and errors may hold names.
    """
    if run is None:
        return NOTHING
    stages = [
        {"name": name, "words": s.words, "done": s.done, "total": s.total, "ended": s.ended}
        for name, s in list(run.stages.items())
    ]
    return {
        "begun": True,
        "running": run.running,
        "what": run.what if held.full else HIDDEN,
        "error": run.error if held.full or not run.error else FAILED,
        "stages": stages,
        "documents": run.documents,
        "unread": len(run.unread),
        "told": list(run.told) if held.full else [],
        "changes": None if run.running or run.changes is None else _changes(run.changes, held),
    }


def _changes(found: Changes, held: Held) -> dict[str, Any]:
    """What is otherwise than before the run: how much of each kind, and what by name."""
    by_path = {d.path: d.id for d in held.ledger.documents}
    paths = [{"path": p, "id": by_path.get(p)} for p in found.documents_new[:SHOWN]]
    known = held.lookup.claims
    counts = [
        {
            "claim": one.claim if one.claim in known else None,
            "gloss": known[one.claim].gloss if one.claim in known else "",
            "value": one.value,
            "before": one.before.named,
            "after": one.after.named,
        }
        for one in found.counts_changed[:SHOWN]
    ]
    return {
        "documents_new": _kind(len(found.documents_new), paths, held),
        "documents_gone": _kind(len(found.documents_gone), (), held),
        "claims_new": _kind(len(found.claims_new), _questions(found.claims_new), held),
        "claims_gone": _kind(len(found.claims_gone), (), held),
        "answers_changed": _kind(
            len(found.answers_changed), _questions(found.answers_changed), held
        ),
        "counts_changed": _kind(len(found.counts_changed), counts, held),
    }


def _questions(claims: Iterable[Claim]) -> list[dict[str, str]]:
    return [{"id": claim.id, "gloss": claim.gloss} for claim in list(claims)[:SHOWN]]


def _kind(n: int, named: Iterable[Any], held: Held) -> dict[str, Any]:
    return {"n": n, "named": list(named) if held.full else []}
