"""What stands round some words: their paragraph, or as much of it as a reader needs."""

from __future__ import annotations

from functools import lru_cache

from wherefrom.report.marked import paragraphs

LONGEST = 1500  # characters of a paragraph shown round a statement


@lru_cache(maxsize=512)
def _paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(paragraphs(text))


def paragraph_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the paragraphs in which the words stand; of a long one, what is near."""
    touching = [(a, b) for a, b in _paragraphs(text) if a < end and start < b]
    first = min((a for a, _ in touching), default=start)
    last = max((b for _, b in touching), default=end)
    if last - first <= LONGEST:
        return first, last
    near_first, near_last = widened(text, start, end, LONGEST // 3)
    return max(first, near_first), min(last, near_last)


def widened(text: str, start: int, end: int, by: int) -> tuple[int, int]:
    """``start`` and ``end`` moved out by at most ``by`` characters, to words and within lines.

    >>> widened("one two three four five", 8, 13, 5)
    (4, 18)
    """
    first, last = max(0, start - by), min(len(text), end + by)
    line = text.rfind("\n\n", first, start)
    if line >= 0:
        first = line + 2
    elif first and not text[first - 1].isspace():
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    line = text.find("\n\n", end, last)
    if line >= 0:
        last = line
    elif last < len(text) and not text[last].isspace():
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else end
    return first, last
