"""Passages planted in newswire articles: found or missed, how exactly, beside passim and MinHash.

    python -m eval.planted [--fresh] [--raise] [--allow-regression REASON]

Passages of 1 to 6 sentences are taken from one Reuters article, edited and put
into another: words replaced, left out and put in at a rate of 0 to 30%, in
order, with sentences in another order, or cut in two and put in two places.
An article is a donor or a host once. Each pair is looked at as a case of two
documents and all of them as one large case; false alarms are counted on
articles that share nothing planted. ``--fresh`` draws others than those looked
at while this was made. NOT RUN where ../shared is absent.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from eval import gate, peer_passim, reuters
from eval.peer_minhash import near_duplicates
from eval.shared import absent, corpus_digest, plain_document
from wherefrom.settings import Trace
from wherefrom.trace.reuse import all_shared, passages
from wherefrom.trace.wording import wordings

RATES = (0.0, 0.05, 0.1, 0.2, 0.3)
LENGTHS = (1, 2, 3, 4, 6)
WAYS = ("whole", "reordered", "cut")
EACH = 40  # passages of one length, rate and way
N_UNRELATED = 1500
SEED_OF_TUNING, SEED_OF_FRESH = 20261122, 977
FOUND = 0.2  # share of the planted words that must be told on both sides
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Plant:
    """A host text with a passage of the donor's; true spans in characters on both sides."""

    donor: str
    host: str
    in_donor: tuple[tuple[int, int], ...]
    in_host: tuple[tuple[int, int], ...]
    length: int  # sentences
    rate: float
    way: str


Finder = Callable[[str, str], tuple[Spans, Spans]]


def edited(words: Sequence[str], rate: float, vocabulary: Sequence[str], rng: random.Random) -> str:
    """``words`` with each replaced, left out or followed by another, at ``rate`` in all."""
    made: list[str] = []
    for word in words:
        if rng.random() >= rate:
            made.append(word)
            continue
        how = rng.randrange(3)
        if how != 1:
            made.append(rng.choice(vocabulary))
        if how == 2:
            made.insert(-1, word)
    return " ".join(made or words)


