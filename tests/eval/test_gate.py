import json

import pytest

from eval import gate
from eval.gate import Part

PART = Part({"found": 0.9, "named_mae": 0.5}, {"found": 0.95, "claim_f": 0.42}, "c0")


def test_figures_at_their_floors_hold():
    assert gate.failures(PART, {"found": 0.9, "named_mae": 0.5}) == []


def test_a_drop_within_the_tolerance_holds_and_one_beyond_fails():
    assert gate.failures(PART, {"found": 0.896, "named_mae": 0.5}) == []
    assert gate.failures(PART, {"found": 0.894, "named_mae": 0.5}) == [
        "found is 0.894, the floor is 0.900"
    ]


def test_an_error_that_grows_fails():
    assert gate.failures(PART, {"found": 0.9, "named_mae": 0.6}) == [
        "named_mae is 0.600, the floor is 0.500"
    ]


def test_a_figure_that_is_gone_fails():
    assert gate.failures(PART, {"found": None, "named_mae": 0.1}) == [
        "found is nothing, the floor is 0.900"
    ]


def test_floors_of_other_data_do_not_pass_silently():
    (line,) = gate.failures(PART, {"found": 1.0, "named_mae": 0.0}, corpus="c1")
    assert "not those the floors were measured on" in line


def test_targets_not_reached_are_said_and_are_no_failure():
    figures = {"found": 0.93, "claim_f": 0.5, "named_mae": 0.5}
    assert gate.missed(PART, figures) == ["found 0.930 of 0.95"]
    assert gate.failures(PART, figures) == []


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        (False, {"found": 0.9, "named_mae": 0.4, "claim_f": 0.3}),
        (True, {"found": 0.8, "named_mae": 0.4, "claim_f": 0.3}),
    ],
)
def test_raising_lowers_no_floor_unless_that_is_allowed(allowed, expected):
    figures = {"found": 0.8, "named_mae": 0.4, "claim_f": 0.3, "direction": None}
    assert gate.moved(PART, figures, allow_regression=allowed) == expected


@pytest.fixture
def floors(tmp_path, monkeypatch):
    path = tmp_path / "floors.json"
    path.write_text('{"cases": {"floors": {"found": 0.9}, "targets": {"found": 0.95}}}')
    monkeypatch.setattr(gate, "FLOORS", path)
    return path


def test_a_raise_is_written_and_keeps_the_targets(floors):
    gate.pin("cases", {"found": 0.91234}, corpus="c0", path=floors)
    assert gate.read("cases", floors) == Part({"found": 0.9123}, {"found": 0.95}, "c0")
    assert "regressions" not in json.loads(floors.read_text())


def test_a_lowering_is_recorded_with_its_reason(floors):
    gate.pin("cases", {"found": 0.8}, reason="fewer, longer statements", path=floors)
    assert json.loads(floors.read_text())["regressions"] == [
        {"part": "cases", "reason": "fewer, longer statements", "lowered": {"found": [0.9, 0.8]}}
    ]


def test_an_unknown_part_has_no_floors(tmp_path):
    assert gate.read("nothing", tmp_path / "none.json") == Part({}, {}, None)


def test_every_pinned_floor_and_target_is_a_share_or_an_error():
    held = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    parts = {name: part for name, part in held.items() if name != "regressions"}
    assert "cases" in parts
    for name, part in parts.items():
        figures = {**part["floors"], **part.get("targets", {})}
        shares = {k: v for k, v in figures.items() if k not in gate.LOWER_IS_BETTER}
        assert all(-1 <= value <= 1 for value in shares.values()), name
