"""Adding documents: files that are sent, or a folder of this machine; and how far that is."""

from __future__ import annotations

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.report.words import plural
from wherefrom.serve.adding import Adding, AddingAlready
from wherefrom.serve.api.progress import progress as told_progress
from wherefrom.serve.guard import CSRF_FIELD, CSRF_HEADER
from wherefrom.serve.held import Held
from wherefrom.serve.posted import posted
from wherefrom.serve.received import BadUpload, Received, keep_new, receive
from wherefrom.serve.rendering import desk_of, held_for, page, session_of

SHOWN = "/#progress"


def adding_of(request: Request) -> Adding:
    """What this server is adding."""
    adding: Adding = request.app.state.adding
    return adding


async def add(request: Request) -> Response:
    """Take in what the form sends, and start the run."""
    folder = TemporaryDirectory(prefix="wherefrom-", ignore_cleanup_errors=True)
    started = False
    try:
        with desk_of(request).case() as case:
            limits = case.settings.intake
        kind = request.headers.get("content-type", "")
        received = await receive(kind, request.stream(), Path(folder.name), limits)
        if not _is_own(request, received):
            return PlainTextResponse("The page is of another session. Load it again.", 403)
        started = await run_in_threadpool(_begin, request, received, folder)
    except WherefromError as error:
        return page(request, "refused.html", status=422, told=str(error), back="/#add")
    except ClientDisconnect:
        return PlainTextResponse("Broken off.", 400)
    finally:
        if not started:
            folder.cleanup()
    return RedirectResponse(SHOWN, 303)


def _is_own(request: Request, received: Received) -> bool:
    if CSRF_HEADER in request.headers:  # the guard has looked at it
        return True
    given = received.fields.get(CSRF_FIELD, "")
    return secrets.compare_digest(given.encode(), session_of(request).csrf.encode())


def _begin(request: Request, received: Received, folder: TemporaryDirectory[str]) -> bool:
    """Whether a run was started that needs ``folder``."""
    adding = adding_of(request)
    if adding.busy:
        raise AddingAlready
    by = session_of(request).reviewer
    typed = received.fields.get("folder", "").strip()
    if typed:
        adding.begin([_place(request, typed)], typed, by=by)
        return False
    if not received.files:
        refused = " ".join(received.refused)
        raise BadUpload(f"No file was taken in. {refused or 'Choose files, or give a folder.'}")
    with desk_of(request).case() as case:
        known = case.taken_in()
    fresh, there = keep_new(received, Path(folder.name), known)
    told = [*received.refused]
    if there:
        verb = "is" if there == 1 else "are"
        told.append(f"{plural(there, 'file')} of the same content {verb} in the case already.")
    if not fresh:
        raise BadUpload(" ".join(["Nothing new.", *told]))
    adding.begin([Path(folder.name)], plural(fresh, "file"), told, folder, by)
    return True


def _place(request: Request, typed: str) -> Path:
    """The folder or file of this machine that somebody at this machine named.

    Raises:
        BadUpload: it leads nowhere, or into the case itself, or is asked for from elsewhere.
    """
    if request.app.state.site.passwords:
        raise BadUpload("Folders of the server are not open to reviewers. Send the files instead.")
    try:
        path = Path(typed.replace("\0", "")).expanduser()
        if not path.is_absolute():
            raise BadUpload(
                f"{typed}: give the whole path, from the top, such as /home/ann/reports."
            )
        path = path.resolve()
        there = path.exists()
    except (OSError, RuntimeError) as error:
        raise BadUpload(f"{typed}: it cannot be opened.") from error
    if not there:
        raise BadUpload(f"{typed}: no such file or folder. Check the spelling.")
    case = desk_of(request).folder.resolve()
    if path == case or case in path.parents:
        raise BadUpload(f"{typed}: that is the case itself; its originals are read already.")
    return path


def progress(request: Request) -> Response:
    """How far the run is: a piece of the case page, asked for again while it runs."""
    if "hx-request" not in request.headers:
        return RedirectResponse(SHOWN, 303)
    held = held_for(request)
    return page(request, "progress.html", held=held, run=run_shown(request, held))


def run_shown(request: Request, held: Held) -> dict[str, Any]:
    """How far it is, as /api/progress tells it."""
    return told_progress(adding_of(request).run, held)


def _put_away(request: Request, form: FormData) -> Response:
    del form
    adding_of(request).put_away()
    return RedirectResponse("/", 303)


ROUTES = [
    Route("/add", add, methods=["POST"]),
    Route("/progress", progress),
    Route("/progress/away", posted(_put_away), methods=["POST"]),
]
