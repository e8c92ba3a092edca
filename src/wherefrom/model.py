"""The nouns of a case, as docs/ledger.md defines them: frozen, without logic.

Offsets are Unicode code points into ``Document.text``, half-open. Every id is
made from content, never from a counter or a clock, so that the same input
gives the same ids wherever and however often it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["metadata", "text", "url", "given", "unknown"]
PublisherKind = Literal["outlet", "organisation", "official", "person"]
OriginKind = Literal[
    "witness",
    "official",
    "record",
    "organisation",
    "person",
    "withheld",
    "anonymous",
    "outlet",
    "none",
]
StatementKind = Literal["assertion", "opinion", "norm", "question", "forecast"]
Modality = Literal["asserted", "hedged", "denied"]
DerivationKind = Literal[
    "cites", "links", "copies", "credits", "corrects", "same_author", "same_publisher"
]
CreditKind = Literal["dateline", "byline", "source"]
ConflictKind = Literal["conflict", "update"]
View = Literal["full", "pseudonymised"]

NAMED_KINDS: frozenset[OriginKind] = frozenset(
    {"witness", "official", "record", "organisation", "person"}
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of one text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words something rests on: a span of one document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, as an ISO date, and how that is known.

    ``value`` may be as short as its precision (``2013-04``); None goes with
    the basis ``unknown``.
    """

    value: str | None
    basis: Basis


UNDATED = Published(None, "unknown")


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """An outgoing link: the words that carry it and its absolute address."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A whole-document credit: ``name`` as printed in dateline, byline or source line.

    A byline that names a person makes an author, not a credit; a credit names
    a wire service or another outlet (*AFP*, *via Reuters*, *Source: PTI*).
    """

    name: str
    how: CreditKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span of text that the page repeats around its article, and why it was taken for that."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or reference: where its marker and its text stand; no marker is None."""

    marker: Span | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One published item: fixed text, imprint, and the bytes it was read from."""

    id: str
    path: str  # relative; members of a container as "file.warc!/http://..."
    text: str
    title: str | None
    publisher: str | None
    publisher_kind: PublisherKind
    authors: tuple[str, ...]
    url: str | None
    language: str | None  # ISO 639-1
    sha256: str  # of the bytes this document was read from (a member's own bytes)
    published: Published
    version_of: str | None = None
    links: tuple[Hyperlink, ...] = ()
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()
    title_span: Span | None = None  # where the title stands in the text, if it does
    captured_at: str | None = None  # ISO time of capture, never of publication


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know about a document, or about a file that gave none."""

    document: str | None
    start: int | None
    end: int | None
    kind: str
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a member of one, that gave no document: why, and what to do next."""

    path: str
    kind: str  # e.g. "encrypted", "no_text", "too_large", "damaged", "unknown_type"
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Readout:
    """All that one file gave: documents, notices on them, and members not read."""

    documents: tuple[Document, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document names or points at a source.

    ``name`` is resolved inside the document as far as its words allow (*he* ->
    *Heydar Alishvandi*). ``named`` is False for *officials*, *a resident*, *the
    22-year-old*: such a mention is never resolved across documents. ``body``
    is the body a person in office speaks for, in the document's words.
    """

    id: str
    document: str
    start: int
    end: int
    name: str
    kind: OriginKind
    named: bool
    body: str | None
    why: str
    body_kind: OriginKind | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content, as in PARC and PolNeAR; each may be in pieces.

    ``mention`` is the source as found in the text; ``speaker`` the source of
    the case it was resolved to, None until the sources are resolved.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mention: str | None
    inside: str | None
    probability: float
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a statement's chain. ``source`` is None until sources are resolved."""

    mention: str
    attribution: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date in a statement; the precision of ``value`` is its length (ISO 8601 prefix)."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a statement: ``low`` to ``high`` of ``unit`` of ``of``.

    *at least 10 people* is low 10, high None, of "people"; *58km* is low =
    high = 58, unit "km". ``approximate`` for *about*, *nearly*, *dozens*.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One voice saying one thing at one place in one document.

    ``origin`` may be None: an allegation nobody stands behind is a finding to
    show, not a parsing failure to drop.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: StatementKind
    modality: Modality
    chain: tuple[ChainLink, ...]  # nearest to the reader first
    origin: str | None = None  # a source id
    origin_kind: OriginKind = "none"
    dates: tuple[DateValue, ...] = ()
    quantities: tuple[Quantity, ...] = ()


