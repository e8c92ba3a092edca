"""The simulated newsroom's words: names, questions and sentences, all invented and neutral.

A phrase holds choices in square brackets (``[came down|fell in]``) and slots in
braces (``{site}``, ``{v}`` for the answer). Frames of one question share as
little wording as two reporters who do not read each other would.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from random import Random

TOWNS = ("Ostrel", "Velmora", "Karvin", "Dunmere", "Hollin", "Serrat", "Brackwell", "Tarnow Bay")
MASTHEADS = ("Courier", "Gazette", "Observer", "Post", "Chronicle", "Herald", "Mercury", "Record")
WIRES = ("Varda Wire", "Northern News Agency", "Coastline Press Service")
BLOGS = ("Quayside Notes", "The Open Ledger", "Hill Street Diary", "Saltmarsh Watch", "Town Lamp")
OWNERS = ("Brell Media", "Ansgar Group")
BODIES = (
    ("{town} Fire Service", "official"),
    ("{town} Police", "official"),
    ("{town} City Council", "official"),
    ("Building Inspectorate of {town}", "official"),
    ("Ministry of Works", "official"),
    ("Lantern Relief", "organisation"),
    ("Union of Store Workers", "organisation"),
    ("Halvard Storage Company", "organisation"),
)
GIVEN = (
    *("Tamar", "Ilse", "Jorun", "Pavel", "Dace", "Emeric", "Salla", "Bruno", "Yanic", "Marit"),
    *("Orla", "Casimir", "Livia", "Henrik", "Noor", "Agata", "Tomas", "Wanda", "Rufus", "Edda"),
)
FAMILY = (
    *("Velk", "Ostrand", "Dole", "Harrow", "Quist", "Lindqvist", "Banerel", "Tove", "Merrin"),
    *("Karsk", "Oldby", "Farrel", "Hane", "Stolz", "Vinter", "Beck", "Rask", "Moll", "Aldane"),
)
SITES = (
    *("grain store", "ferry pier", "rope works", "market hall", "stone bridge", "tram depot"),
    *("paper mill", "water tower", "brick kiln", "river lock", "ice house", "boat shed"),
)
QUALIFIERS = ("old", "northern", "lower", "western", "upper", "southern")

# What is asked; every question of one kind about another site is another question.
QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "number",
        (
            "{v} people were [badly|more or less seriously|slightly|] [hurt|injured|wounded] "
            "[when|as|after] the {site} [came down|gave way|fell in|crumbled]",
            "the [collapse|fall|ruin] of the {site} [sent|took|brought] {v} people to "
            "[a hospital|hospital|the clinic|the doctors]",
            "[medics|doctors|nurses] [looked after|tended|treated|bandaged] {v} people "
            "[outside|next to|close to|not far from] the {site}",
        ),
    ),
    (
        "number",
        (
            "{v} [men and women|workers|hands|employees] were [inside|at work in|within] the "
            "{site} [at the time|when it happened|just then]",
            "the [shift|roll|duty list|book] at the {site} [listed|held|named|showed] {v} "
            "[names|people|workers] that [day|morning|week]",
            "there had been {v} [staff|labourers|porters|people] on duty [in|at|inside] the {site}",
        ),
    ),
    (
        "number",
        (
            "the {site} had [stood empty|been out of use|lain idle|been vacant] for {v} years",
            "nobody had [used|worked|rented|swept] the {site} in {v} years",
            "[fully|no less than|exactly] {v} years had [passed|gone by] since the {site} "
            "[closed|shut its gates|was given up]",
        ),
    ),
    (
        "time",
        (
            "the [first|earliest] [cracks|splits|gaps] in the {site} were [seen|noticed|spotted] "
            "at {v}",
            "at {v} [somebody|a caller|a passer-by] [rang|telephoned|called] about "
            "[noises|a noise|creaking] from the {site}",
            "it was {v} when the {site} [began|started] to [move|give|lean|shake]",
        ),
    ),
    (
        "money",
        (
            "[mending|repairing|restoring] the {site} will [cost|take|need] {v} crowns",
            "the [bill|account|estimate] for the {site} [comes|amounts|adds up] to {v} crowns",
            "{v} crowns are [needed|wanted|asked for] to [put right|rebuild|prop up] the {site}",
        ),
    ),
    (
        "day",
        (
            "the {site} was last [checked|looked over|inspected|examined] on {v}",
            "the [latest|last|most recent] [visit to|survey of|look at] the {site} "
            "[took place|was|was made] on {v}",
            "inspectors had [been to|walked through|gone round] the {site} on {v}",
        ),
    ),
)
# Words an editor puts for each other, besides those of one part of a detail.
ALIKE = (
    *("people persons", "hurt injured wounded", "collapse fall ruin", "hospital infirmary"),
    *("medics doctors nurses", "workers hands employees labourers porters", "cracks splits gaps"),
    *("seen noticed spotted", "mending repairing restoring", "bill account estimate"),
    *("needed wanted required", "checked inspected examined", "latest last", "used worked rented"),
    *("began started", "cost take need", "treated tended bandaged", "listed held named showed"),
)

# A detail is put together from single words, so that two writers hardly ever share five in a row.
DETAIL = (
    "{time} the {order} {bell}, {few} {calm} {carters} {carried} {striped} {planks} "
    "{near} {chapel}{tail}."
)
TAILS = ("", " while {a} {clerk} {watched}", " and {hummed} {softly}", ", {paid} in {coins}")
PARTS = {
    "time": "before after until since around during past",
    "order": "first second third early late long short noon evening morning",
    "bell": "bell tide shift whistle train ferry shower market sermon meal hush roll-call",
    "few": "two three four five six seven eight nine several some many few",
    "calm": "calm patient tired cheerful silent elderly young stubborn careful muddy sturdy lean",
    "carters": "carters masons bakers rowers clerks cyclists surveyors pupils cooks weavers "
    "sailors gardeners coopers tailors drivers painters fishers potters smiths porters",
    "carried": "carried pushed stacked counted covered painted rolled sorted tied lifted mended "
    "scrubbed numbered dragged weighed",
    "striped": "striped broken heavy narrow yellow rusty wooden borrowed spare hollow painted wet "
    "crooked polished tarred",
    "planks": "planks barrows lamps ladders crates benches barrels ropes tiles baskets shutters "
    "wheels sacks buckets poles oars",
    "near": "near behind beside under past outside beyond opposite above below",
    "chapel": "Fennelgate Copperyard Lanternhill Mooring-Steps Applecourt Ropewalk Saltmarket "
    "Weirside Tollhouse Highbank Millrace Foxgarden Ironstairs Gullcourt Pearlane Northquay",
    "a": "a one another the",
    "clerk": "clerk dog postman heron neighbour fiddler choir watchman goat boy widow ferryman",
    "watched": "watched slept waited sang complained yawned drew knitted argued wandered",
    "hummed": "hummed rested laughed left returned whistled bowed nodded ate dozed",
    "softly": "softly together afterwards twice outside indoors cheerfully alone again later",
    "paid": "paid thanked rewarded repaid",
    "coins": "coins bread soap coal apples tokens flour candles ale salt",
}
ADVERBS = ("partly", "again", "slowly", "plainly", "now", "largely", "indeed", "briefly", "also")
NOTICE = (
    "Copyright 2031 {owner}. All rights reserved. This material may not be published, broadcast, "
    "rewritten or redistributed without permission."
)


def phrase(rng: Random, text: str, **slots: str) -> str:
    """``text`` with one of each choice taken and every slot filled."""
    chosen = re.sub(r"\[([^\]]*)\]", lambda m: rng.choice(m[1].split("|")), text)
    return " ".join(chosen.format(**slots).split())


def detail(rng: Random) -> str:
    """A sentence of colour that answers no question of the case."""
    told = DETAIL.replace("{tail}", rng.choice(TAILS))
    told = re.sub(r"\{(\w+)\}", lambda m: rng.choice(PARTS[m[1]].split()), told)
    return told[:1].upper() + told[1:]


def standing(name: str, owner: str | None) -> str:
    """The paragraph a publisher puts under everything; an owner's sites share a notice."""
    rng = Random(zlib.crc32(name.encode()))
    own = f"{name} is printed in {rng.choice(TOWNS)}. {detail(rng)} {detail(rng)}"
    return f"{own} {NOTICE.format(owner=owner)}" if owner else own


