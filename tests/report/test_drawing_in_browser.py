"""The drawings' letters as a browser measures them; skipped where there is no chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eval.drawing_made import made_ledger
from tests.report.test_page_in_browser import CHROMIUM, FLAGS
from wherefrom.report.page import to_html

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
OUTSIDE = """svg => {
  const boxes = [...svg.querySelectorAll('rect')].map(r => r.getBBox());
  return [...svg.querySelectorAll('text:not(.head)')].map(t => [t.getBBox(), t.textContent])
    .filter(([t]) => !boxes.some(b => b.x <= t.x && t.x + t.width <= b.x + b.width
                                   && b.y <= t.y + 1 && t.y + t.height <= b.y + b.height + 1))
    .map(([, words]) => words);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize("n_reports", [2, 12, 40])
def test_all_words_lie_in_their_boxes(browser: Any, tmp_path: Path, n_reports: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(to_html(made_ledger(n_reports)), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    drawing = page.locator("svg.drawing").first
    assert drawing.evaluate(OUTSIDE) == []
    assert drawing.get_attribute("role") == "img"
    page.close()
