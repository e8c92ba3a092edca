"""What people ruled on statements: on whose word one is said, and of what kind it is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import cast

from wherefrom.ids import content_id
from wherefrom.model import (
    Anchor,
    ChainLink,
    Document,
    Mention,
    OriginKind,
    Resolution,
    Ruling,
    Source,
    Statement,
    StatementKind,
    Thing,
    Voices,
)
from wherefrom.ruled.anchors import Places, folded, places
from wherefrom.ruled.told import not_found, who_and_when
from wherefrom.ruled.undone import last_stands, lost, stands
from wherefrom.sources.chains import Case, case_of, with_chain
from wherefrom.sources.names import fold
from wherefrom.sources.ruled import Find, Ruled

KINDS = ("chain", "statement_kind")
UNNAMED = "an unnamed source"

Inside = Callable[[str], Iterable[Mention]]


@dataclass(frozen=True, slots=True)
class Said:
    """Statements as people ruled them, with the mentions and sources that this adds."""

    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    resolution: Resolution
    rulings: tuple[Ruling, ...]


def said(
    documents: Sequence[Document],
    voices: Iterable[Voices],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    ruled: Ruled,
) -> Said:
    """``statements``, whose sources are as ``ruled``, with rulings on them applied.

    ``mentions`` are all of the case's. Of several rulings on one statement the last stands.
    """
    where, order = places(documents, statements), {s.id: n for n, s in enumerate(statements)}
    in_documents: dict[str, list[Mention]] = {}
    for mention in mentions:
        in_documents.setdefault(mention.document, []).append(mention)
    credited = {d.id for d in documents if d.credits}
    acting = Acting(ruled, where, order, lambda d: in_documents.get(d, ()), credited)
    if not acting.rulings and not ruled.kinds:
        return Said(tuple(statements), (), ruled.resolution, acting.settled)
    case = case_of(documents, voices, acting.resolution)
    case = replace(case, mentions={**case.mentions, **{m.id: m for m in acting.mentions}})
    out = tuple(acting.of(statement, case) for statement in statements)
    return Said(out, acting.mentions, acting.resolution, acting.settled)


class Acting:
    """Rulings on statements, settled, and what they bring in.

    ``order`` numbers the statements by id; ``inside`` gives the mentions of one
    document; ``credited`` are documents credited to a wire.
    ``moved`` are the mentions that are another source's now, or new: whose.
    """

    def __init__(
        self,
        ruled: Ruled,
        where: Places,
        order: Mapping[str, int],
        inside: Inside,
        credited: Set[str],
    ) -> None:
        self.settled = tuple(_settled(ruled.rulings, where, ruled.find))
        self.rulings = [r for r in self.settled if stands(r) and r.kind in KINDS]
        new = _Added(inside, ruled, credited)
        self.chains = {r.statements[0]: r for r in self.rulings if r.kind == "chain"}
        self.kinds = {r.statements[0]: r.value for r in self.rulings if r.kind == "statement_kind"}
        self.of_sources = ruled.kinds
        # In their order, since who brings in a source first names it.
        said = sorted((s or "" for s in self.chains), key=lambda one: order[one])
        self.links = {s: new.links(self.chains[s], where.by_id[s]) for s in said}
        self.resolution = new.resolution()
        self.moved = {**ruled.moved, **new.brought()}
        self.mentions = tuple(new.mentions)

    def of(self, statement: Statement, case: Case) -> Statement:
        """``statement``, whose sources are as ruled in ``case``, as it was ruled itself."""
        key = statement.id
        if key in self.links:
            statement = _on_word(statement, self.links[key], self.chains[key], case)
        if key in self.kinds:
            statement = replace(statement, kind=cast(StatementKind, self.kinds[key]))
        return _of_kind(statement, self.of_sources, self.chains)


def _settled(rulings: Sequence[Ruling], where: Places, find: Find) -> list[Ruling]:
    found = [_found(r, where, find) if r.kind in KINDS else r for r in rulings]
    return last_stands(found, lambda r: (r.kind, r.statements[:1]) if r.kind in KINDS else None)


def _found(ruling: Ruling, where: Places, find: Find) -> Ruling:
    on = where.find(ruling.on[0])
    things = tuple(find(thing) for thing in ruling.things)
    ruling = replace(ruling, statements=(None if on is None else on.id,), found=things)
    if not stands(ruling):
        return ruling
    if on is None:
        return replace(ruling, state="lost", because=not_found(ruling.on))
    gone = [t for t, f in zip(ruling.things, things, strict=True) if f is None and t.id]
    return lost(ruling, f"the source {gone[0].name}") if gone else ruling


class _Added:
    """Mentions and sources that rulings on chains bring in."""

    def __init__(self, inside: Inside, ruled: Ruled, credited: Set[str]) -> None:
        self._before, self._inside = ruled.resolution, inside
        self._publisher = {d: s for d, s in ruled.resolution.of_publisher if d in credited}
        self._sources = {s.id: s for s in ruled.resolution.sources}
        self._known: dict[str, dict[str, list[Mention]]] = {}  # by document, then by source
        self._told: list[tuple[str, str, str]] = []
        self.mentions: list[Mention] = []

    def links(self, ruling: Ruling, statement: Statement) -> tuple[ChainLink, ...]:
        """The chain that ``ruling`` gives to ``statement``."""
        if ruling.value == "own":
            # A chain of none would go on to the wire that the whole document is credited to.
            own = self._publisher.get(statement.document)
            return (self._by_itself(ruling, statement, own),) if own else ()
        if ruling.value == "unnamed":
            return (self._unnamed(ruling, statement),)
        pairs = zip(ruling.things, ruling.found, strict=True)
        return tuple(self._link(ruling, statement, t, f, n) for n, (t, f) in enumerate(pairs))

    def _unnamed(self, ruling: Ruling, statement: Statement) -> ChainLink:
        anchor: Anchor = ruling.on[0]
        key = content_id("src", UNNAMED, anchor.sha256, anchor.path, folded(anchor.words))
        self._sources.setdefault(key, Source(key, UNNAMED, (), "anonymous"))
        return self._mentioned(ruling, statement, self._sources[key], "anonymous", 0)

    def _by_itself(self, ruling: Ruling, statement: Statement, publisher: str) -> ChainLink:
        source = self._sources[publisher]
        return self._mentioned(ruling, statement, source, source.kind, 0)

    def _link(
        self, ruling: Ruling, statement: Statement, thing: Thing, found: str | None, n: int
    ) -> ChainLink:
        kind = cast(OriginKind, thing.kind)
        source = self._sources.get(found or "") or self._new(thing.name, kind)
        here = self._here(statement.document).get(source.id, ())
        near = min(here, key=lambda m: (abs(m.start - statement.start), m.id), default=None)
        if near is not None and kind == source.kind:
            return ChainLink(near.id, None, source.id)
        return self._mentioned(ruling, statement, source, kind, n)

    def _here(self, document: str) -> dict[str, list[Mention]]:
        """The mentions in one document by whose they are."""
        if document not in self._known:
            found: dict[str, list[Mention]] = {}
            for mention in self._inside(document):
                source = _source_of(mention.id, self._before.of_mention)
                if source is not None:
                    found.setdefault(source, []).append(mention)
            self._known[document] = found
        return self._known[document]

    def _new(self, name: str, kind: OriginKind) -> Source:
        key = content_id("src", fold(name), kind)
        return self._sources.setdefault(key, Source(key, name, (), kind))

    def _mentioned(
        self, ruling: Ruling, statement: Statement, source: Source, kind: OriginKind, n: int
    ) -> ChainLink:
        """A link by a mention that no text has: it stands where the statement does."""
        why = f"{who_and_when(ruling)} that it is said on this word"
        made = Mention(
            content_id("m", "ruled", ruling.id, n), statement.document, statement.start,
            statement.end, source.name, kind, kind not in ("anonymous", "withheld"), None, why,
        )  # fmt: skip
        self.mentions.append(made)
        self._told.append((made.id, source.id, why))
        return ChainLink(made.id, None, source.id)

    def resolution(self) -> Resolution:
        """The case's sources with those that were brought in."""
        if not self.mentions:
            return self._before
        of_mention = list(self._before.of_mention)
        for told in dict.fromkeys(self._told):
            insort(of_mention, told)
        sources = tuple(self._sources[key] for key in sorted(self._sources))
        return replace(self._before, sources=sources, of_mention=tuple(of_mention))

    def brought(self) -> dict[str, str]:
        """The mentions that were brought in: whose."""
        return {mention: source for mention, source, _ in self._told}


def _source_of(mention: str, of_mention: Sequence[tuple[str, str, str]]) -> str | None:
    """Whose ``mention`` is; all that is told of mentions is in order."""
    n = bisect_left(of_mention, (mention, "", ""))
    if n == len(of_mention) or of_mention[n][0] != mention:
        return None
    return of_mention[n][1]


def _on_word(
    statement: Statement, links: tuple[ChainLink, ...], ruling: Ruling, case: Case
) -> Statement:
    """``statement`` with its chain, and the origin that this leads to."""
    told = with_chain(statement, links, case)
    last = ruling.things[-1].kind if ruling.things else ""
    known = case.sources.get(told.chain[-1].source or "") if told.chain else None
    if known is not None and last and last != known.kind:
        return replace(told, origin=known.id, origin_kind=cast(OriginKind, last))
    return told


def _of_kind(
    statement: Statement, kinds: Mapping[str, OriginKind], chains: Mapping[str | None, Ruling]
) -> Statement:
    """``statement`` with the kind that its origin was ruled to be of, in general or here."""
    kind = kinds.get(statement.origin or "")
    if kind is None or statement.id in chains:
        return statement
    return replace(statement, origin_kind=kind)