@cache
def _alike() -> dict[str, tuple[str, ...]]:
    groups = [tuple(group.split()) for group in (*ALIKE, *PARTS.values())]
    return {word: group for group in groups for word in group}


def edited(rng: Random, sentence: str, share: float, kept: str = "") -> str:
    """``sentence`` with about ``share`` of its words changed, cut or added; ``kept`` stays."""
    made: list[str] = []
    safe = set(kept.split())
    for word in sentence.split():
        bare = word.strip(".,")
        if rng.random() >= share or not bare.islower() or bare in safe:
            made.append(word)
        elif len(others := [w for w in _alike().get(bare, ()) if w != bare]) > 0:
            made.append(word.replace(bare, rng.choice(others)))
        elif rng.random() < 0.5:
            made += [word, rng.choice(ADVERBS)] if word == bare else [word]
        else:
            made.append(word)
    return " ".join(made)


def value(rng: Random, kind: str) -> str:
    """An answer to a question of ``kind``."""
    if kind == "time":
        return f"{rng.randint(1, 11)}:{rng.randint(0, 5)}{rng.randint(0, 9)} am"
    if kind == "money":
        return f"{rng.randint(2, 98) * 1000 + rng.randint(1, 9) * 100:,}"
    if kind == "day":
        return f"{rng.randint(1, 28)} {rng.choice(('January', 'February', 'March'))} 2031"
    return str(rng.randint(4, 95))
