"""How soon a ruling takes effect, kind by kind, and that its effect is that of a full run.

    python -m eval.instant [--sizes N ...] [--each N] [--raise]

On made-up cases (eval/instant_made.py) held by ``Live``: the milliseconds from
the ruling to the result that follows from it, the store's part included: by the
clock, and of the processor, which other work on the machine does not lengthen
as much. So long it takes until the effect is there; on the workbench whoever
rules goes on after a quarter of a second. After the last one the result is
compared, as JSON, with that of a run over a copy of the case, and with the store
after ``settle``. *What if* takes a source or document away, as the page of a
claim does, on the result as it then is.
``at_once`` is the share of kinds, what if among them, of which 95 in a hundred
took under 300 ms of the processor at the largest size, ``no_outlier`` of those
of which none took a second.
"""

from __future__ import annotations

import argparse
import math
import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from eval import gate
from eval.instant_made import traced_case
from wherefrom.model import Claim, Ruling, Source
from wherefrom.pipeline import run
from wherefrom.pipeline.live import Live
from wherefrom.pipeline.ruling import BadRuling, Reviewer
from wherefrom.pipeline.stages import Stages
from wherefrom.pipeline.withdrawing import surroundings, without
from wherefrom.report.ledger import to_json
from wherefrom.settings import Settings
from wherefrom.store import ledgers
from wherefrom.store.db import Store

SIZES = (100, 2000)
EACH = 20  # rulings of a kind
DRAWS = 500  # until one makes sense
LIMIT_MS = 300.0
OUTLIER_MS = 1000.0
Times = dict[str, list[float]]
Ruled = Ruling | Sequence[Ruling]
Kind = Callable[[Reviewer, random.Random], Ruled]


def wide(reviewer: Reviewer, chance: random.Random) -> Claim:
    """A claim of two statements or more.

    Raises:
        LookupError: rulings have left none.
    """
    for _ in range(DRAWS):
        claim = chance.choice(reviewer.ledger.claims)
        if len(members(claim)) > 1:
            return claim
    left = [claim for claim in reviewer.ledger.claims if len(members(claim)) > 1]
    if not left:
        raise LookupError("no claim of two statements is left: take a larger case or fewer rulings")
    return chance.choice(left)


def members(claim: Claim) -> list[str]:
    return [s for answer in claim.answers for s in answer.statements]


def same(reviewer: Reviewer, chance: random.Random) -> Ruled:
    one, two = (wide(reviewer, chance) for _ in range(2))
    return reviewer.same(members(one)[0], members(two)[0])


def apart(reviewer: Reviewer, chance: random.Random) -> Ruled:
    claim = wide(reviewer, chance)
    one, two = chance.sample(members(claim), 2)
    return reviewer.apart(one, two, claim.id)


def answer(reviewer: Reviewer, chance: random.Random) -> Ruled:
    claim = wide(reviewer, chance)
    assert claim.asked is not None
    given = {"proposition": "no", "number": "17", "day": "2031-03-04"}.get(claim.asked.kind, "Lode")
    return reviewer.answer(chance.choice(members(claim)), claim.id, given)


def none(reviewer: Reviewer, chance: random.Random) -> Ruled:
    claim = wide(reviewer, chance)
    return reviewer.answer(chance.choice(members(claim)), claim.id, None)


def move(reviewer: Reviewer, chance: random.Random) -> Ruled:
    one, two = (wide(reviewer, chance) for _ in range(2))
    return reviewer.move(chance.choice(members(one)), two.id)


