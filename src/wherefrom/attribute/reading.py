"""One document as the rules read it: parse, sentence pieces, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from wherefrom.attribute.quotes import Quote, find_quotes
from wherefrom.model import Document, Span

_HARD = re.compile(r"\n[ \t\r]*\n")
LONGEST = 300  # tokens of a piece put together again; rules take time by its square


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``start`` to ``end`` (exclusive): a sentence, cut at blank lines."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What every rule is given."""

    document: Document
    parse: Doc
    pieces: tuple[Piece, ...]
    quotes: tuple[Quote, ...]
    piece_of: tuple[int, ...]  # per token: the number of its piece
    quote_of: tuple[int, ...]  # per token: the number of its quotation, -1 outside
    starts: tuple[int, ...] = field(repr=False)  # per token: its first character
    kept: dict[str, object] = field(default_factory=dict, repr=False, compare=False)  # by rule

    def piece(self, token: Token) -> Piece:
        """The piece that holds ``token``."""
        return self.pieces[self.piece_of[token.i]]

    def token_at(self, char: int) -> int:
        """Number of the last token that starts at or before ``char``."""
        return max(0, bisect_right(self.starts, char) - 1)

    def tokens_in(self, start: int, end: int) -> range:
        """Numbers of the tokens that start in [start, end)."""
        first = self.token_at(start)
        if self.starts and self.starts[first] < start:
            first += 1
        last = first
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return range(first, last)


def read(document: Document, parse: Doc) -> Reading:
    """Prepare ``document`` for the rules; ``parse`` has sentence bounds."""
    quotes = find_quotes(document.text)
    pieces = _pieces(parse)
    piece_of = [0] * len(parse)
    for number, piece in enumerate(pieces):
        for i in range(piece.start, piece.end):
            piece_of[i] = number
    starts = tuple(token.idx for token in parse)
    quote_of = [-1] * len(parse)
    at = 0
    for i, char in enumerate(starts):
        while at < len(quotes) and quotes[at].end <= char:
            at += 1
        if at < len(quotes) and quotes[at].start <= char:
            quote_of[i] = at
    return Reading(document, parse, tuple(pieces), quotes, tuple(piece_of), tuple(quote_of), starts)


def _pieces(parse: Doc) -> list[Piece]:
    pieces: list[Piece] = []
    paragraph = 0
    for sentence in parse.sents:
        first = sentence.start
        for token in sentence:
            if token.is_space and _HARD.search(token.text):
                _keep(pieces, parse, first, token.i, paragraph)
                paragraph += 1
                first = token.i + 1
        _keep(pieces, parse, first, sentence.end, paragraph)
    return _joined(pieces, parse)


def _joined(pieces: list[Piece], parse: Doc) -> list[Piece]:
    """Sentences put together again where an abbreviation's full stop cut them."""
    out: list[Piece] = []
    for piece in pieces:
        first = parse[piece.start]
        short = out and piece.end - out[-1].start <= LONGEST
        if short and out[-1].paragraph == piece.paragraph and first.text[:1].islower():
            last = parse[out[-1].end - 1]
            if last.text[-1:] in ".,;" and not last.text.startswith("..") and len(first.text) > 1:
                out[-1] = Piece(out[-1].start, piece.end, piece.paragraph)
                continue
        out.append(piece)
    return out


def _keep(pieces: list[Piece], parse: Doc, start: int, end: int, paragraph: int) -> None:
    while start < end and parse[start].is_space:
        start += 1
    if start < end:
        pieces.append(Piece(start, end, paragraph))


def spans_of(parse: Doc, tokens: set[int]) -> tuple[Span, ...]:
    """Token numbers as character spans, runs joined over blanks; edges bare of space."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if parse[i].is_space:
            continue
        if runs and all(parse[j].is_space for j in range(runs[-1][1] + 1, i)):
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(Span(parse[a].idx, parse[b].idx + len(parse[b])) for a, b in runs)
