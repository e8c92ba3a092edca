"""Claims drawn at random, for a careful reader to judge one by one, and what was judged.

    python -m eval.careful                          the judgements kept, as figures
    python -m eval.careful --draw FILE [--all] [--cases 14 25] [--number 100] [--seed 1]

A claim is wrong if its question is garbled or not what its statements answer, if half or more of
them do not belong, or if an answer is not what they say; flawed if the question is fine and a
minority does not belong. Claims are drawn from those of two documents or more, which is the
stricter figure; with --all from all claims, most of which stand on one document. The limit is for
claims drawn from all. FILE (outside the repository: it quotes the reports) holds
each with a mark to judge by; the judgements are kept in data/careful.tsv by case, mark, verdict,
kind of fault and what was drawn from, without a word of the text. A mark is a digest over kind,
key, question, answers and the places of the statements, so that a later version can say which
claims are still the same.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import wherefrom
from eval import gate, shared
from wherefrom.model import Claim, Ledger

KEPT = Path(__file__).parent / "data/careful.tsv"
FINAL = (27, 28, 29, 31, 32, 34, 35)  # no rule or threshold was set on these
LIMIT = 0.15  # of the claims may be wrong
DRAWN = {"shared": "claims of two documents or more", "all": "all claims"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of one claim; ``fault`` is empty unless it is wrong."""

    case: int
    mark: str
    verdict: str  # right, flawed or wrong
    fault: str  # question, mixed, answer
    drawn: str = "shared"  # from the claims of two documents or more, or from all


def mark(claim: Claim, ledger: Ledger) -> str:
    """Twelve hexadecimal figures that stand for the claim as it was read."""
    at = {s.id: (s.document, s.start, s.end) for s in ledger.statements}
    path = {d.id: d.path for d in ledger.documents}
    places = sorted(
        (a.value, path[at[s][0]], at[s][1], at[s][2]) for a in claim.answers for s in a.statements
    )
    asked = (claim.asked.kind, claim.asked.key) if claim.asked else ("", "")
    return hashlib.sha256(repr((asked, claim.gloss, places)).encode()).hexdigest()[:12]


def traced(number: int) -> Ledger:
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "case.case"
        with wherefrom.trace([shared.CASES / str(number)], case=place, workers=2) as case:
            return case.ledger


def shared_claims(ledger: Ledger) -> list[Claim]:
    return [claim for claim in ledger.claims if claim.documents > 1]


def claims_of(ledger: Ledger, drawn: str) -> list[Claim]:
    """The claims that are drawn from: of two documents or more (``shared``), or ``all``."""
    return list(ledger.claims) if drawn == "all" else shared_claims(ledger)


def page(claim: Claim, ledger: Ledger, number: int) -> Iterator[str]:
    said = {s.id: s for s in ledger.statements}
    path = {d.id: d.path for d in ledger.documents}
    yield f"\n## {number}\t{mark(claim, ledger)}\n{claim.gloss}"
    for answer in claim.answers:
        yield f"  = {answer.value}"
        for statement in (said[s] for s in answer.statements):
            words = " ".join(statement.text.split())
            yield f"      [{path[statement.document]} {statement.start}] {words}"
        for statement in (said[s] for s in answer.compatible):
            yield f"      (fits) [{path[statement.document]}] {' '.join(statement.text.split())}"
    for conflict in claim.conflicts:
        yield f"  ! {conflict.kind}: {conflict.why}"


def draw(cases: Sequence[int], number: int, seed: int, out: Path, drawn: str) -> None:
    ledgers = [(n, traced(n)) for n in cases]
    every = [(n, ledger, c) for n, ledger in ledgers for c in claims_of(ledger, drawn)]
    every.sort(key=lambda x: (x[0], mark(x[2], x[1])))
    chosen = random.Random(seed).sample(every, min(number, len(every)))
    pages = [line for n, ledger, claim in chosen for line in page(claim, ledger, n)]
    out.write_text("\n".join(pages) + "\n", encoding="utf-8")
    print(f"{len(chosen)} of {len(every)} claims of {len(cases)} cases written to {out}")


def kept() -> list[Judgement]:
    with KEPT.open(encoding="utf-8") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [Judgement(int(case), *others) for case, *others in rows]


def interval(wrong: int, n: int) -> tuple[float, float]:
    """95% for a share, after Wilson (1927).

    >>> [round(x, 2) for x in interval(10, 100)]
    [0.06, 0.17]
    """
    p, z = wrong / n, 1.96
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Draw claims to judge, or count judgements.")
    parser.add_argument("--draw", type=Path, metavar="FILE")
    parser.add_argument("--cases", type=int, nargs="+", default=FINAL)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="draw from all claims")
    parser.add_argument("--now", action="store_true", help="say which claims are still the same")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if (args.draw or args.now) and (reason := shared.absent(shared.CASES)):
        print(reason)
        return 0
    if args.draw:
        draw(args.cases, args.number, args.seed, args.draw, "all" if args.all else "shared")
        return 0
    judged = kept()
    told: dict[str, float] = {}
    for drawn in DRAWN:
        told |= _told(drawn, [j for j in judged if j.drawn == drawn])
    if args.now:
        _compared(judged)
    return gate.conclude("careful", told, args, None)


def _told(drawn: str, judged: Sequence[Judgement]) -> dict[str, float]:
    """Prints what was judged of one draw; the shares that are right and not wrong."""
    if not judged:
        print(f"drawn from {DRAWN[drawn]}: none judged")
        return {}
    wrong = [j for j in judged if j.verdict == "wrong"]
    claims = len({(j.case, j.mark) for j in judged})  # two readers of one claim are not two draws
    low, high = interval(round(claims * len(wrong) / len(judged)), claims)
    counts = sorted(Counter(j.fault for j in wrong).items())
    faults = ", ".join(f"{n} {fault}" for fault, n in counts)
    share = len(wrong) / len(judged)
    right = sum(j.verdict == "right" for j in judged) / len(judged)
    cases = len({j.case for j in judged})
    times = f", {len(judged)} judgements" if len(judged) != claims else ""
    print(f"drawn from {DRAWN[drawn]}: {claims} of {cases} cases judged one by one{times}")
    print(f"  right: {right:.3f}, flawed: {1 - right - share:.3f}")
    print(f"  wrong: {share:.3f} (95%: {low:.3f} to {high:.3f}; limit {LIMIT}): {faults}")
    beside = "" if drawn == "shared" else f"_of_{drawn}"
    return {f"right{beside}": right, f"not_wrong{beside}": 1 - share}


def _compared(judged: Sequence[Judgement]) -> None:
    here: set[str] = set()
    for case in sorted({j.case for j in judged}):
        ledger = traced(case)
        here |= {mark(claim, ledger) for claim in ledger.claims}
    same = [j for j in judged if j.mark in here]
    wrong = sum(j.verdict == "wrong" for j in same)
    print(f"{len(same)} of them are the same today, {wrong} of these wrong")


if __name__ == "__main__":
    sys.exit(main())
