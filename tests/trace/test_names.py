from __future__ import annotations

import pytest

from tests.trace.made import Case, document
from wherefrom.model import Credit
from wherefrom.trace.authorship import author_key, same_author, same_owner, same_publisher
from wherefrom.trace.corrections import correction_words
from wherefrom.trace.credits import name_key
from wherefrom.trace.outlets import name_words, same_outlet
from wherefrom.trace.owners import owner_of


@pytest.mark.parametrize(
    ("a", "b"),
    [("WHRB - TV", "WHRB"), ("Harbour News Online", "The Harbour"), ("HLB.com", "HLB")],
)
def test_general_words_tell_no_outlet_from_another(a, b):
    assert same_outlet(a, b) == 1.0


def test_a_shorter_name_that_leads_a_longer_one_probably_means_it():
    assert 0.5 < same_outlet("WHR", "WHR Port Alder") < 1.0


def test_names_that_share_a_word_inside_are_two_outlets():
    assert same_outlet("Alder Post", "Post of Orvia") == 0.0


def test_a_name_of_general_words_alone_keeps_them():
    assert name_words("The News") == ("the", "news")


@pytest.mark.parametrize("name", ["Staff", "Staff writer", "Lindqvist", "", "Web desk"])
def test_a_byline_that_names_nobody_in_particular_ties_nothing(name):
    assert author_key(name) is None


def test_documents_of_one_author_are_tied_across_titles():
    items = [document(n, authors=("By Ada Lindqvist",)) for n in ("post", "echo", "gull")]
    assert len(same_author(items)) == 2
    assert all(not d.directed and d.kind == "same_author" for d in same_author(items))


def test_documents_of_one_publisher_are_tied_to_the_next():
    items = [
        document(n, publisher="The Post", date=f"2031-01-0{k + 1}") for k, n in enumerate("cab")
    ]
    made = same_publisher(items, dict.fromkeys("abc", "The Post"), {})
    assert [(d.taker, d.giver) for d in made] == [("a", "c"), ("b", "a")]


def test_versions_of_one_document_are_not_tied_by_their_publisher():
    items = [document("a"), document("b", version_of="a")]
    assert same_publisher(items, dict.fromkeys("ab", "The Post"), {}) == []


def test_documents_of_one_owner_are_tied():
    items = [document(n) for n in "ab"]
    (made,) = same_owner(items, dict.fromkeys("ab", "Orvian Media Group"))
    assert made.note == "The publishers of both belong to Orvian Media Group."


def test_an_unknown_publisher_has_no_known_owner():
    assert owner_of("The Orvian Gull") is None
    assert owner_of(None) is None


@pytest.mark.parametrize(
    "words",
    [
        "Correction: the ferry left at six.",
        "An earlier version of this article gave the wrong hour.",
        "This story has been retracted after the harbour master wrote to us.",
        "Editor's note: the second paragraph was changed.",
    ],
)
def test_a_document_that_says_it_corrects_is_heard(words):
    found = correction_words(document("d", f"Ferry lost.\n{words}\nMore text."))
    assert found is not None
    assert words.startswith(f"Ferry lost.\n{words}\nMore text."[found.start : found.end][:20])


def test_a_house_of_correction_is_no_correction():
    assert correction_words(document("d", "He was sent to a house of correction: a jail.")) is None


def test_names_are_matched_without_article_and_dots():
    assert name_key("The A.P.") == name_key("AP")


def test_a_credit_to_an_outlet_nobody_mentions_is_an_external():
    case = Case()
    credit = (Credit("Far Wire", "source", 0, 8),)
    case.add(document("post", "Far Wire. Four were held.", credits=credit))
    traced = case.traced()
    (made,) = [d for d in traced.derivations if d.kind == "credits"]
    assert [x.name for x in traced.externals] == ["Far Wire"]
    assert made.giver == traced.externals[0].id
    assert [f.message for f in traced.findings] == [
        "The Post rests on Far Wire, which is not in the case."
    ]


def test_a_publisher_of_the_case_named_in_passing_is_cited():
    case = Case()
    text = "Ada Holm heard it at sea, as the Alder Gazette has it."
    case.add(document("post", text, date="2031-01-02"))
    case.add(document("gaz", "It was at sea.", publisher="Alder Gazette", date="2031-01-01"))
    (made,) = [d for d in case.traced().derivations if d.kind == "cites"]
    assert (made.taker, made.giver) == ("post", "gaz")
    words = made.evidence[0]
    assert text[words.start : words.end] == "Alder Gazette"
