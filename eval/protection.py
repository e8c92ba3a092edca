"""People in texts protected: how much of what names them is replaced, and how much else.

    python -m eval.protection [--level standard] [--show]

../shared/data/anonymisation: posts and letters of invented people with labelled direct and
quasi-identifiers (SPIA). They go the road of every export: read, traced, pseudonymised. A direct
identifier counts as found where every letter and digit of it is replaced. Precision is the share
of what was replaced as a direct identifier that the labellers mark as direct or quasi. A text is
fully protected where no direct identifier is left. Half of the texts (the odd ones) were never
read while the rules were written. Nine invented judgments (eval/data/protection) stand beside
them, on which the rules for texts of courts were written. Presidio runs live on the same text where
it is installed, with the same small English model; see eval/README.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import wherefrom
from eval import gate, peer_presidio, shared
from wherefrom.model import Ledger, Level
from wherefrom.pipeline import protecting
from wherefrom.protect.generalised import LEVELS
from wherefrom.protect.view import Outward
from wherefrom.store.db import Store

TEXTS = shared.SHARED / "data/anonymisation/entity_panorama_151.jsonl"
COURTS = Path(__file__).parent / "data/protection/court.txt"
MARK = re.compile(r"\[\[(?P<direct>.*?)\]\]|\(\((?P<quasi>.*?)\)\)")
TARGET = 0.97  # direct-identifier recall
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its labelled places: start, end, kind (DIRECT, QUASI, NO_MASK)."""

    text: str
    marked: tuple[tuple[int, int, str], ...]


def labelled() -> list[Labelled]:
    records = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(
            record["text"],
            tuple(
                (e["start_offset"], e["end_offset"], e["identifier_type"])
                for e in record["entities"]
            ),
        )
        for record in records
    ]


def courts() -> list[Labelled]:
    """Invented judgments; the rules for texts of courts were written on them."""
    lines = COURTS.read_text(encoding="utf-8").splitlines(keepends=True)
    whole = "".join(line for line in lines if not line.startswith("#"))
    return [_unmarked(raw) for raw in re.split("^===\n", whole, flags=re.MULTILINE)]


def _unmarked(raw: str) -> Labelled:
    text, places, done = "", [], 0
    for mark in MARK.finditer(raw):
        text += raw[done : mark.start()]
        words = mark["direct"] or mark["quasi"]
        kind = "DIRECT" if mark["direct"] else "QUASI"
        places.append((len(text), len(text) + len(words), kind))
        text += words
        done = mark.end()
    return Labelled(text + raw[done:], tuple(places))


