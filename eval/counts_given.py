"""Origins and their count with the labelled claims given: this stage's errors without the last's.

    python -m eval.counts_given [--only 20 33] [--show CASE] [--raise] [--allow-regression REASON]

Prints the figures of ../shared/score/score_case.py that the trace stage makes, twice.
*claims*: our statements on the passages of each labelled answer are that answer, with
the chains and origins we read. *chains*: the labelled statements, chains and origins
too, so that what is left is citing, copying, crediting, joining and counting. Documents,
publishers and dates are as the program reads them. Cases 23 and 33 are held out: nothing
is tuned on them. NOT RUN where ../shared is absent.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from eval import gate, shared
from eval.cases import LABELLERS, NUMBERS, mean
from eval.derivations import Case, prepared
from wherefrom.ids import content_id
from wherefrom.model import (
    Answer,
    ChainLink,
    Claim,
    Ledger,
    OriginKind,
    Run,
    Source,
    Statement,
    Tracing,
)
from wherefrom.report.ledger import to_json
from wherefrom.settings import Trace
from wherefrom.trace.tracing import trace

FIGURES = (
    "named_exact",
    "named_mae",
    "named_set_f",
    "false_conf",
    "derivation_f",
    "direction",
    "credit_f",
)
COUNTS = FIGURES[:4]
HELD_OUT = (23, 33)
LEVELS = ("claims", "chains")
Row = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Given:
    """Statements, sources and claims of one case as far as they are given."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


def claims_given(ruler: ModuleType, case: Case) -> Given:
    """Our statements under the labelled answers that they are passages of."""
    by_document = {Path(d.path).stem: d for d in case.documents}

    def ours(label: Mapping[str, Any]) -> Iterator[Statement]:
        document = by_document.get(label["doc"])
        span = ruler.find_span(document.text, label["quote"]) if document else None
        if document is None or span is None:
            return
        near = [s for s in case.statements if s.document == document.id]
        best = max(near, key=lambda s: (ruler.overlap(span, (s.start, s.end)), s.id), default=None)
        if best is not None and ruler.overlap(span, (best.start, best.end)):
            yield best

    return Given(case.statements, case.resolution.sources, _claims(case.gold, ours))


def chains_given(ruler: ModuleType, case: Case) -> Given:
    """The labelled statements, with the labelled chains and origins."""
    by_document = {Path(d.path).stem: d for d in case.documents}
    named = _Named(ruler, case.resolution.sources)
    made: dict[str, Statement] = {}

    def theirs(label: Mapping[str, Any]) -> Iterator[Statement]:
        document = by_document.get(label["doc"])
        span = ruler.find_span(document.text, label["quote"]) if document else None
        if document is None or span is None:
            return
        statement = _labelled(document.id, span, label, named, document.text)
        made.setdefault(statement.id, statement)
        yield made[statement.id]

    claims = _claims(case.gold, theirs)
    covered = {(s.document, s.start, s.end) for s in made.values()}
    rest = [s for s in case.statements if not _touches(s, covered)]
    return Given((*made.values(), *rest), named.sources(), claims)


def _labelled(
    document: str, span: tuple[int, int], label: Mapping[str, Any], named: _Named, text: str
) -> Statement:
    kind: OriginKind = label.get("origin_kind") or "none"
    names = label.get("chain") or []
    origin = label.get("origin")
    links = []
    for k, name in enumerate(names):
        last = k == len(names) - 1
        source = named.source(origin if last and origin else name, kind if last else "outlet")
        links.append(ChainLink(content_id("m", document, span, k), None, source))
    key = content_id("s", document, span, names, origin, kind)
    return Statement(
        id=key,
        document=document,
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        kind="assertion",
        modality="asserted",
        chain=tuple(links),
        origin=named.source(origin, kind) if origin and kind != "none" else None,
        origin_kind=kind,
    )


class _Named:
    """The labellers' names as sources: ours of that name, or a new one."""

    def __init__(self, ruler: ModuleType, ours: Iterable[Source]) -> None:
        self._ruler = ruler
        self._ours = {s.id: s for s in ours}
        self._of: dict[str, str] = {}
        self._new: dict[str, Source] = {}

    def source(self, name: str, kind: OriginKind) -> str:
        """The id of the source that ``name`` is."""
        if name not in self._of:
            same = [
                (self._ruler.tidy(s.name) != self._ruler.tidy(name), s.kind != kind, s.id)
                for s in self._ours.values()
                if any(self._ruler.same_name(name, n) for n in (s.name, *s.aliases))
            ]
            # An unnamed voice is nobody that another document may speak of.
            found = min(same)[2] if same and kind != "anonymous" else None
            if found is None:
                found = content_id("p", "labelled", self._ruler.tidy(name))
                self._new[found] = Source(found, name, (), kind)
            self._of[name] = found
        return self._of[name]

    def sources(self) -> tuple[Source, ...]:
        """Ours and the new ones."""
        return (*self._ours.values(), *self._new.values())


