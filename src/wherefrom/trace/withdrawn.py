"""What people ruled to be withdrawn or corrected, and every answer that this reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wherefrom.model import Answer, Claim, Derivation, Finding, Ruling, Source
from wherefrom.ruled.undone import stands
from wherefrom.trace.corrected import reached
from wherefrom.trace.count import Counted
from wherefrom.trace.ground import Ground, members
from wherefrom.trace.telling import called, listed, plural


@dataclass(frozen=True, slots=True)
class Struck:
    """Rulings that withdraw or correct something, and what no longer counts by them.

    ``documents`` are those withdrawn, ``sources`` those whose word is, with
    all who speak for them; ``rulings`` those in force, with the ids of the
    statements that each is on, none for the whole document. ``spoken`` gives
    by each source that is withdrawn all whose word goes with it; ``things`` are
    those that the rulings are on.
    """

    documents: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    rulings: tuple[Ruling, ...] = ()
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    things: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.rulings)


def struck(rulings: Iterable[Ruling], sources: Sequence[Source]) -> Struck:
    """What settled ``rulings`` withdraw or correct; other kinds are passed over."""
    kept = [r for r in rulings if r.kind in ("withdrawn", "corrected") and stands(r)]
    out = [r for r in kept if r.kind == "withdrawn"]
    documents = {r.found[0] for r in out if r.things[0].what == "document"}
    silenced = {r.found[0] for r in out if r.things[0].what == "source"}
    speaking = _speaking(sources) if silenced else {}
    spoken = {s: _spoken(speaking, {s}) for s in sorted(s for s in silenced if s)}
    every = frozenset[str]().union(*spoken.values())
    things = frozenset(r.found[0] for r in kept if r.found[0])
    return Struck(frozenset(d for d in documents if d), every, tuple(kept), spoken, things)


def spoken_for(sources: Iterable[Source], withdrawn: Iterable[str]) -> frozenset[str]:
    """``withdrawn`` and all who speak for one of them, or are its records."""
    return _spoken(_speaking(sources), withdrawn)


def _speaking(sources: Iterable[Source]) -> dict[str, list[str]]:
    """By each source, those that speak for it."""
    every = list(sources)
    speaking: dict[str, list[str]] = {source.id: [] for source in every}
    for source in every:
        if source.body in speaking:
            speaking[source.body].append(source.id)
    return speaking


def _spoken(speaking: Mapping[str, Sequence[str]], withdrawn: Iterable[str]) -> frozenset[str]:
    further = set(withdrawn) & speaking.keys()
    found: set[str] = set()
    while further:
        found |= further
        further = {s for of in further for s in speaking[of]} - found
    return frozenset(found)


@dataclass(slots=True)
class Reach:
    """One ruling, the documents it reaches, and the (claim, answer) pairs that rest on it."""

    ruling: Ruling
    path: dict[str, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    answers: dict[tuple[str, str], None] = field(default_factory=dict)


class Reaching:
    """Answer by answer, what the rulings of ``struck`` reach.

    ``ground`` is the whole case, what is withdrawn among it.
    """

    def __init__(self, ground: Ground, by_hand: Struck) -> None:
        self._ground = ground
        self._struck = by_hand
        self._reach = {r.id: Reach(r) for r in by_hand.rulings}
        for one in self._reach.values():
            thing = one.ruling.found[0]
            one.documents |= {thing} if thing in ground.documents else set()  # type: ignore[arg-type]

    def add(self, claim: Claim, answer: Answer, counted: Counted) -> bool:
        """Note what reaches ``answer``, counted without it; whether anything does."""
        hit = False
        for ruling, documents, path in reaching(self._ground, self._struck, answer, counted):
            hit = True
            one = self._reach[ruling]
            one.answers[claim.id, answer.id] = None
            one.documents |= set(documents)
            one.path |= dict.fromkeys(path)
        return hit

    def findings(self) -> list[Finding]:
        """One finding for each ruling; claim and answer where only one answer rests on it."""
        return [reach_finding(self._ground, one) for _, one in sorted(self._reach.items())]


def reaching(
    ground: Ground, by_hand: Struck, answer: Answer, counted: Counted
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """For each ruling that reaches ``answer``: its id, the documents reached, and the steps."""
    found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    said = [ground.statements[s] for s in answer.statements if s in ground.statements]
    giving = {s.document for s in said}
    lost = _lost(ground, answer, counted) if by_hand.spoken else []
    if not lost and by_hand.things.isdisjoint(giving):
        return found  # most often
    for ruling in by_hand.rulings:
        thing = ruling.found[0] or ""
        hits: Hits = None
        if thing in giving:
            hits = _from_document(ground, ruling, thing, answer)
        elif thing in by_hand.spoken:
            hits = _from_source(by_hand.spoken[thing], lost)
        if hits is not None:
            found.append((ruling.id, *hits))
    return found


Hits = tuple[tuple[str, ...], tuple[str, ...]] | None


def _from_document(ground: Ground, ruling: Ruling, document: str, answer: Answer) -> Hits:
    on = {s for s in ruling.statements if s}
    if on and on.isdisjoint(answer.statements):
        return None
    correcting = ruling.found[1] if len(ruling.found) > 1 else None
    if correcting is not None:
        return None  # told by the derivation that the ruling sets
    correction = Derivation(ruling.id, "", document, "corrects", 1.0, (), "")
    hits = reached(ground, answer, [correction])
    if not hits:
        return None
    steps = dict.fromkeys(step for hit in hits for step in hit.path[1:])
    return tuple(sorted({hit.statement.document for hit in hits})), tuple(steps)


def _from_source(spoken: frozenset[str], lost: Sequence[Lost]) -> Hits:
    """The documents of statements that do not count any more, if the source's word did it."""
    documents = {document for document, by in lost if not spoken.isdisjoint(by)}
    return (tuple(sorted(documents)), ()) if documents else None


