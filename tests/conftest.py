from __future__ import annotations

from pathlib import Path

import pytest

import wherefrom
from tests import fake_stages
from tests.chromium import chromium  # noqa: F401
from wherefrom.pipeline import run as running
from wherefrom.settings import Settings
from wherefrom.store.db import Store, create

HARBOUR = {
    "b.txt": "Harbour Post\nAnn: how many were on board? 7\nBo: who owned it? the Marel Company",
    "a.txt": "Coast Wire\nAnn: how many were on board? 7",
    "inner/c.txt": "The Lamp\nCy: how many were on board? 9",
}


EXAMPLE = Path(__file__).parent.parent / "examples" / "harbour"


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The example case, traced once for all tests that look at it."""
    place = tmp_path_factory.mktemp("example") / "harbour.case"
    with wherefrom.trace([EXAMPLE / "reports"], case=place) as case:
        yield case


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def reports(tmp_path):
    """Three short reports."""
    return write(tmp_path / "reports", HARBOUR)


@pytest.fixture
def traced():
    """Trace ``paths`` into a case by stages small enough to see through."""

    def trace(case: Path, *paths: Path, settings=None, stages=None, **more):
        create(case)
        with Store(case, write=True) as store:
            return running.run(
                store,
                [Path(path) for path in paths],
                settings or Settings(),
                stages=stages or fake_stages.stages(),
                workers=more.pop("workers", 1),
                **more,
            )

    return trace
