"""What the sources stage gave, under rulings on sources, chains and kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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
        sources = _differing(was.resolution.sources, now.sources)
        statements = self._statements(told, acting, now, sources)
        pairs = [(was.statements[self._order[s.id]], s) for s in statements]
        brought = (*was.mentions[len(self._base.mentions) :], *acting.mentions)
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
        if any(r.kind not in ON_STATEMENTS for r in marked):
            return ruled_on(self._before, marked)
        return Ruled(self._base.resolution, tuple(marked), {}, lambda _: None)

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
        first = self._before.of_mention
        meant = set(sources)
        for resolution in (self.resolved.resolution, now) if sources else ():
            for mention, source, _ in resolution.of_mention:
                if source in sources and mention in first:
                    meant.add(first[mention][0])
        return meant

    def _ruled_at_first(self) -> set[str]:
        return {s for r in self.resolved.rulings for s in r.statements if s}

    def _case_under(self, acting: Acting, now: Resolution) -> Case:
        case = self._case
        if acting.mentions:
            case = replace(case, mentions={**case.mentions, **{m.id: m for m in acting.mentions}})
        return replace(
            case,
            source_of={mention: source for mention, source, _ in now.of_mention},
            sources={source.id: source for source in now.sources},
        )

    def _on_word(self, row: int, case: Case) -> Statement:
        """The statement in ``row`` with the sources that its links lead to now."""
        said = self._base.statements[row]
        links = tuple(replace(k, source=case.source_of.get(k.mention)) for k in said.chain)
        return with_chain(said, links, case)

    def _attributions(self, now: Resolution) -> tuple[Attribution, ...]:
        """All, with who speaks in each."""
        was = self.resolved.resolution.of_mention
        if was is now.of_mention:
            return self.resolved.attributions
        before = {mention: source for mention, source, _ in was}
        after = {mention: source for mention, source, _ in now.of_mention}
        every = list(self.resolved.attributions)
        changed = False
        for mention in (m for m in before.keys() | after.keys() if before.get(m) != after.get(m)):
            for row in self._spoken.get(mention, ()):
                every[row], changed = replace(every[row], speaker=after.get(mention)), True
        return tuple(every) if changed else self.resolved.attributions

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


def _differing(before: Sequence[Source], now: Sequence[Source]) -> dict[str, Source | None]:
    """The sources that are new or differ, as they are now; None for those that are no more."""
    if before is now:
        return {}
    one, two = ({s.id: s for s in some} for some in (before, now))
    return {
        key: two.get(key)
        for key in sorted(one.keys() | two.keys())
        if one.get(key) is not two.get(key) and one.get(key) != two.get(key)
    }
