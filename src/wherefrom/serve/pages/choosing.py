"""What can be ruled on a thing: its forms, as a page or within the page that asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.model import Claim, Document, Source, Statement
from wherefrom.pipeline.ruling_beside import CREDIBILITY, GRADED, RELIABILITY
from wherefrom.report.claim_views import said
from wherefrom.serve.answers import answer
from wherefrom.serve.desk import state_of
from wherefrom.serve.held import Held
from wherefrom.serve.known import public_sources
from wherefrom.serve.rendering import desk_of, held_for, page, session_of
from wherefrom.serve.ruling_kinds import KINDS
from wherefrom.serve.views.changes import members
from wherefrom.serve.views.claim import code_names
from wherefrom.serve.views.found import MOST, questions_like
from wherefrom.serve.views.ruled import rulings_about

WHAT = ("statement", "answer", "derivation", "document", "source", "claim")
PEOPLE = ("witness", "person", "official")  # kinds of sources that may be people
MEMBERS = 80  # statements of a claim to choose from


def on(request: Request) -> Response:
    """The forms for the thing that the query names."""
    held = held_for(request)
    asked = request.query_params
    what = next((name for name in WHAT if asked.get(name)), "")
    known = _known(held, what, asked.get(what, ""))
    if known is None:
        raise HTTPException(404, "What this was about is not in the case any more.")
    claim = held.lookup.claims.get(asked.get("claim", ""))
    said_before = asked.get("seen", "")
    return page(
        request,
        "rulings_on.html",
        held=held,
        what=what,
        thing=known,
        claim=claim,
        seen=_seen(said_before, claim),
        back=asked.get("back", "/"),
        q=asked.get("q", ""),
        inside="hx-request" in request.headers,
        may=session_of(request).full,
        rulings_here=rulings_about(held, asked.get(what, "")),
        grades=CREDIBILITY,
        kinds=frozenset(KINDS),
        **_choices(request, held, known, claim),
    )


def _known(held: Held, what: str, key: str) -> object | None:
    lookup = held.lookup
    if what == "answer":
        return next((a for c in _claims_with(held, key) for a in c.answers if a.id == key), None)
    records = {
        "statement": lookup.statements,
        "claim": lookup.claims,
        "derivation": lookup.derivations,
        "document": lookup.documents,
        "source": lookup.sources,
    }
    found: object | None = records.get(what, {}).get(key)  # type: ignore[attr-defined]
    return found


def _claims_with(held: Held, answer: str) -> list[Claim]:
    return [c for c in held.ledger.claims if any(a.id == answer for a in c.answers)]


def _seen(said_before: str, claim: Claim | None) -> str:
    """The state of the claim that the reviewer's page showed, as now where it told none."""
    if said_before or claim is None:
        return said_before
    return f"{claim.id}={state_of(claim)}"


def _choices(request: Request, held: Held, thing: object, claim: Claim | None) -> dict[str, Any]:
    """What the thing's forms let one choose from."""
    q = request.query_params.get("q", "")
    if isinstance(thing, Statement):
        inside = [] if claim is None else members(claim)[:MEMBERS]
        codes = held.indicators_of.get(thing.id, ())
        return {
            "questions": questions_like(held, q or thing.text, held.claims_of.get(thing.id, ())),
            "others": [(s.id, said(s, held.lookup)) for s in held.lookup.told(inside)
                       if s.id != thing.id],
            "found": _found(request, q, thing.id),
            "coded": [f"{i.scheme}/{i.code}" for i in codes],
            "codes": code_names(held),
            "chain": " > ".join(held.lookup.source_name(link.source) for link in thing.chain),
            "named": _people(thing, held),
        }  # fmt: skip
    if isinstance(thing, Claim):
        told = held.lookup.told(members(thing)[:MEMBERS])
        letters = {s: a.value for a in thing.answers for s in (*a.compatible, *a.statements)}
        return {
            "questions": questions_like(
                held, q or thing.gloss, [thing.id], thing.asked.kind if thing.asked else ""
            ),
            "members": [(s.id, letters[s.id], said(s, held.lookup)) for s in told],
        }
    if isinstance(thing, Source):
        graded = thing.kind in GRADED and thing.id in public_sources(desk_of(request), held)
        return {
            "gradable": graded,
            "reliabilities": {k: f"{k}: {words}" for k, words in RELIABILITY.items()},
            "personal": thing.kind in PEOPLE,
            "found": _listed(request, "sources", q, thing.id),
        }
    if isinstance(thing, Document):
        return {"found": _listed(request, "documents", q, thing.id)}
    return {}


def _people(statement: Statement, held: Held) -> list[str]:
    """The names of those in its chain who may be people."""
    known = (held.lookup.sources.get(link.source or "") for link in statement.chain)
    return list(dict.fromkeys(s.name for s in known if s is not None and s.kind in PEOPLE))


def _listed(request: Request, name: str, q: str, besides: str) -> list[object]:
    """Sources or documents that hold the words, for pages without scripts."""
    found = answer(request, name, words=q, limit=MOST) if q else None
    return [one for one in found["records"] if one["id"] != besides] if found else []


def _found(request: Request, q: str, besides: str) -> Sequence[object]:
    """Statements that hold the words, as /api gives them to pages that search while one types."""
    found = answer(request, "statements", words=q, besides=(besides,)) if q else None
    return found["records"] if found else ()


ROUTES = [Route("/rulings/on", on)]
