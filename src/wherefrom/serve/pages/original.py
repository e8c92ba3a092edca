"""A document's original, where it can be looked at without harm, beside the text as read.

Whatever the original is, it never runs: web pages are made harmless by the sandboxed process and
shown in a sandboxed frame under a policy of their own, pages of a PDF are drawn there as pictures,
plain text is text, and everything else can only be taken away. None of this is in the
pseudonymised view.
"""

from __future__ import annotations

import re
import threading
from pathlib import Path
from urllib.parse import quote
from weakref import WeakKeyDictionary

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from wherefrom.model import Document
from wherefrom.pipeline.showing import Refused, Showing
from wherefrom.report.words import date_words
from wherefrom.serve.desk import Desk
from wherefrom.serve.pages.document import found_document
from wherefrom.serve.rendering import desk_of, held_for, page, session_of
from wherefrom.serve.views.document import text_rows
from wherefrom.serve.views.seen import moments

WIDTH = 1100  # pixels across a page's picture
AT_ONCE = 40  # pages of a PDF shown on one page
LONGEST = 2_000_000  # characters of a plain text shown
NEUTRAL = "application/octet-stream"
FRAMED = {
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'; sandbox"
    ),
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
}
TAKEN_AWAY = {"content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}

_SHOWING: WeakKeyDictionary[Desk, Showing] = WeakKeyDictionary()
_LOCK = threading.Lock()


def showing(desk: Desk) -> Showing:
    """What opens the originals of the case on ``desk``; its process starts when first needed."""
    with _LOCK:
        known = _SHOWING.get(desk)
        if known is None:
            with desk.case() as case:
                known = _SHOWING[desk] = Showing(case.settings.intake)
        return known


def _wanted(request: Request) -> Document:
    """The document whose original is asked for.

    Raises:
        HTTPException: there is none, or the view that is shown withholds originals.
    """
    held = held_for(request)
    found = held.lookup.documents.get(str(request.path_params["document"]))
    if found is None or not session_of(request).full:
        raise HTTPException(404, "The pseudonymised view shows no originals.")
    return found


def _place(request: Request, found: Document) -> tuple[Path, str]:
    with desk_of(request).case() as case:
        return case.captured(found)


def beside(request: Request) -> Response:
    """The original beside the text as read."""
    held = held_for(request)
    found = found_document(request, held)
    if isinstance(found, Response):
        return found
    found = _wanted(request)
    file, name = _place(request, found)
    try:
        shown, refused = showing(desk_of(request)).look(file, name, found.path), ""
    except Refused as error:
        shown, refused = None, str(error)
    pages = shown.pages if shown else ()
    first = _first(request, len(pages))
    return page(
        request,
        "beside.html",
        held=held,
        document=found,
        label=held.lookup.labels[found.id],
        title=found.title or "",
        date=date_words(found.published.value),
        seen=moments(found, held),
        rows=text_rows(found, held),
        shown=shown,
        refused=refused,
        text=(shown.text or "")[:LONGEST] if shown else "",
        n_pages=len(pages),
        first=first,
        pages=[
            (n, WIDTH, round(WIDTH * down / max(across, 1.0)))
            for n, (across, down) in enumerate(pages, 1)
            if first <= n < first + AT_ONCE
        ],
        at_once=AT_ONCE,
        file=_file_name(found),
    )


def _first(request: Request, n_pages: int) -> int:
    """The first page shown, from 1."""
    given = request.query_params.get("page", "1")
    wanted = int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else 1
    wanted = min(max(wanted, 1), max(n_pages, 1))
    return (wanted - 1) // AT_ONCE * AT_ONCE + 1


def original(request: Request) -> Response:
    """A web page made harmless, for a sandboxed frame."""
    found = _wanted(request)
    file, name = _place(request, found)
    shown = showing(desk_of(request)).look(file, name, found.path)
    if shown.html is None:
        raise HTTPException(404, "It is no web page.")
    return HTMLResponse(shown.html, headers=FRAMED)


def picture(request: Request) -> Response:
    """A page of a PDF as PNG."""
    found = _wanted(request)
    file, name = _place(request, found)
    number = int(request.path_params["number"])
    try:
        drawn = showing(desk_of(request)).picture(file, name, found.path, number - 1, WIDTH)
    except Refused as error:
        raise HTTPException(404, str(error)) from error
    return Response(drawn, media_type="image/png")


def taken_away(request: Request) -> Response:
    """The file itself, to be kept, never to be opened here."""
    found = _wanted(request)
    file, name = _place(request, found)
    called = _file_name(found)
    if found.path == name:
        return FileResponse(file, media_type=NEUTRAL, filename=called, headers=TAKEN_AWAY)
    content = showing(desk_of(request)).content(file, name, found.path)
    disposition = f"attachment; filename*=utf-8''{quote(called, safe='')}"
    headers = {**TAKEN_AWAY, "content-disposition": disposition}
    return Response(content, media_type=NEUTRAL, headers=headers)


def _file_name(found: Document) -> str:
    """What the file is called, without anything that a file system or a header may take amiss."""
    last = found.path.rstrip("/").replace("\\", "/").rpartition("/")[2]
    bare = re.sub(r"[^\w .()-]|^\.+", "_", last).strip()
    return bare[-120:] or "original"


ROUTES = [
    Route("/documents/{document}/beside", beside),
    Route("/documents/{document}/original", original),
    Route("/documents/{document}/pages/{number:int}.png", picture),
    Route("/documents/{document}/file", taken_away),
]
