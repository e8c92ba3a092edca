"""The articles of ../shared/data/reuters21578, and their sentences."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

from eval.shared import SHARED

REUTERS = SHARED / "data" / "reuters21578"
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.S)
_SENTENCE = re.compile(r"\S.*?[.!?]['\"]?(?=\s+[A-Z\"']|\s*$)", re.S)


@cache
def bodies(files: int | None = None) -> tuple[str, ...]:
    """The texts of the articles, of the first ``files`` files only where that is given."""
    found: list[str] = []
    for path in sorted(REUTERS.glob("*.sgm"))[:files]:
        for body in _BODY.findall(path.read_text(encoding="latin-1")):
            text = html.unescape(html.unescape(body)).replace("\x03", "")
            text = re.sub(r"(?i)\s*\breuter\s*$", "", text.strip())
            found.append(" ".join(text.split()))
    return tuple(found)


def paths() -> list[Path]:
    """The files, for a digest of the data."""
    return sorted(REUTERS.glob("*.sgm"))


def sentences(text: str) -> list[str]:
    """``text`` in sentences, roughly: ended by a mark and followed by a capital."""
    return [match.group() for match in _SENTENCE.finditer(text)]
