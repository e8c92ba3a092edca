"""What is told of a case, kept so that it is put together again only where it has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from wherefrom.model import Answer, Finding, Original
from wherefrom.trace.gathered import Gathering, Key, Shared, gravity
from wherefrom.trace.ground import Ground
from wherefrom.trace.originals import Hanging, Wanted, most_wanted
from wherefrom.trace.withdrawn import Reach, Struck, reach_finding

At = tuple[str, int]  # a claim, and the place of an answer in it
NAMING = ("original_not_in_case", "round_tripping")  # findings that tell of sources by name
Reached = Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]  # ruling, documents, steps


class Holds(Protocol):
    """What one answer gives to be told."""

    @property
    def answer(self) -> Answer:
        """The answer, counted."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """On it alone."""
        ...

    @property
    def shared(self) -> Mapping[Key, Shared]:
        """With others."""
        ...

    @property
    def hanging(self) -> Mapping[str, Hanging]:
        """What it rests on outside the case."""
        ...

    @property
    def reached(self) -> Reached:
        """The rulings that reach it."""
        ...


class Ranked:
    """Findings, the gravest first, and of one gravity in the order of what they are on."""

    def __init__(self) -> None:
        self._keys: list[tuple[Any, ...]] = []
        self._held: list[Finding] = []
        self._of: dict[Any, list[tuple[Any, ...]]] = {}

    def put(self, on: Any, place: tuple[Any, ...], findings: Sequence[Finding]) -> None:
        """Have exactly ``findings`` stand on one thing, which has this ``place``."""
        for key in self._of.pop(on, ()):
            at = bisect_left(self._keys, key)
            del self._keys[at], self._held[at]
        for n, finding in enumerate(findings):
            key = (*gravity(finding), *place, n)
            at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._held.insert(at, finding)
            self._of.setdefault(on, []).append(key)

    def all(self) -> tuple[Finding, ...]:
        """Those held, in order."""
        return tuple(self._held)


class Telling:
    """Findings and originals over all answers entered; ``before`` is what was told until now."""

    def __init__(
        self,
        gathering: Gathering,
        wanted: Wanted,
        whole: Ground,
        out: Struck,
        before: Telling | None = None,
    ) -> None:
        self._gathering, self._wanted = gathering, wanted
        self._whole, self._out = whole, out
        self._base: Mapping[Key, Shared] = gathering.found
        self._of_key: dict[Key, set[At]] = before._of_key if before else defaultdict(set)
        self._of_original: dict[str, set[At]] = before._of_original if before else defaultdict(set)
        self._of_ruling: dict[str, set[At]] = before._of_ruling if before else defaultdict(set)
        self._single: dict[At, tuple[Finding, ...]] = before._single if before else {}
        self._findings: dict[Key, Finding] = before._findings if before else {}
        self._originals: dict[str, Original] = before._originals if before else {}
        self._all: tuple[tuple[Finding, ...], tuple[Original, ...]] | None = None
        self._ranked: Ranked = before._ranked if before else Ranked()
        self._stale: set[At] = before._stale if before else set()
        self._stale_keys: set[Key] = before._stale_keys if before else set()
        self._stale_originals: set[str] = before._stale_originals if before else set()
        self._rulings = {ruling.id: ruling for ruling in out.rulings}
        were = before._rulings if before else {}
        self._stale_rulings: set[str] = before._stale_rulings if before else set()
        self._stale_rulings |= {
            key
            for key in were.keys() | self._rulings.keys()
            if were.get(key) != self._rulings.get(key)
        }
        known = before._base if before else {}
        every = known.keys() | self._base.keys()
        self._stale_keys |= {
            key for key in every if not _alike(known.get(key), self._base.get(key))
        }

    def enter(self, at: At, told: Holds) -> None:
        """Take in what the answer ``at`` gives."""
        for key in told.shared:
            self._of_key[key].add(at)
        for original in told.hanging:
            self._of_original[original].add(at)
        for ruling, _, _ in told.reached:
            self._of_ruling[ruling].add(at)
        if told.findings:
            self._single[at] = told.findings
        self.moved(at, told)

    def forget(self, at: At, told: Holds) -> None:
        """Take out what was entered."""
        for key in told.shared:
            self._of_key[key].discard(at)
        for original in told.hanging:
            self._of_original[original].discard(at)
        for ruling, _, _ in told.reached:
            self._of_ruling[ruling].discard(at)
        self._single.pop(at, None)
        self.moved(at, told)

    def moved(self, at: At, told: Holds) -> None:
        """Take note that an answer stands elsewhere in the order."""
        self._all = None
        self._stale.add(at)
        self._stale_keys |= told.shared.keys()
        self._stale_originals |= told.hanging.keys()
        self._stale_rulings |= {ruling for ruling, _, _ in told.reached}

    def reordered(self) -> None:
        """Take note that other places are given to all claims than until now."""
        self._all, self._ranked = None, Ranked()
        self._stale |= self._single.keys()
        self._stale_keys |= self._findings.keys()
        self._stale_rulings |= self._rulings.keys()

    def renamed(self, names: Collection[str]) -> None:
        """Take note that sources, or what lies outside the case, are called otherwise.

        So are those that are another kind of thing to their readers.
        """
        self._all = None
        self._stale_keys |= {
            key
            for key in self._findings
            if key[0] in NAMING and any(name in names for name in key[1])
        }
        self._stale_originals |= self._originals.keys() & names
        self._stale_rulings |= {r.id for r in self._rulings.values() if r.found[0] in names}

    def all(
        self, place: Mapping[str, Any], told: Mapping[At, Holds]
    ) -> tuple[tuple[Finding, ...], tuple[Original, ...]]:
        """Findings, the gravest first, and originals, the most wanted first.

        ``place`` gives what each claim is put in order by where they are shown.
        """
        if self._all is not None:
            return self._all
        for at in self._stale:
            self._ranked.put(at, (0, place.get(at[0]), at[1]), self._single.get(at, ()))
        for key in self._stale_keys:
            self._gather(key, place, told)
            here = (self._findings[key],) if key in self._findings else ()
            self._ranked.put(key, (1, key), here)
        for original in self._stale_originals:
            self._hang(original, place, told)
        for ruling in self._stale_rulings:
            self._ranked.put(ruling, (2, ruling), self._reached(ruling, place, told))
        self._stale.clear()
        self._stale_keys, self._stale_originals, self._stale_rulings = set(), set(), set()
        self._all = self._ranked.all(), most_wanted(self._originals.values())
        return self._all

    def _gather(self, key: Key, place: Mapping[str, Any], told: Mapping[At, Holds]) -> None:
        shared = Shared()
        if key in self._base:
            shared.take(self._base[key])
        for at in _ordered(self._of_key[key], place):
            shared.take(told[at].shared[key])
        if key in self._base or self._of_key[key]:
            self._findings[key] = self._gathering.finding(key, shared)
        else:
            self._findings.pop(key, None)
            del self._of_key[key]

    def _hang(self, original: str, place: Mapping[str, Any], told: Mapping[At, Holds]) -> None:
        hanging = Hanging()
        for at in _ordered(self._of_original[original], place):
            hanging.take(told[at].hanging[original])
        if self._of_original[original]:
            self._originals[original] = self._wanted.original(original, hanging)
        else:
            self._originals.pop(original, None)
            del self._of_original[original]

    def _reached(
        self, key: str, place: Mapping[str, Any], told: Mapping[At, Holds]
    ) -> tuple[Finding, ...]:
        """What is to be told of one ruling that withdraws or corrects; nothing of one that fell."""
        ruling = self._rulings.get(key)
        if ruling is None:
            return ()
        one, thing = Reach(ruling), ruling.found[0]
        one.documents |= {thing} if thing and thing in self._whole.documents else set()
        for at in _ordered(self._of_ruling.get(key, ()), place):
            for by, documents, path in told[at].reached:
                if by == key:
                    one.answers[at[0], told[at].answer.id] = None
                    one.documents |= set(documents)
                    one.path |= dict.fromkeys(path)
        return (reach_finding(self._whole, one),)


def _alike(one: Shared | None, two: Shared | None) -> bool:
    """Whether both hold the same, in the same order."""
    return one == two and list(one.path if one else ()) == list(two.path if two else ())


def _ordered(some: Iterable[At], place: Mapping[str, Any]) -> list[At]:
    return sorted(some, key=lambda at: (place[at[0]], at[1]))
