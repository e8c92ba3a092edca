"""Answers and conflicts with the labelled claims given, apart from the errors of grouping.

    python -m eval.answers [--only 20 33] [--raise] [--allow-regression REASON]

For each gold claim our statements on its passages are taken, and their replies of the
kind the question asks for (read off its first words). What is built of them is scored
as ../shared/score/score_case.py scores a ledger. Tuned on 10, 13, 20 and 21; the other
three are held out. Reads ../shared; prints NOT RUN and ends well where that is absent.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval import gate, shared
from eval.cases import NUMBERS, mean
from wherefrom.claims.answering import answered
from wherefrom.claims.exchange import rates
from wherefrom.claims.nearness import nearness
from wherefrom.claims.scope import scopes
from wherefrom.claims.sides import Case
from wherefrom.model import Claim, Document, Grouping, Reply, Statement
from wherefrom.pipeline.run import run as run_case
from wherefrom.pipeline.stages import WORD, Stages
from wherefrom.settings import Settings
from wherefrom.store.db import Store, create

HELD_OUT = (23, 24, 33)
LABELLERS = {"answer_f": 0.89, "conflict_f": 0.88}  # claims not given; ../shared/gold/README.md
ASKED = (  # first words of a question, and the replies that answer it
    (r"how (?:many|much|long|old|far|big|high|large)\b|.*\bmagnitude\b|what (?:share|percent)"
     r"|.*\b(?:worth|age)\b", ("number",)),
    (r"(?:about )?(?:when|on (?:which|what) (?:day|date)|in (?:which|what) (?:year|month))\b"
     r"|(?:at )?(?:which|what) (?:day|date|year)\b", ("day", "time")),
    (r"(?:at |about )?what time\b", ("time", "day")),
    (r"(?:from )?where\b|(?:in|at|to|on|near) (?:which|what)\b", ("what", "place")),
    (r"(?:did|do|does|was|were|is|are|has|have|had|would|will|could|can|may)\b", ("proposition",)),
    (r"who(?:m|se)?\b|(?:by|for|with) whom\b", ("who",)),
)  # fmt: skip
KINDS = ("number", "day", "place", "proposition", "who", "what")


@dataclass(frozen=True, slots=True)
class Material:
    """What the claims stage is given for one case."""

    documents: Sequence[Document]
    statements: Sequence[Statement]
    replies: Sequence[Reply]
    vectors: NDArray[np.float32]
    words: NDArray[np.int8]


def material(number: int) -> Material:
    """What a run of the program over one case gives its claims stage."""
    given: list[Material] = []

    def held(
        documents: Sequence[Document],
        statements: Sequence[Statement],
        replies: Sequence[Reply],
        vectors: bytes | bytearray,
        words: bytes | bytearray,
        *_: Any,
    ) -> Grouping:
        rows = np.frombuffer(bytes(vectors), dtype=np.float32).reshape(len(statements), -1)
        spoken = np.frombuffer(bytes(words), dtype=np.int8).reshape(-1, WORD)
        given.append(Material(documents, statements, replies, rows, spoken))
        return Grouping()

    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / f"{number}.case"
        create(place, None)
        store = Store(place, write=True)
        stages = replace(Stages(), group=held)
        run_case(store, [shared.CASES / str(number)], Settings(), workers=1, stages=stages)
        store.close()
    return given[0]


def kind_of(question: str) -> str:
    """Which kind of reply ``question`` asks for; *what* for anything else.

    >>> kind_of("How many people were hurt?"), kind_of("What burned?")
    ('number', 'what')
    """
    kinds = kinds_of(question)
    return "place" if "place" in kinds else kinds[0]


def kinds_of(question: str) -> tuple[str, ...]:
    for pattern, kinds in ASKED:
        if re.match(pattern, question, re.I):
            return kinds
    return ("what",)


def compared(made: Material) -> Case:
    """What is needed to compare two statements of the case."""
    settings = Settings().claims
    near = nearness(made.statements, made.vectors, made.words, lexical=settings.lexical_weight)
    order = {s.id: i for i, s in enumerate(made.statements)}
    about, known = scopes(made.documents, made.statements), rates(made.statements)
    return Case(near, order, made.statements, about, settings, known)


def claims(ruler: ModuleType, gold: Any, made: Material) -> Iterator[Claim]:
    """Our claim over the passages of each gold claim; none where we have no reply."""
    stem = {d.id: Path(d.path).stem for d in made.documents}
    texts = {stem[d.id]: d.text for d in made.documents}
    case = compared(made)
    days = {d.id: d.published.value for d in made.documents}
    by_statement: dict[str, list[Reply]] = defaultdict(list)
    for reply in made.replies:
        by_statement[reply.statement].append(reply)
    for at, claim in enumerate(gold["claims"]):
        here = _over(ruler, claim, made.statements, stem, texts)
        replies = _chosen(
            [r for s in here for r in by_statement[s.id]], kinds_of(claim["question"])
        )
        if replies:
            parts = answered(f"{at}", replies, case, days)
            yield Claim(f"{at}", claim["question"], len(here), *parts)


def _over(
    ruler: ModuleType,
    claim: Any,
    statements: Sequence[Statement],
    stem: Mapping[str, str],
    texts: Mapping[str, str],
) -> list[Statement]:
    """Our statements that overlap the passages of ``claim``."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for answer in claim["answers"]:
        for s in answer["statements"]:
            span = ruler.find_span(texts[s["doc"]], s["quote"]) if s["doc"] in texts else None
            if span:
                spans[s["doc"]].append(span)
    return [
        s
        for s in statements
        if any(ruler.overlap(span, (s.start, s.end)) for span in spans[stem[s.document]])
    ]


