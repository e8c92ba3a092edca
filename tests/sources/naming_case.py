"""Builders for cases of names: documents without text and mentions at made-up places."""

from __future__ import annotations

from wherefrom.ids import content_id
from wherefrom.model import (
    UNDATED,
    Attribution,
    ChainLink,
    Credit,
    Document,
    Mention,
    OriginKind,
    PublisherKind,
    Resolution,
    Source,
    Span,
    Statement,
)


def document(
    key: str,
    text: str = "",
    *,
    publisher: str | None = None,
    kind: PublisherKind = "outlet",
    credits: tuple[Credit, ...] = (),
) -> Document:
    return Document(
        key, f"{key}.txt", text, None, publisher, kind, (), None, "en", "", UNDATED, credits=credits
    )


def mention(
    where: str,
    name: str,
    kind: OriginKind = "person",
    *,
    named: bool = True,
    body: str | None = None,
    role: str | None = None,
) -> Mention:
    key = content_id("m", where, name, kind, named, body, *([role] if role else []))
    return Mention(key, where, 0, len(name), name, kind, named, body, "", role=role)


def statement(where: str, *mentions: Mention) -> Statement:
    chain = tuple(ChainLink(one.id, None) for one in mentions)
    key = content_id("s", where, *(one.id for one in mentions))
    return Statement(key, where, 0, 1, "x", "assertion", "asserted", chain)


def attribution(one: Mention) -> Attribution:
    span = (Span(0, 1),)
    return Attribution("a", one.document, span, span, span, one.id, None, 0.9)


def source_of(resolution: Resolution, one: Mention) -> Source:
    found = {mention: source for mention, source, _ in resolution.of_mention}[one.id]
    return next(source for source in resolution.sources if source.id == found)


def why(resolution: Resolution, one: Mention) -> str:
    return next(reason for mention, _, reason in resolution.of_mention if mention == one.id)


def same(resolution: Resolution, *mentions: Mention) -> bool:
    return len({source_of(resolution, one).id for one in mentions}) == 1