def _touches(statement: Statement, covered: set[tuple[str, int, int]]) -> bool:
    return any(
        statement.document == d and start < statement.end and statement.start < end
        for d, start, end in covered
    )


def _claims(gold: Mapping[str, Any], statements_of: Any) -> tuple[Claim, ...]:
    made = []
    for c, claim in enumerate(gold["claims"]):
        answers, documents = [], set()
        for a, answer in enumerate(claim["answers"]):
            held = {s.id: s for label in answer["statements"] for s in statements_of(label)}
            documents |= {s.document for s in held.values()}
            if held:
                answers.append(Answer(f"{c}.{a}", answer["value"], tuple(held)))
        if answers:
            made.append(Claim(str(c), claim["question"], len(documents), tuple(answers)))
    return tuple(made)


def traced(case: Case, given: Given) -> Ledger:
    """What the trace stage makes of the given claims, as a ledger."""
    resolution = replace(case.resolution, sources=given.sources)
    voices = (given.statements, case.mentions, case.attributions)
    found: Tracing = trace(case.documents, *voices, resolution, given.claims, settings=Trace())
    return Ledger(
        run=Run("", "", (), ""),
        documents=case.documents,
        sources=given.sources,
        statements=given.statements,
        claims=found.claims,
        derivations=found.derivations,
        externals=found.externals,
        findings=found.findings,
        originals=found.originals,
    )


def scored(ruler: ModuleType, case: Case, level: str) -> Row:
    """The figures of one case with ``level`` given."""
    given = (claims_given if level == "claims" else chains_given)(ruler, case)
    ledger = ruler.from_ledger(json.loads(to_json(traced(case, given))))
    figures: Row = ruler.score(ruler.from_gold(case.gold, ledger.texts), ledger)
    return figures


def show(ruler: ModuleType, case: Case) -> None:
    """Every answer of two documents or more: labelled and counted, claims and chains given."""
    for level in LEVELS:
        given = (claims_given if level == "claims" else chains_given)(ruler, case)
        ledger = ruler.from_ledger(json.loads(to_json(traced(case, given))))
        gold = ruler.from_gold(case.gold, ledger.texts)
        for (c, a), label in gold.answers.items():
            ours = ledger.answers.get((str(c), f"{c}.{a}"))
            if len(label["documents"]) < 2 or ours is None:
                continue
            if label["named"] != ours["named"] or label["flag"] != ours["flag"]:
                value = case.gold["claims"][c]["answers"][a]["value"]
                print(level, f"{c}.{a}", value[:60], sorted(label["documents"]))
                print("   labelled", label["named"], label["flag"], label["names"])
                print("   counted ", ours["named"], ours["flag"], ours["names"])


def _cell(value: float | None) -> str:
    return "      -" if value is None else f"{value:7.3f}"


def _line(name: str, values: Sequence[float | None]) -> str:
    return f"{name:14}" + "".join(f" {_cell(value)}" for value in values)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="The count with the labelled claims given.")
    parser.add_argument("--only", nargs="+", type=int, metavar="N", help="these cases; no floors")
    parser.add_argument("--show", type=int, metavar="CASE", help="list one case's differences")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    if reason := shared.absent(shared.CASES, shared.GOLD, shared.SHARED / "score"):
        print(reason)
        return 0
    ruler = shared.ruler("score_case")
    if args.show:
        show(ruler, prepared(shared.GOLD / f"{args.show}.json"))
        return 0
    numbers = args.only or NUMBERS
    cases = {n: prepared(shared.GOLD / f"{n}.json") for n in numbers}
    figures: dict[str, float | None] = {}
    for level in LEVELS:
        rows = {n: scored(ruler, case, level) for n, case in cases.items()}
        print(_report(level, rows))
        # With other statements given, citations found in ours are not to be had.
        kept = FIGURES if level == "claims" else COUNTS
        figures |= {
            f"{level}_{name}": mean(row.get(name) for row in rows.values()) for name in kept
        }
    if args.only:
        print("floors are not checked with --only")
        return 0
    corpus = shared.corpus_digest(shared.GOLD / f"{n}.json" for n in NUMBERS)
    return gate.conclude("counts_given", figures, args, corpus)


def _report(level: str, rows: Mapping[int, Row]) -> str:
    """One level's figures down, cases across; then the mean, the held-out mean, labellers."""
    heads = [*(str(n) for n in rows), "mean", "23, 33", "label."]
    lines = [f"{level + ' given':14}" + "".join(f"{head:>8}" for head in heads)]
    for name in COUNTS if level == "chains" else FIGURES:
        of_case = [row.get(name) for row in rows.values()]
        apart = mean(row.get(name) for n, row in rows.items() if n in HELD_OUT)
        lines.append(_line(name, [*of_case, mean(of_case), apart, LABELLERS.get(name)]))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
