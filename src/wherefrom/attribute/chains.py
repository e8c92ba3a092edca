"""Attributions inside attributions: the chain behind each passage, nearest the reader first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.attribute.voicing import Voicing, by_token

_CITED = {"citing": 1, "cited": 2}  # what X cites, and what that passed on
# Share of the words asked for that a content must cover: best on the open half of MPQA's targets.
WIDE = 0.75
MOST = 0.5  # share of a passage's own words that an attribution's content must cover


def nested_in(inner: Voicing, outer: Voicing) -> bool:
    """True when ``inner`` with its source and cue stands in the content of ``outer``."""
    if {"citing", "cited"} & {inner.rule, outer.rule}:  # who cites stands nearer the reader
        shared = inner.content & outer.content
        deeper = _CITED.get(inner.rule, 0) > _CITED.get(outer.rule, 0)
        stated = inner.content - outer.source - outer.cue
        return deeper and len(shared) >= MOST * len(stated)
    core = inner.source | inner.cue
    if not core or not core <= outer.content | outer.source:
        return False
    if core & outer.source and not core & outer.content:
        return False
    return len(inner.hull & outer.content) >= 0.7 * len(inner.hull - outer.source - outer.cue)


def parents(voicings: Sequence[Voicing]) -> list[int | None]:
    """Per voicing: the number of the innermost one it stands inside; None: in none."""
    holders = by_token(v.content | v.source for v in voicings)
    out: list[int | None] = []
    for k, inner in enumerate(voicings):
        near = _near(inner, holders) - {k}
        around = [
            j
            for j in sorted(near)
            if nested_in(inner, voicings[j]) and not (nested_in(voicings[j], inner) and j > k)
        ]
        out.append(min(around, key=lambda j: (len(voicings[j].content), j)) if around else None)
    return out


def _near(inner: Voicing, holders: Mapping[int, list[int]]) -> set[int]:
    """The voicings that ``inner`` may stand inside, as ``nested_in`` has it."""
    core = inner.cue | inner.source
    if inner.rule not in _CITED and core:  # all of the core must lie in the outer one
        return set(holders.get(min(core), ()))
    return {j for i in inner.hull for j in holders.get(i, ())}


def depth(k: int, parent: Sequence[int | None]) -> int:
    """How many attributions number ``k`` stands inside; a circle ends the count."""
    seen = {k}
    at = parent[k]
    while at is not None and at not in seen:
        seen.add(at)
        at = parent[at]
    return len(seen) - 1


class Cover:
    """Which attributions stand behind a passage; made once per document.

    ``framing`` holds the tokens that only say who said it, to whom and when.
    """

    def __init__(self, voicings: Sequence[Voicing], parent: Sequence[int | None]) -> None:
        self._voicings = voicings
        self._parent = parent
        self._holders = by_token(v.content | v.source for v in voicings)
        self.framing = frozenset(i for v in voicings if v.chain for i in v.source | v.cue | v.frame)

    def behind(self, passage: frozenset[int]) -> list[int]:
        """Numbers of the attributions whose content covers ``passage``, outermost first.

        ``passage`` holds the passage's word tokens. Words of a source or cue
        are not what is stated, so they do not count for or against the cover.
        """
        stated = passage - self.framing
        near = sorted({k for i in stated for k in self._holders.get(i, ())})
        covering = [
            k
            for k in near
            if self._voicings[k].chain
            and len(stated & self._voicings[k].content) >= MOST * len(stated)
        ]
        covering = [k for k in covering if not _only_frame(k, self._voicings, covering)]
        order = {k: -len(self._voicings[k].content) for k in covering}
        return sorted(covering, key=lambda k: (depth(k, self._parent), order[k], k))


def standing_behind(
    words: frozenset[int], voicings: Sequence[Voicing], parent: Sequence[int | None]
) -> list[int]:
    """Numbers of all attributions, attitudes too, whose content covers WIDE of ``words``.

    Outermost first: by depth, then the one that covers more.
    """
    covering = [
        k for k, v in enumerate(voicings) if words and len(words & v.content) >= WIDE * len(words)
    ]
    order = {k: -len(voicings[k].content) for k in covering}
    return sorted(covering, key=lambda k: (depth(k, parent), order[k], k))


def _only_frame(k: int, voicings: Sequence[Voicing], covering: list[int]) -> bool:
    """True for an unnamed *reportedly* where somebody else already stands behind the words."""
    return voicings[k].unnamed is not None and any(
        voicings[j].unnamed is None and voicings[k].cue <= voicings[j].hull for j in covering
    )
