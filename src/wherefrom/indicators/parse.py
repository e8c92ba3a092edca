"""A document's parse as few bytes, so that codebooks can change without parsing again.

With it goes what the trained network saw in its sentences, as far as it read them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wherefrom.model import Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEVEL = 6  # of zlib: 3 bytes a word; higher levels gain a hundredth


@dataclass(frozen=True, slots=True)
class Seen:
    """A code that one sentence seems to allege: its log odds, and where in the document.

    ``start`` and ``end`` are those of the sentence, ``at`` and ``till`` those of
    the words that the network looked at. Every sentence that was read has one
    entry at least, with the code "" where it alleges nothing.
    """

    start: int
    end: int
    code: str
    score: float
    at: int
    till: int


def packed(parse: Doc, seen: Sequence[Seen] | None = None) -> bytes:
    """The words of ``parse`` without white space, as bytes that ``unpacked`` reads.

    ``seen`` is None where no network was asked of any sentence.
    """
    words = [token for token in parse if not token.is_space]
    place = {token.i: n for n, token in enumerate(words)}
    sentence = -1
    starts, lengths, heads, sentences = [], [], [], []
    for n, token in enumerate(words):
        sentence += bool(token.is_sent_start) or sentence < 0
        starts.append(token.idx)
        lengths.append(len(token))
        heads.append(place.get(token.head.i, n) - n)
        sentences.append(sentence)
    columns: dict[str, list[Any]] = {
        "text": [token.text for token in words],
        "lemma": ["" if t.lemma_ == t.text else t.lemma_ for t in words],
        "tag": [token.tag_ for token in words],
        "dep": [token.dep_ for token in words],
        "start": starts,
        "length": lengths,
        "head": heads,
        "sentence": sentences,
    }
    if seen is not None:
        columns["seen"] = [[s.start, s.end, s.code, s.score, s.at, s.till] for s in seen]
    written = json.dumps(columns, ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(written.encode("ascii"), LEVEL)


def unpacked(parse: bytes) -> tuple[Word, ...]:
    """The words that ``packed`` wrote; none for no bytes."""
    if not parse:
        return ()
    columns = json.loads(zlib.decompress(parse))
    names = ("start", "length", "text", "lemma", "tag", "dep", "head", "sentence")
    rows = zip(*(columns[name] for name in names), strict=True)
    return tuple(
        Word(start, start + length, text, (lemma or text).lower(), tag, dep, n + head, sentence)
        for n, (start, length, text, lemma, tag, dep, head, sentence) in enumerate(rows)
    )


def unpacked_seen(parse: bytes) -> tuple[Seen, ...] | None:
    """What the network saw, as ``packed`` wrote it; None where it was not asked."""
    seen = json.loads(zlib.decompress(parse)).get("seen") if parse else None
    return None if seen is None else tuple(Seen(*row) for row in seen)
