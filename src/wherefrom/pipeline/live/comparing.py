"""What of the sources stage differs before and after rulings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import compress
from operator import is_not

from wherefrom.model import Resolution, Source
from wherefrom.sources.ruled_chains import Acting

Moved = Mapping[str, str | None]  # by mention that is another source's, or new: whose; None: gone


def ruled_of(acting: Acting) -> dict[str, tuple[object, ...]]:
    """What was ruled, by statement: by which ruling it is said on whose word, and its kind."""
    chains = ((s, (acting.chains[s].id, links)) for s, links in acting.links.items())
    found: dict[str, tuple[object, ...]] = dict(chains)
    return found | {s: (kind, *found.get(s, ())) for s, kind in acting.kinds.items() if s}


def on_word_of(sources: Collection[str], acting: Acting) -> set[str]:
    """The statements that were ruled to be said on the word of one of ``sources``."""
    every = acting.links.items()
    return {s for s, links in every if any(link.source in sources for link in links)}


def as_before(before: Resolution, now: Resolution) -> Resolution:
    """``now`` with the very lists of ``before`` where they are the same, for who compares."""
    same = {
        name: getattr(before, name)
        for name in ("sources", "of_mention", "of_publisher")
        if getattr(before, name) == getattr(now, name)
    }
    return before if len(same) == 3 else replace(now, **same)


def moved_of(before: Resolution, now: Resolution) -> Moved:
    """By mention that is another source's, or new: whose it is now; None where it is gone."""
    one, two = before.of_mention, now.of_mention
    if one is two:
        return {}
    n = min(len(one), len(two))
    others = [(was, is_) for was, is_ in zip(one, two, strict=False) if was is not is_]
    if all(was[0] == is_[0] for was, is_ in others):  # most often
        gone: dict[str, str | None] = dict.fromkeys(told[0] for told in one[n:])
        moved = {is_[0]: is_[1] for was, is_ in others if was[1] != is_[1]}
        return gone | moved | {told[0]: told[1] for told in two[n:]}
    here, there = set(map(id, one)), set(map(id, two))
    last = {told[0]: told[1] for told in one if id(told) not in there}
    next_ = {told[0]: told[1] for told in two if id(told) not in here}
    gone = dict.fromkeys(last.keys() - next_.keys())
    return {**gone, **{m: s for m, s in next_.items() if last.get(m) != s}}


def differing(
    before: Resolution, now: Resolution, met: Collection[str]
) -> dict[str, Source | None]:
    """The sources that are new, differ or have other mentions, as they are now; None: no more.

    ``met`` are those with other mentions.
    """
    if before is now:
        return {}
    one, two = ({s.id: s for s in some.sources} for some in (before, now))
    new = compress(two, map(is_not, two.values(), map(one.get, two)))
    others = [key for key in new if one.get(key) != two[key]]
    gone = one.keys() - two.keys()
    here = {key for key in met if key in one or key in two}
    return {key: two.get(key) for key in sorted({*others, *gone, *here})}
