"""The rulings that a form can make: its fields taken for what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from starlette.datastructures import FormData

from wherefrom.model import OriginKind, Ruling, StatementKind
from wherefrom.pipeline.ruling import BadRuling, Reviewer
from wherefrom.serve.posted import field

Made = Ruling | Sequence[Ruling]
Making = Callable[[FormData, Reviewer], Made]


class Missing(BadRuling):
    """A field that a ruling needs is empty; the message holds no word of the case."""


def several(form: FormData, name: str) -> list[str]:
    """The values of all fields of this name, without outer blanks; empty ones left out."""
    values = (str(one).strip() for one in form.getlist(name))
    return [one for one in values if one]


def needed(form: FormData, name: str, told: str) -> str:
    """The text of a field that must not be empty.

    Raises:
        Missing: it is; ``told`` says what to do.
    """
    given = field(form, name)
    if not given:
        raise Missing(told)
    return given


def _same(form: FormData, by: Reviewer) -> Made:
    other = needed(form, "two", "Choose the statement that answers the same question.")
    return by.same(field(form, "one"), other, field(form, "claim") or None)


def _apart(form: FormData, by: Reviewer) -> Made:
    other = needed(form, "two", "Choose the statement that answers another question.")
    return by.apart(field(form, "one"), other, field(form, "claim") or None)


def _answer(form: FormData, by: Reviewer) -> Made:
    value = None if field(form, "none") else needed(form, "value", "Say what it answers.")
    return by.answer(field(form, "statement"), field(form, "claim"), value)


def _move(form: FormData, by: Reviewer) -> Made:
    to = needed(form, "to", "Choose the question that it answers.")
    return by.move(field(form, "statement"), to, field(form, "value") or None)


def _name(form: FormData, by: Reviewer) -> Made:
    words = needed(form, "question", "A question has words: write them.")
    return by.name(field(form, "claim"), words)


def _join(form: FormData, by: Reviewer) -> Made:
    return by.join(field(form, "claim"), needed(form, "other", "Choose the other question."))


def _split(form: FormData, by: Reviewer) -> Made:
    return by.split(field(form, "claim"), *several(form, "statement"))


def _code(form: FormData, by: Reviewer) -> Made:
    code = needed(form, "code", "Choose a code.")
    return by.code(field(form, "statement"), code, field(form, "verdict"))


def _undo(form: FormData, by: Reviewer) -> Made:
    return [by.undo(ruling) for ruling in several(form, "ruling") or [""]]


def _derivation(form: FormData, by: Reviewer) -> Made:
    return by.derivation(field(form, "verdict"), field(form, "derivation"))


def _chain(form: FormData, by: Reviewer) -> Made:
    statement, told = field(form, "statement"), field(form, "said")
    if told == "own":
        return by.own_word(statement)
    if told == "unnamed":
        return by.unnamed(statement)
    names = [name.strip() for name in field(form, "chain").split(">") if name.strip()]
    if not names:
        raise BadRuling("Say on whose word it is said.")
    kind = field(form, "kind")
    return by.chain(statement, *names, kind=origin_kind(kind) if kind else None)


def origin_kind(given: str) -> OriginKind:
    """The kind of source that the field names.

    Raises:
        BadRuling: it names none.
    """
    found: tuple[OriginKind, ...] = get_args(OriginKind)
    for kind in found:
        if kind == given:
            return kind
    raise BadRuling(f"{given!r} is no kind of source.")


def _statement_kind(form: FormData, by: Reviewer) -> Made:
    given = field(form, "kind")
    kinds: tuple[StatementKind, ...] = get_args(StatementKind)
    for kind in kinds:
        if kind == given:
            return by.kind(field(form, "statement"), kind)
    raise BadRuling(f"{given!r} is no kind of statement.")


def _credibility(form: FormData, by: Reviewer) -> Made:
    return by.credibility(field(form, "answer"), needed(form, "grade", "Choose a grade."))


def _note(form: FormData, by: Reviewer) -> Made:
    return by.note(field(form, "on"), needed(form, "text", "A note has words."))


def _withdrawn(form: FormData, by: Reviewer) -> Made:
    return by.withdrawn(field(form, "document") or field(form, "source"))


def _corrected(form: FormData, by: Reviewer) -> Made:
    source = field(form, "source")
    if source:
        return _corrected_source(source, by)
    return by.corrected(
        field(form, "document"), field(form, "by") or None, several(form, "statement")
    )


def _corrected_source(source: str, by: Reviewer) -> Made:
    """The source corrected its word: so are all statements on it, report by report."""
    said: dict[str, list[str]] = {}
    for statement in by.ledger.statements:
        if any(link.source == source for link in statement.chain):
            said.setdefault(statement.document, []).append(statement.id)
    if not said:
        raise Missing("No statement is credited to it: there is nothing to mark.")
    return [by.corrected(document, None, ids) for document, ids in said.items()]


def _merge(form: FormData, by: Reviewer) -> Made:
    others = several(form, "other")
    if not others:
        raise BadRuling("Say which other source it is the same as.")
    return [by.merge_sources(field(form, "source"), other) for other in others]


def _split_source(form: FormData, by: Reviewer) -> Made:
    return by.split_source(field(form, "source"), *several(form, "name"))


def _source_kind(form: FormData, by: Reviewer) -> Made:
    return by.source_kind(field(form, "source"), origin_kind(field(form, "kind")))


def _reliability(form: FormData, by: Reviewer) -> Made:
    return by.reliability(field(form, "source"), needed(form, "grade", "Choose a grade."))


KINDS: dict[str, Making] = {
    "same": _same,
    "apart": _apart,
    "answer": _answer,
    "move": _move,
    "name": _name,
    "join": _join,
    "split": _split,
    "code": _code,
    "derivation": _derivation,
    "chain": _chain,
    "statement-kind": _statement_kind,
    "credibility": _credibility,
    "note": _note,
    "withdrawn": _withdrawn,
    "corrected": _corrected,
    "merge": _merge,
    "split-source": _split_source,
    "source-kind": _source_kind,
    "reliability": _reliability,
    "undo": _undo,
}
