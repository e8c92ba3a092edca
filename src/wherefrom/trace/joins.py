"""Joining what is not independent (docs/method.md, counting, step 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wherefrom.model import NAMED_KINDS, OriginKind, Statement
from wherefrom.trace.circles import circles
from wherefrom.trace.ground import Ground, inside
from wherefrom.trace.holders import bodies, record_holder
from wherefrom.trace.origins import End, counterpart, publisher_behind
from wherefrom.trace.together import Together

CIRCLE = "They cite each other in a circle."
RANK: dict[OriginKind, int] = {
    "official": 0,
    "organisation": 1,
    "record": 2,
    "witness": 3,
    "person": 4,
    "withheld": 5,
    "anonymous": 6,
    "outlet": 7,
    "none": 8,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Ends that count as one origin, and why they were joined.

    ``source`` is None for an unnamed origin that several publishers share.
    """

    source: str | None
    kind: OriginKind
    ends: tuple[End, ...]
    joined_by: tuple[str, ...]  # ids of the derivations that joined them
    whys: tuple[str, ...]


def is_own_word(end: End) -> bool:
    """Whether the trail ends at a publisher speaking for itself, named or cited."""
    return end.kind in ("none", "outlet")


def end_key(ground: Ground, end: End) -> tuple[str, str]:
    """What an end is known by: its publisher for its own word, its source, or its statement."""
    if end.own and is_own_word(end):
        return ("document", end.document)
    if end.source is not None:
        publisher = publisher_behind(ground, end.source) if is_own_word(end) else None
        return ("publisher", publisher) if publisher else ("source", end.source)
    return ("statement", end.statement)


def groups(
    ground: Ground,
    ends: Sequence[End],
    members: Mapping[str, Sequence[Statement]],
    active: Collection[str],
) -> list[Group]:
    """The origins behind an answer: ends joined where they are not independent."""
    together = Together()
    joined_by: dict[Hashable, list[tuple[str, str]]] = defaultdict(list)
    keys = {end.statement: end_key(ground, end) for end in ends}
    _join_publishers(ground, ends, together)
    _join_bodies(ground, ends, together)
    _join_records(ground, ends, active, together)
    notes = [
        *_author_joins(ground, ends, active),
        *_shared_wording(ground, ends, keys, members, active),
    ]
    named = {keys[e.statement] for e in ends if not is_own_word(e) and e.kind != "anonymous"}
    for a, b, derivation, why in notes:
        tops = {together.top(a), together.top(b)}
        if len(tops & {together.top(key) for key in named}) < 2:  # never joins two named ones
            together.join(a, b)
            joined_by[a].append((derivation, why))
    in_circle = _join_circles(ends, together)
    gathered: dict[Hashable, list[End]] = defaultdict(list)
    for end in sorted(ends, key=lambda e: e.statement):
        gathered[together.top(keys[end.statement])].append(end)
    why_of: dict[Hashable, list[tuple[str, str]]] = defaultdict(list)
    for key, reasons in sorted(joined_by.items(), key=repr):
        why_of[together.top(key)] += reasons
    circular = {together.top(key) for key in in_circle}
    return [
        _group(ground, found, why_of[top], circle=top in circular)
        for top, found in sorted(gathered.items(), key=lambda item: item[1][0].statement)
    ]


def _join_publishers(ground: Ground, ends: Sequence[End], together: Together) -> None:
    for end in ends:
        if end.own and is_own_word(end):
            publisher = ground.publisher[end.document]
            together.join(("document", end.document), ("publisher", publisher))


def _join_bodies(ground: Ground, ends: Sequence[End], together: Together) -> None:
    for end in ends:
        if end.source is not None and not is_own_word(end):
            for over, under in pairwise(bodies(ground, end.source)):
                together.join(("source", over), ("source", under))


def _join_records(
    ground: Ground, ends: Sequence[End], active: Collection[str], together: Together
) -> None:
    """A record whose document is here speaks for the body that published it."""
    for end in ends:
        body = record_holder(ground, end, active)
        if body is not None:
            for over, under in pairwise((end.source, *bodies(ground, body))):
                together.join(("source", over), ("source", under))


def _author_joins(
    ground: Ground, ends: Sequence[End], active: Collection[str]
) -> list[tuple[Hashable, Hashable, str, str]]:
    """One author's own word under two titles is one origin."""
    own = {end.document for end in ends if end.own and is_own_word(end)}
    return [
        (("document", d.taker), ("document", d.giver), d.id, d.note)
        for d in ground.authors
        if d.id in active and d.taker in own and d.giver in own
    ]


def _shared_wording(
    ground: Ground,
    ends: Sequence[End],
    keys: Mapping[str, tuple[str, str]],
    members: Mapping[str, Sequence[Statement]],
    active: Collection[str],
) -> Iterable[tuple[Hashable, Hashable, str, str]]:
    """Plainly shared wording of which nothing says who took it: one origin together."""
    for end in sorted(ends, key=lambda e: e.statement):
        statement = ground.statements[end.statement]
        if not is_own_word(end) and end.kind != "anonymous":
            continue
        for d in ground.shares.get(statement.document, ()):
            other = d.giver if d.taker == statement.document else d.taker
            if d.id not in active or other not in members or not inside(statement, d.evidence):
                continue
            found = counterpart(ground, d, statement, other, members)
            if found is not None and found.id in keys:
                yield keys[end.statement], keys[found.id], d.id, d.note


def _join_circles(ends: Sequence[End], together: Together) -> list[Hashable]:
    """Publishers citing each other in a circle, where nobody deeper is named, are one."""
    cited: set[tuple[str, str]] = set()
    for end in ends:
        if is_own_word(end):
            cited |= {pair for pair in pairwise(end.passed) if pair[0] != pair[1]}
    keys: list[Hashable] = []
    for circle in circles(cited):
        ordered = [("publisher", name) for name in sorted(circle)]
        keys += ordered
        for a, b in pairwise(ordered):
            together.join(a, b)
    return keys


def _group(
    ground: Ground, ends: Sequence[End], reasons: Sequence[tuple[str, str]], *, circle: bool
) -> Group:
    best = ends[0]
    if len(ends) > 1:
        best = min(ends, key=lambda e: (RANK[e.kind], e.source or "", e.statement))
    unnamed = is_own_word(best) and (circle or _own_publishers(ground, ends) > 1)
    source = None if unnamed else _speaker(ground, best)
    kind: OriginKind = "outlet" if unnamed else best.kind
    whys = [CIRCLE] if circle and unnamed else []
    whys += [why for _, why in reasons]
    return Group(
        source,
        kind,
        tuple(ends),
        tuple(dict.fromkeys(d for d, _ in reasons)),
        tuple(dict.fromkeys(whys)),
    )


def _own_publishers(ground: Ground, ends: Sequence[End]) -> int:
    """How many publishers speak on their own word."""
    if len(ends) < 2:
        return len(ends)  # most often
    return len({ground.publisher[end.document] for end in ends if end.own})


def _speaker(ground: Ground, end: End) -> str | None:
    """The body an end speaks for, or its own source."""
    if end.source is None or end.kind not in NAMED_KINDS:
        return end.source
    return bodies(ground, end.source)[-1]
