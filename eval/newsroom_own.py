"""Documents in a simulated newsroom that take from no other: bodies' own, and mended reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from eval.newsroom_takings import new_telling, own_words
from eval.newsroom_words import value
from eval.newsroom_world import Report, Telling, World


def own_document(rng: Random, world: World, report: Report, most: int = 4) -> list[Telling]:
    """What a body (or a letters' template) tells on its own word."""
    told: list[Telling] = []
    for question in world.questions.values():
        voices = [world.voices[v] for v, _ in question.known]
        if report.record is not None:
            mine = [v.id == report.record for v in voices]
        elif report.publisher == "template":
            mine = [rng.random() < 0.3 for v in voices]
        else:
            mine = [report.publisher in (v.id, v.body) and v.kind != "record" for v in voices]
        values = [x for (_, x), is_mine in zip(question.known, mine, strict=True) if is_mine]
        if values and len(told) < most:
            told.append(new_telling(rng, report, len(told), question, values[0]))
    return told


def mended_from(
    rng: Random, world: World, report: Report, earlier: Sequence[Telling]
) -> list[Telling]:
    """An earlier report told once more, with another answer to the question it was wrong on."""
    told = []
    for k, telling in enumerate(earlier):
        again = replace(telling, id=f"{report.id}t{k}", document=report.id, taken=telling.id)
        again = replace(again, copied=True)
        if telling.question == report.corrected:
            question = world.questions[telling.question]
            other = f"{rng.randint(96, 99)}" if telling.value.isdigit() else value(rng, "money")
            words = own_words(rng, question, question.frames, other)
            again = replace(again, value=other, words=words, taken=None, copied=False)
        told.append(again)
    return told
