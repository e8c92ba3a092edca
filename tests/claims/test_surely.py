"""Who stays in a claim only where it surely answers the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from tests.claims.said import document, stated
from wherefrom.claims import surely
from wherefrom.claims.fitting import Fitted
from wherefrom.claims.ready import Ready
from wherefrom.claims.surely import sure
from wherefrom.model import Grouping, Modality, Reply, Statement
from wherefrom.settings import Settings

YES, NO = False, True
SAID = stated(document("d0", "Quill wore a jacket."))[0]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[int]]]:
    """The rows of each part, of statements that share enough, by report and whether they deny."""
    monkeypatch.setattr(surely, "sharing", lambda _, rows, __: list(range(len(rows))))

    def of(
        reports: Sequence[str],
        negated: Sequence[bool],
        fits: float,
        alike: float = 0.9,
        speaks: float = 0.9,
        outright: bool = False,
    ) -> list[list[int]]:
        monkeypatch.setattr(
            surely, "told", lambda _, group, *__: np.full((len(group),) * 2, speaks)
        )
        modality: Modality = "denied" if outright else "asserted"
        said: list[Statement] = [replace(SAID, document=r, modality=modality) for r in reports]
        near = SimpleNamespace(block=lambda one, two: np.full((len(one), len(two)), alike))
        ready = SimpleNamespace(statements=said, settings=Settings().claims, near=near, texts=())
        rows = {
            row: [Reply(SAID.id, "proposition", "", "", 0, 1, "Did it?", negated=no)]
            for row, no in enumerate(negated)
        }
        n = len(reports)
        matrix = np.full((n, n), fits)
        np.fill_diagonal(matrix, 1.0)
        found = sure(cast("Ready", ready), Fitted(list(range(n)), matrix), rows)
        return [one.rows for one in found]

    return of


def test_a_no_stays_beside_a_yes_only_where_it_fits_the_better(
    parts: Callable[..., list[list[int]]],
) -> None:
    reports = ["a", "b", "c"]
    assert parts(reports, [YES, YES, NO], 0.4) == [[0, 1, 2]]
    assert parts(reports, [YES, YES, NO], 0.3) == [[0, 1], [2]]
    assert parts(reports, [NO, YES, NO], 0.3) == [[0, 2], [1]]
    assert parts(reports, [NO, NO, NO], 0.3) == [[0, 1, 2]]


def test_a_no_stays_beside_a_yes_only_where_it_speaks_of_the_same_or_denies_it_outright(
    parts: Callable[..., list[list[int]]],
) -> None:
    reports, negated = ["a", "b", "c"], [YES, YES, NO]
    assert parts(reports, negated, 0.4, speaks=0.7) == [[0, 1, 2]]
    assert parts(reports, negated, 0.4, speaks=0.5) == [[0, 1], [2]]
    assert parts(reports, negated, 0.4, speaks=0.5, outright=True) == [[0, 1, 2]]


def test_two_sentences_of_one_report_must_fit_better_than_those_of_two(
    parts: Callable[..., list[list[int]]],
) -> None:
    assert parts(["a", "b"], [YES, YES], 0.3) == [[0, 1]]
    assert parts(["a", "a"], [YES, YES], 0.3) == [[0], [1]]
    assert parts(["a", "a"], [YES, YES], 0.6) == [[0, 1]]


def test_two_statements_alone_must_be_alike_unless_one_denies_the_other(
    parts: Callable[..., list[list[int]]],
) -> None:
    assert parts(["a", "b"], [YES, YES], 0.4, alike=0.5) == [[0], [1]]
    assert parts(["a", "b"], [YES, YES], 0.4, alike=0.6) == [[0, 1]]
    assert parts(["a", "b"], [YES, NO], 0.4, alike=0.5) == [[0, 1]]
    assert parts(["a", "b", "c"], [YES, YES, YES], 0.4, alike=0.5) == [[0, 1, 2]]


def test_a_no_to_the_same_question_is_a_conflict(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("Quill was wearing a life jacket when he fell.", None),
        ("Quill was not wearing a life jacket when he fell.", None),
    )
    assert [{a.value for a in c.answers} for c in found.claims] == [{"yes", "no"}]
