"""The server itself: one process, bound to this machine unless asked otherwise."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from wherefrom.errors import WherefromError
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Site
from wherefrom.serve.sessions import Sessions

LOCAL = "127.0.0.1"
GRACE = 5  # seconds for answers under way when the server is stopped


class PortTaken(WherefromError):
    """Another program listens there."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"Cannot listen on {host}:{port} ({why}). Choose another with --port.")


@dataclass(frozen=True, slots=True)
class Tls:
    """Certificate and key, as PEM files."""

    certificate: Path
    key: Path


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
    browse: bool = True,
    told: Callable[[str], None] = print,
) -> None:
    """Serve the case in ``folder`` on this machine until interrupted.

    ``told`` is given the opening address, whose token opens one session.
    """
    desk = Desk(folder)
    bound = listening(LOCAL, port)
    where = bound.getsockname()[1]
    sessions = Sessions(reviewer)
    app = make_app(desk, Site.local(where), sessions)
    address = f"http://{LOCAL}:{where}/open?token={sessions.opening()}"
    told(address)
    if browse:
        webbrowser.open(address)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False,
        timeout_graceful_shutdown=GRACE, ws="none", lifespan="off", proxy_headers=False,
    )  # fmt: skip
    with bound:
        uvicorn.Server(config).run(sockets=[bound])
