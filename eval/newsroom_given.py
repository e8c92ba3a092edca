"""A simulated newsroom as the trace stage gets it: real pages, and the rest as the world knows it.

Documents are read from their pages (text, title, byline, date, credit, links);
what earlier stages would find (statements, attributions, sources, claims) is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from eval.newsroom_text import page, sentence_of
from eval.newsroom_world import Report, Telling, World
from wherefrom.model import (
    Answer,
    Attribution,
    ChainLink,
    Claim,
    Document,
    Mention,
    Resolution,
    Source,
    Span,
    Statement,
    Tracing,
)
from wherefrom.read.single import read_single
from wherefrom.settings import Intake, Trace
from wherefrom.trace.tracing import trace


@dataclass(slots=True)
class Given:
    """What the trace stage is given; documents by report, statements by telling."""

    documents: dict[str, Document] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    of_mention: list[tuple[str, str, str]] = field(default_factory=list)
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()

    def resolution(self) -> Resolution:
        """Sources, and which each mention and publisher is."""
        of_publisher = tuple((d.id, d.path.split("-")[0]) for d in self.documents.values())
        return Resolution(self.sources, tuple(self.of_mention), of_publisher)

    def traced(self, settings: Trace | None = None) -> Tracing:
        """What the trace stage makes of it."""
        return trace(
            list(self.documents.values()),
            list(self.statements.values()),
            self.mentions,
            self.attributions,
            self.resolution(),
            self.claims,
            settings=settings or Trace(),
        )


def given(world: World) -> Given:
    """``world`` as the trace stage gets it."""
    made = Given()
    for report in world.reports.values():
        if report.here:
            made.documents[report.id] = read(world, report)
            for telling in world.told[report.id]:
                _add(made, world, telling)
    made.sources = tuple(
        Source(v.id, v.name, (), v.kind, body=v.body) for v in world.voices.values()
    )
    made.claims = _claims(world)
    return made


def read(world: World, report: Report) -> Document:
    """A report's page as the program reads it; whether its publisher is an outlet is given."""
    readout = read_single(
        page(world, report).encode(),
        name=f"{report.publisher}-{report.id}.html",
        media_type="text/html",
        url=None,
        captured_at=None,
        limits=Intake(),
    )
    return replace(readout.documents[0], publisher_kind=report.kind)


def _add(made: Given, world: World, telling: Telling) -> None:
    """Find the telling's sentence in its document and note who says it there."""
    document, said = made.documents[telling.document], sentence_of(world, telling)
    start = document.text.index(said.text)
    content = Span(start + said.content[0], start + said.content[1])
    by_voice = {voice: Span(start + a, start + b) for voice, a, b in said.names}
    links = []
    for voice in telling.shown:
        key, span, known = f"{telling.id}-{voice}", by_voice[voice], world.voices[voice]
        is_named = known.kind != "anonymous"
        made.mentions.append(
            Mention(
                *(key, document.id, span.start, span.end, known.name, known.kind),
                named=is_named,
                body=None,
                why="given",
            )
        )
        made.of_mention.append((key, voice, "given"))
        attribution = f"a-{key}"
        made.attributions.append(
            Attribution(attribution, document.id, (span,), (), (content,), key, None, 1.0, voice)
        )
        links.append(ChainLink(key, attribution, voice))
    own = world.voices[world.publisher_of(telling)]
    origin = telling.shown[-1] if telling.shown else own.id if own.kind != "outlet" else None
    made.statements[telling.id] = Statement(
        telling.id,
        document.id,
        start,
        start + len(said.text),
        said.text,
        "assertion",
        "asserted",
        tuple(links),
        origin,
        world.voices[origin].kind if origin else "none",
    )


def _claims(world: World) -> tuple[Claim, ...]:
    answers = world.answers()
    made = []
    for question in world.questions.values():
        held = sorted((v, ts) for (q, v), ts in answers.items() if q == question.id)
        documents = {t.document for _, ts in held for t in ts}
        told = tuple(
            Answer(f"{question.id} {value}", value, tuple(t.id for t in ts)) for value, ts in held
        )
        if told:
            made.append(Claim(question.id, question.id, len(documents), told))
    return tuple(made)
