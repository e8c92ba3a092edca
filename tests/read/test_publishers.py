import doctest

import pytest

from tests.read.made import document
from wherefrom.read import letterhead, publishers
from wherefrom.read.letterhead import publisher_in
from wherefrom.read.publishers import (
    named,
    publisher_of,
    registered_domain,
    spelled_out,
    writes_day_first,
)


@pytest.mark.parametrize(
    ("url", "name", "kind"),
    [
        ("http://news.bbc.co.uk/2/hi/4475546.stm", "BBC News", "outlet"),
        ("http://www.bbc.co.uk/sport/0/1", "BBC Sport", "outlet"),
        ("https://www.hrw.org/report/x", "Human Rights Watch", "organisation"),
        ("https://www.justice.gov/x", "US Department of Justice", "official"),
        ("https://www.fisheries.gov.ex/x", "Fisheries", "official"),
        ("http://newyork.cbslocal.com/x", "CBS New York", "outlet"),
        ("http://brine-post.example/x", "Brine Post", "outlet"),
        ("http://www.eastharbourgazette.co.uk/x", "East Harbour Gazette", "outlet"),
        ("http://ktvx.com/x", "KTVX", "outlet"),
        ("http://oldharbourman.blogspot.nl/x", "Oldharbourman", "person"),
        ("http://insidesails.com/x", "Insidesails", "outlet"),
    ],
)
def test_an_address_names_its_publisher(url: str, name: str, kind: str):
    found = publisher_of(url)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_the_text_shows_where_a_domain_has_its_spaces():
    text = "Tove Lisk told Salt & Spray that she knew. Salt & Spray asked twice."
    found = publisher_of("http://saltspray.example/x", text)
    assert found is not None
    assert found.name == "Salt & Spray"


def test_no_host_no_publisher():
    assert publisher_of("file:///a") is None


def test_domains_are_cut_where_they_were_registered():
    assert registered_domain("a.b.harbour.com.au") == "harbour.com.au"
    assert registered_domain("harbour.uk.com") == "harbour.uk.com"


def test_names_are_known_by_their_short_forms():
    assert [
        found.name for name in ("the guardian", "AFP", "USA TODAY") if (found := named(name))
    ] == [
        "The Guardian",
        "Agence France-Presse",
        "USA Today",
    ]


def test_only_some_countries_write_the_month_first():
    answers = [
        writes_day_first(url, publisher_of(url))
        for url in (
            "http://nytimes.com/a",
            "http://stuff.co.nz/a",
            "http://tsn.ca/a",
            "http://a.tv/b",
        )
    ]
    assert answers == [False, True, None, None]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("MINISTRY OF FISHERIES\n\nThe harbour is closed.", "Ministry of Fisheries", "official"),
        (
            "Harbour closed\n\nIt is.\n\n© 2013 Harbour Post. All rights reserved.",
            "Harbour Post",
            "outlet",
        ),
        (
            "Harbour closed\n\nPublished by Open Nets Foundation\n\nIt is.",
            "Open Nets Foundation",
            "organisation",
        ),
        ("The Brine Gazette\n\nHarbour closed\n\nIt is closed.", "The Brine Gazette", "outlet"),
    ],
)
def test_a_document_without_address_may_name_its_publisher(text: str, name: str, kind: str):
    found = document(text)
    assert (found.publisher, found.publisher_kind) == (name, kind)


def test_nobody_named_stays_nobody():
    found = document("Harbour closed\n\nThe harbour is closed, the ministry said.")
    assert found.publisher is None


@pytest.mark.parametrize("line", ["Good News", "Harbour Closed After Fire", "Minister Says No"])
def test_a_headline_is_no_letterhead(line: str):
    assert publisher_in(f"{line}\n\nThe harbour is closed.") is None


def test_a_wire_in_the_copyright_line_is_no_publisher():
    assert publisher_in("Harbour closed\n\nIt is.\n\n© 2013 AFP") is None


def test_the_examples_hold():
    assert doctest.testmod(publishers).failed == 0
    assert doctest.testmod(letterhead).failed == 0
    assert spelled_out("x") == "X"


def test_a_body_above_its_press_release_is_the_publisher():
    found = document(
        "Port Sarrow Police\n\nPress release\n\n4 March 2025\n\nFirst findings\n\nAll is well."
    )
    assert (found.publisher, found.publisher_kind) == ("Port Sarrow Police", "official")
    assert document("Fishers Thank Police\n\nThey came at dawn.").publisher is None
