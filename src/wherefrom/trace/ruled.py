"""What people ruled on derivations: a rejected one goes, a confirmed one is certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wherefrom.model import Anchor, Derivation, Document, Evidence, Resolution, Ruling
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things
from wherefrom.ruled.undone import idle, last_stands, lost, stands, without_undone
from wherefrom.trace.evidence import derivation

EITHER_WAY = ("same_author", "same_publisher")  # that say nothing of who took from whom
NAMING = ("cites", "credits")  # that follow a source as it is named


@dataclass(frozen=True, slots=True)
class Judged:
    """Derivations as people ruled them, and rulings on them, each with its state."""

    derivations: tuple[Derivation, ...]
    rulings: tuple[Ruling, ...] = ()


def settled(rulings: Sequence[Ruling], known: Things, said: Places) -> list[Ruling]:
    """``rulings`` of the trace stage with what they are on, undone and lost ones marked.

    Of several on one thing the last stands.
    """
    found = [_found(ruling, known, said) for ruling in without_undone(rulings)]
    return last_stands(found, _about)


def _found(ruling: Ruling, known: Things, said: Places) -> Ruling:
    if ruling.kind == "undo":
        return ruling
    here = tuple(known.find(thing) for thing in ruling.things)
    ruling = replace(ruling, found=here)
    if ruling.kind == "corrected":
        on = (said.find(anchor) for anchor in ruling.on)
        ruling = replace(ruling, statements=tuple(None if s is None else s.id for s in on))
        if stands(ruling) and ruling.on and not any(ruling.statements):
            return lost(ruling, "what it is on")
    if not stands(ruling) or None not in here:
        return ruling
    missing = [t.name or t.path for t, f in zip(ruling.things, here, strict=True) if f is None]
    return lost(ruling, f"“{missing[0]}”")


def _about(ruling: Ruling) -> object:
    if ruling.kind == "derivation":
        ends = frozenset(ruling.found) if ruling.relation in EITHER_WAY else ruling.found
        return ruling.relation, ends
    return ruling.kind, ruling.found[:1], tuple(a.statement for a in ruling.on)


def judged(
    derivations: Sequence[Derivation],
    rulings: Sequence[Ruling],
    documents: Sequence[Document],
    resolution: Resolution,
) -> Judged:
    """``derivations`` with the ``rulings``, settled, that confirm, reject or set one.

    A confirmed derivation has the probability 1; one that no run found is set,
    on the words that the ruling holds. ``corrected`` by a document sets one.
    """
    return judged_on(Found(derivations, documents, resolution), rulings)


def judged_on(found: Found, rulings: Sequence[Ruling]) -> Judged:
    """``judged`` on what is looked up already."""
    made = Made(found)
    out: list[Ruling] = []
    for ruling in rulings:
        if stands(ruling) and ruling.kind in ("derivation", "corrected"):
            ruling = _applied(ruling, made)
        out.append(ruling)
    ordered = sorted(made.by_id.values(), key=lambda d: (d.taker, d.kind, d.giver, d.id))
    return Judged(tuple(ordered), tuple(out))


Pair = tuple[str | None, frozenset[str | None]]  # kind; both ends


class Found:
    """Derivations as no ruling has changed them, looked up by their ends."""

    def __init__(
        self,
        derivations: Sequence[Derivation],
        documents: Sequence[Document],
        resolution: Resolution,
    ) -> None:
        self.documents, self.by_id = documents, {d.id: d for d in derivations}
        self.publisher = dict(resolution.of_publisher)
        self.between: dict[Pair, list[str]] = defaultdict(list)
        self.taken: dict[str, list[str]] = defaultdict(list)
        for d in derivations:
            self.between[d.kind, frozenset((d.taker, d.giver))].append(d.id)
            self.taken[d.taker].append(d.id)


class Made:
    """Derivations while one ruling after the other is put on them."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.by_id = dict(found.by_id)
        self._between: dict[Pair, list[str]] = {}
        self._taken: dict[str, list[str]] = defaultdict(list)  # what was set beside those found

    def meant(self, ruling: Ruling) -> list[Derivation]:
        """Those that a settled ``ruling`` is on."""
        ids = self._at((ruling.relation, frozenset(ruling.found)))
        return [self.by_id[one] for one in ids if is_meant(self.by_id[one], ruling)]

    def of(self, taker: str) -> list[Derivation]:
        """What one document took."""
        ids = dict.fromkeys((*self.found.taken.get(taker, ()), *self._taken[taker]))
        return [self.by_id[one] for one in ids if one in self.by_id]

    def put(self, one: Derivation) -> None:
        """Have it stand."""
        if one.id not in self.by_id:
            self._at(_pair(one)).append(one.id)
            self._taken[one.taker].append(one.id)
        self.by_id[one.id] = one

    def drop(self, one: Derivation) -> None:
        """Have it gone."""
        self._at(_pair(one)).remove(one.id)
        del self.by_id[one.id]

    def _at(self, pair: Pair) -> list[str]:
        if pair not in self._between:
            self._between[pair] = list(self.found.between.get(pair, ()))
        return self._between[pair]


