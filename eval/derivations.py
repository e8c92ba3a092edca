"""Derivations by themselves: who took from whom in the labelled cases.

    python -m eval.derivations [--given] [--held-out] [--show CASE]

Prints derivation_f, direction and credit_f for each case as ../shared/score/score_case.py
defines them, straight from ``derived``: no claims, no counts. Publishers and
dates are those the program reads, with ``--given`` the labellers'. ``--held-out``
holds each case out in turn and picks, on the other six, the weight at which
taken is as likely as not: what an unseen case may expect. NOT RUN where ../shared
is absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval import gate
from eval.shared import CASES, GOLD, absent, corpus_digest, ruler, voices_in
from wherefrom.model import (
    Attribution,
    Derivation,
    Document,
    Mention,
    Published,
    Resolution,
    Source,
    Statement,
)
from wherefrom.read.single import preload, read_single
from wherefrom.settings import Intake, Trace
from wherefrom.sources.chains import apply
from wherefrom.sources.cited import cited_mentions
from wherefrom.sources.credits import credit_mentions
from wherefrom.sources.resolve import resolve
from wherefrom.trace.tracing import derived

FIGURES = ("derivation_f", "direction", "credit_f")
WEIGHTS = (8.0, 9.0, 10.0, 10.5, 11.0, 12.0, 13.0, 15.0)


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled case, read and resolved."""

    name: str
    gold: Mapping[str, Any]
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    resolution: Resolution


def read_documents(folder: Path, gold: Mapping[str, Any]) -> tuple[Document, ...]:
    """The case's texts with publishers, dates, credits and links as the program reads them."""
    preload()
    made: list[Document] = []
    for name in sorted(gold["documents"]):
        path = folder / f"{name}.txt"
        readout = read_single(
            path.read_bytes(),
            name=path.name,
            media_type="text/plain",
            url=None,
            captured_at=None,
            limits=Intake(),
        )
        made += readout.documents
    return tuple(made)


def given_documents(folder: Path, gold: Mapping[str, Any]) -> tuple[Document, ...]:
    """The same under the labellers' publishers and dates."""
    labels = gold["documents"]
    return tuple(
        replace(
            document,
            publisher=labels[Path(document.path).stem]["publisher"],
            published=_given(labels[Path(document.path).stem]["published"]),
        )
        for document in read_documents(folder, gold)
    )


def _given(date: str | None) -> Published:
    return Published(date, "given" if date else "unknown")


def prepared(path: Path, *, given: bool = False) -> Case:
    """A labelled case with voices and sources."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    documents = (given_documents if given else read_documents)(CASES / path.stem, gold)
    voices = [voices_in(document) for document in documents]
    mentions = tuple(m for voice in voices for m in voice.mentions) + credit_mentions(documents)
    mentions += cited_mentions(documents, mentions)
    resolution = resolve(documents, mentions)
    attributions, statements = apply(documents, voices, resolution)
    return Case(path.stem, gold, documents, statements, mentions, attributions, resolution)


def found(case: Case, settings: Trace) -> Sequence[Derivation]:
    """The derivations of one case."""
    return derived(
        case.documents,
        case.statements,
        case.mentions,
        case.attributions,
        case.resolution,
        settings=settings,
    ).derivations


def as_ledger(case: Case, derivations: Sequence[Derivation]) -> dict[str, Any]:
    """As much of a ledger as the ruler reads for derivations."""
    return {
        "documents": [{"id": d.id, "path": d.path, "text": d.text} for d in case.documents],
        "sources": [_source(s) for s in case.resolution.sources],
        "statements": [],
        "claims": [],
        "derivations": [
            {"from": d.taker, "to": d.giver, "kind": d.kind, "probability": d.probability}
            for d in derivations
        ],
    }


def _source(source: Source) -> dict[str, Any]:
    return {"id": source.id, "name": source.name, "aliases": list(source.aliases)}


def scored(case: Case, settings: Trace) -> dict[str, float | None]:
    """The three figures of one case."""
    score_case = ruler("score_case")
    ledger = score_case.from_ledger(as_ledger(case, found(case, settings)))
    figures = score_case.score(score_case.from_gold(case.gold, ledger.texts), ledger)
    return {name: figures[name] for name in FIGURES}


def mean(values: Sequence[float | None]) -> float:
    """Mean over the figures there are."""
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else 0.0


def held_out(cases: Sequence[Case]) -> float:
    """derivation_f on each case at the weight that is best on the others, averaged."""
    table = {
        weight: [
            scored(c, replace(Trace(), reuse_even_weight=weight))["derivation_f"] for c in cases
        ]
        for weight in WEIGHTS
    }
    reached = []
    for k in range(len(cases)):
        others = {w: mean([v for i, v in enumerate(row) if i != k]) for w, row in table.items()}
        best = max(WEIGHTS, key=lambda w: (others[w], -abs(w - Trace().reuse_even_weight)))
        reached.append(table[best][k])
    return mean(reached)


def show(case: Case) -> None:
    """Every pair and credit of one case, found or labelled."""
    score_case = ruler("score_case")
    derivations = found(case, Trace())
    ledger = score_case.from_ledger(as_ledger(case, derivations))
    gold = score_case.from_gold(case.gold, ledger.texts)
    for pair in sorted(gold.derived | ledger.derived, key=sorted):
        marks = ("gold " if pair in gold.derived else "     ") + (
            "found" if pair in ledger.derived else "     "
        )
        told = [(d.kind, d.probability) for d in derivations if {d.taker, d.giver} == pair]
        print(marks, *sorted(pair), told)
    for credit in sorted(gold.credits):
        print("gold  credit", *credit)
    for credit in sorted(ledger.credits):
        print("found credit", *credit)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--show", metavar="CASE", help="list one case's pairs and credits")
    parser.add_argument("--given", action="store_true", help="the labellers' publishers and dates")
    parser.add_argument("--held-out", action="store_true", help="also hold out each case in turn")
    gate.add_arguments(parser)
    args = parser.parse_args()
    if line := absent(GOLD, CASES):
        print(line)
        return 0
    paths = sorted(GOLD.glob("*.json"), key=lambda p: int(p.stem))
    if args.show:
        show(prepared(GOLD / f"{args.show}.json", given=args.given))
        return 0
    cases = [prepared(path, given=args.given) for path in paths]
    rows = [scored(case, Trace()) for case in cases]
    print(f"{'case':>6}  " + "  ".join(f"{name:>12}" for name in FIGURES))
    for case, row in zip(cases, rows, strict=True):
        print(f"{case.name:>6}  " + "  ".join(_cell(row[name]) for name in FIGURES))
    figures = {name: mean([row[name] for row in rows]) for name in FIGURES}
    print(f"{'mean':>6}  " + "  ".join(_cell(figures[name]) for name in FIGURES))
    if args.held_out:
        print(f"derivation_f, each case held out: {held_out(cases):.3f}")
    return gate.conclude("derivations", figures, args, corpus_digest(paths))


def _cell(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>12}"


if __name__ == "__main__":
    sys.exit(main())
