from __future__ import annotations

import pytest

from tests.trace.made import document
from wherefrom.model import Furniture, Hyperlink
from wherefrom.trace.links import links, normalised

PLAIN = "daily.example/news/ferry"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.daily.example/news/ferry/",
        "http://daily.example/news/ferry?utm_source=letter&fbclid=1",
        "http://m.daily.example:80/news/ferry#comments",
        "https://web.archive.org/web/20310401000000/http://daily.example/news/ferry",
        "https://archive.ph/20310401/https://daily.example/news/ferry",
        "https://go.example/out?url=http%3A%2F%2Fdaily.example%2Fnews%2Fferry",
        "daily.example/news/ferry/index.html",
    ],
)
def test_one_page_has_one_address(url):
    assert normalised(url) == PLAIN


def test_a_telling_query_stays():
    assert normalised("http://daily.example/story?id=7") == "daily.example/story?id=7"


def test_a_redirect_into_itself_ends():
    assert normalised("http://a.example/?url=http://a.example/?url=http://a.example/")


def test_a_link_to_a_document_of_the_case_is_a_derivation_with_its_words():
    one = document("one", url="http://daily.example/news/ferry")
    two = document("two", "As told here.", links=(Hyperlink(8, 12, f"https://{PLAIN}/"),))
    made, outside = links([one, two])
    assert [(d.taker, d.giver, d.kind) for d in made] == [("two", "one", "links")]
    assert made[0].evidence[0].start == 8
    assert outside == []


def test_a_link_out_of_the_case_is_an_external():
    item = document("two", "As told here.", links=(Hyperlink(8, 12, "http://far.example/a"),))
    made, outside = links([item])
    assert [(x.name, x.url) for x in outside] == [("far.example", "http://far.example/a")]
    assert made[0].giver == outside[0].id


@pytest.mark.parametrize("url", ["http://far.example/", "mailto:a@far.example", "#top"])
def test_what_leads_to_no_item_is_no_link(url):
    assert links([document("two", "As told here.", links=(Hyperlink(8, 12, url),))]) == ([], [])


def test_a_link_in_furniture_is_no_link():
    item = document(
        "two",
        "As told here.",
        links=(Hyperlink(8, 12, "http://far.example/a"),),
        furniture=(Furniture(0, 13, "menu"),),
    )
    assert links([item]) == ([], [])


def test_a_version_does_not_link_to_itself():
    one = document("one", url="http://daily.example/news/ferry")
    two = document("two", "Here.", version_of="one", links=(Hyperlink(0, 4, f"http://{PLAIN}"),))
    assert links([one, two]) == ([], [])
