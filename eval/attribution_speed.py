"""How fast the attribution stage is beside spaCy's parser and names alone, in one run.

    python -m eval.attribution_speed [--raise] [--profile] [--hostile N]

On ../shared/data/polnear/dev/text, one thread, a few articles at a time in turn, so that
whatever else the machine does slows all three alike:

- ``parser + names``: spaCy's English pipeline cut down to tok2vec, parser and ner;
- ``stage``: everything from a parse to its voices: tagger, rules, sources, statements;
- ``with parse``: the stage and the parse it needs (tagger, lemmas and bounds too).

A ratio is the first one's seconds of the processor divided by the other's: 1.0
is as fast, 0.5 takes twice as long. ``--profile`` prints where the stage's time
goes; ``--hostile N`` reads eval.hostile's texts at N characters each instead.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from eval import attribution, gate
from eval.attribution import POLNEAR
from eval.hostile import PLAIN, TEXTS
from eval.shared import absent, corpus_digest, plain_document
from wherefrom.attribute.voices import read_voices
from wherefrom.language import registry
from wherefrom.language.load import parse
from wherefrom.language.tagger import tagger
from wherefrom.model import Document, Voices

TEXT = POLNEAR / "dev" / "text"
AT_ONCE = 7  # articles read by one before it is the other's turn
ALONE = ["tagger", "attribute_ruler", "lemmatizer", "senter"]  # what parser and names do without


def voices(document: Document, parsed: Doc) -> Voices:
    """The stage: everything between a parse and what the document says on whose word."""
    return read_voices(document, parsed, tagger().tag(parsed))


def alone() -> Language:
    """spaCy's parser and names, without what they do not need."""
    return spacy.load(registry.checked(registry.ENGLISH), exclude=ALONE)


def measure(documents: Sequence[Document]) -> tuple[dict[str, float], int]:
    """Seconds of the processor for each of the three, and words read."""
    nlp = alone()
    spent: Counter[str] = Counter()
    words = 0
    _once(nlp, documents[:1], Counter())  # models are loaded, word lists read
    for start in range(0, len(documents), AT_ONCE):
        words += _once(nlp, documents[start : start + AT_ONCE], spent)
    spent["with parse"] += spent["stage"]
    return dict(spent), words


def _once(nlp: Language, documents: Sequence[Document], spent: Counter[str]) -> int:
    texts = [document.text for document in documents]
    with _clock(spent, "parser + names"):
        list(nlp.pipe(texts, batch_size=32))
    with _clock(spent, "with parse"):
        parsed = [parse(text) for text in texts]
    with _clock(spent, "stage"):
        for document, read in zip(documents, parsed, strict=True):
            voices(document, read)
    return sum(not token.is_space for read in parsed for token in read)


class _clock:  # noqa: N801 (reads as a word of the language)
    """Adds the processor's seconds inside it to one name of a counter."""

    def __init__(self, spent: Counter[str], name: str) -> None:
        self._spent, self._name = spent, name

    def __enter__(self) -> None:
        self._began = time.process_time()

    def __exit__(self, *given: object) -> None:
        self._spent[self._name] += time.process_time() - self._began  # type: ignore[assignment]


def ratios(spent: dict[str, float]) -> dict[str, float | None]:
    """How fast the stage is, with and without its parse, as a share of parser and names."""
    base = spent["parser + names"]
    return {"stage": base / spent["stage"], "with_parse": base / spent["with parse"]}


def shown(spent: dict[str, float], words: int) -> str:
    base = spent["parser + names"]
    return "\n".join(
        f"{name:15} {seconds:7.1f} s {words / seconds:8,.0f} words/s   ratio {base / seconds:.2f}"
        for name, seconds in spent.items()
    )


def profiled(documents: Sequence[Document]) -> None:
    """Print the functions that the stage spends most time in."""
    parsed = [parse(document.text) for document in documents]
    profile = cProfile.Profile()
    profile.enable()
    for document, read in zip(documents, parsed, strict=True):
        voices(document, read)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(35)


def hostile(n: int) -> int:
    """Read every hostile text at ``n`` characters; the exit code is 1 where one takes too long."""
    plain = (PLAIN * (n // len(PLAIN) + 1))[:n]
    _timed(plain)
    base = _timed(plain)
    worst = 0.0
    print(f"a plain report: {1e6 * base / n:.0f} µs a character")
    for name, text in TEXTS.items():
        took = _timed(text(n))
        worst = max(worst, took / base)
        print(
            f"{name:40} {1e6 * took / n:8.0f} µs a character, {took / base:6.1f} times", flush=True
        )
    return int(worst > MOST)


MOST = 20.0  # times as long as a plain report of that length


def _timed(text: str) -> float:
    document = plain_document("one", text)
    began = time.process_time()
    voices(document, parse(text))
    return time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time attribution beside spaCy's parser.")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--hostile", metavar="N", type=int)
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if args.hostile:
        return hostile(args.hostile)
    if reason := absent(TEXT):
        print(reason)
        return 0
    paths: list[Path] = sorted(TEXT.glob("*.txt"))
    documents = [attribution.document_of(path) for path in paths]
    if args.profile:
        profiled(documents)
        return 0
    spent, words = measure(documents)
    print(f"{len(documents)} articles, {words:,} words, one thread")
    print(shown(spent, words))
    return gate.conclude("attribution_speed", ratios(spent), args, corpus_digest(paths))


if __name__ == "__main__":
    sys.exit(main())
