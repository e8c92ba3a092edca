"""What two answers are to each other is asked once, for as long as both are the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wherefrom.claims import judging
from wherefrom.claims.verdicts import Verdict, Verdicts
from wherefrom.model import Reply, Statement


def said(n: int) -> Statement:
    return Statement(f"s{n}", f"d{n}", 0, 9, "Ten sank.", "assertion", "asserted", ())


def reply(n: int) -> Reply:
    return Reply(f"s{n}", "number", "ship", "ten", 0, 3, "How many sank?", low=10.0, high=10.0)


def test_a_verdict_is_known_by_the_very_replies_and_statements():
    verdicts, replies, statements = Verdicts(), [reply(1)], [said(1)]
    one, two = verdicts.key(replies, statements), verdicts.key([reply(2)], [said(2)])
    assert verdicts.of(one, two) is None
    verdicts.note(one, two, Verdict.AGAINST)
    assert verdicts.of(verdicts.key(replies, statements), two) is Verdict.AGAINST
    otherwise = [replace(statements[0], origin="o-1")]
    assert verdicts.of(verdicts.key(replies, otherwise), two) is None


def test_verdicts_are_let_go_of_where_there_are_too_many(monkeypatch):
    verdicts = Verdicts()
    one, two = verdicts.key([reply(1)], [said(1)]), verdicts.key([reply(2)], [said(2)])
    verdicts.note(one, two, Verdict.BESIDE)
    verdicts.forget_some()
    assert verdicts.of(one, two) is Verdict.BESIDE
    monkeypatch.setattr("wherefrom.claims.verdicts.MOST", 0)
    verdicts.forget_some()
    assert verdicts.of(one, two) is None


@pytest.mark.parametrize("again", [False, True])
def test_answers_that_stay_the_same_are_not_judged_again(monkeypatch, again):
    asked: list[tuple[int, int]] = []

    def judge(sides, pairs, case):
        asked.extend(pairs)
        return ((pair, Verdict.BESIDE) for pair in pairs)

    monkeypatch.setattr(judging, "_judged", judge)
    statements = [said(n) for n in range(3)]
    case = Held(statements, None if again else Verdicts())
    sides = [Judged(Answering((reply(n),))) for n in range(3)]
    pairs = [(0, 1), (0, 2), (1, 2)]
    first = judging.judged(sides, pairs, case)
    sides[2] = Judged(Answering((reply(2),)))
    assert judging.judged(sides, pairs, case) == first
    assert asked[3:] == (pairs if again else [(0, 2), (1, 2)])


class Answering:
    """As much of an answer as is looked at."""

    def __init__(self, replies):
        self.replies = replies


class Judged:
    """As much of a side."""

    def __init__(self, answer):
        self.answer = answer


class Held:
    """As much of a case."""

    def __init__(self, statements, verdicts):
        self.statements, self.verdicts = statements, verdicts
        self.order = {s.id: row for row, s in enumerate(statements)}
