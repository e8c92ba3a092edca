"""Templates set as answers; text from documents is data, and escaped always."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from wherefrom.report.marked import Mark, marked
from wherefrom.report.setting import environment
from wherefrom.report.words import finding_label, glossary, letter, plural
from wherefrom.serve.desk import Desk, state_of
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages
from wherefrom.serve.sessions import Session
from wherefrom.serve.views.effects import Effect, Effects
from wherefrom.serve.views.passage import shown
from wherefrom.version import __version__


@cache
def templates() -> jinja2.Environment:
    """The workbench's templates, and the report's for their macros."""
    made = environment("wherefrom.serve", "wherefrom.report")
    made.filters["passage"] = shown
    made.filters["spot"] = _spot
    made.filters["without_ruled"] = _without_ruled
    made.filters["without_pair"] = lambda one: ("without", one)
    made.globals.update(
        plural=plural, finding_label=finding_label, letter=letter, places=Pages(), state_of=state_of
    )
    return made


def _without_ruled(address: str) -> str:
    """The address of a page once what a ruling changed has been told."""
    parts = urlsplit(address)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != "ruled"]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _spot(place: Mapping[str, Any]) -> Markup:
    """A place found, with the words sought marked."""
    return marked(place["words"], [Mark(start, end, "mark") for start, end in place["marks"]])


def desk_of(request: Request) -> Desk:
    """The case that this server shows."""
    desk: Desk = request.app.state.desk
    return desk


def session_of(request: Request) -> Session:
    """The session that asks; the guard lets nobody else in."""
    session: Session = request.state.session
    return session


def effects_of(request: Request) -> Effects:
    """What the last rulings changed."""
    effects: Effects = request.app.state.effects
    return effects


def _ruled(request: Request) -> Effect | None:
    """The effect of the ruling that the page's address names."""
    ruling = request.query_params.get("ruled", "")
    return effects_of(request).of(ruling) if ruling else None


def held_for(request: Request) -> Held:
    """The result in the view that the session shows."""
    return desk_of(request).held(session_of(request).view)


def page(request: Request, template: str, *, status: int = 200, **what: Any) -> HTMLResponse:
    """``template`` set with ``what``, and with what every page needs.

    A template gets ``session``, ``held``, ``case_name``, ``path`` (of the
    request, for ``back``), ``words`` (the glossary), ``effect`` (that of
    the ruling that led to the page, if one did) and ``twin`` (the address in
    /api of what the page shows, if it has one).
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
            effect=_ruled(request),
            **{"twin": getattr(request.state, "twin", ""), **what},
        )
    )
    return HTMLResponse(html, status)


def bare(request: Request, template: str, *, status: int = 200, **what: Any) -> HTMLResponse:
    """A page for those who are not let in: it knows nothing of the case."""
    del request
    html = templates().get_template(template).render(version=__version__, **what)
    return HTMLResponse(html, status)
