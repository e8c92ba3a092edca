from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from wherefrom.model import Indicator
from wherefrom.serve.claim_rows import claim_list, made
from wherefrom.serve.held import Held


def questions(answer):
    """The questions on the page, in their order."""
    parts = unescape(answer.text).split('<a class="gloss" href="/claims/')[1:]
    return [part.split(">", 1)[1].split("</a>")[0] for part in parts]


def total(answer):
    return int(answer.text.split('<p class="total"')[1].split("<b>")[1].split("<")[0].split()[0])


@pytest.fixture
def held(desk):
    return desk.held()


def test_the_list_tells_the_questions_that_matter_first(bench, held):
    answer = bench.get("/claims")
    assert questions(answer) == [claim.gloss for claim in held.ordered[:50]]
    assert total(answer) == len(held.ledger.claims)


def test_a_question_is_found_by_the_words_of_its_answers(bench, held):
    claim = next(c for c in held.ordered if c.answers[0].value == "Lantern Street")
    found = questions(bench.get("/claims", params={"q": "lantern STREET"}))
    assert claim.gloss in found
    assert len(found) < 10


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("finding", lambda c, v: any(v in a.flags for a in c.answers)),
        ("conflict", lambda c, v: any(v == one.kind for one in c.conflicts)),
        ("reports", lambda c, v: c.documents == int(v) if v in "12" else c.documents > 2),
    ],
)
def test_a_facet_leaves_what_it_says_and_counts_it(bench, desk, held, name, fits):
    listing = claim_list(desk, held).listing
    facet = next(f for f in listing.facets if f.name == name)
    assert facet.values
    for value in facet.values:
        answer = bench.get("/claims", params={name: value})
        expected = [c for c in held.ordered if fits(c, value)]
        if name != "reports" or value in "12":
            assert total(answer) == len(expected)
        assert set(questions(answer)) <= {c.gloss for c in expected}


def test_questions_are_found_by_publisher_and_by_a_part_of_its_name(bench, held):
    name = held.lookup.publisher(held.ledger.documents[0].id)
    named = bench.get("/claims", params={"publisher": name})
    assert 0 < total(named) < len(held.ledger.claims)
    assert total(bench.get("/claims", params={"publisher": name[:6].upper()})) >= total(named)


def test_no_person_is_a_facet(desk, held):
    listing = claim_list(desk, held).listing
    sources = next(f for f in listing.facets if f.name == "source")
    kinds = {held.lookup.sources[source].kind for source in sources.values}
    assert kinds
    assert not kinds & {"person", "witness", "withheld", "anonymous"}


def test_orders_are_kept(bench, held):
    most = questions(bench.get("/claims", params={"sort": "reports"}))
    reports = {c.gloss: c.documents for c in held.ledger.claims}
    assert [reports[q] for q in most] == sorted((reports[q] for q in most), reverse=True)
    by_name = questions(bench.get("/claims", params={"sort": "question"}))
    assert [q.casefold() for q in by_name] == sorted(q.casefold() for q in by_name)


def test_pages_follow_each_other(bench, held):
    first, second = bench.get("/claims"), bench.get("/claims?page=2")
    assert 'rel="next"' in first.text
    assert questions(second)[0] == held.ordered[50].gloss
    assert not set(questions(first)) & set(questions(second))
    last = -(-len(held.ledger.claims) // 50)
    assert questions(bench.get("/claims?page=9999")) == questions(bench.get(f"/claims?page={last}"))


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=a()>', "\x00"]
)
def test_what_was_sought_is_text_on_the_page(bench, words):
    for name in ("q", "publisher", "finding", "sort", "page"):
        answer = bench.get("/claims", params={name: words})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text


def test_nothing_found_says_so(bench):
    answer = bench.get("/claims", params={"q": "zeppelin"})
    assert "No question fits" in answer.text


def test_names_are_hidden_under_pseudonyms(bench, desk):
    bench.submit("/view", view="pseudonymised")
    page = bench.get("/claims", params={"q": "ferrel"})
    assert "Jonas Ferrel" in " ".join(s.name for s in desk.held().ledger.sources)
    assert total(page) == 0
    everything = "".join(bench.get("/claims", params={"page": str(n)}).text for n in range(1, 6))
    assert "Ferrel" not in everything


def test_rows_of_unchanged_claims_are_carried_over(held):
    before = made(held)
    claims = held.ledger.claims
    renamed = replace(claims[3], gloss="Renamed?")
    ledger = replace(held.ledger, claims=(*claims[:3], renamed, *claims[4:]))
    after = made(Held(ledger, 2), before)
    assert after.rows[3].claim is renamed
    assert [n for n, row in enumerate(after.rows) if row is not before.rows[n]] == [3]


def test_a_row_is_made_again_when_a_statement_of_it_changes(held):
    before = made(held)
    statement = held.ledger.claims[0].answers[0].statements[0]
    code = Indicator("ilo-2025", "deception", statement, 1.0, (), "made up for this test")
    ledger = replace(held.ledger, indicators=(*held.ledger.indicators, code))
    after = made(Held(ledger, 2), before)
    assert "ilo-2025/deception" in after.rows[0].codes
    assert after.rows[-1] is before.rows[-1]
