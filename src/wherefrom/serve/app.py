"""The workbench as one ASGI application."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from wherefrom.errors import WherefromError
from wherefrom.serve.adding import Adding
from wherefrom.serve.api import routes as api
from wherefrom.serve.api import scripts
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Guard, Site
from wherefrom.serve.moved import Moved
from wherefrom.serve.pages import (
    adding,
    case,
    choosing,
    claim,
    claims,
    document,
    documents,
    entry,
    glossary,
    log,
    original,
    protecting,
    rulings,
    search,
    sources,
    versions,
)
from wherefrom.serve.passwords import Passwords
from wherefrom.serve.rendering import page
from wherefrom.serve.sessions import Sessions
from wherefrom.serve.views.effects import Effects

LEAST_PACKED = 1000  # bytes from which an answer is compressed


def make_app(desk: Desk, site: Site, sessions: Sessions) -> Starlette:
    """The pages of the case on ``desk``, behind the guard."""
    app = Starlette(
        routes=[
            *entry.ROUTES,
            *case.ROUTES,
            *adding.ROUTES,
            *claims.ROUTES,
            *documents.ROUTES,
            *glossary.ROUTES,
            *log.ROUTES,
            *search.ROUTES,
            *claim.ROUTES,
            *choosing.ROUTES,
            *rulings.ROUTES,
            *protecting.ROUTES,
            *document.ROUTES,
            *original.ROUTES,
            *versions.ROUTES,
            *sources.ROUTES,
            *api.ROUTES,
            *scripts.ROUTES,
            Route("/static/report.css", _report_style),
            Mount("/static", StaticFiles(directory=Path(str(files("wherefrom.serve"))) / "static")),
        ],
        middleware=[
            Middleware(Guard, site=site, sessions=sessions),
            Middleware(GZipMiddleware, minimum_size=LEAST_PACKED),
        ],
        exception_handlers={404: _not_found, WherefromError: _refused},
    )
    app.state.desk = desk
    app.state.adding = Adding(desk)
    app.state.site = site
    app.state.sessions = sessions
    app.state.passwords = Passwords(desk.folder)
    app.state.effects = Effects(Moved(desk.folder))
    return app


def _report_style(request: Request) -> Response:
    """The report's own style sheet: the workbench looks like it."""
    del request
    style = files("wherefrom.report").joinpath("templates", "report.css").read_text("utf-8")
    return Response(style, media_type="text/css", headers={"cache-control": "max-age=3600"})


def _not_found(request: Request, error: Exception) -> Response:
    if request.state.session is None or request.url.path.startswith(("/api", "/static")):
        return PlainTextResponse("Nothing is here.", 404)
    told = getattr(error, "detail", "")
    told = told if told and told != "Not Found" else "Nothing is at this address."
    return page(request, "refused.html", status=404, heading="Not here", told=told, back="/")


def _refused(request: Request, error: Exception) -> Response:
    return page(request, "refused.html", status=422, told=str(error), back="/")
