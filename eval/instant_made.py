"""A made-up case of any size in a store, as a run would have left it: for rulings to be timed on.

What it holds is that of eval/claims_made.py; on top of it, reports name bodies and
their records as their sources, and copy and name each other and one wire. Some are
put out by such a body. Papers and bodies go by two names. Who took what from whom is
found by the real stage; grouping and counting are the real ones as well.
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
    Credit,
    Document,
    Furniture,
    Mention,
    OriginKind,
    Readout,
    Reply,
    Resolution,
    Source,
    Statement,
    Voices,
)
from wherefrom.pipeline import run
from wherefrom.pipeline.stages import FLOAT32, Resolved, Stages
from wherefrom.settings import Settings
from wherefrom.sources.chains import apply
from wherefrom.sources.credits import credit_mentions
from wherefrom.store.db import Store, create
from wherefrom.store.work import Worked

NAMING, TAKING, CREDITING = 0.5, 0.5, 0.05  # shares of statements, of reports, of reports
COPYING = 0.3  # share of those that take from another: the rest name it
BY_OTHER_NAME = 0.3  # share of mentions, and of the documents of a publisher
PUBLISHING, RECORDED = 0.02, 0.1  # shares of reports that a body put out; of a body's statements
PER_PAPER = 5  # documents
BODIES = 4  # that speak on one event
WIRE = Source("o-wire", "Meridian Wire", (), "outlet")
WORKED: dict[str, Worked] = {}  # by document; workers are this process


@dataclass
class World:
    """A made case with sources; who took what from whom is for the stages to find."""

    case: Made
    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)  # by name: the source
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # by report that takes: whom it names


def world(n: int) -> World:
    """``n`` documents; the same size gives the same case."""
    found, chance = World(made(n)), random.Random(n)
    _called(found, WIRE)
    event = _events(found.case)
    earlier: dict[int, list[Document]] = {}
    copied: set[str] = set()
    for k, made_up in enumerate(found.case.documents):
        document = _published(found, chance, made_up, k % max(6, n // PER_PAPER), event[made_up.id])
        here = earlier.setdefault(event[document.id], [])
        copied |= _takes(found, chance, document, here)
        here.append(document)
        found.documents[document.id] = _credited(chance, document)
    for key, furniture in _own_words(found, copied).items():
        found.documents[key] = replace(found.documents[key], furniture=furniture)
    for statement in found.case.statements:
        said = _said(found, chance, statement, event[statement.document])
        found.statements.setdefault(statement.document, []).append(said)
    return found


def _called(found: World, source: Source) -> Source:
    """The source, which goes by all of its names from now on."""
    found.sources.setdefault(source.id, source)
    for name in (source.name, *source.aliases):
        found.called.setdefault(name, source.id)
    return source


def _source(found: World, name: str, also: str, kind: OriginKind) -> Source:
    return _called(found, Source(content_id("o", name), name, (also,), kind))


def _body(found: World, chance: random.Random, event: int) -> Source:
    name = f"Body {event}-{chance.randrange(BODIES)}"
    return _source(found, name, f"{name}, its desk", "official")


def _name(chance: random.Random, source: Source) -> str:
    return source.aliases[0] if chance.random() < BY_OTHER_NAME else source.name


def _published(
    found: World, chance: random.Random, document: Document, paper: int, event: int
) -> Document:
    """The report, put out by its paper, or by a body of its event."""
    digest = sha256(document.id.encode()).hexdigest()
    if chance.random() < PUBLISHING:
        by = _body(found, chance, event)
        name = _name(chance, by)
        return replace(document, sha256=digest, publisher=name, publisher_kind="official")
    by = _source(found, f"Paper {paper}", f"Paper {paper} Online", "outlet")
    return replace(document, sha256=digest, publisher=_name(chance, by))


def _events(case: Made) -> dict[str, int]:
    told = zip(case.statements, case.truth, strict=True)
    return {d.id: 0 for d in case.documents} | {s.document: t[0] for s, t in told if t is not None}


def _takes(
    found: World, chance: random.Random, taker: Document, earlier: list[Document]
) -> set[str]:
    """Have a report take from an earlier one on its event; the reports whose wording is shared."""
    if not earlier or chance.random() >= TAKING:
        return set()
    giver = chance.choice(earlier)
    if chance.random() < COPYING:
        return {taker.id, giver.id}
    found.names[taker.id] = giver.publisher or ""
    return set()


def _credited(chance: random.Random, document: Document) -> Document:
    if chance.random() >= CREDITING:
        return document
    return replace(document, credits=(Credit(WIRE.name, "byline", 0, 3),))


def _own_words(found: World, copied: set[str]) -> dict[str, tuple[Furniture, ...]]:
    """By document that shares no wording: its sentences that tell a fact, taken for furniture.

    One fact is told in much the same words by all who tell it: of one event half the
    reports would else hold each other's sentences.
    """
    hidden: dict[str, list[Furniture]] = {}
    for s, told in zip(found.case.statements, found.case.truth, strict=True):
        if told is not None and s.document not in copied:
            hidden.setdefault(s.document, []).append(Furniture(s.start, s.end, "made up"))
    return {document: tuple(spans) for document, spans in hidden.items()}


def _said(found: World, chance: random.Random, statement: Statement, event: int) -> Statement:
    """The statement, on the word of a body of its event as often as on the report's own.

    The first of a report that takes by naming is on the word of whom it names.
    """
    named = found.names.pop(statement.document, "")
    if not named and chance.random() >= NAMING:
        return statement
    source = found.sources[found.called[named]] if named else _body(found, chance, event)
    if not named and chance.random() < RECORDED:
        name = f"report of {source.name}"
        record = Source(content_id("o", name), name, (f"the {name}",), "record", body=source.id)
        source = _called(found, record)
    place = (statement.document, statement.start, statement.end)
    called, kind = named or _name(chance, source), source.kind
    mention = Mention(f"m-{statement.id}", *place, called, kind, True, None, "It is told.")
    found.mentions.setdefault(statement.document, []).append(mention)
    return replace(statement, chain=(ChainLink(mention.id, None),))


def stages(found: World) -> Stages:
    """Stages that give what was made up; grouping, derivations and counting are the real ones."""
    by_file = {f"{d.id}.txt": d for d in found.documents.values()}
    _work_out(found)

    class Reader:
        def read(self, file: Path, name: str) -> Readout:  # noqa: ARG002
            return Readout((by_file[name],))

    return Stages(
        reader=lambda _: nullcontext(Reader()),
        related=lambda documents: (tuple(documents), ()),
        work="eval.instant_made:worked",
        resolve=partial(_resolve, found),
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
    mentions += credit_mentions(documents)
    resolution = Resolution(
        tuple(found.sources[key] for key in sorted(found.sources)),
        tuple(sorted((m.id, found.called[m.name], "They go by one name.") for m in mentions)),
        tuple(sorted((d.id, found.called[d.publisher or ""]) for d in documents)),
    )
    return Resolved(mentions, resolution, *apply(documents, voices, resolution))


def traced_case(folder: Path, n: int) -> Stages:
    """A case of ``n`` documents in ``folder``, and the stages that made it."""
    found = world(n)
    reports = folder.with_suffix(".reports")
    reports.mkdir(parents=True)
    for document in found.documents.values():
        (reports / f"{document.id}.txt").write_text(document.id, encoding="utf-8")
    with_stages = stages(found)
    create(folder)
    with Store(folder, write=True) as store:
        run.run(store, list(_paths(reports)), Settings(), stages=with_stages, workers=1)
    return with_stages


def _paths(reports: Path) -> Iterator[Path]:
    yield reports
