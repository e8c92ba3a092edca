"""The workbench: time and weight of each page, rulings made by many at once, attacks refused.

    python -m eval.serve [--sizes N ...] [--full] [--rulings N] [--quick] [--raise]

Pages are asked for as a browser asks (compressed), through the whole application but the socket,
on the example case over and over (eval/serve_made.py): 100 and 2,000 documents, with ``--full``
10,000 too. Times are of the wall, in one thread, warm; each page of a thing is asked for many
different things. Then eight reviewers rule at once on the example case itself, each on whatever
the case holds at that moment, and every ruling must be in the case and in a whole log. Attacks
are those of eval/serve_attacks.py. No time is pinned: machines differ, and one from hour to hour.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

import wherefrom
from eval import gate
from eval.serve_attacks import attacks
from eval.serve_made import kept, many
from eval.serve_reviewers import ruled_at_once
from wherefrom.model import Ledger
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Site
from wherefrom.serve.held import Held
from wherefrom.serve.sessions import Sessions

REPORTS = Path(__file__).parents[1] / "examples" / "harbour" / "reports"
SIZES, FULL = (100, 2000), 10000  # documents
TIMES = 25  # that each page is asked for
ADDRESS = "127.0.0.1:8000"
N_RULINGS, N_REVIEWERS = 1000, 8
TARGET_MS, TARGET_KB = 100.0, 300.0  # of the claim page at 2,000 documents; of every page


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of page: milliseconds of all askings, and kilobytes of the heaviest answer."""

    page: str
    ms: tuple[float, ...]
    kilobytes: float

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self.ms)

    @property
    def p95(self) -> float:
        """Milliseconds."""
        return sorted(self.ms)[int(0.95 * (len(self.ms) - 1))]


def let_in(desk: Desk) -> TestClient:
    """A browser with a session."""
    sessions = Sessions("Ann Lee")
    app = make_app(desk, Site(frozenset({ADDRESS})), sessions)
    client = TestClient(app, base_url=f"http://{ADDRESS}")
    client.get("/open", params={"token": sessions.opening()})
    return client


def addresses(held: Held) -> Iterator[tuple[str, list[str]]]:
    """Kinds of pages, each with the addresses to be asked."""
    chance = random.Random(7)
    crossing = [c.id for c in held.ledger.claims if c.documents > 1]
    largest = [c.id for c in sorted(held.ledger.claims, key=lambda c: -c.documents)[:TIMES]]
    sources = [s.id for s in held.ledger.sources if s.kind == "outlet"]
    documents = [d.id for d in held.ledger.documents]
    yield "case", ["/"]
    yield "claims", ["/claims"]
    yield "claims, searched", ["/claims?q=trawler"]
    yield "claims, narrowed", ["/claims?finding=false_confirmation", "/claims?conflict=conflict"]
    yield "claim", [f"/claims/{c}" for c in chance.sample(crossing, min(TIMES, len(crossing)))]
    yield "claim, largest", [f"/claims/{c}" for c in largest]
    yield "documents", ["/documents"]
    yield "document", [f"/documents/{d}" for d in chance.sample(documents, TIMES)]
    yield "sources", ["/sources"]
    yield "source", [f"/sources/{s}" for s in chance.sample(sources, min(TIMES, len(sources)))]
    yield "search", ["/search?q=harbour", "/search?q=crew"]
    yield "log", ["/log"]
    yield "api: claims", ["/api/claims?words=trawler"]
    yield "api: claim", [f"/api/claims/{c}" for c in chance.sample(crossing, TIMES)]


def asked(client: TestClient, page: str, paths: Sequence[str]) -> Row:
    """Ask for ``paths`` in turn, TIMES times in all, after asking for each kind once."""
    _weight(client, paths[0])
    ms, heaviest = [], 0.0
    for n in range(max(TIMES, len(paths))):
        began = time.perf_counter()
        weight = _weight(client, paths[n % len(paths)])
        ms.append(1000 * (time.perf_counter() - began))
        heaviest = max(heaviest, weight)
    return Row(page, tuple(ms), heaviest / 1000)


def _weight(client: TestClient, path: str) -> int:
    """Bytes of the answer as they were sent."""
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as answer:
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        return sum(len(part) for part in answer.iter_raw())


def measured(size: int, folder: Path, ledger: Ledger) -> list[Row]:
    """Every page of a case of ``size`` documents."""
    desk = Desk(kept(folder / f"{size}.case", many(ledger, size)))
    client = let_in(desk)
    gc.collect()
    gc.freeze()  # as the server does: what is held for good need not be looked through
    return [asked(client, page, paths) for page, paths in addresses(desk.held())]


def table(size: int, rows: Sequence[Row]) -> str:
    """The rows as text."""
    lines = [f"{size:,} documents", "page               median ms    p95 ms  kilobytes"]
    for row in rows:
        lines.append(f"{row.page:18} {row.median:9.1f} {row.p95:9.1f} {row.kilobytes:10.1f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="The workbench's speed, weight and safety.")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="N")
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} documents too")
    parser.add_argument("--rulings", type=int, default=N_RULINGS, help="made at once")
    parser.add_argument("--quick", action="store_true", help="what CI has time for; no floors")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    figures: dict[str, float | None] = {}
    light: list[bool] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with wherefrom.trace([REPORTS], case=folder / "harbour.case") as case:
            ledger = case.ledger
        sizes = [SIZES[0]] if args.quick else [*args.sizes, *([FULL] if args.full else [])]
        for size in sizes:
            rows = measured(size, folder, ledger)
            print(table(size, rows), "\n")
            slow = [r.page for r in rows if r.page.startswith("claim") and r.p95 >= TARGET_MS]
            print(f"claim pages over {TARGET_MS:.0f} ms: {', '.join(slow) or 'none'}\n")
            light += [r.kilobytes < TARGET_KB for r in rows]
        figures["pages_light"] = sum(light) / len(light)
        done = ruled_at_once(folder / "harbour.case", args.rulings, N_REVIEWERS)
        print(done.words())
        figures["rulings_kept"] = done.share
    tried = attacks(let_in)
    refused = [name for name, held_off in tried if held_off]
    print(f"attacks refused: {len(refused)} of {len(tried)}")
    for name, held_off in tried:
        if not held_off:
            print(f"  NOT refused: {name}")
    figures["attacks_refused"] = len(refused) / len(tried)
    if args.quick:
        return int(figures["attacks_refused"] != 1.0 or figures["rulings_kept"] != 1.0)
    return gate.conclude("serve", figures, args, None)


if __name__ == "__main__":
    sys.exit(main())
