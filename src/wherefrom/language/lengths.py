"""Bounds on words and sentences, so that reading takes time in proportion to the text.

Splitting a word, and every rule over a sentence, takes time that grows with
the square of its length. A page of quotation marks, or one without a full stop
in two megabytes, would never be read to its end. Real text is far below both
bounds: on PolNeAR and the labelled cases the longest word has 165 characters,
the longest sentence 96 tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

LONGEST_WORD = 500  # characters without white space
LONGEST_SENTENCE = 200  # tokens
_GIVEN = "wherefrom_starts"
_RUN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# Where a sentence that is too long is best cut: what a token ends with, the best first.
_ENDS = (re.compile(r"[.!?…]\W*\Z|\n"), re.compile(r"[;:]\W*\Z"), re.compile(r"[,–—]\W*\Z"))


def words_cut(text: str) -> Iterator[str]:
    """``text`` in parts that hold no word of more than ``LONGEST_WORD`` characters.

    The parts joined are the text; it is cut inside such words only.

    >>> [len(part) for part in words_cut("a " + "b" * 1200)]
    [502, 500, 200]
    """
    start = 0
    for run in _RUN.finditer(text):
        for cut in range(run.start() + LONGEST_WORD, run.end(), LONGEST_WORD):
            yield text[start:cut]
            start = cut
    yield text[start:]


def starts(parse: Doc) -> frozenset[int] | None:
    """First tokens of sentences with the too long ones cut; None where none is too long."""
    out: set[int] = set()
    for sentence in parse.sents:
        out.add(sentence.start)
        out.update(_cuts(sentence))
    return frozenset(out) if len(out) > sum(1 for _ in parse.sents) else None


def _cuts(sentence: Span) -> Iterator[int]:
    """Where parts of ``sentence`` begin, each of at most ``LONGEST_SENTENCE`` tokens."""
    first = sentence.start
    while sentence.end - first > LONGEST_SENTENCE:
        first = _cut(sentence.doc, first)
        yield first


def _cut(parse: Doc, first: int) -> int:
    """The best place in the second half of the longest part that begins at ``first``."""
    last = first + LONGEST_SENTENCE
    for ends in _ENDS:
        for i in range(last, first + LONGEST_SENTENCE // 2, -1):
            if ends.search(parse[i - 1].text) and _begins(parse[i]):
                return i
    return next((i for i in range(last, first, -1) if not parse[i].is_space), last)


def _begins(token: Token) -> bool:
    return not token.is_space and not token.is_punct


def give(doc: Doc, given: frozenset[int]) -> Doc:
    """``doc``, not parsed yet, with the first tokens of sentences it is to have."""
    doc.user_data[_GIVEN] = given
    return doc


@Language.component("given_starts")
def given_starts(doc: Doc) -> Doc:
    """Make sentences begin where ``give`` says; the parser keeps the boundaries it is given."""
    for i in sorted(doc.user_data.pop(_GIVEN, ())):
        doc[i].is_sent_start = True
    return doc
