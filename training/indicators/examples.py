"""Sentences with their codes that may be learnt from; never the held-out third."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval import indicators_set, shared
from eval.careful import FINAL
from wherefrom.language.load import parse

HERE = Path(__file__).parent
NAMES = ("told", "more", "aimed", "voices", "singly", "contrasts")
TOLD = tuple(HERE / f"{name}.tsv" for name in NAMES)
SEED, MOST = 0, 200  # of a folder's sentences
FEWEST, LONGEST = 3, 60  # words
ELSEWHERE = HERE / "elsewhere.txt"
CODES = HERE.parents[1] / "src/wherefrom/language/models/alleging/codes.json"


def examples() -> list[tuple[str, frozenset[str]]]:
    """Those written for training, the further ones, and the tuned two thirds of the set.

    The last with the codes that two of three labellings give.
    """
    files = (*TOLD, indicators_set.DATA / "further.tsv")
    found = [(r["text"], frozenset(r["codes"].split())) for file in files for r in _rows(file)]
    tuned = [r for r in indicators_set.reports() if not r.held_out]
    return found + [(s.text, s.codes) for s in indicators_set.sentences(tuned)]


def elsewhere() -> list[str]:
    """Sentences on other things than work, of which the network need not be asked."""
    return ELSEWHERE.read_text(encoding="utf-8").splitlines()


def ordinary() -> list[str]:
    """Sentences of the reports in ../shared/data/cases that allege none of the codes: of every
    folder that may be tuned on, MOST at random.
    """
    if missing := shared.absent(shared.CASES):
        raise SystemExit(missing)
    rng = random.Random(SEED)
    found: list[str] = []
    for folder in shared.case_folders():
        if int(folder.name) not in FINAL:
            told = sorted({text for path in folder.glob("*.txt") for text in _sentences(path)})
            found += rng.sample(told, min(MOST, len(told)))
    return found


def _sentences(path: Path) -> Iterator[str]:
    for sentence in parse(path.read_text(encoding="utf-8")).sents:
        text = " ".join(sentence.text.split())
        if FEWEST <= len(text.split()) <= LONGEST:
            yield text


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
