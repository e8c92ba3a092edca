"""Which words a marker is attached to: its clause, its sentence, or the quotation it closes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import cue_group
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.references.legible import grouped
from wherefrom.model import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
LONGEST_REST = 8  # words after a marker inside its clause (*sank¹ off Sarrow on Monday*)
_JOINING = {"CCONJ", "PUNCT", "SPACE"}


@dataclass(frozen=True, slots=True)
class Attached:
    """Markers at one place (``span``), their tokens, and the tokens they stand for."""

    span: Span
    marks: frozenset[int]
    content: frozenset[int]


def attached(reading: Reading, spans: Sequence[Span]) -> list[Attached]:
    """The words of each place with markers, in order; a place that marks no words is left out."""
    places = [
        (place, tokens)
        for place in grouped(reading.document.text, spans)
        if (tokens := set(reading.tokens_in(place.start, place.end)))
    ]
    authors = {i for place, tokens in places for i in _author(reading, place, tokens)}
    cut = {i for _, tokens in places for i in tokens} - authors
    firsts = [min(tokens) for _, tokens in places]
    out: list[Attached] = []
    last: tuple[int, int] = (-1, -1)  # piece, and the token after the last marker in it
    for (place, tokens), following in zip(places, [*firsts[1:], len(reading.parse)], strict=False):
        number = _marked(min(tokens), reading)
        if number is None:
            continue
        piece = reading.pieces[number]
        start = last[1] if last[0] == number else piece.start
        end = min(piece.end, following) if following > max(tokens) else piece.end
        narrative = bool(tokens & authors)
        words = _content(reading, piece, start, tokens, end, narrative=narrative)
        content = frozenset(clauses.tidy(_trimmed(words - cut, reading), reading))
        last = (number, max(tokens) + 1)
        if content:
            out.append(Attached(place, frozenset(tokens), content))
    return out


def _author(reading: Reading, place: Span, tokens: set[int]) -> set[int]:
    """The tokens of a marker that are part of the sentence: the author of *Holm (2015)*."""
    words = reading.document.text[place.start : place.end]
    bracket = words.find("(")
    if bracket <= 0 or words[0] in "([":
        return set()
    return {i for i in tokens if reading.parse[i].idx < place.start + bracket}


def _marked(at: int, reading: Reading) -> int | None:
    """The number of the piece a marker belongs to: its own, or the one before in its paragraph."""
    number = reading.piece_of[at]
    piece = reading.pieces[number]
    if any(reading.parse[i].is_alpha for i in range(piece.start, at + 1)):
        return number
    before = number - 1
    if number and reading.pieces[before].paragraph == piece.paragraph:
        return before
    return None


def _content(
    reading: Reading, piece: Piece, start: int, tokens: set[int], end: int, *, narrative: bool
) -> set[int]:
    at = min(tokens)
    start = min(start, _begun(reading, piece, start))
    quoted = _closed_quotation(reading, piece, at)
    if quoted is not None:
        return quoted
    before = set(range(start, min(at, piece.end)))
    if narrative:  # *Holm (2015) found ...*: the author is the source, what follows the content
        after = set(range(max(tokens) + 1, end))
        tells = any(reading.parse[i].pos_ in {"VERB", "AUX"} for i in after)
        return after if tells else before
    if at >= piece.end or not _goes_on(reading, max(tokens) + 1, piece):
        return before if _words(before, reading) else set(range(piece.start, piece.end)) - tokens
    if not _states(before, reading):
        return before | set(range(max(tokens) + 1, end))
    return before | _rest(reading, max(tokens) + 1, end)


def _words(tokens: set[int], reading: Reading) -> bool:
    return any(reading.parse[i].is_alpha for i in tokens)


def _goes_on(reading: Reading, start: int, piece: Piece) -> bool:
    return _words(set(range(start, piece.end)), reading)


def _closed_quotation(reading: Reading, piece: Piece, at: int) -> set[int] | None:
    """All of a quotation over several sentences that ends at the marker; None: none does."""
    char = reading.parse[at].idx
    text = reading.document.text
    while char > 0 and text[char - 1].isspace():
        char -= 1
    n = bisect_left(reading.quotes, char, key=lambda quote: quote.end)
    quote = reading.quotes[n] if n < len(reading.quotes) else None
    if quote is None or quote.end != char or quote.start >= reading.parse[piece.start].idx:
        return None
    first = reading.pieces[reading.piece_of[reading.token_at(quote.start)]]
    return set(range(first.start, at))


def _begun(reading: Reading, piece: Piece, start: int) -> int:
    """Where a quotation begins that goes on after its cue: *“...,” a cook said. “It was not.”*"""
    number = reading.piece_of[piece.start]
    if start > piece.start or number == 0 or reading.quote_of[piece.start] < 0:
        return start
    before = reading.pieces[number - 1]
    quoted = any(reading.quote_of[i] >= 0 for i in range(before.start, before.end))
    broken = quoted and reading.quote_of[before.start] >= 0
    return before.start if broken and before.paragraph == piece.paragraph else start


def _states(tokens: set[int], reading: Reading) -> bool:
    """Whether the words put something forward, and are not only *the ministry said*."""
    for i in sorted(tokens):
        token = reading.parse[i]
        verb = token.head
        if token.dep_ not in SUBJECTS or verb.i not in tokens:
            continue
        group = cue_group(verb.lemma_.lower())
        says = group is not None and group.clause and group.chain
        told = any(
            c.dep_ in {"ccomp", "dobj", "xcomp", "advcl"} for c in verb.children if c.i in tokens
        )
        if not says or told:
            return True
    return False


def _rest(reading: Reading, start: int, end: int) -> set[int]:
    """The few words after a marker that end its clause; none where another clause begins."""
    out: set[int] = set()
    for i in range(start, end):
        token = reading.parse[i]
        if token.text in {",", ";", ":", ".", "—", "–"} or token.pos_ in {"CCONJ", "SCONJ"}:
            break
        out.add(i)
    verbs = any(reading.parse[i].pos_ in {"VERB", "AUX"} for i in out)
    return set() if verbs or len(out) > LONGEST_REST else out


def _trimmed(tokens: set[int], reading: Reading) -> set[int]:
    """Without *and* or a comma in front, which joins the clause to the one before."""
    kept = set(tokens)
    while (
        kept
        and reading.parse[min(kept)].pos_ in _JOINING
        and not re.search(r"[“\"‘(]", reading.parse[min(kept)].text)
    ):
        kept.discard(min(kept))
    return kept
