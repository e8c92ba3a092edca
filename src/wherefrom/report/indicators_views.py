"""What the template of the page's section on codes receives."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class CodedWords:
    """One coded statement with the words that carry the code marked in it."""

    report: str
    href: str
    chain: tuple[str, ...]
    quote: Markup
    why: str
    probability: str


@dataclass(frozen=True, slots=True)
class CodeView:
    """One code: what it stands for, who is behind it, and the words."""

    name: str
    scheme: str
    definition: str
    behind: str
    n: str
    words: tuple[CodedWords, ...]
    more: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """A question or a body with what is alleged there."""

    title: str
    href: str
    codes: tuple[tuple[str, str], ...]  # code, who is behind it


@dataclass(frozen=True, slots=True)
class CellView:
    """One act with one means and one purpose."""

    act: str
    means: str
    purpose: str
    documents: str
    behind: str


@dataclass(frozen=True, slots=True)
class IndicatorsView:
    """The page's section on codes; nothing is shown where no statement is coded."""

    cautions: tuple[str, ...]
    recall: str  # how much the coder misses
    codes: tuple[CodeView, ...]
    claims: tuple[GroupView, ...]
    bodies: tuple[GroupView, ...]
    matrix: tuple[CellView, ...]
