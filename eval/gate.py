"""Floors that figures must not fall under, and the only way to move them.

A floor is raised with ``--raise`` to today's figure and never sinks by it.
``--allow-regression REASON`` sets it to today's figure whatever that is, and
the reason stays in floors.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
# A result is the same on every run, but a library's or processor's other rounding may move one
# statement of a case; one of 150 in one of seven cases moves a mean by 0.001.
TOLERANCE = 0.005
LOWER_IS_BETTER = frozenset({"named_mae", "crossings", "kilobytes"})

Figures = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One benchmark's pinned floors, the targets it is to reach, and its data's digest."""

    floors: Mapping[str, float]
    targets: Mapping[str, float]
    corpus: str | None


def read(name: str, path: Path = FLOORS) -> Part:
    """The floors of benchmark ``name``; empty where none are pinned."""
    held = _load(path).get(name, {})
    return Part(held.get("floors", {}), held.get("targets", {}), held.get("corpus"))


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return loaded


def falls_short(figure: str, value: float | None, limit: float) -> bool:
    """True when ``value`` is worse than ``limit``; a figure that is gone is worse.

    >>> falls_short("found", 0.89, 0.90), falls_short("named_mae", 0.89, 0.90)
    (True, False)
    """
    if value is None:
        return True
    return value > limit if figure in LOWER_IS_BETTER else value < limit


def failures(part: Part, figures: Figures, corpus: str | None = None) -> list[str]:
    """One line for each figure under its floor by more than TOLERANCE (0 to 1 scale)."""
    if part.corpus is not None and corpus is not None and corpus != part.corpus:
        return ["the data are not those the floors were measured on; look, then use --raise"]
    lines = []
    for figure, floor in part.floors.items():
        slack = TOLERANCE if figure in LOWER_IS_BETTER else -TOLERANCE
        value = figures.get(figure)
        if falls_short(figure, value, floor + slack):
            shown = "nothing" if value is None else f"{value:.3f}"
            lines.append(f"{figure} is {shown}, the floor is {floor:.3f}")
    return lines


def missed(part: Part, figures: Figures) -> list[str]:
    """One line for each target not reached yet; no failure."""
    return [
        f"{figure} {figures.get(figure) or 0:.3f} of {target:.2f}"
        for figure, target in part.targets.items()
        if falls_short(figure, figures.get(figure), target)
    ]


def moved(part: Part, figures: Figures, *, allow_regression: bool) -> dict[str, float]:
    """New floors: today's figures, but none worse than before unless that is allowed."""
    floors = dict(part.floors)
    for figure, value in figures.items():
        if value is None:
            continue
        worse = figure in floors and falls_short(figure, value, floors[figure])
        if allow_regression or not worse:
            floors[figure] = round(value, 4)
    return floors


def pin(
    name: str,
    figures: Figures,
    *,
    corpus: str | None = None,
    reason: str | None = None,
    path: Path = FLOORS,
) -> None:
    """Write today's figures as floors; ``reason`` allows and records a lowering."""
    held, part = _load(path), read(name, path)
    floors = moved(part, figures, allow_regression=reason is not None)
    kept = {"targets": dict(part.targets)} if part.targets else {}
    held[name] = {"corpus": corpus, "floors": floors} | kept
    lowered = {
        figure: [old, floors[figure]]
        for figure, old in part.floors.items()
        if falls_short(figure, floors[figure], old)
    }
    if lowered:
        held.setdefault("regressions", []).append(
            {"part": name, "reason": reason, "lowered": lowered}
        )
    path.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options by which floors are moved."""
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="raise floors to these figures"
    )
    parser.add_argument(
        "--allow-regression", metavar="REASON", help="set floors to these figures, even lower"
    )


def conclude(name: str, figures: Figures, args: argparse.Namespace, corpus: str | None) -> int:
    """Pin or check, say which, and give the exit code: 0, or 1 under a floor."""
    if args.raise_floors or args.allow_regression:
        pin(name, figures, corpus=corpus, reason=args.allow_regression)
        print(f"floors of {name} set in {FLOORS.name}")
    part = read(name)
    if short := missed(part, figures):
        print("targets not reached: " + "; ".join(short))
    if not part.floors:
        print(f"no floors pinned for {name}; --raise pins these figures")
        return 0
    lines = failures(part, figures, corpus)
    for line in lines:
        print(f"FAILED {name}: {line}")
    if not lines:
        print(f"{name}: all {len(part.floors)} floors hold (tolerance {TOLERANCE})")
    return 1 if lines else 0
