"""Sentences of the tuned part to be labelled apart: bare, shuffled, without any label in sight.

    python -m eval.indicators_apart [--count 300] [--from N] [--to N]

Prints a number and a sentence a line. The held-out third is never drawn.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence

from eval import indicators_set
from eval.indicators_set import Sentence

SEED = 20261122
COUNT = 300


def drawn(count: int = COUNT) -> list[Sentence]:
    """A fixed random draw from the tuned reports."""
    told = [r for r in indicators_set.reports() if not r.held_out]
    every = indicators_set.sentences(told)
    return random.Random(SEED).sample(every, count)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int)
    args = parser.parse_args(argv)
    for n, sentence in list(enumerate(drawn(args.count)))[args.first : args.last]:
        print(n, sentence.text)


if __name__ == "__main__":
    main()
