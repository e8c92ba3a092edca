"""A ground that notes what is looked up in it, so that an answer can be counted anew in time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from wherefrom.model import Claim, Derivation, External, Source, Statement
from wherefrom.trace.ground import TAKING as TAKING_KINDS
from wherefrom.trace.ground import Ground, rank, tables
from wherefrom.trace.left import left_over
from wherefrom.trace.looked import Looked, Seen
from wherefrom.trace.telling import called

K = TypeVar("K")
V = TypeVar("V")
_item: Any = dict.__getitem__
_has: Any = dict.__contains__
_get: Any = dict.get


class Watched(dict[K, V]):
    """A mapping that notes under which keys it is looked at; ``looked`` is where."""

    __slots__ = ("looked",)

    def __init__(self, held: Mapping[K, V], looked: set[Any]) -> None:
        super().__init__(held)
        self.looked = looked

    # A count looks up hundreds of keys: what dict does is called without ``super``.

    def __getitem__(self, key: K) -> V:
        self.looked.add(key)
        return _item(self, key)  # type: ignore[no-any-return]

    def __contains__(self, key: object) -> bool:
        self.looked.add(key)
        return bool(_has(self, key))

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping."""
        self.looked.add(key)
        return _get(self, key, default)


# By table: what its keys are noted as. Those of one sort change together.
WATCHED = {
    "documents": "here", "by_document": "said", "publisher": "here", "outside": "here",
    "published_by": "publishes", "claim_of": "answers", "answer_of": "answer",
    "cites": "cites", "copies": "copies", "shares": "shares", "credits": "credits",
    "linked": "linked", "taken": "taken", "authored": "authored", "sources": "source",
}  # fmt: skip
TAKING = ("copies", "shares", "credits", "linked", "taken", "authored")  # tables by document
OF_SOURCE = ("name", "kind", "body")  # what is asked of a source alone
ALSO = {*OF_SOURCE, "told", "word", "held"}  # what is noted beside what tables are asked


def watched(ground: Ground) -> Ground:
    """``ground``, which notes in ``looked``, by sort, the keys that are asked for."""
    looked = Looked({*WATCHED.values(), *ALSO})
    return replace(ground, looked=looked, **_watched(ground, WATCHED, looked))


def _watched(ground: Ground, names: Iterable[str], looked: Looked) -> dict[str, Any]:
    return {name: Watched(getattr(ground, name), looked[WATCHED[name]]) for name in names}


def of_derivation(d: Derivation) -> set[Seen]:
    """What is looked at otherwise where ``d`` is another, or no more.

    That two documents have one publisher is told of them, and counts nothing by itself.
    """
    named: set[Seen] = {("cites", (d.taker, name)) for name in d.named_as}
    if d.kind in TAKING_KINDS:
        named.add(("taken", d.taker))
    elif d.kind == "same_author":
        named.add(("authored", d.taker))
    elif d.kind == "corrects":
        named.add(("here", d.giver))  # as is noted of all that an answer's statements stand in
    if d.kind == "copies" and not d.directed:
        named |= {("shares", d.taker), ("shares", d.giver)}
    elif d.kind in TABLE_OF:
        named.add((TABLE_OF[d.kind], d.taker))
    return named


TABLE_OF = {"copies": "copies", "credits": "credits", "links": "linked"}


def of_document(document: str) -> set[Seen]:
    """All that is looked up about one document."""
    return {(sort, document) for sort in ("here", "said", "told", "held", "citing", *TAKING)}


def of_source(key: str, was: Source | None, now: Source | None) -> set[Seen]:
    """What is looked at otherwise where a source is another: not by what else it is called."""
    if was is None or now is None:
        return set() if was is now else {(sort, key) for sort in ("source", *OF_SOURCE)}
    return {(sort, key) for sort in OF_SOURCE if getattr(was, sort) != getattr(now, sort)}


def with_derivations(
    ground: Ground, gone: Iterable[Derivation], new: Iterable[Derivation]
) -> Ground:
    """``ground`` where derivations are no more, and ``new`` ones are.

    One that is ``gone`` and ``new`` is one that has changed. What is known of
    copies by their words stays known.
    """
    looked = ground.looked
    assert looked is not None
    out = {d.id: d for d in gone}
    made, less = tables(tuple(new)), tables(tuple(out.values()))
    found: dict[str, Any] = {}
    for name, table in made.items():
        if name == "authors":
            left = [d for d in ground.authors if d.id not in out]
            found[name] = tuple(sorted((*left, *table), key=rank))
        elif table or less[name]:
            found[name] = _patched(getattr(ground, name), out, less[name], table, name)
    watched_anew = {n: Watched(t, looked[WATCHED[n]]) for n, t in found.items() if n in WATCHED}
    return replace(ground, **(found | watched_anew))


