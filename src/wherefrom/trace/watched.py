"""A ground that notes what is looked up in it, so that an answer can be counted anew in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from wherefrom.model import Claim, Derivation, External
from wherefrom.trace.ground import Ground, tables
from wherefrom.trace.left import left_over
from wherefrom.trace.telling import called

K = TypeVar("K")
V = TypeVar("V")


class Watched(dict[K, V]):
    """A mapping that notes by which ids it is looked at; of a pair the first."""

    __slots__ = ("looked",)

    def __init__(self, held: Mapping[K, V], looked: set[Any]) -> None:
        super().__init__(held)
        self.looked = looked

    def _note(self, key: Any) -> None:
        self.looked.add(key[0] if type(key) is tuple else key)

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping."""
        self._note(key)
        return super().get(key, default)


WATCHED = (
    "documents", "by_document", "sources", "publisher", "published_by", "cites", "copies", "shares",
    "credits", "linked", "taken", "claim_of", "answer_of", "outside",
)  # fmt: skip


def watched(ground: Ground) -> Ground:
    """``ground``, which notes in ``looked`` the ids that are asked for."""
    looked: set[str] = set()
    tables_of: dict[str, Any] = {name: Watched(getattr(ground, name), looked) for name in WATCHED}
    return replace(ground, looked=looked, **tables_of)


def with_derivations(ground: Ground, derivations: Sequence[Derivation]) -> Ground:
    """``ground`` with other derivations; what is known of copies by their words stays known."""
    looked = ground.looked
    assert looked is not None
    made = tables(derivations)
    authors = made.pop("authors")
    seen: dict[str, Any] = {name: Watched(table, looked) for name, table in made.items()}
    return replace(ground, authors=authors, **seen)


def without(ground: Ground, out: frozenset[str], derivations: Sequence[Derivation]) -> Ground:
    """``ground`` without the documents ``out``, as ``left.ground_without`` makes it."""
    looked = ground.looked
    assert looked is not None
    gone = {d: ground.documents[d] for d in sorted(out) if d in ground.documents}
    outside = {key: External(key, called(d), d.url) for key, d in gone.items()}
    published_by = {
        name: left
        for name, those in ground.published_by.items()
        if (left := tuple(d for d in those if d not in out))
    }
    of_documents: dict[str, Any] = {
        name: Watched({k: v for k, v in getattr(ground, name).items() if k not in out}, looked)
        for name in ("documents", "by_document", "publisher")
    }
    less = replace(
        ground,
        statements={k: s for k, s in ground.statements.items() if s.document not in out},
        published_by=Watched(published_by, looked),
        outside=Watched({**ground.outside, **outside}, looked),
        undeclared=dict(ground.undeclared),
        **of_documents,
    )
    return with_derivations(less, tuple(left_over(derivations, out)))


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
