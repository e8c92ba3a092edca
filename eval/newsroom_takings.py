"""How a report in a simulated newsroom comes by its passages: heard, or taken from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from eval.newsroom_words import detail, edited, phrase, value
from eval.newsroom_world import Question, Report, Telling, Voice, World

DEEPER = 0.6  # share of openly taken passages that also name the giver's source
LIFTED = 0.5  # share of secretly taken passages that keep the giver's source, without the giver
FROM_RELEASE = 0.6  # share of what a body says that is taken from its document where it has one
LONGEST = 3  # links of a chain
OWN_TURNS = 0.3  # share of a phrase's words that each writer puts in a way of his own


def firsthand(rng: Random, world: World, report: Report) -> list[Telling]:
    """Two to four answers an outlet heard itself, or read in a body's document."""
    questions = list(world.questions.values())
    told = []
    for k, question in enumerate(rng.sample(questions, min(len(questions), rng.randint(2, 4)))):
        voice, answer = rng.choice(question.known)
        made = new_telling(rng, report, k, question, answer)
        giver = _document_telling(world, world.voices[voice], question, answer)
        is_record = world.voices[voice].kind == "record"
        if giver is not None and (is_record or rng.random() < FROM_RELEASE):
            made = _worded(rng, world, made, giver, copied=rng.random() < world.manners.copied)
            hidden = rng.random() < world.manners.hidden
            told.append(replace(made, shown=_vague(rng, world, report) if hidden else (voice,)))
        elif rng.random() < world.manners.unsourced:
            told.append(replace(made, shown=_vague(rng, world, report)))
        else:
            told.append(replace(made, shown=(voice,)))
    return told


def new_telling(rng: Random, report: Report, k: int, question: Question, answer: str) -> Telling:
    words = own_words(rng, question, question.frames, answer)
    details = tuple(detail(rng) for _ in range(rng.randint(1, 3)))
    return Telling(
        f"{report.id}t{k}", report.id, question.id, answer, words, details, ()
    )  # fmt: skip


def own_words(rng: Random, question: Question, frames: Sequence[str], answer: str) -> str:
    """An answering clause as one writer puts it."""
    words = phrase(rng, rng.choice(frames), site=question.site, v=answer)
    return edited(rng, words, OWN_TURNS, f"{answer} {question.site}")


def _document_telling(
    world: World, voice: Voice, question: Question, answer: str
) -> Telling | None:
    """The telling in the own document of the body for which ``voice`` speaks."""
    body = voice.holder or voice.body or voice.id
    for report in world.reports.values():
        if report.publisher == body and (voice.kind == "record") == (report.record == voice.id):
            for telling in world.told[report.id]:
                if telling.question == question.id and telling.value == answer:
                    return telling
    return None


def _vague(rng: Random, world: World, report: Report) -> tuple[str, ...]:
    """Nobody, or somebody without a name."""
    if rng.random() < 0.6:
        return ()
    name = rng.choice(("officials", "residents", "people familiar with the matter"))
    key = f"anonymous-{report.id}-{name.split()[0]}"
    world.voices.setdefault(key, Voice(key, name, "anonymous"))
    return (key,)


def _worded(
    rng: Random, world: World, made: Telling, giver: Telling, *, copied: bool
) -> Telling:  # fmt: skip
    """``made`` as taken from ``giver``: in its words, edited and cut, or in others."""
    manners, question = world.manners, world.questions[giver.question]
    if world.publisher_of(giver) == "template":
        manners = replace(manners, cut=0.0, edited=manners.edited / 2)
    if copied:
        kept = f"{giver.value} {question.site}"
        details = tuple(
            edited(rng, d, manners.edited) for d in giver.details if rng.random() >= manners.cut
        )
        words = edited(rng, giver.words, manners.edited, kept)
        return replace(made, words=words, details=details, taken=giver.id, copied=True)
    frames = [f for f in question.frames if f.split()[:3] != giver.words.split()[:3]]
    words = own_words(rng, question, frames, made.value)
    return replace(made, words=words, details=made.details[:1], taken=giver.id)


@dataclass(frozen=True, slots=True)
class _Way:
    """How one report takes from one giver."""

    copied: bool
    credit: str  # open, whole, hidden, false
    other: str  # the outlet that is credited falsely


def taken_from(
    rng: Random, world: World, report: Report, givers: list[Report], *, letter: bool = False
) -> tuple[Report, list[Telling]]:
    """``report`` with what it takes from ``givers``, in their words or others, credited or not."""
    told: list[Telling] = []
    for giver in givers:
        way = _Way(True, "hidden", "") if letter else _way(rng, world, report, giver, len(givers))
        if way.credit == "whole":
            report = replace(report, credited=giver.publisher)
        if way.credit in ("open", "whole") and rng.random() < world.manners.linked:
            report = replace(report, links=(*report.links, giver.id))
        held = world.told[giver.id]
        n = len(held) if letter or way.credit == "whole" else rng.randint(1, 3)
        for source in sorted(rng.sample(held, min(n, len(held))), key=lambda t: t.id):
            if source.question not in {t.question for t in told}:
                told.append(_taken(rng, world, report, source, way, len(told)))
    return report, told


def _way(rng: Random, world: World, report: Report, giver: Report, n: int) -> _Way:
    manners = world.manners
    copied, turn = rng.random() < manners.copied, rng.random()
    is_outlet = world.voices[giver.publisher].kind == "outlet"
    others = [
        v.id
        for v in world.voices.values()
        if v.kind == "outlet" and v.id not in ("template", giver.publisher, report.publisher)
    ]
    credit = "open"
    if turn < manners.hidden:
        credit = "hidden"
    elif turn < manners.hidden + (1 - manners.hidden) * manners.false:
        credit = "false"
    elif copied and is_outlet and n == 1 and rng.random() < manners.whole:
        credit = "whole"
    return _Way(copied, credit, rng.choice(others))


def _taken(
    rng: Random, world: World, report: Report, source: Telling, way: _Way, k: int
) -> Telling:
    manners, question = world.manners, world.questions[source.question]
    made = new_telling(rng, report, k, question, source.value)
    if way.credit == "open" and rng.random() < manners.differing:
        kind = "number" if source.value.isdigit() else "money"
        other = replace(made, value=value(rng, kind))
        other = _worded(rng, world, other, source, copied=False)
        return replace(other, shown=(world.publisher_of(source),))
    made = _worded(rng, world, made, source, copied=way.copied)
    return replace(made, shown=_shown(rng, world, report, source, way))


def _shown(
    rng: Random, world: World, report: Report, source: Telling, way: _Way
) -> tuple[str, ...]:
    publisher = world.publisher_of(source)
    if rng.random() < world.manners.misnamed:
        named = [v.id for v in world.voices.values() if v.id.startswith(("person", "body"))]
        return (rng.choice([v for v in named if v not in (publisher, *source.shown)]),)
    if way.credit == "false":
        return (way.other,)
    if way.credit == "whole":
        return _deep(report, source.shown)
    if way.credit == "hidden":
        return _deep(report, source.shown) if rng.random() < LIFTED else ()
    deeper = source.shown if rng.random() < DEEPER else ()
    return _deep(report, (publisher, *deeper))


def _deep(report: Report, chain: tuple[str, ...]) -> tuple[str, ...]:
    """A chain as far as it does not come back to the report's own publisher."""
    if report.publisher in chain:
        chain = chain[: chain.index(report.publisher)]
    return chain[:LONGEST]
