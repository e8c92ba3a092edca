"""What one claim's replies come to: its answers, and which of them conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.claims.answers import Agreeing, agreeing
from wherefrom.claims.conflicts import conflicting
from wherefrom.claims.exchange import exchanged
from wherefrom.claims.homes import HOME, widened
from wherefrom.claims.judging import judged
from wherefrom.claims.rates import is_money
from wherefrom.claims.sides import Case, Side, side
from wherefrom.claims.verdicts import Verdict
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
    if len(found) > 1 and is_money(replies[0].key):
        found = exchanged(found, case.rates)
    ids = [_id(claim, i, one) for i, one in enumerate(found)]
    said = [case.statements[case.order[r.statement]] for r in replies]
    published = {s.id: days.get(s.document) for s in said}
    texts = {s.id: s.text for s in said}
    sides = [side(one, case) for one in found] if len(found) > 1 else []
    told = conflicting(found, published, texts, case.rates)
    verdicts = judged(sides, [(i, j) for i, j, _, _ in told], case)
    conflicts = tuple(
        conflict
        for i, j, kind, why in told
        if (
            conflict := _conflict((sides[i], sides[j]), (ids[i], ids[j]), verdicts[i, j], kind, why)
        )
        is not None
    )
    answers = tuple(_answer(id_, one) for id_, one in zip(ids, found, strict=True))
    return answers, conflicts


def _conflict(
    pair: tuple[Side, Side], ids: tuple[str, str], verdict: Verdict, kind: ConflictKind, why: str
) -> Conflict | None:
    """The conflict of two answers, None where a reader would not grant it."""
    one, two = (each.answer for each in pair)
    if verdict is Verdict.BECAME:
        return Conflict(ids, "update", became(one, two))
    if verdict is Verdict.BECAME_BACK:
        return Conflict(ids[::-1], "update", became(two, one))
    return Conflict(ids, kind, why) if verdict is Verdict.AGAINST else None


def _id(claim: str, at: int, one: Agreeing) -> str:
    return content_id("an", claim, at, min(r.statement for r in one.replies))


def _answer(id_: str, one: Agreeing) -> Answer:
    own = _in_order(one.replies)
    others = tuple(s for s in _in_order(one.compatible) if s not in own)
    return Answer(id_, one.value, own, others)


def _in_order(replies: Sequence[Reply]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.statement for r in replies))
