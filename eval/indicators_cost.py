"""What the coder's network is given to read, and how long that takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from eval import indicators_set
from eval.indicators_set import Report
from wherefrom.indicators.parse import unpacked_seen
from wherefrom.language.load import alleging, encoder

TIMED = 150  # sentences


def given(reports: Sequence[Report]) -> tuple[float, float]:
    """The shares of sentences with codes, and without any, that the network read."""
    read: dict[bool, list[bool]] = {True: [], False: []}
    for report in reports:
        worked = indicators_set.read(report)
        seen = {(one.start, one.end) for one in unpacked_seen(worked.parse) or ()}
        for (start, end), sentence in zip(worked.places, report.sentences, strict=True):
            read[bool(sentence.codes)].append(any(a < end and start < b for a, b in seen))
    return sum(read[True]) / len(read[True]), sum(read[False]) / len(read[False])


def milliseconds(reports: Sequence[Report]) -> dict[str, float]:
    """Of processor time a sentence: the encoder's, and the networks'."""
    texts = [sentence.text for sentence in indicators_set.sentences(reports)][:TIMED]
    alleging().read(texts[0])
    return {
        "the encoder, of every statement": _timed(lambda: encoder().read(texts), texts),
        "the networks, of a sentence that they read": _timed(
            lambda: [alleging().read(text) for text in texts], texts
        ),
    }


def _timed(work: Callable[[], object], texts: Sequence[str]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began) / len(texts)
