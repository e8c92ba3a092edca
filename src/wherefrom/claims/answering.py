"""What one claim's replies come to: its answers, and which of them conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.claims.answers import Agreeing, agreeing
from wherefrom.claims.conflicts import conflicting
from wherefrom.claims.homes import HOME, widened
from wherefrom.claims.opposition import granted
from wherefrom.claims.sides import Case, Likeness, Side, likenesses, side
from wherefrom.claims.updates import changed
from wherefrom.claims.why import became
from wherefrom.ids import content_id
from wherefrom.model import Answer, Conflict, ConflictKind, Reply


def answered(
    claim: str, replies: Sequence[Reply], case: Case, days: Mapping[str, str | None]
) -> tuple[tuple[Answer, ...], tuple[Conflict, ...]]:
    """The answers of the claim with id ``claim``, and the conflicts a reader would grant.

    ``replies`` are all of one kind and key; ``days`` gives each document's day of publication,
    None where it is unknown.
    """
    if replies[0].key.startswith(HOME):
        replies = widened(replies, case.statements)
    found = agreeing(replies)
    ids = [_id(claim, i, one) for i, one in enumerate(found)]
    said = [case.statements[case.order[r.statement]] for r in replies]
    published = {s.id: days.get(s.document) for s in said}
    texts = {s.id: s.text for s in said}
    sides = [side(one, case) for one in found] if len(found) > 1 else []
    told = conflicting(found, published, texts)
    near = likenesses(sides, [(i, j) for i, j, _, _ in told], case.near)
    conflicts = tuple(
        judged
        for i, j, kind, why in told
        if (judged := _judged((sides[i], sides[j]), (ids[i], ids[j]), kind, why, near[i, j], case))
        is not None
    )
    answers = tuple(_answer(id_, one) for id_, one in zip(ids, found, strict=True))
    return answers, conflicts


def _judged(
    pair: tuple[Side, Side],
    ids: tuple[str, str],
    kind: ConflictKind,
    why: str,
    near: Likeness,
    case: Case,
) -> Conflict | None:
    """The conflict of two answers, None where a reader would not grant it."""
    one, two = (each.answer for each in pair)
    forth = changed(one, two, case) if one.replies[0].kind == "number" else None
    if forth is not None:
        before, after = (one, two) if forth else (two, one)
        return Conflict(ids if forth else ids[::-1], "update", became(before, after))
    return Conflict(ids, kind, why) if granted(*pair, case, near) else None


def _id(claim: str, at: int, one: Agreeing) -> str:
    return content_id("an", claim, at, min(r.statement for r in one.replies))


def _answer(id_: str, one: Agreeing) -> Answer:
    own = _in_order(one.replies)
    others = tuple(s for s in _in_order(one.compatible) if s not in own)
    return Answer(id_, one.value, own, others)


def _in_order(replies: Sequence[Reply]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.statement for r in replies))
