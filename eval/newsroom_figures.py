"""Figures of the simulated newsroom: counts, intervals, findings, derivations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from random import Random

from eval.newsroom_rows import Judged, Result, Row
from eval.newsroom_truth import FLAGS

LEAST_SHARE = 0.005  # a number held for impossible costs as much as one of this probability
BINS = (0.0, 0.35, 0.5, 0.65, 0.75, 0.85, 0.95, 1.01)


def crossing(results: Iterable[Result]) -> list[Row]:
    """The answers that two reports or more give."""
    return [row for result in results for row in result.rows if row.reports > 1]


def counts(rows: Sequence[Row]) -> dict[str, float]:
    """How well ``named`` and its distribution tell the true number; all but the errors 0 to 1."""
    wide = [r for r in rows if r.interval[0] < r.interval[1]]
    return {
        "exact": _mean(r.named == r.true.named for r in rows),
        "error": _mean(abs(r.named - r.true.named) for r in rows),
        "expected_error": _mean(abs(r.expected - r.true.named) for r in rows),
        "bias": _mean(r.expected - r.true.named for r in rows),
        "covered": _mean(covered(r) for r in rows),
        "covered_wide": _mean(covered(r) for r in wide),
        "wide": len(wide) / max(1, len(rows)),
        "pit": uniformity(rows),
        "log_score": _mean(log_score(r) for r in rows),
    }


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else math.nan


def covered(row: Row) -> bool:
    """Whether the 90% interval holds the true number."""
    return row.interval[0] <= row.true.named <= row.interval[1]


def log_score(row: Row) -> float:
    """Minus the natural log of the probability given to the true number; 0 is best."""
    return -math.log(max(LEAST_SHARE, row.shares.get(row.true.named, 0.0)))


def pit(row: Row, rng: Random) -> float:
    """The randomised probability integral transform: uniform on 0 to 1 where all is calibrated.

    Source: Czado, Gneiting and Held 2009, predictive model assessment for count data.
    """
    below = sum(share for n, share in row.shares.items() if n < row.true.named)
    return below + rng.random() * row.shares.get(row.true.named, 0.0)


def uniformity(rows: Sequence[Row]) -> float:
    """Kolmogorov's distance of the transforms from uniform, 0 (calibrated) to 1."""
    rng = Random(1)
    found = sorted(pit(row, rng) for row in rows)
    n = max(1, len(found))
    return max((max((i + 1) / n - x, x - i / n) for i, x in enumerate(found)), default=math.nan)


def pit_shares(rows: Sequence[Row], n: int = 10) -> list[float]:
    """The share of transforms in each ``n``-th of 0 to 1: each 1/n where all is calibrated."""
    rng = Random(1)
    tens = [min(n - 1, int(n * pit(row, rng))) for row in rows]
    return [tens.count(k) / max(1, len(tens)) for k in range(n)]


def findings(results: Iterable[Result]) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and the true number of each finding, over all answers."""
    rows = [row for result in results for row in result.rows]
    told = {}
    for flag in FLAGS:
        both = sum(flag in r.flags and flag in r.true.flags for r in rows)
        said = sum(flag in r.flags for r in rows)
        true = sum(flag in r.true.flags for r in rows)
        told[flag] = (both / said if said else math.nan, both / true if true else math.nan, true)
    return told


def f_score(precision: float, recall: float) -> float:
    """Their harmonic mean; 0 where nothing was found."""
    if math.isnan(precision) or math.isnan(recall) or precision + recall == 0:
        return 0.0
    return 2 * precision * recall / (precision + recall)


def reliability(judged: Iterable[Judged]) -> dict[str, list[tuple[float, float, int]]]:
    """By kind: mean probability, share that is so and number, bin by bin."""
    by_kind: dict[str, list[Judged]] = {}
    for item in judged:
        by_kind.setdefault(item.kind, []).append(item)
    curves = {}
    for kind, found in sorted(by_kind.items()):
        curve = []
        for low, high in pairwise(BINS):
            held = [j for j in found if low <= j.probability < high]
            if held:
                mean = _mean(j.probability for j in held)
                curve.append((mean, _mean(j.is_so for j in held), len(held)))
        curves[kind] = curve
    return curves


def off_diagonal(curve: Sequence[tuple[float, float, int]]) -> float:
    """Mean distance of a reliability curve from its diagonal (expected calibration error)."""
    total = sum(n for _, _, n in curve)
    return sum(abs(p - so) * n for p, so, n in curve) / total if total else math.nan


def means(figures: Mapping[str, float]) -> str:
    """The figures on one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


def above_and_below(rows: Sequence[Row]) -> list[str]:
    """How often more, and how often fewer, are true than are counted: what certainty.yml has."""
    above: dict[tuple[int, int], list[bool]] = {}
    below: dict[int, list[bool]] = {}
    for row in rows:
        above.setdefault((min(1, row.named), min(3, row.nameless)), []).append(
            row.true.named > row.named
        )
        below.setdefault(row.named, []).append(row.true.named < row.named)
    lines = [
        f"named {named} (1: or more), nameless {nameless}: {_mean(found):.3f} of {len(found)} more"
        for (named, nameless), found in sorted(above.items())
    ]
    lines += [
        f"named {named}: {_mean(found):.3f} of {len(found)} fewer"
        for named, found in sorted(below.items())
    ]
    return lines
