"""Whether statements answer the question that their claim asks, and what the bar keeps out.

    python -m eval.fitting [--fit] [--raise] [--allow-regression REASON]

Of claims drawn from cases that are neither labelled nor held back, each statement was read beside
the one whose question is asked (data/strays.tsv: offsets, no text). Of the hand-labelled cases, a
statement answers the question of another where both stand in one gold claim. Printed, for
propositions: how well the probability tells one from the other (area under the curve), fitted on
the other cases (leave one out) and as shipped, and what each bar would leave. --fit writes the
weights that ship.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval import gate, shared
from eval.answers import Material, material
from eval.cases import NUMBERS
from eval.linking import WEIGHTS, gold_claims
from wherefrom.claims.fitting import evidence
from wherefrom.claims.gloss import gloss
from wherefrom.claims.group import group
from wherefrom.claims.nearness import Nearness, nearness
from wherefrom.data.load import words
from wherefrom.model import Reply
from wherefrom.settings import Settings

KEPT = Path(__file__).parent / "data/strays.tsv"
BARS = (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
READ, LABELLED = 3.0, 0.3  # weight of a pair read for this, and of one that gold claims judge
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement beside the one that asks: ``claim`` names both's claim, ``found`` (4)."""

    case: int
    claim: str
    found: NDArray[np.float64]
    belongs: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Read:
    """A case with what is needed to compare its statements."""

    made: Material
    near: Nearness
    rows: dict[int, list[Reply]]  # replies that something is so

    @classmethod
    def of(cls, made: Material) -> Read:
        weight = Settings().claims.lexical_weight
        near = nearness(made.statements, made.vectors, made.words, lexical=weight)
        at = {s.id: i for i, s in enumerate(made.statements)}
        rows: dict[int, list[Reply]] = defaultdict(list)
        for reply in made.replies:
            if reply.kind == "proposition":
                rows[at[reply.statement]].append(reply)
        return cls(made, near, dict(rows))

    def found(self, first: int, other: int) -> NDArray[np.float64]:
        texts = [s.text for s in self.made.statements]
        pair: NDArray[np.float64] = evidence(self.near, [first, other], self.rows, texts)[0, 1]
        return pair


def read_by_hand() -> Iterator[Judged]:
    """Pairs of data/strays.tsv whose statements are still cut there; others are passed over."""
    with KEPT.open(encoding="utf-8") as file:
        lines = [x for x in csv.reader(file, delimiter="\t") if not x[0].startswith("#")]
    for number in sorted({int(line[0]) for line in lines}):
        case = Read.of(material(number))
        stem = {d.id: Path(d.path).stem for d in case.made.documents}
        at = {(stem[s.document], s.start): i for i, s in enumerate(case.made.statements)}
        mine = [x for x in lines if int(x[0]) == number and x[1] == "proposition"]
        count = Counter((x[2], x[3], x[6]) for x in mine)
        for _, _, document, start, other, where, belongs in mine:
            first, second = at.get((document, int(start))), at.get((other, int(where)))
            if first is None or second is None or not {first, second} <= case.rows.keys():
                continue
            weight = READ / count[document, start, belongs] ** 0.5  # large claims repeat themselves
            found = case.found(first, second)
            yield Judged(number, f"{document}:{start}", found, belongs == "1", weight)


def labelled() -> Iterator[Judged]:
    """Of each claim of the gold cases, before any left it: who asks, with each other member."""
    ruler = shared.ruler("score_case")
    settings = replace(Settings().claims, least_fit=0.0)
    for number in NUMBERS:
        made = material(number)
        case, of = Read.of(made), gold_claims(ruler, number, made)
        at = {s.id: i for i, s in enumerate(made.statements)}
        given = (made.documents, made.statements, made.replies, made.vectors, made.words)
        for claim in group(*given, settings=settings).claims:
            if claim.asked is None or claim.asked.kind != "proposition":
                continue
            held = [s for a in claim.answers for s in a.statements]
            asks = [s for s in held if gloss(case.rows[at[s]], {s: 0.0}) == claim.gloss]
            for other in held if asks else ():
                if other != asks[0] and (of[asks[0]] or of[other]):
                    found = case.found(at[asks[0]], at[other])
                    same = bool(of[asks[0]] & of[other])
                    yield Judged(number, claim.id, found, same, LABELLED)


