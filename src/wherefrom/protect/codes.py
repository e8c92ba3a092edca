"""Identifiers that their own shape gives away: addresses, numbers, handles, places on a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Identifier, IdentifierKind

PARTNERS = "a firm that bears people's names"
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PROFILE = re.compile(
    r"(?<![\w.])(?:https?://)?(?:www\.|m\.)?(?:twitter|x|facebook|fb|instagram|tiktok|linkedin|vk|threads|telegram|t|wa)"
    r"\.(?:com|me|net)/[@\w./?=-]*[\w/]"
)
_URL = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"“”]*[\w/]")
_HANDLE = re.compile(r"(?<![\w.@/])@\w[\w.]*\w")
# A name on a site: letters joined by a dot or underscore, or with a number behind them.
_SITE_NAME = re.compile(
    r"(?<![\w.@/-])(?=[a-z])(?:[a-z]+(?:_[a-z\d]+)+|[a-z]{4,}\d{2,4}|[a-z]{3,}\.[a-z]{3,}\d{1,4})(?![\w@/]|\.\w)"
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?:\+|00)\d{1,3}[\d\s().–-]{5,16}\d"
    r"|\(\d{2,4}\)\s?\d{3,4}[-.\s]?\d{3,4}"
    r"|(?:\d{1,3}[-.\s])?\d{3}[-.]\d{3}[-.]\d{4}"
    r"|0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}"
    r")(?:[\s,]{0,2}(?:x|ext\.?|extension)[\s:]{0,2}\d{1,6})?(?![\w/]|\.\d)"
)
_SOCIAL_SECURITY = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_LETTERED = re.compile(  # CD-DL-123456, CD-1234567, M62225531, AB 12 34 56 C
    r"(?<![\w-])(?:[A-Z]{2,4}[ ]#?)?(?:"
    r"(?i:[A-Z]{2,3}-[A-Z]{2,4})[-_ ]?\d{4,}"
    r"|[A-Z]{2,3}-\d{5,}"
    r"|[A-Z]{1,2}\d{2,4}(?:-\d{2,4}){2,3}"
    r"|[A-Z]{1,3}-?\d{6,}[A-Z]?"
    r"|[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]"
    r")(?![\w-])"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w.,])\d{4}[\s-]\d{4}[\s-]\d{4}[\s-]\d{1,4}(?!\w)")
_RUN = re.compile(r"(?<![\w.,$€£₹/#+-])\d{7,}(?![\w/]|[.,]\d)")
_FIRM = re.compile(r"(?<!\w)[A-Z][\w'’]+,\s[A-Z][\w'’]+,?\s(?:and|&)\s[A-Z][\w'’]+(?!\w)")
_APPLICATION = re.compile(
    r"(?<![\w/.])(?!(?:19|20)\d\d/\d\d(?!\d))\d{3,6}/\d{2}(?:\d{2})?(?![\w/])"
)  # a court's file: 12345/06
_DOCKET = re.compile(
    r"(?<![\w:])\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Z]{1,4})*(?!\w)"
)  # 3:12-cr-00441-KT
_CITED = re.compile(  # [2011] UKUT 00123 (IAC)
    r"\[(?:19|20)\d\d\][ ](?:\d{1,3}[ ])?[A-Z][A-Za-z]{1,6}(?:[ ][A-Z][a-z]+)?[ ]\d{1,6}"
    r"(?:[ ]\([A-Za-z]{2,8}\))?"
)
_PLACE_ON_MAP = re.compile(
    r"(?<![\w.])-?\d{1,3}\.\d{3,}°?(?:\s?[NS])?,\s*-?\d{1,3}\.\d{3,}°?(?:\s?[EW]\b)?"
)
_IP = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]|\.\d)")

SHAPES: tuple[tuple[IdentifierKind, re.Pattern[str], str], ...] = (
    ("email", _EMAIL, "an e-mail address"),
    ("url", _URL, "the address of a page"),
    ("handle", _PROFILE, "the address of a profile"),
    ("handle", _HANDLE, "a name on a site"),
    ("handle", _SITE_NAME, "shaped like a name on a site"),
    ("phone", _PHONE, "shaped like a telephone number"),
    ("number", _SOCIAL_SECURITY, "shaped like a social security number"),
    ("number", _IBAN, "shaped like an account number"),
    ("number", _CARD, "shaped like a card number"),
    ("number", _LETTERED, "shaped like the number of a document"),
    ("number", _APPLICATION, "shaped like the number of a court's file"),
    ("number", _DOCKET, "shaped like the number of a court's file"),
    ("number", _CITED, "shaped like the number of a judgment"),
    ("address", _PLACE_ON_MAP, "a place on the map"),
    ("number", _IP, "the address of a machine"),
    ("number", _RUN, "a long number"),
    ("body", _FIRM, PARTNERS),
)


def codes(text: str) -> Iterator[Identifier]:
    """Identifiers in ``text`` other than names, in order of shape; spans may overlap."""
    for kind, shape, why in SHAPES:
        for found in shape.finditer(text):
            if kind != "email" or not _of_an_office(found[0]):
                yield Identifier(found.start(), found.end(), kind, why)
    for found in _numbered().finditer(text):
        yield Identifier(found.start("code"), found.end("code"), "number", f"after “{found['of']}”")
    for shape in _addresses():
        for found in shape.finditer(text):
            yield Identifier(found.start(), found.end(), "address", "an address")


def _of_an_office(address: str) -> bool:
    return address.partition("@")[0].casefold() in words("identifiers")["mail_words"]


@cache
def _numbered() -> re.Pattern[str]:
    """*passport no. 4411* , *case #12-CR-44*: the code is what stands after the word."""
    of = "|".join(sorted(map(re.escape, words("identifiers")["numbers"]), key=len, reverse=True))
    between = "id|card|no|nos|nr|num|number|file|ref|code|is|of|ended|ending|ends|in|with|was"
    code = (
        r"(?:\d{1,6}|\d{1,3}[A-Z])[ ]of[ ](?:19|20)\d\d"
        r"|(?=[\w/:.-]*\d{3})[A-Za-z]{0,4}[\d][\w/:.-]*\w"
        r"|\d{1,4}/(?:19|20)?\d\d\b"
        r"|[A-Z]{1,4}[-/](?:[A-Z]{1,4}[-/])?\d[\w/:-]*\w"
    )
    return re.compile(
        rf"\b(?P<of>{of})s?\b(?:\s*(?:{between})\b\.?)*[\s:#№=(]{{1,4}}(?P<code>{code})",
        re.IGNORECASE,
    )


