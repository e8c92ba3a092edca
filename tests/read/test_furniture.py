import pytest

from wherefrom.read.furniture import furniture_of


@pytest.mark.parametrize(
    "line",
    [
        "You may also like",
        "Related stories:",
        "Share this article",
        "Facebook Twitter Email Print",
        "Leave a comment",
        "23 comments",
        "Advertisement",
        "Article continues below",
        "We use cookies to make this site work. Read our policy.",
        "© 2013 Harbour Post",
        "All rights reserved. No part may be copied.",
        "Follow us on Twitter @harbourpost",
        "Sign up for our daily newsletter",
        "Home | News | Sport | Opinion",
        "Filed under: harbours, fires",
        "Click here to read the full report",
        "Read more: Boats wait at sea",
        "Page 2 of 4",
        "Skip to main content",
    ],
)
def test_lines_of_page_furniture_are_marked(line: str):
    assert [(f.start, f.end) for f in furniture_of(line)] == [(0, len(line))]


@pytest.mark.parametrize(
    "line",
    [
        "Mail carriers said the harbour was closed.",
        "More than 20 people were hurt in the fire.",
        "Share prices of the company fell on Monday.",
        "Comment from the ministry was not to be had.",
        "A fire burns in the fish store at Brine harbour on Monday. Photo: Maren Oldby",
        "The bakery sold cookies to the crews, and we ate them, he said.",
        "Related charges were dropped in May.",
        "Follow the money, the prosecutor said.",
    ],
)
def test_sentences_and_captions_are_no_furniture(line: str):
    assert furniture_of(line) == ()


def test_titles_under_a_heading_go_with_it_until_a_sentence_comes():
    text = "Related stories\n\nBoats wait at sea\nCod is dear\n\nThe harbour opened on Tuesday, he said."  # noqa: E501
    assert [text[f.start : f.end] for f in furniture_of(text)] == [
        "Related stories",
        "Boats wait at sea",
        "Cod is dear",
    ]
