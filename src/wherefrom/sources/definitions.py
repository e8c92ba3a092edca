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
_APPOSED = re.compile(
    rf"({_NAME}),\s+(?:or|known as|abbreviated as|called)\s+(?:the\s+)?({_ACRONYM})\b"
)
_KNOWN_AS = re.compile(
    rf"({_NAME}),?\s+(?:better\s+)?known\s+(?:by\s+(?:its|the|their)\s+(?:\w+\s+)?"
    rf"(?:initials|acronym)(?:\s+as)?|as)\s+(?:the\s+)?({_ACRONYM})\b"
)
_GLOSSED = re.compile(rf"\b({_ACRONYM}),\s+the\s+({_NAME}),")
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


def _defined_in(text: str) -> Iterable[tuple[str, str, bool]]:
    """Acronym, the words beside it, and whether the text says that it is short for them."""
    for pattern, said in ((_AFTER, True), (_KNOWN_AS, True), (_APPOSED, False)):
        for found in pattern.finditer(text):
            yield found.group(2), found.group(1), said
    for pattern, said in ((_BEFORE, True), (_GLOSSED, False)):
        for found in pattern.finditer(text):
            yield found.group(1), found.group(2), said


def _foreign(acronym: str, words: list[str]) -> str | None:
    """A body's name before an acronym of its name in another language (*FARC*, *PKK*)."""
    letters = fold(acronym).replace(" ", "")
    folded = [fold(word) for word in words]
    tells = any(word in heads().body_words or (word,) in heads().endings for word in folded)
    tells = tells or any((word,) in heads().phrases for word in folded)
    if len(letters) < 3 or len(words) < 2 or not (tells or letters[0] == folded[0][:1]):
        return None
    return clean(" ".join(words))


def _full_name(acronym: str, name: str, *, said: bool) -> str | None:
    words = name.split()
    start = _initial_start(words, fold(acronym).replace(" ", ""))
    if start is not None:
        return clean(" ".join(words[start:])) if start < len(words) - 1 else None
    return _foreign(acronym, words) if said else None


def _core(name: str) -> str:
    """The folded name without one closing word of legal form: *Inc*, *Corporation*."""
    words = fold(name).split()
    return " ".join(words[:-1] if (words[-1],) in heads().endings and len(words) > 2 else words)


def defined(documents: Iterable[Document]) -> Mapping[str, Mapping[str, str]]:
    """Per document id, folded acronym -> full name, as its text defines it.

    What one document alone defines, and no other defines otherwise, holds for
    all documents: it stands under the id "".
    """
    own: dict[str, dict[str, str]] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        found: dict[str, str] = {}
        for acronym, words, said in _defined_in(document.text):
            if (name := _full_name(acronym, words, said=said)) is not None:
                found.setdefault(fold(acronym), name)
        own[document.id] = found
        for short, name in found.items():
            names[short].add(_core(name))
    shared = {
        short: name
        for found in own.values()
        for short, name in sorted(found.items())
        if len(names[short]) == 1
    }
    return {"": shared} | {key: shared | found for key, found in own.items()}
