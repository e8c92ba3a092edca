"""Every page on paper: what the screen shows stands there whole, and nothing runs over the edge."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.serve import browsing
from tests.serve.test_claim import fullest
from tests.serve.test_document import named

pytestmark = browsing.needed
WORD = re.compile(r"[^\W\d_]{4,}")
SHOWN = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const hidden = walker.currentNode.parentElement.closest(".vh, .to, svg");
    if (!hidden && range.getClientRects().length) found.push(walker.currentNode.data);
  }
  return found.join(" ");
}"""  # words of the page that are drawn; those for screen readers only are not
EDGE = 1.0  # points by which ink may stand beside its letter


def addresses(desk):
    held = desk.held()
    police = next(s for s in held.ledger.sources if s.name == "Port Sarrow Police")
    claim = fullest(desk)
    origin = next(o.source for a in claim.answers for o in a.origins if o.source)
    return {
        "case": "/",
        "claims": "/claims",
        "claim": f"/claims/{claim.id}",
        "what-if": f"/claims/{claim.id}?without={origin}",
        "document": f"/documents/{named(desk, 'harbour-post-2025-03-04').id}",
        "versions": f"/documents/{named(desk, 'tidewatch').id}/versions",
        "documents": "/documents",
        "sources": "/sources",
        "source": f"/sources/{police.id}",
        "search": "/search?q=police",
        "log": "/log",
        "glossary": "/glossary",
    }


NAMES = ("case", "claims", "claim", "what-if", "document", "versions", "documents", "sources",
         "source", "search", "log", "glossary")  # fmt: skip


def printed(pdf: bytes) -> tuple[str, list[str]]:
    """The text of all sheets, and the letters that stand over an edge with what is round them."""
    text, over = "", []
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            on = sheet.get_textpage()
            wide, words = sheet.get_width(), on.get_text_range()
            text += f"{words}\n"
            for n in range(on.count_chars()):
                left, _, right, _ = on.get_charbox(n)
                if left < -EDGE or right > wide + EDGE:
                    over.append(words[max(0, n - 20) : n + 20])
    return text, over


@pytest.mark.parametrize(
    ("name", "scheme"), [*((name, "light") for name in NAMES), ("claim", "dark")]
)
def test_nothing_is_cut_off_on_paper(chrome, name, scheme):
    page = chrome.page(scheme=scheme)
    page.goto(chrome.bench.address + addresses(chrome.bench.desk)[name])
    page.emulate_media(media="print")
    shown = page.evaluate(SHOWN)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    pdf = page.pdf(format="A4", path=browsing.SHOTS / f"print-{name}-{scheme}.pdf")
    text, over = printed(pdf)
    assert over == []
    letters = "".join(filter(str.isalpha, text.casefold()))  # words may be broken over lines
    assert {w for w in WORD.findall(shown.casefold()) if w not in letters} == set()
    for gone in ("Rulings by", "Narrow down", "Add files"):
        assert gone not in text
