"""Sources: who and what is credited, by what names, and what rests on them.

People who are protected or private have no page: they appear in their statements.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.model import Claim, Source, Statement
from wherefrom.report.claim_views import chain_names
from wherefrom.report.finding_views import finding_term
from wherefrom.report.views import Name, Term
from wherefrom.report.words import answer_words, date_words, finding_weight, glossary, letter
from wherefrom.serve.answers import listed
from wherefrom.serve.desk import FULL, PSEUDONYMISED
from wherefrom.serve.held import Held
from wherefrom.serve.known import address, public_sources
from wherefrom.serve.listing import Query
from wherefrom.serve.places import Pages
from wherefrom.serve.rendering import desk_of, held_for, page
from wherefrom.serve.source_rows import FACETS, SORTS, marks_of
from wherefrom.serve.views.ruled import rulings_about
from wherefrom.serve.views.told import short_count

ROWS = 50  # of one page of a list


@dataclass(frozen=True, slots=True)
class Behind:
    """An answer that the source is an origin of."""

    href: str
    without: str  # the same claim with the source withdrawn
    gloss: str
    value: str
    count: str
    n_reports: int
    flags: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A statement in whose chain the source stands."""

    report: str
    date: str
    href: str
    words: str
    chain: tuple[Name, ...]


def sources(request: Request) -> Response:
    """The list."""
    query = Query.of(request.query_params, FACETS)
    found = listed(request, "sources", query)
    return page(request, "sources.html", query=query, found=found, sorts=SORTS)


def _page_number(request: Request, n: int, name: str = "page") -> int:
    given = request.query_params.get(name, "1")
    wanted = int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1
    return min(max(wanted, 1), max(1, -(-n // ROWS)))


def _found(request: Request, held: Held, public: frozenset[str]) -> Source | Response:
    wanted = str(request.path_params["source"])
    if wanted in public:
        return held.lookup.sources[wanted]
    if wanted not in held.lookup.sources:
        other = desk_of(request).held(PSEUDONYMISED if held.full else FULL)
        for place, one in enumerate(other.ledger.sources):
            if one.id == wanted and place < len(held.ledger.sources):
                here = held.ledger.sources[place].id
                if here in public:
                    return RedirectResponse(Pages().source(here), 303)
    raise HTTPException(
        404, "No page: nobody and nothing of that number, or somebody who is protected or private."
    )


def source(request: Request) -> Response:
    """The page of one source."""
    held = held_for(request)
    public = public_sources(desk_of(request), held)
    found = _found(request, held, public)
    if isinstance(found, Response):
        return found
    about, lookup = held.about, held.lookup
    behind = [(lookup.claims[c], a) for c, a in about.origin_of.get(found.id, ())]
    behind.sort(key=lambda pair: -pair[0].documents)
    said = about.told_by.get(found.id, [])
    at, of = _page_number(request, len(behind)), _page_number(request, len(said), "said")
    why = dict(found.why)
    return page(
        request,
        "source.html",
        held=held,
        source=found,
        meaning=glossary()["origins"][found.kind]["meaning"],
        aliases=[(alias, why.get(alias, "")) for alias in found.aliases],
        body=_named([found.body] if found.body else [], held, public),
        speakers=_named(about.speaks_for.get(found.id, ()), held, public),
        documents=[lookup.documents[d] for d in about.published_by.get(found.id, ())],
        behind=[_behind(c, a, found.id, held) for c, a in behind[(at - 1) * ROWS : at * ROWS]],
        n_behind=len(behind),
        at=at,
        said=[_words(s, held) for s in said[(of - 1) * ROWS : of * ROWS]],
        n_said=len(said),
        of=of,
        n_reports=len({s.document for s in said}),
        rows=ROWS,
        alone=sum(_is_alone(c, a) for c, a in behind),
        ruled=rulings_about(held, found.id) if held.full else (),
        grade=marks_of(found, held),
    )


def _named(ids: Iterable[str], held: Held, public: frozenset[str]) -> list[tuple[str, str, str]]:
    """Name, kind and address of sources; those without a page are counted, not named."""
    known = [held.lookup.sources[i] for i in ids if i in held.lookup.sources]
    return [(s.name, s.kind, address(s, public)) for s in known if s.id in public]


def _is_alone(claim: Claim, answer_id: str) -> bool:
    """Whether the answer has no other origin that is named."""
    answer = next(a for a in claim.answers if a.id == answer_id)
    return answer.independence.named <= 1


def _behind(claim: Claim, answer_id: str, source: str, held: Held) -> Behind:
    number, answer = next((n, a) for n, a in enumerate(claim.answers) if a.id == answer_id)
    lettered = f"{letter(number)}: " if len(claim.answers) > 1 else ""
    flags = sorted(answer.flags, key=lambda f: (finding_weight(f), f))
    return Behind(
        href=held.lookup.places.claim(claim.id),
        without=f"{held.lookup.places.claim(claim.id)}?{urlencode({'without': source})}",
        gloss=claim.gloss,
        value=lettered + " ".join(answer_words(answer.value).split()),
        count=short_count(answer.independence),
        n_reports=claim.documents,
        flags=tuple(t for t in (finding_term(flag) for flag in flags) if t.grave),
    )


def _words(statement: Statement, held: Held) -> Words:
    document = held.lookup.documents[statement.document]
    return Words(
        report=held.lookup.publisher(document.id),
        date=date_words(document.published.value),
        href=held.lookup.places.statement(statement.id, document.id),
        words=" ".join(statement.text.split()),
        chain=chain_names(statement, held.lookup),
    )


ROUTES = [Route("/sources", sources), Route("/sources/{source}", source)]