def fitted(pairs: Sequence[Judged]) -> NDArray[np.float64]:
    """Ridge logistic regression by Newton's method."""
    x = np.array([p.found for p in pairs])
    y = np.array([p.belongs for p in pairs], dtype=float)
    w = np.array([p.weight for p in pairs])
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.diag([0.0] + [1.0] * (x.shape[1] - 1))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (w * (y - p)) - penalty @ weights
        weights += np.linalg.solve((x.T * (w * (p * (1 - p) + 1e-9))) @ x + penalty, slope)
    return np.round(weights, 3)


def said(pairs: Sequence[Judged], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-(np.array([p.found for p in pairs]) @ weights))))


def area(p: NDArray[np.float64], right: NDArray[np.bool_], w: NDArray[np.float64]) -> float:
    """Weighted probability that one that belongs is put above one that does not."""
    above = p[right][:, None] - p[~right][None, :]
    pairs = w[right][:, None] * w[~right][None, :]
    return float((((above > 0) + 0.5 * (above == 0)) * pairs).sum() / pairs.sum())


def bars(pairs: Sequence[Judged], p: NDArray[np.float64]) -> str:
    """Claims read by hand that each bar leaves: wrong where half or more do not belong."""
    lines = ["bar   claims  wrong  with a stray  belonging ones lost"]
    for bar in BARS:
        kept: dict[tuple[int, str], list[bool]] = defaultdict(list)
        for pair, value in zip(pairs, p, strict=True):
            if value >= bar:
                kept[pair.case, pair.claim].append(pair.belongs)
        wrong = sum(2 * (len(k) - sum(k)) >= len(k) + 1 for k in kept.values())
        stray = sum(not all(k) for k in kept.values())
        lost = np.mean([v < bar for pair, v in zip(pairs, p, strict=True) if pair.belongs])
        share = wrong / max(1, len(kept))
        lines.append(f"{bar:4.2f}  {len(kept):6d}  {share:5.3f}  {stray:12d}  {lost:19.3f}")
    return "\n".join(lines)


def write(weights: NDArray[np.float64]) -> None:
    text = WEIGHTS.read_text(encoding="utf-8")
    row = ", ".join(str(float(w)) for w in weights)
    WEIGHTS.write_text(re.sub(r"(?m)^fit: .*$", f"fit: [{row}]", text), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check who answers the question asked.")
    parser.add_argument("--fit", action="store_true", help="write the weights that ship")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    read, gold = list(read_by_hand()), list(labelled())
    if args.fit:
        write(fitted([*read, *gold]))
        print(f"written: {WEIGHTS.name}")
        return 0
    figures = {}
    for name, pairs in (("read", read), ("labelled", gold)):
        shipped = said(pairs, np.array(words("linking")["fit"]))
        left_out = np.empty(len(pairs))
        for case in sorted({p.case for p in pairs}):
            weights = fitted([p for p in (*read, *gold) if p.case != case])
            here = [i for i, p in enumerate(pairs) if p.case == case]
            left_out[here] = said([pairs[i] for i in here], weights)
        right, w = np.array([p.belongs for p in pairs]), np.array([p.weight for p in pairs])
        figures[f"area_{name}"] = area(left_out, right, w)
        print(
            f"{name}: {len(pairs)} pairs, {right.mean():.3f} belong; area "
            f"{figures[f'area_{name}']:.3f} leave one out, {area(shipped, right, w):.3f} as shipped"
        )
        if name == "read":
            print(bars(pairs, left_out))
    corpus = shared.corpus_digest([KEPT, *(shared.GOLD / f"{n}.json" for n in NUMBERS)])
    return gate.conclude("fitting", figures, args, corpus)


if __name__ == "__main__":
    sys.exit(main())
