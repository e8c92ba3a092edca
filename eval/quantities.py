"""Numbers of the cases as a careful reader reads them, and as the program does.

    python -m eval.quantities [--show] [--raise] [--allow-regression REASON]

``eval/data/quantities.tsv`` labels expressions of ``../shared/data/cases`` by their place
alone; eval/data/README.md has the rules. Prints NOT RUN where the cases are absent. Errors
are shown for the cases tuned on, never for those held out. Floors are held on both parts.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from eval import gate, peer_quantulum, shared
from wherefrom.claims.values import with_values
from wherefrom.language.load import parse
from wherefrom.model import UNDATED, Document, Quantity, Statement

LABELS = Path(__file__).with_name("data") / "quantities.tsv"
PARTS = ("tuned", "held_out")
NEAR = 0.006  # share by which a converted amount may differ: 1 mile is 1.6 or 1.609 km
FIGURES = ("value", "unit", "both", "counted", "kept_out")


@dataclass(frozen=True, slots=True)
class Label:
    """One number expression: what it says, or that it says no amount."""

    part: str
    file: str
    sha256: str
    start: int
    end: int
    amount: bool
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    of: frozenset[str]  # any of these names what is counted; empty where that is not labelled
    extra: str


def labels(path: Path = LABELS) -> list[Label]:
    """All labelled expressions."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_label(row) for row in csv.DictReader(lines, delimiter="\t")]


def _label(row: Mapping[str, str]) -> Label:
    amount = row["low"] != "none"
    return Label(
        part=row["part"],
        file=row["file"],
        sha256=row["sha256"],
        start=int(row["start"]),
        end=int(row["end"]),
        amount=amount,
        low=float(row["low"]) if amount and row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        unit=row["unit"] or None,
        approximate=row["approximate"] == "1",
        of=frozenset(filter(None, row["of"].split("|"))),
        extra=row["extra"],
    )


def text_of(label: Label) -> str:
    """The file's text; ValueError where the file is not the one that was labelled."""
    path = shared.CASES / label.file.partition("_")[0] / label.file
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != label.sha256:
        raise ValueError(f"{label.file} is not the file that was labelled")
    return content.decode()


def ours(text: str) -> list[Quantity]:
    """The program's quantities, less those that dates and times explain."""
    document = Document(
        id="d", path="d.txt", text=text, title=None, publisher=None, publisher_kind="outlet",
        authors=(), url=None, language="en", sha256="0" * 64, published=UNDATED,
    )  # fmt: skip
    whole = Statement("s", "d", 0, len(text), text, "assertion", "asserted", ())
    (read_,) = with_values(document, parse(text), [whole])
    return list(read_.quantities)


def found_at(label: Label, found: Sequence[Quantity]) -> Quantity | None:
    """What was found over the labelled characters; of several, the one that has most of them."""

    def common(quantity: Quantity) -> int:
        return min(quantity.end, label.end) - max(quantity.start, label.start)

    best = max(found, key=common, default=None)
    return best if best is not None and common(best) > 0 else None


def value_right(label: Label, got: Quantity | None) -> bool:
    return got is not None and _near(label.low, got.low) and _near(label.high, got.high)


def unit_right(label: Label, got: Quantity | None) -> bool:
    per = next((x[4:] for x in label.extra.split() if x.startswith("per=")), None)
    return got is not None and label.unit == got.unit and per in (None, getattr(got, "per", None))


def _near(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= NEAR * max(abs(one), abs(two))


Pairs = Sequence[tuple[Label, Quantity | None]]


def figures(pairs: Pairs) -> dict[str, float]:
    """Each of FIGURES as a share of the labels it concerns, 0.0 to 1.0.

    ``both`` is value and unit right, of all amounts labelled; ``counted`` of those whose
    counted thing is labelled; ``kept_out`` the numbers that are no amount and were not read.
    """
    amounts = [(label, got) for label, got in pairs if label.amount]
    named = [(label, got) for label, got in amounts if label.of]
    others = [got for label, got in pairs if not label.amount]
    rights = {
        "value": [value_right(label, got) for label, got in amounts],
        "unit": [unit_right(label, got) for label, got in amounts],
        "both": [value_right(la, got) and unit_right(la, got) for la, got in amounts],
        "counted": [got is not None and got.of in label.of for label, got in named],
        "kept_out": [got is None for got in others],
    }
    return {name: sum(right) / len(right) if right else 0.0 for name, right in rights.items()}


def read(everything: Sequence[Label], find: Callable[[str], list[Quantity]]) -> Pairs:
    """Each label with what ``find`` makes of its file."""
    texts = {label.file: text_of(label) for label in everything}
    found = {name: find(text) for name, text in texts.items()}
    return [(label, found_at(label, found[label.file])) for label in everything]


def _print(name: str, pairs: Pairs) -> None:
    for part in PARTS:
        mine = [(label, got) for label, got in pairs if label.part == part]
        n = sum(label.amount for label, _ in mine)
        told = any(got is not None and got.of for _, got in mine)  # a peer tells nothing of it
        cells = "".join(
            f"{value:10.3f}" if told or figure != "counted" else f"{'-':>10}"
            for figure, value in figures(mine).items()
        )
        print(f"{name:12}{part:10}{n:5}{len(mine) - n:6}{cells}")


def _show(pairs: Pairs) -> None:
    for label, got in pairs:
        right = value_right(label, got) and unit_right(label, got) if label.amount else got is None
        counted = not label.of or (got is not None and got.of in label.of)
        if label.part == "tuned" and not (right and counted):
            text = text_of(label)
            words = " ".join(text[max(0, label.start - 60) : label.end + 50].split())
            want = (label.low, label.high, label.unit, *sorted(label.of)) if label.amount else None
            has = None if got is None else (got.low, got.high, got.unit, got.of)
            print(f"{label.file} {'' if right else 'WRONG '}{want} found {has}: {words}")


def _approximate(pairs: Pairs) -> str:
    both = [(label, got) for label, got in pairs if label.amount and got is not None]
    right = sum(label.approximate == got.approximate for label, got in both)
    return f"approximate or not, where read: {right}/{len(both)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every figure; 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--show", action="store_true", help="errors, cases tuned on only")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES):
        print(reason)
        return 0
    everything = labels()
    pairs = read(everything, ours)
    if args.show:
        _show(pairs)
    print(f"{'':12}{'':10}{'n':>5}{'none':>6}" + "".join(f"{name:>10}" for name in FIGURES))
    _print("ours", pairs)
    if all(find_spec(name) for name in peer_quantulum.MODULES):
        _print("quantulum3", read(everything, peer_quantulum.find))
    else:
        print(f"quantulum3  NOT RUN: pip install {peer_quantulum.INSTALL}")
    print(_approximate(pairs))
    total = {
        f"{name}_{part}": value
        for part in PARTS
        for name, value in figures([p for p in pairs if p[0].part == part]).items()
    }
    return gate.conclude("quantities", total, args, shared.corpus_digest([LABELS]))


if __name__ == "__main__":
    sys.exit(main())
