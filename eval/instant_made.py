"""A made-up case of any size in a store, as a run would have left it: for rulings to be timed on.

What it holds is that of eval/claims_made.py; on top of it, reports name bodies
as their sources, and copy, cite and credit each other and one wire.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from eval.claims_made import Made, made
from wherefrom.ids import content_id
from wherefrom.model import (
    ChainLink,
    Claim,
    Derivation,
    DerivationKind,
    Document,
    Evidence,
    Mention,
    Readout,
    Reply,
    Resolution,
    Ruling,
    Source,
    Statement,
    Tracing,
    Voices,
)
from wherefrom.pipeline import run
from wherefrom.pipeline.stages import FLOAT32, Resolved, Stages
from wherefrom.settings import Settings, Trace
from wherefrom.sources.chains import apply
from wherefrom.store.db import Store, create
from wherefrom.store.work import Worked
from wherefrom.trace.tracing import Matter, as_found, traced

NAMING, TAKING, CREDITING = 0.5, 0.5, 0.05  # shares of statements, of reports, of reports
BY_OTHER_NAME = 0.3  # share of mentions
KINDS: tuple[DerivationKind, ...] = ("copies", "cites", "cites")
BODIES = 4  # that speak on one event
WIRE = Source("o-wire", "Meridian Wire", (), "outlet")
WORKED: dict[str, Worked] = {}  # by document; workers are this process


@dataclass
class World:
    """A made case with sources, and who took what from whom."""

    case: Made
    documents: list[Document] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    derivations: list[Derivation] = field(default_factory=list)


def world(n: int) -> World:
    """``n`` documents; the same size gives the same case."""
    found, chance = World(made(n)), random.Random(n)
    found.sources[WIRE.id] = WIRE
    event = _events(found.case)
    for document in found.case.documents:
        digest = sha256(document.id.encode()).hexdigest()
        found.documents.append(replace(document, sha256=digest))
        paper = document.publisher or ""
        found.sources.setdefault(_paper(paper), Source(_paper(paper), paper, (), "outlet"))
    earlier: dict[int, list[Document]] = {}
    for document in found.documents:
        here = earlier.setdefault(event[document.id], [])
        _takes(found, chance, document, here)
        here.append(document)
    for statement in found.case.statements:
        said = _said(found, chance, statement, event[statement.document])
        found.statements.setdefault(statement.document, []).append(said)
    return found


def _paper(name: str) -> str:
    return content_id("o", name)


def _events(case: Made) -> dict[str, int]:
    told = zip(case.statements, case.truth, strict=True)
    return {d.id: 0 for d in case.documents} | {s.document: t[0] for s, t in told if t is not None}


def _takes(found: World, chance: random.Random, taker: Document, earlier: list[Document]) -> None:
    """What a report takes from an earlier one on its event, and from the wire."""
    if earlier and chance.random() < TAKING:
        giver = chance.choice(earlier)
        kind = chance.choice(KINDS)
        words = tuple(_some_words(chance, end) for end in (taker, giver))
        named = () if kind == "copies" else (_paper(giver.publisher or ""),)
        _derive(found, chance, (taker.id, giver.id), kind, words, named)
    if chance.random() < CREDITING:
        words = (Evidence(taker.id, 0, len(taker.text)),)
        _derive(found, chance, (taker.id, WIRE.id), "credits", words, (WIRE.id,))


def _some_words(chance: random.Random, document: Document) -> Evidence:
    start = chance.randrange(len(document.text) // 2)
    return Evidence(document.id, start, start + len(document.text) // 3)


def _derive(
    found: World,
    chance: random.Random,
    ends: tuple[str, str],
    kind: DerivationKind,
    words: tuple[Evidence, ...],
    named: tuple[str, ...],
) -> None:
    sure = round(chance.uniform(0.3, 0.99), 2)
    key = content_id("v", *ends, kind)
    note = "They share words."
    found.derivations.append(Derivation(key, *ends, kind, sure, words, note, named_as=named))


def _said(found: World, chance: random.Random, statement: Statement, event: int) -> Statement:
    """The statement, on the word of a body of its event as often as on the report's own."""
    if chance.random() >= NAMING:
        return statement
    name = f"Body {chance.randrange(BODIES)} of {event}"
    key = content_id("o", name)
    also = f"{name}, its desk"
    found.sources.setdefault(key, Source(key, name, (also,), "official"))
    called = also if chance.random() < BY_OTHER_NAME else name
    place = (statement.document, statement.start, statement.end)
    mention = Mention(f"m-{statement.id}", *place, called, "official", True, None, "It is told.")
    found.mentions.setdefault(statement.document, []).append(mention)
    return replace(statement, chain=(ChainLink(mention.id, None),))


