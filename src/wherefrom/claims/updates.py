"""An amount that one statement says has become another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.claims.answers import Agreeing
from wherefrom.claims.changes import beginning_with
from wherefrom.claims.sides import Case
from wherefrom.model import Reply

BECAME = re.compile(r"\bto\b[^,.;:]{0,30}\Z")  # what stands right before the later amount


def changed(one: Agreeing, two: Agreeing, case: Case) -> bool | None:
    """Whether one statement says that the amount of ``one`` became that of ``two``.

    False where it became the other way round; None where no statement tells of a change.
    *The club raised its offer from $160 million to $180 million.*
    """
    both = {r.statement for r in one.replies}.intersection(r.statement for r in two.replies)
    for first, second in ((one, two), (two, one)) if both else ():
        for before in first.replies:
            if any(_became(before, after, case) for after in _beside(before, second.replies)):
                return first is one
    return None


def _beside(reply: Reply, others: Sequence[Reply]) -> list[Reply]:
    return [r for r in others if r.statement == reply.statement and r.start >= reply.end]


def _became(before: Reply, after: Reply, case: Case) -> bool:
    statement = case.statements[case.order[before.statement]]
    told = statement.text[: after.start - statement.start]
    between = told[before.end - statement.start :]
    return bool(BECAME.search(between) and beginning_with("changing").search(told))
