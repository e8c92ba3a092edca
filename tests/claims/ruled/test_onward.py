"""Rulings on claims applied one after the other come to what they do all at once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.fake_stages import document
from wherefrom.claims.ruled.applied import Ruled, ruled
from wherefrom.claims.ruled.onward import Knot, Onward
from wherefrom.model import Anchor, Asked, Reply, Ruling, Statement
from wherefrom.ruled.anchors import places

N = 7
TEXT = "\n".join(f"He told of case {n}." for n in range(N))
PAPER = document("a.txt", TEXT)
SAID = [
    Statement(
        f"s{n}", PAPER.id, TEXT.index(line), TEXT.index(line) + len(line), line,
        "assertion", "certain", (),
    )
    for n, line in enumerate(TEXT.split("\n"))
]  # fmt: skip
ASKED = (Asked("number", "killed"), Asked("number", "hurt"))
READ = [
    Reply(s.id, "number", asked.key, str(n % 3), s.start, s.end, "How many?", low=n % 3, high=n % 3)
    for n, s in enumerate(SAID)
    for asked in ASKED[: 1 + n % 2]
]
WHERE, ORDER = places([PAPER], SAID), {s.id: n for n, s in enumerate(SAID)}
KINDS = ("same", "apart", "answer", "none", "name", "statement_kind", "undo")
MADE = st.tuples(
    st.sampled_from(KINDS), st.integers(0, N), st.integers(0, N), st.sampled_from((None, *ASKED))
)


def anchor(n: int) -> Anchor:
    """That of a statement; of one that is not there for the last number."""
    if n == N:
        return Anchor(
            "gone", PAPER.id, PAPER.sha256, PAPER.path, 0, 1, "Gone altogether, all of it."
        )
    one = SAID[n]
    return Anchor(one.id, PAPER.id, PAPER.sha256, PAPER.path, one.start, one.end, one.text)


def ruling(number: int, kind: str, one: int, two: int, asked: Asked | None) -> Ruling:
    who = {"by": "Ann Lee", "id": f"r{number}", "at": "2031-03-04T05:06:07"}
    if kind == "undo":
        return Ruling("undo", undoes=f"r{min(one, number)}", **who)
    if kind in ("same", "apart"):
        return Ruling(kind, on=(anchor(one), anchor(two)), asked=asked, **who)
    if kind == "statement_kind":
        return Ruling(kind, on=(anchor(one),), value="opinion", **who)
    asked = asked or ASKED[0]
    if kind == "name":
        return Ruling(kind, on=(anchor(one),), asked=asked, value="What then?", **who)
    on = (anchor(one),) if kind == "none" else (anchor(one), anchor(two))
    return Ruling("answer", on=on, asked=asked, value=None if kind == "none" else "17", **who)


def applied(rulings, numbers=()) -> Ruled:
    there = {s.id for r in rulings for a in r.on if (s := WHERE.find(a)) is not None}
    said = [s for s in SAID if s.id in there]
    read = [reply for reply in READ if reply.statement in there]
    return ruled(rulings, [PAPER], said, read, where=WHERE, order=ORDER, numbers=numbers)


def after(replies) -> dict[str, list[Reply]]:
    found: dict[str, list[Reply]] = {}
    for reply in replies:
        found.setdefault(reply.statement, []).append(reply)
    return found


def onward(tied: Counter[int]) -> Onward:
    """With how often the rulings of each number were applied."""

    def tie(rulings, numbers) -> Knot:
        tied.update(numbers)
        by_hand = applied(rulings, numbers)
        return Knot(numbers, by_hand, after(by_hand.replies), {})

    def on(one: Ruling) -> list[str]:
        return [s.id for a in one.on if (s := WHERE.find(a)) is not None]

    return Onward(tie, on)


@given(st.lists(MADE, max_size=14))
def test_one_after_the_other_they_come_to_what_they_do_at_once(made) -> None:
    rulings = [ruling(n, *one) for n, one in enumerate(made)]
    one_by_one = onward(Counter())
    for n in range(len(rulings) + 1):
        now, whole = one_by_one.under(rulings[:n]), applied(rulings[:n])
        assert now.by_hand.rulings == whole.rulings
        assert now.by_hand.notices == whole.notices
        assert dict(now.by_hand.bonds) == dict(whole.bonds)
        assert dict(now.by_hand.asked) == dict(whole.asked)
        assert list(now.by_hand.names) == list(whole.names)
        assert now.by_hand.touched == whole.touched
        assert dict(now.after) == after(whole.replies)


def test_what_is_on_other_statements_is_not_applied_again() -> None:
    tied: Counter[int] = Counter()
    made = [("name", n, n, ASKED[0]) for n in range(4)] + [
        ("apart", 3, 4, None),
        ("undo", 3, 0, None),
    ]
    rulings = [ruling(n, *one) for n, one in enumerate(made)]
    one_by_one = onward(tied)
    for n in range(len(rulings) + 1):
        one_by_one.under(rulings[:n])
    assert tied == {0: 1, 1: 1, 2: 1, 3: 3, 4: 2, 5: 1}


def test_where_others_came_before_all_are_applied_anew() -> None:
    rulings = [ruling(n, "name", n, n, ASKED[0]) for n in range(3)]
    one_by_one = onward(Counter())
    one_by_one.under(rulings)
    assert one_by_one.under(rulings[1:]).by_hand.rulings == applied(rulings[1:]).rulings
