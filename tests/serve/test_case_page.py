from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from wherefrom.model import Notice, Unread
from wherefrom.report.words import glossary
from wherefrom.serve.case_views import case_view
from wherefrom.serve.held import Held

UNREAD = Unread("scans/Jonas Ferrel.pdf", "encrypted", "It is locked.", "Unlock it.")


@pytest.fixture
def held(desk):
    return desk.held()


def test_every_figure_of_the_headline_is_shown(bench, held):
    page = unescape(bench.get("/").text)
    for n, words in held.headline.figures():
        assert f"<dt>{words}</dt><dd>{n}</dd>" in page


def test_each_kind_of_finding_opens_into_its_claims(bench, held):
    page = unescape(bench.get("/").text)
    assert held.findings
    for kind, found in held.findings.items():
        assert f'href="/claims?finding={kind}"' in page
        if found[0].claim:
            assert f"/claims/{found[0].claim}" in page


def test_documents_are_charted_by_date_and_publisher(held):
    view = case_view(held)
    listed = sum(d.version_of is None for d in held.ledger.documents)
    assert sum(bar.n for bar in view.periods) + view.undated == listed
    assert max(bar.share for bar in view.periods) == 100
    assert view.publishers[0].share == 100


def test_originals_and_indicators_stand_with_their_words(bench, held):
    page = unescape(bench.get("/").text)
    assert held.ledger.originals[0].words in page
    assert "UNODC cautions" in page
    assert 'href="/indicators"' in page


def test_indicators_show_the_words_that_allege_them_and_the_caution(bench, held):
    page = unescape(bench.get("/indicators").text)
    assert "UNODC cautions" in page
    coded = held.lookup.statements[held.ledger.indicators[0].statement]
    assert f"/documents/{coded.document}#st-{coded.id}" in page


def test_what_was_not_read_is_told_with_its_reason_and_next_step(held):
    shown = case_view(Held(replace(held.ledger, unread=(UNREAD,)), 2))
    assert shown.unread == (UNREAD,)


def test_a_file_that_nobody_read_is_not_named_under_pseudonyms(desk):
    veiled = desk.held("pseudonymised").ledger
    notice = Notice(None, None, None, "empty", "It is empty.", path="Jonas Ferrel.txt")
    ledger = replace(veiled, unread=(UNREAD,), notices=(*veiled.notices, notice))
    shown = case_view(Held(ledger, 2))
    assert shown.unread[0].path == "A file"
    assert shown.unread[0].reason == UNREAD.reason
    assert all("Ferrel" not in one.where for one in shown.notices)


def test_a_case_without_anything_has_a_page(held):
    bare = case_view(Held(replace(held.ledger, documents=(), claims=(), findings=(), originals=(),
                                  statements=(), indicators=(), attributions=(), links=(),
                                  derivations=(), notices=()), 2))  # fmt: skip
    assert bare.periods == ()
    assert bare.publishers == ()


def test_names_are_hidden_under_pseudonyms(bench):
    bench.submit("/view", view="pseudonymised")
    for address in ("/", "/indicators"):
        page = unescape(bench.get(address).text).split('id="main"')[1]
        assert "Ferrel" not in page
        assert 'rel="noreferrer' not in page


def test_the_glossary_holds_every_word_that_marks_lead_to(bench):
    page = bench.get("/glossary").text
    for kind in glossary()["findings"]:
        assert f'id="term-{kind}"' in page
    assert 'href="/glossary#term-' in bench.get("/claims").text
