"""Two captures of one page, side by side."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.model import Document
from wherefrom.report.words import date_words
from wherefrom.serve.pages.document import found_document
from wherefrom.serve.rendering import held_for, page
from wherefrom.serve.views.differing import differences, n_differing
from wherefrom.serve.views.seen import moment_words, moments


def versions(request: Request) -> Response:
    """What one version of a page has and another lacks."""
    held = held_for(request)
    found = found_document(request, held)
    if isinstance(found, Response):
        return found
    seen = moments(found, held)
    if not seen.versions:
        raise HTTPException(404, "Only one version of this document is in the case.")
    before, after = _pair(found, seen.versions, request.query_params.get("with", ""))
    folds = differences(before.text, after.text)
    return page(
        request,
        "versions.html",
        held=held,
        document=found,
        label=held.lookup.labels[found.id],
        title=found.title or ("" if held.full else "Title withheld"),
        date=date_words(found.published.value),
        seen=seen,
        before=before,
        after=after,
        when=lambda one: moment_words(one.captured_at) or held.lookup.labels[one.id],
        folds=folds,
        n=n_differing(folds),
    )


def _pair(
    found: Document, versions: tuple[Document, ...], wanted: str
) -> tuple[Document, Document]:
    """The two to compare, the earlier first: with the one wanted, else with a neighbour."""
    place = versions.index(found)
    known = {one.id: n for n, one in enumerate(versions)}
    other = known.get(wanted, place + 1 if place + 1 < len(versions) else place - 1)
    if other == place:
        other = place + 1 if place + 1 < len(versions) else place - 1
    first, second = sorted((place, other))
    return versions[first], versions[second]


ROUTES = [Route("/documents/{document}/versions", versions)]
