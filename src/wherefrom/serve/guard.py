"""What every request passes first: is it for this server, from this page, from somebody let in?

After OWASP's cheat sheets on CSRF, session management and content security policy. The host
is checked against DNS rebinding; a changing request must come from the server's own pages and
carry its session's token; and nothing that a page holds may run, load or be framed elsewhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wherefrom.serve.sessions import COOKIE, Session, Sessions

CSRF_HEADER = "x-csrf"
CSRF_FIELD = "csrf"
OPEN = ("/open", "/login", "/static/")  # for those who are not let in yet
READING = ("GET", "HEAD")
RULINGS = "/api/rulings/"  # of scripts
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # forms tell their origin; nothing goes elsewhere
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
NOT_LET_IN = (
    "This workbench is open only to the browser that opened the address printed by `wherefrom "
    "serve`. Each address opens once. Start it again, or ask for another address on its case page."
)
NO_SCRIPTS = (
    "Scripts read only. To let one rule, start the server with `wherefrom serve CASE "
    "--script-rulings NAME`."
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the server is reached: the Host headers that it answers to, and how."""

    hosts: frozenset[str]  # with their port
    secure: bool = False  # by TLS
    passwords: bool = False  # reviewers log in

    @classmethod
    def local(cls, port: int) -> Site:
        """On this machine only."""
        return cls(frozenset({f"127.0.0.1:{port}", f"localhost:{port}"}))


class Guard:
    """ASGI middleware that lets through what may pass, with ``request.state.session`` set."""

    def __init__(self, app: ASGIApp, site: Site, sessions: Sessions) -> None:
        self.app = app
        self.site = site
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        answer = refused or self.app
        await answer(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.site.hosts:
            return PlainTextResponse("This server does not go by that name.", 421)
        session = self.sessions.of(Request(scope).cookies.get(COOKIE, ""))
        scope.setdefault("state", {})["session"] = session
        path, reading = scope["path"], scope["method"] in READING
        if path.startswith(RULINGS) and not reading:
            return self._script(headers)
        if not reading and not _same_site(headers, self.site):
            return PlainTextResponse("This did not come from a page of the workbench.", 403)
        if path.startswith(OPEN):
            return None
        if session is None:
            return self._unknown(path, headers, reading=reading)
        if not reading and not _carries_token(headers, session):
            return PlainTextResponse("The page is of another session. Load it again.", 403)
        return None

    def _script(self, headers: Headers) -> Response | None:
        """A script that rules comes with the token for that, and never from a web page."""
        if self.sessions.ruling_token is None:
            return PlainTextResponse(NO_SCRIPTS, 403)
        if "origin" in headers or "referer" in headers or "cookie" in headers:
            return PlainTextResponse("Scripts rule from no web page.", 403)
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not self.sessions.may_rule(given):
            return PlainTextResponse("This token lets nobody rule.", 401)
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return PlainTextResponse("A ruling is sent as application/json.", 415)
        return None

    def _unknown(self, path: str, headers: Headers, *, reading: bool) -> Response | None:
        given = headers.get("authorization", "").removeprefix("Bearer ")
        if path.startswith("/api") and reading and self.sessions.is_script(given):
            return None
        if self.site.passwords and reading and not path.startswith("/api"):
            return RedirectResponse("/login", 303)
        return PlainTextResponse(NOT_LET_IN, 401)


def _same_site(headers: Headers, site: Site) -> bool:
    """Whether a changing request says that it comes from a page of ours; silence is a no."""
    origin = headers.get("origin") or headers.get("referer") or ""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    own: Collection[str] = site.hosts
    return parts.netloc.lower() in own and parts.scheme == ("https" if site.secure else "http")


def _carries_token(headers: Headers, session: Session) -> bool:
    """By its header; a form without scripts carries it as a field, which ``posted`` checks."""
    given = headers.get(CSRF_HEADER)
    if given is None:
        kind = headers.get("content-type", "")
        return kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))
    return secrets.compare_digest(given.encode(), session.csrf.encode())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
