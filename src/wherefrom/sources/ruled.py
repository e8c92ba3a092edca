"""What people ruled on sources: two that are one, one that is two, and what kind one is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from wherefrom.ids import content_id
from wherefrom.model import (
    Document,
    Mention,
    OriginKind,
    Resolution,
    Ruling,
    RulingState,
    Source,
    Thing,
)
from wherefrom.ruled.things import Sources, folded_name, sources
from wherefrom.ruled.told import who_and_when
from wherefrom.ruled.undone import idle, lost, overruled, stands
from wherefrom.sources.names import clean
from wherefrom.sources.people import surface
from wherefrom.sources.telling import could_be_person

Find = Callable[[Thing], str | None]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Sources as people ruled them, and those rulings, each with its state.

    ``kinds`` are those that were ruled, by source id; ``find`` gives the
    source that a thing ruled on is now. ``moved`` are the mentions that are another
    source's than before: whose they are now. Mentions are in order of their ids.
    """

    resolution: Resolution
    rulings: tuple[Ruling, ...]
    kinds: Mapping[str, OriginKind]
    find: Find
    moved: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What rulings on sources are put on, looked up; nothing of it changes by them."""

    known: Sources
    resolution: Resolution  # in order
    place: Mapping[str, int]  # of a mention there
    of_source: Mapping[str, Sequence[str]]  # its mentions
    sources: Mapping[str, Source]
    of_mention: Mapping[str, tuple[str, str]]  # source, and why
    of_publisher: Mapping[str, str]
    published: Mapping[str, frozenset[str]]  # documents by publisher
    speaking: Mapping[str, frozenset[str]]  # by body: who speaks for it
    mentions: Mapping[str, Mention]
    documents: Mapping[str, Document]
    by_bytes: Mapping[str, frozenset[str]]


def before_rulings(
    documents: Sequence[Document], mentions: Sequence[Mention], before: Resolution
) -> Before:
    """``before`` as ``ruled`` looks it up, for who rules often."""
    at = {m.id: m.document for m in mentions}
    where = [(source, at[m]) for m, source, _ in before.of_mention if m in at]
    where += [(source, document) for document, source in before.of_publisher]
    by_bytes: dict[str, set[str]] = {}
    for document in documents:
        by_bytes.setdefault(document.sha256, set()).add(document.id)
    ordered = Resolution(
        tuple(sorted(before.sources, key=lambda s: s.id)),
        tuple(sorted(before.of_mention)),
        tuple(sorted(before.of_publisher)),
    )
    of_source: dict[str, list[str]] = {}
    for mention, source, _ in ordered.of_mention:
        of_source.setdefault(source, []).append(mention)
    published: dict[str, set[str]] = {}
    for document_id, source in before.of_publisher:
        published.setdefault(source, set()).add(document_id)
    speaking: dict[str, set[str]] = {}
    for one in before.sources:
        if one.body is not None:
            speaking.setdefault(one.body, set()).add(one.id)
    return Before(
        sources(before.sources, where),
        ordered,
        {m: n for n, (m, _, _) in enumerate(ordered.of_mention)},
        of_source,
        {s.id: s for s in before.sources},
        {m: (source, why) for m, source, why in before.of_mention},
        dict(before.of_publisher),
        {source: frozenset(ids) for source, ids in published.items()},
        {body: frozenset(ids) for body, ids in speaking.items()},
        {m.id: m for m in mentions},
        {d.id: d for d in documents},
        {sha: frozenset(ids) for sha, ids in by_bytes.items()},
    )


def ruled(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    resolution: Resolution,
    rulings: Sequence[Ruling],
) -> Ruled:
    """``resolution`` with ``rulings`` applied, in their order; undone ones are marked so.

    Of a merge and a later split that parts what it joined, and the other way
    round, the later stands. Rulings of other kinds come back as they are.
    """
    return ruled_on(before_rulings(documents, mentions, resolution), rulings)


def ruled_on(before: Before, rulings: Sequence[Ruling]) -> Ruled:
    """``ruled`` on what is looked up already."""
    return Onward(before).under(rulings)


class Onward:
    """``ruled_on`` for who rules one thing after another: what was applied is not again."""

    def __init__(self, before: Before) -> None:
        self._before = before
        self._taken: list[tuple[str, RulingState]] = []  # each in the state in which it came
        self._acting = _Acting(before)
        self._last: Ruled | None = None

    def under(self, rulings: Sequence[Ruling]) -> Ruled:
        """The sources under ``rulings``, all of them on sources."""
        every = [(ruling.id, ruling.state) for ruling in rulings]
        if self._last is not None and every == self._taken:
            return self._last
        if every[: len(self._taken)] != self._taken:
            self._taken, self._acting = [], _Acting(self._before)
        acting = self._acting
        for ruling in rulings[len(self._taken) :]:
            acting.take(ruling)
        self._taken = every
        done = tuple(acting.done.values())
        kinds, moved = dict(acting.kinds), acting.moved()
        self._last = Ruled(acting.resolution(), done, kinds, acting.find, moved)
        return self._last


@dataclass(slots=True)
class _Names:
    """Under which of a source's names each mention and publisher goes."""

    of_mention: Mapping[str, str]  # folded, by mention
    of_document: Mapping[str, str]  # folded, by document


