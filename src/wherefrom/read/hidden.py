"""Characters that a reader cannot see: counted, taken out of laid-out text, never silent."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from wherefrom.read.draft import Remark

# Zero-width and joining characters, bidirectional controls, invisible operators, fillers,
# variation selectors and tag characters (Unicode 16, Default_Ignorable_Code_Point).
INVISIBLE = re.compile(
    "[\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e01ef]"
)
SOFT_HYPHEN = "\u00ad"  # a typesetter's hint, so it is dropped without a word


def without_invisible(text: str) -> str:
    """``text`` without characters that cannot be seen.

    >>> without_invisible("pay\\u200bment")
    'payment'
    """
    return INVISIBLE.sub("", text.replace(SOFT_HYPHEN, ""))


def _named(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


def invisible_remark(text: str, *, kept: bool) -> Remark | None:
    """A remark that says which invisible characters ``text`` has and where the first stands.

    Args:
        text: as it came from the file.
        kept: True when ``text`` is the document's own text, so that offsets can be given.
    """
    found = list(INVISIBLE.finditer(text))
    if not found:
        return None
    counts = Counter(_named(match.group()) for match in found)
    listed = ", ".join(f"{name} ({n})" for name, n in sorted(counts.items())[:5])
    fate = "kept in the text and ignored in matching" if kept else "left out of the working text"
    around = without_invisible(text[max(0, found[0].start() - 20) : found[0].end() + 20])
    shown = " ".join(around.split())
    return Remark(
        "hidden_text",
        f"{len(found)} invisible characters, {fate}: {listed}; the first near “{shown}”.",
        found[0].start() if kept else None,
        found[0].end() if kept else None,
    )


def hidden_words_remark(passages: list[str], how: str) -> Remark | None:
    """A remark on words that the page holds but does not show; they are no text of it."""
    words = [" ".join(without_invisible(passage).split()) for passage in passages]
    words = [passage for passage in words if len(passage) > 1]
    if not words:
        return None
    total = sum(map(len, words))
    longest = max(words, key=len)
    excerpt = longest if len(longest) <= 120 else longest[:117] + "..."
    return Remark(
        "hidden_text",
        f"{total} characters that {how} are not read as text, among them: “{excerpt}”",
    )
