"""A small way to write down a case: documents, statements and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wherefrom.model import (
    Answer,
    Attribution,
    ChainLink,
    Claim,
    Document,
    Mention,
    OriginKind,
    Published,
    Resolution,
    Source,
    Span,
    Statement,
    Tracing,
)
from wherefrom.settings import Trace
from wherefrom.trace.tracing import trace


def document(
    name: str,
    text: str = "",
    *,
    publisher: str | None = None,
    date: str | None = None,
    **more: object,
) -> Document:
    values: dict[str, object] = {
        "id": name,
        "path": f"{name}.txt",
        "text": text,
        "title": None,
        "publisher": publisher or f"The {name.title()}",
        "publisher_kind": "outlet",
        "authors": (),
        "url": None,
        "language": "en",
        "sha256": name,
        "published": Published(date, "given" if date else "unknown"),
    }
    return Document(**(values | more))  # type: ignore[arg-type]


@dataclass
class Case:
    """A case under construction; publishers are sources named ``p-NAME``."""

    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    of_mention: list[tuple[str, str, str]] = field(default_factory=list)
    of_publisher: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)

    def source(self, name: str, kind: OriginKind, *, body: str | None = None) -> str:
        self.sources.setdefault(name, Source(name, name, (), kind, body=body))
        return name

    def add(self, item: Document) -> Document:
        self.documents.append(item)
        publisher = item.publisher or item.id
        self.source(publisher, "outlet")
        self.of_publisher[item.id] = publisher
        return item

    def says(
        self,
        item: Document,
        words: str,
        *chain: str,
        answer: str = "a",
        kind: OriginKind | None = None,
    ) -> Statement:
        """``item`` says ``words`` (which stand in its text) on the word of ``chain``."""
        start = item.text.index(words)
        links = []
        for k, source in enumerate(chain):
            mention = f"m-{item.id}-{start}-{k}"
            attribution = f"t-{item.id}-{start}-{k}"
            known = self.sources[source]
            self.mentions.append(
                Mention(mention, item.id, start, start + 1, source, known.kind, True, None, "")
            )
            self.of_mention.append((mention, source, ""))
            span = (Span(start, start + len(words)),)
            self.attributions.append(
                Attribution(attribution, item.id, (), (), span, mention, None, 0.9, source)
            )
            links.append(ChainLink(mention, attribution, source))
        made = Statement(
            f"s-{item.id}-{start}-{answer}",
            item.id,
            start,
            start + len(words),
            words,
            "assertion",
            "asserted",
            tuple(links),
            chain[-1] if chain else None,
            kind or (self.sources[chain[-1]].kind if chain else "none"),
        )
        self.statements.append(made)
        self.answers.setdefault(answer, []).append(made.id)
        return made

    def resolution(self) -> Resolution:
        return Resolution(
            tuple(self.sources.values()),
            tuple(self.of_mention),
            tuple(self.of_publisher.items()),
        )

    def claims(self) -> list[Claim]:
        answers = tuple(Answer(name, name, tuple(ids)) for name, ids in self.answers.items())
        return [Claim("c", "What happened?", len(self.documents), answers)]

    def traced(self, *, order: int = 1, settings: Trace | None = None) -> Tracing:
        """The case traced; ``order`` -1 turns every list round."""

        def turned(items: Sequence[object]) -> list[object]:
            return list(items)[::order]

        claims = [
            Claim(
                c.id,
                c.gloss,
                c.documents,
                tuple(
                    Answer(a.id, a.value, a.statements[::order], a.compatible[::order])
                    for a in c.answers
                ),
            )
            for c in self.claims()
        ]
        return trace(
            turned(self.documents),  # type: ignore[arg-type]
            turned(self.statements),  # type: ignore[arg-type]
            turned(self.mentions),  # type: ignore[arg-type]
            turned(self.attributions),  # type: ignore[arg-type]
            self.resolution(),
            claims,
            settings=settings or Trace(),
        )

    def answer(self, name: str = "a") -> Answer:
        return next(a for a in self.traced().claims[0].answers if a.id == name)
