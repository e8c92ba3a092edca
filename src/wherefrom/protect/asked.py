"""What of a question the pseudonymised view hears: words that it holds, and ordinary ones.

Whatever else was asked may be a name, or a number that somebody is known by. All of it becomes one
and the same word before anything is worked out, so that a hidden name is answered as a made-up one
is. Figures up to 99 are heard, as number words are: an allegation may give another figure than the
reports do. What is heard hangs on the view and on lists that ship with the program, never on who
is protected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from wherefrom.data.load import words
from wherefrom.protect.folding import UNSEEN, folded

UNHEARD = "Qqx"  # stands for what is not heard; with a capital, as names are
SHOWN = "[…]"  # in its place where a reader sees it
PART = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
ASKED = re.compile(
    r"(?P<small>\b(?i:do|did|does|was|were|is|are|has|have|had|could|would|should|must|ca|wo)n['’]t\b)"
    r"|(?P<tail>(?<=\w)['’](?i:s|d|m|re|ve|ll)\b)"
    r"|(?P<initial>\b[A-Z]\.(?=\s?\w))"
    r"|(?P<count>(?<![\w.,:/’'–-])\d{1,2}(?![\w/–]|[.,:-]\d))"
    rf"|(?P<part>{PART.pattern})"
    r"|(?P<mark>[\s.,;:?!'’“”\"()%$€£–-])"
    r"|(?P<other>.)"
)
SEVERAL = re.compile(rf"{UNHEARD}(?:['’ –-]*{UNHEARD})+")
FORMS = ("s", "es", "ed", "d", "ing", "ly")
SHORTEST = 5  # letters of a word that its ending tells to be no name


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Every word and number of ``texts``, as ``heard`` compares them."""
    return frozenset(folded(part) for text in texts for part in PART.findall(_plain(text)))


def heard(question: str, known: Collection[str]) -> str:
    """``question`` with ``UNHEARD`` for what is neither in ``known`` nor an ordinary word.

    >>> heard("Did Ann Oyle's crew drown?", {"crew"})
    "Did Qqx's crew drown?"
    """
    bare = _plain(question)
    parts = "".join(_said(match, known) for match in ASKED.finditer(bare))
    return SEVERAL.sub(UNHEARD, " ".join(parts.split()))


def _said(match: re.Match[str], known: Collection[str]) -> str:
    if match["initial"]:
        return f"{UNHEARD} "
    if match["other"]:
        return " "
    part = match["part"]
    if part is None or folded(part) in known or _ordinary(part):
        return match[0]
    return UNHEARD


def _plain(text: str) -> str:
    """``text`` in the forms that letters usually have, without what shows nothing."""
    return re.sub(f"[{UNSEEN}]", "", unicodedata.normalize("NFKC", text))


def _ordinary(part: str) -> bool:
    small, usual = _lists()
    return part.casefold() in small or part in usual


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Small words, however written; and ordinary ones, in lower case."""
    lists = words("ordinary_words")
    return frozenset(lists["small"]), frozenset(lists["usual"]) | _plainly_ordinary()


def _plainly_ordinary() -> frozenset[str]:
    """Those usual words that are no names: they stand in several forms, or end as no name does.

    The list of usual words holds names as well (*adams*, *lund*); those have one form.
    """
    given = {n for kind in words("given_names").values() for group in kind for n in _names(group)}
    usual = frozenset(words("usual_words")["usual"].split()) - given
    endings = tuple(words("ordinary_words")["plain_endings"])
    several = {word for word in usual if any(form in usual for form in _forms(word))}
    ended = {word for word in usual if len(word) >= SHORTEST and word.endswith(endings)}
    return frozenset(several | ended)


def _names(group: str | list[str]) -> list[str]:
    return [group] if isinstance(group, str) else group


def _forms(word: str) -> Iterator[str]:
    """Other forms that an English noun or verb may have."""
    for ending in FORMS:
        yield word + ending
        if word.endswith("e"):
            yield word[:-1] + ending
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield word.removesuffix(ending) + "e"
    if word.endswith("y"):
        yield word[:-1] + "ies"
    if word.endswith("ies"):
        yield word[:-3] + "y"
