"""Who there is in a simulated newsroom, and who knows what."""

from __future__ import annotations

from random import Random

from eval.newsroom_words import (
    BLOGS,
    BODIES,
    MASTHEADS,
    OWNERS,
    QUALIFIERS,
    QUESTIONS,
    SITES,
    TOWNS,
    WIRES,
    value,
)
from eval.newsroom_world import Manners, Question, Voice, World

TEMPLATE = "template"  # whoever wrote the letters that others sign


def peopled(rng: Random, manners: Manners) -> World:
    """A world before its first report: publishers, bodies, people, and what they know."""
    world = World(manners, town=rng.choice(TOWNS))
    _publishers(rng, world, manners.n_documents)
    for k, (name, kind) in enumerate(rng.sample(BODIES, min(len(BODIES), 4 + _scale(manners)))):
        body = Voice(f"body{k}", name.format(town=world.town), kind)  # type: ignore[arg-type]
        world.voices[body.id] = body
        speaker = Voice(f"speaker{k}", world.person(rng), kind, body=body.id)  # type: ignore[arg-type]
        world.voices[speaker.id] = speaker
    for k in range(4 + manners.n_documents // 2):
        kind = rng.choice(("witness", "witness", "person"))
        world.voices[f"person{k}"] = Voice(f"person{k}", world.person(rng), kind)  # type: ignore[arg-type]
    places = [f"{q} {s}" for q in QUALIFIERS for s in SITES]
    sites = rng.sample(places, 1 + manners.n_documents // 10)
    _records(rng, world, sites)
    for k in range(3 + manners.n_documents // 3):
        _question(rng, world, f"q{k}", sites[k % len(sites)], k // len(sites))
    return world


def _scale(manners: Manners) -> int:
    return manners.n_documents // 20


def _publishers(rng: Random, world: World, n: int) -> None:
    towns = rng.sample(TOWNS, len(TOWNS))
    names = [f"The {t} {m}" for t in towns for m in rng.sample(MASTHEADS, 3)]
    names = rng.sample(names, min(len(names), 4 + n // 4)) + rng.sample(BLOGS, 1 + (n > 20))
    reporters = [world.person(rng) for _ in range(3 + n // 4)]
    for k, name in enumerate(names):
        key = f"outlet{k}"
        world.voices[key] = Voice(key, name, "outlet")
        world.reporters[key] = tuple(rng.sample(reporters, 2))
        if k < 4:
            world.owner[key] = OWNERS[k % 2]
    for k, name in enumerate(rng.sample(WIRES, 1 + (n > 8) + (n > 60))):
        world.voices[f"wire{k}"] = Voice(f"wire{k}", name, "outlet")
    world.voices[TEMPLATE] = Voice(TEMPLATE, "nobody", "outlet")
    world.reporters[TEMPLATE] = ("Nobody",)


def _records(rng: Random, world: World, sites: list[str]) -> None:
    """Some bodies hold a record; the text names the holder of every other one."""
    bodies = [v for v in world.voices.values() if v.id.startswith("body")]
    for k, (body, site) in enumerate(zip(rng.sample(bodies, len(bodies)), sites, strict=False)):
        what = rng.choice(("inspection report", "survey report", "safety report"))
        title = f"{what.capitalize()} on the {site}"
        told = k % 2 == 0
        name = f"{body.name}'s {what} on the {site}" if told else f"{what} on the {site}"
        key = f"record{k}"
        world.voices[key] = Voice(key, name, "record", body.id if told else None, body.id)
        world.titles[key] = title


def _question(rng: Random, world: World, name: str, site: str, turn: int) -> None:
    kind, frames = QUESTIONS[turn % len(QUESTIONS)]
    values = [value(rng, kind) for _ in range(2 if rng.random() < world.manners.rival else 1)]
    people = [v.id for v in world.voices.values() if v.kind in ("witness", "person")]
    people = [v for v in people if v.startswith("person")]
    bodies = [v.id for v in world.voices.values() if v.id.startswith(("body", "speaker"))]
    records = [v.id for v in world.voices.values() if v.kind == "record" and site in v.name]
    known: list[tuple[str, str]] = []
    for _ in range(rng.randint(2, 4)):
        pool = rng.choices((people, bodies, records or bodies), (3, 4, 2))[0]
        voice = rng.choice(pool)
        if voice not in dict(known):
            known.append((voice, rng.choice(values)))
    world.questions[name] = Question(name, site, frames, tuple(known))
