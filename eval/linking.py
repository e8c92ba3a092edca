"""Whether the probabilities of links mean what they say.

    python -m eval.linking [--fit] [--raise] [--allow-regression REASON]

A link says that two statements answer one question. On the hand-labelled cases it is right
where both stand in one gold claim, wrong where only one of them or each in another does; links
between statements in no gold claim are not judged. Printed for weights fitted on the other six
cases (leave one out) and for those that ship, beside one constant probability for all. --fit
writes the weights of all seven to data/linking.yml.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from eval import gate, shared
from eval.answers import Material, material
from eval.cases import NUMBERS
from wherefrom.claims.group import group
from wherefrom.claims.links import Pair, features, pairs, probability
from wherefrom.claims.nearness import nearness
from wherefrom.settings import Settings

WEIGHTS = Path(__file__).parents[1] / "src/wherefrom/data/linking.yml"
FEWEST = 60  # judged links of a kind from which it has weights of its own
RIDGE = 1.0
BINS = np.array([0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
Judged = list[tuple[Pair, bool]]


def judged(ruler: ModuleType, number: int, made: Material) -> Judged:
    """The links of one case that the gold claims judge, and whether they are right."""
    of = gold_claims(ruler, number, made)
    settings = Settings().claims
    given = (made.documents, made.statements, made.replies, made.vectors, made.words)
    near = nearness(made.statements, made.vectors, made.words, lexical=settings.lexical_weight)
    row = {s.id: i for i, s in enumerate(made.statements)}
    found = []
    for claim in group(*given, settings=settings).claims:
        held = {row[s] for a in claim.answers for s in (*a.statements, *a.compatible)}
        members = sorted(held)
        part = [made.statements[at] for at in members]
        for pair in pairs(near.block(members, members), part, claim):
            one, two = of[pair.one.id], of[pair.two.id]
            if one or two:
                found.append((pair, bool(one & two)))
    return found


def gold_claims(ruler: ModuleType, number: int, made: Material) -> dict[str, set[int]]:
    """Gold claims that each statement stands in: those of the gold passage it overlaps most."""
    gold = json.loads((shared.GOLD / f"{number}.json").read_text(encoding="utf-8"))
    stem = {d.id: Path(d.path).stem for d in made.documents}
    side = ruler.from_gold(gold, {stem[d.id]: d.text for d in made.documents})
    of: dict[str, set[int]] = defaultdict(set)
    for item in side.items:
        here = [s for s in made.statements if stem[s.document] == item["doc"] and item["span"]]
        shares = [(ruler.overlap(item["span"], (s.start, s.end)), s.id) for s in here]
        share, best = max(shares, default=(0.0, ""))
        if share:
            of[best].add(item["claim"])
    return of


def fitted(links: Judged) -> dict[str, list[float]]:
    """Weights by kind, and ``other`` for kinds with few links."""
    count = Counter(pair.kind for pair, _ in links)
    kinds = sorted(kind for kind, n in count.items() if n >= FEWEST)
    found = {kind: _logistic([x for x in links if x[0].kind == kind]) for kind in kinds}
    return found | {"other": _logistic(links)}


def _logistic(links: Judged) -> list[float]:
    """Ridge logistic regression by Newton's method."""
    x = np.array([features(pair) for pair, _ in links])
    y = np.array([right for _, right in links], dtype=float)
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * np.diag([0.0] + [1.0] * (x.shape[1] - 1))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - penalty @ weights
        weights += np.linalg.solve(x.T * (p * (1 - p) + 1e-9) @ x + penalty, slope)
    return [round(float(w), 3) for w in weights]


def said(links: Judged, weights: Mapping[str, Sequence[float]]) -> NDArray[np.float64]:
    scores = [np.dot(weights.get(p.kind) or weights["other"], features(p)) for p, _ in links]
    return np.asarray(1 / (1 + np.exp(-np.array(scores, dtype=float))))


def measured(p: NDArray[np.float64], right: NDArray[np.bool_]) -> dict[str, float]:
    """Brier score, log score, and how far the curve lies from the diagonal, weighted (0 to 1)."""
    inside = np.clip(p, 1e-6, 1 - 1e-6)
    which = np.clip(np.searchsorted(BINS, p, side="right") - 1, 0, len(BINS) - 2)
    off = sum(
        abs(p[which == b].mean() - right[which == b].mean()) * (which == b).mean()
        for b in np.unique(which)
    )
    log = np.where(right, np.log(inside), np.log(1 - inside)).mean()
    return {"brier": float(((p - right) ** 2).mean()), "log": float(log), "off": float(off)}


def curve(p: NDArray[np.float64], right: NDArray[np.bool_]) -> str:
    which = np.clip(np.searchsorted(BINS, p, side="right") - 1, 0, len(BINS) - 2)
    lines = ["said         links  mean said  right"]
    for b in np.unique(which):
        here = which == b
        lines.append(
            f"{BINS[b]:.1f} to {BINS[b + 1]:.1f}  {here.sum():6d}  {p[here].mean():9.3f}"
            f"  {right[here].mean():.3f}"
        )
    return "\n".join(lines)


def write(weights: Mapping[str, Sequence[float]]) -> None:
    text = WEIGHTS.read_text(encoding="utf-8")
    rows = "".join(f"  {kind}: {list(weights[kind])}\n" for kind in sorted(weights))
    WEIGHTS.write_text(re.sub(r"(?s)^weights:\n.*", f"weights:\n{rows}", text, flags=re.M), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check the probabilities of links.")
    parser.add_argument("--fit", action="store_true", help="write the weights that ship")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    ruler = shared.ruler("score_case")
    links = {number: judged(ruler, number, material(number)) for number in NUMBERS}
    every = [x for found in links.values() for x in found]
    right = np.array([r for _, r in every])
    left_out = np.concatenate(
        [said(links[n], fitted([x for m in NUMBERS if m != n for x in links[m]])) for n in NUMBERS]
    )
    if args.fit:
        write(fitted(every))
        print(f"written: {WEIGHTS.name}")
        return 0
    shipped = np.array([probability(pair) for pair, _ in every])
    constant = np.full(len(every), right.mean())
    rows = {"leave one out": left_out, "as shipped": shipped, "one constant": constant}
    print(f"{len(every)} judged links on {len(NUMBERS)} cases, {right.mean():.3f} right")
    for name, p in rows.items():
        got = measured(p, right)
        print(f"{name:14} Brier {got['brier']:.3f}  log {got['log']:.3f}  off {got['off']:.3f}")
    print("leave one out:\n" + curve(left_out, right))
    found = measured(left_out, right)
    figures = {"calibrated": 1 - found["off"], "brier": 1 - found["brier"]}
    corpus = shared.corpus_digest(shared.GOLD / f"{number}.json" for number in NUMBERS)
    return gate.conclude("linking", figures, args, corpus)


if __name__ == "__main__":
    sys.exit(main())
