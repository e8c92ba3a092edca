from __future__ import annotations

from html import unescape

import pytest

from wherefrom.serve.finding_words import find


def test_statements_are_found_with_their_place_in_the_document(bench, desk):
    page = bench.get("/search", params={"q": "passports"}).text
    assert "<mark>passports</mark>" in page
    found = find(desk, desk.held(), "passports")
    assert found.places > 1
    for doc in found.documents:
        assert all(f"/documents/{doc.document}#st-{p.statement}" in page for p in doc.places)


def test_hits_stand_by_document(desk):
    found = find(desk, desk.held(), "trawler")
    assert len({doc.document for doc in found.documents}) == len(found.documents)
    assert found.places == sum(len(doc.places) for doc in found.documents)


@pytest.mark.parametrize(
    "words", ["", "   ", "*", '"', "AND", "a OR b", "x NEAR y", "'; drop table"]
)
def test_any_words_may_be_sought(bench, words):
    assert bench.get("/search", params={"q": words}).status_code == 200


def test_what_is_sought_and_found_is_text(bench):
    page = bench.get("/search", params={"q": "<script>alert(1)</script>"})
    assert "<script>alert" not in page.text


def test_under_pseudonyms_a_hidden_name_is_found_nowhere(bench, desk):
    assert find(desk, desk.held(), "Ferrel").places > 0
    assert find(desk, desk.held("pseudonymised"), "Ferrel").places == 0
    bench.submit("/view", view="pseudonymised")
    page = unescape(bench.get("/search", params={"q": "ferrel"}).text)
    assert "Nothing holds this word" in page
    assert "Jonas" not in page


def test_under_pseudonyms_other_words_are_found_as_shown(desk):
    veiled = desk.held("pseudonymised")
    found = find(desk, veiled, "trawl* crew")
    assert found.places > 0
    for doc in found.documents:
        assert all(place.marks for place in doc.places)


def test_under_pseudonyms_an_allegation_is_answered_without_its_hidden_name(bench):
    bench.submit("/view", view="pseudonymised")
    asked = [
        bench.get("/search", params={"allegation": f"{name} was arrested with the crew"})
        for name in ("Jonas Ferrel", "Ozra Quibbel")
    ]
    pages = [unescape(one.text).split('id="main"')[1] for one in asked]
    assert "[…] was arrested with the crew" in pages[0]
    assert "was not heard" in pages[0]
    assert "Jonas" not in pages[0]
    assert [page[page.index("bears-h") :] for page in pages[:1]] == [
        page[page.index("bears-h") :] for page in pages[1:]
    ]


def test_an_allegation_is_asked_in_other_words(bench):
    page = unescape(bench.get("/search", params={"allegation": "Two people were arrested."}).text)
    assert "What bears on it" in page
    assert "/claims/c-" in page
    assert "says so" in page


def test_an_allegation_without_a_word_is_told_so(bench):
    page = bench.get("/search", params={"allegation": "?!"}).text
    assert "Nothing was asked" in page


@pytest.mark.parametrize(
    "words", ['NEAR("a" "b", -1)', '"; drop table log; --', 'crew"', '"*', "a*b*"]
)
def test_no_words_are_taken_for_the_language_of_the_index(bench, words):
    assert bench.get("/search", params={"q": words}).status_code == 200
