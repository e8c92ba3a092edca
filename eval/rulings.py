"""What a person's minute buys: claim_f after 0, 10 and 20 rulings a case where the program errs.

    python -m eval.rulings [--only 20 33] [--steps 0 10 20]

A simulated reviewer, who knows the labels, looks for the ruling *same* or *apart* that
mends most, makes it, and looks again. It is the best case: a person finds the errors more
slowly and in another order. Also printed: the seconds from a ruling to the new ledger.
Reads ../shared; prints NOT RUN and ends well where that is absent.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import wherefrom
from eval import shared
from eval.cases import NUMBERS, mean
from wherefrom.case import Case
from wherefrom.model import Ruling
from wherefrom.pipeline.choosing import NotOne
from wherefrom.pipeline.ruling import BadRuling
from wherefrom.report.ledger import to_json

FIGURES = ("claim_f", "answer_f", "conflict_f", "named_exact")
TRIED = 24  # errors looked at before a ruling
AT_ONCE = 5  # rulings between two looks at the result
STEPS = (0, 10, 20)

Seconds = tuple[float, float]  # by the clock, of the processor


@dataclass(frozen=True, slots=True)
class Scored:
    """A case beside its labels: both sides as the ruler sees them, and what overlaps."""

    gold: Any
    ledger: Any
    shared: dict[tuple[int, int], float]
    match: dict[int, str]  # labelled claim -> claim of the ledger
    placed: dict[int, int]  # labelled statement -> its place in the ledger
    figures: dict[str, float | None]


def looked_at(ruler: ModuleType, number: int, case: Case) -> Scored:
    """What the ruler says of the case as it is."""
    given = json.loads((shared.GOLD / f"{number}.json").read_text(encoding="utf-8"))
    ledger = ruler.from_ledger(json.loads(to_json(case.ledger)))
    gold = ruler.from_gold(given, ledger.texts)
    overlaps = ruler.overlaps(gold, ledger)
    _, _, _, match, placed = ruler.ceaf(gold, ledger, overlaps, "claim")
    return Scored(gold, ledger, overlaps, match, placed, ruler.score(gold, ledger))


def statements_of(case: Case) -> dict[tuple[str, tuple[int, int]], str]:
    """Statement ids by file and span, as the ruler names them."""
    stem = {d.id: Path(d.path).stem for d in case.documents}
    return {(stem[s.document], (s.start, s.end)): s.id for s in case.ledger.statements}


def errors(scored: Scored) -> list[tuple[int, str, int, int, str | None]]:
    """(gain, way, one, two, claim), the greatest gain first; one and two are ledger items."""
    found: list[tuple[int, str, int, int, str | None]] = []
    about: dict[int, set[int]] = defaultdict(set)  # ledger item -> labelled claims
    for i, j in scored.shared:
        about[j].add(scored.gold.items[i]["claim"])
    inside: dict[str, set[int]] = defaultdict(set)
    for j, item in enumerate(scored.ledger.items):
        if item["claim"] is not None and about[j]:
            inside[item["claim"]].add(j)
    anchors = _anchors(scored)
    for claim, matched in sorted(scored.match.items()):
        if claim not in anchors:
            continue
        anchor = anchors[claim]
        missing = _missing(scored, claim, matched)
        for other, items in sorted(missing.items()):
            foreign = sum(claim not in about[j] for j in inside[other])
            found.append((len(items) - foreign, "same", min(items), anchor, matched))
        found += [
            (1, "apart", j, anchor, matched) for j in inside[matched] if claim not in about[j]
        ]
    found += _unmatched(scored)
    return sorted((f for f in found if f[0] > 0), key=lambda f: (-f[0], f[1], f[2], f[3]))


def _anchors(scored: Scored) -> dict[int, int]:
    """For each labelled claim the ledger item that is placed in it and overlaps most."""
    best: dict[int, tuple[float, int]] = {}
    for i, j in sorted(scored.placed.items()):
        share = (scored.shared[i, j], -j)
        claim = scored.gold.items[i]["claim"]
        best[claim] = max(best.get(claim, (0.0, 0)), share)
    return {claim: -at for claim, (_, at) in best.items()}


def _missing(scored: Scored, claim: int, matched: str) -> dict[str, set[int]]:
    """Ledger items on a labelled claim that stand elsewhere, by where; one for each label."""
    out: dict[str, set[int]] = defaultdict(set)
    for (i, j), _ in sorted(scored.shared.items()):
        item = scored.ledger.items[j]
        here = scored.gold.items[i]["claim"] == claim and i not in scored.placed
        if here and item["claim"] not in (None, matched):
            out[item["claim"]].add(j)
    return out


def _unmatched(scored: Scored) -> Iterator[tuple[int, str, int, int, str | None]]:
    """Labelled claims that the ledger has nowhere: two of their statements are one question."""
    held: dict[int, list[int]] = defaultdict(list)
    for (i, j), _ in sorted(scored.shared.items()):
        if scored.gold.items[i]["claim"] not in scored.match:
            held[scored.gold.items[i]["claim"]].append(j)
    for items in held.values():
        docs = {scored.ledger.items[j]["doc"]: j for j in reversed(items)}
        if len(docs) > 1:
            one, two = sorted(docs.values())[:2]
            yield 2, "same", one, two, None


def rulings(ruler: ModuleType, case: Case, scored: Scored, most: int) -> Iterator[Ruling]:
    """At most ``most`` rulings, one to a pair of claims, by what they mend."""
    of, reviewer = statements_of(case), case.reviewer("the labels")
    seen: set[tuple[str | None, str | None]] = set()
    for way, one, two, claim in mending(ruler, scored):
        if len(seen) >= most:
            return
        items = [scored.ledger.items[j] for j in (one, two)]
        touched = (claim, items[0]["claim"] if way == "same" else str(one))
        ids = [of[item["doc"], tuple(item["span"])] for item in items]
        if touched in seen or _ruled(case, way, ids):
            continue
        try:
            ruling = getattr(reviewer, way)(*ids, claim)
        except (BadRuling, NotOne):
            continue
        seen.add(touched)
        yield ruling


def mending(ruler: ModuleType, scored: Scored) -> list[tuple[str, int, int, str | None]]:
    """Of the likeliest errors those whose ruling would raise claim_f, the best first."""
    now = scored.figures["claim_f"] or 0.0
    found = []
    for _, way, one, two, claim in errors(scored)[:TRIED]:
        before = [item["claim"] for item in scored.ledger.items]
        target = scored.ledger.items[two]["claim"] if way == "same" else f"without {one}"
        moved = before[one] if way == "same" else None
        for at, item in enumerate(scored.ledger.items):
            if at == one or (moved is not None and item["claim"] == moved):
                item["claim"] = target
        after = ruler.ceaf(scored.gold, scored.ledger, scored.shared, "claim")[2]
        for item, was in zip(scored.ledger.items, before, strict=True):
            item["claim"] = was
        if after > now:
            found.append((-after, way, one, two, claim))
    return [(way, one, two, claim) for _, way, one, two, claim in sorted(found, key=str)]


def _ruled(case: Case, way: str, ids: Sequence[str]) -> bool:
    return any(r.kind == way and set(r.statements) == set(ids) for r in case.rulings)


def reviewed(
    ruler: ModuleType, number: int, steps: Sequence[int], seconds: list[Seconds], ways: Counter[str]
) -> dict[int, dict[str, float | None]]:
    """The figures of one case after each of ``steps`` rulings."""
    out: dict[int, dict[str, float | None]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / f"{number}.case"
        with wherefrom.trace([shared.CASES / str(number)], case=place, workers=1) as case:
            scored = looked_at(ruler, number, case)
            for step in sorted(steps):
                while (left := step - len(case.rulings)) > 0:
                    made = list(rulings(ruler, case, scored, min(left, AT_ONCE)))
                    if not made:
                        break
                    began = time.perf_counter(), time.process_time()
                    case.rule(*made, workers=1)
                    now = time.perf_counter(), time.process_time()
                    seconds.append((now[0] - began[0], now[1] - began[1]))
                    ways.update(r.kind for r in made)
                    scored = looked_at(ruler, number, case)
                out[step] = scored.figures
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the cases after rulings.")
    parser.add_argument("--only", nargs="+", type=int, metavar="N", help="these cases")
    parser.add_argument("--steps", nargs="+", type=int, default=STEPS, metavar="N")
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    ruler, seconds, ways = shared.ruler("score_case"), list[Seconds](), Counter[str]()
    rows = {n: reviewed(ruler, n, args.steps, seconds, ways) for n in args.only or NUMBERS}
    for figure in FIGURES:
        print(f"{figure:12}" + "".join(f"{n:>7}" for n in rows) + "   mean")
        for step in sorted(args.steps):
            cells = [row[step].get(figure) for row in rows.values()]
            shown = ["     -" if c is None else f"{c:6.3f}" for c in (*cells, mean(cells))]
            print(f"{step:>3} rulings " + "".join(f" {cell}" for cell in shown))
    made = ", ".join(f"{n} {way}" for way, n in sorted(ways.items()))
    print(f"rulings made: {made or 'none'}")
    if seconds:
        wall, used = (statistics.median(column) for column in zip(*seconds, strict=True))
        print(
            f"from rulings to the new ledger: {wall:.1f} s, {used:.1f} s of one processor (median)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
