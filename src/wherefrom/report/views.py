"""What the page's templates receive: words and addresses, ready to be set."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wherefrom.model import OriginKind, Run, Unread
from wherefrom.report.drawing import Drawing
from wherefrom.report.indicators_views import IndicatorsView


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody in a chain: the name, and the kind where a mark is to be shown."""

    words: str
    kind: OriginKind | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A short label with its meaning, and the id of its entry in the glossary."""

    label: str
    meaning: str
    anchor: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Exact words of one report."""

    report: str
    href: str
    quote: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path to an origin: what ``report`` does, and the words of either side."""

    words: str
    report: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """A named origin behind an answer, or all others of one kind."""

    names: tuple[Name, ...]  # the last one carries the kind
    reports: str
    why: tuple[str, ...]
    derived: bool  # whether something was taken from another report on the way
    steps: tuple[Step, ...]
    n_more: int  # steps that are not shown


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: who published it, on whose word, and its words in their paragraph."""

    report: str
    date: str
    chain: tuple[Name, ...]
    quote: Markup
    tags: tuple[Term, ...]
    href: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer of a question."""

    letter: str
    value: str
    reports: str
    count: str
    uncertainty: str
    flags: tuple[Term, ...]
    origins: tuple[OriginView, ...]
    said: tuple[Said, ...]  # one of each report
    further: tuple[Said, ...]
    compatible: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two answers that clash, by their letters, and why."""

    kind: str
    letters: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding's sentence, and where its question (or document) stands."""

    term: Term
    message: str
    href: str
    target: str
    gloss: str
    letter: str  # of the answer, where the question has several
    value: str  # that answer


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind that are told together, and every place they are of."""

    message: str
    places: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding, how many there are, and what is told of them."""

    term: Term
    n: int
    groups: tuple[FindingGroup, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A question, by its number."""

    number: str
    href: str
    gloss: str


@dataclass(frozen=True, slots=True)
class OriginalView:
    """Something to obtain, and what hangs on it."""

    name: str
    url: str  # only http and https
    words: str
    n_answers: int
    n_alone: int
    places: tuple[Place, ...]
    cited: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One question with its answers."""

    anchor: str
    number: str
    gloss: str
    doubt: str  # that it is perhaps not one question
    bond: str  # the probability that it is, where there is doubt
    reports: str
    publishers: str
    n_statements: int
    answers: tuple[AnswerView, ...]
    conflicts: tuple[ConflictView, ...]
    findings: tuple[FindingView, ...]  # the grave ones
    lesser: tuple[FindingView, ...]
    drawing: Drawing
    named: str  # for the table of questions: named origins, answer by answer
    others: str  # the same for withheld and unnamed ones
    outlets: str
    marks: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, its other names, and what rests on it."""

    name: Name
    aliases: tuple[tuple[str, str], ...]  # (alias, why)
    body: str
    behind: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice and the document or file it is about."""

    where: str
    href: str
    message: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: its imprint, and its text with anchors at each statement."""

    anchor: str
    publisher: str
    date: str
    title: str
    rows: tuple[tuple[str, str], ...]
    url: str  # only http and https
    version_of: str
    version_href: str
    statements: str
    notices: tuple[str, ...]
    paragraphs: tuple[Markup, ...]
    language: str


@dataclass(frozen=True, slots=True)
class RulingView:
    """A ruling in a sentence, its reason, whether it stands, and why not."""

    said: str
    why: str
    state: str
    because: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page."""

    title: str
    caution: str
    full: bool  # names stand
    figures: tuple[tuple[str, str], ...]
    headline: str
    findings: tuple[FindingKind, ...]
    originals: tuple[OriginalView, ...]
    claims: tuple[ClaimView, ...]
    brief: tuple[ClaimView, ...]  # those beyond what one page can show in full
    singles: tuple[ClaimView, ...]
    sources: tuple[tuple[Term, tuple[SourceView, ...]], ...]
    documents: tuple[DocumentView, ...]
    notices: tuple[NoticeView, ...]
    unread: tuple[Unread, ...]
    indicators: IndicatorsView
    run: Run
    format: int
    rulings: tuple[RulingView, ...] = ()
