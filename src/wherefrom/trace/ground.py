"""All that following a source needs to look up, gathered once for a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from wherefrom.model import (
    Answer,
    Claim,
    Derivation,
    Document,
    Evidence,
    External,
    OriginKind,
    Resolution,
    Source,
    Statement,
)
from wherefrom.trace.looked import Looked

TAKING = ("cites", "links", "copies", "credits")  # kinds by which one takes from another
IN_TEXT = attrgetter("document", "start", "end", "id")  # what statements are put in order by
IN_DOCUMENT = attrgetter("start", "end", "id")  # the same of those of one document
LIKELY = 0.5  # from here a derivation is taken as true in the most likely count
Lying = tuple[tuple[Evidence, ...], tuple[int, ...]]  # words, the places of what lies in them
_get: Any = dict.get  # of a table that notes what is looked up: what is asked is noted here


@dataclass(frozen=True, slots=True)
class Ground:
    """Documents, statements, sources and derivations, each found by id.

    ``publisher`` gives a document's publisher: a source id, or its name where
    it was resolved to none, or the document's own id. ``cites`` is keyed by
    (document, source cited); ``copies``, ``credits`` and ``linked`` by the
    taking document; ``shares`` by either of two documents of which nothing
    says who took from whom; ``taken`` holds, by taking document, all four
    kinds by which one document takes from another, and ``given`` the same by
    the giving one; ``authored`` those of one author by the taking one.
    ``answer_of`` gives the answer by (statement, claim). ``lying`` fills as it is
    asked which of a document's statements lie in the words of a derivation.
    """

    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    by_document: Mapping[str, tuple[Statement, ...]]
    sources: Mapping[str, Source]
    publisher: Mapping[str, str]
    published_by: Mapping[str, tuple[str, ...]]
    cites: Mapping[tuple[str, str], Derivation]
    copies: Mapping[str, tuple[Derivation, ...]]
    shares: Mapping[str, tuple[Derivation, ...]]
    credits: Mapping[str, tuple[Derivation, ...]]
    linked: Mapping[str, tuple[Derivation, ...]]
    taken: Mapping[str, tuple[Derivation, ...]]
    given: Mapping[str, tuple[Derivation, ...]]
    authors: tuple[Derivation, ...]
    authored: Mapping[str, tuple[Derivation, ...]]
    claim_of: Mapping[str, tuple[str, ...]]
    answer_of: Mapping[tuple[str, str], str]
    outside: Mapping[str, External]
    read: Mapping[str, float] = field(default_factory=dict)  # by statement: how surely its chain
    undeclared: dict[str, bool] = field(default_factory=dict, compare=False)  # by copy, as found
    lying: dict[tuple[str, str], Lying] = field(default_factory=dict, compare=False)
    looked: Looked | None = field(default=None, compare=False)  # keys met, where it is watched

    def name(self, source: str | None) -> str:
        """A source's name, a publisher's, or words for one that has none."""
        if source is None:
            return "an unnamed source"
        known = self._source(source, "name")
        if known is not None:
            return known.name
        if source in self.documents:
            return self.documents[source].publisher or self.documents[source].path
        return self.outside[source].name if source in self.outside else source

    def kind_of(self, source: str) -> OriginKind | None:
        """A source's kind; None where it is not known."""
        known = self._source(source, "kind")
        return None if known is None else known.kind

    def body_of(self, source: str) -> str | None:
        """The body that a source speaks for."""
        known = self._source(source, "body")
        return None if known is None else known.body

    def told_in(self, document: str) -> Sequence[Statement]:
        """What is said in a document, for who asks in which words, and not on whose."""
        if self.looked is not None:
            self.looked["told"].add(document)
        return _get(self.by_document, document, ())  # type: ignore[no-any-return]

    def _source(self, source: str, what: str) -> Source | None:
        """The source, of which is asked ``what`` alone: it may change in other ways."""
        if self.looked is not None:
            self.looked[what].add(source)
        return _get(self.sources, source)  # type: ignore[no-any-return]


def publishers(documents: Iterable[Document], resolution: Resolution) -> dict[str, str]:
    """Publisher by document id: its source, else its name, else the document itself."""
    resolved = dict(resolution.of_publisher)
    return {d.id: resolved.get(d.id) or d.publisher or d.id for d in documents}


def named_in(derivations: Iterable[Derivation]) -> dict[tuple[str, str], Derivation]:
    """By (document, source as named there): the derivation that naming it makes."""
    return {(d.taker, source): d for d in derivations for source in d.named_as}


def _by(derivations: Iterable[Derivation], *ends: str) -> dict[str, tuple[Derivation, ...]]:
    groups: dict[str, list[Derivation]] = defaultdict(list)
    for d in derivations:
        for end in ends:
            groups[getattr(d, end)].append(d)
    return {end: tuple(found) for end, found in groups.items()}


