"""What each document names as its source, and the words with which it does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import (
    Attribution,
    Document,
    Evidence,
    Mention,
    Resolution,
    Statement,
)

CITED = 0.95  # an outlet is the source of an attribution
NAMED_BESIDE_CUE = 0.7  # an outlet named next to a reporting cue, in no attribution


@dataclass(frozen=True, slots=True)
class Cited:
    """One source one document cites: where, and the words it is cited for."""

    document: str
    source: str
    places: tuple[Evidence, ...]
    content: tuple[Evidence, ...]
    probability: float


def citations(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    resolution: Resolution,
) -> list[Cited]:
    """Every outlet, record and body that a document names as its source, itself apart."""
    places: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
    content: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
    sure: set[tuple[str, str]] = set()
    for found in attributions:
        if found.speaker is not None:
            key = (found.document, found.speaker)
            sure.add(key)
            spans = found.source or found.cue
            places[key] |= {Evidence(found.document, s.start, s.end) for s in spans}
            content[key] |= {Evidence(found.document, s.start, s.end) for s in found.content}
    source_of = {mention: source for mention, source, _ in resolution.of_mention}
    at = {m.id: Evidence(m.document, m.start, m.end) for m in mentions}
    for statement in statements:
        for link in statement.chain:
            key = (statement.document, link.source or source_of.get(link.mention, ""))
            if key[1] and link.mention in at:
                sure.add(key)
                places[key].add(at[link.mention])
                content[key].add(Evidence(statement.document, statement.start, statement.end))
    _beside_cues(documents, mentions, resolution, places)
    return [
        Cited(
            *key,
            tuple(sorted(places[key])),
            tuple(sorted(content.get(key, ()))),
            CITED if key in sure else NAMED_BESIDE_CUE,
        )
        for key in sorted(places)
    ]


@cache
def _cues() -> re.Pattern[str]:
    lists = words("citing")
    before = "|".join(lists["before"])
    after = "|".join(lists["after"])
    return re.compile(
        rf"(?P<before>\b(?:{before})\W{{0,3}}(?:the\s+)?$)|(?P<after>^\W{{0,4}}(?:{after})\b)", re.I
    )


def beside_cue(text: str, start: int, end: int) -> bool:
    """Whether the name at ``start`` to ``end`` stands next to a cue that makes it a source."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return any(m["before"] for m in _cues().finditer(before)) or bool(_cues().match(after))


def _beside_cues(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    resolution: Resolution,
    places: dict[tuple[str, str], set[Evidence]],
) -> None:
    """Outlets named next to a cue (*told the Harbour Post*), whether attributed or not."""
    source_of = {mention: source for mention, source, _ in resolution.of_mention}
    outlets = {source.id for source in resolution.sources if source.kind == "outlet"}
    text = {document.id: document.text for document in documents}
    for mention in mentions:
        source = source_of.get(mention.id)
        if source not in outlets or mention.document not in text or not mention.named:
            continue
        if beside_cue(text[mention.document], mention.start, mention.end):
            evidence = Evidence(mention.document, mention.start, mention.end)
            places[mention.document, source].add(evidence)
