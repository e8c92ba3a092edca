"""What a rule finds: source, cue and content as token numbers, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voicing:
    """One attribution as found by one rule.

    ``head`` is the source's head word, None where the text names nobody.
    ``told`` are heads of outlets that stand between reader and source, nearest
    the reader first. ``chain`` is False for attitudes, which make nobody the
    origin of a fact.
    """

    rule: str
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    head: int | None
    chain: bool
    probability: float
    told: tuple[int, ...] = ()
    unnamed: str | None = None  # what to call a source that is not named: "reportedly"
    frame: frozenset[int] = frozenset()  # other words of the cue's clause: *on Tuesday*
    group: str = ""  # the cue's group: say, report, believe, ask, attitude, seeming

    @property
    def hull(self) -> frozenset[int]:
        """Every token that the attribution takes up."""
        return self.source | self.cue | self.content
