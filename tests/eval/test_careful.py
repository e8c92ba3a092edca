from collections import Counter

import pytest

from eval import careful


@pytest.mark.parametrize("drawn", ["all", "shared"])
def test_a_hundred_claims_or_more_of_cases_not_tuned_on_are_judged_by_two_readers(drawn):
    judged = [j for j in careful.kept() if j.drawn == drawn]
    times = Counter((j.case, j.mark) for j in judged)
    assert len(times) >= 100
    assert min(times.values()) == 2
    assert {j.case for j in judged} <= set(careful.FINAL)
    assert {j.verdict for j in judged} == {"right", "flawed", "wrong"}
    assert all(bool(j.fault) == (j.verdict == "wrong") for j in judged)


def test_the_share_called_wrong_is_printed_with_its_interval(capsys):
    assert careful.main([]) == 0
    said = capsys.readouterr().out
    shared = [j for j in careful.kept() if j.drawn == "shared"]
    wrong = sum(j.verdict == "wrong" for j in shared)
    assert f"wrong: {wrong / len(shared):.3f} (95%: " in said


def test_two_readers_of_one_claim_are_not_two_draws(capsys, monkeypatch):
    judged = [
        careful.Judgement(27, f"{n % 10}", "wrong" if n % 2 else "right", "") for n in range(40)
    ]
    monkeypatch.setattr(careful, "kept", lambda: judged)
    careful.main([])
    low, high = careful.interval(5, 10)
    said = capsys.readouterr().out
    assert "10 of 1 cases judged one by one, 40 judgements" in said
    assert f"(95%: {low:.3f} to {high:.3f};" in said


def test_a_draw_from_all_claims_is_told_apart_from_the_stricter_one(capsys, monkeypatch):
    strict = careful.Judgement(27, "a", "wrong", "mixed")
    wide = careful.Judgement(27, "b", "right", "", "all")
    monkeypatch.setattr(careful, "kept", lambda: [strict, wide])
    careful.main([])
    said = capsys.readouterr().out
    assert "drawn from claims of two documents or more: 1 of 1 cases" in said
    assert "drawn from all claims: 1 of 1 cases" in said
    assert said.index("wrong: 1.000") < said.index("wrong: 0.000")


def test_a_wider_interval_goes_with_fewer_claims():
    few, many = careful.interval(2, 10), careful.interval(20, 100)
    assert few[0] < many[0] < 0.2 < many[1] < few[1]
