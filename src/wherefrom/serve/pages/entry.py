"""Coming in by the opening address, saying who one is, and which view is shown."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.serve.desk import PSEUDONYMISED
from wherefrom.serve.guard import NOT_LET_IN, Site
from wherefrom.serve.passwords import Passwords
from wherefrom.serve.posted import field, go_on, posted
from wherefrom.serve.rendering import bare, desk_of, page, session_of
from wherefrom.serve.sessions import COOKIE, Session, Sessions

LONGEST_NAME = 100  # characters of a reviewer's name


SCRIPT = "script "  # what the names of scripts begin with in the log


class ScriptsName(WherefromError):
    """Somebody would rule under the name of a script."""

    def __init__(self) -> None:
        super().__init__("Names that begin with “script” are those of scripts. Give your own.")


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


def _login_page(request: Request) -> Response:
    if not request.app.state.site.passwords:
        return PlainTextResponse(NOT_LET_IN, 401)
    return bare(request, "login.html", told="")


def _login(request: Request, form: FormData) -> Response:
    if not request.app.state.site.passwords:
        return PlainTextResponse(NOT_LET_IN, 401)
    name, password = " ".join(field(form, "reviewer").split()), form.get("password", "")
    passwords: Passwords = request.app.state.passwords
    if not isinstance(password, str) or not passwords.prove(name, password):
        told = "This name and password do not belong together, or were tried too often just now."
        return bare(request, "login.html", told=told, status=401)
    return let_in(request.app.state.sessions.begin(name, signed=True), request.app.state.site)


def _leave(request: Request, form: FormData) -> Response:
    del form
    request.app.state.sessions.end(session_of(request))
    answer = PlainTextResponse("You are out. Rulings are kept.")
    answer.delete_cookie(COOKIE)
    return answer


def _another(request: Request, form: FormData) -> Response:
    """An opening address for another browser of this machine."""
    del form
    site: Site = request.app.state.site
    scheme = "https" if site.secure else "http"
    token = request.app.state.sessions.opening()
    address = f"{scheme}://{request.headers['host']}/open?token={token}"
    return page(request, "another.html", address=address)


def _reviewer(request: Request, form: FormData) -> Response:
    session = session_of(request)
    name = " ".join(field(form, "reviewer").split())[:LONGEST_NAME]
    if name.casefold().startswith(SCRIPT):
        raise ScriptsName
    if not session.signed:
        session.reviewer = name
    return go_on(form)


def _view(request: Request, form: FormData) -> Response:
    full = field(form, "view") == "full"
    if not full:
        desk_of(request).held(PSEUDONYMISED)  # a case that cannot be shown so stays as it is
    session_of(request).show(full=full)
    return go_on(form)


ROUTES = [
    Route("/open", opened),
    Route("/login", _login_page),
    Route("/login", posted(_login), methods=["POST"]),
    Route("/leave", posted(_leave), methods=["POST"]),
    Route("/another", posted(_another), methods=["POST"]),
    Route("/reviewer", posted(_reviewer), methods=["POST"]),
    Route("/view", posted(_view), methods=["POST"]),
]
