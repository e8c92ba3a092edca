"""Parts greater than their whole, parts that do not add up to it, shares above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.claims.implausible.doubts import FIGURE, NUMBER, Doubt, listed, number, sentence
from wherefrom.model import Document

KIND = "implausible_sum"
OF = re.compile(
    rf"(?<![\w.,:/$£€-])(?P<part>{NUMBER})\s+(?P<of>of|out\s+of)\s+(?:the|its|their|his|her|our|all)\s+"
    rf"(?:other\s+|some\s+|about\s+|estimated\s+|total\s+)?(?P<whole>{NUMBER})(?![\w/%:-]|[.,]\d)"
    rf"(?P<after>\s+[\w'’-]+)?",
    re.I,
)
OUT_OF = re.compile(
    rf"(?<![\w.,:/$£€-])(?P<part>{NUMBER})\s+out\s+of\s+(?P<whole>{NUMBER})(?![\w/%:-]|[.,]\d)"
    rf"(?P<after>\s+[\w'’-]+)?",
    re.I,
)
PEOPLE = (
    r"(?:people|persons?|victims|passengers|workers|employees|suspects|civilians|patients|children"
    r"|students|protesters|detainees|prisoners|residents|soldiers|others|members|survivors|migrants"
    r"|hostages|bodies|deaths|employees|defendants|tourists|adults|staff|villagers|miners|pupils"
    r"|teachers|fishermen|casualties)"
)
KIND_OF = (
    r"(?:men|women|boys|girls|children|adults|males|females|man|woman|boy|girl|child|adult|infants?"
    r"|teenagers?|toddlers?|babies|baby)"
)
PART = rf"(?:an?|{NUMBER})\s+(?:[a-z]+\s+)?{KIND_OF}"
PARTED = re.compile(
    rf"(?<![\w.,:/$£€-])(?P<whole>{NUMBER})\s+(?:[a-z-]+\s+){{0,2}}?{PEOPLE}"
    rf"(?:\s+were\s+[a-z]+)?(?:\s*[:,(–—-]+\s*)(?:all\s+of\s+them\s+)?"
    rf"(?P<parts>{PART}(?:(?:,\s+(?:and\s+)?|\s+and\s+){PART})+)(?!\s+(?:and|were among|among))",
    re.I,
)
TOTAL = re.compile(
    rf"(?:\btotal\s+of\s+|(?<![\w.,:/$£€-]))(?P<whole>{FIGURE})\s*(?:[a-z]+\s*)?[:(]\s*"
    rf"(?P<parts>{FIGURE}(?:\s*\+\s*{FIGURE})+)(?![\w.,]\d)",
    re.I,
)
ONE_PART = re.compile(rf"(?:\b(?P<a>an?)|(?P<n>{NUMBER}))\s+(?:[a-z]+\s+)?{KIND_OF}\b", re.I)
UP = ("rose", "risen", "increased", "grew", "grown", "climbed", "jumped", "up")
DOWN = ("fell", "fallen", "dropped", "declined", "decreased", "down")
CHANGED = re.compile(
    rf"\b(?P<verb>{'|'.join((*UP, *DOWN))})\s+(?:by\s+)?(?P<by>{NUMBER})(?P<u1>\s+[a-z]+)?"
    rf"\s+to\s+(?P<to>{NUMBER})(?P<u2>\s+[a-z]+)?\s+from\s+(?P<was>{NUMBER})(?P<u3>\s+[a-z]+)?"
    rf"(?!\w|[.,]\d)",
    re.I,
)
SHARE = r"(?P<{n}>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per\s?cent|pct)"
FILLER = r"[^.;:%\d]{0,40}?"
JOINED = r"(?:\s+and\s+|,\s+|\s+while\s+|\s+but\s+)"
SIDES = (
    ("men|male|males", "women|female|females"),
    ("women|female|females", "men|male|males"),
    (r"in\s+favou?r|support(?:ed)?|approved?|yes", "against|opposed?|disapproved?|no"),
    ("against|opposed?|disapproved?|no", r"in\s+favou?r|support(?:ed)?|approved?|yes|undecided"),
)
OPPOSITES = tuple(
    re.compile(
        rf"(?<![\w.]){SHARE.format(n='one')}{FILLER}\b(?:{left})\b{FILLER}{JOINED}(?:{FILLER})"
        rf"{SHARE.format(n='two')}{FILLER}\b(?:{right})\b",
        re.I,
    )
    for left, right in SIDES
)
OF_PEOPLE = re.compile(
    r"(?<![\w.,])(?P<share>\d{3,}(?:\.\d+)?)\s?(?:%|per\s?cent|pct)\s+of\s+(?:the\s+|all\s+|its\s+|their\s+)?"
    r"(?:people|residents|respondents|voters|workers|women|men|children|patients|students|households"
    r"|employees|families|those|adults|victims|population)\b",
    re.I,
)
MOST = 10  # times its whole: beyond, the whole counts kinds (*35,000 of the two models*)
SLACK = 1.01  # per cent: rounded shares may add up to a little more


def doubts(document: Document) -> Iterator[Doubt]:
    """Figures of one sentence of ``document`` that cannot all be right."""
    text = document.text
    yield from _parts_of(text)
    yield from _parted(text)
    yield from _changed(text)
    yield from _shares(text)


def _parts_of(text: str) -> Iterator[Doubt]:
    """*12 of the 10 men*."""
    seen: set[int] = set()
    for pattern in (OF, OUT_OF):
        for match in pattern.finditer(text):
            part, whole = number(match["part"]), number(match["whole"])
            after = match["after"] or ""
            if not whole < part < MOST * whole or match.start() in seen:
                continue
            if listed("scales", "not_a_whole").search(after):
                continue
            if pattern is OUT_OF and whole in (5, 10, 100):  # *eleven out of ten* is praise
                continue
            seen.add(match.start())
            yield Doubt(
                match.start(), match.end("whole"), KIND, "the part is greater than the whole"
            )


def _parted(text: str) -> Iterator[Doubt]:
    """*five people, three men and four women*."""
    for match in PARTED.finditer(text):
        parts = [1.0 if p["a"] else number(p["n"]) for p in ONE_PART.finditer(match["parts"])]
        before = text[max(0, match.start() - 30) : match.start()]
        if listed("not_all").search(before) or listed("not_all").search(match[0]):
            continue
        yield from _summed(match, parts, "")
    for match in TOTAL.finditer(text):
        parts = [number(p) for p in re.findall(FIGURE, match["parts"])]
        yield from _summed(match, parts, "")


def _summed(match: re.Match[str], parts: list[float], unit: str) -> Iterator[Doubt]:
    whole, total = number(match["whole"]), sum(parts)
    if total != whole:
        sum_ = " and ".join(f"{p:g}" for p in parts)
        why = f"{sum_} make {total:g}, not {whole:g}{unit}"
        yield Doubt(match.start("whole"), match.end("parts"), KIND, why)


def _changed(text: str) -> Iterator[Doubt]:
    """*rose by 3 to 12 from 8*, all of one unit."""
    for match in CHANGED.finditer(text):
        units = [(match[u] or "").strip().casefold() for u in ("u1", "u2", "u3")]
        if len({*units}) > 1 and not (units[0] == units[1] or units[0] == units[2]):
            continue
        by, to, was = (number(match[n]) for n in ("by", "to", "was"))
        sign = -1 if match["verb"].casefold() in DOWN else 1
        if abs(was + sign * by - to) > _rounding(match):
            word = "less" if sign < 0 else "more"
            why = f"{by:g} {word} than {was:g} is {was + sign * by:g}, not {to:g}"
            yield Doubt(*match.span(), KIND, why)


def _rounding(match: re.Match[str]) -> float:
    """How far apart the figures may lie: counts not at all, rounded ones by their last places."""
    figures = [match[n] for n in ("by", "to", "was")]
    if all(f.isdigit() for f in figures) and not (match["u1"] or match["u2"] or match["u3"]):
        return 0.0
    places = [len(f.partition(".")[2]) for f in figures]
    return 1.5 * 10.0 ** -min(places)


def _shares(text: str) -> Iterator[Doubt]:
    for pattern in OPPOSITES:
        for match in pattern.finditer(text):
            total = float(match["one"]) + float(match["two"])
            if total > 100 + SLACK and float(match["one"]) <= 100 >= float(match["two"]):
                why = f"together they are {total:g} per cent of one whole"
                yield Doubt(*match.span(), KIND, why)
    for match in OF_PEOPLE.finditer(text):
        start, end = sentence(text, *match.span())
        if float(match["share"]) > 100 and not listed("times_over").search(text[start:end]):
            yield Doubt(*match.span(), KIND, "no part of a whole is more than 100 per cent of it")
