"""Publishers, and what lies outside the case, changed in a ground that is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wherefrom.model import External
from wherefrom.trace.ground import Ground

_get: Any = dict.get  # of a table that notes what is looked up: this is none


def republished(
    grounds: Sequence[Ground], now: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Note in ``grounds`` who has published what ``now``.

    ``grounds`` may share tables. Returns the documents that have another publisher,
    the publishers that have other documents, and those of them that have some in a
    ground where they had none, or the other way round.
    """
    first = grounds[0].publisher
    moved = frozenset(d for d, name in now.items() if _get(first, d) != name)
    names = frozenset(_get(first, d) for d in moved) | {now[d] for d in moved}
    had = [_that_publish(ground, names) for ground in grounds]
    for ground in grounds if moved else ():
        publisher: dict[str, str] = ground.publisher  # type: ignore[assignment]
        for document in moved & publisher.keys():
            publisher[document] = now[document]
        _regroup(ground, names)
    have = [_that_publish(ground, names) for ground in grounds]
    begun = (one ^ two for one, two in zip(had, have, strict=True))
    return moved, names, frozenset[str]().union(*begun)


def _that_publish(ground: Ground, names: frozenset[str]) -> frozenset[str]:
    return names & ground.published_by.keys()


def _regroup(ground: Ground, names: frozenset[str]) -> None:
    """Have ``names`` be the publishers of what they have published, as it is noted already."""
    published_by: dict[str, tuple[str, ...]] = ground.published_by  # type: ignore[assignment]
    held: dict[str, list[str]] = {name: [] for name in names}
    for document, name in sorted(ground.publisher.items()):
        if name in held:
            held[name].append(document)
    for name, documents in held.items():
        if documents:
            published_by[name] = tuple(documents)
        else:
            published_by.pop(name, None)


def found_outside(
    grounds: Sequence[Ground], before: Sequence[External], now: Sequence[External]
) -> frozenset[str]:
    """Note in ``grounds`` what lies outside the case ``now``; the ids of what differs."""
    if before is now:
        return frozenset()
    one, two = ({x.id: x for x in some} for some in (before, now))
    odd = frozenset(key for key in one.keys() | two.keys() if one.get(key) != two.get(key))
    for ground in grounds:
        outside: dict[str, External] = ground.outside  # type: ignore[assignment]
        for key in odd:
            if key in two:
                outside[key] = two[key]
            else:
                outside.pop(key, None)
    return odd
