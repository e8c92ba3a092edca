"""The whole program on a simulated newsroom's pages: what is left when all is read from text."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import wherefrom
from eval.newsroom_events import world_of
from eval.newsroom_figures import f_score
from eval.newsroom_text import page, sentence_of
from eval.newsroom_truth import FLAGS, Truth, truth
from eval.newsroom_world import Manners, Telling, World
from wherefrom.model import Answer, Ledger

FIRST = 200_000  # seeds
SIZES = (5, 12)


def traced(world: World) -> Ledger:
    """The ledger of the world's pages."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "pages"
        folder.mkdir()
        for report in world.reports.values():
            if report.here:
                text = page(world, report)
                (folder / f"{report.id}.html").write_text(text, encoding="utf-8")
        with wherefrom.trace([folder], case=Path(scratch) / "a.case", workers=1) as case:
            return case.ledger


def answers_by_statement(ledger: Ledger) -> Mapping[str, list[Answer]]:
    """The answers that each statement gives."""
    found: dict[str, list[Answer]] = {}
    for claim in ledger.claims:
        for answer in claim.answers:
            for statement in answer.statements:
                found.setdefault(statement, []).append(answer)
    return found


def statements_of(world: World, ledger: Ledger) -> dict[str, list[str]]:
    """By telling: the statements that half lie in its sentence."""
    documents = {Path(d.path).stem: d for d in ledger.documents}
    found: dict[str, list[str]] = {}
    for telling in world.tellings.values():
        document = documents.get(telling.document)
        said = sentence_of(world, telling).text
        start = document.text.find(said) if document else -1
        if document is None or start < 0:
            continue
        found[telling.id] = [
            s.id
            for s in ledger.statements
            if s.document == document.id
            and 2 * (min(s.end, start + len(said)) - max(s.start, start)) > s.end - s.start
        ]
    return found


def matched(
    world: World, ledger: Ledger
) -> Iterator[tuple[Truth, Answer | None, float]]:  # fmt: skip
    """Each answer of two reports or more: its truth, the program's nearest answer, the share of
    its tellings that stand in it."""
    by_statement, said = answers_by_statement(ledger), statements_of(world, ledger)
    for tellings in world.answers().values():
        if len({t.document for t in tellings}) < 2:
            continue
        best, share = _nearest(tellings, said, by_statement)
        yield truth(world, tellings), best, share


def _nearest(
    tellings: list[Telling],
    said: Mapping[str, list[str]],
    by_statement: Mapping[str, list[Answer]],
) -> tuple[Answer | None, float]:
    votes: Counter[str] = Counter()
    answers: dict[str, Answer] = {}
    for telling in tellings:
        near = {a.id: a for s in said.get(telling.id, ()) for a in by_statement.get(s, ())}
        answers |= near
        votes.update(near.keys())
    if not votes:
        return None, 0.0
    best = min(votes, key=lambda key: (-votes[key], len(answers[key].statements), key))
    return answers[best], votes[best] / len(tellings)


def print_whole(n: int) -> None:
    """The figures of ``n`` worlds of each size, apart from those with claims given."""
    rows = []
    for size in SIZES:
        for k in range(n):
            world = world_of(FIRST + 1000 * size + k, replace(Manners(), n_documents=size))
            rows += list(matched(world, traced(world)))
    counted = [(t, a) for t, a, share in rows if a is not None and share > 0.5]
    print(f"\nThe whole program, {n} worlds each of {' and '.join(map(str, SIZES))} documents:")
    print(f"answers of two reports or more: {len(rows)}, found {len(counted)}")
    if not counted:
        return
    figures = [(t, a.independence) for t, a in counted]
    exact = sum(i.named == t.named for t, i in figures) / len(figures)
    error = sum(abs(i.named - t.named) for t, i in figures) / len(figures)
    held = sum(i.interval[0] <= t.named <= i.interval[1] for t, i in figures) / len(figures)
    print(f"of those found: exact {exact:.3f}  error {error:.3f}  covered {held:.3f}")
    for flag in FLAGS:
        both = sum(flag in t.flags and flag in a.flags for t, a in counted)
        told = sum(flag in a.flags for _, a in counted)
        true = sum(flag in t.flags for t, _ in counted)
        precision, recall = both / max(1, told), both / max(1, true)
        print(f"{flag:22} precision {precision:.3f}  recall {recall:.3f}  true {true}", end="  ")
        print(f"F {f_score(precision, recall):.3f}")
