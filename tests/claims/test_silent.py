"""Who says nothing of what is asked leaves the claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from wherefrom.claims import silent
from wherefrom.claims.fitting import Fitted
from wherefrom.claims.ready import Ready
from wherefrom.claims.silent import mostly_telling, without_silent
from wherefrom.model import Grouping, Reply

Parts = Callable[..., list[list[int]]]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Parts:
    """The rows of each part, by how far each speaks of what each asks."""

    def of(told: Sequence[Sequence[float]]) -> list[list[int]]:
        monkeypatch.setattr(silent, "told", lambda *_: np.array(told))
        rows = {
            row: [Reply(f"s{row}", "day", "", "2025-03-02", 0, 1, f"When was {row}?")]
            for row in range(len(told))
        }
        ready = cast("Ready", SimpleNamespace(near=SimpleNamespace(spoken=1), texts=()))
        whole = Fitted(list(range(len(told))))
        return [p.rows for p in without_silent(ready, whole, rows, least=0.4)]

    return of


def test_who_is_silent_on_what_is_asked_leaves(parts: Parts) -> None:
    assert parts([[1, 0.9, 0.8, 0.3], [0.7, 1, 0.7, 0.3], [0.7, 0.7, 1, 0.3], [0.3] * 3 + [1]]) == [
        [0, 1, 2],
        [3],
    ]


def test_those_left_are_asked_anew(parts: Parts) -> None:
    told = np.full((4, 4), 0.2)
    told[:2, :2] = told[2:, 2:] = 0.9
    assert parts(told.tolist()) == [[0, 1], [2, 3]]


def test_the_day_of_another_thing_leaves_the_claim(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("The ferry sank off Lode on 2 March 2025.", "2025-03-03"),
        ("The ferry sank off Lode on 3 March 2025.", "2025-03-04"),
        ("The hearing on the ferry opens in Marn on 9 May 2025.", "2025-03-05"),
    )
    days = [{a.value for a in c.answers} for c in found.claims if c.asked and c.asked.kind == "day"]
    assert days == [{"2025-03-02", "2025-03-03"}]


def test_where_most_are_silent_they_leave_and_where_few_are_all_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replies = {
        row: [Reply(f"s{row}", "proposition", "", f"{row}", 0, 1, f"Was it {row}?")]
        for row in range(4)
    }
    ready = cast("Ready", SimpleNamespace(near=SimpleNamespace(spoken=1), texts=()))

    def parts(told: Sequence[Sequence[float]]) -> list[list[int]]:
        monkeypatch.setattr(silent, "told", lambda *_: np.array(told)[: len(told), : len(told)])
        whole = Fitted(list(range(len(told))))
        return [p.rows for p in mostly_telling(ready, whole, replies, least=0.5)]

    most = [[1, 0.9, 0.1, 0.1], [0.9, 1, 0.1, 0.1], [0.1, 0.1, 1, 0.1], [0.1, 0.1, 0.1, 1]]
    few = [[1, 0.9, 0.9, 0.1], [0.9, 1, 0.9, 0.1], [0.9, 0.9, 1, 0.1], [0.1, 0.1, 0.1, 1]]
    assert sorted(map(sorted, parts(few))) == [[0, 1, 2, 3]]
    assert [0, 1, 2, 3] not in parts(most)
    assert parts([row[:2] for row in most[:2]]) == [[0, 1]]
