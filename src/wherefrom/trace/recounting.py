"""A case counted answer by answer, so that a ruling counts only the answers that it bears on.

Each answer is kept with the ids of all that its count looked at; it is counted
anew when something under one of these changes. What several answers share is
put together again from what each of them holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wherefrom.model import (
    Attribution,
    Claim,
    Derivation,
    Resolution,
    Ruling,
    Source,
    Statement,
    Tracing,
)
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things
from wherefrom.settings import Trace
from wherefrom.trace.certainty import Readings, readings
from wherefrom.trace.coordinated import Letters, Template
from wherefrom.trace.gathered import Gathering
from wherefrom.trace.ground import TAKING, Ground, ground, publishers
from wherefrom.trace.left import left_over
from wherefrom.trace.looked import Seen
from wherefrom.trace.originals import Wanted
from wherefrom.trace.republished import found_outside, republished
from wherefrom.trace.ruled import Judged
from wherefrom.trace.shared import At, Telling
from wherefrom.trace.told import Laid, Teller, Told
from wherefrom.trace.tracing import Derived, Judging, Matter
from wherefrom.trace.watched import (
    answering,
    of_derivation,
    of_document,
    of_source,
    resourced,
    restated,
    watched,
    with_derivations,
    without,
)
from wherefrom.trace.withdrawn import Struck, struck


class Counting:
    """The answers of ``claims`` counted under ``rulings`` on evidence, and kept counted.

    ``known`` is what rulings are looked up in, where that is known already.
    """

    def __init__(
        self,
        matter: Matter,
        claims: Sequence[Claim],
        rulings: Sequence[Ruling],
        settings: Trace,
        known: tuple[Things, Places] | None = None,
    ) -> None:
        self._matter, self._settings = matter, settings
        self._judging = Judging(matter, known)
        self._base = watched(_ground(matter, claims))
        self._bare = {claim.id: claim for claim in claims}
        now = self._judging.under(rulings)
        self._told: dict[At, Told] = {}
        self._lookers: dict[Seen, set[At]] = defaultdict(set)
        self.claims: dict[str, Claim] = {}
        self.was: dict[str, Claim | None] = {}  # claims counted anew, as they were before
        self._templates: Sequence[Template] = ()
        self._restated: set[Seen] = set()  # what is to be counted anew with the next change
        self._rederived: set[Seen] = set()  # the same, of derivations and publishers
        self._reruled: set[Seen] = set()  # what counts as it did, but is told anew with it
        self._rechained: set[str] = set()  # documents in which something is said otherwise
        self._letters, self._readings = Letters(), Readings(matter.attributions)
        self._telling: Telling
        self._out = Struck()
        self._whole = self._left = self._base
        self.judged = Judged(matter.evidence.derivations)
        exchanged = _exchanged(self.judged.derivations, now.derivations)
        self._lay(now, struck(now.rulings, matter.resolution.sources), *exchanged)
        teller = Teller(self._laid)
        for claim in claims:
            self._count(claim, teller)
        self.was.clear()

    def _lay(
        self,
        now: Judged,
        out: Struck,
        gone: Sequence[Derivation],
        new: Sequence[Derivation],
        *,
        letters: bool = True,
    ) -> None:
        """Have rulings bear on the evidence; ``letters`` have to be looked for anew.

        ``gone`` are derivations that are no more, or have changed; ``new`` what they are now.
        """
        known = self._base.undeclared
        self._whole = replace(with_derivations(self._whole, gone, new), undeclared=known)
        if not out.documents:
            self._left = self._whole
        elif out.documents == self._out.documents:
            less = (left_over(some, out.documents) for some in (gone, new))
            self._left = replace(with_derivations(self._left, *less), undeclared=dict(known))
        else:
            self._left = without(self._whole, out.documents, now.derivations)
        self.judged, self._out = now, out
        derivations = [d for d in now.derivations if out.documents.isdisjoint((d.taker, d.giver))]
        made_from = None if letters else self._templates
        gathering = Gathering(self._left, derivations, made_from, self._letters)
        self._templates, wanted = gathering.templates, Wanted(self._left)
        before: Telling | None = self._telling if self._told else None
        self._telling = Telling(gathering, wanted, self._whole, out, before)
        corrected = [d for d in derivations if d.kind == "corrects"]
        grounds = (self._whole, self._left, out)
        self._laid = Laid(*grounds, corrected, self._templates, gathering, wanted, self._settings)

    def restate(
        self,
        statements: Sequence[Statement],
        sources: Mapping[str, Source | None],
        resolution: Resolution,
        attributions: Sequence[Attribution],
        known: tuple[Things, Places],
    ) -> None:
        """Have ``statements`` be said otherwise, and ``sources`` be others.

        What looks at them is counted by the next ``change``. ``resolution``,
        ``attributions`` and ``known`` are those of the whole case.
        """
        was = self._base.statements
        for one in statements:
            self._restated |= {("answers", one.id), ("held", one.document)}
            if one.kind != was[one.id].kind:
                self._restated.add(("told", one.document))
            if one.chain != was[one.id].chain or one.origin != was[one.id].origin:
                self._restated.add(("said", one.document))
                self._rechained.add(one.document)
        before = dict(self._base.sources)
        for key, source in sources.items():
            self._restated |= of_source(key, before.get(key), source)
        self._telling.renamed(sources)
        grounds = (self._base, self._whole, self._left)
        restated(grounds, statements)
        for ground_ in grounds:
            resourced(ground_, sources)
        read: dict[str, float] = self._base.read  # type: ignore[assignment]
        for one in statements:
            read.pop(one.id, None)
        read |= self._readings.under(statements, attributions)
        self._matter = replace(self._matter, resolution=resolution, attributions=attributions)
        self._judging.known = known

    def rederive(self, evidence: Derived, rulings: Sequence[Ruling]) -> None:
        """Have derivations be found otherwise, and documents be published as resolved now.

        What looks at them is counted by the next ``change``. ``rulings`` are those on evidence.
        """
        matter = self._matter
        grounds = (self._base, self._whole, self._left)
        now = publishers(matter.documents, matter.resolution)
        moved, names, begun = republished(grounds, now)
        outside = found_outside(grounds, matter.evidence.externals, evidence.externals)
        self._telling.renamed(names | outside)
        self._matter = replace(matter, evidence=evidence)
        self._judging = Judging(self._matter, self._judging.known)
        told = (*matter.evidence.derivations, *evidence.derivations)
        copied = (d for d in told if d.kind == "copies") if moved else ()
        self._rechained |= {d.taker for d in copied if d.taker in moved or d.giver in moved}
        touched, ruled_on = self._judge(rulings)
        self._rederived |= touched | {("here", key) for key in moved | outside}
        self._rederived |= {("publishes", name) for name in begun}
        self._reruled |= ruled_on

    def change(self, gone: Collection[Claim], new: Collection[Claim]) -> set[str]:
        """Take out the claims ``gone`` and take in ``new``; the ids of claims that were counted.

        Claims are as they were grouped, without counts. Others are counted anew
        where they look at a statement of one of these.
        """
        touched = answering(self._base, gone, new)
        after = {claim.id: claim for claim in new}
        for claim in gone:
            self._leave(claim, after.get(claim.id))
        self._bare |= after
        changed = {("answers", statement) for statement in touched} | self._restated
        again = self._looking(one for one in changed if one[0] != "held")
        again |= self._looking(self._rederived)
        told_anew = self._looking(self._reruled) - again
        changed |= self._rederived
        self._restated, self._rederived, self._reruled = set(), set(), set()
        counted_anew = after.keys() | {claim for claim, _ in again | told_anew}
        teller = Teller(self._laid, changed, regrouped=bool(touched))
        for key in sorted(counted_anew):
            self._count(self._bare[key], teller, again, told_anew)
        return set(counted_anew)

    def rule(self, rulings: Sequence[Ruling]) -> set[str]:
        """Have ``rulings``, all that bear on evidence, stand; the ids of claims counted anew."""
        touched, ruled_on = self._judge(rulings)
        again = self._looking(touched)
        told_anew = self._looking(ruled_on) - again
        counted_anew = {claim for claim, _ in again | told_anew}
        teller = Teller(self._laid, touched)
        for key in sorted(counted_anew):
            self._count(self._bare[key], teller, again, told_anew)
        return counted_anew

    def _judge(self, rulings: Sequence[Ruling]) -> tuple[set[Seen], set[Seen]]:
        """Have ``rulings`` bear on the evidence: what is looked at otherwise, what only told so."""
        before, out, left = self.judged, self._out, self._left
        now = self._judging.under(rulings)
        will = struck(now.rulings, self._matter.resolution.sources)
        gone, new = _exchanged(before.derivations, now.derivations)
        shifted = out.documents ^ will.documents
        at_ends = [d for d in now.derivations if d.taker in shifted or d.giver in shifted]
        odd = [*gone, *new, *(at_ends if shifted else ())]
        takers = {d.taker for d in odd if d.kind in TAKING} | shifted | self._rechained
        self._rechained = set()
        self._forget_copies(left.undeclared, before.derivations, takers)
        templates = self._templates
        self._lay(now, will, gone, new, letters=any(d.kind == "copies" for d in odd))
        touched = {one for d in odd for one in of_derivation(d)}
        touched |= _owned_up(left.undeclared, self._left.undeclared, now.derivations)
        touched |= self._struck(out, will)
        for template in (*templates, *self._templates):
            if (template in templates) != (template in self._templates):
                touched |= {one for document in template.documents for one in of_document(document)}
        return touched, _ruled_on(out, will)

    def tracing(self, order: Sequence[Claim]) -> Tracing:
        """The result; ``order`` are the claims in the order in which they are shown."""
        place = {claim.id: n for n, claim in enumerate(order)}
        self._telling.reordered()
        return self.tracing_of(tuple(self.claims[claim.id] for claim in order), place)

    def tracing_of(self, claims: tuple[Claim, ...], place: Mapping[str, Any]) -> Tracing:
        """The result; ``claims`` are counted, and ``place`` gives what each is in order by."""
        findings, originals = self._telling.all(place, self._told)
        return Tracing(
            claims,
            self.judged.derivations,
            self._matter.evidence.externals,
            findings,
            originals=originals,
            rulings=self.judged.rulings,
            found=self._matter.evidence.derivations,
        )

    def _forget_copies(
        self, known: Mapping[str, bool], derivations: Sequence[Derivation], takers: Collection[str]
    ) -> None:
        """Have it told anew whether the copies of ``takers`` are owned up to."""
        theirs = {d.id for d in derivations if d.kind == "copies" and d.taker in takers}
        left = {copy: is_ for copy, is_ in known.items() if copy not in theirs}
        self._base = replace(self._base, undeclared=left)

    def _struck(self, out: Struck, will: Struck) -> set[Seen]:
        """What is looked at otherwise after other things are withdrawn or corrected."""
        touched = {("word", source) for source in out.sources ^ will.sources}
        for document in sorted(out.documents ^ will.documents):
            touched |= of_document(document)
            name = self._base.publisher[document]
            every = frozenset(self._base.published_by[name])
            if (every <= out.documents) != (every <= will.documents):
                touched.add(("publishes", name))
                self._telling.renamed({name})
        return touched

    def _looking(self, seen: Iterable[Seen]) -> set[At]:
        return {at for one in seen for at in self._lookers.get(one, ())}

    def _leave(self, claim: Claim, now: Claim | None) -> None:
        """Forget a claim, but for what is the same in what it has become."""
        self.was.setdefault(claim.id, self.claims[claim.id])
        del self._bare[claim.id], self.claims[claim.id]
        answers = () if now is None else now.answers
        for n, answer in enumerate(claim.answers):
            at = (claim.id, n)
            if n < len(answers) and answers[n] == answer:
                self._telling.moved(at, self._told[at])
            else:
                self._forget(at)

    def _forget(self, at: At) -> None:
        told = self._told.pop(at)
        self._telling.forget(at, told)
        self._look_at(at, told.looked, frozenset())

    def _look_at(self, at: At, was: frozenset[Seen], now: frozenset[Seen]) -> None:
        """Note what an answer looks at; most of it is what it did."""
        for one in was - now:
            self._lookers[one].discard(at)
        for one in now - was:
            self._lookers[one].add(at)

    def _count(
        self,
        claim: Claim,
        teller: Teller,
        again: Collection[At] = (),
        told_anew: Collection[At] = (),
    ) -> None:
        """Count the answers that are not counted, and those ``again``: they met what changed.

        Those ``told_anew`` count as they did, but something else is said of them.
        """
        answers = []
        for n, answer in enumerate(claim.answers):
            at = (claim.id, n)
            if at not in self._told:
                self._enter(at, teller.of(claim, answer))
            elif at in again:
                self._exchange(at, teller.of(claim, answer, self._told[at]))
            elif at in told_anew:
                self._exchange(at, teller.again(claim, answer, self._told[at]))
            answers.append(self._told[at].answer)
        self.was.setdefault(claim.id, self.claims.get(claim.id))
        self.claims[claim.id] = replace(claim, answers=tuple(answers))

    def _enter(self, at: At, told: Told) -> None:
        self._told[at] = told
        self._telling.enter(at, told)
        self._look_at(at, frozenset(), told.looked)

    def _exchange(self, at: At, told: Told) -> None:
        """Have an answer be ``told`` so; what is told with others is left where it is the same."""
        before = self._told[at]
        if not told.tells_as(before):
            self._telling.forget(at, before)
            self._telling.enter(at, told)
        self._told[at] = told
        self._look_at(at, before.looked, told.looked)


def _ruled_on(out: Struck, will: Struck) -> set[Seen]:
    """What is told otherwise, but counts as it did, where other rulings reach it."""
    touched: set[Seen] = set()
    one, two = ({r.id: r for r in some.rulings} for some in (out, will))
    for key in (k for k in one.keys() | two.keys() if one.get(k) != two.get(k)):
        for thing in {t for r in (one.get(key), two.get(key)) if r for t in r.found if t}:
            touched.add(("here", thing))
            spoken = {thing} | out.spoken.get(thing, set()) | will.spoken.get(thing, set())
            touched |= {("word", source) for source in spoken}
    return touched


def _ground(matter: Matter, claims: Sequence[Claim]) -> Ground:
    evidence = matter.evidence
    return ground(
        matter.documents,
        matter.statements,
        matter.resolution,
        claims,
        evidence.derivations,
        cites=evidence.cites,
        externals=evidence.externals,
        read=readings(matter.statements, matter.attributions),
    )


def _owned_up(
    before: Mapping[str, bool], now: Mapping[str, bool], derivations: Iterable[Derivation]
) -> set[Seen]:
    """What is looked at otherwise, as copies are owned up to now and were not, or no more."""
    copies = (d for d in derivations if d.kind == "copies")
    return {("copies", d.taker) for d in copies if before.get(d.id, now.get(d.id)) != now.get(d.id)}


def _exchanged(
    before: Sequence[Derivation], now: Sequence[Derivation]
) -> tuple[list[Derivation], list[Derivation]]:
    """The derivations that are no more, and those that are new; one that has changed is both."""
    if before is now:
        return [], []
    one, two = ({d.id: d for d in some} for some in (before, now))
    gone = [d for key, d in one.items() if two.get(key) is not d and two.get(key) != d]
    new = [d for key, d in two.items() if one.get(key) is not d and one.get(key) != d]
    return gone, new