ReplyKind = Literal["proposition", "number", "day", "time", "place"]


@dataclass(frozen=True, slots=True)
class Reply:
    """One question that one statement answers, and what it answers.

    ``key`` is what is asked for, so that replies of different keys never meet
    (``number`` of ``killed``); ``low`` and ``high`` bound a number (None: open
    or no number). ``well_formed`` is False where the question could not be
    made from the statement's own words and quotes them instead.
    """

    statement: str
    kind: ReplyKind
    key: str
    value: str
    start: int
    end: int
    question: str
    well_formed: bool = True
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """What one document's text gives: who is named, what is attributed, what is stated."""

    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One named actor, record or outlet of the case, or one unnamed voice of one document.

    ``body`` is the source a person in office speaks for; ``why`` gives, per
    alias, the reason it was taken for the same source.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: OriginKind
    protected: bool = False
    body: str | None = None
    why: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which source each mention is, and which source each document's publisher is."""

    sources: tuple[Source, ...]
    of_mention: tuple[tuple[str, str, str], ...]  # (mention id, source id, why)
    of_publisher: tuple[tuple[str, str], ...]  # (document id, source id)


@dataclass(frozen=True, slots=True)
class External:
    """An outlet, body or document that is cited and not in the case."""

    id: str
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Derivation:
    """Evidence that ``taker`` took something from ``giver``.

    Either may be a document or a statement id; ``giver`` also a source or an
    external id. ``note`` says in one sentence why.
    """

    id: str
    taker: str
    giver: str
    kind: DerivationKind
    probability: float
    evidence: tuple[Evidence, ...]
    note: str
    directed: bool = True  # False: who took from whom is unknown


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin counted behind an answer, and the steps that lead to it."""

    source: str | None
    kind: OriginKind
    statements: tuple[str, ...]
    path: tuple[str, ...]  # ids of derivations and attributions
    why: str


@dataclass(frozen=True, slots=True)
class Independence:
    """How many origins were found behind an answer; ``named`` is the most likely number."""

    named: int
    withheld: int
    anonymous: int
    outlets: int
    expected: float
    interval: tuple[int, int]  # 90%


NOBODY = Independence(0, 0, 0, 0, 0.0, (0, 0))


@dataclass(frozen=True, slots=True)
class Answer:
    """The statements of a claim that agree, and who stands behind them."""

    id: str
    value: str
    statements: tuple[str, ...]
    compatible: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    independence: Independence = NOBODY
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers of one claim that cannot both be true of one moment."""

    answers: tuple[str, str]
    kind: ConflictKind
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A question that statements answer."""

    id: str
    gloss: str
    documents: int
    answers: tuple[Answer, ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements stand in one claim."""

    statements: tuple[str, str]
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the claims stage gives."""

    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an answer, claim or document that a reader must be told."""

    kind: str
    claim: str | None
    answer: str | None
    documents: tuple[str, ...]
    path: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Tracing:
    """What the trace stage gives: claims with origins counted, and the evidence."""

    claims: tuple[Claim, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    externals: tuple[External, ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What a result was made by; equal runs give equal ledgers, byte for byte."""

    version: str
    settings: str  # sha256 of the settings that bear on the result
    models: tuple[str, ...]  # sha256 of each model's files
    inputs: str  # sha256 over the documents' paths, bytes and given values


@dataclass(frozen=True, slots=True)
class Ledger:
    """A case's result, as docs/ledger.md defines it; every report is made from this."""

    run: Run
    view: View = "full"
    documents: tuple[Document, ...] = ()
    externals: tuple[External, ...] = ()
    sources: tuple[Source, ...] = ()
    mentions: tuple[Mention, ...] = ()
    of_mention: tuple[tuple[str, str, str], ...] = ()
    of_publisher: tuple[tuple[str, str], ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
