"""Sources into attributions, chains and origins, as the method defines chain and origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.model import (
    Attribution,
    ChainLink,
    Document,
    Mention,
    OriginKind,
    Resolution,
    Source,
    Statement,
    Voices,
)
from wherefrom.sources.credits import credit_mentions

IN_OFFICE: frozenset[OriginKind] = frozenset({"official", "organisation", "outlet"})
# Kinds that hold for one statement: who saw one thing may speak of another in office.
OWN_WORD: frozenset[OriginKind] = frozenset(
    {"witness", "person", "withheld", "anonymous", "record"}
)
NOBODY: tuple[None, OriginKind] = (None, "none")
BLOG = re.compile(r"//blogs?\.|/blogs?/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """Look-up tables over a case's mentions and sources."""

    mentions: Mapping[str, Mention]
    source_of: Mapping[str, str]  # mention id -> source id
    sources: Mapping[str, Source]
    publisher_of: Mapping[str, str]  # document id -> source id
    credit_of: Mapping[str, str]  # document id -> mention id of the credit that tells most
    documents: Mapping[str, Document]


def case_of(
    documents: Sequence[Document], voices: Iterable[Voices], resolution: Resolution
) -> Case:
    """What chains and origins are looked up in."""
    credits = credit_mentions(documents)
    mentions = {mention.id: mention for voice in voices for mention in voice.mentions}
    mentions |= {mention.id: mention for mention in credits}
    credit_of: dict[str, str] = {}
    for mention in credits:
        credit_of.setdefault(mention.document, mention.id)
    return Case(
        mentions=mentions,
        source_of={mention: source for mention, source, _ in resolution.of_mention},
        sources={source.id: source for source in resolution.sources},
        publisher_of=dict(resolution.of_publisher),
        credit_of=credit_of,
        documents={document.id: document for document in documents},
    )


def _speaks_for(source: Source, mention: Mention, case: Case) -> Source:
    """The body a person in office speaks for, or the source itself.

    Who is in office in another document is so where this one tells nothing of
    what they are; not where they tell of what they saw.
    """
    if mention.kind not in IN_OFFICE and not _only_named(mention):
        return source
    return case.sources.get(source.body or "", source)


def _only_named(mention: Mention) -> bool:
    """True where the document gives a person's name and nothing of what they are."""
    return mention.kind == "person" and mention.role is None


def _origin_of_link(link: ChainLink, case: Case) -> tuple[str | None, OriginKind]:
    source = case.sources.get(link.source or "")
    mention = case.mentions.get(link.mention)
    if source is None or mention is None:
        return None, mention.kind if mention is not None else "none"
    voice = _speaks_for(source, mention, case)
    if voice is not source:
        return voice.id, voice.kind
    told = mention.kind in OWN_WORD or source.kind in OWN_WORD
    if _only_named(mention) and source.kind == "official":
        return source.id, source.kind
    return source.id, mention.kind if told else source.kind


def _origin_of_publisher(document: str, case: Case) -> tuple[str | None, OriginKind]:
    """A body's own document speaks for the body; an outlet's or a blogger's gives no source."""
    source = case.publisher_of.get(document)
    found = case.documents.get(document)
    if source is None or found is None or not _speaks_for_publisher(found):
        return NOBODY
    return source, found.publisher_kind


def _speaks_for_publisher(document: Document) -> bool:
    """Whether a document is its publisher's own word: a release, a report, a judgment.

    A firm's blog that retells the news, without a word of the firm apart from
    the line that says who posted it, is not.
    """
    if document.publisher_kind not in ("organisation", "official"):
        return False
    if document.publisher_kind == "official" or not BLOG.search(document.url or ""):
        return True
    return document.text.casefold().count((document.publisher or "").casefold()) > 1


def _chain(statement: Statement, case: Case) -> tuple[ChainLink, ...]:
    """The chain with sources: without the document's publisher, with its credit where empty."""
    own = case.publisher_of.get(statement.document)
    links = [replace(link, source=case.source_of.get(link.mention)) for link in statement.chain]
    kept = tuple(link for link in links if link.source is None or link.source != own)
    credit = case.credit_of.get(statement.document)
    if not kept and credit is not None and case.source_of.get(credit) not in {None, own}:
        return (ChainLink(credit, None, case.source_of[credit]),)
    return kept


def with_origin(statement: Statement, case: Case) -> Statement:
    """``statement``, as it was read, with the sources of its links and with its origin."""
    return with_chain(statement, _chain(statement, case), case)


def with_chain(statement: Statement, chain: tuple[ChainLink, ...], case: Case) -> Statement:
    """``statement`` on the word of ``chain``, whose links have sources, with its origin."""
    if chain:
        origin, kind = _origin_of_link(chain[-1], case)
    else:
        origin, kind = _origin_of_publisher(statement.document, case)
    return replace(statement, chain=chain, origin=origin, origin_kind=kind)


def _with_speaker(attribution: Attribution, case: Case) -> Attribution:
    return replace(attribution, speaker=case.source_of.get(attribution.mention or ""))


def apply(
    documents: Sequence[Document], voices: Iterable[Voices], resolution: Resolution
) -> tuple[tuple[Attribution, ...], tuple[Statement, ...]]:
    """Attributions with their speakers, and statements with sources, origin and its kind.

    ``resolution`` must have been made from the voices' mentions together with
    ``credit_mentions(documents)``. Order is kept.
    """
    told = tuple(voices)
    case = case_of(documents, told, resolution)
    attributions = tuple(_with_speaker(a, case) for voice in told for a in voice.attributions)
    statements = tuple(with_origin(s, case) for voice in told for s in voice.statements)
    return attributions, statements
