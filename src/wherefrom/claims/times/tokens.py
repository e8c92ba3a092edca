"""A text as words of time: each token with the classes it may belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wherefrom.claims.times.words import (
    Values,
    lexicon,
    of_figures,
    of_ordinal,
    of_short_year,
    of_spoken,
)

TOKEN = re.compile(
    r"(?P<gap>\n[^\S\n]*\n\s*)"
    r"|(?P<iso>(?<![\w.-])\d{4}\s?-\s?\d\d\s?-\s?\d\d(?![\d-]))"
    r"|(?P<slashed>(?<![\w/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?![\w:]))"
    r"|(?P<decade>(?<!\w)(?:(?:1[5-9]|20)\d0['’]?s|['’]\d0s)\b)"
    r"|(?P<bare_decade>(?<!\w)[2-9]0s\b)"
    r"|(?P<short>(?<!\w)['’]\d\d\b)"
    r"|(?P<nth>(?<![\w.])\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>(?<![\w.,/])\d{1,3}[ -]1/2(?![\w/]))"
    r"|(?P<figures>(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<half>[ap]\.\s?m\b\.?|[ap]m\b)"
    r"|(?P<short_name>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thur?s?|Fri)\.)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
SPOKEN_PARTS = {"-", "and"}


@dataclass(frozen=True, slots=True)
class Token:
    """Characters ``start`` to ``end``; ``values`` by class."""

    start: int
    end: int
    values: Values


GAP: Values = {"gap": 1}


def tokens(text: str) -> list[Token]:
    """``text`` as tokens, number words in a row as one; blank lines are tokens too."""
    return list(_spoken(text, [_token(match) for match in TOKEN.finditer(text)]))


def _token(match: re.Match[str]) -> Token:
    sort, word = match.lastgroup or "mark", match[0]
    start, end = match.span()
    if sort in {"word", "mark", "short_name"}:
        return Token(start, end, _of_word(word))
    if sort == "half":
        return Token(start, end, {"half": 12 if word[0] in "pP" else 0})
    return Token(start, end, _of_number(sort, word))


def _of_word(word: str) -> Values:
    values = lexicon().of(word)
    if "ordinal" in values:
        return {**values, **of_ordinal(values["ordinal"])}
    return values or ({"name": 1} if word[0].isupper() else {})


def _of_number(sort: str, word: str) -> Values:
    figures = [int(part) for part in re.findall(r"\d+", word)]
    if sort == "gap":
        return GAP
    if sort == "iso":
        return {"iso": tuple(figures)}
    if sort == "slashed":
        return {"slashed": tuple(figures)}
    if sort == "clock":
        right = figures[0] < 25 and figures[1] < 60
        return {"clock": (figures[0], figures[1])} if right else {}
    if sort == "decade":
        tens = str(figures[0]).rjust(2, "0")
        return {"decade": tens[:3] if len(tens) == 4 else of_short_year(tens)[:3]}
    if sort == "bare_decade":
        return {"bare_decade": of_short_year(f"{figures[0]:02d}")[:3]}
    if sort == "short":
        return {"short_year": of_short_year(f"{figures[0]:02d}")}
    if sort == "nth":
        return of_ordinal(figures[0])
    if sort == "fraction":
        return {"number": figures[0] + 0.5}
    return of_figures(word)


def _spoken(text: str, found: list[Token]) -> Iterator[Token]:
    """*twenty-four*, *two hundred and ten*, *nineteen ninety-one* as one token each."""
    i = 0
    while i < len(found):
        run, numbers, j = i, [], i
        while j < len(found) and _is_spoken(text, found[j]):
            numbers.append(found[j].values["number"])
            run = j
            j += 1
            if (
                j + 1 < len(found)
                and text[found[j].start : found[j].end].casefold() in SPOKEN_PARTS
                and _joins(text, found[j], numbers[-1])
                and _is_spoken(text, found[j + 1])
            ):
                j += 1
        if len(numbers) > 1 and _one_number(numbers):
            yield Token(found[i].start, found[run].end, of_spoken(numbers))
            i = run + 1
        else:
            yield found[i]
            i += 1


def _joins(text: str, token: Token, before: int) -> bool:
    """*ninety-one* and *hundred and one*, but not *one-two* or *one and two*."""
    hyphen = text[token.start : token.end] == "-"
    return 20 <= before <= 90 if hyphen else before in {100, 1000}


def _one_number(numbers: list[int]) -> bool:
    """Whether each word can follow the one before in a number: not *one two*."""
    for one, two in pairwise(numbers):
        tens = 20 <= one <= 90 and two < 10
        teens_of_century = one in range(13, 21) and 10 <= two <= 99 and one == numbers[0]
        if not (tens or teens_of_century or two in {100, 1000} or one in {100, 1000}):
            return False
    return True


def _is_spoken(text: str, token: Token) -> bool:
    return "number" in token.values and not text[token.start].isdigit()
