"""A case as it stands, with all in memory that a ruling may bear on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from wherefrom.claims.making import Made
from wherefrom.claims.ordering import Ordering
from wherefrom.claims.ready import Ready
from wherefrom.claims.redone import Redone, Standing
from wherefrom.claims.refreshing import bared
from wherefrom.claims.regrouping import Questions
from wherefrom.claims.repeating import unrepeated
from wherefrom.model import (
    Claim,
    Ledger,
    Notice,
    Part,
    Reply,
    Ruling,
    Statement,
)
from wherefrom.pipeline import applying, deriving, run
from wherefrom.pipeline.live.beside import Beside
from wherefrom.pipeline.live.codes import Codes
from wherefrom.pipeline.live.differing import Changes
from wherefrom.pipeline.live.said import Said
from wherefrom.pipeline.run import Prepared
from wherefrom.pipeline.stages import Rederives, Resolved
from wherefrom.ruled.parted import Parted, Parting, in_order
from wherefrom.ruled.things import resourced
from wherefrom.serial import to_plain
from wherefrom.settings import Settings
from wherefrom.trace.recounting import Counting
from wherefrom.trace.tracing import Derived as Evidence
from wherefrom.trace.tracing import Matter


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds of a case that is up to date."""

    ready: Prepared
    ledger: Ledger
    parts: Sequence[Part]
    noticed: tuple[Notice, ...]
    told: tuple[Notice, ...]  # by tracing
    replies: Sequence[Reply]
    vectors: Callable[[], tuple[bytearray, bytearray]]
    codes: Codes
    read: Callable[[], Resolved]  # what the sources stage gave before anybody ruled
    spoken: Callable[[Iterable[str]], Sequence[Statement]]  # in documents, as it was read
    rederiving: Rederives


