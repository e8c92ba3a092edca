"""The attribution tagger: who says what, by a small trained network, one window at a time.

One pass of an encoder over each window finds the cues; a smaller pass per cue
says which words are its source and which its content. So attributions nest,
reach over sentences and come in pieces. Method, data and figures: the card
beside the model's files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from wherefrom.language import registry
from wherefrom.language.load import piece_vectors, session
from wherefrom.language.onnx_file import with_tensors
from wherefrom.language.paths import best_paths
from wherefrom.language.words import PIECES, Window, windows
from wherefrom.model import Tagged

NEAR = 16  # words of distance to the cue that are told apart; farther ones by powers of two
FAR = 4
BUCKETS = 2 * (NEAR + FAR) + 1  # of distances
AT_ONCE = 16  # cues of a window read together
POSITIONS = 512  # word pieces that the network can read at once
FEW_PIECES = 3  # kept of each word where a window has more: with 160 words that always fits
# A word is a cue's where the network gives that at least this probability: set on half of
# PolNeAR dev for the best F1 over whole articles, together with the rules beside it.
LEAST = 0.45
UNK, CLS, SEP = 100, 101, 102  # of BERT's vocabulary
PIECE_VECTORS = "tagger.encoder.word.weight_quantized"  # the encoder's, not in the reader's file
_SOURCE, _CONTENT = (1, 2), (3, 4)  # of the five tags: begins, goes on

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
Spell = Callable[[str], list[int]]  # a word's pieces


@dataclass(frozen=True, slots=True)
class Tagger:
    """The two networks and their word pieces."""

    reader: onnxruntime.InferenceSession
    roles: onnxruntime.InferenceSession
    spell: Spell

    def tag(self, parse: Doc, *, least: float = LEAST) -> tuple[Tagged, ...]:
        """The attributions in ``parse``, in token numbers, in text order of their cues.

        What is found in one window depends on nothing outside it, so the same
        text gives the same attributions however documents are batched.
        """
        found = [t for window in windows(parse) for t in self._read(window, parse, least)]
        return tuple(sorted(found, key=lambda t: (t.cue, t.source, t.content)))

    def _read(self, window: Window, parse: Doc, least: float) -> Iterator[Tagged]:
        ids, of_word, first = _spelled([parse[i].text for i in window.tokens], self.spell)
        given = {
            "pieces": ids,
            "labels": window.labels[of_word][None],
            "first": first,
            "heads": window.heads[None],
        }
        words, scores = self.reader.run(None, given)
        shares = _shares(scores[0])
        cues = cue_runs(shares, least)
        for start in range(0, len(cues), AT_ONCE):
            some = cues[start : start + AT_ONCE]
            cue = np.zeros((len(some), len(window.tokens)), dtype=np.float32)
            for row, run in enumerate(some):
                cue[row, run] = 1
            fed = {"words": words, "cue": cue, "near": distances(cue)}
            tags, step, begin = self.roles.run(None, fed)
            paths = best_paths(tags, cue > 0, step, begin)
            for row, run in enumerate(some):
                yield _tagged(window, run, 1 - shares[run, 0], paths[row])


def _spelled(words: list[str], spell: Spell) -> tuple[Whole, Whole, Whole]:
    """Word pieces (1, n), the word of each (n,), and each word's first piece (1, words)."""
    ids, of_word, first = [CLS], [0], []
    spelled = [spell(word) for word in words]
    if sum(map(len, spelled)) + 2 > POSITIONS:  # a script that the vocabulary spells by letters
        spelled = [own[:FEW_PIECES] for own in spelled]
    for k, own in enumerate(spelled):
        first.append(len(ids))
        ids += own
        of_word += [k] * len(own)
    ids.append(SEP)
    of_word.append(len(words) - 1)
    return np.array([ids]), np.array(of_word), np.array([first])


def _shares(scores: Floats) -> Floats:
    """Scores (words, tags) as probabilities."""
    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def cue_runs(shares: Floats, least: float) -> list[list[int]]:
    """Runs of words that are a cue; ``shares`` (words, 3) of outside, begins, goes on.

    A word is a cue's where outside has at most ``1 - least``.

    >>> shares = np.array([[0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.1, 0.8, 0.1]], dtype=np.float32)
    >>> cue_runs(shares, 0.5)
    [[0, 1], [2]]
    """
    runs: list[list[int]] = []
    before = -2
    for k in np.flatnonzero(1 - shares[:, 0] >= least).tolist():
        if k == before + 1 and shares[k, 2] >= shares[k, 1]:
            runs[-1].append(k)
        else:
            runs.append([k])
        before = k
    return runs


def distances(cue: Floats) -> Whole:
    """Bucket of each word's signed distance to the nearest word of its cue: (cues, words).

    >>> distances(np.array([[0, 1, 0]], dtype=np.float32)) - 20
    array([[-1,  0,  1]])
    """
    n = cue.shape[1]
    gap = np.abs(np.arange(n)[:, None] - np.arange(n)[None, :])
    size = gap[None] + (1 - cue[:, None, :].astype(np.int64)) * 10_000
    signed = np.arange(n)[None, :] - size.argmin(axis=2)
    away = np.abs(signed)
    powers = np.log2(np.maximum(np.maximum(away, 1) / NEAR, 1)).astype(np.int64)
    bucket = np.where(away <= NEAR, away, NEAR + np.minimum(powers, FAR))
    buckets: Whole = NEAR + FAR + np.sign(signed) * bucket
    return buckets


def _tagged(window: Window, cue: list[int], shares: Floats, path: Whole) -> Tagged:
    number = window.tokens
    return Tagged(
        source=tuple(number[k] for k in np.flatnonzero(np.isin(path, _SOURCE))),
        cue=tuple(number[k] for k in cue),
        content=tuple(number[k] for k in np.flatnonzero(np.isin(path, _CONTENT))),
        probability=float(shares.mean()),
    )


@cache
def tagger() -> Tagger:
    """The attribution tagger, on one thread.

    Raises:
        ModelUnusable: the model's files are missing or altered.
    """
    folder = registry.checked(registry.TAGGER)
    vectors = {PIECE_VECTORS: piece_vectors()}
    reader = session(with_tensors((folder / "reader.onnx").read_bytes(), vectors))
    roles = session(folder / "roles.onnx")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    @lru_cache(maxsize=50_000)
    def spell(word: str) -> list[int]:
        return tokenizer.encode(word, add_special_tokens=False).ids[:PIECES] or [UNK]

    return Tagger(reader, roles, spell)
