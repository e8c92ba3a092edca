"""Ages: *34-year-old*, *aged 5 to 9*, *Ann Lee, 34,*, *died at 91*, *in her thirties*."""

from __future__ import annotations

import re

OLD = re.compile(r"[\s-]*(?:years?[\s-]*)?(?:old\b|of age\b)", re.I)
IN_YEARS = re.compile(r"(?:year|yr|month|week|day)s?[\s-]*\Z", re.I)
SAID = re.compile(
    r"\b(?:aged?|ages|aged? (?:between|from)|age of|ages of|retirement age[^.\n]{0,30}\bto)\s*\Z",
    re.I,
)
ALSO = re.compile(
    r"\b(?:aged?|ages)\s+\d{1,3}\s?(?:,|and|to|or|-|–)\s?(?:\d{1,3}\s?(?:,|and)\s?)*\Z", re.I
)
DIED_AT = re.compile(
    r"(?:\b(?:dies?|died)\b[^.\n]{0,40}\bat|(?<!number of )(?<!of the )\bdead at)\s+\Z", re.I
)
STOPS = re.compile(r"\s*(?:[.,;\"”]|\Z|\n|(?:in|from|of|on|after|surrounded|peacefully)\b|[A-Z])")
WAS = re.compile(
    r"\b(?:(?:[Ss]?he|who|whose|[A-Z]\w+)\s+(?:was|is|were)|turn(?:s|ed|ing)|will (?:be|turn)"
    r"|when (?:s?he|they) (?:was|were))\s+"
    r"(?:just |only |already )?(?:\d{1,2} to )?\Z"
)
# *the victim, a teacher, was 61*, *the boy who fired is nine*
PERSON_WAS = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\bby )(?<!\bto )(?<!\bfrom )(?<!\bwith )"
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)\s(?:(?!(?:of|for|by|to|from|with|in)\s)[\w-]+\s){0,3}"
    r"(?:[\w-]*(?:man|woman)|boy|girl|child|teenager"
    r"|victim|suspect|accused|defendant|driver|pilot|student|pupil|patient|mother|father|brother|sister|son"
    r"|daughter|wife|husband|worker|officer|teacher|player|climber|swimmer|singer|actor|actress|survivor)"
    r"(?:\s?,[^.;,\n]{2,60},|\s(?:who|that)\s[^.;\n]{2,90})?\s(?:was|is)\s(?:just |only |now )?\Z"
)
WAS_STOPS = re.compile(r"\s*(?:[.;\"”]|,\s(?!\d)|\Z|\n|(?:when|at the time|on|in|and)\b)")
# *Ann Lee, 34,*, *Lee Jr., 34,*, *the actress, 26,*; what follows ends or goes on to tell of them
APPOSED = re.compile(
    r"(?:[A-Z][\w'’.-]*[\w.]|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){0,3}"
    r"(?:[\w-]*(?:ess|ist|ian|man|woman|actor|singer|driver|officer|player|writer|worker|lawyer|teacher"
    r"|mother|father|brother|sister|climber|farmer|trader"
    r"|rider|swimmer|runner|walker|passenger|miner|sailor|owner|manager|leader|lodger|tutor|doctor)"
    r"|son|daughter|wife|husband|suspect|victim|boy|girl|student))\s?,\s*\Z"
)
GOES_ON = re.compile(
    r"\s*(?:,(?!\s?\d)|[;.)]\s*(?:\Z|\n|[\"”A-Z])|\Z|\n|(?:was|were|is|has|had|and\s[A-Z]|of\s[A-Z]|from\s[A-Z])\b)"
)
PAIRED = re.compile(
    r"(?:brothers?|sisters?|sons?|daughters?|children|men|women|girls|boys|victims)\s?,\s*(?:\d{1,2}\s?(?:,|and)\s?)*\Z"
)
PAIR_ON = re.compile(r"\s*(?:,|and\s\d{1,2}\b)")
NOT_NAMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|sept?|oct|nov|dec|jan|feb|aug)\b\.?\s?,\s*\Z",
    re.I,
)
DECADE = re.compile(
    r"\b(?:in|into)\s+(?:his|her|their)\s+(?P<part>early|mid|late)?[\s-]*"
    r"(?P<ten>20s|30s|40s|50s|60s|70s|80s|90s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties"
    r"|nineties)\b",
    re.I,
)
TENS = {"tw": 20, "th": 30, "fo": 40, "fi": 50, "si": 60, "se": 70, "ei": 80, "ni": 90, "te": 13}
PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}
YOUNG = {"month": 12.0, "week": 52.0, "day": 365.0}
OLDEST = 125


def is_age(text: str, start: int, end: int, value: float | None) -> bool:
    """Whether the number at ``start`` to ``end`` is how old somebody is."""
    before, after = text[max(0, start - 80) : start], text[end : end + 14]
    if OLD.match(after) or (
        IN_YEARS.search(text[start:end]) and re.match(r"[\s-]*old\b", after, re.I)
    ):
        return True
    if not re.fullmatch(r"\d{1,3}", text[start:end]) and not re.fullmatch(
        r"[a-z -]+", text[start:end], re.I
    ):
        return False
    if value is None or not 0 < value < OLDEST:
        return False
    if SAID.search(before) or ALSO.search(before):
        return True
    if DIED_AT.search(before) and STOPS.match(after):
        return True
    if PERSON_WAS.search(text, max(0, start - 200), start) and WAS_STOPS.match(after):
        return True
    if not text[start:end].isdigit():
        return False
    return _apposed(before, text[end : end + 30]) or _was(before, after)


def _was(before: str, after: str) -> bool:
    return WAS.search(before) is not None and WAS_STOPS.match(after) is not None


def _apposed(before: str, after: str) -> bool:
    if PAIRED.search(before) and (PAIR_ON.match(after) or GOES_ON.match(after)):
        return True
    if re.search(r"[A-Z][\w'’-]+\s?\(\Z", before) and re.match(r"\s?\)", after):
        return True
    return (
        APPOSED.search(before) is not None
        and NOT_NAMES.search(before) is None
        and GOES_ON.match(after) is not None
    )


def in_years(words: str, value: float) -> float:
    """*a 3-month-old* is a quarter of a year old."""
    unit = next((u for u in YOUNG if re.search(rf"{u}s?\b", words, re.I)), None)
    return value / YOUNG[unit] if unit else value


def decades(text: str, start: int, end: int) -> list[tuple[int, int, float, float]]:
    """*in her early thirties*: (start, end, low, high) of each, in years."""
    found = []
    for match in DECADE.finditer(text, start, end):
        ten = match["ten"].casefold()
        base = float(int(ten[:2]) if ten[0].isdigit() else TENS[ten[:2]])
        low, high = PARTS[(match["part"] or "").casefold() or None]
        last = 19.0 if base == 13 else base + high
        found.append(
            (match.start("ten"), match.end("ten"), base if base == 13 else base + low, last)
        )
    return found