def name(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.name(wide(reviewer, chance).id, "What was told there?")


def code(reviewer: Reviewer, chance: random.Random) -> Ruled:
    book = reviewer.ledger.codebooks[0]
    said = chance.choice(reviewer.ledger.statements)
    return reviewer.code(said.id, f"{book.scheme}/{book.codes[0].code}", "confirm")


def statement_kind(reviewer: Reviewer, chance: random.Random) -> Ruled:
    said = chance.choice(members(wide(reviewer, chance)))
    return reviewer.kind(said, chance.choice(("opinion", "norm", "question")))


def bodies(reviewer: Reviewer) -> list[Source]:
    """Those that publish nothing in the case."""
    published = by(reviewer)
    some = of_kinds(reviewer, "official")
    return enough(reviewer, [s for s in some if s.id not in published])


def outlets(reviewer: Reviewer) -> list[Source]:
    return enough(reviewer, of_kinds(reviewer, "outlet"))


def records(reviewer: Reviewer) -> list[Source]:
    return enough(reviewer, of_kinds(reviewer, "record"))


def publishing(reviewer: Reviewer) -> list[Source]:
    """Bodies that publish in the case."""
    published = by(reviewer)
    some = of_kinds(reviewer, "official", "organisation")
    return enough(reviewer, [s for s in some if s.id in published])


def of_kinds(reviewer: Reviewer, *kinds: str) -> list[Source]:
    return [s for s in reviewer.ledger.sources if s.kind in kinds]


def by(reviewer: Reviewer) -> set[str]:
    """Who publishes in the case."""
    return {source for _, source in reviewer.ledger.of_publisher}


def enough(reviewer: Reviewer, found: list[Source]) -> list[Source]:
    """The sources ``found``; in a case that has no two of them all that have a name."""
    if len(found) > 1:
        return found
    return [s for s in reviewer.ledger.sources if s.kind not in ("anonymous", "withheld")]


def official(reviewer: Reviewer, chance: random.Random) -> str:
    return chance.choice(bodies(reviewer)).id


def joined(reviewer: Reviewer, chance: random.Random, some: Sequence[Source]) -> Ruled:
    return reviewer.merge_sources(chance.choice(some).id, chance.choice(some).id)


def parted(reviewer: Reviewer, chance: random.Random, some: Sequence[Source]) -> Ruled:
    named = [s for s in some if s.aliases] or [s for s in reviewer.ledger.sources if s.aliases]
    one = chance.choice(named)
    return reviewer.split_source(one.id, chance.choice(one.aliases))


def of_kind(reviewer: Reviewer, chance: random.Random, some: Sequence[Source]) -> Ruled:
    kinds = ("organisation", "official", "record", "outlet", "witness")
    return reviewer.source_kind(chance.choice(some).id, chance.choice(kinds))


def merge_outlets(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return joined(reviewer, chance, outlets(reviewer))


def split_outlet(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return parted(reviewer, chance, outlets(reviewer))


def outlet_kind(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return of_kind(reviewer, chance, outlets(reviewer))


def merge_records(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return joined(reviewer, chance, records(reviewer))


def split_record(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return parted(reviewer, chance, records(reviewer))


def record_kind(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return of_kind(reviewer, chance, records(reviewer))


def merge_publishers(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return joined(reviewer, chance, publishing(reviewer))


def split_publisher(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return parted(reviewer, chance, publishing(reviewer))


def publisher_kind(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return of_kind(reviewer, chance, publishing(reviewer))


def merge(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.merge_sources(official(reviewer, chance), official(reviewer, chance))


def split(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return parted(reviewer, chance, bodies(reviewer))


def source_kind(reviewer: Reviewer, chance: random.Random) -> Ruled:
    kind = chance.choice(("organisation", "person", "witness"))
    return reviewer.source_kind(official(reviewer, chance), kind)


def chain(reviewer: Reviewer, chance: random.Random) -> Ruled:
    said = chance.choice(members(wide(reviewer, chance)))
    way = chance.choice(("own", "unnamed", "named"))
    if way == "named":
        return reviewer.chain(said, official(reviewer, chance))
    return reviewer.own_word(said) if way == "own" else reviewer.unnamed(said)


def derivation(reviewer: Reviewer, chance: random.Random) -> Ruled:
    found = chance.choice(reviewer.ledger.derivations)
    return reviewer.derivation(chance.choice(("confirm", "reject")), found.id)


def document(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.withdrawn(chance.choice(reviewer.ledger.documents).id)


def source(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.withdrawn(official(reviewer, chance))


def corrected(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.corrected(chance.choice(reviewer.ledger.documents).id)


def note(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.note(wide(reviewer, chance).id, "Asked the paper about it.")


def credibility(reviewer: Reviewer, chance: random.Random) -> Ruled:
    return reviewer.credibility(wide(reviewer, chance).answers[0].id, "3")


def undo(reviewer: Reviewer, chance: random.Random) -> Ruled:
    standing = [r for r in reviewer.ledger.rulings if r.state == "stands" and r.kind != "undo"]
    return reviewer.undo(chance.choice(standing).id)


DERIVED: tuple[Kind, ...] = (  # on which derivations hang
    merge_outlets, split_outlet, outlet_kind, merge_records, split_record, record_kind,
    merge_publishers, split_publisher, publisher_kind,
)  # fmt: skip
KINDS: tuple[Kind, ...] = (
    same, apart, answer, none, move, name, code, merge, split, source_kind, chain,
    statement_kind, derivation, document, source, corrected, note, credibility, *DERIVED, undo,
)  # fmt: skip


def timed(live: Live, each: int) -> tuple[Times, Times]:
    """Milliseconds by kind, and those of the processor, of rulings in a mixed order."""
    chance, took, processor = random.Random(1), defaultdict(list), defaultdict(list)
    turns = [kind for kind in KINDS for _ in range(each)]
    chance.shuffle(turns)
    for kind in sorted(turns, key=lambda k: k is undo):  # what is to be undone comes first
        ruled = sound(kind, live, chance)
        began, busy = time.perf_counter(), time.process_time()
        live.rule(*([ruled] if isinstance(ruled, Ruling) else ruled))
        took[kind.__name__].append((time.perf_counter() - began) * 1000)
        processor[kind.__name__].append((time.process_time() - busy) * 1000)
    return took, processor


def asked(live: Live, each: int) -> tuple[Times, Times]:
    """Milliseconds of what if, the first of which finds nothing made ready."""
    chance, took, processor = random.Random(2), defaultdict(list), defaultdict(list)
    ledger, settings = live.ledger, live.settings.trace
    things = [d.id for d in ledger.documents]
    things += [s.id for s in ledger.sources if s.kind == "official"]
    known = None
    for one in chance.sample(things, each):
        began, busy = time.perf_counter(), time.process_time()
        known = known or surroundings(ledger)
        without(ledger, [one], settings, known)
        took["what if"].append((time.perf_counter() - began) * 1000)
        processor["what if"].append((time.process_time() - busy) * 1000)
    return took, processor


def all_timed(live: Live, each: int) -> tuple[Times, Times]:
    """The same of rulings of all kinds, and of what if."""
    took, processor = timed(live, each)
    for known, those in zip((took, processor), asked(live, each), strict=True):
        known.update(those)
    return took, processor


def sound(
    kind: Callable[[Reviewer, random.Random], Ruled], live: Live, chance: random.Random
) -> Ruled:
    """A ruling of ``kind`` that makes sense where it was drawn."""
    for _ in range(DRAWS):
        try:
            return kind(live.reviewer("Ann Lee", "as she read it"), chance)
        except BadRuling:
            continue
    raise LookupError(f"{kind.__name__}: no such ruling makes sense in {live.folder.name}")


def equal(live: Live, stages: Stages) -> bool:
    """Whether a run over a copy of the case comes to the same, and the store once it is settled."""
    now = to_json(live.ledger)
    copy = live.folder.with_name("copy.case")
    shutil.rmtree(copy, ignore_errors=True)  # of a run that was cut off
    shutil.copytree(live.folder, copy)
    with Store(copy, write=True) as store:
        whole, _ = run.run(store, [], Settings(), stages=stages, workers=1)
    shutil.rmtree(copy)
    live.settle()
    with Store(live.folder) as store:
        kept = ledgers.ledger(store.db, live.folder)
    return now == to_json(whole) == to_json(kept)


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that ``share`` of all do not pass.

    >>> percentile([5.0, 1.0, 3.0], 0.5)
    3.0
    >>> percentile([float(n) for n in range(1, 21)], 0.95)
    19.0
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(round(share * len(ordered), 6)) - 1)]


def measured(n: int, each: int) -> tuple[Times, Times, bool]:
    """Times by kind on a case of ``n`` documents, and whether both ways agree."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "made.case"
        began = time.perf_counter()
        stages = traced_case(folder, n)
        whole = time.perf_counter() - began
        with Live(folder, stages=stages) as live:
            began = time.perf_counter()
            live.prepare()
            ready = time.perf_counter() - began
            sizes = (len(live.ledger.statements), len(live.ledger.claims))
            print(
                f"{n:,} documents, {sizes[0]:,} statements, {sizes[1]:,} claims: made and grouped "
                f"in {whole:.0f} s, ready for rulings in {ready:.1f} s",
                flush=True,
            )
            return *all_timed(live, each), equal(live, stages)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time rulings on made-up cases.")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N")
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help="rulings of a kind")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    agree: list[bool] = []
    took: Times = {}
    processor: Times = {}
    for n in args.sizes:
        took, processor, same_result = measured(n, args.each)
        agree.append(same_result)
        shown(took, processor)
        print(f"  equal to a full run: {'yes' if same_result else 'NO'}", flush=True)
    figures = {"equal": sum(agree) / len(agree), **shares(took, processor)}
    if tuple(args.sizes) != SIZES:
        print("floors are checked with the usual sizes only")
        return int(not all(agree))
    return gate.conclude("instant", figures, args, None)


def shown(took: Times, processor: Times) -> None:
    """Print the times of each kind."""
    for kind, values in took.items():
        busy = processor[kind]
        print(
            f"  {kind:16} median {percentile(values, 0.5):5.0f} ms, 95% "
            f"{percentile(values, 0.95):5.0f}; of the processor {percentile(busy, 0.5):5.0f}, "
            f"{percentile(busy, 0.95):5.0f}, at most {max(busy):5.0f}"
        )


def quickly(times: Times) -> list[str]:
    """The kinds of which the effect is there in time, 95 of a hundred."""
    return [kind for kind, some in times.items() if percentile(some, 0.95) < LIMIT_MS]


def shares(took: Times, processor: Times) -> dict[str, float]:
    """The shares of kinds that are quick, and that have no outlier; printed too."""
    quick = quickly(processor)
    even = [kind for kind, busy in processor.items() if max(busy) < OUTLIER_MS]
    print(
        f"the effect is there within {LIMIT_MS:.0f} ms, 95 of a hundred: of {len(processor)} kinds "
        f"{len(quick)} by the processor, {len(quickly(took))} by the clock; none above "
        f"{OUTLIER_MS:.0f} ms of the processor: {len(even)}"
    )
    return {
        "at_once": len(quick) / len(processor),
        "no_outlier": len(even) / len(processor),
    }


if __name__ == "__main__":
    sys.exit(main())
