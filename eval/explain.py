"""Where a case's figures come from, claim by claim, for whoever tunes.

    python -m eval.cases --only 33 --keep /tmp/kept
    python -m eval.explain /tmp/kept/33.json

For each labelled claim: the ledger's claim that was matched to it and, per
labelled statement, ``=`` in the matched claim and answer, ``~`` in the matched
claim under another answer, ``x CLAIM`` in another claim across documents,
``.`` in no such claim, ``!`` not found at all; then origin and chain where
they differ. Nothing it prints belongs into the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from eval import shared

WIDTH = 110  # characters of a statement that are shown


class Comparison:
    """Gold and ledger of one case with the ruler's own matchings."""

    def __init__(self, ruler: ModuleType, gold: Any, ledger: Any) -> None:
        self.gold, self.ledger = gold, ledger
        self.shared = ruler.overlaps(gold, ledger)
        self.claims, self.claim_of = ruler.ceaf(gold, ledger, self.shared, "claim")[3:]
        self.answers, self.answer_of = ruler.ceaf(gold, ledger, self.shared, "answer")[3:]
        self.best = ruler.best(self.shared, self.claim_of, self.answer_of)
        self.across = {
            claim
            for claim in {item["claim"] for item in ledger.items} - {None}
            if len({item["doc"] for item in ledger.items if item["claim"] == claim}) > 1
        }

    def mark(self, gold_item: int) -> str:
        """Where one labelled statement went, as the module's text says."""
        if gold_item not in self.best:
            return "!"
        if gold_item in self.claim_of:
            item = self.gold.items[gold_item]
            got = self.ledger.items[self.claim_of[gold_item]]
            return "=" if self.answers.get(item["answer"]) == got["answer"] else "~"
        elsewhere = sorted(
            {
                str(self.ledger.items[j]["claim"])
                for i, j in self.shared
                if i == gold_item and self.ledger.items[j]["claim"] in self.across
            }
        )
        return "x " + " ".join(elsewhere) if elsewhere else "."

    def voice(self, gold_item: int) -> str:
        """Origin and chain where the ledger's differ from the labels, or nothing."""
        if gold_item not in self.best:
            return ""
        want, got = self.gold.items[gold_item], self.ledger.items[self.best[gold_item]]
        wanted = (want["kind"], [names[0] for names in want["chain"]])
        given = (got["kind"], [names[0] if names else None for names in got["chain"]])
        return "" if wanted == given else f"\n        want {wanted}\n        got  {given}"

    def text(self, gold_item: int) -> str:
        item = self.gold.items[gold_item]
        if item["span"] is None:
            return "(quote not found in the text)"
        return " ".join(self.gold.texts[item["doc"]][slice(*item["span"])].split())[:WIDTH]


def lines_of(comparison: Comparison, questions: Sequence[str], *, voices: bool) -> list[str]:
    lines, marks = [], Counter[str]()
    for number, question in enumerate(questions):
        matched = comparison.claims.get(number)
        size = sum(item["claim"] == matched for item in comparison.ledger.items) if matched else 0
        lines.append(f"\n{number}. {question}\n   ledger: {matched} of {size} statements")
        last = None
        for i, item in enumerate(comparison.gold.items):
            if item["claim"] != number:
                continue
            if item["answer"] != last:
                lines.append(f"   answer {item['answer'][1]}:")
                last = item["answer"]
            mark = comparison.mark(i)
            marks[mark[0]] += 1
            voice = comparison.voice(i) if voices else ""
            lines.append(f"     {mark:4} {item['doc']}: {comparison.text(i)}{voice}")
    return [*lines, "\n" + "  ".join(f"{mark} {count}" for mark, count in sorted(marks.items()))]


def derivations(gold: Any, ledger: Any) -> list[str]:
    """Pairs of documents that one side holds to be derived and the other does not."""
    missing = sorted(sorted(pair) for pair in gold.derived - ledger.derived)
    extra = sorted(sorted(pair) for pair in ledger.derived - gold.derived)
    hit = len(gold.derived & ledger.derived)
    return [f"\nderived pairs: {hit} found", f"  missing {missing}", f"  too many {extra}"]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Where a case's figures come from.")
    parser.add_argument("ledger", type=Path, help="NUMBER.json, as eval.cases --keep leaves it")
    parser.add_argument("--voices", action="store_true", help="show where origin or chain differ")
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    ruler = shared.ruler("score_case")
    labelled: Mapping[str, Any] = json.loads((shared.GOLD / args.ledger.name).read_text("utf-8"))
    ledger = ruler.from_ledger(json.loads(args.ledger.read_text("utf-8")))
    gold = ruler.from_gold(labelled, ledger.texts)
    questions = [claim["question"] for claim in labelled["claims"]]
    lines = lines_of(Comparison(ruler, gold, ledger), questions, voices=args.voices)
    print("\n".join([*lines, *derivations(gold, ledger)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
