"""A simulated newsroom: counts, intervals and findings where the truth is known.

    python -m eval.newsroom [--full] [--calibration] [--whole N] [--raise]

Worlds are made by seeded rules (newsroom_events) and read as pages; statements,
chains and claims are given as the world knows them, derivations are found by the
program. Truth is worked out from the world's events by the five steps
(newsroom_truth). Probabilities were calibrated on the newsroom HOME and the
labelled cases; floors are on SHIFTED ones, of other manners and other seeds. Needs
nothing beside the repository. ``--full`` takes more and larger worlds, ``--whole``
runs the whole program on N worlds' folders as well, figures apart.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from eval import gate
from eval.newsroom_figures import (
    above_and_below,
    counts,
    crossing,
    f_score,
    findings,
    off_diagonal,
    pit_shares,
    reliability,
)
from eval.newsroom_rows import Result, result
from eval.newsroom_truth import FLAGS
from eval.newsroom_world import Manners

HOME = Manners()
SHIFTED = {
    "copying": replace(HOME, firsthand=0.2, copied=0.85, edited=0.12, letters=0.08, circling=0.1),
    "careful": replace(HOME, firsthand=0.55, copied=0.35, hidden=0.2, unsourced=0.1, whole=0.5),
    "murky": replace(HOME, hidden=0.55, absent=0.4, false=0.1, misnamed=0.04, undated=0.3),
}
WORLDS = {5: 20, 12: 16, 40: 1}  # by size: how many of each set
FULL = {5: 120, 12: 120, 40: 20, 150: 3}
HIDDEN = (0.0, 0.25, 0.5, 0.75, 1.0)
LEAST_TRUE = 15  # cases of a finding, from which on its figure is pinned
APART = 100_000  # seeds of test worlds; those calibrated on are below


def results(manners: Manners, worlds: Mapping[int, int], *, first: int = APART) -> list[Result]:
    """The worlds of one newsroom at every size."""
    return [
        result(first + 1000 * size + k, replace(manners, n_documents=size))
        for size, n in worlds.items()
        for k in range(n)
    ]


def _line(name: str, values: Sequence[float]) -> str:
    return f"{name:22}" + "".join(f"{value:10.3f}" for value in values)


def _heads(names: Sequence[str]) -> str:
    return " " * 22 + "".join(f"{name:>10}" for name in names)


def print_counts(by_set: Mapping[str, list[Result]]) -> None:
    """Counts set by set, over answers of two reports or more."""
    rows = {name: counts(crossing(found)) for name, found in by_set.items()}
    print(_heads(list(rows)))
    for figure in next(iter(rows.values())):
        print(_line(figure, [row[figure] for row in rows.values()]))
    for name, found in by_set.items():
        tens = " ".join(f"{share:.2f}" for share in pit_shares(crossing(found)))
        print(f"transforms by tenths, {name}: {tens}")


def print_findings(found: list[Result]) -> None:
    """Precision, recall and number of each finding."""
    print(_heads(["precision", "recall", "true"]))
    for flag, (precision, recall, n) in findings(found).items():
        print(_line(flag, [precision, recall, n]))


def print_reliability(found: list[Result]) -> None:
    """How far each kind's probabilities are what they say."""
    print("derivations between reports of the case: probability, share that is so, number")
    for kind, curve in reliability(j for r in found for j in r.judged).items():
        told = "  ".join(f"{p:.2f} {so:.2f} {n}" for p, so, n in curve)
        print(f"  {kind:8} off by {off_diagonal(curve):.3f}:  {told}")


def print_hidden(n: int) -> None:
    """Counts and findings as credits are hidden, on ``n`` worlds for each share."""
    told: dict[str, list[float]] = {}
    for share in HIDDEN:
        found = results(replace(HOME, hidden=share), {12: n})
        figures = counts(crossing(found))
        row = {name: figures[name] for name in ("exact", "covered")}
        row["takings found"] = 1 - sum(r.missed for r in found) / sum(r.takings for r in found)
        row |= {f: f_score(p, r) for f, (p, r, _) in findings(found).items()}
        for name, value in row.items():
            told.setdefault(name, []).append(value)
    print(_heads([f"{share:.2f}" for share in HIDDEN]))
    for name, values in told.items():
        print(_line(name if name not in FLAGS else f"{name} F", values))


def figures_of(by_set: Mapping[str, list[Result]]) -> dict[str, float]:
    """What is pinned: over all shifted newsrooms, all 0 to 1 and more is better."""
    pooled = [r for found in by_set.values() for r in found]
    told = counts(crossing(pooled))
    figures = {name: told[name] for name in ("exact", "covered", "covered_wide")}
    figures |= {"named_mae": told["error"], "even_transforms": 1 - told["pit"]}
    found = findings(pooled).items()
    return figures | {f"{f}_f": f_score(p, r) for f, (p, r, n) in found if n >= LEAST_TRUE}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--full", action="store_true", help="more worlds, up to 150 documents")
    parser.add_argument("--calibration", action="store_true", help="what certainty.yml rests on")
    parser.add_argument("--whole", type=int, metavar="N", help="the whole program on N worlds")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if args.calibration:
        for line in above_and_below(crossing(results(HOME, {12: 200}, first=0))):
            print(line)
        return 0
    worlds = FULL if args.full else WORLDS
    by_set = {name: results(manners, worlds) for name, manners in SHIFTED.items()}
    pooled = [r for found in by_set.values() for r in found]
    print("Counts, answers of two reports or more, by newsroom (none was calibrated on):")
    print_counts(by_set | {"all": pooled})
    print("\nFindings, all answers of all these newsrooms:")
    print_findings(pooled)
    print_reliability(pooled)
    print("\nAs the share of takings that credit nobody rises, 12 documents each:")
    print_hidden(60 if args.full else 6)
    if args.whole:
        from eval.newsroom_whole import print_whole  # it needs the language model

        print_whole(args.whole)
    if args.full:
        print("floors are not checked with --full")
        return 0
    return gate.conclude("newsroom", figures_of(by_set), args, None)


if __name__ == "__main__":
    sys.exit(main())
