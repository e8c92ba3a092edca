"""Following one statement's sources to where they end (docs/method.md, counting, steps 1 to 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wherefrom.model import NAMED_KINDS, ChainLink, Derivation, OriginKind, Statement
from wherefrom.trace.ground import Ground, differs, inside

REMEMBERED = 4096  # texts of which the words are kept: each is set beside several
MAX_STEPS = 20  # documents; a longer trail is a fault in the evidence, not a trail
Known = dict[tuple[str, str, str], Statement | None]  # by derivation, statement and document: what
# is said there in place of it


class End(NamedTuple):
    """Where following one statement's sources ends.

    ``source`` is None when the origin has no name at all; ``document`` is the
    document that last spoke; ``own`` means on its publisher's own word.
    """

    statement: str
    source: str | None
    kind: OriginKind
    document: str
    own: bool
    path: tuple[str, ...]
    passed: tuple[str, ...]  # publishers, first to last
    round_trip: str | None = None  # the publisher that the trail came back to


class Stand(NamedTuple):
    """How far a trail has come, and by which way."""

    at: Statement
    path: tuple[str, ...]
    visited: frozenset[str]
    passed: tuple[str, ...]
    round_trip: str | None
    steps: int

    def sign(self) -> object:
        """The same for stands from which a trail goes on alike."""
        way = self.path, self.visited, self.passed
        return self.at.id, self.steps, self.round_trip, *way


class Trail:
    """The steps taken so far from one statement."""

    def __init__(self, ground: Ground, stand: Stand, known: Known) -> None:
        self.ground = ground
        self.known = known
        self.at = stand.at
        self.path = list(stand.path)
        self.visited = set(stand.visited)
        self.passed = list(stand.passed)
        self.round_trip = stand.round_trip

    def passes(self, publisher: str) -> None:
        """Note a publisher passed; one already passed, not the last, closes a round trip."""
        if publisher == self.passed[-1]:
            return
        if publisher in self.passed and self.round_trip is None:
            self.round_trip = publisher
        self.passed.append(publisher)

    def step(self, to: Statement, *by: str | None) -> None:
        """Go on from ``to``, on the word of the derivations and attributions ``by``."""
        self.path += [name for name in by if name]
        self.passes(self.ground.publisher[to.document])
        self.visited.add(to.id)
        self.at = to


def publisher_behind(ground: Ground, source: str | None) -> str | None:
    """The publisher a cited source is: one with documents here, or an outlet."""
    if source is None:
        return None
    if source in ground.published_by or ground.kind_of(source) == "outlet":
        return source
    return None


def follow(
    ground: Ground,
    statement: Statement,
    members: Mapping[str, Sequence[Statement]],
    active: Collection[str],
    known: Known | None = None,
) -> End:
    """Where the sources of ``statement`` end, within one answer.

    ``members`` holds the answer's statements by document, ``active`` the ids
    of the derivations taken as true. ``known`` is filled with what hangs on none of
    these, for who follows one statement under several sets of them.
    """
    known = {} if known is None else known
    found: Stand | End = begun(ground, statement)
    while isinstance(found, Stand):
        found = followed_on(ground, statement, found, members, active, known)
    return found


def begun(ground: Ground, statement: Statement) -> Stand:
    """Where the trail of ``statement`` begins."""
    visited, passed = frozenset((statement.id,)), (ground.publisher[statement.document],)
    return Stand(statement, (), visited, passed, None, 0)


def followed_on(
    ground: Ground,
    statement: Statement,
    stand: Stand,
    members: Mapping[str, Sequence[Statement]],
    active: Collection[str],
    known: Known,
) -> Stand | End:
    """The trail of ``statement`` one step on from ``stand``, or its end; as for ``follow``."""
    trail = Trail(ground, stand, known)
    if stand.steps < MAX_STEPS:
        _close(trail, members, active)
        if _cited(trail, members, active) or _copied(trail, members, active):
            way = tuple(trail.path), frozenset(trail.visited), tuple(trail.passed)
            return Stand(trail.at, *way, trail.round_trip, stand.steps + 1)
    return _end(trail, statement, active)


def _cited(
    trail: Trail, members: Mapping[str, Sequence[Statement]], active: Collection[str]
) -> bool:
    """Step 2: carry on from the cited document's own statement giving this answer."""
    ground, at = trail.ground, trail.at
    for k in range(len(at.chain) - 1, -1, -1):
        link = at.chain[k]
        derivation = ground.cites.get((at.document, link.source or ""))
        if derivation is None or derivation.id not in active:
            continue
        last = k == len(at.chain) - 1
        for other in members.get(derivation.giver, ()):
            if other.id not in trail.visited and (other.chain or last):
                _pass_links(trail, at.chain[: k + 1])
                trail.step(other, link.attribution, derivation.id)
                return True
    return False


