"""Keys that are one in some rows and not in others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

Labels = tuple[int, ...]  # by key: the least one that is one with it
States = dict[Labels, int]  # ways in which keys are one, each with its rows as bits


def joined(labels: Labels, pairs: Iterable[tuple[int, int]]) -> Labels:
    """``labels`` where the keys of each of ``pairs`` are one.

    >>> joined((0, 1, 2, 3), [(3, 1), (2, 3)])
    (0, 1, 1, 1)
    """
    for a, b in pairs:
        one, two = labels[a], labels[b]
        if one != two:
            least, most = min(one, two), max(one, two)
            if labels.count(most) == 1:  # most often: it stands for itself alone
                labels = (*labels[:most], least, *labels[most + 1 :])
            else:
                labels = tuple([least if label == most else label for label in labels])
    return labels


def join_where(rows: int, states: States, pairs: Sequence[tuple[int, int]]) -> None:
    """Have the keys of each of ``pairs`` be one in ``rows``; ``states`` are changed.

    >>> states = {(0, 1, 2): 0b111}
    >>> join_where(0b101, states, [(0, 2)])
    >>> states == {(0, 1, 2): 0b010, (0, 1, 0): 0b101}
    True
    """
    for labels in list(states):
        if states[labels] & rows and any(labels[a] != labels[b] for a, b in pairs):
            _go_apart(rows, states, labels, joined(labels, pairs))


def join_apart(rows: int, states: States, a: int, b: int, named: Collection[int]) -> None:
    """Have two keys be one in ``rows``, unless both are one with a ``named`` one already."""
    for labels in list(states) if rows else ():
        one, two = labels[a], labels[b]
        if one == two or not states[labels] & rows:
            continue
        held = [labels[key] for key in named]
        if one not in held or two not in held:
            _go_apart(rows, states, labels, joined(labels, ((a, b),)))


def _go_apart(rows: int, states: States, labels: Labels, now: Labels) -> None:
    """Have ``rows`` go on as they are ``now``, and others as they were."""
    bits = states.pop(labels)
    if bits & ~rows:
        states[labels] = bits & ~rows
    states[now] = states.get(now, 0) | bits & rows
