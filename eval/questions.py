"""Questions made of sentences of our own, and signs of bad wording in real cases.

    python -m eval.questions [--show] [--cases N ...] [--raise] [--allow-regression REASON]

``eval/data/questions.yml`` holds invented sentences in many registers with the questions that a
careful editor would ask of them. An entry counts as right for one kind of question (that it is so,
how many, when, where) if every question that stands by itself is one of those listed, and there is
one; where none should be asked, if there is none. Every third entry is held out: its figures are
printed and its errors never are. The real cases (../shared) show how many of the claims' questions
bear a sign of bad wording that a program can see; skipped with NOT RUN where they are absent.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

import wherefrom
from eval import gate, shared
from eval.garbling import SIGNS, counted
from wherefrom.model import Published
from wherefrom.pipeline.language import worked_out

SENTENCES = Path(__file__).with_name("data") / "questions.yml"
HELD_OUT = 3  # every third entry
CASES = (4, 11)  # small, and not among those that claims are judged on


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of question asked of one entry: what was wanted and what came out."""

    text: str
    register: str
    kind: str
    wanted: tuple[str, ...]  # patterns; empty where nothing is to be asked
    optional: bool  # nothing asked is right too
    got: tuple[str, ...]
    held_out: bool

    @property
    def right(self) -> bool:
        """Whether all that was asked is wanted, and something was asked if it should be."""
        if not self.got:
            return self.optional or not self.wanted
        return all(any(matches(w, g) for w in self.wanted) for g in self.got)


def matches(pattern: str, question: str) -> bool:
    """Whether ``question`` is ``pattern``, in which * stands for any words.

    >>> matches("Did the ferry sink*?", "Did the ferry sink off Lode?")
    True
    """
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), question) is not None


def asked(entry: Mapping[str, Any], *, held_out: bool) -> Iterator[Asked]:
    """What is asked of one entry, per kind of question that it names."""
    before = f"{entry['before']} " if "before" in entry else ""
    text = before + entry["text"]
    title = entry["text"] if entry.get("headline") else None
    document = shared.plain_document("one", text, title=title)
    if day := entry.get("published"):
        document = replace(document, published=Published(str(day), "given"))
    worked = worked_out(document)
    inside = {s.id for s in worked.voices.statements if s.end > len(before)}
    for kind, listed in entry["asks"].items():
        wanted = [w for w in listed if w]
        got = tuple(
            dict.fromkeys(
                r.question
                for r in worked.replies
                if r.kind == kind and r.well_formed and r.statement in inside
            )
        )
        optional = len(wanted) < len(listed)
        yield Asked(entry["text"], entry["register"], kind, tuple(wanted), optional, got, held_out)


def all_asked(path: Path = SENTENCES) -> list[Asked]:
    """What is asked of every entry."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        one
        for i, entry in enumerate(entries)
        for one in asked(entry, held_out=i % HELD_OUT == HELD_OUT - 1)
    ]


def figures(found: Sequence[Asked]) -> dict[str, float]:
    """Share that came out right, of all and per kind, tuned on and held out."""
    right: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        part = "held_out" if one.held_out else "tuned"
        right[f"questions_{part}"].append(one.right)
        right[f"{one.kind}_{part}"].append(one.right)
    return {name: sum(rights) / len(rights) for name, rights in sorted(right.items())}


def questions_of(case: int) -> list[str]:
    """The questions of the claims of one case beside the repository."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / f"{case}.case"
        with wherefrom.trace([shared.CASES / str(case)], case=place, workers=1) as traced:
            return [claim.gloss for claim in traced.ledger.claims]


def on_cases(numbers: Sequence[int]) -> dict[str, float]:
    """Prints the signs of bad wording in real cases; the share of questions that show none."""
    if reason := shared.absent(shared.CASES):
        print(reason)
        return {}
    total, plain, found = counted(q for n in numbers for q in questions_of(n))
    print(f"questions of cases {', '.join(map(str, numbers))}: {total}; without a sign: {plain}")
    print("  " + ", ".join(f"{sign} {found[sign]}" for sign in SIGNS))
    return {"plain_on_cases": plain / total if total else 0.0}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the wording of questions.")
    parser.add_argument("--show", action="store_true", help="show what is wrong in the tuned part")
    parser.add_argument("--cases", nargs="*", type=int, default=CASES, metavar="N")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    found = all_asked()
    for one in found:
        if args.show and not one.held_out and not one.right:
            print(f"{one.kind}: {one.text}\n    want {one.wanted}\n    got  {one.got}")
    told = figures(found)
    for name, share in told.items():
        print(f"{name:24} {share:.3f}")
    told |= on_cases(args.cases) if args.cases else {}
    if list(args.cases) != list(CASES):
        print("floors are not checked with other cases")
        return 0
    return gate.conclude("questions", told, args, shared.corpus_digest([SENTENCES]))


if __name__ == "__main__":
    sys.exit(main())
