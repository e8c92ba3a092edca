"""What people rule: inputs of a case, which no run changes."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model.literals import RulingKind, RulingState
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
class Ruling:
    """One decision of one person; it is never changed, only revoked by a later ``undo``.

    ``same`` and ``apart`` are on two statements, and on one question where
    ``asked`` gives it, else on every question that both answer; of two apart
    the first leaves. ``answer`` says that the first statement gives ``value``
    to the question that the second, if there is one, answers as well; no
    value, that it gives none. ``name`` makes ``value`` the wording of the
    claim that the statement is in. ``code`` says with the value ``confirm`` or
    ``reject`` whether the statement alleges what ``code`` (SCHEME/CODE) stands for.

    ``state``, ``statements`` and ``because`` are filled by each run: whether
    the ruling stands, the statements as they were found again (None: not
    found), and why it does not stand, or not wholly.
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
