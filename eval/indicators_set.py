"""The labelled set of ``eval.indicators``: invented reports, sentence by sentence, as documents."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval import shared
from wherefrom.model import Document, Statement
from wherefrom.pipeline.language import worked_out

DATA = Path(__file__).with_name("data") / "indicators"
DEVELOPMENT = DATA / "development"  # made later, to tune on
UNSEEN = DATA / "unseen"  # by two further writers; nothing is tuned on it, and no error is printed
BY_LINE = ("post", "poster", "guide", "law", "interview", "letter", "training", "handbook")
LABELS = ("first", "second", "before", "one", "other", "codes")  # where not all are: the codes
TOGETHER = 3  # sentences of a paragraph elsewhere


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an invented report with its codes: as labelled, and as settled.

    ``first`` and ``second`` are its author's labellings and ``before`` what the author settled;
    ``one`` and ``other`` are those of two labellers who worked apart, and ``codes`` what two of
    the last three give.
    """

    report: str
    number: int
    first: frozenset[str]
    second: frozenset[str]
    before: frozenset[str]
    one: frozenset[str]
    other: frozenset[str]
    codes: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report."""

    name: str
    held_out: bool
    later: bool  # written after the first version of the rules
    register: str
    subject: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A report as the program reads it; ``places`` are the sentences' spans in its text."""

    report: Report
    document: Document
    places: tuple[tuple[int, int], ...]
    statements: tuple[Statement, ...]
    parse: bytes
    vectors: bytes


def reports(folder: Path = DATA) -> list[Report]:
    """All reports in the order of the file."""
    of: dict[str, list[Sentence]] = {}
    for row in _rows(folder / "sentences.tsv"):
        labels = {name: frozenset(row.get(name, row["codes"]).split()) for name in LABELS}
        one = Sentence(row["report"], int(row["n"]), text=row["text"], **labels)
        of.setdefault(one.report, []).append(one)
    return [
        Report(
            row["report"],
            row["part"] == "held_out",
            row["written"] == "later",
            row["register"],
            row["subject"],
            tuple(of[row["report"]]),
        )
        for row in _rows(folder / "reports.tsv")
    ]


def _rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def digest(folder: Path = DATA) -> str:
    """sha256 of sentences, labels and split."""
    hashed = hashlib.sha256()
    for name in ("reports.tsv", "sentences.tsv"):
        hashed.update((folder / name).read_bytes())
    return hashed.hexdigest()


def laid_out(report: Report) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The report's text, and where each sentence stands in it."""
    by_line = report.register.split()[0] in BY_LINE or "post" in report.register
    text, places = "", []
    for n, sentence in enumerate(report.sentences):
        if n:
            text += "\n\n" if by_line or n % TOGETHER == 0 else " "
        places.append((len(text), len(text) + len(sentence.text)))
        text += sentence.text
    return text + "\n", tuple(places)


@cache
def read(report: Report) -> Read:
    """``report`` read by the program's own language work."""
    text, places = laid_out(report)
    document = shared.plain_document(report.name, text)
    worked = worked_out(document)
    told = worked.voices.statements
    return Read(report, document, places, told, worked.parse, worked.vectors)


def sentences(found: Sequence[Report]) -> list[Sentence]:
    """All sentences of ``found``."""
    return [sentence for report in found for sentence in report.sentences]
