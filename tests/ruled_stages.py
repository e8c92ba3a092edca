"""Real grouping on lines such as ``Ann: the ferry carried 7 people``; ferries are a topic."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import replace

import numpy as np

from tests import fake_stages
from wherefrom.model import Reply, Statement
from wherefrom.pipeline import stages as real
from wherefrom.store.work import Worked

TOPICS = ("ferry", "barge", "mill", "other")


def work(document) -> Worked:
    made = fake_stages.work(document)
    said = made.voices.statements
    replies = tuple(r for s in said for r in answered(s))
    vectors = np.stack([vector(s.text) for s in said]) if said else np.zeros((0, len(TOPICS)))
    return replace(made, replies=replies, vectors=vectors.astype(np.float32).tobytes())


def answered(said: Statement) -> list[Reply]:
    start, end = said.start, said.end
    negated = " not " in said.text
    found = [
        Reply(said.id, "proposition", "", said.text, start, end, f"Is it so that {said.text}?",
              negated=negated)
    ]  # fmt: skip
    for number in re.finditer(r"(\d+) (\w+)", said.text):
        amount, key = float(number[1]), number[2]
        question = f"How many {key} did the {topic(said.text)} carry?"
        at = (start + number.start(), start + number.end())
        found.append(
            Reply(said.id, "number", key, number[1], *at, question, low=amount, high=amount)
        )
    return found


def topic(text: str) -> str:
    return next((t for t in TOPICS if t in text), "other")


def vector(text: str) -> np.ndarray:
    return np.eye(len(TOPICS))[TOPICS.index(topic(text))]


def stages(**other) -> real.Stages:
    given = {"work": "tests.ruled_stages:work", "group": real._group}
    return fake_stages.stages(**{**given, **other})


class _Shifted(fake_stages.Reader):
    """A newer reader, which keeps a line that an older one left out."""

    def read(self, file, name):
        readout = super().read(file, name)
        lead = "A line that was left out before\n"
        longer = tuple(replace(d, text=lead + d.text) for d in readout.documents)
        return replace(readout, documents=longer)


def shifted() -> real.Stages:
    """Stages of a newer version, under which every span is another."""
    return stages(
        reader=lambda limits: nullcontext(_Shifted()), code=lambda stage: f"{stage} newer"
    )


def work_silently(document) -> Worked:
    """As ``work``, deaf to one statement."""
    made = work(replace(document, text=document.text.replace("the ferry carried 7", "x")))
    return made if "ferry carried 7" in document.text else work(document)


def silent() -> real.Stages:
    """Stages of a version that does not find one statement."""
    return stages(work="tests.ruled_stages:work_silently", code=lambda stage: f"{stage} deaf")
