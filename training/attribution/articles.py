"""Articles as the tagger's training takes them: words, labels, and who says what in words.

PolNeAR (Newell, Margolin and Ruths 2018) comes as text and brat files; its
spans become word numbers here, once, and are kept under ``build/attribution``.
Articles without annotations (for a teacher to label) go the same way.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from wherefrom.language.load import parse
from wherefrom.language.words import windows

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
BUILD = ROOT / "build" / "attribution"
ROLES = ("source", "cue", "content")
PAIR = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")

Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Article:
    """One annotator's reading of one article.

    ``words`` and ``labels`` (see language.words) run over the whole article,
    ``heads`` are word numbers, ``ends`` the number of the first word after
    each sentence, ``attributions`` word numbers per role (empty: unlabelled).
    """

    name: str
    words: list[str]
    labels: list[list[int]]
    heads: list[int]
    ends: list[int]
    spans: list[tuple[int, int]]
    attributions: list[dict[str, list[int]]]


def brat(path: Path) -> list[Spans]:
    """The attributions of one .ann file, in characters; a line that is no span is passed over."""
    spans: dict[str, list[tuple[int, int]]] = {}
    out: list[Spans] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("T") and line.count("\t") >= 2:
            key, where, _ = line.split("\t", 2)
            pieces = where.split(" ", 1)[1].split(";")
            spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in pieces)]
    for line in lines:
        if line.startswith("E"):
            parts: Spans = defaultdict(list)
            for role, key in PAIR.findall(line):
                parts[role.lower()] += spans.get(key, [])
            out.append({role: parts[role] for role in ROLES})
    return out


def words_in(spans: list[tuple[int, int]], words: list[tuple[int, int]]) -> list[int]:
    """Numbers of the words that lie at least by half in ``spans``."""
    found = set()
    for a, b in spans:
        for k, (s, e) in enumerate(words):
            if s < b and e > a and 2 * (min(e, b) - max(s, a)) >= e - s:
                found.add(k)
    return sorted(found)


def _article(name: str, read: Doc, marked: list[Spans]) -> Article:
    labels: list[list[int]] = []
    tokens: list[int] = []
    for window in windows(read):
        tokens += window.tokens
        labels += window.labels.tolist()
    place = {i: k for k, i in enumerate(tokens)}
    spans = [(read[i].idx, read[i].idx + len(read[i])) for i in tokens]
    ends = sorted({sum(1 for i in tokens if i < s.end) for s in read.sents})
    found = [{role: words_in(m[role], spans) for role in ROLES} for m in marked]
    return Article(
        name=name,
        words=[read[i].text for i in tokens],
        labels=labels,
        heads=[place.get(read[i].head.i, place[i]) for i in tokens],
        ends=[e for e in ends if e],
        spans=spans,
        attributions=[a for a in found if a["cue"]],
    )


def polnear(part: str) -> Iterator[Article]:
    """PolNeAR's ``part`` (train or dev): one article per annotator's file, by name."""
    folder = DATA / "polnear" / part
    parsed: dict[str, Doc] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem.rsplit("_", 1)[0]
        if stem not in parsed:
            parsed = {stem: parse((folder / "text" / f"{stem}.txt").read_text(encoding="utf-8"))}
        yield _article(path.stem, parsed[stem], brat(path))


def unlabelled() -> Iterator[Article]:
    """The news cases and MEANTIME-free text that may train weights: ``cases`` (CC BY 3.0)."""
    for path in sorted((DATA / "cases").glob("*/*.txt")):
        yield _article(path.stem, parse(path.read_text(encoding="utf-8")), [])


PARTS = {"train": lambda: polnear("train"), "dev": lambda: polnear("dev"), "cases": unlabelled}


def articles(part: str) -> list[Article]:
    """The articles of ``part``, from what was kept of an earlier run where there is one."""
    kept = BUILD / f"{part}.jsonl"
    if not kept.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps({f: getattr(a, f) for f in Article.__slots__}) for a in PARTS[part]()]
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [Article(**json.loads(line)) for line in kept.open(encoding="utf-8")]
