"""Ruling: a form for each kind, what it changed, and what is told where it cannot be done."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.model import Ruling
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.serve.desk import Ruled, Stale
from wherefrom.serve.held import Held
from wherefrom.serve.posted import back, field, own, posted, seen
from wherefrom.serve.rendering import desk_of, effects_of, page, session_of
from wherefrom.serve.ruling_kinds import KINDS, Made
from wherefrom.serve.views.effects import effect_of
from wherefrom.serve.views.ruled import rulings_on_claim

RULED = "ruled"  # the query that carries a ruling's id back to the page
ON = ("claim", "to", "other")  # fields that name claims
NOT_SENT = ("csrf", "seen", "again")  # fields that a form sent again gets anew
SHOWN = 3  # rulings told to who was late


class NobodyRules(WherefromError):
    """Nobody has said who makes the ruling; nothing was ruled."""

    def __init__(self) -> None:
        super().__init__("Say who rules, at the top: every ruling stands in the log with a name.")


class NamesHidden(WherefromError):
    """Names are hidden on every page; nothing was ruled."""

    def __init__(self) -> None:
        super().__init__("Names are hidden on these pages. Show them, at the top, to rule.")


def _rule(request: Request, form: FormData) -> Response:
    kind = request.path_params["kind"]
    session = session_of(request)
    if not session.full:
        raise NamesHidden
    if not session.reviewer:
        raise NobodyRules
    before: list[Held] = []

    def made(reviewer: Reviewer) -> Made:
        before.append(desk_of(request).held())
        return KINDS[kind](form, reviewer)

    try:
        ruled = desk_of(request).rule(session.reviewer, field(form, "why"), made, seen=seen(form))
    except Stale as stale:
        return _stale(request, form, str(stale))
    ruling = _told(request, form, before[0], ruled)
    return RedirectResponse(with_ruled(back(form), ruling.id), 303)


def _told(request: Request, form: FormData, before: Held, ruled: Ruled) -> Ruling:
    """Keep what the ruling changed, for the page that comes next."""
    on = (*seen(form), *(str(form[name]) for name in ON if form.get(name)))
    effects = effects_of(request)
    effects.keep(*effect_of(ruled.rulings, before, ruled.held, on, later=ruled.pending))
    if ruled.pending:
        ruled.follows.add_done_callback(
            lambda there: effects.keep(*effect_of(ruled.rulings, *there.result(), on))
        )
    return ruled.rulings[-1]


def effect(request: Request) -> Response:
    """To the page once all that follows from a ruling is there; nothing until then."""
    asked = request.query_params
    found = effects_of(request).of(asked.get(RULED, ""))
    if found is None or found.later:
        return Response(status_code=204)
    here = {"path": own(asked.get("back", "/")), "target": "#main", "select": "#main",
            "swap": "outerHTML"}  # fmt: skip
    return Response(headers={"hx-location": json.dumps(here)})


def with_ruled(address: str, ruling: str) -> str:
    """``address`` with the ruling in its query, and no other one."""
    parts = urlsplit(address)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != RULED]
    return urlunsplit(parts._replace(query=urlencode([*query, (RULED, ruling)])))


def _stale(request: Request, form: FormData, told: str) -> Response:
    """How the claims are now, and the same form to be sent once more."""
    held = desk_of(request).held()
    ids = seen(form)
    gone = {c for c in ids if c not in held.lookup.claims}
    where = [effects_of(request).now_in(c, held) if c in gone else c for c in ids]
    now = [held.lookup.claims[c] for c in dict.fromkeys(where) if c is not None]
    fields = [(k, str(v)) for k, v in form.multi_items() if k not in NOT_SENT]
    lately = {c.id: rulings_on_claim(held, c)[:SHOWN] for c in now}
    answer = page(
        request, "stale.html", status=409, told=told, claims=now, lately=lately,
        fields=fields, back=back(form), gone=bool(gone),
    )  # fmt: skip
    answer.headers["hx-push-url"] = "false"
    return answer


def _known(request: Request, form: FormData) -> Response:
    if request.path_params["kind"] not in KINDS:
        raise HTTPException(404)
    return _rule(request, form)


ROUTES = [
    Route("/rulings/effect", effect),
    Route("/rulings/{kind}", posted(_known), methods=["POST"]),
]