def ours(texts: Sequence[str], level: Level) -> tuple[list[list[Place]], list[list[Place]]]:
    """Places replaced as direct identifiers, and all places replaced, of each text."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "texts"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8", newline="\n")
        with wherefrom.trace([folder], case=Path(scratch) / "texts.case", workers=2) as case:
            ledger = case.ledger
        with Store(Path(scratch) / "texts.case", write=True) as store:
            return _replaced(store, ledger, level, len(texts))


def _replaced(
    store: Store, ledger: Ledger, level: Level, n: int
) -> tuple[list[list[Place]], list[list[Place]]]:
    direct: list[list[Place]] = [[] for _ in range(n)]
    every: list[list[Place]] = [[] for _ in range(n)]
    of_level: tuple[tuple[Level, list[list[Place]]], ...] = (("names", direct), (level, every))
    for chosen, out in of_level:
        under = protecting.protection(store, ledger, chosen)
        view = Outward(ledger.documents, under)
        for document in ledger.documents:
            made = view.replaced_in(document.id)
            out[int(Path(document.path).stem)] = [(r.start, r.end) for r in made]
    return direct, every


def figures(
    data: Sequence[Labelled], direct: Sequence[Sequence[Place]], every: Sequence[Sequence[Place]]
) -> dict[str, float]:
    """Recall of direct and quasi-identifiers, precision of direct, share of texts protected."""
    found = {"DIRECT": [0, 0], "QUASI": [0, 0]}
    right = made = whole = 0
    for one, sure, all_ in zip(data, direct, every, strict=True):
        left = 0
        for start, end, kind in one.marked:
            if kind in found:
                places = sure if kind == "DIRECT" else all_
                got = covered(one.text, start, end, places)
                found[kind][0] += got
                found[kind][1] += 1
                left += kind == "DIRECT" and not got
        whole += not left
        made += len(sure)
        right += sum(
            any(s < e2 and s2 < e and kind != "NO_MASK" for s2, e2, kind in one.marked)
            for s, e in sure
        )
    return {
        "direct_recall": found["DIRECT"][0] / max(1, found["DIRECT"][1]),
        "direct_precision": right / max(1, made),
        "protected_texts": whole / max(1, len(data)),
        "quasi_recall": found["QUASI"][0] / max(1, found["QUASI"][1]),
    }


def covered(text: str, start: int, end: int, places: Sequence[Place]) -> bool:
    """Whether every letter and digit between ``start`` and ``end`` is in one of ``places``.

    >>> covered("@ana_r : hello", 1, 6, [(0, 6)])
    True
    """
    return all(
        any(first <= at < last for first, last in places)
        for at in range(start, end)
        if text[at].isalnum()
    )


def row(name: str, found: Mapping[str, float]) -> str:
    return f"{name:<34}" + "".join(f"{found[k]:>12.3f}" for k in COLUMNS)


COLUMNS = ("direct_recall", "direct_precision", "protected_texts", "quasi_recall")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="People in texts protected.")
    parser.add_argument("--level", choices=list(LEVELS), default="strict")
    parser.add_argument("--show", action="store_true", help="what is missed in the even texts")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(TEXTS):
        print(reason)
        return 0
    data = labelled()
    direct, every = ours([d.text for d in data], args.level)
    print(f"{len(data)} texts; quasi-identifiers at level {args.level}; target recall {TARGET}")
    print(" " * 34 + "".join(f"{name.replace('_', ' '):>12.12}" for name in COLUMNS))
    whole = figures(data, direct, every)
    print(row("ours", whole))
    unread = figures(data[1::2], direct[1::2], every[1::2])
    print(row("ours, the half never read", unread))
    own = courts()
    court = figures(own, *ours([one.text for one in own], args.level))
    print(row("ours, own judgments (tuned on)", court))
    _peer(data)
    if args.show:
        _missed(data[::2], direct[::2])
    kept: dict[str, Any] = {**whole, "unread_direct_recall": unread["direct_recall"]}
    return gate.conclude("protection", kept, args, shared.corpus_digest([TEXTS]))


def _peer(data: Sequence[Labelled]) -> None:
    if reason := peer_presidio.absent():
        print(f"presidio: {reason}")
        return
    found = peer_presidio.find([d.text for d in data])
    sure = [[(s, e) for s, e, kind in of if kind in peer_presidio.DIRECT] for of in found]
    every = [[(s, e) for s, e, _ in of] for of in found]
    print(row("presidio, direct kinds", figures(data, sure, every)))
    print(row("presidio, everything it marks", figures(data, every, every)))


def _missed(data: Sequence[Labelled], direct: Sequence[Sequence[Place]]) -> None:
    for one, sure in zip(data, direct, strict=True):
        for start, end, kind in one.marked:
            if kind == "DIRECT" and not covered(one.text, start, end, sure):
                _line("missed", one.text, start, end)
        for s, e in sure:
            if not any(s < e2 and s2 < e for s2, e2, _ in one.marked):
                _line("too much", one.text, s, e)


def _line(what: str, text: str, start: int, end: int) -> None:
    print(f"{what}: {text[start:end]!r} in {text[max(0, start - 40) : end + 30]!r}")


if __name__ == "__main__":
    sys.exit(main())
