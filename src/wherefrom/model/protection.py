"""What may give a person away, who is protected, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

IdentifierKind = Literal[
    "name", "email", "phone", "handle", "number", "address", "url",
    "age", "date", "place", "occupation", "family", "body", "thing",
]  # fmt: skip
Level = Literal["names", "standard", "strict"]  # how much is generalised in what leaves
DIRECT: frozenset[IdentifierKind] = frozenset(
    {"name", "email", "phone", "handle", "number", "address", "url"}
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """Words of one text that point at one person by themselves (direct) or with others (quasi).

    ``name`` is set for a person's name: as printed, without titles. A ``thing``
    is a name that is nobody's: it tells what else is called so.
    """

    start: int
    end: int
    kind: IdentifierKind
    why: str
    name: str | None = None

    @property
    def direct(self) -> bool:
        """Whether it points at one person by itself."""
        return self.kind in DIRECT


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the case's documents name, and whether the name may leave the case.

    ``names`` are all spellings found, the fullest first; ``places`` where they
    stand. ``role`` is what the pseudonym says (*Survivor*, *Relative*), ``of``
    the key of the person whose relative it is. ``why`` says why the person is
    protected or not.
    """

    key: str
    names: tuple[str, ...]
    places: tuple[tuple[str, int, int], ...]  # document, start, end
    protected: bool
    role: str
    why: str
    of: str | None = None
