"""The document page: its text with every attribution in place, and what it is tied to."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.model import Document, Finding
from wherefrom.report.document_views import web_address
from wherefrom.report.words import date_words, finding_weight, plural, published_words
from wherefrom.serve.desk import FULL, PSEUDONYMISED
from wherefrom.serve.held import Held
from wherefrom.serve.known import public_sources
from wherefrom.serve.posted import field, go_on, posted
from wherefrom.serve.rendering import desk_of, held_for, page, session_of
from wherefrom.serve.views.document import heard_in, set_rows
from wherefrom.serve.views.ruled import rulings_about
from wherefrom.serve.views.seen import moment_words, moments
from wherefrom.serve.views.ties import tied
from wherefrom.serve.views.told import Told, told

FIELDS = ("published", "publisher", "author", "url")


class NobodySets(WherefromError):
    """Something was to be set, and nobody has said who sets it."""

    def __init__(self) -> None:
        super().__init__("Say who rules, at the top of the page; then set it again.")


def found_document(request: Request, held: Held) -> Document | Response:
    """The document that the address names; its page in the view that is shown, if it has one.

    Ids differ between the views, so that nobody can tell one from the other outside.

    Raises:
        HTTPException: there is none of this id.
    """
    wanted = str(request.path_params["document"])
    document = held.lookup.documents.get(wanted)
    if document is not None:
        return document
    other = desk_of(request).held(PSEUDONYMISED if held.full else FULL)
    for place, one in enumerate(other.ledger.documents):
        if one.id == wanted and place < len(held.ledger.documents):
            here = held.ledger.documents[place].id
            return RedirectResponse(held.lookup.places.document(here), 303)
    raise HTTPException(404, "No document of this case has that number.")


def document(request: Request) -> Response:
    """The page of one document."""
    held = held_for(request)
    found = found_document(request, held)
    if isinstance(found, Response):
        return found
    public = public_sources(desk_of(request), held)
    statements = held.statements_in.get(found.id, [])
    every = [told(n, one, held, public) for n, one in enumerate(statements, 1)]
    heard = heard_in(found, held, public)
    notices = held.about.notices.get(found.id, [])
    return page(
        request,
        "document.html",
        held=held,
        twin=f"/api/documents/{found.id}",
        document=found,
        label=held.lookup.labels[found.id],
        title=found.title or ("" if held.full else "Title withheld"),
        published=published_words(found.published),
        date=date_words(found.published.value),
        url=web_address(found.url),
        rows=set_rows(found, every, heard, notices, held),
        every=every,
        heard=heard,
        remarks=tuple(dict.fromkeys(n.message for n in notices if n.start is None)),
        taken_from=tied(found, held, held.about.taken_from, mine=True),
        taken_by=tied(found, held, held.about.taken_by, mine=False),
        findings=_findings(found, held),
        seen=moments(found, held),
        seen_words=moment_words,
        figures=_figures(every),
        rulings_here=rulings_about(held, found.id) if held.full else (),
    )


def _figures(every: list[Told]) -> tuple[str, ...]:
    questions = {one.claim for t in every for one in t.answered}
    shared = {one.claim for t in every for one in t.crossing}
    return (
        plural(len(every), "statement"),
        f"answers to {plural(len(questions), 'question')}",
        f"{len(shared)} of them answered by other reports as well",
    )


def _findings(found: Document, held: Held) -> list[tuple[str, list[Finding]]]:
    """What is found about this document, by kind, the gravest first."""
    kinds: dict[str, list[Finding]] = {}
    for finding in held.about.findings.get(found.id, ()):
        kinds.setdefault(finding.kind, []).append(finding)
    return sorted(kinds.items(), key=lambda item: (finding_weight(item[0]), item[0]))


def _imprint(request: Request, form: FormData) -> Response:
    """Set what the document does not tell of itself; fields left empty stay as they are."""
    held = desk_of(request).held(FULL)
    known = str(request.path_params["document"])
    if known not in held.lookup.documents or not session_of(request).full:
        raise HTTPException(404, "No document of this case has that number.")
    values = {name: field(form, name) or None for name in FIELDS}
    by = session_of(request).reviewer
    if not by:
        raise NobodySets
    if any(values.values()):
        desk_of(request).changed(
            lambda case: case.set(
                known,
                published=values["published"],
                publisher=values["publisher"],
                author=values["author"],
                url=values["url"],
                by=by,
            )
        )
    return go_on(form)


ROUTES = [
    Route("/documents/{document}", document),
    Route("/documents/{document}/imprint", posted(_imprint), methods=["POST"]),
]
