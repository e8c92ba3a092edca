"""The drawings' letters as a browser measures them; skipped where there is no chromium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.drawing_made import made_ledger
from tests.chromium import needed
from wherefrom.report.page import to_html

pytestmark = needed
OUTSIDE = """svg => {
  const boxes = [...svg.querySelectorAll('rect')].map(r => r.getBBox());
  return [...svg.querySelectorAll('text:not(.head)')].map(t => [t.getBBox(), t.textContent])
    .filter(([t]) => !boxes.some(b => b.x <= t.x && t.x + t.width <= b.x + b.width
                                   && b.y <= t.y + 1 && t.y + t.height <= b.y + b.height + 1))
    .map(([, words]) => words);
}"""


@pytest.mark.parametrize("n_reports", [2, 12, 40])
def test_all_words_lie_in_their_boxes(chromium: Any, tmp_path: Path, n_reports: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(to_html(made_ledger(n_reports)), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    drawing = page.locator("svg.drawing").first
    assert drawing.evaluate(OUTSIDE) == []
    assert drawing.get_attribute("role") == "img"
    page.close()
