"""Kind and modality of statements on sentences of our own, beside a keyword baseline.

    python -m eval.stance [--show CUE] [--raise] [--allow-regression REASON]

``eval/data/stance.tsv`` holds invented sentences with the kind and modality of one passage each;
eval/data/README.md has the rules they were labelled by. A third is held out by a hash of its text:
its figures are printed and its errors never are. Floors are held on both parts.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import gate
from eval.shared import corpus_digest, plain_document, voices_in
from wherefrom.model import Statement

SENTENCES = Path(__file__).with_name("data") / "stance.tsv"
KINDS = ("assertion", "opinion", "norm", "question", "forecast")
MODALITIES = ("asserted", "hedged", "denied")
# The keyword baseline: what a list of words alone can do. It is not tuned.
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w+|dismiss\w*|false|untrue)\b", re.I
)
HEDGE = re.compile(
    r"\b(?:may|might|could|allege\w*|reported\w*|apparent\w*|appears?|seems?|probably|likely|perhaps"
    r"|possibl[ey]|believe[sd]?|thinks?|thought|suspect\w*|unconfirmed)\b",
    re.I,
)
NORM = re.compile(r"\b(?:must|should|ought|urge\w*|demand\w*|calls?|called|please|needs?)\b", re.I)
FORECAST = re.compile(r"\b(?:will|shall|would|going to|expected to|plans? to)\b|'ll\b", re.I)
OPINION = re.compile(
    r"\b(?:good|bad|best|worst|great|terrible|shameful|disgrace|proud|hope|hopes|wish|horrible)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sentence; ``words`` name the passage meant where it is not the whole."""

    text: str
    words: str
    kind: str
    modality: str
    cue: str
    difficulty: str
    register: str
    first: str
    second: str

    @property
    def held_out(self) -> bool:
        """A third of the sentences, by a hash of the text."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % 3 == 0


Label = tuple[str, str]  # kind, modality


def rows(path: Path = SENTENCES) -> list[Row]:
    """All labelled sentences."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(**line) for line in reader]


def found(row: Row) -> Label:
    """Kind and modality of the statement that overlaps the row's words most."""
    title = row.text if row.register == "headline" else None
    document = plain_document("one", row.text, title=title)
    start = row.text.index(row.words) if row.words else 0
    end = start + len(row.words) if row.words else len(row.text)

    def shared(statement: Statement) -> int:
        return min(statement.end, end) - max(statement.start, start)

    statements = voices_in(document).statements
    best = max(statements, key=shared, default=None)
    return ("none", "none") if best is None else (best.kind, best.modality)


def keywords(row: Row) -> Label:
    """The baseline: the first list that has a word of the sentence."""
    text = row.words or row.text
    modality = "denied" if DENIAL.search(text) else "hedged" if HEDGE.search(text) else "asserted"
    if text.rstrip("\"”' ").endswith("?"):
        return "question", modality
    for kind, words in (("norm", NORM), ("forecast", FORECAST), ("opinion", OPINION)):
        if words.search(text):
            return kind, modality
    return "assertion", modality


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F of one class, with how often it is labelled."""

    precision: float
    recall: float
    f: float
    n: int


def scores(pairs: Sequence[tuple[str, str]], classes: Iterable[str]) -> dict[str, Score]:
    """Per class, over (labelled, found) pairs; nothing found and nothing labelled is 0."""
    out = {}
    for name in classes:
        hit = sum(want == got == name for want, got in pairs)
        got_n = sum(got == name for _, got in pairs)
        want_n = sum(want == name for want, _ in pairs)
        precision = hit / got_n if got_n else 0.0
        recall = hit / want_n if want_n else 0.0
        f = 2 * hit / (got_n + want_n) if got_n + want_n else 0.0
        out[name] = Score(precision, recall, f, want_n)
    return out


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two labellings: 1.0 the same throughout, 0.0 no better than chance."""
    n = len(pairs)
    same = sum(a == b for a, b in pairs) / n
    one, two = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[c] * two[c] for c in one) / n**2
    return 1.0 if chance == 1.0 else (same - chance) / (1 - chance)


