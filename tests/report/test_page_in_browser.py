"""The page as a browser shows it; skipped where there is none."""

from __future__ import annotations

import pytest

from tests.chromium import AXE, axe_needed, needed
from wherefrom.model import Ledger
from wherefrom.report.page import to_html

# What lies off the screen is laid out late, and axe would measure colours that are not there.
LAID_OUT = ".claim,.document{content-visibility:visible!important}"

pytestmark = needed


@pytest.fixture(scope="module")
def address(made_up: Ledger, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(to_html(made_up, name="The Sea Lantern"), encoding="utf-8")
    return path.as_uri()


@axe_needed
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_serious(chromium, address, scheme, width):
    context = chromium.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=LAID_OUT)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.add_script_tag(path=AXE)
    result = page.evaluate("axe.run()")
    context.close()
    assert len(result["passes"]) > 20
    assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in result["violations"]] == []


def test_the_page_asks_for_nothing_and_runs_nothing_of_its_documents(chromium, address):
    page = chromium.new_page()
    asked: list[str] = []
    heard: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.close()
    assert asked == [address]
    assert heard == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_out_of_the_page_sideways(chromium, address, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_a_statement_opens_its_document_in_one_click(chromium, address, made_up):
    page = chromium.new_page()
    page.goto(address)
    link = page.locator("article.claim a.go").first
    aim = (link.get_attribute("href") or "")[1:]
    link.click()
    page.wait_for_timeout(200)
    opened = page.evaluate("id => document.getElementById(id).closest('details').open", aim)
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", aim)
    page.close()
    assert opened is True
    assert 0 <= top < 720


def test_it_reads_without_javascript(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("article.claim a.go").first.click()
    text = page.locator("main").inner_text()
    context.close()
    assert "How many deckhands died aboard the Sea Lantern?" in text
    assert "Two deckhands were found dead aboard the trawler Sea Lantern" in text


def test_questions_can_be_searched(chromium, address):
    page = chromium.new_page()
    page.goto(address)
    page.get_by_label("Show only questions with").fill("passports")
    shown = page.locator("article.claim:visible h3").all_text_contents()
    page.close()
    assert "Who kept the deckhands' passports?" in shown
    assert "Who owns the Sea Lantern?" not in shown


def test_it_prints(chromium, address):
    page = chromium.new_page()
    page.goto(address)
    printed = page.pdf(format="A4")
    page.close()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") > 5 or printed.count(b"/Type/Page") > 5