def _chosen(replies: Sequence[Reply], kinds: Sequence[str]) -> list[Reply]:
    """The replies of one kind and key that most statements give; else those that it is so."""
    for kind in kinds:
        held = Counter(r.key for r in replies if r.kind == kind)
        key = min(held, key=lambda k: (-held[k], k), default="")
        if held and (kind != "what" or 3 * held[key] >= len({r.statement for r in replies})):
            return [r for r in replies if r.kind == kind and r.key == key]
    return [r for r in replies if r.kind == "proposition"]


def as_ledger(made: Material, ours: Sequence[Claim]) -> dict[str, Any]:
    """``ours`` in the shape of a ledger, as far as the ruler reads it for answers."""
    return {
        "documents": [{"id": d.id, "path": d.path, "text": d.text} for d in made.documents],
        "sources": [],
        "derivations": [],
        "statements": [
            {"id": s.id, "document": s.document, "start": s.start, "end": s.end, "chain": []}
            for s in made.statements
        ],
        "claims": [
            {
                "id": c.id,
                "answers": [
                    {"id": a.id, "statements": list(a.statements), "independence": {"named": 0}}
                    for a in c.answers
                ],
                "conflicts": [{"answers": list(k.answers)} for k in c.conflicts],
            }
            for c in ours
        ],
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one figure: right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def f(self) -> float | None:
        """F1, None where there is nothing to find and nothing was found."""
        return 2 * self.right / both if (both := self.found + self.wanted) else None

    def __str__(self) -> str:
        if self.f is None:
            return "    -"
        return f"{self.f:5.3f} (P {self.right}/{self.found}, R {self.right}/{self.wanted})"


def measured(ruler: ModuleType, gold: Any, ledger: Any) -> dict[str, dict[str, Tally]]:
    """By figure and kind of question: pairs of statements, statements, and conflicts."""
    want, got = ruler.from_gold(gold, ruler.from_ledger(ledger).texts), ruler.from_ledger(ledger)
    kinds = [kind_of(c["question"]) for c in gold["claims"]]
    over = ruler.overlaps(want, got)
    match, placed = ruler.ceaf(want, got, over, "answer")[3:]
    out: dict[str, dict[str, Tally]] = {
        f: defaultdict(Tally) for f in ("pairs", "answers", "conflicts")
    }
    for i, item in enumerate(want.items):
        out["answers"][kinds[item["claim"]]] += Tally(int(i in placed), int(i in placed), 1)
    for (c, _), tally in _pairs(want, got, over).items():
        out["pairs"][kinds[c]] += tally
    for kind, tally in _conflicts(want, got, match, kinds):
        out["conflicts"][kind] += tally
    return out


def _pairs(
    want: Any, got: Any, over: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], Tally]:
    """Pairs of one gold claim's passages: in one answer there, and with us."""
    ours: dict[int, set[Any]] = defaultdict(set)
    for i, j in over:
        if got.items[j]["answer"] is not None:
            ours[i].add(got.items[j]["answer"])
    out: dict[tuple[int, int], Tally] = defaultdict(Tally)
    by_claim: dict[int, list[int]] = defaultdict(list)
    for i, item in enumerate(want.items):
        by_claim[item["claim"]].append(i)
    for claim, items in by_claim.items():
        for one, two in combinations(items, 2):
            alike = want.items[one]["answer"] == want.items[two]["answer"]
            together = bool(ours[one] & ours[two])
            out[claim, 0] += Tally(int(alike and together), int(together), int(alike))
    return out


