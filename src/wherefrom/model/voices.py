"""Who says what: mentions, attributions, statements, and the sources they come from."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model.documents import (
    Span,
)
from wherefrom.model.literals import (
    DateBasis,
    DatePrecision,
    Modality,
    OriginKind,
    ReplyKind,
    StatementKind,
)
from wherefrom.model.protection import Identifier


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document names or points at a source.

    ``name`` is resolved inside the document as far as its words allow (*he* ->
    *Teydar Olishvandi*). ``named`` is False for *officials*, *a resident*, *the
    22-year-old*: such a mention is never resolved across documents. ``body``
    is the body a person in office speaks for, in the document's words. ``page``
    is where in a cited work the note points, as printed (*18*, *para. 12*).
    ``role`` is what the document says a named person is (*governor of Qarsh
    island*), or, for an outlet, who reports for it.
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
    page: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the trained tagger marks it: token numbers of a parse, in order.

    ``source`` may be empty (*reportedly*), and so may ``content``; ``cue`` never is.
    """

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    probability: float


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
class View:
    """Whose wish, fear, judgement or plan some words tell: a private state, as in MPQA.

    ``holder`` is who holds it, as far as the document's own words tell, never
    joined across documents; None where they do not tell. No view is counted or
    makes anybody an origin.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    holder: str | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a statement's chain. ``source`` is None until sources are resolved."""

    mention: str
    attribution: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or time of day in a statement, as precise as its words are.

    ``value`` is an ISO 8601 prefix (*2031*, *2031-03*, *2031-03-05*), with X
    for a year that is not known (*XXXX-03-05*, *XXXX-W-1*), or a time of day
    (*T09:30*). ``timex`` is what TIMEX3 has for the whole expression, which may
    say more (*2031-Q1*, *2031-03-05T09:30*), ``mod`` how it is bent (START, END,
    APPROX, ...). ``basis`` is what it was worked out from: its own words, the
    day of publication, or the date ``against`` which the text puts it.
    """

    start: int
    end: int
    value: str
    precision: DatePrecision = "day"
    basis: DateBasis = "stated"
    against: Span | None = None
    timex: str = ""
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a statement: ``low`` to ``high`` of ``unit`` of ``of``.

    *at least 10 people* is low 10, high None, of "people"; *58km* is low =
    high = 58, unit "km". ``approximate`` for *about*, *nearly*, *dozens*.
    ``who`` are the people counted where they may be a part of all (*three
    soldiers were killed*: of "killed", who "soldier"); ``per`` is what the
    amount is for one of (*a month*: "month"). ``part``: of a whole (*12 of the
    30*); ``increment``: on top of others (*another 12*); ``ordinal``: *his
    third conviction* counts three.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    approximate: bool = False
    who: str | None = None
    per: str | None = None
    part: bool = False
    increment: bool = False
    ordinal: bool = False


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: the kind of its answers, and of what (``killed``, ``km``)."""

    kind: ReplyKind
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One question that one statement answers, and what it answers.

    ``key`` is what is asked for, so that replies of different keys never meet
    (``number`` of ``killed``); ``low`` and ``high`` bound a number (None: open
    or no number). ``well_formed`` is False where the question made from the
    statement's own words does not stand by itself; ``verbatim`` then asks
    with those words quoted. ``alone`` is the question where no other statement
    answers it: empty for the same, None where it is not to be asked then.
    ``doubt``, 0 to 1, is how far the question rests on readings that may be
    wrong: a pronoun's noun, a borrowed subject.
    ``who`` is the key of the one person of whom the verb is told (*ann lee*,
    *the climber*), empty where that is nobody, more than one, or not known.
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
    verbatim: str = ""
    alone: str | None = ""
    doubt: float = 0.0
    who: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """What one document's text gives: who is named, what is attributed or stated, whose views.

    ``identifiers`` are the words that may give a person away.
    """

    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    views: tuple[View, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


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
