"""Made-up claims of any size for drawing: wires, those who copy and cite them, own words.

Every name is invented. The same size and seed give the same ledger.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from wherefrom.model import (
    Answer,
    Attribution,
    ChainLink,
    Claim,
    Derivation,
    DerivationKind,
    Document,
    Evidence,
    Independence,
    Ledger,
    Origin,
    OriginKind,
    Published,
    Run,
    Source,
    Span,
    Statement,
)

PLACES = (
    "Sarrow", "Brine Harbour", "Velmora", "Kalvera", "Port Ilde", "Lower Tamsin", "Orvia",
    "Cape Merrow", "Nimsund", "Ostrel", "Upper Quill", "Hask",
)  # fmt: skip
PAPERS = (
    "Post",
    "Courier",
    "Daily Anchor",
    "Evening Gazette",
    "Tribune",
    "Observer and Advertiser",
)
BODIES: tuple[tuple[str, OriginKind], ...] = (
    ("Harbour Police", "official"),
    ("Ministry of Coastal Waters and Inland Navigation", "official"),
    ("Deckhands' Aid", "organisation"),
    ("Ada Holm", "witness"),
    ("inspection record of the customs house", "record"),
    ("an official who asked not to be named", "anonymous"),
    ("Northlight Seafoods Holding Company Limited", "organisation"),
    ("K., 24", "withheld"),
)
WORDS = "Twenty-two deckhands were held in the customs shed at the harbour overnight."


@dataclass
class Made:
    """A claim under construction."""

    chance: random.Random
    documents: list[Document] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    ends: dict[int, dict[str, list[str]]] = field(default_factory=dict)  # by answer, by origin

    def source(self, name: str, kind: OriginKind) -> str:
        key = f"src-{len(self.sources):03}"
        self.sources.append(Source(key, name, (), kind))
        return key

    def report(self, publisher: str) -> Document:
        number = len(self.documents)
        made = Document(
            f"d-{number:03}", f"{number:03}.txt", WORDS, None, publisher, "outlet", (), None, "en",
            f"{number:064}", Published(f"2031-03-{number % 28 + 1:02}", "given"),
        )  # fmt: skip
        self.documents.append(made)
        return made

    def says(
        self, document: Document, chain: list[str], origin: str, kind: OriginKind, answer: int
    ) -> None:
        links = []
        for source in chain:
            key = f"t-{len(self.attributions):04}"
            sure = round(self.chance.uniform(0.6, 1.0), 2)
            self.attributions.append(
                Attribution(
                    key,
                    document.id,
                    (Span(0, 10),),
                    (),
                    (Span(0, len(WORDS)),),
                    None,
                    None,
                    sure,
                    source,
                )
            )
            links.append(ChainLink(f"m-{key}", key, source))
        made = Statement(
            id=f"s-{len(self.statements):04}",
            document=document.id,
            start=0,
            end=len(WORDS),
            text=WORDS,
            kind="assertion",
            modality="asserted",
            chain=tuple(links),
            origin=origin,
            origin_kind=kind,
        )
        self.statements.append(made)
        self.ends.setdefault(answer, {}).setdefault(origin, []).append(made.id)

    def takes(
        self, taker: Document, giver: Document, kind: DerivationKind, *, directed: bool = True
    ) -> None:
        sure = round(self.chance.uniform(0.35, 0.99), 2)
        place = (Evidence(taker.id, 0, len(WORDS)), Evidence(giver.id, 0, len(WORDS)))
        key = f"v-{len(self.derivations):04}"
        self.derivations.append(
            Derivation(key, taker.id, giver.id, kind, sure, place, "", directed=directed)
        )


def made_ledger(n_reports: int, seed: int = 1) -> Ledger:
    """A case of one claim that ``n_reports`` reports answer, in up to three ways."""
    made = Made(random.Random(f"{n_reports} {seed}"))
    chance = made.chance
    origins = [(made.source(name, kind), kind) for name, kind in BODIES[: 1 + n_reports // 5]]
    wire = made.source("Meridian Wire Service", "outlet")
    n_answers = 1 if n_reports < 4 else 2 if n_reports < 12 else 3
    earlier: dict[int, list[Document]] = {}
    origin_of: dict[str, tuple[str, OriginKind]] = {}
    for _ in range(n_reports):
        place, paper = chance.choice(PLACES), chance.choice(PAPERS)
        document = made.report(f"{place} {paper}")
        answer = min(int(chance.expovariate(1.2)), n_answers - 1)
        before = earlier.setdefault(answer, [])
        way = chance.random()
        origin, kind = chance.choice(origins)
        own = made.source(document.publisher or "", "outlet")
        if before and way < 0.45:  # copies what one of the first reports has
            givers = before[:2] if chance.random() < 0.8 else before
            for giver in sorted(chance.sample(givers, min(len(givers), 2)), key=lambda d: d.id):
                made.takes(document, giver, "copies", directed=chance.random() < 0.9)
            origin, kind = origin_of[before[0].id]
            made.says(document, [], origin, kind, answer)
        elif before and way < 0.6:
            made.takes(
                document, chance.choice(before), chance.choice(("cites", "credits", "links"))
            )
            made.says(document, [origin], origin, kind, answer)
        elif way < 0.72:
            made.says(document, [wire, origin], origin, kind, answer)
        elif way < 0.9:
            made.says(document, [origin], origin, kind, answer)
        else:
            origin, kind = own, "outlet"
            made.says(document, [], own, "none", answer)
        if before and chance.random() < 0.06:
            made.takes(document, before[-1], "same_publisher", directed=False)
        origin_of[document.id] = (origin, kind)
        before.append(document)
    return _ledger(made, n_reports)


def _ledger(made: Made, n_reports: int) -> Ledger:
    kinds = {s.id: s.kind for s in made.sources}
    answers = []
    for number in sorted(made.ends):
        origins = [
            Origin(source, kinds[source], tuple(ids), (), "")
            for source, ids in sorted(made.ends[number].items())
        ]
        ids = tuple(s for origin in origins for s in origin.statements)
        named = sum(origin.kind not in ("anonymous", "outlet", "withheld") for origin in origins)
        value = ("22", "nineteen or more, among them some who had come ashore", "eleven")[number]
        count = Independence(named, 0, 0, 0, float(named), (named, named))
        answers.append(Answer(f"a-{number}", value, ids, (), tuple(origins), count))
    claim = Claim(
        "c-made", "How many deckhands were held at the harbour?", n_reports, tuple(answers)
    )
    of_publisher = {
        d.id: s.id for d in made.documents for s in made.sources if s.name == d.publisher
    }
    return Ledger(
        Run("0", "0" * 64, (), "0" * 64),
        documents=tuple(made.documents),
        sources=tuple(made.sources),
        of_publisher=tuple(of_publisher.items()),
        attributions=tuple(made.attributions),
        statements=tuple(made.statements),
        claims=(claim,),
        derivations=tuple(made.derivations),
    )
