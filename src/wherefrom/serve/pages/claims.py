"""The list of questions: searched, narrowed down, sorted and paged on the server."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.claim_views import claim_view
from wherefrom.serve.claim_rows import SORTS, claim_list
from wherefrom.serve.listing import Query
from wherefrom.serve.rendering import desk_of, held_for, page


def claims(request: Request) -> Response:
    """The questions that the address asks for."""
    held = held_for(request)
    every = claim_list(desk_of(request), held)
    query = Query.of(request.query_params, every.listing.names())
    found = every.listing.select(query)
    shown = [
        claim_view(every.rows[row].claim, place, (), held.lookup, brief=True)
        for place, row in enumerate(found.rows, found.first)
    ]
    return page(
        request, "claims.html", held=held, query=query, found=found, shown=shown, sorts=SORTS,
        ids=[every.rows[row].claim.id for row in found.rows], size=len(every.rows),
    )  # fmt: skip


ROUTES = [Route("/claims", claims)]
