"""Who is protected: a reviewer's word on a name, kept and logged as such."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.ids import content_id
from wherefrom.pipeline.ruling import BadRuling
from wherefrom.serve.pages.rulings import NamesHidden, NobodyRules, with_ruled
from wherefrom.serve.posted import back, field, posted
from wherefrom.serve.rendering import desk_of, effects_of, session_of
from wherefrom.serve.views.effects import Effect

VERDICTS = {"protect": "free", "free": "protect"}  # each with what takes it back


def _protect(request: Request, form: FormData) -> Response:
    session, verdict = session_of(request), field(form, "verdict")
    name = field(form, "other") or field(form, "name")
    if not session.full:
        raise NamesHidden
    if not session.reviewer:
        raise NobodyRules
    if verdict not in VERDICTS or not name:
        raise BadRuling("Say whose name it is, and whether it is protected or may stand.")
    free, why = verdict == "free", field(form, "why")
    desk_of(request).protect(name, by=session.reviewer, why=why, free=free)
    told = Effect(
        ruling=content_id("w", name, verdict),
        said=f"“{name}” " + ("is protected" if verdict == "protect" else "may stand"),
        lines=(_meaning(verdict),),
        why=field(form, "why"),
        reverse=(name, VERDICTS[verdict]),
    )
    effects_of(request).keep(told, {})
    return RedirectResponse(with_ruled(back(form), told.ruling), 303)


def _meaning(verdict: str) -> str:
    if verdict == "free":
        return "The name stands in all that leaves the case"
    return "A pseudonym stands for the name in all that leaves the case"


ROUTES = [Route("/protect", posted(_protect), methods=["POST"])]
