"""The documents say what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from scripts import cli_docs, settings_docs

ROOT = Path(__file__).parent.parent


def test_the_commands_page_is_the_commands_help() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == cli_docs.text()


def test_the_settings_page_is_the_settings() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings_docs.text()


def test_every_setting_says_what_it_does() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (.*) \|$", settings_docs.text(), re.M)
    assert rows
    assert [name for name, meaning in rows if len(meaning) < 10] == []


def test_every_dependency_has_its_line_in_the_decisions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {re.split(r"[<>=! ]", d)[0] for d in project["dependencies"]}
    page = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| ([\w-]+) \|", page, re.M)) - {"package", "---"}
    assert listed == required


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("*/*.md")), ids=str)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    (tmp_path / "reports").mkdir()
    for name, day in (("a", 3), ("b", 4)):
        (tmp_path / "reports" / f"{name}.txt").write_text(
            f"Fire in {name}\n{day} March 2031\n\nThree people died in the fire, police said.\n"
        )
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert "How many people were killed? Three 1" in capsys.readouterr().out


def test_the_readme_names_the_targets_of_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?\bmake (\w+)", readme):
        assert re.search(rf"^{target}:", makefile, re.M), target
