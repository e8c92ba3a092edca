"""The list of questions: searched, narrowed down, sorted and paged on the server."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.serve.answers import listed
from wherefrom.serve.claim_rows import FACETS, SORTS
from wherefrom.serve.listing import Query
from wherefrom.serve.rendering import page


def claims(request: Request) -> Response:
    """The questions that the address asks for."""
    query = Query.of(request.query_params, FACETS)
    found = listed(request, "claims", query)
    return page(request, "claims.html", query=query, found=found, sorts=SORTS)


ROUTES = [Route("/claims", claims)]
