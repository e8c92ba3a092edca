"""A made-up case of any size, counted: events that reports tell, wires that feed them, bodies.

Every name is invented. The same size gives the same case.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from wherefrom.ids import content_id
from wherefrom.model import (
    Answer,
    ChainLink,
    Claim,
    Derivation,
    DerivationKind,
    Document,
    Evidence,
    Ledger,
    Published,
    Resolution,
    Run,
    Source,
    Statement,
)
from wherefrom.settings import Trace
from wherefrom.trace.ground import ground, named_in
from wherefrom.trace.tracing import counted_all

PER_EVENT = 20  # reports
CLAIMS = 12  # of one event
LINE = "Report {0} on event {1}: of question {2} it says that {3} were held in the shed overnight. "


@dataclass
class World:
    """A case under construction."""

    chance: random.Random
    documents: list[Document] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    of_publisher: list[tuple[str, str]] = field(default_factory=list)


def made_case(n_documents: int, settings: Trace) -> Ledger:
    """The case as a run would leave it: answers counted and flagged, findings told."""
    world = World(random.Random(n_documents))
    world.sources["wire"] = Source("wire", "Meridian Wire", (), "outlet")
    for event in range(max(1, n_documents // PER_EVENT)):
        _event(world, event, min(PER_EVENT, n_documents))
    ledger = Ledger(
        Run("0", "0" * 64, (), "0" * 64),
        documents=tuple(world.documents),
        sources=tuple(world.sources.values()),
        of_publisher=tuple(world.of_publisher),
        statements=tuple(world.statements),
        claims=tuple(world.claims),
        derivations=tuple(world.derivations),
    )
    known = ground(
        ledger.documents,
        ledger.statements,
        Resolution(ledger.sources, (), ledger.of_publisher),
        ledger.claims,
        ledger.derivations,
        cites=named_in(ledger.derivations),
    )
    claims, findings, originals = counted_all(known, ledger.claims, ledger.derivations, settings)
    return replace(ledger, claims=tuple(claims), findings=tuple(findings), originals=originals)


def _event(world: World, event: int, n_reports: int) -> None:
    bodies = [_source(world, f"body-{event}-{n}", "official") for n in range(4)]
    speaker = _source(world, f"speaker-{event}", "official", body=bodies[0])
    voices = [*bodies, speaker, "wire", *(f"paper-{event}-{n}" for n in range(3))]
    reports = [_report(world, event, number) for number in range(n_reports)]
    told: dict[tuple[int, int], list[str]] = {}
    for number, report in enumerate(reports):
        _takes(world, event, number, reports)
        for question in world.chance.sample(range(CLAIMS), 5):
            answer = min(int(world.chance.expovariate(1.5)), 2)
            chain = world.chance.choice(([], [world.chance.choice(voices)]))
            said = _says(world, report, question, answer, chain)
            told.setdefault((question, answer), []).append(said)
    for question in range(CLAIMS):
        answers = tuple(
            Answer(f"w-{event}-{question}-{a}", str(a), tuple(told[question, a]))
            for a in range(3)
            if (question, a) in told
        )
        if answers:
            claim = f"c-{event}-{question}"
            n = len({s.split("|")[1] for a in answers for s in a.statements})
            world.claims.append(Claim(claim, f"Question {question} of {event}?", n, answers))


def _source(world: World, key: str, kind: str, *, body: str | None = None) -> str:
    world.sources[key] = Source(key, key, (), kind, body=body)  # type: ignore[arg-type]
    return key


def _report(world: World, event: int, number: int) -> Document:
    publisher = _source(world, f"paper-{event}-{number}", "outlet")
    key = f"d-{event}-{number}"
    text = "".join(
        LINE.format(number, event, question, answer)
        for question in range(CLAIMS)
        for answer in range(3)
    )
    made = Document(
        key, f"{key}.txt", text, None, publisher, "outlet", (), None, "en", key,
        Published(f"2031-03-{number + 1:02}", "given"),
    )  # fmt: skip
    world.documents.append(made)
    world.of_publisher.append((key, publisher))
    return made


def _takes(world: World, event: int, number: int, reports: list[Document]) -> None:
    """What a report takes from an earlier one, or from the wire."""
    chance, taker = world.chance, reports[number]
    if number and chance.random() < 0.5:
        giver = reports[chance.randrange(number)]
        kind: DerivationKind = chance.choice(("copies", "cites", "cites"))
        named = () if kind == "copies" else (f"paper-{event}-{reports.index(giver)}",)
        _derive(world, taker, giver.id, kind, named)
    if chance.random() < 0.1:
        _derive(world, taker, "wire", "credits", ("wire",))


def _derive(
    world: World, taker: Document, giver: str, kind: DerivationKind, named: tuple[str, ...]
) -> None:
    ends = (taker.id, giver) if giver.startswith("d-") else (taker.id,)
    words = tuple(Evidence(end, 0, len(taker.text)) for end in ends)
    sure = round(world.chance.uniform(0.3, 0.99), 2)
    key = content_id("v", taker.id, giver, kind)
    world.derivations.append(
        Derivation(key, taker.id, giver, kind, sure, words, "", named_as=named)
    )


def _says(world: World, report: Document, question: int, answer: int, chain: list[str]) -> str:
    start = (question * 3 + answer) * (len(report.text) // (CLAIMS * 3))
    key = f"s|{report.id}|{question}|{answer}"
    links = tuple(ChainLink(f"m-{key}", None, source) for source in chain)
    origin = chain[-1] if chain else None
    kind = world.sources[origin].kind if origin else "none"
    end = start + 60
    world.statements.append(
        Statement(
            key,
            report.id,
            start,
            end,
            report.text[start:end],
            "assertion",
            "asserted",
            links,
            origin,
            kind,
        )
    )
    return key
