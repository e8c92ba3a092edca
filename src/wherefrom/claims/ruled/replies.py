"""Replies with what people ruled in place of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.claims.ruled.settled import Placed
from wherefrom.claims.ruled.values import Value, read_value
from wherefrom.model import Asked, Reply, Ruling, Statement
from wherefrom.ruled.told import shortened

Held = dict[str, list[Reply]]  # by statement


@dataclass(frozen=True, slots=True)
class Answered:
    """Replies as ruled, and for each ruling on one question what it is called now; None: idle."""

    replies: tuple[Reply, ...]
    asked: Mapping[str, Asked | None]  # by ruling


def ruled_replies(
    replies: Sequence[Reply], statements: Iterable[Statement], placed: Sequence[Placed]
) -> Answered:
    """``replies`` with the rulings of ``placed``, which stand and are in order, put on top.

    A statement that was ruled to answer a question along with others gets the
    name under which that question goes now; one that was ruled to give an
    answer gives it, whatever was read.
    """
    held: Held = {}
    for reply in replies:
        held.setdefault(reply.statement, []).append(reply)
    for statement, kind in _kinds(placed).items():
        if kind != "assertion":
            held.pop(statement, None)
    asked: dict[str, Asked | None] = {}
    for one in placed:
        if one.ruling.asked is not None:
            now = _called_now(one, held)
            asked[one.ruling.id] = now if now and _applied(one, now, held) else None
    return Answered(tuple(r for s in statements for r in held.get(s.id, ())), asked)


def _kinds(placed: Sequence[Placed]) -> dict[str, str | None]:
    """The kind that each statement was last ruled to be of."""
    of = [p for p in placed if p.ruling.kind == "statement_kind"]
    return {s.id: p.ruling.value for p in of for s in p.on if s is not None}


def chosen(replies: Sequence[Reply], asked: Asked) -> Reply | None:
    """The reply to ``asked``, under this name or the likest; None where none can be meant."""
    of_kind = [r for r in replies if r.kind == asked.kind]
    for reply in of_kind:
        if reply.key == asked.key:
            return reply
    wanted = set(asked.key.split())
    ranked = sorted((-len(wanted & set(r.key.split())), i) for i, r in enumerate(of_kind))
    if ranked and (ranked[0][0] < 0 or len(of_kind) == 1):
        return of_kind[ranked[0][1]]
    return None


def _called_now(one: Placed, held: Held) -> Asked | None:
    """The name of the question that was ruled on, which a newer version may have changed."""
    asked = one.ruling.asked
    if asked is None:
        return None
    found = [chosen(held.get(s.id, ()), asked) for s in one.on if s is not None]
    keys = [r.key for r in found if r is not None]
    if asked.key in keys or not keys:
        return asked
    return replace(asked, key=keys[0])


def _applied(one: Placed, asked: Asked, held: Held) -> bool:
    """Put one ruling on top; False where it has nothing to bear on."""
    there = [s for s in one.on if s is not None]
    kind = one.ruling.kind
    if kind == "answer":
        like = [_renamed(s, asked, held) for s in there[1:]]
        _answer(one.ruling, there[0], asked, held, next((r for r in like if r), None))
        return True
    if kind == "same":
        renamed = [_renamed(s, asked, held) for s in there]
        return None not in renamed
    return kind == "apart" or chosen(held.get(there[0].id, ()), asked) is not None


def _renamed(statement: Statement, asked: Asked, held: Held) -> Reply | None:
    """Have ``statement``'s reply go under the name ``asked``."""
    reply = chosen(held.get(statement.id, ()), asked)
    if reply is None or reply.key == asked.key:
        return reply
    renamed = replace(reply, key=asked.key)
    held[statement.id] = [renamed if r is reply else r for r in held[statement.id]]
    return renamed


def _answer(
    ruling: Ruling, statement: Statement, asked: Asked, held: Held, like: Reply | None
) -> None:
    mine = held.setdefault(statement.id, [])
    read = chosen(mine, asked)
    rest = [r for r in mine if r is not read and (r.kind, r.key) != (asked.kind, asked.key)]
    value = None if ruling.value is None else read_value(asked.kind, ruling.value)
    if ruling.value is not None:
        value = value or Value(ruling.value)
        rest.append(_with(value, read or _asked_by(statement, like, asked), asked, like))
    held[statement.id] = rest


def _asked_by(statement: Statement, like: Reply | None, asked: Asked) -> Reply:
    """A reply where none was read, to the question as another statement asks it."""
    question = like.question if like else f"What is so: “{shortened(statement.text)}”?"
    return Reply(
        statement.id, asked.kind, asked.key, "", statement.start, statement.end, question,
        like is not None and like.well_formed, unit=like.unit if like else None,
    )  # fmt: skip


def _with(value: Value, reply: Reply, asked: Asked, like: Reply | None) -> Reply:
    if asked.kind == "proposition":
        text = reply.value or (like.value if like else value.shown)
        return replace(reply, key=asked.key, value=text, negated=value.negated)
    return replace(
        reply,
        key=asked.key,
        value=value.shown,
        low=value.low,
        high=value.high,
        unit=value.unit or reply.unit,
        approximate=value.approximate,
        negated=False,
    )
