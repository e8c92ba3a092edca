"""The page of one claim, its edges with the words on both sides, and what if."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.serve.answers import answer
from wherefrom.serve.api.lines import MOST
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages
from wherefrom.serve.rendering import effects_of, held_for, page
from wherefrom.serve.views.claim import PAGE, claim_page, statements_of

LONGEST = 200  # characters of a name


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
        if_out=answer(request, "without", id=found.id, without=_withdrawn(request)),
        was=request.query_params.get("was", ""),
        twin=f"/api/claims/{found.id}",
        edge=None,
    )


def _withdrawn(request: Request) -> tuple[str, ...]:
    """The names that the address withdraws."""
    names = dict.fromkeys(request.query_params.getlist("without"))
    return tuple(name[:LONGEST] for name in names if name.strip())[:MOST]


def _moved(request: Request, held: Held) -> Response:
    """To the claim that holds the statements of one that is no more."""
    was = request.path_params["claim"]
    now = effects_of(request).now_in(was, held)
    if now is None:
        raise HTTPException(404, "No question of this case has this address.")
    query = {k: v for k, v in request.query_params.items() if k == "ruled"}
    return RedirectResponse(f"{Pages().claim(now)}?{urlencode({**query, 'was': was})}", 303)


def edge(request: Request) -> Response:
    """One line of the drawing: the words on both sides."""
    held = held_for(request)
    found = held.lookup.claims.get(request.path_params["claim"])
    if found is None:
        return _moved(request, held)
    view = answer(request, "line", id=found.id, key=str(request.path_params["edge"]))
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
