"""Where in a work a citation points: page or paragraph, as printed."""

from __future__ import annotations

import re

from wherefrom.attribute.references.words import page

_PAGES = re.compile(r"pages?|pp?\.?|at", re.IGNORECASE)
_BARE = re.compile(
    r"(?:[,:]|\d{4}[a-z]?:|\(n\.? ?\d+\)|(?:19|20)\d\d\))\s?(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\.?\s*$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def page_of(words: str) -> str | None:
    """The page a citation gives (*18*, *22-24*), or the paragraph with its word; None: none.

    >>> page_of("Holm, Salt and Debt, 2023, pp. 18-19."), page_of("UN Doc. A/31, para. 14")
    ('18-19', 'para. 14')
    >>> page_of("Holm 2015: 12"), page_of("Harbour Post, 3 May 2021"), page_of("Ibid., 7.")
    ('12', None, '7')
    """
    found = list(page().finditer(words))
    if found:
        last = found[-1]
        which = " ".join(last["which"].split())
        plain = _PAGES.fullmatch(last["sort"]) and not which.isalpha()
        return which if plain else f"{last['sort']} {which}"
    bare = _BARE.search(words)
    return bare.group(1) if bare and not _YEAR.fullmatch(bare.group(1)) else None


def without_page(words: str) -> str:
    """The citation without page or paragraph."""
    bare = page().sub("", words)
    return _BARE.sub("", bare) if page_of(bare) else bare
