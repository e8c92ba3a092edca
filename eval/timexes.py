"""Dates, times, durations and sets read in TempEval-3's articles and MEANTIME's.

    python -m eval.timexes [--show KIND] [--raise] [--allow-regression REASON]

The figures are those of TempEval-3 (UzZaman et al. 2013): extent F1 where the
spans are the same (strict) or share a character (relaxed), and value F1, where
a relaxed match also has the same TIMEX3 value. A fifth of the articles, by the
sha256 of their file names, was never looked at while the rules were written.
Reads ../shared; prints NOT RUN and ends well where that is absent.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval import gate, peer_recognizers, shared
from eval.timex_beds import MEANTIME, TEMPEVAL, Article, Marked, held_out, meantime, tempeval
from wherefrom.claims.times.reading import timexes
from wherefrom.language.load import parse

KINDS = ("DATE", "TIME", "DURATION", "SET")
# Published for HeidelTime on TempEval-3's test part, 20 other articles of the same kind.
PUBLISHED = {"value": 0.776}
Reader = Callable[[Article], list[Marked]]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is marked and what was read in one place; either may be missing."""

    article: Article
    marked: Marked | None
    read: Marked | None

    @property
    def right(self) -> bool:
        both = self.marked is not None and self.read is not None
        return both and self.marked.value == self.read.value  # type: ignore[union-attr]

    @property
    def exact(self) -> bool:
        if self.marked is None or self.read is None:
            return False
        words = [_trimmed(self.article.text, m) for m in (self.marked, self.read)]
        return words[0] == words[1]


def _trimmed(text: str, mark: Marked) -> tuple[int, int]:
    """Its span without closing marks and quotes, which the annotators kept now and then."""
    words = text[mark.start : mark.end]
    return mark.start, mark.start + len(words.rstrip(" \n.,;:\"'"))


def ours(article: Article) -> list[Marked]:
    """What wherefrom reads, as a run does."""
    read = timexes(article.text, article.published, parse(article.text))
    return [Marked(t.start, t.end, t.kind, t.value) for t in read]


def pairs(articles: Iterable[Article], reader: Reader) -> Iterator[Pair]:
    """Marked and read expressions paired, each with one at most: the first that shares words."""
    for article in articles:
        read = [r for r in reader(article) if not _outside(article, r)]
        taken: set[int] = set()
        for marked in sorted(article.marked, key=lambda m: m.start):
            near = [
                i
                for i, r in enumerate(read)
                if i not in taken and r.start < marked.end and marked.start < r.end
            ]
            taken |= set(near[:1])
            yield Pair(article, marked, read[near[0]] if near else None)
        yield from (Pair(article, None, r) for i, r in enumerate(read) if i not in taken)


def _outside(article: Article, read: Marked) -> bool:
    return any(start < read.end and read.start < end for start, end in article.left_out)


def f_score(right: int, marked: int, read: int) -> float:
    """F1 of ``right`` among ``marked`` and ``read``; 0 where nothing is."""
    return 2 * right / (marked + read) if marked + read else 0.0


def scored(found: Sequence[Pair]) -> dict[str, float]:
    """Strict, relaxed, type and value F1, and value F1 by type."""
    marked, read = (sum(getattr(p, side) is not None for p in found) for side in ("marked", "read"))
    both = [p for p in found if p.marked is not None and p.read is not None]
    figures = {
        "strict": f_score(sum(p.exact for p in both), marked, read),
        "relaxed": f_score(len(both), marked, read),
        "type": f_score(sum(p.marked.kind == p.read.kind for p in both), marked, read),  # type: ignore[union-attr]
        "value": f_score(sum(p.right for p in both), marked, read),
    }
    of = [Counter(getattr(p, side).kind for p in found if getattr(p, side) is not None)
          for side in ("marked", "read")]  # fmt: skip
    for kind in KINDS:
        right = sum(p.right and p.marked.kind == p.read.kind == kind for p in both)  # type: ignore[union-attr]
        if of[0][kind]:
            figures[kind] = f_score(right, of[0][kind], of[1][kind])
    return figures


def beds() -> dict[str, list[Article]]:
    """The articles of each part: tuned on, held out, and MEANTIME."""
    articles = list(tempeval())
    return {
        "tuned": [a for a in articles if not held_out(a.name)],
        "held out": [a for a in articles if held_out(a.name)],
        "meantime": list(meantime()),
    }


def table(rows: dict[str, dict[str, float]]) -> str:
    """A line for each reader and part, a column for each figure."""
    figures = ("strict", "relaxed", "type", "value", *KINDS)
    lines = [f"{'':28}" + "".join(f"{f:>9}" for f in figures)]
    for name, row in rows.items():
        cells = (f"{row[f]:9.3f}" if f in row else f"{'-':>9}" for f in figures)
        lines.append(f"{name:28}" + "".join(cells))
    return "\n".join(lines)


def shown(found: Sequence[Pair], kind: str) -> Iterator[str]:
    """Lines that say what is missed, read without being marked, or read as another value."""
    for pair in found:
        said = pair.marked or pair.read
        if pair.right or said is None or kind not in {"all", said.kind}:
            continue
        words = pair.article.text[max(0, said.start - 50) : said.end + 40].replace("\n", " ")
        parts = ["-" if m is None else f"{m.kind} {m.value}" for m in (pair.marked, pair.read)]
        here = pair.article.text[said.start : said.end]
        yield f"{pair.article.published} [{here}] {parts[0]} | {parts[1]} | {words}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--show", metavar="KIND", help="errors of a kind, or of all; tuned part")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(TEMPEVAL, MEANTIME):
        print(reason)
        return 0
    parts = beds()
    found = {name: list(pairs(articles, ours)) for name, articles in parts.items()}
    if args.show:
        print("\n".join(shown(found["tuned"], args.show)))
    rows = {name: scored(f) for name, f in found.items()}
    if reason := peer_recognizers.absent():
        print(f"Recognizers-Text: {reason}")
    else:  # it takes minutes for all of them
        read = list(pairs(parts["held out"], peer_recognizers.read))
        rows["Recognizers-Text, held out"] = scored(read)
    rows["HeidelTime, published"] = PUBLISHED
    print(table(rows))
    figures = {
        f"{figure}_{name.replace(' ', '_')}": row[figure]
        for name, row in rows.items()
        if name in parts
        for figure in ("strict", "relaxed", "value")
    }
    corpus = shared.corpus_digest([*TEMPEVAL.glob("*/*.tml"), *MEANTIME.glob("corpus_*/*.xml")])
    return gate.conclude("timexes", figures, args, corpus)


if __name__ == "__main__":
    sys.exit(main())
