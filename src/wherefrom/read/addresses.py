"""Web addresses in one form, so that two captures of one page are known for that."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# Archives that put the captured address after their own: memento and archive.today forms.
_ARCHIVED = re.compile(
    r"""^(?:https?:)?(?://)?
    (?: (?:web|wayback)\.archive\.org/web | web\.archive\.org
      | arquivo\.pt/(?:wayback|noFrame/replay)
      | (?:www\.)?webarchive\.org\.uk/wayback/\w+ | webarchive\.nationalarchives\.gov\.uk(?:/ukgwa)?
      | wayback\.archive-it\.org/\d+ | archive\.(?:today|is|ph|li|md|vn|fo)
    )
    /(?:[\d.*-]{1,20}(?:[a-z]{2}_)?/)?
    (?P<inner>(?:https?:/{1,2}|www\.)\S+)$""",
    re.IGNORECASE | re.VERBOSE,
)
# Added to addresses by newsletters and networks; they never choose what is shown.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ocid|cmpid|smid)$", re.I
)
_PORTS = {"http": ":80", "https": ":443"}


def unwrapped(url: str) -> str:
    """The captured address inside an archive's, or ``url`` as it is.

    >>> unwrapped("https://web.archive.org/web/20130412000000/http://harbourpost.example/a")
    'http://harbourpost.example/a'
    """
    while match := _ARCHIVED.match(url):
        url = re.sub(r"^(https?):/(?!/)", r"\1://", match["inner"])
    return url


def normal_url(url: str) -> str:
    """``url`` without what does not choose the page: equal results are one address.

    Scheme, ``www.``, default port, trailing slash, fragment and tracking
    parameters are dropped, archives' addresses unwrapped, parameters sorted.

    >>> normal_url("http://www.HarbourPost.example/a/?utm_source=x&id=2#top")
    'harbourpost.example/a?id=2'
    """
    url = unwrapped(url.strip())
    if "://" not in url:
        url = f"http://{url.removeprefix('//')}"
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2].lower()
    except ValueError:
        return url.lower()
    host = host.removesuffix(_PORTS.get(parts.scheme.lower(), "")).rstrip(".").removeprefix("www.")
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.match(pair[0])))
    return host + path + (f"?{query}" if query else "")


def is_front_page(url: str) -> bool:
    """Whether ``url`` is a site's own address, where another text stands every day."""
    return "/" not in normal_url(url) and "?" not in normal_url(url)
