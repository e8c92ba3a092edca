"""Sentences to be labelled apart: bare, shuffled, without any label or neighbour in sight.

    python -m eval.indicators_apart --seed N [--development] [--from N] [--to N]

Prints a number and a sentence a line, in an order of each labeller's own. Which part a sentence
is of does not show. ``settled`` is how what came back is settled.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from eval import indicators_set
from eval.indicators_set import Sentence

NEEDED = 2  # labellings of three that give a code


def drawn(seed: int, *, development: bool = False) -> list[Sentence]:
    """All sentences in an order of its own for each ``seed``."""
    folder = indicators_set.DEVELOPMENT if development else indicators_set.DATA
    every = indicators_set.sentences(indicators_set.reports(folder))
    random.Random(seed).shuffle(every)
    return every


def settled(labellings: Iterable[Iterable[str]]) -> frozenset[str]:
    """The codes that two labellings of three give.

    >>> sorted(settled([["deception"], ["deception", "child"], ["child"]]))
    ['child', 'deception']
    """
    given = Counter(code for labels in labellings for code in set(labels))
    return frozenset(code for code, n in given.items() if n >= NEEDED)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int)
    args = parser.parse_args(argv)
    told = drawn(args.seed, development=args.development)
    for n, sentence in list(enumerate(told))[args.first : args.last]:
        print(n, sentence.text)


if __name__ == "__main__":
    main()