def planted(
    donor: str, host: str, length: int, rate: float, way: str, vocabulary: Sequence[str],
    rng: random.Random,
) -> Plant | None:  # fmt: skip
    """One plant, or None where the donor is too short."""
    all_sentences = reuters.sentences(donor)
    own = reuters.sentences(host)
    if len(all_sentences) < length or not own:
        return None
    first = rng.randrange(len(all_sentences) - length + 1)
    taken = all_sentences[first : first + length]
    if sum(len(s.split()) for s in taken) < 12 * length:
        return None
    start = donor.index(taken[0])
    in_donor = ((start, donor.index(taken[-1], start) + len(taken[-1])),)
    changed = [edited(s.split(), rate, vocabulary, rng) for s in taken]
    if way == "reordered":
        rng.shuffle(changed)
    parts = [changed]
    if way == "cut" and length > 1:
        parts = [changed[: length // 2], changed[length // 2 :]]
    text, in_host, at = "", [], sorted(rng.sample(range(len(own) + 1), len(parts)))
    for k in range(len(own) + 1):
        if k in at:
            piece = " ".join(parts[at.index(k)])
            in_host.append((len(text), len(text) + len(piece)))
            text += piece + " "
        text += f"{own[k]} " if k < len(own) else ""
    return Plant(donor, text, in_donor, tuple(in_host), length, rate, way)


def plants(seed: int) -> tuple[list[Plant], list[str]]:
    """All plants, and articles that nothing was planted in."""
    rng = random.Random(seed)
    texts = [t for t in reuters.bodies() if 60 <= len(t.split()) <= 700]
    rng.shuffle(texts)
    vocabulary = " ".join(texts[:500]).split()
    unused = iter(texts)
    made: list[Plant] = []
    for length in LENGTHS:
        for rate in RATES:
            for way in WAYS if length > 1 else WAYS[:1]:
                wanted = len(made) + EACH
                while len(made) < wanted:
                    plant = planted(next(unused), next(unused), length, rate, way, vocabulary, rng)
                    made += [plant] if plant else []
    return made, list(unused)


def ours(left: str, right: str) -> tuple[Spans, Spans]:
    """The spans the trace stage tells on both sides."""
    a, b = wordings([plain_document("a", left), plain_document("b", right)])
    found = [p for p in passages(a, b, Trace()) if p.weight >= Trace().reuse_even_weight]
    return [a.span(*p.left) for p in found], [b.span(*p.right) for p in found]


def overlap(found: Spans, true: Spans) -> tuple[float, float]:
    """Share of the true characters that were found, and intersection over union."""
    hits = {k for a, b in found for k in range(a, b)}
    wanted = {k for a, b in true for k in range(a, b)}
    return len(hits & wanted) / len(wanted), len(hits & wanted) / len(hits | wanted)


def measured(finder: Finder, made: Sequence[Plant]) -> list[tuple[bool, float]]:
    """For each plant: found on both sides, and the mean IoU of both sides."""
    rows = []
    for plant in made:
        on_donor, on_host = finder(plant.donor, plant.host)
        share_a, iou_a = overlap(on_donor, plant.in_donor)
        share_b, iou_b = overlap(on_host, plant.in_host)
        rows.append((min(share_a, share_b) >= FOUND, (iou_a + iou_b) / 2))
    return rows


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def table(made: Sequence[Plant], rows: Sequence[tuple[bool, float]]) -> dict[str, float]:
    """Recall and, of what was found, IoU: by rate, by length, by way."""
    groups: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for plant, row in zip(made, rows, strict=True):
        groups[f"rate {plant.rate:.2f}"].append(row)
        groups[f"length {plant.length}"].append(row)
        groups[f"way {plant.way}"].append(row)
        if plant.length == 2 and plant.rate <= 0.1:
            groups[f"two at {plant.rate:.2f}"].append(row)
        groups["all"].append(row)
    figures = {}
    for name, group in sorted(groups.items()):
        figures[f"recall {name}"] = mean(found for found, _ in group)
        figures[f"iou {name}"] = mean(iou for found, iou in group if found)
    return figures


def false_alarms(finder: Finder, texts: Sequence[str]) -> float:
    """Share of pairs of articles without anything planted of which something is told."""
    pairs = list(zip(texts[0 : 2 * N_UNRELATED : 2], texts[1 : 2 * N_UNRELATED : 2], strict=False))
    return mean(bool(finder(a, b)[0]) for a, b in pairs)


def together(made: Sequence[Plant]) -> list[bool]:
    """The same plants found in one large case of all their articles, fingerprints sampled."""
    documents = [
        plain_document(f"{side}{k}", text)
        for k, plant in enumerate(made)
        for side, text in (("d", plant.donor), ("h", plant.host))
    ]
    met = {
        (a, b)
        for a, b, pair in all_shared(wordings(documents), Trace(sample_above_words=1))
        if pair.probability >= 0.5
    }
    return [(2 * k, 2 * k + 1) in met for k in range(len(made))]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--fresh", action="store_true", help="other passages; floors still checked")
    gate.add_arguments(parser)
    args = parser.parse_args()
    if line := absent(reuters.REUTERS):
        print(line)
        return 0
    made, unused = plants(SEED_OF_FRESH if args.fresh else SEED_OF_TUNING)
    finders: dict[str, Finder] = {"ours": ours, "passim": peer_passim.aligned}
    found = {name: measured(finder, made) for name, finder in finders.items()}
    shown = {name: table(made, rows) for name, rows in found.items()}
    shown["ours"]["no false alarm"] = 1 - false_alarms(ours, unused)
    shown["passim"]["no false alarm"] = 1 - false_alarms(peer_passim.aligned, unused)
    met = together(made)
    large = table(made, [(hit, 0.0) for hit in met])
    shown["ours"] |= {f"large {k}": v for k, v in large.items() if k.startswith("recall")}
    near = near_duplicates([(plant.donor, plant.host) for plant in made])
    shown["minhash"] = {
        k: v for k, v in table(made, [(n, 0.0) for n in near]).items() if "recall" in k
    }
    print(f"{len(made)} passages, {N_UNRELATED} pairs of articles that share nothing planted")
    print(f"{'':32}" + "".join(f"{name:>9}" for name in shown))
    for figure in sorted({f for column in shown.values() for f in column}):
        cells = [shown[name].get(figure) for name in shown]
        print(f"{figure:32}" + "".join(f"{'-' if c is None else f'{c:.3f}':>9}" for c in cells))
    digest = corpus_digest(reuters.paths())
    return gate.conclude("planted", shown["ours"], args, digest)


if __name__ == "__main__":
    sys.exit(main())
