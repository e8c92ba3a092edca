"""Where the attribution reader errs on PolNeAR's dev articles, by kind of attribution.

    python -m eval.errors [--write]

Gold attributions and ours are paired as ../shared/score/score_attribution.py
pairs them, each article with the annotator who agrees best. What then becomes of
an annotated attribution:

- ``right``: content at least half shared, source overlapping (or both without);
- ``source``: the content is right, the source is not;
- ``boundary``: the same cue was found, but less than half of the content is shared;
- ``missed``: nothing of the kind was found;

and ``spurious`` is what we found and none of these accounts for. Each kind is
read off the spans and the parse, for what is annotated and what is found alike.
``--write`` puts the table into docs/attribution.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.attribution import POLNEAR, articles
from eval.error_kinds import KINDS, chars, text_of, types
from eval.peer_labels import Found
from eval.shared import ROOT, absent, ruler

PAGE = ROOT / "docs" / "attribution.md"
BEGINS, ENDS = "<!-- errors -->", "<!-- end of errors -->"
COLUMNS = ("annotated", "right", "source", "boundary", "missed", "spurious", "P", "R", "F")
OUTCOMES = ("right", "source", "boundary", "missed")
HALF = 0.5


def paired(
    want: Sequence[Found], got: Sequence[Found]
) -> Iterator[tuple[Found | None, Found | None, str]]:
    """Every gold and found attribution once: (gold, found, outcome)."""
    free_want, free_got = set(range(len(want))), set(range(len(got)))
    for outcome, fits in (("right", _right), ("source", _content), ("boundary", _same_cue)):
        scored = [
            (fits(want[i], got[j]), i, j) for i in sorted(free_want) for j in sorted(free_got)
        ]
        for _, i, j in sorted((s for s in scored if s[0] > 0), reverse=True):
            if i in free_want and j in free_got:
                free_want.discard(i)
                free_got.discard(j)
                yield want[i], got[j], outcome
    yield from ((want[i], None, "missed") for i in sorted(free_want))
    yield from ((None, got[j], "spurious") for j in sorted(free_got))


def _content(want: Found, got: Found) -> float:
    one, other = chars(want["content"]), chars(got["content"])
    share = len(one & other) / len(one | other) if one | other else 0.0
    return share if share >= HALF else 0.0


def _right(want: Found, got: Found) -> float:
    one, other = chars(want["source"]), chars(got["source"])
    return _content(want, got) if one & other or (not one and not other) else 0.0


def _same_cue(want: Found, got: Found) -> float:
    return float(len(chars(want["cue"]) & chars(got["cue"])))


def annotated(stem: str, got: Sequence[Found]) -> list[Found]:
    """The reading of the annotator who agrees best with ``got``, as the ruler takes it."""
    score: Any = ruler("score_attribution")
    files = sorted((POLNEAR / "dev" / "attributions").glob(f"{stem}_*.ann"))
    read = [score.read_ann(path) for path in files if path.stem.rsplit("_", 1)[0] == stem]

    def agreement(want: Sequence[Found]) -> float:
        hit = score.matched(want, got)
        return float(2 * hit / (len(want) + len(got))) if want or got else 1.0

    return max(read, key=agreement, default=[])


Counts = dict[tuple[str, str], Counter[str]]


def counts() -> Counts:
    """Outcomes by dimension and kind; of ours, ``found`` counts all and ``hit`` the right ones."""
    stems = sorted(path.stem for path in (POLNEAR / "dev" / "text").glob("*.txt"))
    out: Counts = defaultdict(Counter)
    for stem, got in articles(stems).items():
        text, want = text_of(stem), annotated(stem, got)
        for gold, ours, outcome in paired(want, got):
            if gold is not None:
                for dimension, kind in types(gold, text, want).items():
                    out[dimension, kind][outcome] += 1
            if ours is not None:
                for dimension, kind in types(ours, text, got).items():
                    out[dimension, kind]["found"] += 1
                    out[dimension, kind]["hit"] += outcome == "right"
                    out[dimension, kind]["spurious"] += outcome == "spurious"
    return out


def table(found: Counts) -> str:
    """The counts as a table in Markdown: a row per kind, all kinds of a dimension together."""
    lines = ["| kind | " + " | ".join(COLUMNS) + " |", "| --- " * (len(COLUMNS) + 1) + "|"]
    whole: Counter[str] = Counter()
    for kind in KINDS["form"]:
        whole.update(found.get(("form", kind), Counter()))
    lines.append(_row("**all**", whole))
    for dimension, kinds in KINDS.items():
        lines.append(f"| *{dimension}* |" + " |" * len(COLUMNS))
        lines += [_row(kind, found.get((dimension, kind), Counter())) for kind in kinds]
    return "\n".join(lines)


def _row(name: str, one: Counter[str]) -> str:
    n = sum(one[outcome] for outcome in OUTCOMES)
    p, r = one["hit"] / max(1, one["found"]), one["right"] / max(1, n)
    f = 2 * p * r / (p + r) if p + r else 0.0
    cells = [
        n,
        *(one[outcome] for outcome in (*OUTCOMES, "spurious")),
        *(f"{x:.2f}" for x in (p, r, f)),
    ]
    return f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |"


def with_table(page: str, new: str) -> str:
    """``page`` with ``new`` between its two marks."""
    before, rest = page.split(BEGINS)
    return f"{before}{BEGINS}\n\n{new}\n\n{ENDS}{rest.split(ENDS)[1]}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Errors of the attribution reader by kind.")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    args = parser.parse_args(arguments)
    if reason := absent(POLNEAR):
        print(reason)
        return 0
    made = table(counts())
    print(made)
    if args.write:
        page = Path(PAGE)
        page.write_text(with_table(page.read_text(encoding="utf-8"), made), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
