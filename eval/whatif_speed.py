"""What if: how long a withdrawal takes beside counting everything again, and that both agree.

    python -m eval.whatif_speed [--sizes N ...] [--case CASE] [--raise]

On made-up cases (eval/whatif_made.py) of 20, 200 and 2,000 documents, a
report, a body and (but for the largest) the wire that most answers touch are
withdrawn in turn. Times are of the processor, both ways on the same case in
the same process; every answer's count, kept statements and flags
must be equal, answer by answer. ``--case`` withdraws every document and every
source of a kept case instead.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import wherefrom
from eval import gate
from eval.whatif_made import made_case
from wherefrom.model import Ledger, Withdrawal
from wherefrom.settings import Trace
from wherefrom.trace import whatif

SIZES = (20, 200, 2000)
WITHDRAWN = (("d-0-3", "a report"), ("body-0-0", "a body"), ("wire", "the wire"))
LARGE = 1000  # documents from which on the wire, which touches most answers, is left standing
AT_ONCE = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Row:
    """One withdrawal: seconds of both ways, and whether they agree."""

    documents: int
    what: str
    seconds: float
    whole: float
    losses: int
    equal: bool


def measured(ledger: Ledger, name: str, what: str, settings: Trace) -> Row:
    """The withdrawal of ``name``, both ways."""
    began = time.process_time()
    quick = withdrawn(ledger, name, settings)
    seconds = time.process_time() - began
    began = time.process_time()
    whole = recounted(ledger, name, settings)
    took = time.process_time() - began
    return Row(len(ledger.documents), what, seconds, took, len(quick.losses), quick == whole)


def withdrawn(ledger: Ledger, name: str, settings: Trace) -> Withdrawal:
    documents = [d.id for d in ledger.documents if d.id == name]
    return whatif.withdrawal(
        ledger, settings, documents=documents, sources=[] if documents else [name]
    )


def recounted(ledger: Ledger, name: str, settings: Trace) -> Withdrawal:
    """The same with every answer of the case counted again."""
    near = whatif.touched
    whatif.touched = lambda whole, *_: {d.id for d in whole.documents}
    try:
        return withdrawn(ledger, name, settings)
    finally:
        whatif.touched = near


def shown(row: Row) -> str:
    return (
        f"{row.documents:6,} documents, {row.what:9}: {row.seconds * 1000:8.1f} ms, all anew "
        f"{row.whole * 1000:8.1f} ms ({row.whole / row.seconds:6.1f} times), "
        f"{row.losses:4} answers touched, {'equal' if row.equal else 'NOT EQUAL'}"
    )


def of_case(path: Path) -> int:
    """Every document and source of a kept case; 1 where the two ways differ."""
    with wherefrom.open_case(path) as case:
        ledger, settings = case.ledger, case.settings.trace
    names = [*(d.id for d in ledger.documents), *(s.id for s in ledger.sources)]
    rows = [measured(ledger, name, name, settings) for name in names]
    unequal = [row.what for row in rows if not row.equal]
    quick, whole = sum(row.seconds for row in rows), sum(row.whole for row in rows)
    print(f"{len(rows)} withdrawals: {quick:.2f} s, all anew {whole:.2f} s; {len(unequal)} differ")
    for name in unequal:
        print(f"FAILED whatif_speed: {name} differs")
    return 1 if unequal else 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time withdrawals on made-up cases.")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N")
    parser.add_argument("--case", type=Path, help="a kept case, in place of made-up ones")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if args.case:
        return of_case(args.case)
    settings = Trace()
    rows = []
    for n in args.sizes:
        ledger = made_case(n, settings)
        for name, what in WITHDRAWN if n < LARGE else WITHDRAWN[:2]:
            rows.append(measured(ledger, name, what, settings))
            print(shown(rows[-1]), flush=True)
    largest = [row for row in rows if row.documents == max(r.documents for r in rows)]
    slow = max(row.seconds for row in largest)
    print(f"the slowest with {largest[0].documents:,} documents: {slow:.2f} s, limit {AT_ONCE} s")
    if tuple(args.sizes) != SIZES:
        print("floors are checked with the usual sizes only")
        return int(not all(row.equal for row in rows))
    figures = {
        "equal": sum(row.equal for row in rows) / len(rows),
        "at_once": sum(row.seconds <= AT_ONCE for row in rows) / len(rows),
        # Share of the whole count's time that is saved where one report or one body goes.
        "saved": 1 - max(row.seconds / row.whole for row in largest if row.what != "the wire"),
    }
    return gate.conclude("whatif_speed", figures, args, None)


if __name__ == "__main__":
    sys.exit(main())
