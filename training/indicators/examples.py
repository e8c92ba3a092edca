"""Sentences with their codes that may be learnt from; never the held-out third."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval import indicators_set

TOLD = Path(__file__).with_name("told.tsv")
CODES = Path(__file__).parents[2] / "src/wherefrom/language/models/alleging/codes.json"


def examples() -> list[tuple[str, frozenset[str]]]:
    """Those written for training, the further ones, and the tuned two thirds of the set."""
    found = [(row["text"], frozenset(row["codes"].split())) for row in _rows(TOLD)]
    further = indicators_set.DATA / "further.tsv"
    found += [(row["text"], frozenset(row["codes"].split())) for row in _rows(further)]
    tuned = [r for r in indicators_set.reports() if not r.held_out]
    return found + [(s.text, s.codes) for s in indicators_set.sentences(tuned)]


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
