"""The tutorial is run as it stands: every command, and what it says it prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import EXAMPLE
from wherefrom.cli import main

PAGE = EXAMPLE.parent.parent / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def steps() -> list[tuple[str, list[str]]]:
    """(command, the lines it is said to print) in order; a line of dots stands for any lines."""
    found = []
    for block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        command, *lines = block.splitlines()
        found.append((command.removeprefix("$ "), [line.rstrip() for line in lines]))
    return found


def printed_as_told(told: list[str], printed: list[str]) -> bool:
    """Whether ``printed`` is ``told``, where ``...`` stands for any number of lines."""
    if not told:
        return not printed
    if told[0].strip() == "...":
        return any(printed_as_told(told[1:], printed[n:]) for n in range(len(printed) + 1))
    return printed[:1] == told[:1] and printed_as_told(told[1:], printed[1:])


def test_dots_stand_for_any_lines_and_nothing_else() -> None:
    assert printed_as_told(["a", "...", "d"], ["a", "b", "c", "d"])
    assert printed_as_told(["a", "...", "b"], ["a", "b"])
    assert printed_as_told(["a", "..."], ["a", "b"])
    assert printed_as_told(["..."], ["a", "b"])
    assert not printed_as_told(["a", "d"], ["a", "b", "d"])
    assert not printed_as_told(["a", "...", "e"], ["a", "b", "d"])


def test_the_tutorial_runs_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLE.parent)
    monkeypatch.chdir(tmp_path)
    assert len(steps()) >= 6
    for command, told in steps():
        program, *arguments = shlex.split(command)
        assert program == "wherefrom"
        result = CliRunner().invoke(main, arguments)
        printed = [line.rstrip() for line in result.stdout.splitlines()]
        assert result.exit_code == 0, f"{command}\n{result.output}"
        assert printed_as_told(told, printed), f"{command}\n" + "\n".join(printed)
