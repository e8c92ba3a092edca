"""The commands that serve a case, short of serving it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from wherefrom.cli import main
from wherefrom.serve import passwords, run
from wherefrom.serve.passwords import Passwords

WORKBENCH = Path(__file__).parents[1] / "docs" / "workbench.md"


@pytest.fixture
def served(monkeypatch):
    """What the server was asked to serve."""
    asked = []
    monkeypatch.setattr(run, "serve", lambda folder, **how: asked.append((str(folder), how)))
    monkeypatch.setattr(run, "serve_others", lambda folder, *how: asked.append((str(folder), how)))
    return asked


def invoked(*arguments, code=0, **more):
    result = CliRunner().invoke(main, [str(a) for a in arguments], **more)
    assert result.exit_code == code, result.output
    return result


def test_a_cases_folder_alone_opens_it(served, example):
    invoked(example.folder)
    ((folder, how),) = served
    assert folder == str(example.folder)
    assert how["browse"] is True


def test_what_is_neither_command_nor_case_is_told_so(served, tmp_path):
    assert "No such command" in invoked(tmp_path, code=2).output
    assert served == []


def test_serving_others_needs_a_certificate(served, example):
    assert "--tls-certificate" in invoked("serve", example.folder, "--bind", "::", code=2).output
    assert "--bind" in invoked("serve", example.folder, "--name", "a.example", code=2).output
    assert served == []


def test_a_reviewer_gets_a_password_and_loses_it(tmp_path, example, monkeypatch):
    monkeypatch.setattr(passwords, "COST", {"n": 2, "r": 8, "p": 1})
    monkeypatch.setattr(passwords, "NAME", str(tmp_path / "reviewers.json"))
    words = "four plain harbour words\n" * 2
    assert "can log in" in invoked("reviewer", example.folder, "Ann Lee", input=words).output
    assert Passwords(example.folder).prove("Ann Lee", words.split("\n")[0])
    assert "at least 12" in invoked("reviewer", example.folder, "Bo", code=1, input="a\na\n").output
    assert "no more" in invoked("reviewer", example.folder, "Ann Lee", "--remove").output
    assert "no reviewer" in invoked("reviewer", example.folder, "Ann Lee", "--remove").output


def test_the_workbenchs_page_shows_commands_that_exist(served, example, monkeypatch):
    monkeypatch.setattr(Passwords, "keep", lambda *_: None)
    lines = WORKBENCH.read_text(encoding="utf-8").splitlines()
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("wherefrom ")]
    assert len(commands) >= 3
    for command in commands:
        real = [str(example.folder) if word == "reports.case" else word for word in command]
        invoked(*real, input="four plain harbour words\n" * 2)


def test_a_script_may_rule_only_where_that_was_asked_for(served, example):
    invoked("serve", example.folder)
    invoked("serve", example.folder, "--script-rulings", "counter")
    assert [how["script"] for _, how in served] == ["", "counter"]
    asked = ("serve", example.folder, "--bind", "::", "--script-rulings", "counter")
    assert "without --bind" in invoked(*asked, code=2).output