def _pair(one: Derivation) -> Pair:
    return one.kind, frozenset((one.taker, one.giver))


def _applied(ruling: Ruling, made: Made) -> Ruling:
    """Put one ruling on ``made``; it comes back idle where there is nothing to reject."""
    if ruling.kind == "corrected":
        if len(ruling.found) < 2:
            return ruling
        corrected, correcting = ruling.found[0] or "", ruling.found[1] or ""
        ruling_on = replace(ruling, relation="corrects", found=(correcting, corrected))
        _confirmed(ruling_on, made)
        return ruling
    there = made.meant(ruling)
    if ruling.value != "reject":
        _confirmed(ruling, made)
    elif not there:
        return idle(ruling, "nothing of the kind is found any more")
    for one in there if ruling.value == "reject" else ():
        made.drop(one)
    return ruling


def is_meant(one: Derivation, ruling: Ruling) -> bool:
    """Whether a settled ``ruling`` on a derivation is on this one."""
    if one.kind != ruling.relation:
        return False
    if (one.taker, one.giver) == ruling.found:
        return True
    return not one.directed and {one.taker, one.giver} == set(ruling.found)


def _confirmed(ruling: Ruling, made: Made) -> None:
    there = made.meant(ruling) or [_set(ruling, made.found.documents)]
    names = tuple(n for d in there for n in d.named_as)
    giver = made.found.publisher.get(there[0].giver)
    if ruling.relation in NAMING and not names and giver is not None:
        names = (giver,)
        _take_over(names, there[0], made)
        there = [replace(d, named_as=names) for d in there]
    why = _why(ruling)
    for one in there:
        note = f"{one.note.rstrip('.')}; {why}." if one.note else f"{why[0].upper()}{why[1:]}."
        made.put(replace(one, probability=1.0, note=note, ruling=ruling.id))


def _take_over(names: Sequence[str], one: Derivation, made: Made) -> None:
    """Let ``names`` lead to what ``one`` leads to, and to nothing else."""
    for other in made.of(one.taker):
        if other.id != one.id and set(names) & set(other.named_as):
            left = tuple(n for n in other.named_as if n not in names)
            made.put(replace(other, named_as=left))


def _why(ruling: Ruling) -> str:
    reason = f": {ruling.why.rstrip('.')}" if ruling.why else ""
    return f"confirmed by {ruling.by}’s ruling of {ruling.at[:10]}{reason}"


def _set(ruling: Ruling, documents: Sequence[Document]) -> Derivation:
    """The derivation as nobody but the reviewer found it."""
    relation, (taker, giver) = ruling.relation, ruling.found
    assert relation is not None, ruling.id  # it stands
    assert taker is not None, ruling.id
    assert giver is not None, ruling.id
    words = [e for e in _words(ruling.on, documents) if e.document in (taker, giver)]
    return derivation(relation, taker, giver, probability=1.0, evidence=words, note="")


def _words(anchors: Iterable[Anchor], documents: Sequence[Document]) -> list[Evidence]:
    """The words that a ruling rests on, where they stand now; those that are gone are left out."""
    by_bytes = {d.sha256: d for d in reversed(documents)} | {
        (d.sha256, d.path): d for d in documents
    }
    made = []
    for anchor in anchors:
        document = by_bytes.get((anchor.sha256, anchor.path)) or by_bytes.get(anchor.sha256)
        if document is None:
            continue
        start = anchor.start
        if not document.text.startswith(anchor.words, start):
            start = document.text.find(anchor.words)
        if start >= 0:
            made.append(Evidence(document.id, start, start + len(anchor.words)))
    return made
