"""Rulings by scripts: only where the server was started so, each signed with the script's name.

A script sees the pseudonymised view, so it names things by the ids that they have there.
Grades are set by people only, and so is who is protected.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.serve.api.script_fields import BadScript, read, translated
from wherefrom.serve.desk import FULL, PSEUDONYMISED, Busy, Stale, state_of
from wherefrom.serve.held import Held
from wherefrom.serve.rendering import desk_of
from wherefrom.serve.ruling_kinds import KINDS, Made, Missing

LONGEST = 100_000  # bytes of one ruling
TRIES = 5  # while others rule
NO_SENSE = (
    "This makes no sense on the case as it is, or a name in it fits nothing or several things. "
    "Nothing was ruled."
)


class Meanwhile(WherefromError):
    """The claim that a script read has changed since; nothing was ruled."""

    def __init__(self, claim: str) -> None:
        super().__init__(f"{claim} has changed since it was read. Nothing was ruled; read it anew.")


class _Other(Exception):
    """Somebody ruled between reading and ruling."""


async def rule(request: Request) -> Response:
    """Take one ruling, as JSON."""
    try:
        fields = read(await _body(request), str(request.path_params["kind"]))
        done = await run_in_threadpool(_rule, request, str(request.path_params["kind"]), fields)
    except (Stale, Meanwhile) as error:
        told = str(error) if isinstance(error, Meanwhile) else "It has changed since it was read."
        return _json({"error": told}, 409)
    except Busy as error:
        return _json({"error": str(error)}, 503)
    except (BadScript, Missing) as error:
        return _json({"error": str(error)}, 422)
    except WherefromError:  # its words may hold names that scripts do not see
        return _json({"error": NO_SENSE}, 422)
    return _json(done, 201)


async def _body(request: Request) -> bytes:
    arrived = bytearray()
    async for piece in request.stream():
        arrived += piece
        if len(arrived) > LONGEST:
            raise BadScript(f"A ruling takes at most {LONGEST:,} bytes.")
    return bytes(arrived)


def _rule(request: Request, kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Put the ruling in, as the names of the full view have it."""
    desk, by = desk_of(request), f"script {request.app.state.sessions.script}"
    for _ in range(TRIES):
        veiled, full = desk.held(PSEUDONYMISED), desk.held(FULL)
        if veiled.revision != full.revision:
            continue
        _fresh(veiled, fields.get("seen", {}))
        form = FormData(list(translated(fields, kind, veiled.ledger, full.ledger, by)))

        def made(reviewer: Reviewer, of: Held = full, sent: FormData = form) -> Made:
            if desk.held(FULL) is not of:
                raise _Other
            return KINDS[kind](sent, reviewer)

        try:
            ruled = desk.rule(by, _why(fields), made)
        except _Other:
            continue
        return _told(ruled.rulings, desk.held(PSEUDONYMISED), ruled.held, by, pending=ruled.pending)
    raise Busy


def _why(fields: Mapping[str, Any]) -> str:
    why = fields.get("why", "")
    return why if isinstance(why, str) else " ".join(why)


def _fresh(veiled: Held, seen: Mapping[str, str]) -> None:
    for claim, state in seen.items():
        now = veiled.lookup.claims.get(claim)
        if now is None or state_of(now) != state:
            raise Meanwhile(claim[:40])


def _told(
    rulings: tuple[Any, ...], veiled: Held, full: Held, by: str, *, pending: bool
) -> dict[str, Any]:
    made = {one.id for one in rulings}
    pairs = zip(veiled.ledger.rulings, full.ledger.rulings, strict=False)
    ids = [shown.id for shown, real in pairs if real.id in made]
    return {"rulings": ids, "by": by, "pending": pending, "revision": full.revision}


def _json(given: Any, status: int) -> Response:
    return Response(json.dumps(given, allow_nan=False), status, media_type="application/json")


ROUTES = [Route("/api/rulings/{kind}", rule, methods=["POST"])]