def _pass_links(trail: Trail, chain: Sequence[ChainLink]) -> None:
    for link in chain:
        publisher = publisher_behind(trail.ground, link.source)
        if publisher is not None:
            trail.passes(publisher)
        if link.attribution:
            trail.path.append(link.attribution)


def _copied(
    trail: Trail, members: Mapping[str, Sequence[Statement]], active: Collection[str]
) -> bool:
    """Step 3: a statement inside copied words goes on from the words it was copied from."""
    at = trail.at
    names_one = at.origin_kind in NAMED_KINDS or at.origin_kind == "withheld"
    for derivation, other in _copied_from(trail, at, trail.visited, members, active):
        if not names_one or is_renamed(at, other, members):
            trail.step(other, derivation.id)
            return True
    return names_one and _as_its_twin(trail, members, active)


def _as_its_twin(
    trail: Trail, members: Mapping[str, Sequence[Statement]], active: Collection[str]
) -> bool:
    """Go on as the same words of another report do, of which nothing says who took whose.

    Both name one source, and the other is known to have taken the words from whoever named
    another: a reprint of a report that renames its source names no further one.
    """
    at = trail.at
    for derivation in trail.ground.shares.get(at.document, ()):
        if derivation.id not in active:
            continue
        other = derivation.giver if derivation.taker == at.document else derivation.taker
        twin = _said_there(trail, derivation, at, other, members)
        if twin is None or twin.id in trail.visited or twin.origin != at.origin:
            continue
        for _, giver in _copied_from(trail, twin, trail.visited, members, active):
            if is_renamed(twin, giver, members):
                trail.step(twin, derivation.id)
                return True
    return False


def _close(
    trail: Trail, members: Mapping[str, Sequence[Statement]], active: Collection[str]
) -> None:
    """Note the way back to a publisher passed, where copied words that name a source lead there.

    Such a statement keeps its source, and the trail goes on to that; but who took
    its words from somebody who had them from the same publisher goes round.
    """
    if not trail.ground.copies.get(trail.at.document):
        return  # most often
    at, seen, path = trail.at, set(trail.visited), list[str]()
    passed = list(trail.passed)
    while trail.round_trip is None:
        found = next(_copied_from(trail, at, seen, members, active), None)
        if found is None:
            return
        derivation, at = found
        seen.add(at.id)
        path.append(derivation.id)
        publisher = trail.ground.publisher[at.document]
        if publisher != passed[-1]:
            passed.append(publisher)
        if publisher in passed[:-1]:
            trail.passed, trail.round_trip = passed, publisher
            trail.path += path


def _copied_from(
    trail: Trail,
    at: Statement,
    seen: Collection[str],
    members: Mapping[str, Sequence[Statement]],
    active: Collection[str],
) -> Iterator[tuple[Derivation, Statement]]:
    """The copies that ``at`` stands in, each with the statement its words were taken from."""
    for derivation in trail.ground.copies.get(at.document, ()):
        if derivation.id in active:
            other = _said_there(trail, derivation, at, derivation.giver, members)
            if other is not None and other.id not in seen:
                yield derivation, other


