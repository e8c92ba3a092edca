"""Codes given in ordinary news, of which nearly none alleges what a codebook describes.

    python -m eval.indicators_elsewhere [--show] [--raise] [--allow-regression REASON]

The folders of ../shared/data/cases that nothing is tuned on (as in ``eval.careful``): football, a
burglary, a death, appointments. ``--show`` prints each statement with a code, to judge by.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval import gate, shared
from eval.careful import FINAL
from wherefrom.indicators.codebook import shipped
from wherefrom.indicators.coder import coded
from wherefrom.pipeline.language import worked_out

SCHEMES = ("ilo-2025", "palermo")


def given(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Each statement's words with its codes, which are mostly none."""
    text = path.read_text(encoding="utf-8")
    worked = worked_out(shared.plain_document(path.name, text))
    statements = worked.voices.statements
    found: dict[str, set[str]] = {}
    for one in coded(worked.parse, statements, shipped(*SCHEMES)):
        found.setdefault(one.statement, set()).add(one.code)
    for said in statements:
        yield text[said.start : said.end], frozenset(found.get(said.id, ()))


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what was given a code")
    gate.add_arguments(parser)
    args = parser.parse_args(argv)
    if missing := shared.absent(shared.CASES):
        print(missing)
        return 0
    paths = [path for n in FINAL for path in sorted((shared.CASES / str(n)).glob("*.txt"))]
    told = [one for path in paths for one in given(path)]
    some = [(text, codes) for text, codes in told if codes]
    if args.show:
        for text, codes in some:
            print(" ".join(sorted(codes)), "|", " ".join(text.split()))
    counts = Counter(code for _, codes in some for code in codes)
    print(f"{len(some)} of {len(told)} statements in {len(paths)} reports were given a code")
    print("by code: " + ", ".join(f"{code} {n}" for code, n in counts.most_common()))
    figures = {"without_code": 1 - len(some) / len(told)}
    print(f"without_code {figures['without_code']:.3f}")
    return gate.conclude("indicators_elsewhere", figures, args, shared.corpus_digest(paths))


if __name__ == "__main__":
    sys.exit(main())
