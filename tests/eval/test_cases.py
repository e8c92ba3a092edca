import pytest

from eval import cases, shared

needs_shared = pytest.mark.skipif(
    shared.absent(shared.GOLD, shared.SHARED / "score") is not None,
    reason="the gold cases are not beside this repository",
)


def test_a_mean_leaves_out_what_was_not_measured():
    assert cases.mean([1.0, None, 0.0]) == 0.5
    assert cases.mean([None]) is None


def test_the_table_shows_cases_mean_floor_target_and_the_others():
    rows = {10: {"claim_f": 0.5, "unjudged": 7}, 20: {"claim_f": 0.4, "unjudged": 9}}
    lines = cases.table(rows, {"claim_f": 0.44}, {"claim_f": 0.42}).splitlines()
    by_name = {line.split()[0]: line.split()[1:] for line in lines}
    assert " ".join(by_name["claim_f"]) == "0.500 0.400 0.450 0.440 0.420 0.900 0.400 0.360"
    assert by_name["unjudged"][:3] == ["7", "9", "-"]
    assert by_name["chain_exact"] == ["-"] * 5 + ["0.890", "-", "-"]
    assert max(map(len, lines)) <= 80


def test_without_the_gold_cases_nothing_runs_and_nothing_fails(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(shared, "ROOT", tmp_path / "repository")
    monkeypatch.setattr(shared, "CASES", tmp_path / "shared" / "data" / "cases")
    monkeypatch.setattr(shared, "GOLD", tmp_path / "shared" / "gold")
    monkeypatch.setattr(shared, "SHARED", tmp_path / "shared")
    assert cases.main([]) == 0
    assert capsys.readouterr().out.startswith("NOT RUN: ../shared/data/cases, ../shared/gold")


def test_floors_belong_to_names_and_bytes(tmp_path):
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    paths = [tmp_path / "a", tmp_path / "b"]
    before = shared.corpus_digest(paths)
    assert shared.corpus_digest(reversed(paths)) == before
    (tmp_path / "b").write_text("3")
    assert shared.corpus_digest(paths) != before


@needs_shared
def test_every_figure_of_the_ruler_is_in_the_table():
    ruler = shared.ruler("score_case")
    empty = {name: [] for name in ("documents", "sources", "statements", "claims", "derivations")}
    gold = {"documents": {}, "claims": [], "derivations": []}
    figures = ruler.score(ruler.from_gold(gold, {}), ruler.from_ledger(empty))
    counts = {"statements", "answers", "conflicts", cases.UNGATED}
    assert set(figures) - counts == set(cases.FIGURES)


@needs_shared
def test_all_seven_cases_are_there():
    assert all((shared.GOLD / f"{number}.json").is_file() for number in cases.NUMBERS)
    assert len(shared.case_folders()) == 29
