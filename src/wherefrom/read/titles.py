"""Which line of a plain text is its title, if one is."""

from __future__ import annotations

import re

from wherefrom.model import Span

LONGEST = 220  # characters
LOOKED_AT = 6  # lines with words
_ABBREVIATED = (
    r"(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bJr)(?<!\bMs)(?<!\bNo)(?<!\bvs)(?<!\bMrs)(?<!\b[A-Z])"
)
_NEXT_SENTENCE = re.compile(
    rf"{_ABBREVIATED}(?<!\.\.)[.!?][\"”’')]*\s+[\"“‘']?[A-Z][a-z]*\s+\S+\s+\S+"
)
_MARK = re.compile(r"^\s{0,3}(?:#{1,6}\s+|\*\*|__)?")
_TRAIL = re.compile(r"(?:\s*#+|\*\*|__)?\s*$")


def _reads_as_title(words: str) -> bool:
    if not words or len(words) > LONGEST or not re.search(r"[^\W\d_]{2}", words):
        return False
    if _NEXT_SENTENCE.search(words):
        return False
    sentence = words.endswith(".") and not words.endswith("...")
    parts = words.split()
    cased = sum(part[0].isupper() for part in parts) > 0.6 * len(parts)
    return not (sentence and len(parts) > 9 and not cased)


def find_title(text: str, taken: list[tuple[int, int]]) -> Span | None:
    """Where the title stands in ``text``.

    Args:
        text: the text of a plain file.
        taken: spans that are no title (address, dates, bylines, letterhead, menus).

    Returns:
        The span of the first line that is left over and reads as a title, if
        more text follows it; a headline glued to its first sentence gives None.
    """
    start, seen = 0, 0
    for line in text.split("\n"):
        begin, end = start, start + len(line)
        start = end + 1
        if not line.strip():
            continue
        begin += len(_MARK.match(line).group())  # type: ignore[union-attr]
        if len(line) <= LONGEST:
            end -= len(_TRAIL.search(line).group())  # type: ignore[union-attr]
        for low, high in taken:
            if low < end and begin < high:
                begin, end = (begin, low) if low - begin > end - high else (high, end)
        words = text[begin:end].strip(" \t|,–—-")
        seen += 1
        if not words:
            continue
        if _reads_as_title(words) and text[end:].strip():
            begin = text.index(words, begin)
            return Span(begin, begin + len(words))
        if seen >= LOOKED_AT or len(words) > LONGEST or _NEXT_SENTENCE.search(words):
            return None
    return None
