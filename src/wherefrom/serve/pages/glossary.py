"""What the words of the pages mean."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.serve.rendering import page


def glossary(request: Request) -> Response:
    """All terms; each has an anchor to which marks on other pages lead."""
    return page(request, "glossary.html")


ROUTES = [Route("/glossary", glossary)]
