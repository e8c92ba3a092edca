"""What the search page tells of an allegation, ready to be set."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.report.views import Said


@dataclass(frozen=True, slots=True)
class Says:
    """An answer or a statement, what it says to the allegation, and its best words."""

    value: str
    saying: str
    count: str
    best: Said


@dataclass(frozen=True, slots=True)
class Bears:
    """All that bears on an allegation, ``asked`` as it was heard.

    ``claims`` are question, address, reports, doubt, and the answers; nothing
    but ``told`` and ``proof`` where the case says nothing to it. ``unheard`` says
    that not all of it was heard.
    """

    asked: str
    told: str
    proof: str
    unheard: str
    claims: tuple[tuple[str, str, str, str, tuple[Says, ...]], ...]
    statements: tuple[Says, ...]
