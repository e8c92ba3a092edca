"""Pseudonyms: a role and a number that stays with its person, in an order that tells nothing."""

from __future__ import annotations

import hashlib
import hmac
import random
from collections.abc import Mapping, Sequence

from wherefrom.model import Person
from wherefrom.protect.folding import folded


def digest(salt: str, person: Person) -> str:
    """What a case keeps in place of a name: without ``salt`` nobody can try names against it."""
    name = folded(person.names[0])
    return hmac.new(bytes.fromhex(salt), name.encode(), hashlib.sha256).hexdigest()


def unnumbered(people: Sequence[Person], known: Mapping[str, int], salt: str) -> list[str]:
    """Digests of the protected who have no number yet, sorted."""
    return sorted({digest(salt, p) for p in people if p.protected} - set(known))


def numbered(
    people: Sequence[Person], known: Mapping[str, int], salt: str, chance: random.Random
) -> dict[str, int]:
    """A number for each protected person by digest: as ``known``, else the next ones, shuffled.

    A number is given once in a case, whatever the role, and never again.
    """
    wanted = unnumbered(people, known, salt)
    first = max(known.values(), default=0) + 1
    fresh = list(range(first, first + len(wanted)))
    chance.shuffle(fresh)
    return {**known, **dict(zip(wanted, fresh, strict=True))}


def pseudonyms(people: Sequence[Person], numbers: Mapping[str, int], salt: str) -> dict[str, str]:
    """*Survivor 3*, *Relative 5 of Survivor 3*: of each protected person, by key."""
    held = {p.key: p for p in people if p.protected}

    def plain(person: Person) -> str:
        return f"{person.role} {numbers[digest(salt, person)]}"

    def whole(person: Person) -> str:
        of = held.get(person.of or "")
        return f"{plain(person)} of {plain(of)}" if of is not None else plain(person)

    return {key: whole(person) for key, person in held.items()}
