"""The list of documents: by publisher, date and kind; versions stand together."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.words import glossary, published_words, short_date_words
from wherefrom.serve.document_rows import KINDS, SORTS, document_list
from wherefrom.serve.kept import once
from wherefrom.serve.listing import Query
from wherefrom.serve.rendering import held_for, page


def documents(request: Request) -> Response:
    """The documents that the address asks for."""
    held = held_for(request)
    every = once(held, document_list)
    query = Query.of(request.query_params, every.listing.names())
    found = every.listing.select(query)
    return page(
        request, "documents.html", held=held, query=query, found=found, sorts=SORTS, kinds=KINDS,
        shown=[every.rows[row] for row in found.rows], size=len(every.rows),
        published_words=published_words, short_date_words=short_date_words,
        bases=glossary()["bases"],
    )  # fmt: skip


ROUTES = [Route("/documents", documents)]
