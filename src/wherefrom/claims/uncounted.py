"""Numbers that are no amounts: years, scores, clocks, names with a number, kinds."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from wherefrom.claims.numerals import alternatives
from wherefrom.claims.phrases import in_title
from wherefrom.data.load import words

MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
# Ordinals, clocks, *4x4*, parts of telephone numbers, right after a number.
NOT_COUNTED = re.compile(
    r"(?:st|nd|rd|th)\b|\s?:\s?\d|\s?/\s?\d|-\d\d-|\s?-\s?by\b|\s?[x×]\s?\d|[-–]all\b|['’]s?\b(?!\s\w+s\b)"
    r"|-\d{4}\b|ers\b",
    re.I,
)
SCORE = re.compile(
    r"(?<!\d)(?P<one>\d{1,9})\s?[-–]\s?(?P<two>\d{1,9})(?:\s?[-–]\s?\d{1,9})*(?![\d,.]{0,9}\d)"
)
HYPHENED = re.compile(r"\s?-\s?(?P<kind>[a-z]+)", re.I)
AGED = re.compile(r"[\s-]*(?:(?:year|month|week|day)s?[\s-]*)?old\b", re.I)
TOOLS = r"(?:gauge|caliber|calibre|hitter|average|batting|with|ops|magnum|from the field)"
# *hit. 308, with*: a share in thousandths whose point detokenising has moved away
THOUSANDTHS = re.compile(rf"\s?[,)]|\s{TOOLS}\b|\s?-\s?{TOOLS}\b", re.I)
# *one* is mostly a pronoun or an article; with these it counts
ONE_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|wound(?:s|ed|ing)?|injur(?:es?|ed|ing)|leaving|only|just|at least)"
    r"\s+\Z",
    re.I,
)
ONE_AFTER = re.compile(
    r"\s+(?:(?:more\s+)?(?:dead|killed|injured|wounded|hurt|missing|arrested|count)\b"
    r"|(?:other\s+)?(?:person|man|woman|child)\s+(?:is|was|has been)?\s?"
    r"(?:dead|dies|died|killed|injured|wounded|hurt|missing|arrested)\b"
    r"|(?:death|fatality|injury|arrest)\b)",
    re.I,
)
LONG = 60  # characters of a number; what is longer is no number that anybody means
LONGEST = 300  # characters of an address looked at on either side of a number
WORD_BEFORE, WORD_AFTER = re.compile(r"\S+\Z"), re.compile(r"\S+")
CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|(?:GMT|UTC|BST|[ECMP][SD]?T|CEST|IST|AEST)\b|\.\d\d\b"
    r"|hours? (?:GMT|local))"
)
ADDRESS = re.compile(r"://|www\.|\.(?:com|html?|net|org|php|aspx?)\b|/.*/")


def no_amount(parse: Doc, text: str, match: re.Match[str]) -> bool:
    """Years, addresses and *one of the men* are numbers but no amounts."""
    if match["portion"] or match["aunit"]:
        return not (match["pscale"] or match["punit"] or match["aunit"])
    value, start = match["value"].casefold(), match.start()
    if len(value) > LONG:
        return True
    start += len(match[0]) - len(match[0].lstrip())
    end = start + len(match[0].strip(" -"))
    bare = not (match["sign"] or match["scale"] or match["unit"] or match["half"])
    if value == "zero" or (
        value in {"one", "a", "an"} and bare and not _counts_one(text, start, end)
    ):
        return True  # *a zero-day attack*; that there were none is a proposition
    if _in_address(text, start, end) or _in_title(text, start, end):
        return True
    if re.search(r"(?:[x×]|-\s?by\s?-|[#'’])\s?\Z", text[max(0, start - 8) : start], re.I):
        return True
    if CLOCK.match(text, end):
        return True
    if NOT_COUNTED.match(text, end) and not re.match(r"\s?/\s?(?:month|year|day|week)", text[end:]):
        return True
    if re.search(r"\d\s?[/:]\s?\Z", text[max(0, start - 4) : start]):
        return True  # the lower half of a fraction, the minutes of a clock
    return bare and _bare(parse, text, value, start, end)


def _bare(parse: Doc, text: str, value: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", value) and not re.match(r"\s[a-z]+s\b", text[end:]):
        return True
    if re.search(rf"\b(?:{MONTHS})\w*\.?\s+\Z", before, re.I):
        return True
    if re.search(r"[a-z(,]\s?\.\s\Z", before) and re.fullmatch(r"\d{3}", value):
        return THOUSANDTHS.match(text, end) is not None
    if re.fullmatch(r"\d{3}", value) and re.search(r"\d{3}-\Z", before):
        return True
    if value == "911" and not re.match(r"\s[a-z]+(?:s|ing|en|ed)\b(?<!calls)", text[end:]):
        return True
    named = _is_named(text, start, end) or _in_name(parse, start, end) or _begins_name(parse, end)
    return named or _is_score(text, start, end) or _only_tells_the_kind(text, end)


def _counts_one(text: str, start: int, end: int) -> bool:
    told = ONE_BEFORE.search(text[max(0, start - 14) : start]) or ONE_AFTER.match(text, end)
    return told is not None and re.match(r"\s+of\b", text[end:]) is None


def _in_address(text: str, start: int, end: int) -> bool:
    """Inside a web address, or a chain of words that only an address has."""
    before = WORD_BEFORE.search(text[max(0, start - LONGEST) : start])
    after = WORD_AFTER.match(text[end : end + LONGEST])
    token = (before[0] if before else "") + text[start:end] + (after[0] if after else "")
    if len(token) < 8:
        return False
    return ADDRESS.search(token) is not None or len(re.findall(r"[-_]", token)) >= 5


def _in_title(text: str, start: int, end: int) -> bool:
    """*the “15 Most Wanted” list*, *“Million Dollar Mermaid”*: words of a title."""
    opened = re.search(r"[\"“‘']\s?\Z", text[max(0, start - 2) : start]) is not None
    return opened and re.match(r"\s[A-Z][a-z]+\s[A-Z][a-z]+", text[end:]) is not None


@cache
def _namers() -> re.Pattern[str]:
    table = words("numbers")["named_by"]
    small, capital = alternatives(table["small"]), alternatives(table["capital"])
    return re.compile(rf"(?<![\w.])(?:(?i:{small})|{capital})\s?\.?\s?\Z")


def _is_named(text: str, start: int, end: int) -> bool:
    """*Route 9*, *week 3*, *Windows 7*: the number is part of a name."""
    before = text[max(0, start - 16) : start]
    if _namers().search(before):
        return re.match(r"\s[a-z]+s\s(?:were|are|have)\b", text[end:]) is None
    acronym = re.search(r"(?:^|[\s,(])[A-Z]{2,}\s\Z", before)
    alone = re.match(r"\s*(?:[,;.:)]|$|\s(?:and|in|on|at|of|the|to|has|have|last)\b)", text[end:])
    return acronym is not None and alone is not None


def _in_name(parse: Doc, start: int, end: int) -> bool:
    """The number stands in a product's, place's or work's name, as the tagger sees it."""
    span = parse.char_span(start, end, alignment_mode="expand")
    if span is None or span[0].ent_type_ not in {"PRODUCT", "FAC", "WORK_OF_ART", "LAW"}:
        return False
    first = span[0]
    capital = first.i > 0 and first.nbor(-1).text[:1].isupper()
    return first.ent_iob_ == "I" and capital and first.nbor(-1).pos_ == "PROPN"


