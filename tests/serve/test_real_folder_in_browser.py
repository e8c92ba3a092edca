"""The workbench on a folder of real reports; skipped, saying why, where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wherefrom
from tests.serve import browsing
from tests.serve.browsing import Chrome, Served, axe, served, shot, sideways
from wherefrom.serve.desk import Desk

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "cases" / "18"
pytestmark = [
    browsing.needed,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/data/cases is not here"),
]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("real") / "real.case"
    with wherefrom.trace([FOLDER], case=place, workers=1):
        pass
    with served(Desk(place)) as bench:
        yield bench


@pytest.fixture
def browser(chromium: Any, real: Served) -> Iterator[Chrome]:
    opened = Chrome(chromium, real)
    yield opened
    opened.close()
    assert opened.heard == []


def addresses(real: Served) -> dict[str, str]:
    held = real.desk.held()
    return {
        "case": "/",
        "claims": "/claims",
        "claim": f"/claims/{held.ordered[0].id}",
        "documents": "/documents",
        "document": f"/documents/{held.ledger.documents[0].id}",
        "sources": "/sources",
        "search": "/search?q=police",
        "log": "/log",
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_sound(browser, real, width):
    page = browser.page(width=width)
    for name, address in addresses(real).items():
        page.goto(real.address + address)
        shot(page, f"real-{name}-{width}", whole=True)
        assert page.locator("main h1").count() == 1, name
        assert sideways(page) <= 0, name
        found = [one for one in axe(page) if one[1] in ("serious", "critical")]
        assert found == [], name
