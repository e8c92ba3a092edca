"""What the attribution tagger sees of a parse: words in windows, each with a few labels.

Training and reading use this one module, so that they cannot come to differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

LONGEST = 160  # words of one window; a sentence that is longer is cut
PIECES = 6  # word pieces kept of one word: an address or a hash is no longer than that
# fmt: off
POS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
       "PUNCT", "SCONJ", "SYM", "VERB", "X")
DEP = ("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
       "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep",
       "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj",
       "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet",
       "prep", "prt", "punct", "quantmod", "relcl", "xcomp")
NAMES = ("CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP",
         "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART")
# fmt: on
SHAPES = 7  # of _shape
PLACES = 4  # inside a sentence, at its start, at a line's start, at a paragraph's start
QUOTED = 3  # outside quotation marks, inside, a mark itself
SIZES = (len(POS) + 1, len(DEP) + 1, len(NAMES) + 1, SHAPES, PLACES, QUOTED)  # values per label

_POS = {name: k + 1 for k, name in enumerate(POS)}
_DEP = {name: k + 1 for k, name in enumerate(DEP)}
_NAME = {name: k + 1 for k, name in enumerate(NAMES)}
_OPENING = {"“", "``", "„", "«"}
_CLOSING = {"”", "»"}
_EITHER = {'"', "''"}
_LINE = re.compile(r"\n")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of a parse, read in one pass.

    ``tokens`` are the numbers of its words in the parse (no white space),
    ``labels`` (words, 6) their labels, each below ``SIZES``, and ``heads``
    (words,) the place in the window of each word's syntactic head, its own
    place where the head is outside.
    """

    tokens: tuple[int, ...]
    labels: NDArray[np.int64]
    heads: NDArray[np.int64]


def windows(parse: Doc, *, longest: int = LONGEST) -> Iterator[Window]:
    """``parse`` in windows of whole sentences, at most ``longest`` words each.

    Every word is in exactly one window, in order; what is in a window depends
    on nothing but the text.
    """
    labels = _labels(parse)
    held: list[int] = []
    for sentence in parse.sents:
        words = [token.i for token in sentence if not token.is_space]
        if held and len(held) + len(words) > longest:
            yield _window(parse, labels, held)
            held = []
        held += words
        while len(held) > longest:
            yield _window(parse, labels, held[:longest])
            held = held[longest:]
    if held:
        yield _window(parse, labels, held)


def _window(parse: Doc, labels: NDArray[np.int64], tokens: Sequence[int]) -> Window:
    place = {i: k for k, i in enumerate(tokens)}
    heads = [place.get(parse[i].head.i, k) for k, i in enumerate(tokens)]
    chosen = np.asarray(tokens, dtype=np.int64)
    return Window(tuple(tokens), labels[chosen], np.asarray(heads, dtype=np.int64))


def _labels(parse: Doc) -> NDArray[np.int64]:
    """Labels of every token of ``parse``: (tokens, 6)."""
    out = np.zeros((len(parse), len(SIZES)), dtype=np.int64)
    inside, straight, gap = False, False, "\n\n"
    for token in parse:
        if token.is_space:
            gap += token.text
            continue
        if _PARAGRAPH.search(gap):
            inside, straight, place = False, False, 3
        else:
            place = 2 if _LINE.search(gap) else int(token.is_sent_start or token.i == 0)
        gap = ""
        mark = token.text in _OPENING or token.text in _CLOSING or token.text in _EITHER
        if token.text in _EITHER:
            straight = not straight
        elif mark:
            inside = token.text in _OPENING
        quoted = 2 if mark else int(inside or straight)
        out[token.i] = (
            _POS.get(token.pos_, 0),
            _DEP.get(token.dep_, 0),
            _NAME.get(token.ent_type_, 0),
            _shape(token),
            place,
            quoted,
        )
    return out


def _shape(token: Token) -> int:
    text = token.text
    if text.islower():
        return 1
    if text.isupper():
        return 3 if len(text) > 1 else 2
    if text[:1].isupper():
        return 2
    if text[:1].isdigit():
        return 4
    return 5 if token.is_punct else 6 if text.isalpha() else 0
