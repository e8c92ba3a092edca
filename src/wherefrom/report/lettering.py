"""How wide words are when drawn, and how a name is broken into lines that fit."""

from __future__ import annotations

import re
import unicodedata

# Share of the font's size that each letter takes in DejaVu Sans, the widest of the fonts that
# the page asks for: what fits there fits everywhere.
_WIDTHS = (
    (0.30, "ijlIJ'|"),
    (0.42, ",. ’‘/:;\\f-t()[]!r"),
    (0.55, '"*_`–sz?c“”L'),
    (0.64, "kFvxyPaoTYebdghnpqu0123456789ES{}$"),
    (0.72, "KAVBRXZCU"),
    (0.80, "HNDG&OQ"),
    (0.86, "w#+<=>^~→M"),
    (1.00, "%mW@—…\u2003"),
)
_WIDTH_OF = {letter: width for width, letters in _WIDTHS for letter in letters}
_OTHER = 0.74  # letters of other alphabets
_BREAKS = re.compile(r"\S+?(?:[-/.@](?=\w{3})|(?=\s|$))|\S+")  # a word, or its part up to a joint


def width(words: str, size: float) -> float:
    """Pixels that ``words`` take at the most in a font of ``size`` pixels.

    >>> width("ill", 10) < width("MMM", 10)
    True
    """
    return sum(map(_letter, words)) * size


def _letter(letter: str) -> float:
    known = _WIDTH_OF.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def broken(words: str, room: float, size: float) -> tuple[str, ...]:
    """``words`` in lines no wider than ``room`` pixels, broken between words.

    A word that alone is wider is broken at a joint (hyphen, slash, dot), and
    only without one between letters, as addresses and scripts without blanks are.

    >>> broken("Northern Harbour Company", 110, 13)
    ('Northern', 'Harbour', 'Company')
    """
    lines: list[str] = []
    line = ""
    for word in words.split():
        for n, piece in enumerate(_pieces(word, room, size)):
            joined = line + piece if n else f"{line} {piece}".strip()
            if line and width(joined, size) > room:
                lines.append(line)
                line = piece
            else:
                line = joined
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, room: float, size: float) -> list[str]:
    if width(word, size) <= room:
        return [word]
    pieces = []
    for part in _BREAKS.findall(word):
        while width(part, size) > room:
            cut = next(
                n for n in range(len(part), 0, -1) if width(part[:n], size) <= room or n == 1
            )
            pieces.append(part[:cut])
            part = part[cut:]
        if part:
            pieces.append(part)
    return pieces
