"""One answer counted, with what is told of it; of answers that count alike only one is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from wherefrom.model import Answer, Claim, Derivation, Finding
from wherefrom.settings import Trace
from wherefrom.trace.alike import Alike, Likeness, as_alike, is_weighed_whole
from wherefrom.trace.coordinated import Template
from wherefrom.trace.count import Counted, Weighed, counted, reweighed, weighed
from wherefrom.trace.findings import answer_findings
from wherefrom.trace.flags import flags, noticed
from wherefrom.trace.gathered import Gathering, Key, Shared
from wherefrom.trace.ground import Ground
from wherefrom.trace.looked import Looked, Seen
from wherefrom.trace.originals import Hanging, Wanted
from wherefrom.trace.withdrawn import Struck, reaching

# What is looked up of who took what from whom: where none of it is another, which derivations
# bear on an answer hangs on its statements alone.
TAKEN_BY = frozenset(("cites", "citing", "copies", "shares", "credits", "authored", "taken"))


@dataclass(frozen=True, slots=True)
class Told:
    """One answer counted: what is told of it, alone and with others, and what was looked at.

    ``weighed`` is None where the answer was counted as one that it is like.
    """

    answer: Answer
    count: Counted
    findings: tuple[Finding, ...] = ()
    shared: Mapping[Key, Shared] = field(default_factory=dict)
    hanging: Mapping[str, Hanging] = field(default_factory=dict)
    reached: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()
    looked: frozenset[Seen] = frozenset()
    weighed: Weighed | None = None

    def tells_as(self, other: Told) -> bool:
        """Whether it gives others to be told just what ``other`` gives, in the same order."""
        one, two = (
            (told.findings, told.reached, told.shared, told.hanging) for told in (self, other)
        )
        return self.answer.id == other.answer.id and one == two and _steps(self) == _steps(other)


def _steps(told: Told) -> list[list[str]]:
    shared, hanging = told.shared.values(), told.hanging.values()
    return [*(list(one.path) for one in shared), *(list(one.path) for one in hanging)]


@dataclass(frozen=True, slots=True)
class Laid:
    """What answers are counted on: ``whole`` the case, ``left`` without what is withdrawn."""

    whole: Ground
    left: Ground
    out: Struck
    corrected: Sequence[Derivation]
    templates: Sequence[Template]
    gathering: Gathering
    wanted: Wanted
    settings: Trace


@dataclass(frozen=True, slots=True)
class Met:
    """What was looked at for an answer of one document, as for any that is like it.

    ``sorts`` and ``cited`` are what was looked at of the document itself.
    """

    sorts: tuple[str, ...]
    cited: tuple[str, ...]
    others: frozenset[Seen]


def _met(looked: Set[Seen], document: str) -> Met:
    others = {one for one in looked if one[0] != "answers"}
    cited = {one for one in others if one[0] == "cites" and one[1][0] == document}
    here = {one for one in others if one[1] == document}
    sorts = sorted(sort for sort, _ in here if sort != "citing")  # that is noted with "cites"
    sources = sorted(source for _, (_, source) in cited)
    return Met(tuple(sorts), tuple(sources), frozenset(others - cited - here))


class Teller:
    """Counts answers on what is ``laid``, one after another, while nothing of it changes.

    ``changed`` is what was looked up otherwise when answers were last counted;
    ``regrouped`` says that statements answer otherwise.
    """

    def __init__(
        self, laid: Laid, changed: Set[Seen] = frozenset(), *, regrouped: bool = False
    ) -> None:
        self._laid, self._changed, self._regrouped = laid, changed, regrouped
        looked = laid.whole.looked
        assert looked is not None
        self._looked: Looked = looked
        apart = {d.giver for d in laid.corrected} | {d.taker for d in laid.corrected}
        apart |= {t for r in laid.out.rulings for t in r.found if t}
        apart |= {document for one in laid.templates for document in one.documents}
        self._alike = Alike(laid.left, apart)
        self._first: dict[object, tuple[Likeness, Told, Met]] = {}  # of those that are alike

    def of(self, claim: Claim, answer: Answer, before: Told | None = None) -> Told:
        """``answer`` with what is told of it.

        ``before`` is how it was counted and told until it met what has changed.
        """
        self._looked.begin()
        like = self._alike.of(answer)
        first = None if like is None else self._first.get(like.sign)
        if like is not None and first is not None:
            return self._as(claim, answer, like, *first)
        known, weighed_ = self._laid, self._weighed(answer, before)
        count = counted(
            known.left, answer, known.settings, withdrawn=known.out.sources, known=weighed_
        )
        told = self._told(claim, answer, count, before, weighed_)
        if like is not None and is_weighed_whole(weighed_, known.settings):
            self._first[like.sign] = like, told, _met(told.looked, like.document)
        return told

    def again(self, claim: Claim, answer: Answer, before: Told) -> Told:
        """``answer``, which counts as it did ``before``, with what is told of it now."""
        self._looked.begin()
        return self._told(claim, answer, before.count, before, before.weighed, is_kept=True)

    def _told(
        self,
        claim: Claim,
        answer: Answer,
        count: Counted,
        before: Told | None,
        weighed_: Weighed | None,
        *,
        is_kept: bool = False,
    ) -> Told:
        known, left = self._laid, self._laid.left
        reached = tuple(reaching(known.whole, known.out, answer, count)) if known.out else ()
        marks = (known.corrected, known.templates)
        said = weighed_.statements if weighed_ else None
        noted = noticed(left, answer, count, known.corrected, said)
        marked = replace(
            answer,
            origins=count.origins,
            independence=count.independence,
            flags=flags(left, answer, count, *marks, is_struck=bool(reached), known=noted),
        )
        findings = tuple(answer_findings(left, claim, marked, count))
        shared = known.gathering.of(claim, marked, count, noted)
        hanging = known.wanted.of(claim, marked, count)
        self._note_said(answer)
        met = self._looked.every()
        if weighed_ is not None:
            met.update(*weighed_.trails.met())
        if before is not None and (is_kept or _is_kept(before.weighed, weighed_)):
            met |= before.looked
        return Told(marked, count, findings, shared, hanging, reached, frozenset(met), weighed_)

    def _as(
        self, claim: Claim, answer: Answer, like: Likeness, other: Likeness, told: Told, met: Met
    ) -> Told:
        """``answer``, which is like one that was counted and ``told``."""
        known, left = self._laid, self._laid.left
        count = as_alike(told.count, other, like)
        marked = replace(
            answer,
            origins=count.origins,
            independence=count.independence,
            flags=told.answer.flags,
        )
        # Most often nothing of all this is told of either.
        reached = told.reached and tuple(reaching(known.whole, known.out, answer, count))
        findings = tuple(answer_findings(left, claim, marked, count)) if told.findings else ()
        shared = known.gathering.of(claim, marked, count) if told.shared else {}
        hanging = known.wanted.of(claim, marked, count) if told.hanging else {}
        self._note_said(answer)
        for sort in met.sorts:
            self._looked[sort].add(like.document)
        self._looked["cites"].update([(like.document, source) for source in met.cited])
        looked = met.others | self._looked.every()
        return Told(marked, count, findings, shared, hanging, reached, looked)

    def _weighed(self, answer: Answer, before: Told | None) -> Weighed:
        """What is to be counted of ``answer``, as far as it is known from ``before``."""
        left, known = self._laid.left, None if before is None else before.weighed
        if before is None or known is None:
            return weighed(left, answer)
        met = before.looked & self._changed
        if all(sort == "word" for sort, _ in met):
            known.trails.on(left)
            return known
        if not self._regrouped and all(sort not in TAKEN_BY for sort, _ in met):
            return reweighed(left, answer, known, met)
        return weighed(left, answer, before=known.trails, changed=met)

    def _note_said(self, answer: Answer) -> None:
        """Note that ``answer`` hangs on its statements, their documents and their sources."""
        looked, published = self._looked, self._laid.whole.publisher
        every = self._laid.whole.statements
        said = [every[one] for one in (*answer.statements, *answer.compatible) if one in every]
        looked["word"].update([published[s.document] for s in said])
        looked["here"].update([s.document for s in said])
        looked["word"].update([k.source for s in said for k in s.chain if k.source])
        looked["answers"].update((*answer.statements, *answer.compatible))


def _is_kept(before: Weighed | None, now: Weighed | None) -> bool:
    """Whether what was looked up for ``before`` was not looked up again for all of ``now``."""
    return before is now or (before is not None and now is not None and before.edges is now.edges)