def _patched(
    table: Mapping[Any, Any], out: Collection[str], less: Iterable[Any], more: Any, name: str
) -> dict[Any, Any]:
    """``table`` without the derivations ``out``, which stand under ``less``, and with ``more``."""
    patched = dict(table)
    for key in (*less, *more):
        if name == "cites":
            if key in more:
                patched[key] = more[key]
            elif key in patched and patched[key].id in out:
                del patched[key]
            continue
        left = [d for d in patched.get(key, ()) if d.id not in out]
        patched[key] = tuple(sorted((*left, *more.get(key, ())), key=rank))
        if not patched[key]:
            del patched[key]
    return patched


def without(ground: Ground, out: frozenset[str], derivations: Sequence[Derivation]) -> Ground:
    """``ground`` without the documents ``out``, as ``left.ground_without`` makes it."""
    looked = ground.looked
    assert looked is not None
    gone = {d: ground.documents[d] for d in sorted(out) if d in ground.documents}
    outside = {key: External(key, called(d), d.url) for key, d in gone.items()}
    statements = dict(ground.statements)
    published_by = dict(ground.published_by)
    for document in gone:
        for statement in ground.by_document.get(document, ()):
            del statements[statement.id]
        name = ground.publisher[document]
        published_by[name] = tuple(d for d in published_by[name] if d != document)
        if not published_by[name]:
            del published_by[name]
    less = replace(
        ground,
        statements=statements,
        published_by=Watched(published_by, looked["publishes"]),
        outside=Watched({**ground.outside, **outside}, looked["here"]),
        undeclared=dict(ground.undeclared),
        **{name: _less(getattr(ground, name), out, looked[WATCHED[name]]) for name in OF_DOCUMENTS},
    )
    touching = [d for d in derivations if d.taker in out or d.giver in out]
    return with_derivations(less, touching, left_over(touching, out))


OF_DOCUMENTS = ("documents", "by_document", "publisher")


def _less(table: Mapping[str, Any], out: Iterable[str], looked: set[Any]) -> Any:
    left = Watched(table, looked)
    for document in out:
        left.pop(document, None)
    return left


def resourced(ground: Ground, now: Mapping[str, Source | None]) -> None:
    """Note in ``ground`` what sources are ``now``, None where they are no more."""
    sources: dict[str, Source] = ground.sources  # type: ignore[assignment]
    for key, source in now.items():
        if source is not None:
            sources[key] = source
        else:
            sources.pop(key, None)


def restated(grounds: Iterable[Ground], now: Sequence[Statement]) -> None:
    """Note in ``grounds`` that statements, which each may hold, are said otherwise ``now``."""
    every: dict[int, dict[str, Statement]]
    every = {id(one.statements): one.statements for one in grounds}  # type: ignore[misc]
    for statements in every.values():  # most often they share one table
        statements |= {one.id: one for one in now if one.id in statements}
    said: dict[int, dict[str, tuple[Statement, ...]]]
    said = {id(one.by_document): one.by_document for one in grounds}  # type: ignore[misc]
    odd = {one.id: one for one in now}
    for by_document in said.values():
        for document in {one.document for one in now if _has(by_document, one.document)}:
            held = _item(by_document, document)
            by_document[document] = tuple([odd.get(s.id, s) for s in held])


def answering(ground: Ground, gone: Iterable[Claim], new: Iterable[Claim]) -> set[str]:
    """Note in ``ground`` that claims are no more, and new; the statements that answer otherwise.

    A claim that is ``gone`` and ``new`` is one that has changed.
    """
    claim_of: dict[str, tuple[str, ...]] = ground.claim_of  # type: ignore[assignment]
    answer_of: dict[tuple[str, str], str] = ground.answer_of  # type: ignore[assignment]
    before, after = dict(_said(gone)), dict(_said(new))
    touched = {at[0] for at in before.keys() | after.keys() if before.get(at) != after.get(at)}
    for statement, claim in before.keys() - after.keys():
        claim_of[statement] = tuple(c for c in claim_of[statement] if c != claim)
        del answer_of[statement, claim]
    for statement, claim in after.keys() - before.keys():
        claim_of[statement] = (*claim_of.get(statement, ()), claim)
    answer_of.update(after)
    return touched


def _said(claims: Iterable[Claim]) -> Iterator[tuple[tuple[str, str], str]]:
    for claim in claims:
        for answer in claim.answers:
            for statement in answer.statements:
                yield (statement, claim.id), answer.id
