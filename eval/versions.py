"""Which of two revisions of an encyclopedia's article came first, and the order of all of them.

    python -m eval.versions [--raise] [--allow-regression REASON]
    python -m eval.versions --fit    prints the weights of trace/revision.py as fitted

The texts of ../shared/data/wiki_versions, without any date of publication or
capture: what a text says (years among it) is all that is used. Every two
revisions of an article that differ are asked about alone; then the whole chain
is put in order (share of all pairs and of neighbours right, share of chains
wholly right, and Kendall's tau). The program knows of two revisions alone where
the case holds no others of the text, and of the chain where it holds more; both
figures stand beside the target. Weights were fitted on two thirds of the
articles, by the sha256 of their titles; the figures and floors are of the other
third. ``decided`` is the share of pairs of which the program says anything,
``right`` the share of those that is right; *all* asks for an answer of every
pair. ``likeness, turned right`` is what the order could reach at most by
likeness: each chain is turned round where that makes more pairs right. NOT RUN
where ../shared is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from eval import gate
from eval.shared import SHARED, absent, corpus_digest
from wherefrom.trace.revision import SURE, WEIGHTS, log_odds, signs, traits
from wherefrom.trace.succession import succession

VERSIONS = SHARED / "data" / "wiki_versions"
Chain = Sequence[str]
UNGATED = ("pairs", "longer is later", "likeness, turned right")
RIDGE = 0.1  # how strongly weights are held to 0


def chains() -> dict[str, list[str]]:
    """The revisions of each article, the earliest first, by the article's title."""
    found: dict[str, list[Path]] = {}
    for path in VERSIONS.rglob("*.txt"):
        if path.stem.isdigit():
            found.setdefault(path.parent.relative_to(VERSIONS).as_posix(), []).append(path)
    return {
        title: [p.read_text(encoding="utf-8") for p in sorted(paths, key=lambda p: int(p.stem))]
        for title, paths in sorted(found.items())
    }


def held_out(title: str) -> bool:
    """Whether an article was kept from the fitting."""
    return int(hashlib.sha256(title.encode()).hexdigest(), 16) % 3 == 0


def differing(chain: Chain) -> list[tuple[int, int]]:
    """Every two revisions, earlier and later, that differ in more than spacing."""
    plain = [" ".join(text.split()) for text in chain]
    return [(i, j) for i, j in combinations(range(len(chain)), 2) if plain[i] != plain[j]]


def of_pairs(every: Iterable[Chain]) -> dict[str, float]:
    """How often the later of two revisions is found from the two alone."""
    rows = []
    for chain in every:
        known = [traits(text) for text in chain]
        for i, j in differing(chain):
            grown = len(chain[j]) - len(chain[i])
            rows.append((log_odds(known[i], known[j]), j == i + 1, grown))
    sure = [odds > 0 for odds, _, _ in rows if abs(odds) >= SURE]
    return {
        "pairs": len(rows),
        "all": mean(_won(odds) for odds, _, _ in rows),
        "all, neighbours": mean(_won(odds) for odds, near, _ in rows if near),
        "decided": len(sure) / len(rows),
        "right": mean(sure),
        "longer is later": mean(_won(grown) for _, _, grown in rows),
    }


def _won(score: float) -> float:
    return 0.5 if score == 0 else float(score > 0)


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def of_chains(every: Iterable[Chain]) -> dict[str, float]:
    """How well whole chains are put in order; the texts come in an order that says nothing."""
    whole: list[float] = []
    tau: list[float] = []
    pairs: list[bool] = []
    neighbours: list[bool] = []
    sure: list[bool] = []
    turned: list[int] = []
    for chain in every:
        given = sorted(range(len(chain)), key=lambda k: hashlib.sha256(chain[k].encode()).digest())
        found = succession([chain[k] for k in given])
        place = {given[k]: at for at, k in enumerate(found.order)}
        right = {(i, j): place[i] < place[j] for i, j in differing(chain)}
        told = [found.second_is_later(given.index(i), given.index(j)) for i, j in right]
        sure += [is_later for is_later in told if is_later is not None]
        if right:
            whole.append(all(right.values()))
            tau.append(2 * mean(right.values()) - 1)
            pairs += right.values()
            turned.append(max(sum(right.values()), len(right) - sum(right.values())))
            neighbours += [good for (i, j), good in right.items() if j == i + 1]
    return {
        "pairs in their chain": mean(pairs),
        "neighbours in their chain": mean(neighbours),
        "likeness, turned right": sum(turned) / len(pairs),
        "decided in their chain": len(sure) / len(pairs),
        "right in their chain": mean(sure),
        "kendall tau": mean(tau),
        "whole chain": mean(whole),
    }


def figures(every: Mapping[str, Chain], *, of_held_out: bool) -> dict[str, float]:
    """All figures of one part of the articles."""
    part = [chain for title, chain in every.items() if held_out(title) == of_held_out]
    return of_pairs(part) | of_chains(part)


def fitted(every: Mapping[str, Chain]) -> dict[str, float]:
    """The signs' weights by logistic regression on the two thirds, each pair both ways round."""
    rows = [
        list(signs(known[i], known[j]).values())
        for title, chain in every.items()
        if not held_out(title)
        for known in [[traits(text) for text in chain]]
        for i, j in differing(chain)
    ]
    x = np.array(rows)
    weights = np.zeros(x.shape[1])
    for _ in range(20):  # Newton's steps; a weight of 0 is as likely as one row more
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, x.T @ (1 - p) - RIDGE * weights)
    return dict(zip(WEIGHTS, weights.tolist(), strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    gate.add_arguments(parser)
    parser.add_argument("--fit", action="store_true", help="print the weights as fitted")
    args = parser.parse_args()
    if line := absent(VERSIONS):
        print(line)
        return 0
    every = chains()
    if args.fit:
        print("".join(f"{name:28}{weight:>10.2f}\n" for name, weight in fitted(every).items()))
        return 0
    tuned, shown = (figures(every, of_held_out=part) for part in (False, True))
    print(f"{'':28}{'fitted on':>10}{'held out':>10}")
    for name in shown:
        print(f"{name:28}{tuned[name]:>10.3f}{shown[name]:>10.3f}")
    print(
        "target: direction between two revisions 0.90 (chance 0.50): *all* of two alone, *pairs in"
    )
    print("their chain* where the case holds the text's other revisions too, as it does here")
    gated = {k: v for k, v in shown.items() if k not in UNGATED}
    return gate.conclude("versions", gated, args, corpus_digest(VERSIONS.rglob("[0-9]*.txt")))


if __name__ == "__main__":
    sys.exit(main())
