"""Which words a marker is attached to: its clause, its sentence, or the quotation it closes."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    places = grouped(reading.document.text, spans)
    at = [set(reading.tokens_in(place.start, place.end)) for place in places]
    marks = {i for tokens in at for i in tokens}
    cut = {i for i in marks if not _names(reading, i, places)}
    out: list[Attached] = []
    last: tuple[int, int] = (-1, -1)  # piece, and the token after the last marker in it
    for number, (place, tokens) in enumerate(zip(places, at, strict=True)):
        if not tokens:
            continue
        piece_number = _marked(min(tokens), reading)
        if piece_number is None:
            continue
        piece = reading.pieces[piece_number]
        start = last[1] if last[0] == piece_number else piece.start
        following = [min(later) for later in at[number + 1 :] if later]
        end = min([piece.end, *following[:1]])
        content = _content(reading, piece, start, tokens, end, narrative=bool(tokens - cut))
        content = frozenset(clauses.tidy(_trimmed(content - cut, reading), reading))
        last = (piece_number, max(tokens) + 1)
        if content:
            out.append(Attached(place, frozenset(tokens), content))
    return out


def _names(reading: Reading, token: int, places: Sequence[Span]) -> bool:
    """Whether a token of a marker is the author of *Holm (2015)*, and so part of the sentence."""
    char = reading.parse[token].idx
    place = places[bisect_right([p.start for p in places], char) - 1]
    words = reading.document.text[place.start : place.end]
    bracket = words.find("(")
    return bracket > 0 and words[0] not in "([" and char < place.start + bracket


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
    quoted = _closed_quotation(reading, piece, at)
    if quoted is not None:
        return quoted
    before = set(range(start, min(at, piece.end)))
    if narrative:
        return before | set(range(at, end))
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
    for quote in reading.quotes:
        if quote.end == char and quote.start < reading.parse[piece.start].idx:
            first = reading.pieces[reading.piece_of[reading.token_at(quote.start)]]
            return set(range(first.start, at))
    return None


def _states(tokens: set[int], reading: Reading) -> bool:
    """Whether the words put something forward, and are not only *the ministry said*."""
    for i in sorted(tokens):
        token = reading.parse[i]
        verb = token.head
        if token.dep_ not in SUBJECTS or verb.i not in tokens:
            continue
        group = cue_group(verb.lemma_.lower())
        says = group is not None and group.clause and group.chain
        told = any(c.dep_ in {"ccomp", "dobj", "xcomp", "advcl"} for c in verb.children if c.i in tokens)
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
    while kept and reading.parse[min(kept)].pos_ in _JOINING and not re.search(
        r"[“\"‘(]", reading.parse[min(kept)].text
    ):
        kept.discard(min(kept))
    return kept
