"""Which of two documents came first, as far as dates, citations and fullness say."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from wherefrom.model import Document
from wherefrom.trace.editions import WHOLE, Editions, are_revisions
from wherefrom.trace.reuse import Shared

FULLER = 1.03  # times as many words: below, two texts are equally full
RECENT = 60  # days; an older document of an outlet is rarely the one that is cited


@dataclass(frozen=True, slots=True)
class Direction:
    """Who took from whom, or None for both where nothing says; ``why`` in words."""

    taker: str | None
    giver: str | None
    why: str


def later(a: Document, b: Document) -> bool | None:
    """Whether ``a`` was published after ``b``; None where the dates do not say.

    Dates are compared at the precision both have (*2013-04* says nothing
    about *2013-04-12*).
    """
    first, second = a.published.value, b.published.value
    if first is None or second is None:
        return None
    n = min(len(first), len(second))
    if first[:n] == second[:n]:
        return None
    return first[:n] > second[:n]


def long_before(a: Document, b: Document) -> bool:
    """Whether ``a`` was published more than RECENT days before ``b``, as far as dates say."""
    first, second = _day(a.published.value), _day(b.published.value)
    return first is not None and second is not None and (second - first).days > RECENT


def days_between(a: Document, b: Document, *, most: int) -> bool:
    """Whether both days are known and ``a`` came at most so many days before ``b``."""
    first, second = _day(a.published.value), _day(b.published.value)
    return first is not None and second is not None and 0 <= (second - first).days <= most


def _day(value: str | None) -> date | None:
    """The day of an ISO date or time; None where the date is less precise."""
    return date.fromisoformat(value[:10]) if value is not None and len(value) >= 10 else None


def not_later(a: Document, b: Document) -> bool:
    """Whether ``a`` may have been read by the author of ``b``: no date says it came after."""
    return later(a, b) is not True


def direction(
    left: Document,
    right: Document,
    shared: Shared,
    *,
    cited: Set[tuple[str, str]],
    known: Editions | None = None,
) -> Direction:
    """Who took from whom, by date, then by citation, then by containment and fullness.

    ``cited`` holds (citing, cited) document ids. The text that holds nearly
    all of a shorter one is taken for the source (MODEL: the fuller one); but
    revisions of a publisher's own text grow: of them the words decide, beside
    those of the other revisions that are ``known``.
    """
    is_later = later(left, right)
    if is_later is not None:
        taker, giver = (left, right) if is_later else (right, left)
        why = f"{giver.published.value} comes before {taker.published.value}"
        return Direction(taker.id, giver.id, why)
    left_cites, right_cites = (left.id, right.id) in cited, (right.id, left.id) in cited
    if left_cites != right_cites:
        taker, giver = (left, right) if left_cites else (right, left)
        return Direction(taker.id, giver.id, "it names the other as its source")
    if are_revisions(left, right, shared):
        return _by_revision(left, right, known or Editions())
    return _by_fullness(left, right, shared)


def _by_revision(left: Document, right: Document, known: Editions) -> Direction:
    right_is_later, why = known.right_is_later(left, right)
    if right_is_later is None:
        return Direction(None, None, "neither date nor words say which of two revisions is later")
    taker, giver = (right, left) if right_is_later else (left, right)
    return Direction(taker.id, giver.id, why)


def _by_fullness(left: Document, right: Document, shared: Shared) -> Direction:
    most = max(shared.share_left, shared.share_right)
    if most < WHOLE or min(shared.share_left, shared.share_right) == 0:
        return Direction(None, None, "neither date nor fullness says who took from whom")
    if shared.share_left >= FULLER * shared.share_right:
        return Direction(left.id, right.id, "the other text is the fuller one")
    if shared.share_right >= FULLER * shared.share_left:
        return Direction(right.id, left.id, "the other text is the fuller one")
    return Direction(None, None, "neither date nor fullness says who took from whom")
