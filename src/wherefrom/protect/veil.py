"""Protected names and numbers in any string of the case, replaced wherever they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.data.load import words
from wherefrom.model import Person
from wherefrom.protect.folding import folded, loosely, parts
from wherefrom.protect.text import Replacement

SHORTEST = 2  # letters of a part of a name that is looked for by itself
SOMEBODY = "[name]"  # where a name may be that of several
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling to look for, and what goes in its place; None for what may stand.

    A ``doubtful`` one is also a common word, or a name of somebody in office: it
    counts with a capital letter only, and not as the first word of a sentence.
    """

    shape: re.Pattern[str]
    words: str | None
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Veil:
    """What to look for by its first word, the longest first."""

    forms: Mapping[str, tuple[Form, ...]]

    def replacements(self, text: str, *, prose: bool) -> Iterator[Replacement]:
        """Where a name or number stands in ``text``, whole words of it, and what goes there.

        In ``prose`` a doubtful name does not count as the first word of a
        sentence; names are read there by other means as well.
        """
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            for form in self.forms.get(folded(word[0]), ()):
                found = form.shape.match(text, word.start())
                if found is None or (form.doubtful and not _as_a_name(text, found, prose)):
                    continue
                done = found.end()
                if form.words is not None:
                    yield Replacement(found.start(), found.end(), form.words)
                break

    def string(self, text: str) -> str:
        """``text`` with all of them replaced."""
        out, done = [], 0
        for one in self.replacements(text, prose=False):
            out += [text[done : one.start], one.words]
            done = one.end
        return "".join([*out, text[done:]])


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
    return Veil(_forms(table, doubtful))


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


def _forms(
    table: Mapping[str, str | None], doubtful: Collection[str]
) -> dict[str, tuple[Form, ...]]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for key in table:
        first = _WORD.search(key)
        if first is not None:
            by_first[first[0]].append(key[first.start() :])
    whole = {key.lstrip("+(@ #"): key for key in table}

    def form(key: str) -> Form:
        shape = re.compile(rf"{loosely(key)}(?![^\W_])", re.IGNORECASE)
        return Form(shape, table[whole[key]], key in doubtful)

    return {
        first: tuple(form(k) for k in sorted(keys, key=lambda k: (-len(k), k)) if k in whole)
        for first, keys in by_first.items()
    }


def _as_a_name(text: str, found: re.Match[str], prose: bool) -> bool:
    if not found[0][:1].isupper():
        return False
    before = text[: found.start()].rstrip(" \t\"“'‘(")
    return not prose or (bool(before) and before[-1] not in ".!?:\n")
