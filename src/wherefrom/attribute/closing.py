"""``..., SOURCE said.`` at the end of a sentence, read off the words where the parse lost it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.attribute import clauses
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voicing import Voicing

SAYING = {"says", "said", "say", "reports", "reported", "confirmed", "announced", "charge", "told"}
LONGEST_SOURCE = 8  # words
LONGEST_TAIL = 6  # words after the cue: *on Tuesday*, *the Harbour Post*


def closings(reading: Reading, found: Sequence[Voicing]) -> Iterator[Voicing]:
    """Attributions of sentences that end in a source and a verb of saying."""
    used = {i for voicing in found if voicing.chain for i in voicing.cue}
    for piece in reading.pieces:
        voicing = _closing(piece, reading, used)
        if voicing is not None:
            yield voicing


def _closing(piece: Piece, reading: Reading, used: set[int]) -> Voicing | None:
    parse = reading.parse
    words = [i for i in range(piece.start, piece.end) if not parse[i].is_space]
    for back, at in enumerate(reversed(words)):
        token = parse[at]
        if back > LONGEST_TAIL + 1 or at in used:
            return None
        if token.lower_ in SAYING and reading.quote_of[at] < 0:
            return _split(words, words.index(at), reading)
    return None


def _split(words: list[int], k: int, reading: Reading) -> Voicing | None:
    parse = reading.parse
    comma = next(
        (
            j
            for j in range(k - 1, max(-1, k - 2 - LONGEST_SOURCE), -1)
            if parse[words[j]].text in ',”"'
        ),
        None,
    )
    if comma is None or comma < 3 or comma == k - 1:
        return None
    source, content = words[comma + 1 : k], words[:comma]
    if not any(parse[i].pos_ in {"VERB", "AUX"} for i in content):
        return None
    if parse[words[k]].pos_ == "NOUN" or any(
        parse[i].pos_ in {"VERB", "AUX", "SCONJ", "ADP"} for i in source
    ):
        return None
    tail = words[k + 1 :]
    told = (
        next((i for i in tail if parse[i].pos_ == "PROPN"), None)
        if parse[words[k]].lower_ == "told"
        else None
    )
    heads = [i for i in source if parse[i].pos_ in {"PROPN", "NOUN", "PRON"}]
    if not heads:
        return None
    return Voicing(
        rule="closing",
        source=frozenset(source),
        cue=frozenset({words[k]}),
        content=frozenset(clauses.tidy(set(content), reading)),
        head=heads[-1],
        chain=True,
        probability=0.6,
        told=(told,) if told is not None else (),
        frame=frozenset(tail),
        group="say",
    )
