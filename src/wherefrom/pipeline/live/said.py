"""What the sources stage gave, under rulings on sources, chains and kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from wherefrom.model import Attribution, Document, Mention, Resolution, Ruling, Source, Statement
from wherefrom.pipeline.live.confined import Confined
from wherefrom.pipeline.stages import Resolved
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.undone import without_undone
from wherefrom.sources.chains import Case, case_of, with_chain
from wherefrom.sources.ruled import Before, Ruled, before_rulings, ruled_on
from wherefrom.sources.ruled_chains import Acting

ON_STATEMENTS = ("statement_kind", "undo")  # that change no source
ON_SOURCES = ("merge", "split", "source_kind")


@dataclass(frozen=True, slots=True)
class Change:
    """What rulings changed: statements and sources as they are now, None for one that is no more.

    ``resolved`` is the whole of it after them.
    """

    resolved: Resolved
    statements: tuple[Statement, ...] = ()
    sources: Mapping[str, Source | None] = field(default_factory=dict)


class Said:
    """What the sources stage gave; ``read`` gives what it gave before anybody ruled."""

    def __init__(
        self,
        documents: Sequence[Document],
        resolved: Resolved,
        places: Places,
        order: Mapping[str, int],
        read: Callable[[], Resolved],
    ) -> None:
        self.resolved = resolved
        self._documents = documents
        self._places, self._order, self._read = places, order, read
        self._acting: Acting | None = None
        self._kept: tuple[object, Ruled] | None = None  # sources under rulings on them

    @cached_property
    def _base(self) -> Resolved:
        return self._read() if self.resolved.rulings else self.resolved

    @cached_property
    def _before(self) -> Before:
        base = self._base
        return before_rulings(self._documents, base.mentions, base.resolution)

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        """By source: the rows of statements that go by it before anybody ruled."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, statement in enumerate(self._base.statements):
            links = (link.source for link in statement.chain)
            for source in {s for s in (*links, statement.origin) if s}:
                found[source].append(row)
        return dict(found)

    @cached_property
    def _spoken(self) -> dict[str, list[int]]:
        """By mention: the rows of attributions to it."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, one in enumerate(self._base.attributions):
            if one.mention:
                found[one.mention].append(row)
        return dict(found)

    @cached_property
    def _inside(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._base.mentions:
            found[mention.document].append(mention)
        return dict(found)

    @cached_property
    def _case(self) -> Case:
        """As nobody has ruled."""
        case = case_of(self._documents, (), self._base.resolution)
        return replace(case, mentions={**self._before.mentions, **case.mentions})

    @cached_property
    def _credited(self) -> frozenset[str]:
        return frozenset(d.id for d in self._documents if d.credits)

    def prepare(self) -> None:
        """Look up now what the first ruling would look up."""
        _ = (self._rows, self._spoken, self._inside, self._case, self._credited)

    def under(self, rulings: Sequence[Ruling], confined: Confined) -> Change | None:
        """What comes of ``rulings``, all that bear on sources, beside what stands now.

        None where it reaches further than ``confined`` can tell.
        """
        marked = without_undone(rulings)
        told = self._told(marked)
        documents = {a.document for r in marked for a in r.on}
        inside = [m for d in sorted(documents) for m in self._inside.get(d, ())]
        acting = Acting(told, self._places, self._order, inside, self._credited)
        was = self.resolved
        now = _as_before(was.resolution, acting.resolution)
        sources = _differing(was.resolution, now)
        statements = self._statements(told, acting, now, sources)
        pairs = [(was.statements[self._order[s.id]], s) for s in statements]
        one, two = was.mentions[len(self._base.mentions) :], acting.mentions
        brought = [m for m in (*one, *two) if m not in one or m not in two]
        if not confined.holds(was.resolution, now, sources, pairs, brought):
            return None
        self._acting = acting
        mentions = (*self._base.mentions, *acting.mentions)
        self.resolved = Resolved(
            was.mentions if mentions == was.mentions else mentions,
            now,
            self._attributions(now),
            self._with(statements),
            was.views,
            acting.settled,
        )
        return Change(self.resolved, tuple(statements), sources)

    def _told(self, marked: Sequence[Ruling]) -> Ruled:
        """Sources under ``marked``; no other ruling bears on them than was kept from the last."""
        if all(r.kind in ON_STATEMENTS for r in marked):
            return Ruled(self._before.resolution, tuple(marked), {}, lambda _: None)
        bearing = tuple((r.id, r.state) for r in marked if r.kind in ON_SOURCES)
        if self._kept is None or self._kept[0] != bearing:
            self._kept = bearing, ruled_on(self._before, marked)
        told = self._kept[1]
        known = {r.id: r for r in told.rulings if r.kind in ON_SOURCES}
        return replace(told, rulings=tuple(known.get(r.id, r) for r in marked))

    def _statements(
        self,
        told: Ruled,
        acting: Acting,
        now: Resolution,
        sources: Mapping[str, Source | None],
    ) -> list[Statement]:
        """The statements that are not what they were, as they are now."""
        before, kept = self._acting, self.resolved.statements
        ruled_on_before = {*before.links, *before.kinds} if before else self._ruled_at_first()
        ids = {*acting.links, *acting.kinds, *ruled_on_before}
        rows = {self._order[s] for s in ids if s in self._order}
        for source in self._meant({*sources, *told.kinds}, now):
            rows.update(self._rows.get(source, ()))
        case = self._case_under(acting, now)
        found = (acting.of(self._on_word(row, case), case) for row in sorted(rows))
        return [one for one in found if one != kept[self._order[one.id]]]

    def _meant(self, sources: set[str], now: Resolution) -> set[str]:
        """``sources`` and those that were one of them before anybody ruled."""
        first, base = self._before.of_mention, self._before.resolution
        meant = set(sources)
        for resolution in (self.resolved.resolution, now) if sources else ():
            for mention, source in _moved(base, resolution).items():
                if source in sources and mention in first:
                    meant.add(first[mention][0])
        return meant

    def places_of(self, sources: Collection[str]) -> list[tuple[str, str]]:
        """Pairs of one of ``sources`` and a document that it stands in."""
        resolution = self.resolved.resolution
        at = {m.id: m.document for m in self.resolved.mentions[len(self._base.mentions) :]}
        inside = self._before.mentions
        found = [(s, d) for d, s in resolution.of_publisher if s in sources]
        for mention, source, _ in resolution.of_mention:
            if source in sources:
                known = inside.get(mention)
                document = at.get(mention) if known is None else known.document
                found += [(source, document)] if document else []
        return found

    def _ruled_at_first(self) -> set[str]:
        return {s for r in self.resolved.rulings for s in r.statements if s}

    def _case_under(self, acting: Acting, now: Resolution) -> Case:
        case = self._case
        if acting.mentions:
            case = replace(case, mentions={**case.mentions, **{m.id: m for m in acting.mentions}})
        moved = _moved(self._before.resolution, now)
        return replace(
            case,
            source_of={**case.source_of, **{m: s for m, s in moved.items() if s is not None}},
            sources={source.id: source for source in now.sources},
        )

    def _on_word(self, row: int, case: Case) -> Statement:
        """The statement in ``row`` with the sources that its links lead to now."""
        said = self._base.statements[row]
        links = tuple(replace(k, source=case.source_of.get(k.mention)) for k in said.chain)
        return with_chain(said, links, case)

    def _attributions(self, now: Resolution) -> tuple[Attribution, ...]:
        """All, with who speaks in each."""
        moved = _moved(self.resolved.resolution, now)
        rows = [(row, m) for m in moved for row in self._spoken.get(m, ())]
        if not rows:
            return self.resolved.attributions
        every = list(self.resolved.attributions)
        for row, mention in rows:
            every[row] = replace(every[row], speaker=moved[mention])
        return tuple(every)

    def _with(self, changed: Iterable[Statement]) -> tuple[Statement, ...]:
        every = None
        for one in changed:
            every = list(self.resolved.statements) if every is None else every
            every[self._order[one.id]] = one
        return self.resolved.statements if every is None else tuple(every)


def _as_before(before: Resolution, now: Resolution) -> Resolution:
    """``now`` with the very lists of ``before`` where they are the same, for who compares."""
    same = {
        name: getattr(before, name)
        for name in ("sources", "of_mention", "of_publisher")
        if getattr(before, name) == getattr(now, name)
    }
    return before if len(same) == 3 else replace(now, **same)


def _moved(before: Resolution, now: Resolution) -> dict[str, str | None]:
    """By mention that is another source's, or new: whose it is now; None where it is gone."""
    one, two = before.of_mention, now.of_mention
    if one is two:
        return {}
    found: dict[str, str | None] = {}
    left, right = iter(one), iter(two)
    here, there = next(left, None), next(right, None)
    while here is not None or there is not None:  # both in the order of mentions
        if here is there or (here and there and here[0] == there[0]):
            if here is not there and here and there and here[1] != there[1]:
                found[there[0]] = there[1]
            here, there = next(left, None), next(right, None)
        elif there is None or (here is not None and here[0] < there[0]):
            assert here is not None
            found[here[0]] = None
            here = next(left, None)
        else:
            found[there[0]] = there[1]
            there = next(right, None)
    return found


def _differing(before: Resolution, now: Resolution) -> dict[str, Source | None]:
    """The sources that are new, differ or have other mentions, as they are now; None: no more."""
    if before is now:
        return {}
    one, two = ({s.id: s for s in some.sources} for some in (before, now))
    moved = _moved(before, now)
    last = {m: s for m, s, _ in before.of_mention if m in moved}
    met = {s for s in (*moved.values(), *last.values()) if s is not None}
    return {
        key: two.get(key)
        for key in sorted(one.keys() | two.keys())
        if key in met or (one.get(key) is not two.get(key) and one.get(key) != two.get(key))
    }
