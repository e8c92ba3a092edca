"""Templates set as answers; text from documents is data, and escaped always."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from wherefrom.report.setting import environment
from wherefrom.report.words import finding_label, glossary, letter, plural
from wherefrom.serve.desk import Desk, state_of
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages
from wherefrom.serve.sessions import Session
from wherefrom.version import __version__


@cache
def templates() -> jinja2.Environment:
    """The workbench's templates, and the report's for their macros."""
    made = environment("wherefrom.serve", "wherefrom.report")
    made.globals.update(
        plural=plural, finding_label=finding_label, letter=letter, places=Pages(), state_of=state_of
    )
    return made


def desk_of(request: Request) -> Desk:
    """The case that this server shows."""
    desk: Desk = request.app.state.desk
    return desk


def session_of(request: Request) -> Session:
    """The session that asks; the guard lets nobody else in."""
    session: Session = request.state.session
    return session


def held_for(request: Request) -> Held:
    """The result in the view that the session shows."""
    return desk_of(request).held(session_of(request).view)


def page(request: Request, template: str, *, status: int = 200, **what: Any) -> HTMLResponse:
    """``template`` set with ``what``, and with what every page needs.

    A template gets ``session``, ``held``, ``case_name``, ``path`` (of the
    request, for ``back``) and ``words`` (the glossary).
    """
    held = what.pop("held", None) or held_for(request)
    query = f"?{request.url.query}" if request.url.query else ""
    html = (
        templates()
        .get_template(template)
        .render(
            session=session_of(request),
            held=held,
            case_name=desk_of(request).name,
            path=request.url.path,
            here=request.url.path + query,
            words=glossary(),
            version=__version__,
            **what,
        )
    )
    return HTMLResponse(html, status)


def bare(request: Request, template: str, *, status: int = 200, **what: Any) -> HTMLResponse:
    """A page for those who are not let in: it knows nothing of the case."""
    del request
    html = templates().get_template(template).render(version=__version__, **what)
    return HTMLResponse(html, status)
