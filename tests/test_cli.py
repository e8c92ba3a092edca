"""The commands, from arguments to what is printed and the exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wherefrom.cli import main

WIRE = """https://www.meridian-wire.example/2031/03/04/fire

Three dead in cannery fire
4 March 2031

A fire killed three workers at the Brine Harbour cannery on Monday, police said.
The police said the doors had been locked.
"""
POST = """https://www.harbour-post.example/2031/03/06/fire

Cannery fire: five dead
6 March 2031

Five workers died in the fire at the Brine Harbour cannery, police said.
The owner denied that the doors had been locked.
"""


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in ``out.case`` beside the reports it was traced from."""
    place = tmp_path_factory.mktemp("cli")
    (place / "reports").mkdir()
    (place / "reports" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (place / "reports" / "post.txt").write_text(POST, encoding="utf-8")
    files = ("--json", place / "ledger.json", "--report", place / "report.html")
    run("trace", place / "reports", "--case", place / "out.case", "--workers", 1, *files)
    return place


def test_trace_writes_ledger_and_report(folder: Path) -> None:
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    assert ledger["wherefrom"] == 1
    assert [d["path"] for d in ledger["documents"]] == ["post.txt", "wire.txt"]
    assert "<html" in (folder / "report.html").read_text(encoding="utf-8")


def test_a_second_run_says_that_nothing_changed(folder: Path) -> None:
    result = run("trace", folder / "reports", "--case", folder / "out.case", "--workers", 1)
    assert "Nothing has changed since the last run." in result.stdout
    assert "2 documents read, 0 not read" in result.stdout


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("claims", "How many people were"),
        ("documents", "wire.txt"),
        ("sources", "police"),
        ("conflicts", "three / five"),
        ("findings", "one origin"),
        ("notices", "furniture"),
    ],
)
def test_show_shows(folder: Path, what: str, shown: str) -> None:
    assert shown.casefold() in run("show", folder / "out.case", what).stdout.casefold()


def test_show_gives_one_claim_with_its_exact_words(folder: Path) -> None:
    listed = run("show", folder / "out.case", "claims").stdout
    after = listed[listed.index("How many people were") :]
    (claim,) = re.findall(r"c-[0-9a-f]{12}", after)[:1]
    shown = " ".join(run("show", folder / "out.case", "claim", claim).stdout.split())
    assert "Five workers died in the fire at the Brine Harbour cannery" in shown
    assert "update: “five” was reported later than “three”" in shown.casefold()


def test_search_finds_statements_and_says_when_there_is_nothing(folder: Path) -> None:
    assert "post.txt (statement s-" in run("search", folder / "out.case", "locked", "doors").stdout
    assert run("search", folder / "out.case", "zebra").stdout == "Nothing here holds these words.\n"


def test_nothing_is_wider_than_eighty_columns(folder: Path) -> None:
    for what in ("claims", "documents", "sources", "conflicts", "findings", "notices"):
        lines = run("show", folder / "out.case", what).stdout.splitlines()
        assert max(map(len, lines)) <= 80


def test_what_is_not_read_is_said_and_the_exit_code_is_3(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "reports" / "empty.pdf").write_bytes(b"")
    result = run("trace", tmp_path / "reports", "--case", tmp_path / "c", "--workers", 1, code=3)
    assert "not read: empty.pdf:" in result.stderr
    assert "1 document read, 1 not read" in result.stdout


def test_a_missing_path_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    result = run("trace", tmp_path / "nowhere", "--case", tmp_path / "c", code=1)
    assert result.stderr.startswith("wherefrom: ")
    assert "nowhere" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_is_no_case_is_said(tmp_path: Path) -> None:
    assert "wherefrom: " in run("show", tmp_path / "nothing.case", code=1).stderr


@pytest.mark.parametrize(
    "arguments", [["trace"], ["show"], ["set", "x", "y"], ["show", "x", "claim"], ["fly"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    run(*arguments, code=2)


def test_every_command_shows_an_example() -> None:
    for name in main.commands:
        assert "Example:" in run(name, "--help").stdout
    assert "Example:" in run("--help").stdout


def test_set_add_verify_and_purge(tmp_path: Path) -> None:
    case, reports = tmp_path / "out.case", tmp_path / "reports"
    reports.mkdir()
    (reports / "wire.txt").write_text(WIRE, encoding="utf-8")
    run("trace", reports, "--case", case, "--workers", 1)
    run("set", case, "wire.txt", "--published", "2031-03-05")
    shown = run("show", case, "documents").stdout
    assert "5 March 2031" in shown
    assert "(entered by" in shown
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    assert "1 new document" in run("add", case, tmp_path / "post.txt", "--workers", 1).stdout
    assert "as they were written" in run("verify", case).stdout
    run("purge", case, "post.txt", "--reason", "consent withdrawn")
    assert "post.txt" not in run("show", case, "documents").stdout
    assert "as they were written" in run("verify", case).stdout
    (original,) = (case / "originals").rglob("*?????????????????????*")
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-1] + b"?")
    assert "changed" in run("verify", case, code=1).stderr


def test_a_bad_date_is_refused_and_nothing_is_changed(folder: Path) -> None:
    result = run("set", folder / "out.case", "wire.txt", "--published", "soon", code=1)
    assert "soon" in result.stderr
