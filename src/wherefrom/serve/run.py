"""The server itself: one process, bound to this machine unless asked otherwise."""

from __future__ import annotations

import gc
import socket
import ssl
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from wherefrom.errors import WherefromError
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Site
from wherefrom.serve.passwords import NoReviewers, Passwords
from wherefrom.serve.sessions import Sessions

LOCAL = "127.0.0.1"
HTTPS = 443  # browsers leave this port out of the Host header
GRACE = 5  # seconds for answers under way when the server is stopped


class PortTaken(WherefromError):
    """Another program listens there."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"Cannot listen on {host}:{port} ({why}). Choose another with --port.")


class BadTls(WherefromError):
    """Certificate or key cannot be used."""


@dataclass(frozen=True, slots=True)
class Tls:
    """Certificate and key, as PEM files."""

    certificate: Path
    key: Path

    def check(self) -> None:
        """Raise BadTls if they cannot be used together."""
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
                self.certificate, self.key
            )
        except (OSError, ssl.SSLError) as error:
            raise BadTls(
                f"{self.certificate} and {self.key} are no certificate and key in PEM ({error})."
            ) from error


def listening(host: str, port: int) -> socket.socket:
    """A socket bound there; port 0 takes a free one.

    Raises:
        PortTaken: it cannot be had.
    """
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise PortTaken(host, port, error.strerror or str(error)) from error


def serve(
    folder: Path,
    *,
    port: int = 0,
    reviewer: str = "",
    script: str = "",
    browse: bool = True,
    told: Callable[[str], None] = print,
) -> None:
    """Serve the case in ``folder`` on this machine until interrupted.

    ``told`` is given the opening address, whose token opens one session, and
    what scripts need. One called ``script`` may rule, with a token of its own.
    """
    with listening(LOCAL, port) as bound, open_desk(folder) as desk:
        where = bound.getsockname()[1]
        sessions = Sessions(reviewer, script)
        address = f"http://{LOCAL}:{where}/open?token={sessions.opening()}"
        told(f"{folder} is open at {address}")
        told(f"Scripts read http://{LOCAL}:{where}/api with the token {sessions.script_token}")
        if sessions.ruling_token:
            told(
                f"The script “{sessions.script}” may rule there with the token "
                f"{sessions.ruling_token}"
            )
        if browse:
            webbrowser.open(address)
        _run(make_app(desk, Site.local(where), sessions), bound, None)


def serve_others(
    folder: Path, host: str, port: int, names: Sequence[str], tls: Tls, told: Callable[[str], None]
) -> None:
    """Serve the case to other machines: by TLS, to reviewers with their own passwords.

    ``host`` is the address to bind; ``names`` are those by which browsers reach it.

    Raises:
        NoReviewers: nobody has a password.
        BadTls: certificate or key cannot be used.
    """
    if not Passwords(folder).reviewers():
        raise NoReviewers(folder)
    tls.check()
    with listening(host, port) as bound, open_desk(folder) as desk:
        where = bound.getsockname()[1]
        hosts = {f"{name.lower()}:{where}" for name in names}
        hosts |= {name.lower() for name in names} if where == HTTPS else set()
        site = Site(frozenset(hosts), secure=True, passwords=True)
        told(f"{folder} is open to its reviewers at https://{names[0]}:{where}/")
        _run(make_app(desk, site, Sessions()), bound, tls)


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    """The case in ``folder``, ready for rulings; what was ruled is written back at the end."""
    desk = Desk(folder)
    desk.start()
    gc.collect()
    gc.freeze()  # what is held for good need not be looked through again and again
    try:
        yield desk
    finally:
        desk.close()


def _run(app: Starlette, bound: socket.socket, tls: Tls | None) -> None:
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False,
        timeout_graceful_shutdown=GRACE, ws="none", lifespan="off", proxy_headers=False,
        ssl_certfile=tls.certificate if tls else None, ssl_keyfile=str(tls.key) if tls else None,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[bound])
