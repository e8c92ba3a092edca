"""The case page: the headline, findings by kind, documents, what was not read; and indicators."""

from __future__ import annotations

from types import SimpleNamespace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.report.indicators_page import indicators_view
from wherefrom.report.indicators_views import IndicatorsView
from wherefrom.serve.case_views import case_view
from wherefrom.serve.held import Held
from wherefrom.serve.kept import once
from wherefrom.serve.pages.adding import run_shown
from wherefrom.serve.rendering import held_for, page

FINDINGS = 3  # of one kind, shown before the rest is folded
FOLDED = 20  # of one kind and shown folded; all are in the list of questions
ORIGINALS = 5
NOTICES = 100
CODES = 5


def case(request: Request) -> Response:
    """The first page."""
    held = held_for(request)
    return page(
        request, "case.html", held=held, view=once(held, case_view),
        local=not request.app.state.site.passwords, n_findings=FINDINGS, n_folded=FOLDED,
        n_originals=ORIGINALS, n_codes=CODES, n_notices=NOTICES, run=run_shown(request, held),
        twin="/api/case",
    )  # fmt: skip


def _indicators(held: Held) -> IndicatorsView:
    return indicators_view(held.lookup, {})


def indicators(request: Request) -> Response:
    """Every code with the statements that allege it, per question and per body."""
    held = held_for(request)
    codes = once(held, _indicators)
    return page(request, "alleged.html", held=held, report=SimpleNamespace(indicators=codes))


ROUTES = [Route("/", case), Route("/indicators", indicators)]
