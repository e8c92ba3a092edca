"""Two reports that agree, contradict each other, or tell of other things: pairs in a case of two.

    python -m eval.opposing [--show HOW] [--raise] [--allow-regression REASON]

Our own set: eval/data/opposing/pairs.tsv holds 320 pairs of invented sentences as two papers would
write them, labelled while writing by one author who knew none of the rules. Half, by the sha256 of
their ids, is held out: its pairs are never printed. Each pair is read as a case of two documents,
from language to claims. A pair is told as a *conflict* where two answers of one claim conflict, as
*agreeing* where one answer holds both, and else as *apart*. Beside it a peer that many use: the
likeness of the two sentences by the encoder, agreeing from the likeness that is best on the other
half; it knows no conflict. Of pairs that conflict, those told as agreeing are the worst fault: two
reports that contradict each other would be counted as one confirming the other.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from eval import gate, shared
from wherefrom.claims.group import group
from wherefrom.language.load import encoder
from wherefrom.model import Claim, Published
from wherefrom.pipeline.language import worked_out
from wherefrom.pipeline.stages import WORD
from wherefrom.settings import Settings

DATA = Path(__file__).with_name("data") / "opposing" / "pairs.tsv"
LABELS = ("conflict", "agree", "other")
TOLD = ("conflict", "agree", "apart")
DAYS = ("2031-03-12", "2031-03-13")  # on which the two were published


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of two papers, and what they are to each other."""

    id: str
    label: str
    how: str
    texts: tuple[str, str]
    asked: str

    @property
    def held_out(self) -> bool:
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 1


def pairs() -> list[Pair]:
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Pair(r["id"], r["label"], r["how"], (r["first"], r["second"]), r["asked"]) for r in rows
    ]


def claims(pair: Pair) -> tuple[Claim, ...]:
    """The claims of a case that holds the two sentences as two documents."""
    documents = []
    for name, text, day in zip(("one", "two"), pair.texts, DAYS, strict=True):
        document = shared.plain_document(name, text + "\n", publisher=f"The {name} paper")
        documents.append(replace(document, published=Published(day, "text")))
    worked = [worked_out(document) for document in documents]
    statements = [s for one in worked for s in one.voices.statements]
    vectors = np.frombuffer(b"".join(w.vectors for w in worked), dtype=np.float32)
    words = np.frombuffer(b"".join(w.words for w in worked), dtype=np.int8)
    found = group(
        documents,
        statements,
        [reply for one in worked for reply in one.replies],
        vectors.reshape(len(statements), -1),
        words.reshape(-1, WORD),
        settings=Settings().claims,
    )
    return found.claims


def told(found: Sequence[Claim]) -> str:
    """What the claims make of the two documents."""
    if any(claim.conflicts for claim in found):
        return "conflict"
    both = [c for c in found if c.documents > 1]
    return "agree" if any(len(c.answers) == 1 for c in both) else "apart"


def likeness(some: Sequence[Pair]) -> np.ndarray:
    """Cosine of the two sentences of each pair (n,), -1 to 1."""
    one, two = (encoder().read([p.texts[n] for p in some]).vectors for n in (0, 1))
    return np.asarray((one * two).sum(axis=1))


def figures(some: Sequence[Pair], results: Mapping[str, str]) -> dict[str, float]:
    """Precision and recall of conflicts and of agreement, and how many conflicts are confirmed."""
    count = Counter((pair.label, results[pair.id]) for pair in some)

    def share(part: int, of: int) -> float:
        return part / of if of else 0.0

    conflicts = sum(count["conflict", way] for way in TOLD)
    agreeing = sum(count["agree", way] for way in TOLD)
    return {
        "conflict_p": share(
            count["conflict", "conflict"], sum(count[label, "conflict"] for label in LABELS)
        ),
        "conflict_r": share(count["conflict", "conflict"], conflicts),
        "agree_p": share(count["agree", "agree"], sum(count[label, "agree"] for label in LABELS)),
        "agree_r": share(count["agree", "agree"], agreeing),
        "not_confirmed": 1 - share(count["conflict", "agree"], conflicts),
    }


def by_likeness(some: Sequence[Pair], others: Sequence[Pair]) -> dict[str, str]:
    """The peer's word on ``some``; its bar is the best on ``others``."""

    def agree_f(values: np.ndarray, bar: float) -> float:
        yes = np.array([p.label == "agree" for p in others])
        return float(2 * (yes & (values >= bar)).sum() / max(1, yes.sum() + (values >= bar).sum()))

    values = likeness(others)
    bar = max(sorted(values.tolist()), key=lambda one: agree_f(values, one))
    near = likeness(some)
    return {p.id: "agree" if v >= bar else "apart" for p, v in zip(some, near, strict=True)}


def table(some: Sequence[Pair], results: Mapping[str, str]) -> str:
    """Pairs by how they differ, and what they are told as."""
    count = Counter((p.label, p.how, results[p.id]) for p in some)
    lines = [f"{'':24}" + "".join(f"{way:>10}" for way in TOLD)]
    for label, how in sorted({(p.label, p.how) for p in some}, key=lambda x: (x[0], x[1])):
        cells = "".join(f"{count[label, how, way]:10d}" for way in TOLD)
        lines.append(f"{label + ': ' + how:24}{cells}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Tell pairs that agree from pairs that conflict.")
    parser.add_argument("--show", metavar="HOW", help="print the pairs of this sort not held out")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    every = pairs()
    read = {pair.id: claims(pair) for pair in every}
    results = {key: told(found) for key, found in read.items()}
    tuned = [p for p in every if not p.held_out]
    held = [p for p in every if p.held_out]
    print(f"{len(tuned)} pairs that may be read:\n{table(tuned, results)}")
    pinned: dict[str, float] = {}
    print(f"{'':16}" + "".join(f"{name:>15}" for name in figures(tuned, results)))
    for name, some, others in (("tuned", tuned, held), ("held out", held, tuned)):
        found = figures(some, results)
        peer = figures(some, by_likeness(some, others))
        print(f"{name:16}" + "".join(f"{value:15.3f}" for value in found.values()))
        print(f"{'  by likeness':16}" + "".join(f"{value:15.3f}" for value in peer.values()))
        pinned |= {f"{key}_{name.replace(' ', '_')}": value for key, value in found.items()}
    for pair in tuned if args.show else ():
        if pair.how == args.show:
            print(f"\n{pair.id} {pair.label}, told as {results[pair.id]}: {pair.asked}")
            print(*(f"  - {text}" for text in pair.texts), sep="\n")
            for claim in read[pair.id]:
                if claim.documents > 1:
                    values = ", ".join(answer.value for answer in claim.answers)
                    print(f"    {claim.gloss} {values}{' CONFLICT' if claim.conflicts else ''}")
    return gate.conclude("opposing", pinned, args, hashlib.sha256(DATA.read_bytes()).hexdigest())


if __name__ == "__main__":
    sys.exit(main())
