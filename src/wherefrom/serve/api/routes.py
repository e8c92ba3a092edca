"""/api: JSON, to read; rulings of scripts are in ``scripts``.

Scripts come with the token that ``wherefrom serve`` prints and get the pseudonymised view,
whatever they ask; pages come with their session's cookie and get the view it shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.ledger import to_json
from wherefrom.serve.api.described import description
from wherefrom.serve.api.endpoints import ENDPOINTS, Endpoint
from wherefrom.serve.api.given import BadParameter, checked
from wherefrom.serve.api.progress import progress
from wherefrom.serve.api.reading import CannotAnswer, Reading
from wherefrom.serve.desk import PSEUDONYMISED
from wherefrom.serve.held import Held
from wherefrom.serve.rendering import desk_of


def _held(request: Request) -> Held:
    session = request.state.session
    return desk_of(request).held(session.view if session else PSEUDONYMISED)


def _json(given: Any, status: int = 200) -> Response:
    # Lone surrogates have no UTF-8 form, so everything beyond ASCII is escaped.
    return Response(json.dumps(given, allow_nan=False), status, media_type="application/json")


def _answering(endpoint: Endpoint) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            given = checked(endpoint, _given(endpoint, request))
        except BadParameter as error:
            return _json({"error": str(error)}, 422)
        reading = Reading(desk_of(request), _held(request))
        try:
            found = endpoint.answer(reading, given)
        except CannotAnswer as error:
            return _json({"error": str(error)}, 503)
        if found is None:
            return _json({"error": f"No {endpoint.name} has the id {given['id']!r}."}, 404)
        return _json(found)

    return answer


def _given(endpoint: Endpoint, request: Request) -> dict[str, Any]:
    """What the address says; of what may be said once only, the last."""
    several = {p.name for p in endpoint.parameters if p.kind == "strings"}
    asked = request.query_params
    given = {name: asked.getlist(name) if name in several else asked[name] for name in asked}
    return {**given, **request.path_params}


def _ledger(request: Request) -> Response:
    return Response(to_json(_held(request).ledger), media_type="application/json")


def _progress(request: Request) -> Response:
    return _json(progress(request.app.state.adding.run, _held(request)))


def _described(request: Request) -> Response:
    del request
    return _json(description())


ROUTES = [
    Route("/api/openapi.json", _described),
    Route("/api/ledger", _ledger),
    Route("/api/progress", _progress),
    *(Route(f"/api{e.path}", _answering(e), name=f"api-{e.name}") for e in ENDPOINTS),
]
