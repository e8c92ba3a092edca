"""The list of documents: by publisher, date and kind; versions stand together."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.model import Published
from wherefrom.report.words import glossary, published_words, short_date_words
from wherefrom.serve.answers import listed
from wherefrom.serve.document_rows import FACETS, KINDS, SORTS
from wherefrom.serve.listing import Query
from wherefrom.serve.rendering import page


def documents(request: Request) -> Response:
    """The documents that the address asks for."""
    query = Query.of(request.query_params, FACETS)
    found = listed(request, "documents", query)
    return page(
        request, "documents.html", query=query, found=found, sorts=SORTS, kinds=KINDS,
        published_words=_published, short_date_words=short_date_words, bases=glossary()["bases"],
    )  # fmt: skip


def _published(given: Mapping[str, str | None]) -> str:
    return published_words(Published(given["value"], given["basis"]))  # type: ignore[arg-type]


ROUTES = [Route("/documents", documents)]
