"""Layouts: whether sources set off by a document's structure are read, layout by layout.

    python -m eval.layouts [--show]

Reads the fictional documents of tests/attribute/layouts/*.yml, a file for each
layout. Every expectation counts once for each thing it names: source, cue,
chain and kind of origin; words listed as ``outside`` count once, as right
where no source stands behind them. Prints the share that is right. ``--show``
prints what is not.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from eval import gate
from eval.shared import plain_document, voices_in
from wherefrom.model import Attribution, Document, Span, Statement, Voices

FOLDER = Path(__file__).parents[1] / "tests" / "attribute" / "layouts"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing that was expected: which document, what of it, and whether it was read so."""

    layout: str
    document: str
    part: str  # source, cue, chain, kind or outside
    right: bool
    want: str
    got: str


@dataclass(frozen=True, slots=True)
class Case:
    """One fictional document and what should be read of it."""

    layout: str
    name: str
    document: Document
    expect: tuple[Mapping[str, Any], ...]
    outside: tuple[str, ...]


def cases(folder: Path = FOLDER) -> list[Case]:
    """Every document of ``folder``'s files, in order."""
    return [
        _case(path.stem, entry)
        for path in sorted(folder.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _case(layout: str, entry: Mapping[str, Any]) -> Case:
    text = entry["text"].rstrip("\n")
    title = text.split("\n")[0] if entry.get("title") else None
    plain = plain_document("one", text, entry.get("publisher"), title=title)
    document = replace(plain, publisher_kind=entry.get("publisher_kind", "outlet"))
    expect, outside = entry.get("expect", ()), entry.get("outside", ())
    return Case(layout, entry["name"], document, tuple(expect), tuple(outside))


def judged(case: Case) -> list[Verdict]:
    """What is right and wrong of one document, straight from the attribution stage."""
    voices = voices_in(case.document)
    wanted = [v for want in case.expect for v in _met(case, want, voices)]
    return wanted + [_is_outside(case, words, voices) for words in case.outside]


def _met(case: Case, want: Mapping[str, Any], voices: Voices) -> Iterator[Verdict]:
    at, end = _place(case.document.text, str(want["said"]))
    near = [a for a in voices.attributions if _holds(a.content, (at + end) // 2)]
    sources = [_words(case.document.text, a.source) for a in near]
    if "source" in want:
        yield _verdict(case, "source", want["source"] in sources, want["source"], sources)
    if "cue" in want:
        cues = [_words(case.document.text, a.cue) for a in near if _is_source(case, a, want)]
        right = any(cue.casefold() == want["cue"].casefold() for cue in cues)
        yield _verdict(case, "cue", right, want["cue"], cues)
    statement = _statement(voices, at, end)
    mentions = {m.id: m for m in voices.mentions}
    names = [mentions[link.mention].name for link in statement.chain] if statement else []
    yield _verdict(case, "chain", _same(want, names), want["chain"], names)
    kinds = [want["kind"]] if isinstance(want["kind"], str) else want["kind"]
    kind = statement.origin_kind if statement else "no statement"
    yield _verdict(case, "kind", kind in kinds, kinds, kind)


def _is_outside(case: Case, words: str, voices: Voices) -> Verdict:
    at, end = _place(case.document.text, words)
    statement = _statement(voices, at, end)
    names = {m.id: m.name for m in voices.mentions}
    got = [names[link.mention] for link in statement.chain] if statement else []
    return _verdict(case, "outside", not got, f"nobody behind {words!r}", got)


def _verdict(case: Case, part: str, right: bool, want: object, got: object) -> Verdict:
    return Verdict(case.layout, case.name, part, right, str(want), str(got))


def _place(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


def _holds(spans: tuple[Span, ...], char: int) -> bool:
    return any(s.start <= char < s.end for s in spans)


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(" ".join(text[s.start : s.end] for s in spans).split())


def _is_source(case: Case, found: Attribution, want: Mapping[str, Any]) -> bool:
    return "source" not in want or _words(case.document.text, found.source) == want["source"]


def _statement(voices: Voices, at: int, end: int) -> Statement | None:
    near = [s for s in voices.statements if s.start < end and at < s.end]
    return max(near, key=lambda s: min(s.end, end) - max(s.start, at), default=None)


def _same(want: Mapping[str, Any], names: list[str]) -> bool:
    """Whether the chain is the one wanted; ``any`` allows any one name, ``like`` a longer one."""
    allowed, got = [_plain(n) for n in want["chain"]], [_plain(n) for n in names]
    if want.get("any"):
        return bool(got) and got[-1] in allowed and len(got) <= len(allowed)
    if want.get("like"):
        return len(got) == len(allowed) and all(a in g for a, g in zip(allowed, got, strict=True))
    return got == allowed


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def figures(verdicts: list[Verdict]) -> dict[str, float]:
    """The share that is right: of each layout, of each part, and of all."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        for key in (verdict.layout, f"part {verdict.part}", "all"):
            groups[key].append(verdict.right)
    return {key: sum(rights) / len(rights) for key, rights in sorted(groups.items())}


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 where one lies under its floor."""
    parser = argparse.ArgumentParser(description="Layouts, on fictional documents")
    parser.add_argument("--show", action="store_true", help="print what is not read as expected")
    gate.add_arguments(parser)
    given = parser.parse_args(arguments)
    verdicts = [v for case in cases() for v in judged(case)]
    for v in verdicts if given.show else ():
        if not v.right:
            print(f"{v.layout} | {v.document} | {v.part}: want {v.want} | got {v.got}")
    print(f"{len({(v.layout, v.document) for v in verdicts})} documents, {len(verdicts)} checks")
    measured = figures(verdicts)
    for name, value in measured.items():
        print(f"  {name:18} {value:.3f}")
    return gate.conclude("layouts", measured, given, None)


if __name__ == "__main__":
    sys.exit(main())
