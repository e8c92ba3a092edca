from eval import careful


def test_a_hundred_claims_of_cases_not_tuned_on_are_judged():
    judged = [j for j in careful.kept() if j.drawn == "shared"]
    assert len(judged) == len({(j.case, j.mark) for j in judged}) == 100
    assert {j.case for j in judged} <= set(careful.FINAL)
    assert {j.verdict for j in judged} == {"right", "flawed", "wrong"}
    assert all(bool(j.fault) == (j.verdict != "right") for j in judged)


def test_the_share_called_wrong_is_printed_with_its_interval(capsys):
    assert careful.main([]) == 0
    said = capsys.readouterr().out
    wrong = sum(j.verdict == "wrong" and j.drawn == "shared" for j in careful.kept())
    assert f"wrong: {wrong / 100:.3f} (95%: " in said


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
