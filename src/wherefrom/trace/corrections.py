"""Derivations of the kind ``corrects``: a document that says it corrects or withdraws another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from wherefrom.model import Derivation, Document, Evidence
from wherefrom.trace.direction import later
from wherefrom.trace.evidence import derivation
from wherefrom.trace.wording import Wording

SAYS_SO = re.compile(
    r"(?:^|\n)\s*(?:correction|corrections? and clarifications?|clarification|retraction|"
    r"editor'?s note|erratum)\s*(?:[:\-–—][^\n]*|\([^)\n]*\)[^\n]*|\n[^\n]*)"
    r"|\ban? (?:earlier|previous) (?:version|edition) of this (?:article|story|report|post)\b"
    r"[^.\n]*\.?"
    r"|\b(?:this|the) (?:article|story|report) has been (?:corrected|retracted|withdrawn)\b"
    r"[^.\n]*\.?"
    r"|\bwe (?:retract|withdraw|correct) (?:this|our|the) (?:article|story|report)\b[^.\n]*\.?"
    r"|\b(?:article|story|report) (?:of|published on|from) [^.\n]{3,40} "
    r"(?:wrongly|incorrectly|mistakenly) [^.\n]*\.?",
    re.IGNORECASE,
)
SAME_TITLE = 0.9
SAME_STORY = 0.7
LEAST_STORY = 0.15  # share of the shorter text's different long words that both texts use


def correction_words(document: Document) -> Evidence | None:
    """The words with which ``document`` says that it corrects or withdraws something."""
    found = SAYS_SO.search(document.text)
    if found is None:
        return None
    words = found.group()
    start = found.start() + len(words) - len(words.lstrip())
    return Evidence(document.id, start, found.start() + len(words.rstrip()))


def corrects(
    documents: Sequence[Document],
    publisher_of: Mapping[str, str],
    wordings: Mapping[str, Wording],
    among: Collection[str] | None = None,
) -> list[Derivation]:
    """For each document that says so: what it corrects, among its publisher's earlier ones.

    ``among`` are the ids of those that are asked for, where not all are.
    """
    by_publisher: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.id in publisher_of:
            by_publisher[publisher_of[document.id]].append(document)
    made = []
    for document in documents if among is None else [d for d in documents if d.id in among]:
        words = correction_words(document)
        if words is None or document.id not in publisher_of:
            continue
        target = _corrected(document, by_publisher[publisher_of[document.id]], wordings)
        if target is not None:
            other, probability = target
            said = document.text[words.start : words.end]
            note = f"It says of the earlier text: {' '.join(said.split())[:160]}"
            made.append(
                derivation(
                    "corrects",
                    document.id,
                    other.id,
                    probability=probability,
                    evidence=[words],
                    note=note,
                )
            )
    return made


def _corrected(
    document: Document, others: Sequence[Document], wordings: Mapping[str, Wording]
) -> tuple[Document, float] | None:
    """The earlier document meant, and how surely: same address or title, else same story."""
    best: tuple[float, str, Document] | None = None
    for other in others:
        if other.id == document.id or later(other, document) is True:
            continue
        same = document.url is not None and document.url == other.url
        same = same or (document.title is not None and document.title == other.title)
        told = _same_story(wordings[document.id], wordings[other.id])
        score = SAME_TITLE if same else SAME_STORY * min(1.0, told / 0.3)
        if (same or told >= LEAST_STORY) and (best is None or (score, other.id) > best[:2]):
            best = (score, other.id, other)
    return None if best is None else (best[2], best[0])


def _same_story(a: Wording, b: Wording) -> float:
    long_a = {w for w in a.words if len(w) > 4}
    long_b = {w for w in b.words if len(w) > 4}
    least = min(len(long_a), len(long_b))
    return len(long_a & long_b) / least if least else 0.0
