"""Derivations told again where a change bears on them are those of telling all."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from wherefrom.model import ChainLink, Credit, Mention, Note, Resolution, Source, Span
from wherefrom.settings import Trace
from wherefrom.trace.rederiving import Rederiving
from wherefrom.trace.tracing import derived

STEPS = 30
OUTLETS = ("Harbour Post", "Coast Wire", "The Mill Lamp", "CBS", "CBS Velmora", "Post")
BODIES = ("Velmora Mill Board", "Port Inspectorate", "Paul Brown", "state television")
RECORDS = ("Mill Board report", "inspection report", "the order of 3 March 2031")
TITLES = ("Report on the fire at the mill", "Seven held after a night at the port", None)
WORDS = (
    "The old mill burned for two nights before anybody came from the town to look at it closely.",
    "Seven men were held at the port and none of them was heard by a judge within the first week.",
    "A ferry that nobody had inspected since the spring carried ninety people over the quiet bay.",
    "Its owner told the inspectors that the papers had been lost when the office roof fell in.",
    "Nobody at the ministry answered when they were asked who had signed the last of the orders.",
)
FOOTER = "Write to our desk at any hour and we will answer every letter that is signed in full."


def text(chance: random.Random) -> str:
    parts = chance.sample(WORDS, chance.randint(1, 4))
    for name in chance.sample((*OUTLETS, *BODIES), 2):
        form = chance.choice(("The {} reported it first.", "So much was told the {} on Monday."))
        parts.insert(chance.randrange(len(parts)), form.format(name))
    if chance.random() < 0.2:
        parts.append("\nCorrection: an earlier version of this article gave another number.")
    return " ".join((*parts, *((FOOTER,) if chance.random() < 0.4 else ())))


def made_case(chance: random.Random, n: int = 14) -> Case:
    """Reports by few publishers that copy, name, credit and note each other."""
    case = Case()
    for name in (*OUTLETS, *BODIES, *RECORDS):
        kind = "outlet" if name in OUTLETS else "record" if name in RECORDS else "official"
        case.source(name, kind)
    for k in range(n):
        words = text(chance)
        day = chance.choice((None, "2031-03-01", "2031-03-02", "2031-09-09"))
        more = {"title": chance.choice(TITLES)}
        publisher = chance.choice((*OUTLETS, *BODIES[:2]))
        if publisher in BODIES:
            more |= {"publisher_kind": "official"}
        if chance.random() < 0.3:
            name = chance.choice(OUTLETS)
            more |= {"credits": (Credit(name, "byline", 0, 4),)}
        if chance.random() < 0.4:
            words += "\nVelmora Mill Board, Report on the fire at the mill, 2031."
            start = words.rindex("\n") + 1
            more |= {"notes": (Note(Span(0, 3), start, len(words)),)}
        item = case.add(document(f"d{k}", words, publisher=publisher, date=day, **more))
        for number, said in enumerate(w for w in WORDS if w in words):
            chain = chance.sample(sorted(case.sources), chance.choice((0, 1, 1, 2)))
            case.says(item, said, *chain, answer=f"a{number}")
    return case


class Ruled:
    """A case of which sources, chains and mentions change."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, case = chance, made_case(chance)
        self.documents = tuple(case.documents)
        self.statements, self.mentions = tuple(case.statements), tuple(case.mentions)
        self.attributions, self.resolution = tuple(case.attributions), case.resolution()

    def voices(self):
        return self.statements, self.mentions, self.attributions, self.resolution

    def one(self) -> Source:
        return self.chance.choice(self.resolution.sources)

    def _sources(self, *now: Source, gone: str = "") -> None:
        held = {s.id: s for s in (*self.resolution.sources, *now)}
        held.pop(gone, None)
        self.resolution = replace(self.resolution, sources=tuple(held.values()))

    def _moved(self, before: str, now: str, chosen) -> None:
        of_mention = tuple(
            (m, now, w) if s == before and chosen(m) else (m, s, w)
            for m, s, w in self.resolution.of_mention
        )
        of_publisher = tuple(
            (d, now if s == before and chosen(d) else s) for d, s in self.resolution.of_publisher
        )
        self.resolution = Resolution(self.resolution.sources, of_mention, of_publisher)
        of = {m: s for m, s, _ in of_mention}
        self.attributions = tuple(
            a if a.speaker == of.get(a.mention or "") else replace(a, speaker=of[a.mention or ""])
            for a in self.attributions
        )
        self.statements = tuple(self._linked(s, of) for s in self.statements)

    def _linked(self, said, of):
        chain = tuple(replace(k, source=of[k.mention]) for k in said.chain)
        return said if chain == said.chain else replace(said, chain=chain)

    def merge(self) -> None:
        one, two = self.one(), self.one()
        if one.id != two.id:
            aliases = tuple(sorted({*one.aliases, two.name, *two.aliases} - {one.name}))
            self._sources(replace(one, aliases=aliases), gone=two.id)
            self._moved(two.id, one.id, lambda _: True)

    def split(self) -> None:
        one = self.one()
        if one.aliases:
            name = self.chance.choice(one.aliases)
            rest = tuple(a for a in one.aliases if a != name)
            self._sources(replace(one, aliases=rest), Source(f"{name} apart", name, (), one.kind))
        self._moved(one.id, f"{name} apart" if one.aliases else one.id, self._half)

    def _half(self, _: str) -> bool:
        return self.chance.random() < 0.5

    def kind(self) -> None:
        kinds = ("outlet", "record", "official", "anonymous", "person")
        self._sources(replace(self.one(), kind=self.chance.choice(kinds)))

    def speaks_for(self) -> None:
        body = self.chance.choice((None, self.one().id))
        self._sources(replace(self.one(), body=body))

    def chain(self) -> None:
        said = self.chance.choice(self.statements)
        source = self.one()
        place = (said.document, said.start, said.end)
        new = Mention(f"m-{len(self.mentions)}", *place, source.name, source.kind, True, None, "")
        links = self.chance.choice(((), (ChainLink(new.id, None, source.id),)))
        self.mentions = (*self.mentions, new)
        of_mention = (*self.resolution.of_mention, (new.id, source.id, ""))
        self.resolution = replace(self.resolution, of_mention=of_mention)
        self.statements = tuple(
            replace(s, chain=links) if s is said else s for s in self.statements
        )


CHANGES = (Ruled.merge, Ruled.split, Ruled.kind, Ruled.speaks_for, Ruled.chain)


@pytest.mark.parametrize("seed", range(12))
def test_after_each_of_any_changes_derivations_are_those_of_telling_all(seed):
    chance = random.Random(seed)
    case, settings = Ruled(chance), Trace()
    again = Rederiving(case.documents, settings)
    undone = []
    for _ in range(STEPS):
        now = again.under(*case.voices())
        assert now == derived(case.documents, *case.voices(), settings=settings)
        assert again.under(*case.voices()) is now
        undone.append(case.voices())
        chance.choice(CHANGES)(case)
        if chance.random() < 0.2:
            case.statements, case.mentions, case.attributions, case.resolution = undone[-2:][0]


def test_derivations_on_which_nothing_bears_stay_the_same_objects():
    case = Ruled(random.Random(1))
    again = Rederiving(case.documents, Trace())
    before = {d.id: d for d in again.under(*case.voices()).derivations}
    case.merge()
    after = again.under(*case.voices()).derivations
    assert sum(before.get(d.id) is d for d in after) > len(after) / 2
