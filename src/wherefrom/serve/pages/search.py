"""Search over all text, and what bears on an allegation in the reader's own words."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wherefrom.errors import WherefromError
from wherefrom.report.asked import NO_PROOF, TOLD, saying_words
from wherefrom.report.claim_views import said
from wherefrom.report.words import answer_words, count_words, doubt_words, plural
from wherefrom.serve.answers import answer
from wherefrom.serve.api.bearing import NOT_HEARD, NOT_NOW, SHOWN
from wherefrom.serve.asking import LONGEST as LONGEST_ALLEGATION
from wherefrom.serve.asking import asked, asked_outward
from wherefrom.serve.bearing_views import Bears, Says
from wherefrom.serve.desk import Desk
from wherefrom.serve.finding_words import IN_DOCUMENT
from wherefrom.serve.held import Held
from wherefrom.serve.listing import LONGEST
from wherefrom.serve.rendering import desk_of, held_for, page

MOST = 8  # questions, and statements beside them


def search(request: Request) -> Response:
    """What holds the words, or bears on the allegation, of the address."""
    held, given = held_for(request), request.query_params
    words = " ".join(given.get("q", "").split())[:LONGEST]
    allegation = " ".join(given.get("allegation", "").split())[:LONGEST_ALLEGATION]
    every = int(bool(given.get("all")))
    bears, wrong = None, ""
    if allegation:
        try:
            bears = _bearing(desk_of(request), held, allegation)
            allegation = bears.asked
        except WherefromError as error:
            # Under pseudonyms nothing is shown that may hold a name, nor what was typed.
            wrong, allegation = (str(error), allegation) if held.full else (NOT_NOW, "")
    return page(
        request, "search.html", held=held, words_sought=words, allegation=allegation,
        found=answer(request, "places", words=words, all=every) if words else None,
        bears=bears, wrong=wrong, in_document=IN_DOCUMENT, all=every,
    )  # fmt: skip


def _bearing(desk: Desk, held: Held, allegation: str) -> Bears:
    """What bears on it, in words; under pseudonyms worked out from the view alone.

    Raises:
        WherefromError: it holds no word, or the models cannot be used.
    """
    if held.full:
        found = asked(desk, allegation, most=MOST)
    else:
        found, held = asked_outward(desk, allegation, most=MOST)
    lookup = held.lookup
    claims = []
    for one in found.claims:
        claim = lookup.claims.get(one.claim)
        if claim is None:  # the case has changed meanwhile
            continue
        known = {answer.id: answer for answer in claim.answers}
        answers = tuple(
            Says(
                answer_words(known[a.answer].value),
                saying_words(a.saying),
                count_words(known[a.answer].independence),
                said(lookup.statements[a.best.statement], lookup),
            )
            for a in one.answers
            if a.answer in known and a.best.statement in lookup.statements
        )
        doubt = doubt_words(lookup.bonds.get(claim.id))
        reports = plural(claim.documents, "report")
        claims.append((claim.gloss, lookup.places.claim(claim.id), reports, doubt, answers))
    single = tuple(
        Says("", saying_words(s.saying), "", said(lookup.statements[s.statement], lookup))
        for s in found.statements
        if s.statement in lookup.statements
    )
    proof = NO_PROOF if found.told == "nothing" else ""
    unheard = NOT_HEARD if not held.full and SHOWN in found.allegation else ""
    return Bears(found.allegation, TOLD[found.told], proof, unheard, tuple(claims), single)


ROUTES = [Route("/search", search)]