Lost = tuple[str, frozenset[str]]


def _lost(ground: Ground, answer: Answer, counted: Counted) -> list[Lost]:
    """The answer's statements that do not count any more: their documents, and on whose word."""
    ends = {end.statement for end in counted.ends}
    if ends.issuperset(answer.statements):
        return []
    return [
        (s.document, frozenset((ground.publisher[s.document], *(k.source or "" for k in s.chain))))
        for s in members(ground, answer)
        if s.id not in ends
    ]


def reach_finding(ground: Ground, one: Reach) -> Finding:
    """What is to be told of one ruling and all that it reaches."""
    ruling = one.ruling
    claim, answer = next(iter(one.answers)) if len(one.answers) == 1 else (None, None)
    thing = ruling.found[0] or ""
    here = ground.documents.get(thing)
    what = called(here) if here is not None else ground.name(thing)
    verb = "is withdrawn" if ruling.kind == "withdrawn" else "is corrected"
    reason = f": {ruling.why.rstrip('.')}" if ruling.why else ""
    told = f"{what} {verb}, as {ruling.by} ruled on {ruling.at[:10]}{reason}."
    further = [called(ground.documents[d]) for d in sorted(one.documents - {thing})]
    if further:
        verb = "took words from it or cite it" if here is not None else "had its word"
        told += f" {listed(further)} {verb}."
    n = len(one.answers)
    if n:
        told += f" {plural(n, 'answer')} {'rests' if n == 1 else 'rest'} on it."
    path = (ruling.id, *one.path)
    return Finding("corrected", claim, answer, tuple(sorted(one.documents)), path, told)


def answers_reached(ground: Ground, by_hand: Struck, answer: Answer, counted: Counted) -> bool:
    """Whether any ruling reaches ``answer``."""
    return bool(reaching(ground, by_hand, answer, counted))
