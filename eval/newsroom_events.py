"""What happens in a simulated newsroom: seeded rules that make a world, report by report."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from eval.newsroom_own import mended_from, own_document
from eval.newsroom_people import peopled
from eval.newsroom_takings import firsthand, taken_from
from eval.newsroom_words import detail
from eval.newsroom_world import Manners, Report, World

SPAN = 9  # days from the first report to the last, delays apart
DELAY = 3  # days at most between a report and another that takes from it


def world_of(seed: int, manners: Manners) -> World:
    """A world of ``manners.n_documents`` documents in the case, the same for the same seed."""
    rng = Random(seed)
    world = peopled(rng, manners)
    while sum(r.here for r in world.reports.values()) < manners.n_documents:
        day = 1 + SPAN * len(world.reports) // max(1, manners.n_documents)
        _next(rng, world, day)
    return world


def _next(rng: Random, world: World, day: int) -> None:
    manners, turn = world.manners, rng.random()
    n = len(world.reports)
    if n < 1 + manners.n_documents // 12 or turn < 0.12:
        _release(rng, world, day)
    elif turn < 0.12 + manners.letters and _room(world) >= 3:
        _letters(rng, world, day)
    elif turn < 0.12 + manners.letters + manners.corrected and _outlets_reports(world):
        _correction(rng, world, day)
    elif rng.random() < manners.circling and _round_trip(rng, world, day):
        return
    else:
        _report(rng, world, day)


def _room(world: World) -> int:
    return world.manners.n_documents - sum(r.here for r in world.reports.values())


def _blank(rng: Random, world: World, publisher: str, day: int) -> Report:
    """A report without its title's story told yet."""
    name = f"d{len(world.reports) + 1}"
    is_wire = publisher.startswith("wire")
    kind = world.voices[publisher].kind
    body = kind in ("official", "organisation")
    absent = (body or is_wire) and rng.random() < world.manners.absent
    authors = () if body or is_wire else (rng.choice(world.reporters[publisher]),)
    title = " ".join(detail(rng).rstrip(".").split(", ")[1].split()[:7])
    return Report(
        name,
        publisher,
        "official" if kind == "official" else "organisation" if body else "outlet",
        day,
        title[:1].upper() + title[1:],
        authors,
        here=not absent,
        dated=rng.random() >= world.manners.undated,
    )


def _release(rng: Random, world: World, day: int) -> None:
    """A body's own document: what it knows, on its own word."""
    knowing = sorted({v for q in world.questions.values() for v, _ in q.known})
    bodies = [v for v in knowing if world.voices[v].kind in ("official", "organisation")]
    bodies = sorted({world.voices[v].body or v for v in bodies})
    publisher = rng.choice(bodies)
    report = _blank(rng, world, publisher, day)
    record = next((v for v in world.voices.values() if v.holder == publisher), None)
    if record is not None and rng.random() < 0.5 and not world.published(record.id):
        report = replace(report, title=world.titles[record.id], record=record.id)
    world.add(report, own_document(rng, world, report))


def _report(rng: Random, world: World, day: int) -> None:
    """An outlet's report: on its own talks, or taken from one or two earlier reports."""
    outlets = [v.id for v in world.voices.values() if v.kind == "outlet" and v.id != "template"]
    report = _blank(rng, world, rng.choice(outlets), day)
    makes_own = report.publisher.startswith("wire") or rng.random() < world.manners.firsthand
    givers = _givers(rng, world, report)
    if makes_own or not givers:
        world.add(report, firsthand(rng, world, report))
        return
    day = max(day, *(g.day + rng.randint(0, DELAY) for g in givers))
    world.add(*taken_from(rng, world, replace(report, day=day), givers))


def _givers(rng: Random, world: World, report: Report) -> list[Report]:
    found = [
        r
        for r in world.reports.values()
        if r.publisher != report.publisher and world.told[r.id] and r.corrects is None
    ]
    weights = [3 if not r.here or r.publisher.startswith("wire") else 1 for r in found]
    wanted = 2 if rng.random() < 0.25 else 1
    chosen = {r.id: r for r in rng.choices(found, weights, k=wanted)} if found else {}
    return list(chosen.values())


def _round_trip(rng: Random, world: World, day: int) -> bool:
    """A publisher takes back what another took from it; False where nobody has yet."""
    found = []
    for telling in world.tellings.values():
        giver = world.tellings.get(telling.taken or "")
        if giver is None or not world.reports[giver.document].here:
            continue
        first, second = world.publisher_of(giver), world.publisher_of(telling)
        if first != second and world.voices[first].kind == "outlet" and first != "template":
            found.append((first, telling.document))
    if not found:
        return False
    publisher, middle = rng.choice(found)
    report = replace(_blank(rng, world, publisher, day), here=True, dated=True)
    giver_report = world.reports[middle]
    report = replace(report, day=max(day, giver_report.day + rng.randint(0, DELAY)))
    world.add(*taken_from(rng, world, report, [giver_report]))
    return True


def _letters(rng: Random, world: World, day: int) -> None:
    """Three to five letters to different outlets, all from one template that nobody shows."""
    template = replace(_blank(rng, world, "template", day), here=False)
    world.add(template, own_document(rng, world, template, most=2))
    outlets = [v.id for v in world.voices.values() if v.id.startswith("outlet")]
    for publisher in rng.sample(outlets, min(len(outlets), _room(world), rng.randint(3, 5))):
        report = replace(
            _blank(rng, world, publisher, day + rng.randint(0, 2)),
            authors=(world.person(rng),),
            template=template.id,
        )
        world.add(*taken_from(rng, world, report, [template], letter=True))


def _outlets_reports(world: World) -> list[Report]:
    done = {r.corrects for r in world.reports.values()}
    return [
        r
        for r in world.reports.values()
        if r.here and r.id not in done and not r.corrects and r.kind == "outlet" and r.dated
        and world.told[r.id]
    ]  # fmt: skip


def _correction(rng: Random, world: World, day: int) -> None:
    """A publisher withdraws a report of its own, or mends one answer and upholds the rest."""
    wrong = rng.choice(_outlets_reports(world))
    told = world.told[wrong.id]
    mended = rng.choice(told).question if len(told) > 1 and rng.random() < 0.5 else None
    report = replace(
        _blank(rng, world, wrong.publisher, max(day, wrong.day + 1)),
        here=True,
        dated=True,
        title=wrong.title if mended else f"Correction: {wrong.title}",
        authors=wrong.authors,
        corrects=wrong.id,
        corrected=mended,
    )
    world.add(report, mended_from(rng, world, report, told) if mended else ())
