"""The document page: its text with every attribution in place, and what it is tied to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from wherefrom.model import Derivation, Document, Finding, Notice, Source
from wherefrom.report.document_views import web_address
from wherefrom.report.views import Side
from wherefrom.report.words import date_words, finding_weight, glossary, plural, published_words
from wherefrom.serve.desk import FULL, PSEUDONYMISED
from wherefrom.serve.held import Held
from wherefrom.serve.known import address, public_sources
from wherefrom.serve.posted import field, go_on, posted
from wherefrom.serve.reading import Paragraph, set_paragraphs, text_stretches
from wherefrom.serve.rendering import desk_of, held_for, page, session_of
from wherefrom.serve.seen import moment_words, moments
from wherefrom.serve.told import Told, told

FIELDS = ("published", "publisher", "author", "url")
AROUND = 90  # characters shown on either side of the words that a derivation rests on
LONGEST = 320  # characters of words shown at once
SIDES = 3  # places shown of one derivation


@dataclass(frozen=True, slots=True)
class Heard:
    """A source that the document names: its number on the page, and how much rests on it."""

    number: int
    source: Source
    href: str
    n_statements: int
    called: tuple[str, ...]  # in the document's own words


@dataclass(frozen=True, slots=True)
class Tie:
    """Something taken from or by another: what, how sure, why, and the words on both sides."""

    id: str
    kind: str
    label: str
    meaning: str
    sure: str
    why: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """Another document, a source or something outside the case, and all that ties it to this."""

    name: str
    href: str
    url: str  # of something outside the case; only http and https
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """One paragraph with what stands beside it."""

    paragraph: Paragraph
    beside: tuple[Told, ...]  # statements that other reports' questions hang on
    notices: tuple[str, ...]


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
    heard = _heard(found, held, public)
    notices = held.about.notices.get(found.id, [])
    return page(
        request,
        "document.html",
        held=held,
        document=found,
        label=held.lookup.labels[found.id],
        title=found.title or ("" if held.full else "Title withheld"),
        published=published_words(found.published),
        date=date_words(found.published.value),
        url=web_address(found.url),
        rows=_set(found, every, heard, notices, held),
        every=every,
        heard=heard,
        remarks=tuple(dict.fromkeys(n.message for n in notices if n.start is None)),
        taken_from=_tied(found, held, held.about.taken_from, mine=True),
        taken_by=_tied(found, held, held.about.taken_by, mine=False),
        findings=_findings(found, held),
        seen=moments(found, held),
        seen_words=moment_words,
        figures=_figures(every),
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


def _heard(found: Document, held: Held, public: frozenset[str]) -> tuple[Heard, ...]:
    """Sources the document names, those behind most of its statements first."""
    counts: Counter[str] = Counter()
    for statement in held.statements_in.get(found.id, ()):
        counts.update({link.source for link in statement.chain if link.source is not None})
    words: dict[str, list[str]] = {}
    for attribution in held.attributions_in.get(found.id, ()):
        if attribution.speaker is not None:
            called = " … ".join(found.text[s.start : s.end] for s in attribution.source)
            words.setdefault(attribution.speaker, []).append(" ".join(called.split()))
    ids = [s for s in dict.fromkeys((*counts, *words)) if s in held.lookup.sources]
    ids.sort(key=lambda s: (-counts[s], held.lookup.sources[s].name, s))
    return tuple(
        Heard(
            number,
            source := held.lookup.sources[one],
            address(source, public),
            counts[one],
            tuple(w for w in dict.fromkeys(words.get(one, ())) if w and w != source.name),
        )
        for number, one in enumerate(ids)
    )


def text_rows(found: Document, held: Held) -> list[Set]:
    """The text with its marks and nothing beside it."""
    heard = _heard(found, held, frozenset())
    return _set(found, [], heard, held.about.notices.get(found.id, []), held)


def _set(
    found: Document,
    every: list[Told],
    heard: tuple[Heard, ...],
    notices: list[Notice],
    held: Held,
) -> list[Set]:
    stretches = text_stretches(
        found,
        held.statements_in.get(found.id, []),
        held.attributions_in.get(found.id, []),
        notices,
        {one.source.id: one.number for one in heard},
        {one.source.id: one.source.kind for one in heard},
        {n for n, one in enumerate(every) if one.crossing},
    )
    rows = []
    for paragraph in set_paragraphs(found.text, stretches):
        here = [every[n] for n in paragraph.statements] if every else []
        said = [
            n.message
            for n in notices
            if n.start is not None and paragraph.start <= n.start < paragraph.end
        ]
        rows.append(
            Set(
                paragraph,
                tuple(one for one in here if one.crossing),
                tuple(dict.fromkeys(said)),
            )
        )
    return rows


def _tied(
    found: Document, held: Held, of: dict[str, list[Derivation]], *, mine: bool
) -> tuple[Tied, ...]:
    """Derivations by what is at their other end, the surest first; ``mine``: this one took."""
    ordered = sorted(of.get(found.id, ()), key=lambda d: (-d.probability, d.id))
    groups: dict[str, list[Derivation]] = {}
    for one in ordered:
        end = one.giver if mine else one.taker
        other = held.lookup.document_of(end)
        if other != found.id:
            groups.setdefault(other or end, []).append(one)
    return tuple(_group(end, ties, found, held) for end, ties in groups.items())


def _group(end: str, ties: list[Derivation], found: Document, held: Held) -> Tied:
    lookup = held.lookup
    outside = lookup.externals.get(end)
    inside = end in lookup.documents
    return Tied(
        name=lookup.labels[end] if inside else lookup.source_name(end),
        href=lookup.places.document(end) if inside else "",
        url=web_address(outside.url) if outside else "",
        ties=tuple(_tie(one, found, held) for one in ties),
    )


def _tie(one: Derivation, found: Document, held: Held) -> Tie:
    words = glossary()["evidence"][one.kind]
    places = sorted(one.evidence, key=lambda e: (e.document != found.id, e.start))
    sides = [_side(e.document, e.start, e.end, held) for e in places]
    return Tie(
        id=one.id,
        kind=one.kind,
        label=str(words["label"]),
        meaning=str(words["meaning"]),
        sure=f"{one.probability:.0%} sure" if one.probability < 1 else "",
        why=one.note,
        sides=tuple(dict.fromkeys(side for side in sides if side is not None))[:SIDES],
    )


def _side(document: str, start: int, end: int, held: Held) -> Side | None:
    if document not in held.lookup.documents:
        return None
    text = held.lookup.documents[document].text
    short = end - start < AROUND
    first = max(0, start - AROUND) if short else start
    last = min(len(text), end + AROUND if short else min(end, start + LONGEST))
    if first and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", start, last)) > start:
        last = space
    words = " ".join(text[first:last].split())
    told_so = f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"
    return Side(held.lookup.labels[document], held.lookup.places.document(document), told_so)


def _imprint(request: Request, form: FormData) -> Response:
    """Set what the document does not tell of itself; fields left empty stay as they are."""
    held = desk_of(request).held(FULL)
    known = str(request.path_params["document"])
    if known not in held.lookup.documents or not session_of(request).full:
        raise HTTPException(404, "No document of this case has that number.")
    values = {name: field(form, name) or None for name in FIELDS}
    if any(values.values()):
        desk_of(request).changed(
            lambda case: case.set(
                known,
                published=values["published"],
                publisher=values["publisher"],
                author=values["author"],
                url=values["url"],
            )
        )
    return go_on(form)


ROUTES = [
    Route("/documents/{document}", document),
    Route("/documents/{document}/imprint", posted(_imprint), methods=["POST"]),
]
