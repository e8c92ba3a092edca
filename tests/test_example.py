"""The example case: every entry of its truth file, against the ledger of a real run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

import wherefrom
from eval.example import CHECKS, Traced, Truth, examples, listed, problem

KNOWN = {
    "documents": {"publisher", "kind", "url", "published", "authors"},
    "statements": {"quote", "chain", "chain_starts", "chain_ends", "origin", "kind", "modality"}
    | {"statement_kind"},
    "answers": {"together", "against", "named", "withheld", "anonymous", "outlets", "origins"}
    | {"flags", "not_flags", "conflict"},
    "derivations": {"kind", "from", "to", "absent"},
    "findings": {"kind", "files", "words"},
    "notices": {"kind", "quote"},
    "never_text": {"quote"},
    "never_stated": {"quote"},
}
ENTRIES = [
    pytest.param(folder, kind, truth, id=f"{folder.name}: {truth['name']}")
    for folder in examples()
    for kind, truth in listed(folder)
]


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Traced]:
    """Each example traced once, by the library as a user would."""
    found: dict[Path, Traced] = {}
    for folder in examples():
        place = tmp_path_factory.mktemp(folder.name) / "example.case"
        with wherefrom.trace([folder / "reports"], case=place) as case:
            found[folder] = Traced(case.ledger)
    return found


@pytest.mark.parametrize(("folder", "kind", "truth"), ENTRIES)
def test_the_example_shows_that(
    traced: dict[Path, Traced], folder: Path, kind: str, truth: Truth
) -> None:
    why = problem(traced[folder], kind, truth)
    assert why is None, why


def test_every_file_of_the_example_is_read(traced: dict[Path, Traced]) -> None:
    for folder, case in traced.items():
        assert case.ledger.unread == ()
        for file in sorted((folder / "reports").iterdir()):
            assert case.files(file.name), file.name


def test_no_entry_has_a_key_that_nothing_reads() -> None:
    for folder in examples():
        for kind, truth in listed(folder):
            assert set(truth) <= KNOWN[kind] | {"name", "file"}, truth["name"]


def test_every_kind_of_truth_is_there_and_named_once() -> None:
    for folder in examples():
        names = [truth["name"] + kind for kind, truth in listed(folder)]
        assert len(names) == len(set(names))
        assert {kind for kind, _ in listed(folder)} == set(CHECKS)


def test_the_reports_are_those_that_were_built() -> None:
    for folder in examples():
        built = yaml.safe_load((folder / "reports.sha256.yml").read_text(encoding="utf-8"))
        found = {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted((folder / "reports").iterdir())
        }
        assert found == built
