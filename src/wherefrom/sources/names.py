"""Names as written to names as compared: folding and splitting, without judgement."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"[’'‘`]s?(?=\s|$|-)|(?<=s)[’'](?=\s|$)")
_INNER_APOSTROPHE = re.compile(r"(?<=\w)[’'‘`](?=\w)")
KEPT = 1 << 15  # names held folded: a large case has some 10,000
# Texts put together from tokens part a possessive from its word.
_LOOSE = re.compile(r"\s+(?=[’'‘`]s\b)")
_INITIALS = re.compile(r"\b((?:\w\.)+\w\b(?!\w)\.?|(?:\w\.\s?){2,}(?=\s|$|\W))")
_NOT_WORD = re.compile(r"[^\w\s]|_")
_SPACES = re.compile(r"\s+")
_EDGES = " \t\n\"“”‘’'`.,;:()[]<>–—-"
_ARTICLES = ("the ", "a ", "an ", "our ", "its ", "his ", "her ", "their ")
# Letters that decomposition leaves whole though readers write them plainly.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


@lru_cache(maxsize=KEPT)
def clean(name: str) -> str:
    """``name`` without quotes, a leading article or a closing possessive, case kept.

    >>> clean("the Harbour Post's"), clean("“Harbour Post (North)”")
    ('Harbour Post', 'Harbour Post (North)')
    """
    kept = _SPACES.sub(" ", _LOOSE.sub("", name)).strip(_EDGES)
    kept = re.sub(r"(?:[’'‘`]s|(?<=s)[’'])$", "", kept)
    if kept.count("(") > kept.count(")"):  # a closing bracket is an edge only without its opening
        kept += ")"
    lower = kept.casefold()
    for article in _ARTICLES:
        if lower.startswith(article) and len(kept) > len(article):
            return kept[len(article) :]
    return kept


def plain(text: str) -> str:
    """Lower case without diacritics; everything else as it was.

    >>> plain("Médecins")
    'medecins'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in apart if not unicodedata.combining(ch)).translate(_LETTERS)


@lru_cache(maxsize=KEPT)
def fold(name: str) -> str:
    """The form names are compared in: words only, one space apart.

    Initials written with points close up ("U.N." is "un"); hyphens part words.

    >>> fold("The U.N.’s Food-Agency")
    'the un food agency'
    """
    text = _INITIALS.sub(lambda m: re.sub(r"[.\s]", "", m.group(1)) + " ", plain(name))
    text = _POSSESSIVE.sub("", text)
    text = _INNER_APOSTROPHE.sub("", text)
    return _SPACES.sub(" ", _NOT_WORD.sub(" ", text)).strip()


@lru_cache(maxsize=KEPT)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, leading article apart.

    >>> words_of("The Harbour Post")
    ('harbour', 'post')
    """
    return tuple(fold(clean(name)).split())


def initials(words: tuple[str, ...], small: frozenset[str]) -> frozenset[str]:
    """Initials a name may be shortened to, with and without its small words.

    >>> sorted(initials(("union", "of", "net", "menders"), frozenset({"of"})))
    ['unm', 'uonm']
    """
    every = "".join(word[0] for word in words)
    return frozenset({every, "".join(word[0] for word in words if word not in small)})


def looks_like_acronym(name: str) -> bool:
    """True for two to seven capitals, points and digits apart (``WFP``, ``U.N.``, ``SPLM-N``).

    >>> looks_like_acronym("WFP"), looks_like_acronym("Wfp")
    (True, False)
    """
    letters = [ch for ch in clean(name) if ch.isalpha()]
    return " " not in clean(name) and 2 <= len(letters) <= 7 and all(ch.isupper() for ch in letters)
