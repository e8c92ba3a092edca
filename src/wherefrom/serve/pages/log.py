"""The log: every capture, run, ruling and export, who and when; and whether all is as written."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.words import date_words, plural
from wherefrom.serve.adding import AddingAlready
from wherefrom.serve.answers import listed
from wherefrom.serve.listing import Query
from wherefrom.serve.log_lines import FACETS, SORTS
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
    query = Query.of(request.query_params, FACETS)
    found = listed(request, "log", query)
    return page(
        request, "log.html", query=query, found=found, sorts=SORTS, verified=verified,
        days=_days(found["records"]), date_words=date_words,
    )  # fmt: skip


def _days(lines: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Lines of one day in a row together."""
    days = groupby(lines, key=lambda line: str(line["at"])[:10])
    return [(day, list(every)) for day, every in days]


ROUTES = [Route("/log", log), Route("/log/verify", posted(_verify), methods=["POST"])]
