"""Groups of like statements, parted where they cannot speak of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wherefrom.claims.away import by_place
from wherefrom.claims.holders import PERIODS
from wherefrom.claims.rates import is_money
from wherefrom.claims.sides import Case
from wherefrom.claims.sizes import by_size
from wherefrom.data.load import words
from wherefrom.model import Quantity, Reply, Statement

Bounds = tuple[float | None, float | None]
NEAR = 0.25  # share by which amounts that are told roughly may differ
DISTANCE = "m"  # the key of lengths and distances
Amounts = Mapping[str, Mapping[tuple[str, str | None], float]]  # statement -> (key, unit) -> value


def parted(
    together: Sequence[int],
    rows: Mapping[int, Sequence[Reply]],
    kind: str,
    case: Case,
    told: Amounts,
) -> Iterator[list[int]]:
    """``together``, rows of like statements, in parts that can be one claim each."""
    if kind == "number":
        for part in _by_sort(together, rows, case):
            for event in _by_event(part, rows, case):
                key = rows[event[0]][0].key
                sized = key == DISTANCE or is_money(key) or key in PERIODS
                for one in by_place(event, rows, case) if key == DISTANCE else [event]:
                    yield from by_size(one, rows) if sized else [one]
    elif kind == "proposition":
        yield from _by_amount(together, case, told)
    else:
        yield list(together)


def amounts(replies: Sequence[Reply]) -> Amounts:
    """The exact amounts that each statement gives, by what is counted."""
    found: dict[str, dict[tuple[str, str | None], float]] = defaultdict(dict)
    for reply in replies:
        exact = reply.low is not None and reply.low == reply.high and not reply.approximate
        if reply.kind == "number" and exact and not is_money(reply.key):
            found[reply.statement].setdefault((reply.key, reply.unit), reply.low or 0.0)
    return found


def _by_amount(together: Sequence[int], case: Case, told: Amounts) -> Iterator[list[int]]:
    """Statements that give another amount of one thing than most apart from those.

    *There were 19 on board* does not say yes to whether 22 were.
    """
    given = {row: told.get(case.statements[row].id, {}) for row in together}
    counted = Counter(
        (what, value) for told_here in given.values() for what, value in told_here.items()
    )
    sole = _sole_amounts(together, case)
    usual: dict[tuple[str, str | None], float] = {}
    for (what, value), _ in sorted(counted.items(), key=lambda c: (-c[1], str(c[0]))):
        usual.setdefault(what, value)
    parts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in together:
        others = sorted(
            (str(what), value) for what, value in given[row].items() if value != usual[what]
        )
        others = others or sole.get(row, [])
        parts[tuple(others)].append(row)
    yield from (sorted(parts[key]) for key in sorted(parts, key=str))


def _sole_amounts(together: Sequence[int], case: Case) -> dict[int, list[tuple[str, float]]]:
    """By row whose one amount cannot be that of most: the amount, whatever is said to be counted.

    *It cost 5 million* says no yes to whether 14 million were spent.
    """
    only = {row: quantities[0] for row in together if len(quantities := _counts(row, case)) == 1}
    told = Counter((one.low, one.high, one.unit) for one in only.values())
    if len(told) < 2:
        return {}
    (low, high, unit), _ = min(told.items(), key=lambda item: (-item[1], str(item[0])))
    return {
        row: [("amount", one.low if one.low is not None else one.high or 0.0)]
        for row, one in only.items()
        if one.unit == unit and _far((one.low, one.high), (low, high))
    }


def _counts(row: int, case: Case) -> list[Quantity]:
    return [q for q in case.statements[row].quantities if q.of != "age" and not q.ordinal]


def _far(one: Bounds, two: Bounds) -> bool:
    """Whether two ranges of amounts are far apart, each open where it has no end."""
    (a, b), (c, d) = one, two
    above = a is not None and d is not None and a > d * (1 + NEAR)
    below = b is not None and c is not None and b < c * (1 - NEAR)
    return above or below


def _by_sort(
    together: Sequence[int], rows: Mapping[int, Sequence[Reply]], case: Case
) -> Iterator[list[int]]:
    """Amounts of another sort apart: *the third*, *a month*, *another 12*, *three of them nurses*.

    An ordinal or a rate is never a count. Those told of some only, or on top of others, stay
    where one of the counts of all is the same: then they are all.
    """
    sorts: dict[tuple[bool, str, str], list[int]] = defaultdict(list)
    for row in together:
        sorts[_sort(row, rows, case)].append(row)
    counts = [(sort, sorts[sort]) for sort in sorted(sorts)]
    for hard in sorted({sort[:2] for sort in sorts}):
        some = [(sort[2], members) for sort, members in counts if sort[:2] == hard]
        yield from _some_apart(some, rows)


def _some_apart(
    parts: Sequence[tuple[str, list[int]]], rows: Mapping[int, Sequence[Reply]]
) -> Iterator[list[int]]:
    whole = [row for some, members in parts if not some for row in members]
    given = {(r.low, r.unit) for row in whole for r in rows[row]}
    for some, members in parts:
        if some and given and not given & {(r.low, r.unit) for row in members for r in rows[row]}:
            yield sorted(members)
        elif some:
            whole += members
    if whole:
        yield sorted(whole)


def _sort(row: int, rows: Mapping[int, Sequence[Reply]], case: Case) -> tuple[bool, str, str]:
    """Whether an ordinal, what it is one of for (*a month*), and of whom or what part alone."""
    reply = rows[row][0]
    for one in case.statements[row].quantities:
        if one.start == reply.start:
            more = one.increment and not _beside_others(one, case.statements[row])
            part = "a part" if one.part else "more" if more else ""
            return one.ordinal, one.per or "", part or one.who or ""
    return False, "", ""


def _beside_others(one: Quantity, statement: Statement) -> bool:
    """*Killed two and hurt five others*: five hurt in all, other than the dead."""
    tolls = words("properties")["tolls"]
    return one.of in tolls and any(
        q.of in tolls and q.of != one.of and q.start < one.start for q in statement.quantities
    )


def _by_event(
    together: Sequence[int], rows: Mapping[int, Sequence[Reply]], case: Case
) -> Iterator[list[int]]:
    """Numbers of events long past apart from the news, where no amount is common to both.

    The date alone does not tell: years later, the news itself is dated.
    """
    parts: dict[str, list[int]] = defaultdict(list)
    for row in together:
        parts[case.scopes[case.statements[row].id].past].append(row)
    rest = parts.pop("", [])
    given = {(r.low, r.unit) for row in rest for r in rows[row]}
    apart: dict[str, list[int]] = {}
    for past in sorted(parts):
        year = next((one for one in apart if past.startswith(one)), past)  # *in 2030*, *in May*
        if given & {(r.low, r.unit) for row in parts[past] for r in rows[row]}:
            rest += parts[past]
        else:
            apart.setdefault(year, []).extend(parts[past])
    yield from (sorted(part) for part in apart.values())
    if rest:
        yield sorted(rest)
