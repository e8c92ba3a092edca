"""What the answers of one question are to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.claims.opposition import granted
from wherefrom.claims.sides import Case, Side, likenesses
from wherefrom.claims.updates import changed
from wherefrom.claims.verdicts import Verdict, Verdicts

Pair = tuple[int, int]


def judged(sides: Sequence[Side], pairs: Sequence[Pair], case: Case) -> dict[Pair, Verdict]:
    """By each of ``pairs``, the places of two of ``sides`` that cannot both be true: a verdict.

    What ``case`` has verdicts of is not judged again.
    """
    if case.verdicts is None or not pairs:
        return dict(_judged(sides, pairs, case))
    case.verdicts.forget_some()
    keys = [_key(one, case, case.verdicts) for one in sides]
    known = {(i, j): case.verdicts.of(keys[i], keys[j]) for i, j in pairs}
    found = {pair: verdict for pair, verdict in known.items() if verdict is not None}
    for (i, j), verdict in _judged(sides, [pair for pair in pairs if pair not in found], case):
        case.verdicts.note(keys[i], keys[j], verdict)
        found[i, j] = verdict
    return found


def _key(one: Side, case: Case, verdicts: Verdicts) -> tuple[int, ...]:
    replies = one.answer.replies
    return verdicts.key(replies, [case.statements[case.order[r.statement]] for r in replies])


def _judged(
    sides: Sequence[Side], pairs: Sequence[Pair], case: Case
) -> Iterator[tuple[Pair, Verdict]]:
    left: list[Pair] = []
    for i, j in pairs:
        one, two = sides[i].answer, sides[j].answer
        forth = changed(one, two, case) if one.replies[0].kind == "number" else None
        if forth is None:
            left.append((i, j))
        else:
            yield (i, j), Verdict.BECAME if forth else Verdict.BECAME_BACK
    near = likenesses(sides, left, case.near)
    for i, j in left:
        against = granted(sides[i], sides[j], case, near[i, j])
        yield (i, j), Verdict.AGAINST if against else Verdict.BESIDE
