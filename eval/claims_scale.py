"""How the claims stage grows: seconds, peak memory, and what it still finds, at three sizes.

    python -m eval.claims_scale [--sizes 1000 3000 10000] [--seconds 1500] [--gb 6]

On made-up cases (eval/claims_made.py), each grouped in a process of its own
that is stopped past ``--gb`` of address space or ``--seconds``. The exponent
is the slope of log seconds over log documents: 1.0 is linear, 2.0 all pairs.
Memory is the stage's peak with all it is given (documents, statements,
replies and vectors), as the operating system counts it.

A stage that compares too little is fast and finds nothing, so what is found is
a floor too: ``kept`` is the share of the statements of a number told by two
documents or more that stand in the largest claim of that number; ``pure`` the
share of the statements of such claims that tell their commonest fact.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import gate
from eval.claims_made import Made, made

SIZES = (1000, 3000, 10000)
LIMIT_EXPONENT = 1.3
LIMIT_GB = 2.0
STATUS = Path("/proc/self/status")


def measure(n: int, gb: float) -> dict[str, Any]:
    """Group a made case of ``n`` documents in this process."""
    from wherefrom.claims.group import group
    from wherefrom.settings import Claims

    case = made(n)
    given = _peak_gb(reset=True)
    limit = int(gb * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    began, on_processor = time.perf_counter(), time.process_time()
    said = (case.statements, case.replies, case.vectors, case.words)
    grouping = group(case.documents, *said, settings=Claims())
    seconds, processor = time.perf_counter() - began, time.process_time() - on_processor
    peak = _peak_gb()
    of_numbers = {r.question for r in case.replies if r.kind == "number"}
    held = [
        [s for a in c.answers for s in (*a.statements, *a.compatible)]
        for c in grouping.claims
        if c.gloss in of_numbers
    ]
    return {
        "documents": n,
        "statements": len(case.statements),
        "claims": len(grouping.claims),
        "links": len(grouping.links),
        "seconds": seconds,
        "processor": processor,
        "given_gb": given,
        "peak_gb": peak,
        **found(case, held),
    }


def _peak_gb(*, reset: bool = False) -> float:
    """This process's resident peak; with ``reset``, what it holds now, and the peak starts anew."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    name = "VmRSS" if reset else "VmHWM"
    line = next(t for t in STATUS.read_text().splitlines() if t.startswith(name))
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    return int(line.split()[1]) / 2**20


def found(case: Made, held: Sequence[Sequence[str]]) -> dict[str, float]:
    """``kept`` and ``pure``, 0 to 1, of the number claims that ``held`` gives as statement ids."""
    numbered = {r.statement for r in case.replies if r.kind == "number"}
    fact = {s.id: t for s, t in zip(case.statements, case.truth, strict=True) if s.id in numbered}
    document = {s.id: s.document for s in case.statements}
    telling: dict[tuple[int, int], set[str]] = defaultdict(set)
    for statement, told in fact.items():
        if told is not None:
            telling[told].add(statement)
    shared = {t: ids for t, ids in telling.items() if len({document[s] for s in ids}) > 1}
    best: Counter[tuple[int, int]] = Counter()
    agreeing = together = 0
    for ids in held:
        counts = Counter(fact.get(s) for s in set(ids))
        together += sum(counts.values())
        agreeing += max(counts.values())
        for told, n in counts.items():
            if told is not None:
                best[told] = max(best[told], n)
    whole = sum(len(ids) for ids in shared.values())
    return {
        "kept": sum(best[t] for t in shared) / whole if whole else 0.0,
        "pure": agreeing / together if together else 0.0,
    }


def exponent(rows: Sequence[Mapping[str, Any]]) -> float | None:
    """Slope of log processor seconds over log documents, by least squares; None under two sizes.

    >>> few, many = {"documents": 10, "processor": 1}, {"documents": 100, "processor": 100}
    >>> round(exponent([few, many]), 3)
    2.0
    """
    if len(rows) < 2:
        return None
    xs = [math.log(row["documents"]) for row in rows]
    ys = [math.log(max(row["processor"], 1e-3)) for row in rows]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - mean_x) ** 2 for x in xs)


def watched(n: int, seconds: float, gb: float) -> dict[str, Any] | None:
    """``measure`` in a child; None, with its last line on stderr, where it was stopped."""
    command = [sys.executable, "-m", "eval.claims_scale", "--measure", str(n), "--gb", str(gb)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        print(f"{n:6,} documents: stopped after {seconds:.0f} s", flush=True)
        return None
    if done.returncode:
        last = next(iter(done.stderr.strip().splitlines()[-1:]), "no word")
        print(f"{n:6,} documents: ended with {done.returncode}: {last}", flush=True)
        return None
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(shown(row), flush=True)
    return row


def shown(row: Mapping[str, Any]) -> str:
    return (
        f"{row['documents']:6,} documents, {row['statements']:,} statements:"
        f" {row['seconds']:7.1f} s ({row['processor']:.1f} of the processor),"
        f" peak {row['peak_gb']:.2f} GB ({row['given_gb']:.2f} given),"
        f" {row['claims']:,} claims, kept {row['kept']:.3f}, pure {row['pure']:.3f}"
    )


def problems(rows: Sequence[Mapping[str, Any]], asked: Sequence[int]) -> list[str]:
    """One line for each limit that was passed, and for each size that gave no result."""
    lines = [f"no result at {n:,} documents" for n in asked[len(rows) :]]
    grown = exponent(rows)
    if grown is not None and grown > LIMIT_EXPONENT:
        lines.append(f"grows with the power {grown:.2f}, the limit is {LIMIT_EXPONENT}")
    for row in rows:
        if row["peak_gb"] > LIMIT_GB:
            lines.append(f"{row['documents']:,} documents: {row['peak_gb']:.2f} GB is over 2 GB")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time the claims stage on made-up cases.")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N")
    parser.add_argument("--seconds", type=float, default=1500.0, help="for one size, then stopped")
    parser.add_argument("--gb", type=float, default=6.0, help="address space of one size")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if args.measure:
        print(json.dumps(measure(args.measure, args.gb)))
        return 0
    rows = []
    for n in args.sizes:
        row = watched(n, args.seconds, args.gb)
        if row is None:
            break
        rows.append(row)
    grown = exponent(rows)
    if grown is not None:
        print(f"grows with the power {grown:.2f} of the documents (limit {LIMIT_EXPONENT})")
    lines = problems(rows, args.sizes)
    for line in lines:
        print(f"FAILED claims_scale: {line}")
    if not rows or tuple(args.sizes) != SIZES:
        print("floors are checked with the usual sizes only")
        return 1 if lines else 0
    figures = {name: min(row[name] for row in rows) for name in ("kept", "pure")}
    return max(gate.conclude("claims_scale", figures, args, None), int(bool(lines)))


if __name__ == "__main__":
    sys.exit(main())
