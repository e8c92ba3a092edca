"""The form of a number: figures, words, both (*5 million*, *several hundred*), sign and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words

JOIN = r"(?:\s?-\s?|\s)"  # *two - million*, as detokenised text has it
FIGURES = (
    r"\d{1,3}(?:,\d{3}|,\s000)+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\s000)+(?!\w)"
    r"|\d+(?:\.\d+)?"
)
SMALL_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@dataclass(frozen=True, slots=True)
class Shape:
    """The compiled number pattern and the tables behind it."""

    number: re.Pattern[str]
    exact: dict[str, int]
    scales: dict[str, float]
    vague: dict[str, list[float | None]]
    fractions: dict[str, float]


def alternatives(entries: Iterable[str]) -> str:
    """A pattern that matches any of ``entries``, the longest first."""
    return "|".join(
        re.escape(e).replace(r"\ ", JOIN) for e in sorted(entries, key=lambda e: (-len(e), e))
    )


@cache
def shape() -> Shape:
    """The number pattern, built once. Groups: sign, value, half, part, scale, scale2, tail,
    unit, inches."""
    table = words("numbers")
    exact, scales, vague = table["words"], table["scales"], table["vague"]
    units_of_ten = alternatives([w for w, n in exact.items() if 0 < n < 10])
    tens = alternatives([w for w, n in exact.items() if n >= 20])
    below = f"(?:(?:{tens})(?:{JOIN}(?:{units_of_ten}))?|{alternatives(exact)})"
    hundreds = rf"(?:(?:{below}|an?){JOIN}hundred(?:{JOIN}(?:and\s)?{below})?)"
    spelled = rf"(?:{hundreds}|{below}|an?(?=\s(?:dozen|thousand|million|billion|trillion)\b))"
    halves = rf"(?:half|(?:an?\s|one\s)?quarter|three\s?-?\s?quarters)(?={JOIN}(?:of\s)?)"
    signs = alternatives([c for c in table["currencies"] if not c.islower() and c != "Euro"])
    many = alternatives(scales)
    number = re.compile(
        rf"(?<![\w.,:])(?P<sign>(?-i:{signs}|[Ee]uro(?=\d)))?\s?"
        rf"(?P<value>(?:{FIGURES})(?:[\s-]?(?P<part>[½¼¾⅓⅔]|\d/[2-9]\b))?|[½¼¾]"
        rf"|\b(?:{alternatives(vague)}|{spelled})(?!\w))"
        rf"(?P<half>{JOIN}and{JOIN}a{JOIN}half\b)?"
        rf"(?:{JOIN}?(?P<scale>{many})\b(?:{JOIN}(?P<scale2>{many})\b)?"
        rf"(?:\s(?P<tail>and\s(?:{hundreds}|{below})|{hundreds})(?!\w))?)?"
        rf"(?:(?:{JOIN}|(?<=s)\sof\s|(?<=ful)\sof\s)?(?P<unit>{_units()})(?!\w)"
        rf"(?:(?:(?<=f[oe][oe]t)|(?<=ft)){JOIN}(?P<inches>\d{{1,2}})(?:{JOIN}inch(?:es)?)?(?![\w,.]*\d))?)?"
        rf"|(?<![\w.,:])an?\s(?P<aunit>{_units()})\sand\sa\shalf\b"
        rf"|(?<![\w.,:])(?P<portion>{halves}){JOIN}(?:of\s)?(?:an?\s)?"
        rf"(?:(?P<pscale>{alternatives(w for w in scales if len(w) > 4)})\b)?"
        rf"(?:{JOIN}?(?:of\s)?(?P<punit>{_units()}))?(?!\w)",
        re.IGNORECASE,
    )
    return Shape(number, exact, scales, vague, table["fractions"])


def _units() -> str:
    table = words("numbers")
    money = [c for c in table["currencies"] if c.islower()]
    codes = [c for c in table["currencies"] if re.fullmatch(r"[A-Z]{3}", c)]
    return (
        alternatives([*table["units"], *table["temperatures"], *money])
        + f"|(?-i:{alternatives(codes)})"
    )


def value_of(match: re.Match[str]) -> tuple[float | None, float | None]:
    """The least and greatest number that ``match`` names, without unit or bound; None is open."""
    if match["aunit"]:
        return 1.5, 1.5
    if match["portion"]:
        share = _portion(match["portion"])
        scaled = share * shape().scales.get((match["pscale"] or "").casefold(), 1.0)
        return scaled, scaled
    low, high = _plain(match)
    factor = 1.0
    for group in ("scale", "scale2"):
        factor *= shape().scales.get((match[group] or "").casefold(), 1.0)
    extra = _spelled(match["tail"]) if match["tail"] else 0.0
    return (
        None if low is None else low * factor + extra,
        None if high is None else high * factor + extra,
    )


def _plain(match: re.Match[str]) -> tuple[float | None, float | None]:
    s, word = shape(), " ".join(match["value"].casefold().split())
    if word in s.vague:
        low, high = s.vague[word]
        return low, high
    half = 0.5 if match["half"] else 0.0
    if match["part"]:
        half += _fraction(match["part"])
        word = word[: -len(match["part"])].rstrip(" -")
    if word in SMALL_FRACTIONS:
        return SMALL_FRACTIONS[word], SMALL_FRACTIONS[word]
    number = float(re.sub(r"[,\s]", "", word)) if word[0].isdigit() else _spelled(word)
    return number + half, number + half


def _fraction(text: str) -> float:
    if text in SMALL_FRACTIONS:
        return SMALL_FRACTIONS[text]
    over, under = text.split("/")
    return int(over) / int(under)


def _portion(words_: str) -> float:
    text = words_.casefold()
    return 0.5 if "half" in text else 0.75 if "three" in text else 0.25


def _spelled(text: str) -> float:
    """*two hundred and fifty* is 250; *a* counts for one.

    >>> _spelled("two hundred and fifty"), _spelled("twenty - one"), _spelled("a hundred")
    (250.0, 21.0, 100.0)
    """
    total = 0.0
    for part in re.split(r"[\s-]+", text.casefold()):
        if part == "hundred":
            total = (total or 1.0) * 100
        elif part in {"a", "an"}:
            total += 1
        else:
            total += shape().exact.get(part, 0)
    return total
