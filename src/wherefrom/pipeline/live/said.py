"""What the sources stage gave, under rulings on sources, chains and kinds."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from wherefrom.model import Attribution, Document, Mention, Resolution, Ruling, Source, Statement
from wherefrom.pipeline.live.comparing import (
    Moved,
    as_before,
    differing,
    moved_of,
    on_word_of,
    ruled_of,
)
from wherefrom.pipeline.stages import Resolved
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.undone import without_undone
from wherefrom.sources.chains import Case, case_of, with_chain, with_origin
from wherefrom.sources.ruled import Before, Onward, Ruled, before_rulings
from wherefrom.sources.ruled_chains import Acting

ON_STATEMENTS = ("statement_kind", "undo")  # that change no source
ON_SOURCES = ("merge", "split", "source_kind")

KEPT = 4  # tables of who published what: before anybody ruled, as it stands, and will

Pairs = tuple[tuple[str, str], ...]  # of documents and their publishers


@dataclass(frozen=True, slots=True)
class Change:
    """What rulings changed: statements and sources as they are now, None for one that is no more.

    ``resolved`` is the whole of it after them.
    """

    resolved: Resolved
    statements: tuple[Statement, ...] = ()
    sources: Mapping[str, Source | None] = field(default_factory=dict)
    published: bool = False  # whether documents have other publishers


class Said:
    """What the sources stage gave; ``read`` gives what it gave before anybody ruled.

    ``spoken`` gives the statements of documents as they were read, before anybody
    knew whose word their publishers' own is.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        resolved: Resolved,
        places: Places,
        order: Mapping[str, int],
        read: Callable[[], Resolved],
        spoken: Callable[[Iterable[str]], Iterable[Statement]],
    ) -> None:
        self.resolved = resolved
        self._documents = documents
        self._spoken_in = spoken
        self._as_read: dict[str, Statement] = {}
        self._opened: set[str] = set()  # documents of which these are
        self._places, self._order, self._read = places, order, read
        self._acting: Acting | None = None
        self._onward: Onward | None = None  # sources under rulings on them
        self._moved_now: tuple[Resolution, Moved] | None = None  # as it stands
        self._tables: list[tuple[Pairs, Mapping[str, set[str]]]] = []

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
    def _rows_in(self) -> dict[str, list[int]]:
        """By document: the rows of its statements."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, statement in enumerate(self._base.statements):
            found[statement.document].append(row)
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

    def _mentions_in(self, document: str) -> Sequence[Mention]:
        return self._inside.get(document, ())

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
        _ = (self._rows, self._rows_in, self._spoken, self._inside, self._case, self._credited)
        self._moved_before()

    def under(self, rulings: Sequence[Ruling]) -> Change:
        """What comes of ``rulings``, all that bear on sources, beside what stands now."""
        marked = without_undone(rulings)
        told = self._told(marked)
        acting = Acting(told, self._places, self._order, self._mentions_in, self._credited)
        was = self.resolved
        now = as_before(was.resolution, acting.resolution)
        before, after = self._moved_before(), acting.moved
        moved = self._moved_between(before, after)
        sources = differing(was.resolution, now, self._met(moved, before))
        statements = self._statements(told, acting, now, sources, (before, after))
        self._acting, self._moved_now = acting, (now, after)
        mentions = (*self._base.mentions, *acting.mentions)
        self.resolved = Resolved(
            was.mentions if mentions == was.mentions else mentions,
            now,
            self._attributions(moved),
            self._with(statements),
            was.views,
            acting.settled,
        )
        published = now.of_publisher is not was.resolution.of_publisher
        return Change(self.resolved, tuple(statements), sources, published)

    def _told(self, marked: Sequence[Ruling]) -> Ruled:
        """Sources under ``marked``; no other ruling bears on them than was kept from the last."""
        if all(r.kind in ON_STATEMENTS for r in marked):
            return Ruled(self._before.resolution, tuple(marked), {}, lambda _: None)
        if self._onward is None:
            self._onward = Onward(self._before)
        told = self._onward.under([r for r in marked if r.kind in ON_SOURCES])
        known = {r.id: r for r in told.rulings}
        return replace(told, rulings=tuple(known.get(r.id, r) for r in marked))

    def _moved_before(self) -> Moved:
        """Mentions that are, as it stands, of another source than before anybody ruled."""
        resolution = self.resolved.resolution
        if self._moved_now is None or self._moved_now[0] is not resolution:
            self._moved_now = resolution, moved_of(self._before.resolution, resolution)
        return self._moved_now[1]

    def _moved_between(self, before: Moved, after: Moved) -> Moved:
        """Mentions that are of other sources ``after`` than ``before``: whose they are after."""
        found: dict[str, str | None] = {}
        for mention in before.keys() | after.keys():
            first = self._before.of_mention.get(mention, (None, ""))[0]
            now = after.get(mention, first)
            if before.get(mention, first) != now:
                found[mention] = now
        return found

    def _met(self, moved: Moved, before: Moved) -> set[str]:
        """The sources from which and to which mentions ``moved``."""
        first = self._before.of_mention
        last = (before.get(m, first.get(m, (None, ""))[0]) for m in moved)
        return {s for s in (*moved.values(), *last) if s is not None}

    def _statements(
        self,
        told: Ruled,
        acting: Acting,
        now: Resolution,
        sources: Mapping[str, Source | None],
        moved: tuple[Moved, Moved],
    ) -> list[Statement]:
        """The statements that are not what they were, as they are now."""
        before, kept = self._acting, self.resolved.statements
        at_first = self._published(self._met(moved[0], moved[0]), self.resolved.resolution)
        self._open(at_first | self._put_out_otherwise())
        were = before.of_sources if before else {}
        of_kind = {s for s in {*told.kinds, *were} if told.kinds.get(s) != were.get(s)}
        odd = {*sources, *of_kind}
        for some in (self.resolved.resolution, now):  # who speaks for a body has its kind
            odd |= {s.id for s in some.sources if s.body in odd}
        meant = self._meant(odd, moved)
        ids = self._ruled_otherwise(acting) | on_word_of(meant, acting)
        rows = {self._order[s] for s in ids if s in self._order}
        for source in meant:
            rows.update(self._rows.get(source, ()))
        published = self._published(meant, now)
        self._open(published)
        for document in published:
            rows.update(self._rows_in.get(document, ()))
        case = self._case_under(acting, now, moved[1])
        found = (acting.of(self._on_word(row, case), case) for row in sorted(rows))
        return [one for one in found if one != kept[self._order[one.id]]]

    def _ruled_otherwise(self, acting: Acting) -> set[str]:
        """The statements of which other rulings stand than stood, or other things follow."""
        before = self._acting
        if before is None:
            at_first = self._ruled_at_first()
            return {s for s in (*acting.links, *acting.kinds, *at_first) if s}
        one, two = ruled_of(before), ruled_of(acting)
        return {s for s in one.keys() | two.keys() if one.get(s) != two.get(s)}

    def _published(self, sources: Collection[str], now: Resolution) -> set[str]:
        """Documents that one of ``sources`` published, or that change their publisher ``now``."""
        first, last = self._base.resolution.of_publisher, self.resolved.resolution.of_publisher
        found: set[str] = set()
        if last is not now.of_publisher:
            found |= {document for document, _ in set(last) ^ set(now.of_publisher)}
        for put_out in map(self._put_out, (first, last, now.of_publisher)):
            for source in put_out.keys() & sources:
                found |= put_out[source]
        return found

    def _put_out(self, of_publisher: Pairs) -> Mapping[str, set[str]]:
        """Documents by publisher; the last few tables are kept, since most rulings change none."""
        for pairs, known in self._tables:
            if pairs is of_publisher:
                return known
        table: dict[str, set[str]] = defaultdict(set)
        for document, source in of_publisher:
            table[source].add(document)
        self._tables = [*self._tables[1 - KEPT :], (of_publisher, table)]
        return table

    def _put_out_otherwise(self) -> set[str]:
        """Documents that have another publisher than before anybody ruled."""
        first, last = (r.of_publisher for r in (self._base.resolution, self.resolved.resolution))
        if first is last:
            return set()
        return {document for document, _ in set(first) ^ set(last)}

    def _open(self, documents: Collection[str]) -> None:
        """Take what is said in ``documents`` from what was read, from now on.

        Links to a publisher's own word were left out where they were told before
        anybody ruled, and it may be another's since.
        """
        new = sorted(set(documents) - self._opened)
        self._opened |= set(new)
        self._as_read |= {said.id: said for said in self._spoken_in(new)} if new else {}

    def _meant(self, sources: set[str], moved: Iterable[Moved]) -> set[str]:
        """``sources`` and those that were one of them before anybody ruled."""
        first = self._before.of_mention
        meant = set(sources)
        for mention, source in chain.from_iterable(some.items() for some in moved):
            if source in sources and mention in first:
                meant.add(first[mention][0])
        return meant

    def places_of(self, sources: Collection[str]) -> list[tuple[str, str]]:
        """Pairs of one of ``sources`` and a document that it stands in."""
        at = {m.id: m.document for m in self.resolved.mentions[len(self._base.mentions) :]}
        inside, moved = self._before.mentions, self._moved_before()
        of_publisher = self.resolved.resolution.of_publisher
        found = [(s, d) for d, s in of_publisher if s in sources]
        stayed = ((m, s) for s in sources for m in self._before.of_source.get(s, ()))
        here = [(m, s) for m, s in stayed if m not in moved]
        for mention, source in (*here, *((m, s) for m, s in moved.items() if s in sources)):
            known = inside.get(mention)
            document = at.get(mention) if known is None else known.document
            found += [(source or "", document)] if document else []
        return found

    def _ruled_at_first(self) -> set[str]:
        return {s for r in self.resolved.rulings for s in r.statements if s}

    def _case_under(self, acting: Acting, now: Resolution, moved: Moved) -> Case:
        case = self._case
        brought = {m.id: m for m in acting.mentions}
        here = {m: s for m, s in moved.items() if s is not None}
        return replace(
            case,
            mentions=ChainMap(brought, case.mentions),  # type: ignore[arg-type]
            source_of=ChainMap(here, case.source_of),  # type: ignore[arg-type]
            sources={source.id: source for source in now.sources},
            publisher_of=dict(now.of_publisher),
        )

    def _on_word(self, row: int, case: Case) -> Statement:
        """The statement in ``row`` with the sources that its links lead to now."""
        said = self._base.statements[row]
        if said.document in self._opened:
            return with_origin(self._as_read[said.id], case)
        now = [(k, case.source_of.get(k.mention)) for k in said.chain]
        links = tuple(k if k.source == s else replace(k, source=s) for k, s in now)
        return with_chain(said, links, case)

    def _attributions(self, moved: Moved) -> tuple[Attribution, ...]:
        """All, with who speaks in each."""
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
