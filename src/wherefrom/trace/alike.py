"""Answers that count alike: all that one report gives on one word, told once.

Where a statement lies in its report, and in which words, bears on its count only by wording that
is shared there, by links on it, and by what another report that it cites says instead. Answers
of one report to which none of this happens, on the same words of the same sources, differ in ids.
So do those of two reports of one publisher, or of none, that nothing ties to any other.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from wherefrom.model import Answer, Evidence, Origin, Statement
from wherefrom.settings import Trace
from wherefrom.trace.count import Counted, Weighed
from wherefrom.trace.ground import Ground, members
from wherefrom.trace.joins import Group
from wherefrom.trace.origins import End

MOST = 8  # statements; answers of more are seldom alike


@dataclass(frozen=True, slots=True)
class Likeness:
    """``sign`` is the same for answers that count alike, but for the ids of what they hold.

    ``said`` are the ids of the statements that count, ``by`` those of their attributions,
    both in the order in which the other answer has those that stand for them.
    """

    sign: tuple[Any, ...]
    document: str
    said: tuple[str, ...]
    by: tuple[str, ...]


class Alike:
    """Which answers count alike on ``ground``, while nothing in it changes.

    Of the documents ``apart`` single statements are ruled on, or corrected, or they are letters.
    """

    def __init__(self, ground: Ground, apart: Collection[str]) -> None:
        self._ground, self._apart = ground, apart
        self._words: dict[str, list[Evidence]] = {}
        self._tied: dict[str, bool] = {}

    def of(self, answer: Answer) -> Likeness | None:
        """What ``answer`` is like; None where it may be like no other."""
        every = self._ground.statements
        ids = (*answer.statements, *answer.compatible)
        if len(ids) > MOST or any(one not in every for one in ids):
            return None
        here = {every[one].document for one in ids}
        if len(here) != 1 or not here.isdisjoint(self._apart):
            return None
        return self._among(next(iter(here)), members(self._ground, answer))

    def _among(self, document: str, said: tuple[Statement, ...]) -> Likeness | None:
        ground, by = self._ground, dict[str, int]()
        words, tied = self._words_of(document), self._is_tied(document)
        rows: list[Any] = [len(said)]
        for one in said:
            for w in words:
                if w.start < one.end and one.start < w.end:
                    return None
            rows.append(len(one.chain))
            for link in one.chain:
                cited = ground.cites.get((document, link.source or ""))
                if cited is not None:
                    if cited.giver in ground.documents:
                        return None
                    tied = True
                by_ = link.attribution and by.setdefault(link.attribution, len(by))
                rows += (link.source, by_)
            rows += (one.origin, one.origin_kind, ground.read.get(one.id))
        ids = tuple([one.id for one in said])
        if len(ids) > 1:  # ends and groups go by the order of ids
            rows += sorted(range(len(ids)), key=ids.__getitem__)
        publisher = ground.publisher[document]
        whose = (document, None) if tied else (None, publisher if publisher != document else None)
        return Likeness((*whose, *rows), document, ids, tuple(by))

    def _is_tied(self, document: str) -> bool:
        """Whether anything but naming a source ties a document to others."""
        known = self._tied.get(document)
        if known is None:
            ground = self._ground
            tables = (ground.copies, ground.shares, ground.linked, ground.credits, ground.authored)
            known = self._tied[document] = any(document in table for table in tables)
        return known

    def _words_of(self, document: str) -> list[Evidence]:
        """The words of a document that are shared with others, or that are links."""
        known = self._words.get(document)
        if known is None:
            ground = self._ground
            shared = (*ground.copies.get(document, ()), *ground.shares.get(document, ()))
            known = [w for d in shared for w in d.evidence if w.document == document]
            known += (w for d in ground.linked.get(document, ()) for w in d.evidence)
            self._words[document] = known
        return known


def is_weighed_whole(on: Weighed, settings: Trace) -> bool:
    """Whether what may change a count is weighed whole, rather than drawn by the answer's id."""
    return len(on.sways) <= settings.max_enumerated


def as_alike(count: Counted, was: Likeness, now: Likeness) -> Counted:
    """``count`` of an answer that ``was`` like this, as it is of one that is so ``now``."""
    ids = dict(zip((*was.said, *was.by), (*now.said, *now.by), strict=True))
    ids[was.document] = now.document
    ends = {end.statement: _end(end, ids) for end in count.ends}
    groups = tuple([_group(group, ends) for group in count.groups])
    return replace(
        count,
        groups=groups,
        ends=tuple(ends.values()),
        origins=tuple([_origin(origin, ids) for origin in count.origins]),
    )


def _end(end: End, ids: dict[str, str]) -> End:
    path = tuple([ids.get(step, step) for step in end.path])
    passed = tuple([ids.get(one, one) for one in end.passed])
    back = end.round_trip and ids.get(end.round_trip, end.round_trip)
    said, document = ids[end.statement], ids[end.document]
    return End(said, end.source, end.kind, document, end.own, path, passed, back)


def _group(group: Group, ends: dict[str, End]) -> Group:
    held = tuple([ends[end.statement] for end in group.ends])
    return Group(group.source, group.kind, held, group.joined_by, group.whys)


def _origin(origin: Origin, ids: dict[str, str]) -> Origin:
    said = tuple([ids[one] for one in origin.statements])
    path = tuple([ids.get(step, step) for step in origin.path])
    return Origin(origin.source, origin.kind, said, path, origin.why)
