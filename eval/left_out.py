"""Each labelled case grouped by thresholds that were set without it.

    python -m eval.left_out [--raise] [--allow-regression REASON]

The thresholds of the claims stage (``settings.Claims``) were set on all seven labelled cases.
Here each case is left out in turn: every threshold takes that value, of the shipped one and those
a step below and above it, with which the other six do best by ``claim_f``, ``answer_f`` and
``conflict_f`` together, and the case left out is scored with those. ``MORE`` is how much better a
value must do to be taken. The rules and word lists cannot be left out so: who wrote them had all
seven before them, and what they gain from that is not in these figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import wherefrom
from eval import gate, shared
from eval.cases import NUMBERS, Row, mean, scored
from wherefrom.report.ledger import to_json
from wherefrom.settings import Claims, Settings

STEPS = {  # of the thresholds
    "proposition_distance": 0.03,
    "number_distance": 0.05,
    "day_distance": 0.05,
    "time_distance": 0.1,
    "place_distance": 0.05,
    "what_distance": 0.1,
    "lexical_weight": 0.05,
    "least_link": 0.1,
    "least_link_of_propositions": 0.1,
    "best_link": 0.1,
    "least_fit": 0.07,
    "least_fit_in_one_report": 0.1,
    "least_alike_of_two": 0.04,
    "least_told": 0.05,
    "least_told_of_denials": 0.05,
    "least_told_of_days": 0.05,
    "least_alike_of_days": 0.05,
    "least_alike_of_amounts": 0.05,
    "least_fit_of_denials": 0.1,
    "least_fit_of_days": 0.07,
    "conflict_likeness": 0.05,
    "open_conflict_likeness": 0.05,
    "denial_likeness": 0.05,
}
TOGETHER = ("claim_f", "answer_f", "conflict_f")
SHOWN = (*TOGETHER, "named_exact", "named_set_f", "false_conf")
MORE = 0.005

Changed = tuple[tuple[str, float], ...]  # thresholds that are not the shipped ones
Scores = Mapping[Changed, Mapping[int, Row]]  # of the cases under these


def neighbours() -> list[Changed]:
    """The shipped thresholds, and each of them a step lower and higher, to three decimals."""
    shipped = Claims()
    steps = ((name, step * way) for name, step in STEPS.items() for way in (-1, 1))
    return [(), *(((name, round(getattr(shipped, name) + by, 3)),) for name, by in steps)]


def scored_under(changes: Sequence[Changed], number: int, place: Path) -> list[Row]:
    """The figures of one case, traced in ``place``, under each of ``changes``."""
    ruler = shared.ruler("score_case")
    rows = []
    for changed in changes:
        settings = Settings(claims=replace(Claims(), **dict(changed)))
        case, reports = place / f"{number}.case", shared.CASES / str(number)
        with wherefrom.trace([reports], case=case, settings=settings, workers=1) as done:
            rows.append(scored(ruler, number, to_json(done.ledger)))
    return rows


def chosen(without: int, scores: Scores) -> Changed:
    """For each threshold the value with which all cases but ``without`` do best.

    >>> rows = {10: {"claim_f": 0.5}, 13: {"claim_f": 0.9}}
    >>> better = {10: {"claim_f": 0.9}, 13: {"claim_f": 0.1}}
    >>> chosen(13, {(): rows, (("least_fit", 0.2),): better})
    (('least_fit', 0.2),)
    >>> chosen(10, {(): rows, (("least_fit", 0.2),): better})
    ()
    """
    reached = {changed: _together(rows, without) for changed, rows in scores.items()}
    best: dict[str, tuple[float, float]] = {}
    for changed, sum_ in reached.items():
        for name, value in changed:
            if sum_ > max(reached[()] + MORE, best.get(name, (0.0, 0.0))[0]):
                best[name] = sum_, value
    return tuple((name, value) for name, (_, value) in best.items())


def _together(rows: Mapping[int, Row], without: int) -> float:
    others = [row for number, row in rows.items() if number != without]
    return sum(mean(row.get(figure) for row in others) or 0.0 for figure in TOGETHER)


def measured(place: Path) -> tuple[dict[int, Row], Mapping[int, Row], dict[int, Changed]]:
    """Each case with thresholds set without it, with the shipped ones, and what was chosen."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        changes = neighbours()
        found = list(pool.map(partial(scored_under, changes, place=place), NUMBERS))
        scores = {
            changed: {number: rows[at] for number, rows in zip(NUMBERS, found, strict=True)}
            for at, changed in enumerate(changes)
        }
        picked = {number: chosen(number, scores) for number in NUMBERS}
        again = pool.map(partial(_scored_once, picked, place=place), NUMBERS)
        return dict(zip(NUMBERS, again, strict=True)), scores[()], picked


def _scored_once(picked: Mapping[int, Changed], number: int, place: Path) -> Row:
    return scored_under([picked[number]], number, place)[0]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score cases by thresholds set without them.")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the cases here")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        left_out, shipped, picked = measured(args.keep or Path(scratch))
    for number, changed in picked.items():
        print(f"without case {number}: {json.dumps(dict(changed)) if changed else 'as shipped'}")
    print("figure       " + "".join(f"{n:7d}" for n in NUMBERS) + "   mean shipped")
    figures = {figure: mean(row.get(figure) for row in left_out.values()) for figure in SHOWN}
    for figure in SHOWN:
        cells = [left_out[number].get(figure) for number in NUMBERS]
        known = [*cells, figures[figure], mean(row.get(figure) for row in shipped.values())]
        shown = (f"{'-':>7}" if cell is None else f"{cell:7.3f}" for cell in known)
        print(f"{figure:13}" + "".join(shown))
    corpus = shared.corpus_digest(shared.GOLD / f"{number}.json" for number in NUMBERS)
    return gate.conclude("left_out", figures, args, corpus)


if __name__ == "__main__":
    sys.exit(main())
