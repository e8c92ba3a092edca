"""The case page: the headline, findings by kind, documents, what was not read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.finding_views import finding_kinds
from wherefrom.serve.rendering import held_for, page


def case(request: Request) -> Response:
    """The first page."""
    held = held_for(request)
    kinds = finding_kinds(held.ledger, list(held.ordered), held.lookup)
    return page(request, "case.html", held=held, kinds=kinds)


ROUTES = [Route("/", case)]