def _said_there(
    trail: Trail,
    derivation: Derivation,
    at: Statement,
    document: str,
    members: Mapping[str, Sequence[Statement]],
) -> Statement | None:
    """What ``document`` says in place of ``at``, if that stands in the shared words."""
    key = (derivation.id, at.id, document)
    if key not in trail.known:
        stands = inside(at, derivation.evidence)
        other = counterpart(trail.ground, derivation, at, document, members) if stands else None
        trail.known[key] = other
    return trail.known[key]


def is_renamed(
    statement: Statement, other: Statement, members: Mapping[str, Sequence[Statement]]
) -> bool:
    """Whether copied words of this answer name another source than those they were copied from.

    A body's own document keeps its own word.
    """
    return (
        bool(statement.chain)
        and other in members.get(other.document, ())
        and other.origin_kind in NAMED_KINDS
        and other.origin != statement.origin
        and alike(other.text, statement.text) > 0.5
    )


def counterpart(
    ground: Ground,
    derivation: Derivation,
    statement: Statement,
    document: str,
    members: Mapping[str, Sequence[Statement]],
) -> Statement | None:
    """The statement of ``document``, inside the shared words, that says what ``statement`` says.

    One of the same answer where there is one; else the nearest in wording,
    if more than half of the words are the same and it does not answer otherwise.
    """
    held = [s for s in members.get(document, ()) if inside(s, derivation.evidence, least=0.3)]
    if held:
        return max(held, key=lambda s: (alike(s.text, statement.text), s.id))
    near = [
        s
        for s in lying_in(ground, derivation, document)
        if alike(s.text, statement.text) > 0.6 and not differs(ground, s, statement)
    ]
    return max(near, key=lambda s: (alike(s.text, statement.text), s.id), default=None)


def lying_in(ground: Ground, derivation: Derivation, document: str) -> list[Statement]:
    """The statements of ``document`` that lie in the words which ``derivation`` rests on."""
    said = ground.by_document.get(document, ())
    known = ground.lying.get((derivation.id, document))
    if known is None or known[0] is not derivation.evidence:
        places = tuple(n for n, s in enumerate(said) if inside(s, derivation.evidence))
        known = ground.lying[derivation.id, document] = derivation.evidence, places
    return [said[n] for n in known[1]] if said else []


def alike(a: str, b: str) -> float:
    """Share of the different words of both texts that they have in common, 0 to 1."""
    left, right = _words(a), _words(b)
    common = len(left & right)
    every = len(left) + len(right) - common
    return common / every if every else 0.0


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _end(trail: Trail, statement: Statement, active: Collection[str]) -> End:
    at, ground = trail.at, trail.ground
    _pass_links(trail, at.chain)
    source, kind, own = at.origin, at.origin_kind, not at.chain
    if at.chain and source is None:
        source = at.chain[-1].source
    if own and kind in ("none", "outlet"):
        credit = next((c for c in ground.credits.get(at.document, ()) if c.id in active), None)
        if credit is not None:
            trail.path.append(credit.id)
            source, kind, own = _credited(ground, credit)
        else:
            source = source or _publisher_source(ground, at.document)
    return End(
        statement.id,
        source,
        kind,
        at.document,
        own,
        tuple(dict.fromkeys(trail.path)),
        tuple(trail.passed),
        trail.round_trip,
    )


def _credited(ground: Ground, credit: Derivation) -> tuple[str | None, OriginKind, bool]:
    if credit.giver in ground.documents:
        return _publisher_source(ground, credit.giver), "outlet", False
    return credit.giver, "outlet", False


def _publisher_source(ground: Ground, document: str) -> str | None:
    publisher = ground.publisher[document]
    return publisher if publisher in ground.sources else None
