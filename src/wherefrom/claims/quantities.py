"""Reading the numbers of a passage: value or range, unit, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from wherefrom.claims.counted import counted
from wherefrom.claims.parsed import text_of
from wherefrom.claims.uncounted import no_amount
from wherefrom.data.load import words
from wherefrom.model import Quantity, Span

DIED_AT = re.compile(r"\b(?:dies?|died|dead)\b[^.\n]{0,40}\bat\s+\Z")
LASTING = {"year", "month", "day", "s"}  # *over seven years* is a time, not a bound


@dataclass(frozen=True, slots=True)
class Shape:
    """The compiled word lists."""

    number: re.Pattern[str]
    exact: dict[str, int]
    scales: dict[str, float]
    vague: dict[str, list[float | None]]
    currencies: dict[str, str]
    units: dict[str, tuple[str, float]]
    bounds: dict[str, re.Pattern[str]]


def _alternatives(entries: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(e) for e in sorted(entries, key=lambda e: (-len(e), e)))


@cache
def shape() -> Shape:
    """The number pattern and its tables, built once."""
    table = words("numbers")
    exact, scales, vague = table["words"], table["scales"], table["vague"]
    signs = _alternatives([c for c in table["currencies"] if not c.islower()])
    money_words = _alternatives([c for c in table["currencies"] if c.islower()])
    units = _alternatives(list(table["units"]))
    tens = _alternatives([w for w, n in exact.items() if n >= 20])
    units_ = _alternatives([w for w, n in exact.items() if 0 < n < 10])
    spelled = f"(?:(?:{tens})[ -]+(?:{units_})|{_alternatives(list(exact))})"
    number = re.compile(
        rf"(?<![\w.,:])(?P<sign>{signs})?\s?"
        rf"(?P<value>\d{{1,3}}(?:,\d{{3}}|,\s000)+(?:\.\d+)?|\d+(?:\.\d+)?"
        rf"|\b(?:{_alternatives(list(vague))}|{spelled}|hundred|thousand|million)\b)"
        rf"(?P<half>\s+and\s+a\s+half\b)?"
        rf"(?:(?:\s?-\s?|\s)?(?P<scale>{_alternatives(list(scales))})\b)?"
        rf"(?:\s?-\s?|\s)?(?P<unit>{units}|{money_words})?(?!\w)",
        re.IGNORECASE,
    )
    return Shape(
        number=number,
        exact=exact,
        scales=scales,
        vague=vague,
        currencies=table["currencies"],
        units={u: (pair[0], float(pair[1])) for u, pair in table["units"].items()},
        bounds={
            kind: re.compile(rf"\b(?:{_alternatives(entries)})(?:\s+(?:an?|the))?\s*\Z", re.I)
            for kind, entries in table["bounds"].items()
        },
    )


def quantities(parse: Doc, span: Span, taken: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """The numbers in ``span`` of the parsed text, in order.

    ``taken`` are spans that dates and times already explain. Lengths are
    given in metres, weights in kilograms, short times in seconds, money in
    its ISO 4217 code, so that equal amounts compare equal.
    """
    text = text_of(parse)
    found = []
    for match in shape().number.finditer(text, span.start, span.end):
        start, end = match.span()
        if any(t.start < end and start < t.end for t in taken) or no_amount(text, match):
            continue
        quantity = _quantity(parse, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(_ranges_joined(text, found))


def _quantity(parse: Doc, match: re.Match[str]) -> Quantity | None:
    s = shape()
    low, high, approximate = _value(match["value"])
    if match["half"] and low is not None and low == high:
        low = high = low + 0.5
    unit_word = (match["unit"] or "").casefold()
    factor = s.scales.get((match["scale"] or "").casefold(), 1.0)
    if (match["scale"] or "").casefold() == "mm" and not match["sign"]:
        return None  # millimetres of rain or film
    unit: str | None = None
    if match["sign"] or unit_word in s.currencies:
        unit = s.currencies.get(match["sign"] or "", s.currencies.get(unit_word))
    elif unit_word in s.units:
        unit, scale = s.units[unit_word]
        factor *= scale
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = start + len(match[0].strip())
    bound = _bound(text_of(parse), start)
    low = None if low is None else round(low * factor, 4)
    high = None if high is None else round(high * factor, 4)
    if bound == "at_least" and not (
        unit in LASTING and match.string[:start].rstrip().endswith("over")
    ):
        high = None
    elif bound in {"at_most", "about"}:
        approximate = True
    span = parse.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    if unit is None and re.match(r"[\s-]*magnitude", text_of(parse)[end : end + 14], re.I):
        unit = "magnitude"
    elif unit is None and re.search(
        r"(?:magnitude|measur\w+|registering|force of)[\s\w-]*\Z",
        text_of(parse)[:start][-30:],
        re.I,
    ):
        unit = "magnitude" if "." in match["value"] else None
    of = _age(text_of(parse), start, end) or (None if unit == "magnitude" else counted(span, unit))
    unit = "year" if of == "age" else unit
    return Quantity(start, end, low, high, unit, of, approximate)


def _value(word: str) -> tuple[float | None, float | None, bool]:
    s, word = shape(), word.casefold()
    if word in s.vague:
        low, high = s.vague[word]
        return low, high, low != high
    if word[0].isdigit():
        number = float(re.sub(r"[,\s]", "", word))
    elif word in s.scales:
        number = float(s.scales[word])
    else:
        number = float(sum(s.exact.get(part, 0) for part in re.split(r"[ -]+", word)))
    return number, number, False


def _bound(text: str, start: int) -> str | None:
    before = text[max(0, start - 24) : start]
    for kind, pattern in shape().bounds.items():
        if pattern.search(before):
            return kind
    return None


def _age(text: str, start: int, end: int) -> str | None:
    after, before = text[end : end + 12], text[max(0, start - 10) : start]
    if re.match(r"[\s-]*(?:years?[\s-]*)?old\b", after, re.I) or (
        re.search(r"years?[\s-]*\Z", text[start:end], re.I)
        and re.match(r"[\s-]*old\b", after, re.I)
    ):
        return "age"
    if re.search(r"\b(?:aged?|age of)\s*\Z", before, re.I):
        return "age"
    died = re.search(
        r"\b(?:dies?|died|dead)\b[^.\n]{0,40}\bat\s+\Z", text[max(0, start - 60) : start]
    )
    if died and re.match(r"\s*(?:[.,;\"”]|\Z|\n|(?:in|from|of|on)\b)", after):
        return "age"
    if re.search(r"[A-Z][a-z][^\W\d]*,\s*\Z", before) and re.match(r"\s*,(?!\s*\d)", after):
        return "age"
    return None


def _ranges_joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """*between 40 and 80 percent*, *$165 million to $180 million* are one quantity each."""
    i = 0
    while i < len(found):
        one = found[i]
        two = found[i + 1] if i + 1 < len(found) else None
        if two is not None and _is_range(text, one, two):
            unit = one.unit or two.unit
            yield Quantity(one.start, two.end, one.low, two.high, unit, two.of or one.of, False)
            i += 2
            continue
        yield one
        i += 1


def _is_range(text: str, one: Quantity, two: Quantity) -> bool:
    between = text[one.end : two.start].strip().casefold()
    if one.unit not in {two.unit, None} or None in {one.low, two.low}:
        return False
    led = re.search(r"(?:between|from)\s*\Z", text[max(0, one.start - 10) : one.start], re.I)
    rises = (one.low or 0) < (two.low or 0)
    return rises and (between in {"-", "–", "to"} or (between in {"and", "to"} and led is not None))
