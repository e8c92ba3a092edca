"""Who is at work: a session for each browser that came in by the opening address or a password."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field

from wherefrom.serve.desk import FULL, PSEUDONYMISED

COOKIE = "wherefrom"
IDLE = 12 * 3600.0  # seconds after which a session that nobody used ends
BYTES = 32  # of randomness in tokens


def _token() -> str:
    return secrets.token_urlsafe(BYTES)


@dataclass(slots=True)
class Session:
    """One browser's stay; ``view`` is what it shows, ``csrf`` what its forms carry.

    ``signed`` says that the reviewer's name was proved by a password and cannot be changed.
    """

    reviewer: str = ""
    view: str = FULL
    signed: bool = False
    used: float = field(default_factory=time.monotonic)
    id: str = field(default_factory=_token)
    csrf: str = field(default_factory=_token)

    @property
    def full(self) -> bool:
        """Whether names are shown."""
        return self.view == FULL

    def show(self, *, full: bool) -> None:
        """Switch the view of every page."""
        self.view = FULL if full else PSEUDONYMISED


class Sessions:
    """The sessions of one running server, kept in memory only: a restart ends them all.

    ``script_token`` lets scripts read the pseudonymised view under /api. With ``script``,
    the name of one, ``ruling_token`` lets it rule there under that name; else nothing does.
    """

    def __init__(self, reviewer: str = "", script: str = "") -> None:
        self.script_token = _token()
        self.script = " ".join(script.split())
        self.ruling_token = _token() if self.script else None
        self._reviewer = reviewer
        self._lock = threading.Lock()
        self._openings: set[str] = set()
        self._sessions: dict[str, Session] = {}

    def opening(self) -> str:
        """A new token that opens one session, once."""
        token = _token()
        with self._lock:
            self._openings.add(token)
        return token

    def enter(self, token: str) -> Session | None:
        """The session that ``token`` opens; None if it opens none, or has done so before."""
        with self._lock:
            known = next((t for t in self._openings if secrets.compare_digest(t, token)), None)
            if known is None:
                return None
            self._openings.remove(known)
        return self.begin(self._reviewer)

    def begin(self, reviewer: str, *, signed: bool = False) -> Session:
        """A session of ``reviewer``."""
        session = Session(reviewer, signed=signed)
        with self._lock:
            self._sessions[session.id] = session
        return session

    def of(self, cookie: str) -> Session | None:
        """The session with this cookie; one left alone for too long has ended."""
        now = time.monotonic()
        with self._lock:
            session = self._sessions.get(cookie)
            if session is not None and now - session.used > IDLE:
                del self._sessions[cookie]
                return None
            if session is not None:
                session.used = now
            return session

    def end(self, session: Session) -> None:
        """Its cookie opens nothing any more."""
        with self._lock:
            self._sessions.pop(session.id, None)

    def is_script(self, token: str) -> bool:
        """Whether ``token`` is the scripts' one."""
        return secrets.compare_digest(token.encode(), self.script_token.encode())

    def may_rule(self, token: str) -> bool:
        """Whether ``token`` lets a script rule."""
        known = self.ruling_token
        return known is not None and secrets.compare_digest(token.encode(), known.encode())
