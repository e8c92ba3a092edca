"""Which of two revisions of an encyclopedia's article came first, and the order of all of them.

    python -m eval.versions [--raise] [--allow-regression REASON]

The texts of ../shared/data/wiki_versions, without any date of publication or
capture: what a text says (years among it) is all that is used. Every two
revisions of an article that differ are asked about alone; then the whole chain
is put in order (share of neighbours right, share of chains wholly right, and
Kendall's tau). Weights were fitted on two
thirds of the articles, by the sha256 of their titles; the figures and floors
are of the other third. ``decided`` is the share of pairs of which trace/revision.py
says anything, ``right`` the share of those that is right; *all* asks for an
answer of every pair. NOT RUN where ../shared is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from eval import gate
from eval.shared import SHARED, absent, corpus_digest
from wherefrom.trace.revision import SURE, in_order, log_odds, traits

VERSIONS = SHARED / "data" / "wiki_versions"
Chain = Sequence[str]


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
    for chain in every:
        given = sorted(range(len(chain)), key=lambda k: hashlib.sha256(chain[k].encode()).digest())
        place = {given[k]: at for at, k in enumerate(in_order([chain[k] for k in given]))}
        right = {(i, j): place[i] < place[j] for i, j in differing(chain)}
        if right:
            whole.append(all(right.values()))
            tau.append(2 * mean(right.values()) - 1)
            pairs += right.values()
            neighbours += [good for (i, j), good in right.items() if j == i + 1]
    return {
        "pairs in their chain": mean(pairs),
        "neighbours in their chain": mean(neighbours),
        "kendall tau": mean(tau),
        "whole chain": mean(whole),
    }


def figures(every: Mapping[str, Chain], *, of_held_out: bool) -> dict[str, float]:
    """All figures of one part of the articles."""
    part = [chain for title, chain in every.items() if held_out(title) == of_held_out]
    return of_pairs(part) | of_chains(part)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    gate.add_arguments(parser)
    args = parser.parse_args()
    if line := absent(VERSIONS):
        print(line)
        return 0
    every = chains()
    fitted, shown = (figures(every, of_held_out=part) for part in (False, True))
    print(f"{'':28}{'fitted on':>10}{'held out':>10}")
    for name in shown:
        print(f"{name:28}{fitted[name]:>10.3f}{shown[name]:>10.3f}")
    print("target: direction between two revisions 0.90 (chance 0.50)")
    gated = {k: v for k, v in shown.items() if k not in ("pairs", "longer is later")}
    return gate.conclude("versions", gated, args, corpus_digest(VERSIONS.rglob("[0-9]*.txt")))


if __name__ == "__main__":
    sys.exit(main())
