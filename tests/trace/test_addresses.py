"""Addresses through redirects, archives, other screens and trackers."""

from __future__ import annotations

import pytest

from tests.trace.made import document
from wherefrom.model import Hyperlink
from wherefrom.trace.addresses import is_short, normalised, unwrapped
from wherefrom.trace.links import links

PLAIN = "daily.example/news/ferry"
ENCODED = "https%3A%2F%2Fdaily.example%2Fnews%2Fferry"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.google.com/url?q={ENCODED}&sa=D",
        f"https://www.google.co.uk/url?sa=t&url={ENCODED}",
        f"https://l.facebook.com/l.php?u={ENCODED}%3Ffbclid%3D1&h=AT0",
        f"https://lm.facebook.com/l.php?u={ENCODED}",
        f"https://www.youtube.com/redirect?event=d&q={ENCODED}",
        f"https://out.reddit.com/t3_a?url={ENCODED}&token=x",
        f"https://www.bing.com/news/apiclick.aspx?ref=R&url={ENCODED}&c=1",
        f"https://eur01.safelinks.protection.outlook.com/?url={ENCODED}&data=05",
        f"https://go.redirectingat.com/?id=1&url={ENCODED}",
        f"https://duckduckgo.com/l/?uddg={ENCODED}&rut=a",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__daily.example_news_ferry&d=D",
        "https://urldefense.com/v3/__https://daily.example/news/ferry__;!!A",
        f"https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={ENCODED}/RK=2/RS=x",
    ],
)
def test_a_redirect_says_where_it_leads(url: str) -> None:
    assert normalised(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20310401id_/http://www.daily.example/news/ferry",
        "web.archive.org/web/2031*/http://daily.example/news/ferry".join(("https://", "")),
        "https://web.archive.org/web/20310401000000/daily.example/news/ferry",
        "https://web.archive.org/web/20310401/http:/daily.example/news/ferry",
        "https://archive.today/newest/https://daily.example/news/ferry",
        "https://archive.is/20310401101112/https://daily.example/news/ferry",
        "https://archive.ph/o/Ab12C/https://daily.example/news/ferry",
        f"https://www.webcitation.org/query?url={ENCODED}&date=2031-04-01",
        "https://timetravel.mementoweb.org/memento/2031/http://daily.example/news/ferry",
        "https://arquivo.pt/wayback/20310401/http://daily.example/news/ferry",
        "https://webarchive.nationalarchives.gov.uk/20310401/http://daily.example/news/ferry",
        "http://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:daily.example/news/ferry+x",
        "http://webcache.googleusercontent.com/search?q=cache:http://daily.example/news/ferry&hl=en",
    ],
)
def test_an_archive_keeps_the_address_of_the_page(url: str) -> None:
    assert normalised(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://amp.daily.example/news/ferry",
        "https://m.daily.example/news/ferry/amp",
        "https://mobile.daily.example/news/ferry?amp=1",
        "https://daily.example/amp/news/ferry",
        "https://daily.example/news/ferry.amp",
        "https://www.google.com/amp/s/www.daily.example/news/ferry/amp/",
        "https://www-daily-example.cdn.ampproject.org/c/s/www.daily.example/news/ferry",
        "https://daily-example.translate.goog/news/ferry?utm_source=x",
        "https://daily.example:443/news/ferry?smid=tw&ns_mchannel=social#top",
        "https://reader@daily.example./news/ferry?outputType=amp",
    ],
)
def test_one_page_on_other_screens_is_one_page(url: str) -> None:
    assert normalised(url) == PLAIN


def test_an_archive_of_a_redirect_of_an_archive_is_unwrapped() -> None:
    inner = f"https://www.google.com/url?q={ENCODED}"
    assert normalised(f"https://web.archive.org/web/2031/{inner}") == PLAIN


@pytest.mark.parametrize("url", ["https://t.co/Ab12", "http://bit.ly/x", "https://perma.cc/A-B"])
def test_a_short_address_leads_nobody_knows_where(url: str) -> None:
    item = document("two", "As told here.", links=(Hyperlink(8, 12, url),))
    made, outside = links([item])
    assert is_short(url)
    assert len(made) == 1
    assert outside[0].name.startswith("a page behind the short address ")
    assert outside[0].url == url


def test_what_is_outside_is_named_by_its_own_site_not_the_redirects() -> None:
    url = "https://www.google.com/url?q=https%3A%2F%2Ffar.example%2Fa"
    item = document("two", "As told here.", links=(Hyperlink(8, 12, url),))
    _, outside = links([item])
    assert [(x.name, x.url) for x in outside] == [("far.example", "https://far.example/a")]


def test_two_ways_to_one_page_outside_are_one() -> None:
    text = "As told here and there."
    urls = ("https://far.example/a", "https://web.archive.org/web/2031/https://far.example/a")
    spans = ((8, 12), (17, 22))
    found = tuple(Hyperlink(a, b, u) for (a, b), u in zip(spans, urls, strict=True))
    made, outside = links([document("two", text, links=found)])
    assert (len(made), len(outside)) == (1, 1)
    assert len(made[0].evidence) == 2


@pytest.mark.parametrize(
    "url",
    ["http://[", "http://a.example:port/x", "https://www.google.com/url?q=", "", "::", "http://\0"],
)
def test_a_broken_address_breaks_nothing(url: str) -> None:
    assert isinstance(normalised(url), str)
    made, outside = links([document("two", "As told.", links=(Hyperlink(0, 2, url),))])
    assert len(made) == len(outside)


def test_a_page_that_only_mentions_an_address_is_no_redirect() -> None:
    assert normalised("https://a.example/search?text=https://b.example/c").startswith("a.example")


def test_a_telling_field_is_kept_beside_tracking() -> None:
    assert unwrapped("https://a.example/s?id=7") == "https://a.example/s?id=7"
    assert normalised("https://a.example/s?utm_medium=x&id=7") == "a.example/s?id=7"
