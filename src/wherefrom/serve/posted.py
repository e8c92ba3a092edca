"""Forms that change something: read, checked for their session's token, and answered."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from wherefrom.errors import WherefromError
from wherefrom.serve.desk import Stale
from wherefrom.serve.guard import CSRF_FIELD, CSRF_HEADER
from wherefrom.serve.rendering import page
from wherefrom.serve.sessions import Session

LOGIN = "/login"
FIELDS = 200  # of one form
Answering = Callable[[Request, FormData], Response]


def posted(answer: Answering, *, files: int = 0) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint for a form: ``answer`` works in a thread; what it raises becomes a page.

    A form sent by script carries the token in its header and was checked by
    the guard; one sent by the browser itself carries it as a field.
    """

    async def endpoint(request: Request) -> Response:
        form = await request.form(max_files=files, max_fields=FIELDS)
        session: Session | None = request.state.session
        # Who logs in has no session yet, or an older one: the guard checked where it comes from.
        if session is not None and request.url.path != LOGIN and CSRF_HEADER not in request.headers:
            given = str(form.get(CSRF_FIELD, ""))
            if not secrets.compare_digest(given.encode(), session.csrf.encode()):
                return PlainTextResponse("The page is of another session. Load it again.", 403)
        try:
            return await run_in_threadpool(answer, request, form)
        except WherefromError as error:
            status = 409 if isinstance(error, Stale) else 422
            if session is None:
                return PlainTextResponse(str(error), status)
            told = page(request, "refused.html", status=status, told=str(error), back=back(form))
            told.headers["hx-push-url"] = "false"  # the form's own address is no page
            return told

    return endpoint


def field(form: FormData, name: str) -> str:
    """The text of a field, without outer blanks; empty where there is none."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def back(form: FormData) -> str:
    """Where to go after this form: an address of this server, as its field ``back`` says."""
    return own(field(form, "back"))


def own(given: str) -> str:
    """The address if it is one of this server, else the first page's."""
    parts = urlsplit(given)
    is_own = given.startswith("/") and not given.startswith(("//", "/\\"))
    return given if is_own and not parts.netloc and "\n" not in given and "\r" not in given else "/"


def seen(form: FormData) -> dict[str, str]:
    """The claims that the reviewer had before them: fields ``seen`` of ``CLAIM=STATE``."""
    pairs = (str(one).partition("=") for one in form.getlist("seen"))
    return {claim: state for claim, _, state in pairs if claim and state}


def go_on(form: FormData) -> Response:
    """Back to the page that the form stood on."""
    return RedirectResponse(back(form), 303)