def claim_of(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """By statement: the claims that it answers."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        this = (claim.id,)  # one for all: most statements answer nothing else
        for answer in claim.answers:
            for statement_id in answer.statements:
                found[statement_id] = found[statement_id] + this if statement_id in found else this
    return found


class AnswerOf(Mapping[tuple[str, str], str]):
    """By (statement, claim): the answer that it gives there; put together claim by claim."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._given: dict[str, dict[str, str]] = {}

    def _in(self, claim: str) -> Mapping[str, str]:
        found = self._given.get(claim)
        if found is None:
            answers = self._claims[claim].answers if claim in self._claims else ()
            found = self._given[claim] = {s: a.id for a in answers for s in a.statements}
        return found

    def __getitem__(self, key: tuple[str, str]) -> str:
        return self._in(key[1])[key[0]]

    def get(self, key: tuple[str, str], default: Any = None) -> Any:
        """As of any mapping."""
        return self._in(key[1]).get(key[0], default)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((statement, claim) for claim in self._claims for statement in self._in(claim))

    def __len__(self) -> int:
        return sum(len(self._in(claim)) for claim in self._claims)


def ground(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    resolution: Resolution,
    claims: Sequence[Claim],
    derivations: Sequence[Derivation],
    *,
    cites: Mapping[tuple[str, str], Derivation],
    externals: Sequence[External] = (),
    read: Mapping[str, float] | None = None,
) -> Ground:
    """Everything by id; order of the arguments' items does not matter.

    ``read`` says how surely each statement's chain was read; 1.0 where it does not say.
    """
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    publisher = publishers(documents, resolution)
    published_by: dict[str, list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.id):
        published_by[publisher[document.id]].append(document.id)
    made = tables(derivations)
    made["cites"] = cites
    return Ground(
        documents={d.id: d for d in documents},
        statements={s.id: s for s in statements},
        by_document={
            key: tuple(sorted(by_document[key], key=IN_DOCUMENT)) for key in sorted(by_document)
        },
        sources={s.id: s for s in resolution.sources},
        publisher=publisher,
        published_by={key: tuple(found) for key, found in published_by.items()},
        claim_of=claim_of(claims),
        answer_of=AnswerOf(claims),
        outside={x.id: x for x in externals},
        read={} if read is None else read,
        **made,
    )


def rank(derivation: Derivation) -> tuple[float, str]:
    """What derivations of one document are put in order by: the likeliest first."""
    return -derivation.probability, derivation.id


def tables(derivations: Sequence[Derivation]) -> dict[str, Any]:
    """What a ground holds of ``derivations``, by the names it has there."""
    ordered = sorted(derivations, key=rank)
    of: dict[tuple[str, bool], list[Derivation]] = defaultdict(list)
    for d in ordered:
        of[d.kind, d.directed].append(d)
    taking = [d for d in ordered if d.kind in TAKING]
    authors = [d for d in ordered if d.kind == "same_author"]
    return {
        "cites": named_in(derivations),
        "copies": _by(of["copies", True], "taker"),
        "shares": _by(of["copies", False], "taker", "giver"),
        "credits": _by(of["credits", True], "taker"),
        "linked": _by(of["links", True], "taker"),
        "taken": _by(taking, "taker"),
        "given": _by(taking, "giver"),
        "authors": tuple(authors),
        "authored": _by(authors, "taker"),
    }


def differs(ground: Ground, a: Statement, b: Statement) -> bool:
    """Whether the two answer one question otherwise."""
    answers = ((ground.answer_of[a.id, c], (b.id, c)) for c in ground.claim_of.get(a.id, ()))
    return any(ground.answer_of.get(other, answer) != answer for answer, other in answers)


def members(
    ground: Ground, answer: Answer, *, without: frozenset[str] = frozenset()
) -> tuple[Statement, ...]:
    """The answer's statements in a fixed order; opinions, norms, questions never count."""
    # By id: a statement is long to hash.
    found = {s: ground.statements[s] for s in answer.statements if s in ground.statements}
    counted = [s for s in found.values() if s.kind == "assertion" and s.document not in without]
    return tuple(sorted(counted, key=IN_TEXT))


def inside(statement: Statement, words: Iterable[Evidence], *, least: float = 0.6) -> bool:
    """Whether at least that share of the statement lies in the words of its document."""
    start, end, covered = statement.start, statement.end, 0
    for w in words:
        if w.document == statement.document and w.start < end and start < w.end:
            covered += min(end, w.end) - max(start, w.start)
    return covered >= least * max(1, end - start)
