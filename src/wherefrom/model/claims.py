"""Questions and answers, what was taken from what, and what a reader must be told."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model.documents import (
    Evidence,
    Notice,
)
from wherefrom.model.literals import (
    ConflictKind,
    DerivationKind,
    OriginKind,
)
from wherefrom.model.rulings import (
    Ruling,
)
from wherefrom.model.voices import (
    Asked,
)


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
    external id. ``note`` says in one sentence why. ``named_as`` are the ids of
    the sources by which the taker names the giver, where it names it.
    """

    id: str
    taker: str
    giver: str
    kind: DerivationKind
    probability: float
    evidence: tuple[Evidence, ...]
    note: str
    directed: bool = True  # False: who took from whom is unknown
    named_as: tuple[str, ...] = ()
    ruling: str | None = None  # by which somebody confirmed or set it


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
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements stand in one claim."""

    statements: tuple[str, str]
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """Statements that were read to answer one question, before anybody ruled on them.

    ``claim`` is what they make, None where that is not worth showing; ``voices``
    is a digest of whose word they stand on, since a conflict may hang on that.
    """

    asked: Asked
    statements: tuple[str, ...]
    claim: Claim | None
    links: tuple[Link, ...]
    voices: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the claims stage gives; ``parts`` are kept so that a ruling redoes only what it is on.

    A statement that answers a question and stands in none of the parts of that
    question stands alone, and makes no claim. ``noticed`` are those of the
    notices that no ruling bears on.
    """

    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    parts: tuple[Part, ...] = ()
    noticed: tuple[Notice, ...] = ()


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
class Original:
    """Something cited that is not in the case, and what hangs on it: worth obtaining.

    ``original`` is the id of an external or a source. ``answers`` are the ids
    of the answers whose trails lead to it, ``alone`` those of them for which
    nothing else stands; ``evidence`` the words that cite it.
    """

    original: str
    name: str
    url: str | None
    answers: tuple[str, ...]
    alone: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]  # that rest on it
    path: tuple[str, ...]  # ids of the derivations that lead to it
    evidence: tuple[Evidence, ...]
    words: str  # in one sentence: what to obtain, and why


@dataclass(frozen=True, slots=True)
class Tracing:
    """What the trace stage gives: claims with origins counted, and the evidence.

    ``found`` are the derivations before anybody ruled on them.
    """

    claims: tuple[Claim, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    externals: tuple[External, ...] = ()
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    originals: tuple[Original, ...] = ()  # that on which most answers hang first
    rulings: tuple[Ruling, ...] = ()
    found: tuple[Derivation, ...] = ()
