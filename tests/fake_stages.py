"""Stages small enough to see through: a line ``Ann: how many? 7`` is a statement.

``===`` on a line of its own parts the documents of one file, as in an archive.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from wherefrom.ids import content_id
from wherefrom.model import (
    NOBODY,
    UNDATED,
    Answer,
    Attribution,
    ChainLink,
    Claim,
    Document,
    Finding,
    Grouping,
    Independence,
    Link,
    Mention,
    Notice,
    Origin,
    Readout,
    Resolution,
    Source,
    Span,
    Statement,
    Tracing,
    Unread,
    View,
    Voices,
)
from wherefrom.pipeline.stages import Resolved, Stages
from wherefrom.store.work import Worked

CALLS: list[str] = []  # what was really done in this process


def document(path: str, text: str, **more) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    given = {
        "title": text.split("\n")[0],
        "publisher": None,
        "publisher_kind": "outlet",
        "authors": (),
        "url": None,
        "language": "en",
        "published": UNDATED,
    }
    id_ = content_id("d", path, sha256)
    return Document(id=id_, path=path, text=text, sha256=sha256, **{**given, **more})


class Reader:
    def read(self, file: Path, name: str) -> Readout:
        CALLS.append(f"read {name}")
        text = file.read_text(encoding="utf-8")
        if not text.strip():
            return Readout(unread=(Unread(name, "empty", "Holds no text.", "Leave it out."),))
        pieces = text.split("\n===\n")
        if len(pieces) == 1:
            return Readout((document(name, text),))
        found = [document(f"{name}!/{n}", piece) for n, piece in enumerate(pieces)]
        notices = (Notice(found[0].id, None, None, "archive", "From an archive."),)
        return Readout(tuple(found), notices)


def work(document: Document) -> Worked:
    CALLS.append(f"work {document.path}")
    if "CRASH" in document.text:
        raise ValueError("cannot be worked out")
    mentions, attributions, statements, views = [], [], [], []
    start = 0
    for line in document.text.split("\n"):
        who, colon, what = line.partition(": ")
        if colon:
            at = Span(start + len(who) + 2, start + len(line))
            mention = Mention(
                content_id("m", document.id, start),
                document.id,
                start,
                start + len(who),
                who,
                "person",
                True,
                None,
                "stands before a colon",
            )
            told = content_id("a", document.id, start)
            mentions.append(mention)
            attributions.append(
                Attribution(
                    told,
                    document.id,
                    (Span(start, start + len(who)),),
                    (Span(start + len(who), at.start),),
                    (at,),
                    mention.id,
                    None,
                    0.9,
                )
            )
            wish = (attributions[-1].source, attributions[-1].cue, (at,))
            views.append(View(content_id("v", document.id, start), document.id, *wish, who))
            statements.append(
                Statement(
                    content_id("s", document.id, at.start),
                    document.id,
                    at.start,
                    at.end,
                    what,
                    "assertion",
                    "asserted",
                    (ChainLink(mention.id, told),),
                )
            )
        start += len(line) + 1
    vectors = b"".join(bytes([len(s.text) % 256]) * 4 for s in statements)
    found = (mentions, attributions, statements, views)
    return Worked(Voices(*(tuple(part) for part in found)), (), vectors)


def work_or_die(document: Document) -> Worked:
    """For worker processes: one document ends the process, as a crash would."""
    if "DIE" in document.text:
        os._exit(7)
    return work(document)


def resolve(documents, voices) -> Resolved:
    CALLS.append("resolve")
    mentions = tuple(m for voice in voices for m in voice.mentions)
    names = sorted({m.name for m in mentions})
    id_of = {name: content_id("o", name) for name in names}
    sources = tuple(Source(id_of[n], n, (), "person", why=((n, "so named"),)) for n in names)
    resolution = Resolution(sources, tuple((m.id, id_of[m.name], "so named") for m in mentions), ())
    statements = tuple(s for voice in voices for s in voice.statements)
    views = tuple(view for voice in voices for view in voice.views)
    told = tuple(a for v in voices for a in v.attributions)
    return Resolved(mentions, resolution, told, statements, views)


def group(documents, statements, replies, vectors, words, settings, rulings) -> Grouping:
    CALLS.append("group")
    assert len(vectors) == 4 * len(statements)
    asked: dict[str, dict[str, list[str]]] = {}
    for statement in statements:
        question, mark, value = statement.text.partition("? ")
        if mark:
            asked.setdefault(question, {}).setdefault(value, []).append(statement.id)
    claims = []
    for question, answers in sorted(asked.items()):
        made = [
            Answer(content_id("w", question, value), value, tuple(members))
            for value, members in sorted(answers.items())
        ]
        claims.append(Claim(content_id("c", question), f"{question}?", len(made), tuple(made)))
    links = [
        Link((a, b), 0.9, "the same question")
        for claim in claims
        for answer in claim.answers
        for a, b in zip(answer.statements, answer.statements[1:], strict=False)
    ]
    notices = (Notice(None, None, None, "grouped", "Done."),)
    return Grouping(tuple(claims), tuple(links), notices, tuple(rulings))


def trace(documents, resolved, claims, settings, rulings) -> Tracing:
    CALLS.append("trace")
    source_of = {m: s for m, s, _ in resolved.resolution.of_mention}
    by_id = {s.id: s for s in resolved.statements}
    counted = []
    for claim in claims:
        answers = []
        for answer in claim.answers:
            told = [by_id[s].chain for s in answer.statements if by_id[s].chain]
            sources = sorted({source_of[chain[-1].mention] for chain in told})
            n = len(sources)
            origins = tuple(
                Origin(source, "person", answer.statements, (), "named") for source in sources
            )
            count = Independence(n, 0, 0, 0, float(n), (n, n)) if n else NOBODY
            answers.append(
                Answer(
                    answer.id, answer.value, answer.statements, (), origins, count, ("not_shown",)
                )
            )
        counted.append(replace(claim, answers=tuple(answers)))
    findings = tuple(Finding("not_shown", c.id, None, (), (), "One origin.") for c in counted)
    return Tracing(
        tuple(counted),
        findings=findings,
        notices=(Notice(None, 0, 0, "traced", "."),),
        rulings=tuple(rulings),
    )


def stages(**other) -> Stages:
    given = {
        "reader": lambda limits: nullcontext(Reader()),
        "related": lambda documents: (tuple(documents), ()),
        "work": "tests.fake_stages:work",
        "resolve": resolve,
        "group": group,
        "trace": trace,
        "models": lambda: ("0" * 64,),
        "code": lambda stage: stage,
    }
    return Stages(**{**given, **other})


def sleep(document: Document) -> Worked:
    """Work that never ends by itself."""
    time.sleep(600)
    return Worked()
