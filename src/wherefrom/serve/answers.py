"""The answers of /api as the pages are set from them: one code path for both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from wherefrom.serve.api.endpoints import BY_NAME
from wherefrom.serve.api.given import checked
from wherefrom.serve.api.reading import Reading
from wherefrom.serve.listing import ON_PAGE, Query
from wherefrom.serve.rendering import desk_of, held_for


def answer(request: Request, name: str, **given: Any) -> dict[str, Any] | None:
    """What /api answers to this in the session's view; None where nothing goes by that id.

    The page's address in /api is kept for its head.

    Raises:
        BadParameter: something of ``given`` cannot be taken.
    """
    endpoint = BY_NAME[name]
    request.state.twin = twin(endpoint.path, given)
    reading = Reading(desk_of(request), held_for(request))
    return endpoint.answer(reading, checked(endpoint, given))


def listed(request: Request, name: str, query: Query) -> dict[str, Any]:
    """The part of a list that a page shows; the last one where there is none so far on."""
    asked = {"words": query.words, "sort": query.sort, "limit": query.limit, **query.chosen}
    found = answer(request, name, offset=query.offset, **asked) or {}
    if not found["records"] and found["total"]:
        last = (found["total"] - 1) // ON_PAGE * ON_PAGE
        found = answer(request, name, offset=last, **asked) or {}
    return found


def twin(path: str, given: Mapping[str, Any]) -> str:
    """The address in /api of what a page shows.

    >>> twin("/claims/{id}", {"id": "c-1", "words": "", "named": ("0", "1")})
    '/api/claims/c-1?named=0&named=1'
    """
    rest = []
    for name, value in given.items():
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
        elif value:
            rest += [(name, one) for one in (value if isinstance(value, tuple) else (value,))]
    return f"/api{path}" + (f"?{urlencode(rest)}" if rest else "")
