"""What is replaced in the documents' texts, and the veil over all else."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from wherefrom.model import Document, Identifier, Level, Person
from wherefrom.protect.generalised import WORDS, applies, generalised
from wherefrom.protect.persons import common_words
from wherefrom.protect.text import Replaced, Replacement, replaced
from wherefrom.protect.veil import Veil, veil

NOTHING: Mapping[str, str] = MappingProxyType({})
UNREAD = "[This document is in a language that is not read for names; its text is withheld.]"
_SENTENCE = re.compile(r"[.!?]\s|\n")
Held = Sequence[tuple[int, int, Person]]


@dataclass(frozen=True, slots=True)
class Protection:
    """Who and what is protected in a case, and how it is shown.

    ``pseudonym`` is that of each protected person by key; ``identifiers`` are
    those of each document by id; ``read`` the documents that were read for names.
    """

    people: Sequence[Person]
    pseudonym: Mapping[str, str]
    identifiers: Mapping[str, Sequence[Identifier]]
    read: frozenset[str]
    salt: str
    level: Level = "standard"


def covering(
    documents: Sequence[Document], protection: Protection, more: Mapping[str, str] = NOTHING
) -> Veil:
    """The veil over all protected in ``documents``, and over ``more`` (words: what to put)."""
    codes = dict(more) | {
        d.text[i.start : i.end]: f"[{WORDS[i.kind]}]"
        for d in documents
        for i in protection.identifiers.get(d.id, ())
        if i.direct and i.kind not in ("name", "url")
    }
    common = _common(tuple(documents))
    return veil(protection.people, protection.pseudonym, codes, common)


@lru_cache(maxsize=2)
def _common(documents: tuple[Document, ...]) -> frozenset[str]:
    return common_words(documents)


def protected_texts(
    documents: Sequence[Document], protection: Protection, over: Veil
) -> dict[str, Replaced]:
    """The text of each document, by id, as it may leave, and what was replaced in it."""
    held: dict[str, list[tuple[int, int, Person]]] = defaultdict(list)
    for person in protection.people:
        for document, start, end in person.places:
            held[document].append((start, end, person))
    return {d.id: _protected_text(d, protection, over, held[d.id]) for d in documents}


def _protected_text(
    document: Document, protection: Protection, over: Veil, known: Held
) -> Replaced:
    text = document.text
    if document.id not in protection.read and text.strip():
        return replaced(text, [Replacement(0, len(text), UNREAD)])
    stands = [(start, end) for start, end, person in known if not person.protected]
    wanted = [
        Replacement(start, end, f"[{protection.pseudonym[person.key]}]")
        for start, end, person in known
        if person.protected
    ]
    wanted += [
        r
        for r in over.replacements(text, prose=True)
        if not any(start < r.end and r.start < end for start, end in stands)
    ]
    near = _near(text, [r.start for r in wanted])
    for one in protection.identifiers.get(document.id, ()):
        if one.kind != "name" and applies(one, protection.level, near=near(one)):
            said = generalised(one, text[one.start : one.end], protection.level)
            wanted.append(Replacement(one.start, one.end, said))
    return replaced(text, wanted)


def _near(text: str, starts: Sequence[int]) -> Callable[[Identifier], bool]:
    """Whether one of the names at ``starts`` stands in the sentence of an identifier."""
    ends = [m.end() for m in _SENTENCE.finditer(text)]
    held = {bisect.bisect_right(ends, start) for start in starts}

    def near(one: Identifier) -> bool:
        first, last = (bisect.bisect_right(ends, at) for at in (one.start, one.end - 1))
        return any(sentence in held for sentence in range(first, last + 1))

    return near
