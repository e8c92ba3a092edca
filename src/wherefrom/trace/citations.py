"""What each document names as its source, and the words with which it does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from wherefrom.data.beside import WORKS, beside_cue, speaks_of_itself
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
WORK_NAMED = 0.8  # a web site, a blog, a thesis named as what something is from
AFTER = 60  # characters after a cue in which it may say what the words stand in


@dataclass(frozen=True, slots=True)
class Cited:
    """One source one document cites: where, and the words it is cited for.

    ``published``: the words say that it is something published of theirs that
    is cited (*said in a statement*, *on her show*), whoever they are.
    """

    document: str
    source: str
    places: tuple[Evidence, ...]
    content: tuple[Evidence, ...]
    probability: float
    published: bool = False


Key = tuple[str, str]  # document, source


@dataclass(slots=True)
class _Places:
    """What is found of each citation, by document and source."""

    places: dict[Key, set[Evidence]] = field(default_factory=lambda: defaultdict(set))
    content: dict[Key, set[Evidence]] = field(default_factory=lambda: defaultdict(set))
    probability: dict[Key, float] = field(default_factory=dict)
    published: set[Key] = field(default_factory=set)
    own: set[Key] = field(default_factory=set)  # the publisher speaking of itself

    def surely(self, key: Key, probability: float) -> None:
        """Note how surely it is a citation; the most that is found counts."""
        self.probability[key] = max(probability, self.probability.get(key, 0.0))


def citations(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    resolution: Resolution,
    attached: Collection[str | None] | None = None,
) -> list[Cited]:
    """Every outlet, record and body that a document names as its source, itself apart.

    ``attached`` are the mentions on whose word anything is said, where they are known.
    """
    found = _Places()
    text = {document.id: document.text for document in documents}
    source_of = {mention: source for mention, source, _ in resolution.of_mention}
    at = {m.id: Evidence(m.document, m.start, m.end) for m in mentions}
    _attributed(attributions, text, found)
    if attached is None:
        attached = attached_in(statements, attributions)
    for statement in statements:
        for link in statement.chain:
            key = (statement.document, link.source or source_of.get(link.mention, ""))
            if key[1] and link.mention in at:
                found.surely(key, CITED)
                found.places[key].add(at[link.mention])
                span = Evidence(statement.document, statement.start, statement.end)
                found.content[key].add(span)
    _mentioned(mentions, source_of, resolution, text, attached, found)
    return [
        Cited(
            *key,
            tuple(sorted(found.places[key])),
            tuple(sorted(found.content.get(key, ()))),
            found.probability.get(key, NAMED_BESIDE_CUE),
            key in found.published,
        )
        for key in sorted(found.places)
        if key not in found.own
    ]


def attached_in(
    statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> set[str | None]:
    """The mentions on whose word something is said."""
    found = {a.mention for a in attributions}
    return found | {link.mention for s in statements for link in s.chain}


def _attributed(
    attributions: Sequence[Attribution], text: Mapping[str, str], found: _Places
) -> None:
    for one in attributions:
        if one.speaker is None:
            continue
        key = (one.document, one.speaker)
        found.surely(key, CITED)
        spans = one.source or one.cue
        found.places[key] |= {Evidence(one.document, s.start, s.end) for s in spans}
        found.content[key] |= {Evidence(one.document, s.start, s.end) for s in one.content}
        if _in_a_work(one, text.get(one.document, "")):
            found.published.add(key)


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a source's words end in a work of theirs, and where a cue says what they stand in."""
    listed = sorted(words("citing")["stands_in"], key=lambda w: (-len(w), w))
    works = "|".join(re.escape(w) for w in listed)
    stands = rf"\s*,?\s*in\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){{0,2}}(?:{works})\b"
    return re.compile(rf"[A-Z][^.\n]*\s(?:{works})$"), re.compile(stands, re.IGNORECASE)


def _in_a_work(one: Attribution, text: str) -> bool:
    """Whether what is cited stands in something published: *an NYPD release*, *in a statement*."""
    ends, stands = _works()
    if any(ends.search(text[s.start : s.end]) for s in one.source):
        return True
    return any(
        stands.match(text[s.end : s.end + AFTER]) or stands.search(text[s.start : s.end])
        for s in one.cue
    )


def _mentioned(
    mentions: Sequence[Mention],
    source_of: Mapping[str, str],
    resolution: Resolution,
    text: Mapping[str, str],
    attached: Collection[str | None],
    found: _Places,
) -> None:
    """Outlets named next to a cue (*told the Harbour Post*), and works named in no attribution."""
    outlets = {source.id for source in resolution.sources if source.kind == "outlet"}
    for mention in mentions:
        source = source_of.get(mention.id)
        if source is None or mention.document not in text or not mention.named:
            continue
        key = (mention.document, source)
        said = text[mention.document]
        work = mention.why in WORKS and mention.id not in attached
        if work:
            found.surely(key, WORK_NAMED)
        if mention.kind == "outlet" and source not in outlets:
            found.published.add(key)
        if work or (source in outlets and beside_cue(said, mention.start, mention.end)):
            found.places[key].add(Evidence(mention.document, mention.start, mention.end))
        if source in outlets and speaks_of_itself(said, mention.end):
            found.own.add(key)
