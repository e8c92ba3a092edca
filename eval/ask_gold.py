"""Allegations and questions made from the labelled cases, and the statements that bear on them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import wherefrom
from eval import shared
from wherefrom.claims.bearing.likeness import Pool
from wherefrom.model import Claim, Ledger, Reply
from wherefrom.pipeline.asking import asked_pool
from wherefrom.store import work
from wherefrom.store.db import Store

TUNED_ON = (10, 20, 21, 23)  # the weights of data/bearing.yml were fitted on these
HELD_OUT = (13, 24, 33)
Form = Literal["question", "alleged", "quoted"]
FORMS: tuple[Form, ...] = ("question", "alleged", "quoted")


@dataclass(frozen=True, slots=True)
class Query:
    """One thing asked of a case: rows that bear on it, and rows left out.

    A *question* is the labelled claim's; *alleged* is that with one answer's
    value after it; *quoted* is a labelled statement's own words, its document
    left out, once for each document. ``answer`` are the rows that give the value
    alleged or quoted.
    """

    form: Form
    text: str
    relevant: frozenset[int]
    left_out: frozenset[int] = frozenset()
    answer: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """A case ready to be asked, with its queries."""

    number: int
    pool: Pool
    claims: tuple[Claim, ...]
    replies: dict[str, list[Reply]]
    queries: tuple[Query, ...]


def asked_cases(numbers: Sequence[int]) -> Iterator[Asked]:
    """Each labelled case traced as a user would."""
    ruler = shared.ruler("score_case")
    for number in numbers:
        with tempfile.TemporaryDirectory() as scratch:
            place = Path(scratch) / f"{number}.case"
            wherefrom.trace([shared.CASES / str(number)], case=place, workers=2).close()
            yield asked_case(number, place, ruler)


def asked_case(number: int, place: Path, ruler: ModuleType) -> Asked:
    """The case in the folder ``place``, with its queries."""
    with wherefrom.open_case(place) as case, Store(place) as store:
        ledger = case.ledger
        pool = asked_pool(store, ledger)
        replies: dict[str, list[Reply]] = {}
        for document in ledger.documents:
            for reply in work.replies_of(store.db, document.id):
                replies.setdefault(reply.statement, []).append(reply)
    queries = tuple(_queries(number, ledger, pool, ruler))
    return Asked(number, pool, ledger.claims, replies, queries)


def _queries(number: int, ledger: Ledger, pool: Pool, ruler: ModuleType) -> Iterator[Query]:
    gold = json.loads((shared.GOLD / f"{number}.json").read_text(encoding="utf-8"))
    texts = {Path(d.path).stem: d.text for d in ledger.documents}
    stem = {d.id: Path(d.path).stem for d in ledger.documents}
    items = iter(ruler.from_gold(gold, texts).items)
    for claim in gold["claims"]:
        told = [
            (answer["value"], [_rows(next(items), pool, stem, ruler) for _ in answer["statements"]])
            for answer in claim["answers"]
        ]
        quotes = [
            (s["doc"], s["quote"], n)
            for n, answer in enumerate(claim["answers"])
            for s in answer["statements"]
        ]
        yield from _of_claim(
            claim["question"], told, quotes, [stem[s.document] for s in pool.statements]
        )


def _rows(item: Any, pool: Pool, stem: dict[str, str], ruler: ModuleType) -> frozenset[int]:
    """The rows of ``pool`` that overlap a labelled statement, by the ruler's own measure."""
    if not item["span"]:
        return frozenset()
    return frozenset(
        row
        for row, s in enumerate(pool.statements)
        if stem[s.document] == item["doc"] and ruler.overlap(item["span"], (s.start, s.end))
    )


def _of_claim(
    question: str,
    told: Sequence[tuple[str, Sequence[frozenset[int]]]],
    quotes: Sequence[tuple[str, str, int]],
    home: Sequence[str],
) -> Iterator[Query]:
    relevant = frozenset().union(*(rows for _, given in told for rows in given))
    if not relevant:
        return
    yield Query("question", question, relevant)
    answers = [frozenset().union(*given) for _, given in told]
    for (value, _), answer in zip(told, answers, strict=True):
        yield Query("alleged", f"{question} {value}", relevant, answer=answer)
    heard = set()
    for document, quote, n in quotes:
        own = frozenset(row for row, name in enumerate(home) if name == document)
        if document not in heard and relevant - own:
            heard.add(document)
            yield Query("quoted", " ".join(quote.split()), relevant - own, own, answers[n])