class Current:
    """The result under its rulings, which ``rule`` adds to."""

    def __init__(
        self, kept: Kept, ready: Ready, rulings: Sequence[Ruling], settings: Settings
    ) -> None:
        self._kept, self._settings, self._ready = kept, settings, ready
        self.ready = kept.ready
        self.ledger = kept.ledger
        self.rulings = tuple(rulings)
        self._parting = Parting()
        self._ruled = ruled = self._parting.add(rulings)
        resolved = deriving.resolved_before(kept.ledger, ruled)
        bare = bared(ready, kept.replies, kept.parts)
        parts = unrepeated(bare)
        _ = ready.case  # so that no ruling waits for it
        self._known_by = (ready.places, ready.order)
        documents = kept.ledger.documents
        self._said = Said(documents, resolved, *self._known_by, kept.read, kept.spoken)
        self._said.prepare()
        self._questions = Questions(ready, kept.replies, parts, bare)
        self._questions.prepare()
        self._standing = self._questions.under(ruled.claims)
        grouping = self._questions.grouping(self._standing)
        self._grouping = replace(grouping, noticed=kept.noticed)
        self._order = Ordering(grouping.claims)
        self._evidence = evidence = _found(kept.rederiving, resolved)
        voices = (kept.ledger.statements, kept.ledger.mentions, kept.ledger.attributions)
        resolution = resolved.resolution
        matter = Matter(kept.ledger.documents, *voices, resolution, evidence)
        shown = self._order.shown()
        known = applying.known(documents, matter.mentions, resolution, evidence.externals)
        held = (known, ready.places)
        self._known = known
        self._counting = Counting(matter, shown, ruled.trace, settings.trace, held)
        for claim in shown:
            self._order.put(self._counting.claims[claim.id])
        self.changes: Changes = {}  # by the last rulings
        self._beside = Beside(*held, shown, self._order.place)
        self._inputs = run.inputs_with(kept.ready)
        self._written_of = 0  # rulings of which these are
        self.derived = self._derive()
        self.ledger = self._written()
        self.settled = self.ledger  # what the store holds

    def rule(self, made: Sequence[Ruling]) -> Ledger:
        """The result under ``made`` as well: rulings as they stand in the store."""
        before = self._ruled
        self.rulings = (*self.rulings, *made)
        self._ruled = ruled = self._parting.add(made)
        odd: set[str] = set()
        ready, was = self._questions.ready, self._counting.was
        was.clear()
        if ruled.sources != before.sources:
            odd |= self._restate(ruled)
        if ruled.claims != before.claims or self._questions.ready is not ready:
            odd |= self._regroup(self._questions.under(ruled.claims))
        if ruled.trace != before.trace:
            odd |= self._shown_anew(self._counting.rule(ruled.trace))
        now = {one: self._counting.claims.get(one) for one in odd}
        self.changes = {one: (was.get(one, claim), claim) for one, claim in now.items()}
        self.derived = self._derive()
        self.ledger = self._written()
        return self.ledger

    def _restate(self, ruled: Parted) -> set[str]:
        """Have the rulings on sources stand; the ids of claims that may have changed."""
        change = self._said.under(ruled.sources)
        if not change.statements and not change.sources:
            return set()
        now, resolved = change.statements, change.resolved
        recoded = [s for s in now if self._ready.places.by_id[s.id].kind != s.kind]
        if recoded:
            self._kept.codes.restated(resolved.statements, recoded)
        self._ready = self._ready.restated(resolved.statements, now)
        evidence = _found(self._kept.rederiving, resolved)
        if change.sources:
            places = self._said.places_of(change.sources)
            self._known = resourced(self._known, change.sources, places, evidence.externals)
            self._beside.resourced(self._known)
        known = (self._known, self._ready.places)
        voices = (change.sources, resolved.resolution, resolved.attributions)
        self._counting.restate(now, *voices, known)
        rederived = evidence is not self._evidence or change.published
        if rederived:
            self._evidence = evidence
            self._counting.rederive(evidence, ruled.trace)
        ids = [statement.id for statement in now]
        odd = self._show(*self._questions.restated(self._ready, ids, self._standing))
        if rederived:  # with the rulings as they are
            return odd
        return odd | self._shown_anew(self._counting.rule(ruled.trace))

    def _show(self, gone: Sequence[Claim], new: Sequence[Claim]) -> set[str]:
        """Have claims ``gone`` be no more and ``new`` ones be; the ids of all that have changed."""
        shown = self._order.change(gone, new)
        counted = self._shown_anew(self._counting.change(*shown))
        self._beside.change(*shown)
        return counted | {claim.id for claim in shown[0]}

    def _shown_anew(self, counted: set[str]) -> set[str]:
        for one in counted:
            self._order.put(self._counting.claims[one])
        return counted

    def _regroup(self, now: Standing) -> set[str]:
        """Have the claims be those that ``now`` stand; the ids of all that may have changed."""
        gone, new = _changed(self._questions, self._standing, now)
        self._standing = now
        odd = self._show(gone, new)
        claims_apart = replace(self._grouping, claims=())
        self._grouping = replace(claims_apart, links=self._questions.links(now))
        return odd

    def _derive(self) -> deriving.Derived:
        """Everything that the stages would give."""
        ruled = self._ruled
        by_hand = self._standing.by_hand
        told = (*by_hand.notices, *self._kept.noticed)
        grouping = replace(self._grouping, claims=(), notices=told, rulings=by_hand.rulings)
        counted = self._counting.tracing_of(self._order.shown(), self._order.place)
        tracing = replace(counted, notices=self._kept.told)
        coding = self._kept.codes.under(ruled.indicators, *self._known_by)
        beside = self._beside.under(ruled.beside)
        resolved = self._said.resolved
        settled = (resolved.rulings, by_hand.rulings, tracing.rulings)
        every = in_order(self.rulings, *settled, coding.rulings, beside)
        return deriving.Derived(resolved, grouping, tracing, coding, every)

    def _written(self) -> Ledger:
        for one in self.rulings[self._written_of :]:
            self._inputs.add(to_plain(one))
        self._written_of = len(self.rulings)
        made_by = run.made_by_inputs(self._kept.ready, self._settings, self._inputs.digest())
        return deriving.ledger(made_by, self._kept.ready.read, self.derived)


def _found(rederiving: Rederives, resolved: Resolved) -> Evidence:
    """Who took what from whom, before anybody ruled on that."""
    voices = (resolved.statements, resolved.mentions, resolved.attributions)
    return rederiving.under(*voices, resolved.resolution)


def _changed(
    questions: Questions, before: Standing, now: Standing
) -> tuple[list[Claim], list[Claim]]:
    """The claims that are no more, and those that are new."""
    gone: list[Claim] = []
    new: list[Claim] = []
    nothing = Redone()
    for asked in before.redone.keys() | now.redone.keys():
        one, two = before.redone.get(asked, nothing), now.redone.get(asked, nothing)
        if one is two:
            continue
        was = _standing(questions.parts_of(asked, two.out - one.out), one.made)
        is_ = _standing(questions.parts_of(asked, one.out - two.out), two.made)
        gone += [claim for key, claim in was.items() if is_.get(key) != claim]
        new += [claim for key, claim in is_.items() if was.get(key) != claim]
    return sorted(gone, key=lambda c: c.id), sorted(new, key=lambda c: c.id)


def _standing(parts: Iterable[Part], made: Iterable[tuple[int, Made]]) -> dict[str, Claim]:
    here = {part.claim.id: part.claim for part in parts if part.claim is not None}
    return here | {one.claim.id: one.claim for _, one in made}
