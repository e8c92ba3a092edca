"""What a rule finds: source, cue and content as token numbers, before anyone is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.model import OriginKind


@dataclass(frozen=True, slots=True)
class Given:
    """A source as the layout introduces it: a speaker's label, an account, a letterhead.

    Without a ``kind`` it is a person, whose ``role`` (*harbour master of
    Oldtown*) tells whom they speak for.
    """

    name: str
    role: str = ""
    kind: OriginKind | None = None


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
    given: Given | None = None  # who it is, where the source's own words do not say it in full

    @property
    def hull(self) -> frozenset[int]:
        """Every token that the attribution takes up."""
        return self.source | self.cue | self.content


def by_token(parts: Iterable[frozenset[int]]) -> dict[int, list[int]]:
    """Per token: the numbers of the parts that hold it, in order."""
    out: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        for i in part:
            out.setdefault(i, []).append(number)
    return out


def touching(tokens: Iterable[int], holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The numbers of the parts that hold one of ``tokens``, in order; see ``by_token``."""
    return sorted({number for i in tokens for number in holders.get(i, ())})
