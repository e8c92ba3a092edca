"""How long the program takes on every folder of cases, stage by stage, and its peak memory.

    python -m eval.speed [--workers 2]

Each of the 29 folders of ../shared/data/cases is traced as a case of its own,
then all of them as one. Any error, any file not read, or a limit passed fails.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import shared
from eval.memory import run_watched

LIMIT_SECONDS = 120.0  # for all folders, on two cores
LIMIT_GB = 2.0


def measure(groups: Sequence[Sequence[Path]], workers: int) -> dict[str, Any]:
    """Trace each group of paths as one case: seconds, stages, counts, and what was not read."""
    import wherefrom

    began = time.perf_counter()
    stages: Counter[str] = Counter()
    documents = statements = claims = words = 0
    unread = []
    for paths in groups:
        with tempfile.TemporaryDirectory() as scratch:
            place = Path(scratch) / "speed.case"
            with wherefrom.trace(list(paths), case=place, workers=workers) as case:
                ledger = case.ledger
                stages.update(case.report.seconds if case.report else {})
        documents += len(ledger.documents)
        words += sum(len(document.text.split()) for document in ledger.documents)
        statements += len(ledger.statements)
        claims += len(ledger.claims)
        unread += [f"{item.path}: {item.reason}" for item in ledger.unread]
    return {
        "seconds": time.perf_counter() - began,
        "stages": dict(stages),
        "documents": documents,
        "words": words,
        "statements": statements,
        "claims": claims,
        "unread": unread,
    }


def shown(title: str, figures: Mapping[str, Any], memory_gb: float | None) -> str:
    """A heading with time and memory, then one line per stage with its share."""
    memory = "not measured" if memory_gb is None else f"{memory_gb:.2f} GB"
    lines = [
        f"{title}: {figures['seconds']:.1f} s (limit {LIMIT_SECONDS:.0f}), peak memory {memory}"
        f" (limit {LIMIT_GB:.0f}); {figures['documents']} documents, {figures['words']:,} words,"
        f" {figures['statements']:,} statements, {figures['claims']:,} claims"
    ]
    total = sum(figures["stages"].values()) or 1.0
    lines += [
        f"  {stage:12} {seconds:7.1f} s  {seconds / total:6.1%}"
        for stage, seconds in figures["stages"].items()
    ]
    return "\n".join(lines)


def problems(title: str, figures: Mapping[str, Any], memory_gb: float | None) -> list[str]:
    """One line for each thing that must not be."""
    lines = [f"{title}: not read: {item}" for item in figures["unread"]]
    if figures["seconds"] > LIMIT_SECONDS:
        lines.append(f"{title}: {figures['seconds']:.0f} s is over {LIMIT_SECONDS:.0f} s")
    if memory_gb is not None and memory_gb > LIMIT_GB:
        lines.append(f"{title}: {memory_gb:.2f} GB is over {LIMIT_GB:.0f} GB")
    return lines


def watched(title: str, mode: str, workers: int) -> list[str]:
    """Measure one mode in a process of its own, print it, and give its problems."""
    command = [sys.executable, "-m", "eval.speed", "--measure", mode, "--workers", str(workers)]
    status, output, memory_gb = run_watched(command)
    if status:
        return [f"{title}: ended with {status}"]
    figures = json.loads(output.splitlines()[-1])
    print(shown(title, figures, memory_gb), flush=True)
    return problems(title, figures, memory_gb)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time the program on every folder of cases.")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--measure", choices=("each", "one"), help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES):
        print(reason)
        return 0
    folders = shared.case_folders()
    if args.measure:
        groups = [[folder] for folder in folders] if args.measure == "each" else [folders]
        print(json.dumps(measure(groups, args.workers)))
        return 0
    lines = watched(f"{len(folders)} folders, each a case", "each", args.workers)
    lines += watched(f"{len(folders)} folders as one case", "one", args.workers)
    for line in lines:
        print(f"FAILED speed: {line}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
