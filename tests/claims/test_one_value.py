from __future__ import annotations

from collections.abc import Callable

from wherefrom.claims.asread import of_one_value
from wherefrom.claims.fitting import Fitted
from wherefrom.model import Grouping, Reply

DAY = "2031-05-05"


def hour(statement: str, value: str) -> list[Reply]:
    return [Reply(statement, "time", "time", value, 0, 4, "At what time did it leave?")]


def test_two_parts_that_give_one_value_are_one() -> None:
    rows = {0: hour("a", "T07:00"), 1: hour("b", "T07:20"), 2: hour("c", "T07:00")}
    parts = of_one_value([Fitted([0]), Fitted([1]), Fitted([2])], rows)
    assert [one.rows for one in parts] == [[0, 2], [1]]


def test_times_of_two_events_are_not_set_against_each_other(
    grouped: Callable[..., Grouping],
) -> None:
    found = grouped(
        ("The ferry left Brine at 8 a.m., the harbour master said.", DAY),
        ("The ferry left Brine at 8:10 a.m., according to the harbour master.", DAY),
        ("Firemen put out the engine room blaze at 11 p.m. in the port of Lode.", DAY),
        ("The engine room blaze was put out at 11 p.m. by firemen in Lode.", DAY),
    )
    times = [claim for claim in found.claims if claim.asked.kind == "time"]
    assert [sorted(a.value for a in claim.answers) for claim in times] == [
        ["T08:00", "T08:10"],
        ["T23:00"],
    ]
