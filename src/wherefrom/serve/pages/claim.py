"""The page of one claim, its edges with the words on both sides, and what if."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.model import Claim, Withdrawal
from wherefrom.pipeline.withdrawing import without
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages
from wherefrom.serve.rendering import desk_of, effects_of, held_for, page
from wherefrom.serve.views.claim import PAGE, claim_page, statements_of
from wherefrom.serve.views.edges import edge_view
from wherefrom.serve.views.withdrawn import WhatIf, what_if

MOST = 20  # sources and documents withdrawn at once


def claim(request: Request) -> Response:
    """The claim, with what ``without`` withdraws."""
    held = held_for(request)
    found = held.lookup.claims.get(request.path_params["claim"])
    if found is None:
        return _moved(request, held)
    return page(
        request,
        "claim.html",
        held=held,
        shown=claim_page(found, held),
        if_out=_what_if(request, found, held),
        was=request.query_params.get("was", ""),
        edge=None,
    )


def _moved(request: Request, held: Held) -> Response:
    """To the claim that holds the statements of one that is no more."""
    was = request.path_params["claim"]
    now = effects_of(request).now_in(was, held)
    if now is None:
        raise HTTPException(404, "No question of this case has this address.")
    query = {k: v for k, v in request.query_params.items() if k == "ruled"}
    return RedirectResponse(f"{Pages().claim(now)}?{urlencode({**query, 'was': was})}", 303)


def _what_if(request: Request, found: Claim, held: Held) -> WhatIf:
    names = [n for n in dict.fromkeys(request.query_params.getlist("without")) if n.strip()][:MOST]
    if not names:
        return what_if(found, None, held)
    try:
        return what_if(found, _withdrawal(request, held, names), held)
    except WherefromError as error:
        return what_if(found, None, held, refused=str(error))


def _withdrawal(request: Request, held: Held, names: list[str]) -> Withdrawal:
    with desk_of(request).case() as case:
        settings = case.settings.trace
    return without(held.ledger, names, settings)


def edge(request: Request) -> Response:
    """One line of the drawing: the words on both sides."""
    held = held_for(request)
    found = held.lookup.claims.get(request.path_params["claim"])
    if found is None:
        return _moved(request, held)
    view = edge_view(found, request.path_params["edge"], held)
    if view is None:
        return RedirectResponse(Pages().claim(found.id), 303)
    return page(request, "edge.html", held=held, claim=found, edge=view)


def statements(request: Request) -> Response:
    """A page of one answer's statements."""
    held = held_for(request)
    found = held.lookup.claims.get(request.path_params["claim"])
    if found is None:
        return _moved(request, held)
    answer = next((a for a in found.answers if a.id == request.path_params["answer"]), None)
    if answer is None:
        return RedirectResponse(Pages().claim(found.id), 303)
    given = request.query_params.get("from", "0")
    start = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0
    total = len(answer.statements) + len(answer.compatible)
    return page(
        request, "answer_statements.html", held=held, claim=found, answer=answer, start=start,
        statements=statements_of(answer, start, held), total=total,
        next_from=start + PAGE if start + PAGE < total else None,
    )  # fmt: skip


ROUTES = [
    Route("/claims/{claim}", claim),
    Route("/claims/{claim}/edges/{edge}", edge),
    Route("/claims/{claim}/answers/{answer}", statements),
]
