"""Codebooks, the codes they assign to statements, and the words that a coder reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wherefrom.model.documents import Span
from wherefrom.model.rulings import Ruling


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a parse: where it stands, and what the parser says of it.

    ``head`` is the number of the word it depends on, its own for the head of a
    sentence; ``tag`` is the part of speech as in the Penn Treebank.
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to recognise a code, as its codebook writes it.

    Each of ``verb``, ``subject``, ``object`` and ``others`` lists what may fill
    that part of a clause, as lemmas or phrases of lemmas; an empty one asks for
    nothing. ``others`` holds lists of which each must be met in the clause.
    ``words`` are phrases that suffice by themselves. ``unless`` are phrases
    that, anywhere in the statement, mean something else. ``negated`` says that
    the clause has to be negative (*was not paid*), ``passive`` that it has to
    be passive. ``probability`` (0 to 1) is how often the rule is right.
    """

    why: str
    probability: float
    words: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    negated: bool = False
    passive: bool = False
    foretold: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a codebook. ``broader`` is the code it is a kind of, if there is one."""

    code: str
    name: str
    definition: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """A scheme of codes. ``caution`` is shown wherever its codes are."""

    scheme: str
    title: str
    version: str
    source: str
    caution: str
    codes: tuple[Code, ...]
    sha256: str = ""  # of the file it was read from
    notes: tuple[str, ...] = ()  # what a reader of its codes must know

    def by_code(self) -> Mapping[str, Code]:
        """Its codes by their short names."""
        return {one.code: one for one in self.codes}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A code on a statement: what is alleged, never what is found to be so.

    ``evidence`` are the words that carry it, as spans of the statement's
    document; ``ruling`` is the person's ruling that set it, if one did.
    """

    scheme: str
    code: str
    statement: str
    probability: float
    evidence: tuple[Span, ...]
    why: str
    ruling: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """What the indicators stage gives: codes, the codebooks without rules, rulings on codes."""

    indicators: tuple[Indicator, ...] = ()
    codebooks: tuple[Codebook, ...] = ()
    rulings: tuple[Ruling, ...] = ()