def _pairs(part: Sequence[Row], labels: Sequence[Label], which: int) -> list[tuple[str, str]]:
    """(labelled, found) of kind (0) or modality (1); modality only where one is labelled."""
    wanted = [(row.kind, row.modality) for row in part]
    pairs = [(want[which], got[which]) for want, got in zip(wanted, labels, strict=True)]
    return [(want, got) for want, got in pairs if want != "-"]


def _macro(table: dict[str, Score]) -> float:
    return sum(s.f for s in table.values()) / len(table)


def figures(part: Sequence[Row], labels: Sequence[Label], name: str) -> dict[str, float]:
    """Macro F of kind and modality, and F of the class that counts, for the floors."""
    kind = scores(_pairs(part, labels, 0), KINDS)
    modality = scores(_pairs(part, labels, 1), MODALITIES)
    return {
        f"kind_{name}": _macro(kind),
        f"modality_{name}": _macro(modality),
        f"assertion_{name}": kind["assertion"].f,
        f"denied_{name}": modality["denied"].f,
    }


def _print(title: str, part: Sequence[Row], labels: Sequence[Label]) -> None:
    plain = [keywords(row) for row in part]
    print(f"\n{title}: {len(part)} sentences{'':14}rules{'':17}keywords")
    print(f"  {'':10} {'n':>4}" + f"  {'P':>6} {'R':>6} {'F':>6}" * 2)
    for which, classes in ((0, KINDS), (1, MODALITIES)):
        ours = scores(_pairs(part, labels, which), classes)
        base = scores(_pairs(part, plain, which), classes)
        for name in classes:
            a, b = ours[name], base[name]
            print(
                f"  {name:10} {a.n:4}  {a.precision:6.3f} {a.recall:6.3f} {a.f:6.3f}"
                f"  {b.precision:6.3f} {b.recall:6.3f} {b.f:6.3f}"
            )
        print(f"  {'macro':10} {'':4}  {'':13} {_macro(ours):6.3f}  {'':13} {_macro(base):6.3f}")


def _print_cues(part: Sequence[Row], labels: Sequence[Label]) -> None:
    right, total = Counter[str](), Counter[str]()
    for row, got in zip(part, labels, strict=True):
        total[row.cue] += 1
        right[row.cue] += _is_right(row, got)
    print("\nright by sort of cue, held out: ", end="")
    print(", ".join(f"{cue} {right[cue]}/{n}" for cue, n in sorted(total.items())))


def _is_right(row: Row, got: Label) -> bool:
    return row.kind == got[0] and row.modality in ("-", got[1])


def _show(part: Sequence[Row], labels: Sequence[Label], cue: str) -> None:
    for row, got in zip(part, labels, strict=True):
        if cue in ("all", row.cue, row.kind, row.modality) and not _is_right(row, got):
            print(f"{row.cue:16} {row.kind}/{row.modality} found {got[0]}/{got[1]}: {row.text}")


def main(arguments: list[str] | None = None) -> int:
    """Print every figure; 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--show", metavar="CUE", help="errors of one sort (or all), tuning part only"
    )
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    everything = rows()
    tuned = [row for row in everything if not row.held_out]
    held = [row for row in everything if row.held_out]
    for_tuned, for_held = [found(r) for r in tuned], [found(r) for r in held]
    if args.show:
        _show(tuned, for_tuned, args.show)
    first, second = [r.first for r in everything], [r.second for r in everything]
    agreed = kappa(list(zip(first, second, strict=True)))
    print(f"two passes of labels over {len(everything)} sentences: kappa {agreed:.3f}")
    _print("read while writing the rules", tuned, for_tuned)
    _print("held out", held, for_held)
    _print_cues(held, for_held)
    total = figures(tuned, for_tuned, "tuned") | figures(held, for_held, "held_out")
    return gate.conclude("stance", total, args, corpus_digest([SENTENCES]))


if __name__ == "__main__":
    sys.exit(main())
