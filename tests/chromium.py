"""A real browser for tests of pages; they skip, saying why, where there is none.

CI installs Debian's chromium and, from npm, axe-core; AXE_JS names its axe.min.js, or
node_modules/axe-core/axe.min.js lies at the repository's root.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[1]
AXE = Path(os.environ.get("AXE_JS", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

REQUIRED = os.environ.get("WHEREFROM_BROWSER") == "required"  # as in .ci/run: none is a failure

needed = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="no chromium on this machine")
axe_needed = pytest.mark.skipif(not AXE.is_file(), reason=f"axe-core is not installed ({AXE.name})")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests: its library allows no second one beside it."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.fail("WHEREFROM_BROWSER=required, and there is no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()
