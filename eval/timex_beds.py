"""TempEval-3's training part and MEANTIME as beds for dates: texts, days and marked TIMEX3s."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.shared import SHARED

TEMPEVAL = SHARED / "data" / "tempeval3" / "train"
MEANTIME = SHARED / "data" / "meantime"
LAST_MARKED = 5  # MEANTIME marks times in the headline, the date line and five sentences


@dataclass(frozen=True, slots=True)
class Marked:
    """One TIMEX3: characters ``start`` to ``end``, its type and its value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text, the day it was published (ISO) and what is marked in it.

    ``left_out`` are characters that nobody marked: what is read there counts
    neither way.
    """

    name: str
    text: str
    published: str | None
    marked: tuple[Marked, ...]
    left_out: tuple[tuple[int, int], ...] = ()


def held_out(name: str) -> bool:
    """Whether the file of this name is in the fifth that nobody looked at."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def tempeval() -> Iterator[Article]:
    """TimeBank and AQUAINT as cleaned for TempEval-3 (UzZaman et al. 2013): what is in TEXT."""
    for path in sorted(TEMPEVAL.glob("*/*.tml")):
        root = ET.parse(path).getroot()
        body, made = root.find("TEXT"), root.find("DCT/TIMEX3")
        if body is None or made is None:
            continue
        text, marked = _walked(body)
        yield Article(path.name, text, made.get("value", "")[:10], tuple(marked))


def _walked(body: ET.Element) -> tuple[str, list[Marked]]:
    parts: list[str] = []
    found: list[Marked] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag == "TIMEX3":
            end = sum(map(len, parts))
            found.append(Marked(start, end, element.get("type", ""), element.get("value", "")))

    walk(body)
    return "".join(parts), found


def meantime() -> Iterator[Article]:
    """MEANTIME's English articles; their own date is given and not asked for."""
    for path in sorted(MEANTIME.glob("corpus_*/*.xml")):
        yield _meantime(path)


def _meantime(path: Path) -> Article:
    root = ET.parse(path).getroot()
    tokens = list(root.iter("token"))
    text, at = _joined(tokens)
    made, published = [], None
    marked = []
    for mark in root.find("Markables") or ():
        anchors = [at[a.get("t_id", "")] for a in mark]
        if mark.tag != "TIMEX3" or not anchors:
            continue
        span = (anchors[0][0], anchors[-1][1])
        if mark.get("functionInDocument") == "CREATION_TIME":
            published = mark.get("value")
            made.append(span)
        else:
            marked.append(Marked(*span, mark.get("type", ""), mark.get("value", "")))
    beyond = [at[t.get("t_id", "")][0] for t in tokens if int(t.get("sentence", 0)) > LAST_MARKED]
    made += [(min(beyond), len(text))] if beyond else []
    published = published if published and re.match(r"\d{4}-\d\d-\d\d", published) else None
    return Article(path.name, text, published, tuple(marked), tuple(made))


def _joined(tokens: list[ET.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of the tokens, each place by token id; headline and date line are paragraphs."""
    text, at, sentence = "", {}, "0"
    for token in tokens:
        word, held = token.text or "", token.get("sentence", "0")
        if held != sentence and sentence in {"0", "1"}:
            text += "\n\n"
        elif text and not re.fullmatch(r"[.,;:!?)]|['’](?:s|re|ll|ve|d)?|n't|%", word):
            text += " "
        sentence = held
        at[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    return text, at