class _Acting:
    """The sources while rulings are applied one after another."""

    def __init__(self, before: Before) -> None:
        known = before.known
        self._by_id, self._by_name = dict(known.by_id), dict(known.by_name)
        self._known = Sources(self._by_id, self._by_name, known.documents)
        self._before = before
        self._of_source = dict(before.of_source)
        self._moved: dict[str, tuple[str, str]] = {}  # mentions: to which source, and why
        self._now = dict(before.sources)
        self._gone: dict[str, str] = {}  # merged away: into which
        self._of_publisher = dict(before.of_publisher)
        self._published = dict(before.published)
        self._speaking = dict(before.speaking)  # by body: who speaks for it, or did
        self._mentions, self._documents = before.mentions, before.documents
        self._by_bytes = before.by_bytes
        self._merged: dict[str, Source] = {}  # as they were before
        self._parts: dict[str, dict[str, tuple[str, str]]] = {}  # by the first source, and ruling
        self.done: dict[str, Ruling] = {}
        self.kinds: dict[str, OriginKind] = {}

    def find(self, thing: Thing) -> str | None:
        """The source that ``thing`` is now."""
        inside = self._by_bytes.get(thing.sha256, frozenset())
        found = self._known.find(thing, inside)
        while found in self._gone:
            found = self._gone[found]
        return found

    def take(self, ruling: Ruling) -> None:
        """Apply one ruling, if it is on sources and stands."""
        self.done[ruling.id] = ruling
        if ruling.kind not in ("merge", "split", "source_kind"):
            return
        found = tuple(self.find(thing) for thing in ruling.things)
        ruling = replace(ruling, found=found)
        if stands(ruling) and None in found:
            missing = next(t for t, f in zip(ruling.things, found, strict=True) if f is None)
            ruling = lost(ruling, f"the source {missing.name}")
        elif stands(ruling):
            ruling = self._applied(ruling, [f for f in found if f is not None])
        self.done[ruling.id] = ruling

    def _applied(self, ruling: Ruling, found: Sequence[str]) -> Ruling:
        if ruling.kind == "merge":
            self._merge(ruling, found[0], found[1])
            return ruling
        if ruling.kind == "source_kind":
            self._set_kind(ruling, found[0])
            return ruling
        return self._split(ruling, found[0])

    def _overrule(self, later: Ruling, kind: str, one: str, other: str) -> None:
        """Earlier rulings of ``kind`` on the same two sources go."""
        for first in {one, other}:
            for id_, pair in self._parts.get(first, {}).items():
                before = self.done[id_]
                if before.kind == kind and stands(before) and set(pair) == {one, other}:
                    self.done[id_] = overruled(before, later)

    def _note(self, ruling: Ruling, one: str, other: str) -> None:
        """Keep which two sources ``ruling`` is on, for those that come after it."""
        self._parts.setdefault(one, {})[ruling.id] = one, other

    def _merge(self, ruling: Ruling, one: str, other: str) -> None:
        self._note(ruling, one, other)
        if one == other:
            return
        self._overrule(ruling, "split", one, other)
        kept, gone = self._now[one], self._now.pop(other)
        self._gone[other], self._merged[other] = one, gone
        why = f"{who_and_when(ruling)} that both are one source"
        told = dict(kept.why)
        names = [n for n in (gone.name, *gone.aliases) if n not in (kept.name, *kept.aliases)]
        told |= dict.fromkeys(names, why)
        aliases = tuple(sorted({*kept.aliases, *names}))
        body = None if kept.body == other else kept.body
        if body is None and gone.body != one and could_be_person(kept.name):
            body = gone.body
        reasons = tuple((a, told[a]) for a in aliases if a in told)
        self._put(replace(kept, aliases=aliases, why=reasons, body=body))
        for source in self._speakers(other):
            self._put(replace(source, body=None if source.id == one else one))
        self._move(self._of_source.get(other, ()), other, one, why)
        self._publish(self._published.get(other, frozenset()), other, one)

    def _speakers(self, body: str) -> list[Source]:
        """Those that speak for ``body``, in the order in which all sources are."""
        known = self._speaking.get(body, ())
        here = [s for s in known if s in self._now and self._now[s].body == body]
        if len(here) < 2:
            return [self._now[s] for s in here]
        return [s for s in self._now.values() if s.body == body]

    def _publish(self, documents: frozenset[str], before: str, now: str) -> None:
        """Have ``documents`` be published by another source."""
        if documents:
            self._of_publisher |= dict.fromkeys(documents, now)
            self._published[before] = self._published.get(before, frozenset()) - documents
            self._published[now] = self._published.get(now, frozenset()) | documents

    def _split(self, ruling: Ruling, one: str) -> Ruling:
        source = self._now[one]
        going = {folded_name(name) for name in ruling.names}
        names = {folded_name(n): n for n in reversed(_names_of(source))}
        leaving = [names[f] for f in dict.fromkeys(map(folded_name, ruling.names)) if f in names]
        staying = [n for f, n in sorted(names.items()) if f not in going]
        if not leaving:
            return idle(ruling, "the source is not called so any more")
        if not staying:
            return idle(ruling, "the source has no other name any more")
        why = f"{who_and_when(ruling)} that it is another than {source.name}"
        back = self._restored(one, going)
        new_id = (
            back.id if back else content_id("src", folded_name(leaving[0]), source.kind, "ruled")
        )
        moved = self._leaving(source, going, names)
        kept = source.name if source.name in staying else max(staying, key=lambda n: (len(n), n))
        rest = tuple(sorted(n for n in staying if n != kept))
        told = dict(source.why)
        reasons = tuple((a, told[a]) for a in rest if a in told)
        self._put(replace(source, name=kept, aliases=rest, why=reasons))
        others = tuple(sorted(leaving[1:]))
        made = Source(new_id, leaving[0], others, source.kind, why=tuple((o, why) for o in others))
        self._put(back or made)
        self._move(moved.of_mention, one, new_id, why)
        self._publish(frozenset(moved.of_document), one, new_id)
        self._undo_merges(ruling, one, new_id, going)
        self._note(ruling, one, new_id)
        return replace(ruling, found=(one,))

    def _restored(self, one: str, going: set[str]) -> Source | None:
        """A source that was merged into ``one`` and leaves again with all of its names."""
        for id_, source in self._merged.items():
            if self._gone.get(id_) == one and going == set(map(folded_name, _names_of(source))):
                del self._gone[id_]
                return source
        return None

    def _move(self, mentions: Iterable[str], before: str, now: str, why: str) -> None:
        """Have ``mentions`` be of another source."""
        moved = tuple(mentions)
        self._moved |= dict.fromkeys(moved, (now, why))
        gone = set(moved)
        self._of_source[before] = [m for m in self._of_source.get(before, ()) if m not in gone]
        self._of_source[now] = [*self._of_source.get(now, ()), *moved]

    def _undo_merges(self, ruling: Ruling, one: str, new_id: str, going: set[str]) -> None:
        """A merge whose second source leaves again does not stand any more."""
        for id_, pair in self._parts.get(one, {}).items():
            before = self.done[id_]
            if before.kind != "merge" or not stands(before):
                continue
            if folded_name(before.things[1].name) in going:
                self.done[id_] = overruled(before, ruling)
                if self._gone.get(pair[1]) == one:
                    self._gone[pair[1]] = new_id

    def _leaving(self, source: Source, going: set[str], names: Mapping[str, str]) -> _Names:
        """The mentions and publishers that go by one of the names that leave."""
        mentions = {
            m: named
            for m in self._of_source.get(source.id, ())
            if m in self._mentions
            if (named := _name_in(self._mentions[m].name, names, source)) in going
        }
        documents = {
            d: named
            for d in sorted(self._published.get(source.id, ()))
            if d in self._documents
            if (named := _name_in(self._documents[d].publisher or "", names, source)) in going
        }
        return _Names(mentions, documents)

    def _set_kind(self, ruling: Ruling, one: str) -> None:
        for id_ in self._parts.get(one, {}):
            before = self.done[id_]
            if before.kind == "source_kind" and stands(before):
                self.done[id_] = overruled(before, ruling)
        self._note(ruling, one, one)
        kind = cast(OriginKind, ruling.value)
        self.kinds[one] = kind
        self._put(replace(self._now[one], kind=kind))

    def _put(self, source: Source) -> None:
        before = self._now.get(source.id, source)
        for name in {folded_name(n) for n in _names_of(before)}:
            self._by_name[name] = [s for s in self._by_name.get(name, ()) if s.id != source.id]
        self._now[source.id] = source
        self._by_id[source.id] = source
        if source.body is not None and source.id not in self._speaking.get(source.body, ()):
            before_it = self._speaking.get(source.body, frozenset())
            self._speaking[source.body] = before_it | {source.id}
        for name in {folded_name(n) for n in _names_of(source)}:
            known = (s for s in self._by_name.get(name, ()) if s.id != source.id)
            others = [s for s in known if self._gone.get(s.id) != source.id]
            self._by_name[name] = [*others, source]

    def moved(self) -> dict[str, str]:
        """The mentions that are another source's now: whose."""
        first = self._before.of_mention
        return {m: now for m, (now, _) in self._moved.items() if first[m][0] != now}

    def resolution(self) -> Resolution:
        """All sources as they are now."""
        place, before = self._before.place, self._before.resolution
        of_mention = list(before.of_mention)
        for mention, told in self._moved.items():
            of_mention[place[mention]] = (mention, *told)
        return Resolution(
            tuple(self._now[key] for key in sorted(self._now)),
            tuple(of_mention) if self._moved else before.of_mention,
            tuple(sorted(self._of_publisher.items())),
        )


def _names_of(source: Source) -> tuple[str, ...]:
    return (source.name, *source.aliases)


def _name_in(printed: str, names: Mapping[str, str], source: Source) -> str:
    """Which of a source's ``names``, folded, the words ``printed`` bear; else its own name."""
    for form in (printed, clean(printed), surface(printed)):
        if folded_name(form) in names:
            return folded_name(form)
    whole = f" {folded_name(printed)} "
    inside = [name for name in names if name and f" {name} " in whole]
    return max(inside, key=lambda n: (len(n), n), default=folded_name(source.name))
