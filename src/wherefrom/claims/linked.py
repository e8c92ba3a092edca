"""Why statements stand together, question by question, as they were read and as rulings have it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from wherefrom.claims.asread import in_order
from wherefrom.claims.redone import Redone
from wherefrom.model import Asked, Link, Part


class Linked:
    """The links of ``parts``, in order; ``order`` gives the row of each statement."""

    def __init__(self, parts: Mapping[Asked, Sequence[Part]], order: Mapping[str, int]) -> None:
        self._parts, self._order = parts, order
        self._by_part: dict[Asked, list[tuple[Link, ...]]] = {}
        self._of: dict[Asked, tuple[Redone, tuple[Link, ...]]] = {}

    def changed(self, asked: Asked) -> None:
        """Take note that parts of a question have other links than they had."""
        self._of.pop(asked, None)
        self._by_part.pop(asked, None)
        if "_read" in self.__dict__:
            every = (one.links for one in self._parts[asked])
            self._read[asked] = tuple(chain.from_iterable(every))

    def under(self, redone: Mapping[Asked, Redone]) -> tuple[Link, ...]:
        """Those of the whole case, where rulings have ``redone`` some questions."""
        every, read = list(self._read), self._read
        if not read.keys() >= redone.keys():
            every = in_order(dict.fromkeys([*every, *redone]))
        inside = (self._in(a, redone[a]) if a in redone else read[a] for a in every)
        return tuple(chain.from_iterable(inside))

    def _in(self, asked: Asked, redone: Redone) -> tuple[Link, ...]:
        known = self._of.get(asked)
        if known is None or known[0] is not redone:
            found = tuple(chain.from_iterable(chain(*self._in_parts(asked, redone))))
            known = self._of[asked] = redone, found
        return known[1]

    @cached_property
    def _read(self) -> dict[Asked, tuple[Link, ...]]:
        """The links of each question before anybody ruled, in order."""
        return {
            asked: tuple(chain.from_iterable(part.links for part in self._parts[asked]))
            for asked in in_order(self._parts)
        }

    def _in_parts(self, asked: Asked, redone: Redone) -> Iterable[Sequence[tuple[Link, ...]]]:
        """The links of one question, in runs of parts that stand as they were read."""
        parts, order = self._parts.get(asked, ()), self._order
        if asked not in self._by_part:
            self._by_part[asked] = [part.links for part in parts]
        read = self._by_part[asked]
        begin = 0
        out = (parts[n].statements[0] for n in redone.out)
        events: list[tuple[int, int, tuple[Link, ...]]]
        events = [(order[s], n, ()) for s, n in zip(out, redone.out, strict=True)]
        events += [(first, -1, one.links) for first, one in redone.made]
        for first, n, links in sorted(events, key=lambda event: event[:2]):
            end = bisect_left(parts, first, lo=begin, key=lambda p: order[p.statements[0]])
            yield read[begin:end]
            yield (links,)
            begin = end + (n >= 0)
        yield read[begin:]
