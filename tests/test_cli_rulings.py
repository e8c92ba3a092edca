"""Ruling from the command line."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result

import wherefrom
from tests import ruled_stages
from tests.conftest import write
from wherefrom.cli import main
from wherefrom.report.page import to_html

REPORTS = {
    "a.txt": "Harbour Post\nAnn: the ferry carried 7 people",
    "b.txt": "Coast Wire\nBo: the ferry carried 9 people",
    "c.txt": "The Lamp\nCy: the barge carried 30 people",
}


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", ruled_stages.stages)
    folder = write(tmp_path / "reports", REPORTS)
    wherefrom.trace([folder], case=tmp_path / "x.case", workers=1).close()
    return tmp_path / "x.case"


def claim(case) -> str:
    """The id of the claim how many people the ferry carried."""
    shown = run("show", case, "claims").stdout
    return re.findall(r"How many people did.*?(c-[0-9a-f]{12})", shown, re.S)[0]


def ids(case) -> list[str]:
    """The ids that the claim's page shows."""
    return re.findall(r"\b(s-[0-9a-f]{8})\b", run("show", case, "claim", claim(case)).stdout)


def test_the_ids_that_a_claims_page_shows_can_be_ruled_on(case):
    shown = ids(case)
    assert len(shown) == 2
    given = ("--by", "Ann Lee", "--why", "two ferries")
    told = run("rule", case, "apart", *shown, *given).stdout
    assert re.match(r"r-[0-9a-f]{12} Ann Lee ruled on \d{4}-\d\d-\d\d that “", told)
    assert "do not answer one question (stands)." in told
    assert "question gone" in told
    listed = run("rulings", case).stdout
    assert "Ann Lee ruled" in listed
    assert "  two ferries" in listed


def test_words_stand_for_a_statement(case):
    words = ("--words", "ferry carried 9", "--words", "barge carried 30")
    run("rule", case, "same", *words, "--by", "Ann")
    assert "the barge carried 30 people" in run("show", case, "claim", claim(case)).stdout


def test_a_claims_page_shows_what_was_ruled_on_it(case):
    id_ = claim(case)
    run(
        "rule",
        case,
        "answer",
        "--words",
        "ferry carried 7",
        "--claim",
        id_,
        "--is",
        9,
        "--by",
        "Bo",
    )
    run("rule", case, "name", id_, "How many were on the ferry?", "--by", "Bo")
    shown = " ".join(run("show", case, "claim", id_).stdout.split())
    assert shown.startswith("How many were on the ferry?")
    assert "“the ferry carried 7 people” gives the answer 9 (number: people) (stands)." in shown


def test_a_ruling_is_undone_by_the_beginning_of_its_id(case):
    id_ = claim(case)
    run(
        "rule", case, "answer", "--words", "ferry carried 7", "--claim", id_, "--none", "--by", "Bo"
    )
    (ruling,) = re.findall(r"^(r-[0-9a-f]{8})", run("rulings", case).stdout, re.M)
    run("rule", case, "undo", ruling, "--by", "Ann")
    assert "(undone: revoked by r-" in " ".join(run("rulings", case).stdout.split())
    assert len(ids(case)) == 2
    assert (
        "already; `wherefrom rulings CASE`"
        in run("rule", case, "undo", ruling, "--by", "Ann", code=1).stderr
    )


def test_nobody_has_ruled_at_first(case):
    assert run("rulings", case).stdout.strip() == "Nobody has ruled on this case."


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (("same", "s-1234", "s-5678"), 1, "show CASE claim ID"),
        (("same", "s-1234"), 2, "name two statements"),
        (("answer", "s-1234", "--claim", "c-1"), 2, "--is VALUE, or --none"),
        (("undo", "r-1234"), 1, "wherefrom rulings CASE"),
    ],
)
def test_a_mistake_is_told_with_the_next_step(case, arguments, code, hint):
    assert hint in run("rule", case, *arguments, "--by", "Ann", code=code).stderr


def test_a_ruling_needs_a_name(case):
    assert "--by" in run("rule", case, "undo", "r-1234", code=2).stderr


KINDS = [
    ("note", "{ferry}", "Ask them."),
    ("credibility", "{ferry}", "7", "3"),
    ("source-kind", "Ann", "official"),
    ("chain", "{seven}", "--own"),
    ("chain", "{seven}", "--unnamed"),
    ("chain", "{seven}", "Bo", "Cy"),
    ("derivation", "confirm", "a.txt", "b.txt", "--kind", "credits"),
    ("corrected", "a.txt", "--in", "b.txt"),
    ("withdrawn", "a.txt"),
    ("join", "{ferry}", "{barge}"),
    ("split", "{ferry}", "{seven}"),
    ("move", "{seven}", "{barge}"),
    ("merge-sources", "Bo", "Cy"),
    ("kind", "{seven}", "opinion"),
]


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """A case on which rulings of every kind are put, one after another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wherefrom.pipeline.run.Stages", ruled_stages.stages)
        place = tmp_path_factory.mktemp("kinds")
        more = {"d.txt": "Evening Star\nDi: a barge carried 30 people"}
        folder = write(place / "reports", REPORTS | more)
        wherefrom.trace([folder], case=place / "x.case", workers=1).close()
        yield place / "x.case"


@pytest.mark.parametrize("given", KINDS, ids=lambda given: " ".join(given[:1]))
def test_every_kind_of_ruling_has_a_command(ready, given):
    with wherefrom.open_case(ready) as opened:
        said = {s.text: s.id for s in opened.ledger.statements}
        of = {s: c.id for c in opened.claims if c.asked.kind == "number"
              for a in c.answers for s in a.statements}  # fmt: skip
        seven = said["the ferry carried 7 people"]
        words = {
            "seven": seven,
            "ferry": of[seven],
            "barge": of[said["the barge carried 30 people"]],
        }
    told = run("rule", ready, *(word.format(**words) for word in given), "--by", "Ann Lee").stdout
    made = re.findall(r"^(r-[0-9a-f]{12}) Ann Lee (?:ruled|noted) on .*\(stands", told, re.M | re.S)
    assert made


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chain", "s-0000"], "either sources, or --own"),
        (["reliability", "Di", "B"], "never private people"),
        (["split-source", "Di", "Zed"], "no name of Di"),
        (["corrected", "zed.txt"], "no document goes by that"),
    ],
)
def test_a_wrong_ruling_of_any_kind_is_told_with_what_would_be_right(ready, arguments, hint):
    result = CliRunner().invoke(main, ["rule", str(ready), *arguments, "--by", "Ann Lee"])
    assert result.exit_code != 0
    assert hint in " ".join(result.output.split())


def test_the_report_lists_the_rulings(ready):
    run("rule", ready, "note", "a.txt", "Ask the harbour office.", "--by", "Ann Lee")
    assert "Ask the harbour office." in run("rulings", ready).stdout
    with wherefrom.open_case(ready) as opened:
        page = to_html(opened.ledger)
    assert "Ask the harbour office." in page
    assert 'id="rulings"' in page