def _conflicts(
    want: Any, got: Any, match: Mapping[Any, Any], kinds: Sequence[str]
) -> Iterator[tuple[str, Tally]]:
    """As the ruler counts them: only conflicts between answers that were matched are judged."""
    of = {theirs: gold for gold, theirs in match.items()}
    wanted = {}
    for pair in want.conflicts:
        claim = next(iter(pair))[0]
        wanted[frozenset(match.get(key, ("missed", key)) for key in pair)] = kinds[claim]
    found = {pair for pair in got.conflicts if all(a in of for a in pair)}
    for pair in sorted(found | set(wanted), key=str):
        hit = pair in found and pair in wanted and len(pair) == 2
        kind = wanted.get(pair) or kinds[of[next(iter(pair))][0]]
        yield kind, Tally(int(hit), int(pair in found), int(pair in wanted))


def run(numbers: Sequence[int]) -> dict[int, tuple[dict[str, dict[str, Tally]], float]]:
    """For each case its tallies and the ruler's answer F."""
    ruler = shared.ruler("score_case")
    out = {}
    for number in numbers:
        gold = json.loads((shared.GOLD / f"{number}.json").read_text(encoding="utf-8"))
        made = material(number)
        ledger = as_ledger(made, list(claims(ruler, gold, made)))
        sides = ruler.from_gold(gold, ruler.from_ledger(ledger).texts), ruler.from_ledger(ledger)
        f = ruler.ceaf(*sides, ruler.overlaps(*sides), "answer")[2]
        out[number] = (measured(ruler, gold, ledger), f)
    return out


def table(rows: Mapping[int, tuple[Mapping[str, Mapping[str, Tally]], float]]) -> str:
    """Per case, then by kind of question over the cases tuned on and over those held out."""
    lines = [f"{'case':16}{'answer_f':>9}  {'pairs':32}conflicts"]
    for number, (tallies, f) in rows.items():
        pairs, conflicts = (sum(tallies[k].values(), Tally()) for k in ("pairs", "conflicts"))
        lines.append(f"{number:<16}{f:9.3f}  {pairs!s:32}{conflicts}")
    for name, numbers in (
        ("tuned", set(rows) - set(HELD_OUT)),
        ("held out", set(HELD_OUT) & set(rows)),
    ):
        here = [tallies for n, (tallies, _) in rows.items() if n in numbers]
        for kind in KINDS if here else ():
            found = {k: sum((t[k][kind] for t in here), Tally()) for k in ("pairs", "conflicts")}
            of = sum((t["answers"][kind] for t in here), Tally())
            share = of.right / of.wanted if of.wanted else 0.0
            lines.append(
                f"{name:9}{kind:12} {share:4.2f}  {found['pairs']!s:32}{found['conflicts']}"
            )
    return "\n".join(lines)


def figures(
    rows: Mapping[int, tuple[Mapping[str, Mapping[str, Tally]], float]],
) -> dict[str, float | None]:
    """Means over the cases."""

    def f(figure: str) -> float | None:
        return mean(sum(t[figure].values(), Tally()).f for t, _ in rows.values())

    return {
        "answer_f": mean(f for _, f in rows.values()),
        "pairs_f": f("pairs"),
        "conflict_f": f("conflicts"),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Answers and conflicts, claims given.")
    parser.add_argument("--only", nargs="+", type=int, metavar="N", help="these cases; no floors")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    rows = run(args.only or NUMBERS)
    print(table(rows))
    found = figures(rows)
    for name, value in found.items():
        beside = LABELLERS.get(name)
        print(
            f"mean {name:11} {value or 0:.3f}"
            + (f"  labellers, claims not given: {beside}" if beside else "")
        )
    if args.only:
        print("floors are not checked with --only")
        return 0
    corpus = shared.corpus_digest(shared.GOLD / f"{number}.json" for number in NUMBERS)
    return gate.conclude("answers", found, args, corpus)


if __name__ == "__main__":
    sys.exit(main())
