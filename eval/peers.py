"""Who says what on PolNeAR's dev text: ours beside what else can be installed.

    python -m eval.peers [--only NAME ...] [--train-minilm WHEEL]

Every reader is given the same text and scored by the same ruler: exact-span F1
and mean Jaccard of source, cue and content, and F1 over whole articles. How a
peer's output becomes attributions is told in its module:

- ``textacy``: direct quotations by rules (eval.peer_textacy).
- ``crf``: a CRF over spaCy's labels, trained here on PolNeAR's train part and
  kept under build/peers (eval.peer_crf).
- ``minilm``: the plain fine-tuned MiniLM (eval.peer_minilm). It is trained once
  by ``--train-minilm``, given the wheel that training/README.md tells how to get.

None of this is needed to use wherefrom, so nothing of it is in its
requirements: a peer that is not installed prints NOT RUN and how to install it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from eval import attribution, peer_crf, peer_minilm, peer_textacy
from eval.attribution import POLNEAR
from eval.peer_labels import Found
from eval.shared import absent
from training.attribution.articles import Article, articles

PEERS: Mapping[str, ModuleType] = {
    "textacy": peer_textacy,
    "crf": peer_crf,
    "minilm": peer_minilm,
}
COLUMNS = ("source_exact_f", "cue_exact_f", "content_exact_f",
           "source_jaccard", "cue_jaccard", "content_jaccard",
           "attribution_p", "attribution_r", "attribution_f")  # fmt: skip
HEADS = ("source", "cue", "content", "src J", "cue J", "cont J", "attr P", "attr R", "attr F")


def missing(peer: ModuleType) -> str | None:
    """The line to print where a peer is not installed, None where it is."""
    lacking = [name for name in peer.MODULES if find_spec(name) is None]
    if not lacking:
        return None
    return f"NOT RUN: {', '.join(lacking)} not installed. pip install {peer.INSTALL}"


def untrained() -> str | None:
    """The line to print where the plain MiniLM has not been trained yet."""
    if peer_minilm.weights().exists():
        return None
    return "NOT RUN: not trained yet. python -m eval.peers --train-minilm WHEEL"


def dev() -> dict[str, Article]:
    """PolNeAR's dev articles by name, one reading each: the words are the same in all."""
    return {peer_crf.stem_of(a): a for a in peer_crf.first_readings(articles("dev"))}


def ours(stems: Sequence[str]) -> Mapping[str, list[Found]]:
    return attribution.articles(stems)


def found_by(name: str, read: Mapping[str, Article]) -> Mapping[str, list[Found]]:
    """What the peer ``name`` finds in every article."""
    if name == "textacy":
        texts = {s: (POLNEAR / "dev" / "text" / f"{s}.txt").read_text("utf-8") for s in read}
        return {stem: peer_textacy.find(text) for stem, text in texts.items()}
    find: Callable[[Article], list[Found]] = PEERS[name].find
    return {stem: find(article) for stem, article in read.items()}


def line(name: str, figures: Mapping[str, float]) -> str:
    return f"{name:10}" + "".join(f"{figures[column]:8.3f}" for column in COLUMNS)


def row(name: str, read: Mapping[str, Article]) -> str:
    """One line of the table: figures, or why there are none."""
    if name != "ours":
        why = missing(PEERS[name]) or (untrained() if name == "minilm" else None)
        if why:
            return f"{name:10}  {why}"
    began = time.perf_counter()
    found = ours(sorted(read)) if name == "ours" else found_by(name, read)
    took = time.perf_counter() - began
    return f"{line(name, attribution.polnear(found))}   {took:.0f} s"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Our attributions beside those of others.")
    parser.add_argument("--only", nargs="+", choices=("ours", *PEERS), default=["ours", *PEERS])
    parser.add_argument("--train-minilm", metavar="WHEEL", type=Path)
    args = parser.parse_args(arguments)
    if reason := absent(POLNEAR):
        print(reason)
        return 0
    if args.train_minilm:
        if why := missing(peer_minilm):
            print(why)
            return 1
        peer_minilm.train(args.train_minilm)
    read = dev()
    print(f"PolNeAR dev, {len(read)} articles: exact-span F1, mean Jaccard, whole attributions")
    print(" " * 10 + "".join(f"{head:>8}" for head in HEADS))
    for name in args.only:
        print(row(name, read), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
