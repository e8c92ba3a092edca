"""Transcripts and signed quotations: ``NAME: ...``, ``Q: ...`` and ``"..." - NAME``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_LABEL = re.compile(rf"^[ \t]*(Q|A|{_CAPITALS}|{_NAME})[ \t]?:[ \t]+(?=\S)", re.MULTILINE)
_SIGNED = re.compile(r"[”\"’]\s*(―|—|–|--|-)\s*([A-Z][^\n.!?\"“”]{2,80})\s*$", re.MULTILINE)
LONGEST_TURN = 3000  # characters; a longer one is a section under a heading
LEAST_TURNS = 3  # fewer lines of this form are headings, not a conversation
_NO_SPEAKERS = {
    "NOTE", "UPDATE", "UPDATED", "PHOTO", "VIDEO", "CORRECTION", "SOURCE", "MORE", "READ",
    "WATCH", "RELATED",
}  # fmt: skip


def dialogue(reading: Reading) -> Iterator[Voicing]:
    """Each turn of a transcript, up to the next label or the end of its paragraphs."""
    text = reading.document.text
    labels = [m for m in _LABEL.finditer(text) if m.group(1) not in _NO_SPEAKERS]
    again = {m.group(1) for m in labels}
    if len(labels) < LEAST_TURNS or len(again) == len(labels):
        return
    ends = [m.start() for m in labels[1:]] + [_last_end(text, labels[-1].end())]
    for match, end in zip(labels, ends, strict=True):
        if end - match.end() > LONGEST_TURN:
            continue
        source = set(reading.tokens_in(match.start(1), match.end(1)))
        said = {i for i in reading.tokens_in(match.end(), end) if not reading.parse[i].is_space}
        colon = set(reading.tokens_in(match.end(1), match.end())) or {max(source, default=0)}
        if source and said:
            cue = {i for i in colon if not reading.parse[i].is_space}
            yield Voicing(
                "turn",
                frozenset(source),
                frozenset(cue or {max(source)}),
                frozenset(said),
                max(source),
                True,
                0.85,
                group="say",
            )


def _last_end(text: str, start: int) -> int:
    stop = text.find("\n\n", start)
    return stop if stop >= 0 else len(text)


def signed(reading: Reading) -> Iterator[Voicing]:
    """``"..." - NAME, role`` at the end of a paragraph."""
    for match in _SIGNED.finditer(reading.document.text):
        at = reading.token_at(match.start())
        number = reading.quote_of[at]
        if number < 0:
            continue
        quote = reading.quotes[number]
        if abs(quote.end - (match.start() + 1)) > 2:
            continue
        source = [
            i
            for i in reading.tokens_in(match.start(2), match.end(2))
            if not reading.parse[i].is_space
        ]
        names = [i for i in source if reading.parse[i].pos_ == "PROPN"]
        cue = frozenset(reading.tokens_in(match.start(1), match.end(1)))
        if names and cue:
            content = frozenset(reading.tokens_in(quote.start, quote.end))
            run = names[0]
            while run + 1 in names:
                run += 1
            yield Voicing("signed", frozenset(source), cue, content, run, True, 0.8, group="say")
