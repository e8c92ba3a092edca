"""Sources: who and what is credited, by what names, and what rests on them.

People who are protected or private have no page: they appear in their statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.model import Claim, Source, Statement
from wherefrom.pipeline.ruling_beside import RELIABILITY
from wherefrom.report.claim_views import chain_names
from wherefrom.report.finding_views import finding_term
from wherefrom.report.views import Name, Term
from wherefrom.report.words import date_words, finding_weight, glossary, letter, plural
from wherefrom.serve.desk import FULL, PSEUDONYMISED
from wherefrom.serve.held import Held
from wherefrom.serve.known import address, public_sources
from wherefrom.serve.places import Pages
from wherefrom.serve.rendering import desk_of, held_for, page
from wherefrom.serve.views.ruled import rulings_about
from wherefrom.serve.views.told import short_count

ROWS = 50  # of one page of a list
_RANKED: WeakKeyDictionary[Held, dict[tuple[str, frozenset[str]], list[Source]]]
_RANKED = WeakKeyDictionary()
ORDERS = {"behind": "most behind them", "name": "by name"}


@dataclass(frozen=True, slots=True)
class Row:
    """A source in the list, and what rests on it."""

    source: Source
    href: str
    n_statements: int
    n_reports: int
    n_answers: int
    n_documents: int  # that it published
    marks: tuple[str, ...]


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
    held = held_for(request)
    public = public_sources(desk_of(request), held)
    asked = request.query_params
    kinds = glossary()["origins"]
    kind = asked.get("kind", "") if asked.get("kind") in kinds else ""
    order = asked.get("by", "") if asked.get("by") in ORDERS else "behind"
    wanted = " ".join(asked.get("q", "").split())
    ranked = _ranked(held, public, order)
    shown = [s for s in ranked if _is_called(s, wanted)] if wanted else ranked
    counts: Counter[str] = Counter(s.kind for s in shown)
    listed = [s for s in shown if s.kind == kind] if kind else shown
    here = _page_number(request, len(listed))
    query = {"q": wanted, "kind": kind, "by": order if order != "behind" else ""}
    return page(
        request,
        "sources.html",
        held=held,
        rows=[_row(s, held, public) for s in listed[(here - 1) * ROWS : here * ROWS]],
        n=len(listed),
        n_all=len(shown),
        counts=[(k, counts[k]) for k in kinds if counts[k]],
        kind=kind,
        order=order,
        orders=ORDERS,
        wanted=wanted,
        here_page=here,
        n_pages=max(1, -(-len(listed) // ROWS)),
        link=lambda **new: _link(query, new),
        private=_private(held, public),
    )


def _is_called(source: Source, wanted: str) -> bool:
    names = " \n".join((source.name, *source.aliases)).casefold()
    return all(word in names for word in wanted.casefold().split())


def _ranked(held: Held, public: frozenset[str], order: str) -> list[Source]:
    """All sources with a page in this order, worked out once for each state of the case."""
    known = _RANKED.setdefault(held, {})
    if (order, public) not in known:
        found = [s for s in held.ledger.sources if s.id in public]
        known[order, public] = sorted(found, key=lambda s: _rank(s, held, order))
    return known[order, public]


def _rank(source: Source, held: Held, order: str) -> tuple[float, float, str, str]:
    if order == "name":
        return (0, 0, source.name.casefold(), source.id)
    about = held.about
    answers = len(about.origin_of.get(source.id, ()))
    return (-answers, -len(about.told_by.get(source.id, ())), source.name.casefold(), source.id)


def _row(source: Source, held: Held, public: frozenset[str]) -> Row:
    about = held.about
    said = about.told_by.get(source.id, [])
    return Row(
        source,
        address(source, public),
        len(said),
        len({s.document for s in said}),
        len(about.origin_of.get(source.id, ())),
        len(about.published_by.get(source.id, ())),
        _marks(source, held),
    )


def _marks(source: Source, held: Held) -> tuple[str, ...]:
    """What people set for it, in words."""
    found = []
    for ruling in held.about.ruled_on.get(source.id, ()):
        if ruling.kind == "withdrawn":
            found.append("withdrawn")
        elif ruling.kind == "reliability" and ruling.value in RELIABILITY:
            found.append(f"{ruling.value} {RELIABILITY[ruling.value]}")
    return tuple(dict.fromkeys(found))


def _private(held: Held, public: frozenset[str]) -> list[tuple[str, int]]:
    """How many sources of each kind have no page."""
    counts: Counter[str] = Counter(s.kind for s in held.ledger.sources if s.id not in public)
    kinds = glossary()["origins"]
    return [
        (plural(counts[k], str(words["label"]), str(words["many"])), counts[k])
        for k, words in kinds.items()
        if counts[k] and k != "none"
    ]


def _page_number(request: Request, n: int, name: str = "page") -> int:
    given = request.query_params.get(name, "1")
    wanted = int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1
    return min(max(wanted, 1), max(1, -(-n // ROWS)))


def _link(query: dict[str, str], new: dict[str, object]) -> str:
    """The list's address with other values; empty ones are left out."""
    values = {**query, **{name: str(value) for name, value in new.items()}}
    return "/sources?" + urlencode({name: value for name, value in values.items() if value})


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
        grade=_marks(found, held),
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
        value=lettered + " ".join(answer.value.split()),
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
