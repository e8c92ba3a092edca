"""A case counted answer by answer, so that a ruling counts only the answers that it bears on.

Each answer is kept with the ids of all that its count looked at; it is counted
anew when something under one of these changes. What several answers share is
put together again from what each of them holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wherefrom.model import (
    Answer,
    Claim,
    Derivation,
    Finding,
    Ruling,
    Tracing,
)
from wherefrom.settings import Trace
from wherefrom.trace.certainty import readings
from wherefrom.trace.coordinated import Template
from wherefrom.trace.count import counted
from wherefrom.trace.findings import answer_findings
from wherefrom.trace.flags import flags
from wherefrom.trace.gathered import Gathering, Key, Shared
from wherefrom.trace.ground import Ground, ground
from wherefrom.trace.originals import Hanging, Wanted
from wherefrom.trace.ruled import Judged
from wherefrom.trace.shared import At, Telling
from wherefrom.trace.tracing import Judging, Matter
from wherefrom.trace.watched import answering, watched, with_derivations, without
from wherefrom.trace.withdrawn import Struck, reaching, struck


@dataclass(frozen=True, slots=True)
class Told:
    """One answer counted: what is told of it, alone and with others, and what was looked at."""

    answer: Answer
    findings: tuple[Finding, ...] = ()
    shared: Mapping[Key, Shared] = field(default_factory=dict)
    hanging: Mapping[str, Hanging] = field(default_factory=dict)
    reached: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    looked: frozenset[str] = frozenset()


class Counting:
    """The answers of ``claims`` counted under ``rulings`` on evidence, and kept counted."""

    def __init__(
        self,
        matter: Matter,
        claims: Sequence[Claim],
        rulings: Sequence[Ruling],
        settings: Trace,
    ) -> None:
        self._matter, self._settings = matter, settings
        self._judging = Judging(matter)
        self._base = watched(_ground(matter, claims))
        self._bare = {claim.id: claim for claim in claims}
        now = self._judging.under(rulings)
        self._told: dict[At, Told] = {}
        self._lookers: dict[str, set[At]] = defaultdict(set)
        self.claims: dict[str, Claim] = {}
        self._templates: Sequence[Template] = ()
        self._telling: Telling
        self._lay(now, struck(now.rulings, matter.resolution.sources))
        for claim in claims:
            self._count(claim)

    def _lay(self, now: Judged, out: Struck, *, letters: bool = True) -> None:
        """Have rulings bear on the evidence; ``letters`` have to be looked for anew."""
        self.judged, self._out = now, out
        self._whole = self._left = with_derivations(self._base, now.derivations)
        if out:
            self._left = without(self._whole, out.documents, now.derivations)
        derivations = [d for d in now.derivations if out.documents.isdisjoint((d.taker, d.giver))]
        self._corrected = [d for d in derivations if d.kind == "corrects"]
        made_from = None if letters else self._templates
        gathering = Gathering(self._left, derivations, made_from)
        self._gathering, self._templates = gathering, gathering.templates
        self._wanted = Wanted(self._left)
        before: Telling | None = self._telling if self._told else None
        self._telling = Telling(gathering, self._wanted, self._whole, out, before)

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
        again = self._looking(touched)
        counted_anew = after.keys() | {claim for claim, _ in again}
        for key in sorted(counted_anew):
            self._count(self._bare[key], again)
        return set(counted_anew)

    def rule(self, rulings: Sequence[Ruling]) -> set[str]:
        """Have ``rulings``, all that bear on evidence, stand; the ids of claims counted anew."""
        before, out, known = self.judged, self._out, self._left.undeclared
        templates = self._templates
        now = self._judging.under(rulings)
        will = struck(now.rulings, self._matter.resolution.sources)
        odd = _changed(before.derivations, now.derivations, out.documents ^ will.documents)
        touched = {end for d in odd for end in (d.taker, d.giver)} & self._base.documents.keys()
        touched |= out.documents ^ will.documents
        touched |= out.sources ^ will.sources
        for ruling in set(out.rulings) ^ set(will.rulings):
            touched |= {thing for thing in ruling.found if thing}
        taker = {d.id: d.taker for d in before.derivations if d.kind == "copies"}
        known = {copy: is_ for copy, is_ in known.items() if taker.get(copy, "") not in touched}
        self._base = replace(self._base, undeclared=known)
        self._lay(now, will, letters=any(d.kind == "copies" for d in odd))
        for template in (*templates, *self._templates):
            if (template in templates) != (template in self._templates):
                touched |= set(template.documents)
        again = self._looking(touched)
        counted_anew = {claim for claim, _ in again}
        for key in sorted(counted_anew):
            self._count(self._bare[key], again)
        return counted_anew

    def tracing(self, order: Sequence[Claim]) -> Tracing:
        """The result; ``order`` are the claims in the order in which they are shown."""
        place = {claim.id: n for n, claim in enumerate(order)}
        findings, originals = self._telling.all(place, self._told)
        return Tracing(
            tuple(self.claims[claim.id] for claim in order),
            self.judged.derivations,
            self._matter.evidence.externals,
            findings,
            originals=originals,
            rulings=self.judged.rulings,
            found=self._matter.evidence.derivations,
        )

    def _looking(self, ids: Iterable[str]) -> set[At]:
        return {at for one in ids for at in self._lookers.get(one, ())}

    def _leave(self, claim: Claim, now: Claim | None) -> None:
        """Forget a claim, but for what is the same in what it has become."""
        del self._bare[claim.id], self.claims[claim.id]
        answers = () if now is None else now.answers
        for n, answer in enumerate(claim.answers):
            at = (claim.id, n)
            if n < len(answers) and answers[n] == answer:
                self._telling.moved(self._told[at])
            else:
                self._forget(at)

    def _forget(self, at: At) -> Told:
        told = self._told.pop(at)
        self._telling.forget(at, told)
        for one in told.looked:
            self._lookers[one].discard(at)
        return told

    def _count(self, claim: Claim, again: Collection[At] = ()) -> None:
        """Count the answers that are not counted, and those ``again``."""
        answers = []
        for n, answer in enumerate(claim.answers):
            at = (claim.id, n)
            if at not in self._told:
                self._enter(at, self._counted(claim, answer))
            elif at in again:
                # What it looked at under other rulings it may look at again.
                looked = self._forget(at).looked
                told = self._counted(claim, answer)
                self._enter(at, replace(told, looked=told.looked | looked))
            answers.append(self._told[at].answer)
        self.claims[claim.id] = replace(claim, answers=tuple(answers))

    def _enter(self, at: At, told: Told) -> None:
        self._told[at] = told
        self._telling.enter(at, told)
        for one in told.looked:
            self._lookers[one].add(at)

    def _counted(self, claim: Claim, answer: Answer) -> Told:
        left, looked = self._left, self._base.looked
        assert looked is not None
        looked.clear()
        count = counted(left, answer, self._settings, withdrawn=self._out.sources)
        reached = tuple(reaching(self._whole, self._out, answer, count)) if self._out else ()
        marks = (self._corrected, self._templates)
        marked = replace(
            answer,
            origins=count.origins,
            independence=count.independence,
            flags=flags(left, answer, count, *marks, is_struck=bool(reached)),
        )
        findings = tuple(answer_findings(left, claim, marked, count))
        shared = self._gathering.of(claim, marked, count)
        hanging = self._wanted.of(claim, marked, count)
        every = self._whole.statements
        for one in (*answer.statements, *answer.compatible):
            looked.update((one, every[one].document) if one in every else (one,))
            looked.update(k.source for k in (every[one].chain if one in every else ()) if k.source)
        return Told(marked, findings, shared, hanging, reached, frozenset(looked))


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


def _changed(
    before: Sequence[Derivation], now: Sequence[Derivation], documents: Collection[str]
) -> list[Derivation]:
    """Derivations that only one of both holds, and those that have to do with ``documents``."""
    one, two = ({d.id: d for d in some} for some in (before, now))
    odd = [d for key, d in one.items() if two.get(key) is not d and two.get(key) != d]
    odd += [d for key, d in two.items() if one.get(key) is not d and one.get(key) != d]
    return odd + [d for d in now if d.taker in documents or d.giver in documents]
