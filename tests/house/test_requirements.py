import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ["requirements.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name):
    """{package: version} of a requirements file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def plain(requirement):
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_a_hash_and_no_file_an_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 50
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|--index|--find-links|--extra-index", text) == []


@pytest.mark.parametrize("name", FILES)
def test_every_dependency_and_the_build_is_pinned(name):
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
    assert {plain(requirement) for requirement in wanted} - set(pinned(name)) == set()


def test_development_adds_to_what_runs_and_changes_nothing_of_it():
    run, develop = (pinned(name) for name in FILES)
    assert run.items() <= develop.items()
    wanted = {plain(requirement) for requirement in PROJECT["dependency-groups"]["dev"]}
    assert wanted - set(develop) == set()


def test_what_runs_needs_no_training_library():
    assert [
        name for name in pinned("requirements.txt") if re.match(r"torch|nvidia|triton", name)
    ] == []
