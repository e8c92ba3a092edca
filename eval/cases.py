"""The program on the hand-labelled cases, beside the labellers and the baseline.

    python -m eval.cases [--only 20 33] [--keep DIR] [--raise] [--allow-regression REASON]

Reads ../shared; prints NOT RUN and ends well where that is absent.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import wherefrom
from eval import gate, shared
from wherefrom.report.ledger import to_json

NUMBERS = (10, 13, 20, 21, 23, 24, 33)
FIGURES = [
    "found",
    "claim_p",
    "claim_r",
    "claim_f",
    "answer_p",
    "answer_r",
    "answer_f",
    "origin_kind",
    "origin_name",
    "chain_exact",
    "named_exact",
    "named_mae",
    "named_set_f",
    "false_conf",
    "conflict_f",
    "derivation_f",
    "direction",
    "credit_f",
]
UNGATED = "unjudged"  # a count to look at: more is neither better nor worse
# From ../shared/gold/README.md: two labellers on four other cases; MiniLM with average linkage.
LABELLERS = {
    "found": 0.98,
    "claim_f": 0.90,
    "answer_f": 0.89,
    "origin_kind": 0.97,
    "origin_name": 0.95,
    "chain_exact": 0.89,
    "named_exact": 0.86,
    "named_set_f": 0.91,
    "false_conf": 0.85,
    "conflict_f": 0.88,
    "derivation_f": 0.94,
    "direction": 0.94,
    "credit_f": 0.61,
}
BASELINE = {"found": 0.97, "claim_f": 0.36, "answer_f": 0.35}
BASELINE_ON = (20, 23, 24, 33)

Row = Mapping[str, float | None]


def traced(number: int, keep: Path, workers: int) -> str:
    """The ledger of one case as JSON, also written to ``keep``/NUMBER.json."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / f"{number}.case"
        with wherefrom.trace([shared.CASES / str(number)], case=place, workers=workers) as case:
            text = to_json(case.ledger)
    (keep / f"{number}.json").write_text(text, encoding="utf-8")
    return text


def scored(ruler: ModuleType, number: int, ledger_json: str) -> Row:
    """Every figure of score_case for one case."""
    gold = json.loads((shared.GOLD / f"{number}.json").read_text(encoding="utf-8"))
    ledger = ruler.from_ledger(json.loads(ledger_json))
    figures: Row = ruler.score(ruler.from_gold(gold, ledger.texts), ledger)
    return figures


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what was measured; None where nothing was.

    >>> mean([0.5, None, 1.0])
    0.75
    """
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def means(rows: Mapping[int, Row]) -> dict[str, float | None]:
    """Each figure's mean over the cases that have it."""
    return {figure: mean(row.get(figure) for row in rows.values()) for figure in FIGURES}


def _cell(value: float | None) -> str:
    if value is None:
        return "     -"
    return f"{value:6d}" if isinstance(value, int) else f"{value:6.3f}"


def table(
    rows: Mapping[int, Row], floors: Mapping[str, float], targets: Mapping[str, float]
) -> str:
    """Figures down, cases across; then mean, floor, target, labellers and the baseline."""
    on_four = [row for number, row in rows.items() if number in BASELINE_ON]
    heads = [
        *(str(number) for number in rows),
        "mean",
        "floor",
        "target",
        "label.",
        "of 4",
        "base.",
    ]
    lines = ["figure       " + "".join(f"{head:>7}" for head in heads)]
    overall = means(rows)
    for figure in [*FIGURES, UNGATED]:
        of_four = mean(row.get(figure) for row in on_four) if figure in BASELINE else None
        cells = [
            *(row.get(figure) for row in rows.values()),
            overall.get(figure),
            floors.get(figure),
            targets.get(figure),
            LABELLERS.get(figure),
            of_four,
            BASELINE.get(figure),
        ]
        lines.append(f"{figure:13}" + "".join(" " + _cell(cell) for cell in cells))
    return "\n".join(lines)


def run(numbers: Sequence[int], keep: Path, workers: int) -> dict[int, Row]:
    """Trace and score each case, with a line on stderr for each."""
    ruler = shared.ruler("score_case")
    rows = {}
    for number in numbers:
        began = time.perf_counter()
        rows[number] = scored(ruler, number, traced(number, keep, workers))
        print(f"case {number}: {time.perf_counter() - began:.1f} s", file=sys.stderr)
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the program on the labelled cases.")
    parser.add_argument("--only", nargs="+", type=int, metavar="N", help="these cases; no floors")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the ledgers here")
    parser.add_argument("--workers", type=int, default=2)
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    part = gate.read("cases")
    with tempfile.TemporaryDirectory() as scratch:
        keep = args.keep or Path(scratch)
        keep.mkdir(parents=True, exist_ok=True)
        rows = run(args.only or NUMBERS, keep, args.workers)
    print(table(rows, part.floors, part.targets))
    print("label.: two labellers on four other cases; base.: MiniLM baseline on 20 23 24 33 (of 4)")
    if args.only:
        print("floors are not checked with --only")
        return 0
    corpus = shared.corpus_digest(shared.GOLD / f"{number}.json" for number in NUMBERS)
    return gate.conclude("cases", means(rows), args, corpus)


if __name__ == "__main__":
    sys.exit(main())
