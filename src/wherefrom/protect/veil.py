"""Protected names and numbers in any string of the case, replaced wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.data.load import words
from wherefrom.model import Person
from wherefrom.protect.folding import folded, parts
from wherefrom.protect.matching import Forms, Found
from wherefrom.protect.text import Replacement

SHORTEST = 2  # letters of a part of a name that is looked for by itself
NEAR = 20  # characters looked at for the end of a sentence before
SOMEBODY = "[name]"  # where a name may be that of several


@dataclass(frozen=True, slots=True)
class Cover:
    """What goes in the place of one spelling; None for what may stand.

    A ``doubtful`` one is also a common word, or a name of somebody in office: it
    counts with a capital letter only, and not as the first word of a sentence.
    """

    words: str | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Veil:
    """What to look for, and what goes there."""

    forms: Forms[Cover]

    def replacements(self, text: str, *, prose: bool) -> Iterator[Replacement]:
        """Where a name or number stands in ``text``, whole words of it, and what goes there.

        In ``prose`` a doubtful name does not count as the first word of a
        sentence; names are read there by other means as well.
        """
        done = 0
        for held in self.forms.at(text):
            if held[0].start < done:
                continue
            for found in held:
                if found.of.doubtful and not _as_a_name(text, found, prose):
                    continue
                done = found.end
                if found.of.words is not None:
                    yield Replacement(found.start, found.end, found.of.words)
                break

    def string(self, text: str) -> str:
        """``text`` with all of them replaced."""
        out, done = [], 0
        for one in self.replacements(text, prose=False):
            out += [text[done : one.start], one.words]
            done = one.end
        return "".join([*out, text[done:]]) if out else text


def veil(
    people: Sequence[Person],
    pseudonym: Mapping[str, str],
    codes: Mapping[str, str],
    common: Collection[str],
) -> Veil:
    """The veil over ``people`` by ``pseudonym`` (by key) and over ``codes`` (number: what to put).

    ``common`` are words that the case writes without a capital.
    """
    table: dict[str, str | None] = {folded(code): put for code, put in codes.items()}
    public = [name for person in people if not person.protected for name in person.names]
    table.update({folded(name): None for name in public if len(parts(name)) > 1})
    whole, alone = _protected(people, pseudonym)
    table.update(whole)
    usual = set(words("identifiers")["not_names"])
    for part, puts in sorted(alone.items()):
        if len(part) >= SHORTEST and part not in usual:
            table.setdefault(part, next(iter(puts)) if len(puts) == 1 else SOMEBODY)
    free = {part for name in public for part in parts(name)} | set(common)
    doubtful = {p for p in alone if p in free or len(p) <= SHORTEST}
    return Veil(Forms({key: Cover(put, key in doubtful) for key, put in table.items()}))


def _protected(
    people: Sequence[Person], pseudonym: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, set[str]]]:
    """What to put for each protected name, and for each part of one that may stand alone."""
    whole: dict[str, str] = {}
    alone: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.protected:
            put = f"[{pseudonym[person.key]}]"
            for name in person.names:
                if len(folded(name).split()) > 1:
                    whole[folded(name)] = put
                    whole[" ".join(reversed(folded(name).split()))] = put  # Reld, Ana
                for part in parts(name):
                    alone[part].add(put)
    return whole, alone


def _as_a_name(text: str, found: Found[Cover], prose: bool) -> bool:
    if not text[found.start].isupper():
        return False
    before = text[max(0, found.start - NEAR) : found.start].rstrip(" \t\"“'‘(") if prose else ""
    return not prose or (bool(before) and before[-1] not in ".!?:\n")
