"""`wherefrom ask`, from the words of an allegation to what is printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import wherefrom
from tests.test_cli import POST, WIRE, run
from wherefrom.pipeline.asking import NothingAsked
from wherefrom.report.ledger import CAUTION
from wherefrom.store.db import Store, create


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of a fire, traced."""
    place = tmp_path_factory.mktemp("ask")
    (place / "reports").mkdir()
    (place / "reports" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (place / "reports" / "post.txt").write_text(POST, encoding="utf-8")
    run("trace", place / "reports", "--case", place / "out.case", "--workers", 1)
    return place / "out.case"


def asked(case: Path, *arguments: object) -> str:
    return " ".join(run("ask", case, *arguments).stdout.split())


def test_an_allegation_meets_the_question_it_answers_with_counts(case: Path) -> None:
    shown = asked(case, "Three workers died in the cannery fire")
    assert "What bears on it, best first" in shown
    assert "named origin" in shown
    assert "three: says so" in shown
    assert CAUTION in shown


def test_another_figure_is_set_against_the_one_asked(case: Path) -> None:
    assert "another figure (asked Twenty, here: " in asked(
        case, "Twenty workers died in the fire at the cannery"
    )


def test_words_need_no_quotation_marks(case: Path) -> None:
    one = asked(case, "the", "doors", "had", "been", "locked")
    assert one == asked(case, "the doors had been locked")
    assert "doors had been locked" in one


def test_what_nobody_says_is_said_to_be_nowhere(case: Path) -> None:
    shown = asked(case, "The minister took a bribe from an oil company")
    assert "Nothing here says that." in shown
    assert "named origin" not in shown


def test_json_holds_the_same(case: Path) -> None:
    record = json.loads(run("ask", case, "--json", "--most", 1, "Three workers died").stdout)
    assert record["told"] in {"plainly", "nearly"}
    assert len(record["claims"]) == 1
    assert record["caution"] == CAUTION


def test_the_same_question_has_the_same_answer(case: Path) -> None:
    assert asked(case, "--json", "Were the doors locked?") == asked(
        case, "--json", "Were the doors locked?"
    )


@pytest.mark.parametrize(
    "lost", ["update worked set vectors = x'', words = x''", "alter table worked drop column words"]
)
def test_vectors_that_were_not_kept_are_worked_out_anew(
    case: Path, tmp_path: Path, lost: str
) -> None:
    copy = tmp_path / "copy.case"
    shutil.copytree(case, copy)
    with Store(copy, write=True) as store, store.transaction() as db:
        db.execute(lost)
    assert asked(copy, "Were the doors locked?") == asked(case, "Were the doors locked?")


def test_a_case_that_was_never_traced_says_what_to_do(tmp_path: Path) -> None:
    create(tmp_path / "new.case")
    result = run("ask", tmp_path / "new.case", "Anything", code=1)
    assert "no finished run" in result.stderr
    assert "wherefrom: " in run("ask", tmp_path / "nowhere.case", "Anything", code=1).stderr


def test_asking_nothing_is_refused(case: Path) -> None:
    assert "Nothing was asked" in run("ask", case, " ?! ", code=1).stderr
    with wherefrom.open_case(case) as opened, pytest.raises(NothingAsked):
        opened.ask("")
