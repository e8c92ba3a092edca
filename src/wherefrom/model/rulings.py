"""What people rule: inputs of a case, which no run changes."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model.literals import DerivationKind, RulingKind, RulingState, ThingKind
from wherefrom.model.voices import Asked


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a statement stood when somebody ruled on it, so that any later run finds it again.

    ``sha256`` is that of its document's bytes, ``words`` its exact words.
    ``turn`` counts the statements of one span from 0 (words said by several).
    """

    statement: str
    document: str
    sha256: str
    path: str
    start: int
    end: int
    words: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Thing:
    """What else than a statement somebody ruled on, as it was then.

    ``name`` is a document's title, the name of a source or external, a claim's
    wording, an answer's value; ``also`` a source's other names; ``kind`` a
    source's kind. ``sha256`` and ``path`` are those of a document, or of the
    only one that a source stands in. A source of no case yet has no ``id``.
    """

    what: ThingKind
    id: str
    name: str = ""
    kind: str = ""
    sha256: str = ""
    path: str = ""
    also: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of one person; it is never changed, only revoked by a later ``undo``.

    ``same`` and ``apart`` are on two statements, and on one question where
    ``asked`` gives it, else on every question that both answer; of two apart
    the first leaves. ``answer`` says that the first statement gives ``value``
    to the question that the second, if there is one, answers as well; no
    value, that it gives none. ``name`` makes ``value`` the wording of the
    claim that the statement is in. ``code`` says with the value ``confirm`` or
    ``reject`` whether the statement alleges what ``code`` (SCHEME/CODE) stands for.

    The other kinds are on ``things``. ``derivation``: that the first took from
    the second by ``relation`` is, as ``value`` says, confirmed or rejected.
    ``withdrawn``: the document or source is. ``corrected``: the document is, by
    the second if there is one; in the statements ``on``, if there are any.
    ``merge``: the sources are one, which goes by the first. ``split``: what the
    source is called by ``names`` is another's. ``source_kind``: the source is
    of the kind ``value``. ``chain``: the statement is said on the word of the
    things, nearest to the reader first (``value``: ``named``), of nobody named
    (``unnamed``) or of the document alone (``own``). ``statement_kind``: the
    statement is of the kind ``value``. ``note``: ``value`` is noted on a
    statement, thing or derivation. ``reliability``: the source is graded
    ``value``, A to F, and ``credibility``: the answer, 1 to 6 (Admiralty).

    ``seen`` is the digest of the claim that the reviewer had before them.

    ``state``, ``statements``, ``found`` and ``because`` are filled by each run:
    whether the ruling stands, the statements and things as they were found
    again (None: not found), and why it does not stand, or not wholly.
    """

    kind: RulingKind
    by: str
    why: str = ""
    on: tuple[Anchor, ...] = ()
    asked: Asked | None = None
    value: str | None = None
    undoes: str | None = None  # the id of a ruling
    id: str = ""  # given by the store
    at: str = ""  # UTC, ISO 8601; given by the store where the caller gives none
    state: RulingState = "stands"
    statements: tuple[str | None, ...] = ()
    because: str = ""
    code: str | None = None
    things: tuple[Thing, ...] = ()
    relation: DerivationKind | None = None
    names: tuple[str, ...] = ()
    found: tuple[str | None, ...] = ()  # ids of the things now
    seen: str | None = None
