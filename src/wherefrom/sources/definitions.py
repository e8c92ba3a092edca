"""Acronyms as the documents define them: *Net Menders' Union (NMU)*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from wherefrom.model import Document
from wherefrom.sources.lists import heads
from wherefrom.sources.names import clean, fold

_ACRONYM = r"[A-Z][A-Za-z.&-]{0,6}[A-Z]\.?"
_WORD = r"[A-Z][\w'’&-]*"
_SMALL = r"(?:of|the|for|and|at|in|on|to|with|de|du|des|&)"
_NAME = rf"{_WORD}(?:\s+(?:{_SMALL}\s+)*{_WORD}){{1,9}}"
_AFTER = re.compile(rf"({_NAME}),?\s*[(\[]\s*[\"“‘']?({_ACRONYM})[\"”’']?\s*[)\]]")
_BEFORE = re.compile(rf"\b({_ACRONYM})\s*[(\[]\s*(?:the\s+)?({_NAME})\s*[)\]]")


def _initial_start(words: list[str], acronym: str) -> int | None:
    """Where in ``words`` a name begins that ends with them and gives ``acronym``."""
    small = heads().small
    for start in range(len(words) - 1, -1, -1):
        parts = [part for word in words[start:] for part in fold(word).split()]
        every = "".join(part[0] for part in parts)
        main = "".join(part[0] for part in parts if part not in small)
        if acronym in {every, main}:
            return start
    return None


def _defined_in(text: str) -> Iterable[tuple[str, str]]:
    for found in _AFTER.finditer(text):
        yield found.group(2), found.group(1)
    for found in _BEFORE.finditer(text):
        yield found.group(1), found.group(2)


def defined(documents: Iterable[Document]) -> Mapping[str, Mapping[str, str]]:
    """Per document id, folded acronym -> full name, as its text defines it.

    What one document alone defines, and no other defines otherwise, holds for
    all documents: it stands under the id "".
    """
    own: dict[str, dict[str, str]] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        found: dict[str, str] = {}
        for acronym, name in _defined_in(document.text):
            words = name.split()
            start = _initial_start(words, fold(acronym).replace(" ", ""))
            if start is not None and start < len(words) - 1:
                found.setdefault(fold(acronym), clean(" ".join(words[start:])))
        own[document.id] = found
        for short, name in found.items():
            names[short].add(fold(name))
    shared = {
        short: name
        for found in own.values()
        for short, name in sorted(found.items())
        if len(names[short]) == 1
    }
    return {"": shared} | {key: shared | found for key, found in own.items()}
