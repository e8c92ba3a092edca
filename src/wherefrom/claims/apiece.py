"""Statements told of several persons by name, apart: how far each fell is asked of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from wherefrom.claims.making import Rows
from wherefrom.claims.nearness import Nearness
from wherefrom.model import Reply

OF_EACH = {"number", "day", "time"}  # kinds of which each person has values of their own
FEWEST = 2  # persons that can be told apart

Value = tuple[str | float, str | None]  # and its unit
Named = Callable[[Reply], str]  # the whole name of whom a reply is told of, empty if not known


def apiece(
    near: Nearness, together: Sequence[int], rows: Rows, named: Named
) -> Iterator[list[int]]:
    """``together``, rows that answer one question, in parts of one named person each.

    What is told of nobody by name stays where the same is told, or else where it is most alike.
    """
    persons: dict[str, list[int]] = defaultdict(list)
    rest: list[int] = []
    for row in together:
        names = {name for reply in rows[row] if (name := named(reply))}
        (persons[names.pop()] if len(names) == 1 else rest).append(row)
    persons = in_full(persons)
    if len(persons) < FEWEST:
        yield list(together)
        return
    parts = _by_value([persons[name] for name in sorted(persons)], rows)
    homes = [_home(near, row, parts, rows) for row in rest]
    for row, home in zip(rest, homes, strict=True):
        parts[home].append(row)
    yield from (sorted(part) for part in parts)


def in_full(persons: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """``persons``, *lee* joined to *ann lee* where no other Lee is told of."""
    joined: dict[str, list[int]] = defaultdict(list)
    for name, rows in persons.items():
        longer = [other for other in persons if other.endswith(f" {name}")]
        joined[longer[0] if len(longer) == 1 else name].extend(rows)
    return joined


def _by_value(parts: Sequence[list[int]], rows: Rows) -> list[list[int]]:
    """``parts``, those joined that mostly tell the same: one sells for what the other pays."""
    joined: list[tuple[Value, list[int]]] = []
    for part in parts:
        told = Counter(value for row in part for value in sorted(_values(rows[row]), key=str))
        most = told.most_common(1)[0][0]
        home = next((one for value, one in joined if _one(value, most)), None)
        if home is None:
            joined.append((most, list(part)))
        else:
            home.extend(part)
    return [part for _, part in joined]


def _one(value: Value, other: Value) -> bool:
    """Whether two values may be one: days of which one says less (*1928*), sums in two units."""
    a, b = value[0], other[0]
    if value[1] != other[1]:
        return True
    if isinstance(a, str) and isinstance(b, str):
        return a.startswith(b) or b.startswith(a)
    return value == other


def _home(near: Nearness, row: int, parts: Sequence[Sequence[int]], rows: Rows) -> int:
    told = _values(rows[row])
    same = [at for at, part in enumerate(parts) if any(told & _values(rows[r]) for r in part)]
    if len(same) == 1:
        return same[0]
    return max(
        same or range(len(parts)), key=lambda at: (float(near.block([row], parts[at]).mean()), -at)
    )


def _values(replies: Sequence[Reply]) -> set[Value]:
    return {(r.value, None) if r.low is None else (r.low, r.unit) for r in replies}