def _begins_name(parse: Doc, end: int) -> bool:
    """*the 8 Block crew*, *10 Downing Street*; *12 Lode officers* are counted."""
    after = parse.char_span(end, end + 2, alignment_mode="expand")
    noun = None if after is None else after[-1]
    if noun is None or noun.tag_ != "NNP" or not noun.is_title or in_title(noun):
        return False
    while noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    return noun.tag_ in {"NNP", "NN"} and noun.ent_type_ != "PERSON"


def _is_score(text: str, start: int, end: int) -> bool:
    """*65-53*, *1994-96* and *(58-3)*: two numbers that are no range of one amount."""
    for match in SCORE.finditer(text, max(0, start - 8), min(len(text), end + 12)):
        if match.start() <= start and end <= match.end():
            rises = float(match["one"]) < float(match["two"])
            counted = re.match(r"\s?-?\s?(?:[a-z]|%)", text[match.end() :]) is not None
            year = re.fullmatch(r"(?:19|20)\d\d", match["one"]) is not None
            return year or not (rises and counted)
    return False


def _only_tells_the_kind(text: str, end: int) -> bool:
    """*three-point plays* count plays of a kind, not points; *a 300-seat hall* has 300 seats."""
    kind = HYPHENED.match(text, end)
    if kind is None or AGED.match(text, end):
        return False
    noun = kind["kind"].casefold()
    counted = words("numbers")["counted_by_hyphen"]
    return noun not in counted and noun.removesuffix("s") not in counted
