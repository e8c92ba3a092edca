"""Sentences with their codes that may be learnt from; never the held-out third."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval import indicators_set

HERE = Path(__file__).parent
TOLD = (HERE / "told.tsv", HERE / "more.tsv", HERE / "aimed.tsv")
ELSEWHERE = HERE / "elsewhere.txt"
CODES = HERE.parents[1] / "src/wherefrom/language/models/alleging/codes.json"


def examples() -> list[tuple[str, frozenset[str]]]:
    """Those written for training, the further ones, and the tuned two thirds of the set."""
    files = (*TOLD, indicators_set.DATA / "further.tsv")
    found = [(r["text"], frozenset(r["codes"].split())) for file in files for r in _rows(file)]
    tuned = [r for r in indicators_set.reports() if not r.held_out]
    return found + [(s.text, s.codes) for s in indicators_set.sentences(tuned)]


def elsewhere() -> list[str]:
    """Sentences on other things than work, of which the network need not be asked."""
    return ELSEWHERE.read_text(encoding="utf-8").splitlines()


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
