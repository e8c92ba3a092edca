"""A linear-chain CRF over what spaCy says of each word: the classical way.

Trained on PolNeAR's train part with one label a word (see peer_labels), sentence
by sentence; features are the word, its ending, shape, part of speech, relation,
name and quotation, the same of two neighbours on each side, and the words it
hangs on. What it labels is put together as peer_labels says.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from eval import peer_labels
from eval.peer_labels import Found, flat, read_back
from training.attribution.articles import BUILD, Article, articles

INSTALL = "python-crfsuite==0.9.12"
MODULES = ("pycrfsuite",)
MODELS = BUILD.parent / "peers"
TRAINING = {"c1": 0.1, "c2": 0.01, "max_iterations": 80, "feature.possible_transitions": True}
LABELS = ("pos", "dep", "name", "shape", "place", "quoted")  # of language.words
BESIDE = (-2, -1, 1, 2)


def find(article: Article) -> list[Found]:
    """The attributions that the CRF finds in ``article``, in characters."""
    tagger = importlib.import_module("pycrfsuite").Tagger()
    tagger.open(str(_model()))
    tags = [
        tag for start, end in sentences(article) for tag in tagger.tag(_rows(article, start, end))
    ]
    return read_back(tags, article.ends, article.spans)


def sentences(article: Article) -> Iterator[tuple[int, int]]:
    """First word of each sentence, and the first one after it."""
    return pairwise((0, *article.ends))


def _model() -> Path:
    """The trained model; trained (a minute or two on an idle machine) where there is none yet."""
    kept = MODELS / f"crf-{_digest()}.model"
    if kept.exists():
        return kept
    trainer: Any = importlib.import_module("pycrfsuite").Trainer(verbose=False)
    for article in first_readings(articles("train")):
        tags = flat(len(article.words), article.attributions, article.ends)
        for start, end in sentences(article):
            trainer.append(_rows(article, start, end), tags[start:end])
    trainer.set_params(TRAINING)
    kept.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(kept))
    return kept


def _digest() -> str:
    """What the model depends on: the code of features and labels, and the articles."""
    total = hashlib.sha256((BUILD / "train.jsonl").read_bytes())
    for module in (__file__, str(peer_labels.__file__)):
        total.update(Path(module).read_bytes())
    return total.hexdigest()[:12]


def first_readings(read: Sequence[Article]) -> Iterator[Article]:
    """One annotator's reading of each article, the first by name."""
    seen: set[str] = set()
    for article in read:
        stem = stem_of(article)
        if stem not in seen:
            seen.add(stem)
            yield article


def stem_of(article: Article) -> str:
    """The article's name without its annotator's."""
    return article.name.rsplit("_", 1)[0]


def _rows(article: Article, start: int, end: int) -> list[list[str]]:
    return [_features(article, i, start, end) for i in range(start, end)]


def _features(article: Article, i: int, start: int, end: int) -> list[str]:
    words = article.words
    out = ["bias", *_of(article, i, "")]
    out += [f"suffix={words[i][-3:].lower()}", f"place={i - start if i - start < 3 else 'in'}"]
    for step in BESIDE:
        at = i + step
        out += _of(article, at, f"{step}:")[:3] if start <= at < end else [f"{step}:none"]
    at = i
    for hops in (1, 2, 3):  # what it hangs on, and so on upwards
        at = article.heads[at]
        out += [f"up{hops}={words[at].lower()}", f"up{hops}pos={article.labels[at][0]}"]
    if i + 1 < end:
        out.append(f"pair={words[i].lower()}|{words[i + 1].lower()}")
    return out


def _of(article: Article, i: int, where: str) -> list[str]:
    named = [
        f"{where}{name}={value}" for name, value in zip(LABELS, article.labels[i], strict=True)
    ]
    return [f"{where}word={article.words[i].lower()}", *named]
