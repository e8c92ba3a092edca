from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from wherefrom.model import Published
from wherefrom.serve.document_rows import document_list
from wherefrom.serve.held import Held
from wherefrom.serve.periods import calendar


@pytest.fixture
def held(desk):
    return desk.held()


def test_every_document_is_listed_once_and_versions_stand_with_theirs(bench, held):
    page = bench.get("/documents").text
    for document in held.ledger.documents:
        assert f'href="/documents/{document.id}"' in page
    rows = page.count('<a class="gloss"')
    assert rows == sum(d.version_of is None for d in held.ledger.documents)
    assert "1 further version" in page


def test_a_document_is_found_by_a_word_of_its_title(bench, held):
    document = next(d for d in held.ledger.documents if d.title)
    page = unescape(bench.get("/documents", params={"q": document.title.upper()}).text)
    assert page.count('<a class="gloss"') == 1
    assert document.title in page


def test_documents_are_narrowed_down_by_publisher_and_date(bench, held):
    document = held.ledger.documents[0]
    asked = {"publisher": document.publisher, "date": document.published.value}
    page = bench.get("/documents", params=asked).text
    assert f'href="/documents/{document.id}"' in page
    assert page.count('<a class="gloss"') <= 2


def test_what_is_not_known_is_said_to_be_unknown(held):
    first = held.ledger.documents[0]
    bare = replace(
        first, publisher=None, language=None, title=None, published=Published(None, "unknown")
    )
    ledger = replace(held.ledger, documents=(bare, *held.ledger.documents[1:]))
    every = document_list(Held(ledger, 2))
    row = next(row for row in every.rows if row.document is bare)
    assert row.title == first.path.rpartition("/")[2]
    facets = {facet.name: facet.values for facet in every.listing.facets}
    assert "unknown" in facets["publisher"]
    assert "unknown" in facets["language"]
    assert facets["date"][-1] == "undated"


def test_versions_in_a_circle_end(held):
    one, two, *others = held.ledger.documents
    pair = (replace(one, version_of=two.id), replace(two, version_of=one.id))
    assert document_list(Held(replace(held.ledger, documents=(*pair, *others)), 2)).rows


def test_file_names_and_titles_of_withheld_documents_are_hidden(bench, desk, held):
    veiled = desk.held("pseudonymised")
    gone = {d.path for d in held.ledger.documents} - {d.path for d in veiled.ledger.documents}
    assert gone
    bench.submit("/view", view="pseudonymised")
    page = unescape(bench.get("/documents").text)
    for document in held.ledger.documents:
        if document.path in gone:
            assert document.path.rpartition("/")[2] not in page
            assert document.sha256 not in page
            assert document.title not in page


@pytest.mark.parametrize(
    ("dates", "length"),
    [
        ([f"2031-03-{day:02}" for day in range(1, 20)], 10),
        ([f"2031-{month:02}-{day:02}" for month in range(1, 4) for day in range(1, 20)], 7),
        ([f"{year}-01-01" for year in range(2000, 2020)], 10),
        ([f"{year}-{month:02}" for year in range(2000, 2020) for month in (1, 2)], 4),
        ([str(year) for year in range(1900, 2020)], 3),
    ],
)
def test_periods_are_as_fine_as_a_reader_can_take_in(dates, length):
    found = calendar(dates)
    assert found.length == length
    assert len(found.periods) <= 24