@cache
def _addresses() -> tuple[re.Pattern[str], ...]:
    lists = words("identifiers")
    streets = "|".join(
        re.escape(w.title()) for w in sorted(lists["streets"], key=len, reverse=True)
    )
    units = "|".join(map(re.escape, sorted(lists["units"], key=len, reverse=True)))
    town = r"(?:[A-Z][\w'’]+\s?){1,3}"
    code = r"(?:[A-Z]{2}\s+)?[A-Z]{0,2}\d[\dA-Z]{2,}(?:[\s-]\d[\dA-Z]{2,3})?"
    post = rf"(?:,?\s+{town},?\s+{code})?"
    house = re.compile(
        rf"(?<![\w/])\d{{1,5}}[A-Za-z]?(?:/\d+)?,?\s(?:[A-Z][\w'’.]*\s){{1,3}}(?:{streets})\b\.?"
        rf"(?:,?\s(?i:{units})\.?\s?#?\w{{1,5}}\b)?{post}"
    )
    inside = re.compile(
        rf"(?<!\w)(?i:{units})\.?\s?(?:#|no\.?\s)?\d{{1,5}}[A-Za-z]?,\s(?:[A-Z\d][\w'’.-]*,?\s?){{1,5}}"
    )
    behind = "|".join(map(re.escape, lists["streets_joined"]))
    before = "|".join(map(re.escape, lists["streets_before"]))
    number = r"\d{1,4}[a-zA-Z]?(?![\w.,]\d)"
    joined = re.compile(rf"(?<!\w)[A-Z][^\W\d_]+(?:{behind})[ ]{number}")
    parted = re.compile(rf"(?<!\w)(?i:{before})[ ](?:[\w'’.]+[ ]){{1,4}}?{number}")
    return house, inside, joined, parted
