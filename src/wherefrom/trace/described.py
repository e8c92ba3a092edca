"""Outlets that are described, not named: *state television*, *the official news agency*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from wherefrom.data.load import words
from wherefrom.model import Document, Source
from wherefrom.trace.citations import Cited

Key = tuple[str, str]  # document, source
REMEMBERED = 4096  # names


@cache
def _nameless() -> frozenset[str]:
    return frozenset(words("citing")["nameless"])


@cache
def _media() -> dict[str, str]:
    """Last words of a description, each with the medium it says."""
    return {word: medium for medium, names in words("citing")["media"].items() for word in names}


def is_nameless(source: Source) -> bool:
    """Whether every name of an outlet only says that there is a press (*state media*)."""
    if source.kind != "outlet":
        return False
    last = [re.split(r"[\s-]", name.strip())[-1] for name in (source.name, *source.aliases)]
    return all(word in _nameless() for word in last)


@lru_cache(maxsize=REMEMBERED)
def medium(name: str) -> str | None:
    """What medium a description names; None for an outlet's own name.

    >>> medium("state-run TV"), medium("Iranian television"), medium("Harbour Radio")
    ('television', 'television', None)
    """
    pieces = re.split(r"[\s-]+", name.strip())
    last = pieces[-1]
    if last.casefold() not in _media() or (last[0].isupper() and not last.isupper()):
        return None
    return _media()[last.casefold()]


def one_outlet(
    found: Sequence[Cited], sources: Mapping[str, Source], documents: Mapping[str, Document]
) -> dict[Key, str]:
    """For what one document names twice: the source to keep, by document and source.

    Descriptions of one medium are one outlet there, and a description right
    before a name (*state news agency IRNA*) is that name's; records of one
    name, capitals apart, are one.
    """
    of_document: dict[str, list[Cited]] = defaultdict(list)
    for cited in found:
        if cited.source in sources:
            of_document[cited.document].append(cited)
    kept: dict[Key, str] = {}
    for document, group in of_document.items():
        for cited in group:
            other = _named_after(cited, group, sources, documents[document].text)
            if other is not None:
                kept[document, cited.source] = other
        for same in _alike(group, sources).values():
            if len(same) == 1:
                continue  # most often
            best = max(same, key=lambda c: (_capitals(sources[c.source].name), c.source))
            for cited in same:
                if cited is not best:
                    kept.setdefault((document, cited.source), best.source)
    return kept


def _alike(group: Sequence[Cited], sources: Mapping[str, Source]) -> dict[str, list[Cited]]:
    """Citations of one document by what they say they are: a medium, or a record's name."""
    alike: dict[str, list[Cited]] = defaultdict(list)
    for cited in group:
        source = sources[cited.source]
        said = medium(source.name) if source.kind == "outlet" else None
        if source.kind == "record":
            said = re.sub(r"^(?:the|an?)\s+", "", source.name.casefold())
        if said is not None:
            alike[f"{source.kind} {said}"].append(cited)
    return alike


def _capitals(name: str) -> int:
    """How many words begin with a capital, the first one apart where it stands alone."""
    return sum(word[:1].isupper() for word in name.split()[:-1])


def _named_after(
    cited: Cited, group: Sequence[Cited], sources: Mapping[str, Source], text: str
) -> str | None:
    """The outlet whose name stands right after each place of a description."""
    if medium(sources[cited.source].name) is None:
        return None
    for other in group:
        source = sources[other.source]
        if other is cited or source.kind != "outlet" or medium(source.name) is not None:
            continue
        names = "|".join(re.escape(name) for name in (source.name, *source.aliases))
        after = re.compile(rf"[\s,(]{{0,3}}(?:{names})\b")
        if any(after.match(text, place.end) for place in cited.places):
            return source.id
    return None
