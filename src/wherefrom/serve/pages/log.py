"""The log: every capture, run, ruling and export, who and when; and whether all is as written."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.words import date_words, plural
from wherefrom.serve.adding import AddingAlready
from wherefrom.serve.listing import Query
from wherefrom.serve.log_lines import SORTS, kind_words, log_lines, log_listing
from wherefrom.serve.pages.adding import adding_of
from wherefrom.serve.posted import posted
from wherefrom.serve.rendering import desk_of, held_for, page

DAMAGE = 200  # things shown


def log(request: Request) -> Response:
    """The entries that the address asks for."""
    return _page(request)


def _verify(request: Request, form: FormData) -> Response:
    """Hash everything again, and tell what was found."""
    del form
    if adding_of(request).busy:
        raise AddingAlready
    with desk_of(request).case() as case:
        found = case.verify()
    entries = plural(found.entries, "log entry", "log entries")
    checked = f"{plural(found.originals, 'original')} and {entries}"
    wrong = plural(len(found.damage), "thing is", "things are")
    told = (
        f"Nothing was changed, added or lost: {checked} are as they were written."
        if found.ok
        else f"{wrong} not as written ({checked} were looked at)."
    )
    shown = found.damage[:DAMAGE] if held_for(request).full else ()
    damage = [(str(one.kind), one.what, one.detail) for one in shown]
    return _page(request, verified=(found.ok, told, damage))


def _page(
    request: Request, verified: tuple[bool, str, list[tuple[str, str, str]]] | None = None
) -> Response:
    held = held_for(request)
    with desk_of(request).case() as case:
        entries = case.log()
        names = {digest: name for name, digest in case.taken_in()} if held.full else {}
    lines = log_lines(entries, held, names)
    listing = log_listing(lines, held)
    query = Query.of(request.query_params, listing.names())
    found = listing.select(query)
    return page(
        request, "log.html", held=held, query=query, found=found, sorts=SORTS,
        shown=[lines[row] for row in found.rows], size=len(lines),
        head=entries[-1] if entries else None,
        verified=verified, kind_words=kind_words, date_words=date_words,
    )  # fmt: skip


ROUTES = [Route("/log", log), Route("/log/verify", posted(_verify), methods=["POST"])]
