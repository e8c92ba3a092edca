"""Coming in by the opening address, saying who one is, and which view is shown."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wherefrom.serve.guard import NOT_LET_IN, Site
from wherefrom.serve.posted import field, go_on, posted
from wherefrom.serve.rendering import session_of
from wherefrom.serve.sessions import COOKIE, Session, Sessions

LONGEST_NAME = 100  # characters of a reviewer's name


def let_in(session: Session, site: Site) -> Response:
    """To the case page, with the session's cookie."""
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        COOKIE, session.id, httponly=True, samesite="strict", secure=site.secure, path="/"
    )
    return answer


def opened(request: Request) -> Response:
    """Exchange the one-time token of the opening address for a cookie."""
    sessions: Sessions = request.app.state.sessions
    session = sessions.enter(request.query_params.get("token", ""))
    if session is None:
        return PlainTextResponse(NOT_LET_IN, 401)
    return let_in(session, request.app.state.site)


def _reviewer(request: Request, form: FormData) -> Response:
    session = session_of(request)
    if not session.signed:
        session.reviewer = " ".join(field(form, "reviewer").split())[:LONGEST_NAME]
    return go_on(form)


def _view(request: Request, form: FormData) -> Response:
    session_of(request).show(full=field(form, "view") == "full")
    return go_on(form)


ROUTES = [
    Route("/open", opened),
    Route("/reviewer", posted(_reviewer), methods=["POST"]),
    Route("/view", posted(_view), methods=["POST"]),
]
