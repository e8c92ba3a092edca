"""Where a layout ends a passage: at labels, bullets, times, directions and signatures."""

from __future__ import annotations

import re
from functools import lru_cache

from wherefrom.attribute.layouts.labels import labels
from wherefrom.attribute.layouts.lines import lines

_DIRECTION = re.compile(r"[\[(][^()\[\]\n]{2,60}[\])]")
_SIGNATURE = re.compile(r"^[ \t]*(?:―|—|–|--)[ \t]*[A-Z][^\n.!?]{2,100}$", re.MULTILINE)


@lru_cache(maxsize=8)
def breaks(text: str) -> tuple[int, ...]:
    """Characters of ``text`` at which one passage ends and another may begin, in order."""
    found: set[int] = set()
    turns = labels(text)
    for label in turns:
        found |= {label.start, label.body}
    if turns:
        for match in _DIRECTION.finditer(text, turns[0].start):
            found |= {match.start(), match.end()}
    for row in lines(text):
        if row.mark:
            found |= {row.start, row.body}
    found |= {match.start() for match in _SIGNATURE.finditer(text)}
    return tuple(sorted(found))
