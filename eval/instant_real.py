"""How soon a ruling takes effect on a case of 2,000 real documents.

    python -m eval.instant_real [--documents N] [--each N] [--keep DIR] [--raise]

The documents are all articles of ../shared/data/cases, those of PolNeAR for training and
the first of Reuters-21578 that are long enough: news, each in a file of its own. They are
traced by the program itself, which takes a quarter of an hour; ``--keep`` holds the folder
and the case, so that another time they need not be traced again. Times and shares are those of
eval/instant.py, which has a made-up case that is tied more closely.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import wherefrom
from eval import gate, reuters, shared
from eval.instant import EACH, all_timed, equal, shares, shown
from wherefrom.pipeline.live import Live
from wherefrom.pipeline.stages import Stages

POLNEAR = shared.SHARED / "data" / "polnear" / "train" / "text"
DOCUMENTS = 2000
SHORTEST = 500  # characters of a story of Reuters


def texts() -> Iterator[tuple[str, str]]:
    """A name and the text of each document there is, in a fixed order."""
    for folder in shared.case_folders():
        yield from ((f"case-{p.name}", p.read_text("utf-8")) for p in sorted(folder.glob("*.txt")))
    for path in sorted(POLNEAR.rglob("*.txt")):
        yield f"polnear-{path.name}", path.read_text("utf-8")
    for n, body in enumerate(reuters.bodies()):
        if len(body) > SHORTEST:
            yield f"reuters-{n:05}.txt", body + "\n"


def traced(place: Path, documents: int) -> Path:
    """The case over that many documents in ``place``, made where it is not there yet."""
    reports, case = place / "reports", place / "real.case"
    if not reports.exists():
        reports.mkdir(parents=True)
        for name, text in islice(texts(), documents):
            (reports / name).write_text(text, encoding="utf-8")
    fresh, began = not case.exists(), time.perf_counter()
    with wherefrom.trace([reports], case=case) as done:
        n = len(done.ledger.documents)
    what = "traced" if fresh else "looked through again"
    print(f"{n:,} documents {what} in {time.perf_counter() - began:.0f} s", flush=True)
    return case


def measured(case: Path, each: int) -> dict[str, float]:
    """The shares of kinds that are quick, of rulings on a copy of ``case``."""
    copy = case.with_name("ruled.case")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(case, copy)
    with Live(copy) as live:
        began = time.perf_counter()
        live.prepare()
        largest = max(len(a.statements) for c in live.ledger.claims for a in c.answers)
        print(
            f"{len(live.ledger.statements):,} statements, {len(live.ledger.claims):,} claims, the "
            f"largest answer of {largest} statements; ready for rulings in "
            f"{time.perf_counter() - began:.1f} s",
            flush=True,
        )
        took, processor = all_timed(live, each)
        shown(took, processor)
        agree = equal(live, Stages())
        print(f"  equal to a full run: {'yes' if agree else 'NO'}", flush=True)
    return {"equal": float(agree), **shares(took, processor)}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time rulings on real documents.")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help="rulings of a kind")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where the case is kept")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if missing := shared.absent(shared.CASES, POLNEAR, reuters.REUTERS):
        print(missing)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        figures = measured(traced(args.keep or Path(scratch), args.documents), args.each)
    if (args.documents, args.each) != (DOCUMENTS, EACH):
        print("floors are checked with the usual numbers only")
        return int(figures["equal"] < 1)
    return gate.conclude("instant_real", figures, args, None)


if __name__ == "__main__":
    sys.exit(main())