def stages(found: World) -> Stages:
    """Stages that give what was made up; grouping and counting are the real ones."""
    by_file = {f"{d.id}.txt": d for d in found.documents}
    _work_out(found)

    class Reader:
        def read(self, file: Path, name: str) -> Readout:  # noqa: ARG002
            return Readout((by_file[name],))

    return Stages(
        reader=lambda _: nullcontext(Reader()),
        related=lambda documents: (tuple(documents), ()),
        work="eval.instant_made:worked",
        resolve=partial(_resolve, found),
        trace=partial(_trace, found),
        indicate=lambda *_: (),
        models=lambda: ("0" * 64,),
        code=lambda stage: stage,
    )


def worked(document: Document) -> Worked:
    """What was made up for a document."""
    return WORKED[document.id]


def _work_out(found: World) -> None:
    replies: dict[str, list[Reply]] = {}
    document_of = {s.id: s.document for s in found.case.statements}
    for reply in found.case.replies:
        replies.setdefault(document_of[reply.statement], []).append(reply)
    place = {s.id: n for n, s in enumerate(found.case.statements)}
    begins = _begins(found.case)
    for document, said in found.statements.items():
        first, last = place[said[0].id], place[said[-1].id] + 1
        vectors = found.case.vectors[first:last].tobytes()
        assert len(vectors) == len(said) * FLOAT32 * found.case.vectors.shape[1]
        words = found.case.words[begins[first] : begins[last]].tobytes()
        told = tuple(replies.get(document, ()))
        voices = Voices(tuple(found.mentions.get(document, ())), statements=tuple(said))
        WORKED[document] = Worked(voices, told, vectors, words)


def _begins(case: Made) -> list[int]:
    from wherefrom.content import content_words

    begins = [0]
    for statement in case.statements:
        begins.append(begins[-1] + max(1, len(content_words(statement.text))))
    return begins


def _resolve(found: World, documents: Sequence[Document], voices: Sequence[Voices]) -> Resolved:
    mentions = tuple(mention for voice in voices for mention in voice.mentions)
    resolution = Resolution(
        tuple(found.sources[key] for key in sorted(found.sources)),
        tuple(
            sorted(
                (m.id, content_id("o", m.name.split(", its")[0]), "They go by one name.")
                for m in mentions
            )
        ),
        tuple(sorted((d.id, _paper(d.publisher or "")) for d in documents)),
    )
    return Resolved(mentions, resolution, *apply(documents, voices, resolution))


def _trace(
    found: World,
    documents: Sequence[Document],
    resolved: Resolved,
    claims: Sequence[Claim],
    settings: Trace,
    rulings: Sequence[Ruling],
) -> Tracing:
    evidence = as_found(found.derivations, ())
    matter = Matter(documents, resolved.statements, (), (), resolved.resolution, evidence)
    return traced(matter, claims, settings, rulings)


def traced_case(folder: Path, n: int) -> Stages:
    """A case of ``n`` documents in ``folder``, and the stages that made it."""
    found = world(n)
    reports = folder.with_suffix(".reports")
    reports.mkdir(parents=True)
    for document in found.documents:
        (reports / f"{document.id}.txt").write_text(document.id, encoding="utf-8")
    with_stages = stages(found)
    create(folder)
    with Store(folder, write=True) as store:
        run.run(store, list(_paths(reports)), Settings(), stages=with_stages, workers=1)
    return with_stages


def _paths(reports: Path) -> Iterator[Path]:
    yield reports
