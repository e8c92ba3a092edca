"""Labelled targets of MPQA and the chains of sources behind them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True)
class Target:
    """A labelled target: characters of the cleaned text, and its sources, writer first."""

    document: str
    sentence: tuple[int, int]
    span: tuple[int, int]
    chain: tuple[str, ...]


def held_out(document: str) -> bool:
    """True for the half of the documents whose errors are never looked at."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 2 == 1


def targets(name: str, entry: Mapping[str, Any], text: str) -> Iterator[Target]:
    """The targets of one document that stand in its cleaned ``text``."""
    for row in entry["extract"]:
        sentence = _find(plain(row["text"]), text, 0, len(text))
        if sentence is None:
            continue
        span = _find(plain(row["question"]), text, *sentence)
        if span is not None:
            sources = [str(s).strip() for s in row["answer"]]
            chain = tuple(source for source, _ in groupby(sources))
            yield Target(name, sentence, span, chain)


def plain(text: str) -> str:
    """``text`` with its shown escapes as what they stand for, on no particular lines."""
    text = text.replace("\\t", " ").replace("\\n", "\n")
    return re.sub(r"\\(['\"])", r"\1", text)


def _find(words: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where ``words`` first stand in text[start:end] as whole words, white space apart."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    found = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)").search(text, start, end)
    found = found or re.compile(r"\s+".join(parts)).search(text, start, end)
    return found.span() if found else None
