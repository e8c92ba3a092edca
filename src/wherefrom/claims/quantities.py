"""Reading the numbers of a passage: value or range, unit, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from wherefrom.claims.ages import decades, in_years, is_age
from wherefrom.claims.bounding import bound
from wherefrom.claims.counted import Counted, counted
from wherefrom.claims.measures import in_metres, is_magnitude, per, unit_and_factor
from wherefrom.claims.numerals import shape, value_of
from wherefrom.claims.ordinals import ordinals
from wherefrom.claims.parsed import text_of
from wherefrom.claims.ranges import Part, ranges_joined
from wherefrom.claims.shares import shares
from wherefrom.claims.uncounted import no_amount
from wherefrom.data.load import words
from wherefrom.model import Quantity, Span

MORE_BEFORE = re.compile(
    r"\b(?:another|(?:an?\s)?(?:additional|further|extra)|other|some other)\s+\Z", re.I
)
MORE_AFTER = re.compile(r"\s+(?:more|others?|additional|further|extra)\b(?!\s+than)", re.I)
DIFFERENCE = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:more|fewer|less|higher|lower|larger|smaller|older|younger)\s+than\b", re.I
)
OF_THE = re.compile(
    r"\s+of\s+(?:the|them|his|her|their|its|these|those|our|my|us|[A-Z][\w.]*['’]s?|\d)", re.I
)
OF_NUMBER = re.compile(r"\s+of\s+(?:(?:the|them|his|her|their|its|these|those)\s+)?\d")
TWICE = re.compile(
    r"\b(?P<n>twice|thrice)\b(?!\s+(?:as|the|that|his|her|its|their|a|what)\b)", re.I
)
DOUBLE = re.compile(r"\b(?P<n>double|triple|quadruple)[\s-]+(?:murder|homicide|killing)\b", re.I)
ONE = re.compile(  # *about a minute*; with *and a half* it is read as a number
    r"\b(?:about|around|nearly|almost|roughly|over|under|more than|less than|at least"
    r"|last(?:s|ed|ing)?)\s(?P<n>an?\s(?P<unit>second|minute|hour|mile|kilomet(?:er|re)))\b"
    r"(?!\s(?:and\sa\shalf|ago|later|earlier|before|after|or\s(?:two|so)|each|every)\b)",
    re.I,
)
TIMES = {"twice": 2.0, "thrice": 3.0, "double": 2.0, "triple": 3.0, "quadruple": 4.0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number's value with what it was scaled by, before its bounds are read."""

    low: float | None
    high: float | None
    unit: str | None
    factor: float  # of scale and unit together


def quantities(parse: Doc, span: Span, taken: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """The numbers in ``span`` of the parsed text, in order.

    ``taken`` are spans that dates and times already explain. Lengths are
    given in metres, areas in square metres, weights in kilograms, short times
    in seconds, shares in percent, money in its ISO 4217 code, so that equal
    amounts compare equal.
    """
    text = text_of(parse)
    parts = [p for p in _told(parse, text, span) if not _over(p.quantity, taken)]
    known = (*taken, *(Span(p.quantity.start, p.quantity.end) for p in parts))
    for match in shape().number.finditer(text, span.start, span.end):
        start, end = _trimmed(match)
        if any(t.start < end and start < t.end for t in known) or no_amount(parse, text, match):
            continue
        part = _part(parse, text, match)
        if part is not None:
            parts.append(part)
    parts.sort(key=lambda p: p.quantity.start)
    return tuple(_marked(text, q) for q in ranges_joined(text, parts))


def _over(quantity: Quantity, taken: tuple[Span, ...]) -> bool:
    return any(t.start < quantity.end and quantity.start < t.end for t in taken)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return start, start + len(match[0].strip())


def _told(parse: Doc, text: str, span: Span) -> Iterator[Part]:
    """What no number pattern holds: shares, ages in decades, ordinals, *twice*."""
    for start, end, percent in shares(text, span.start, span.end):
        yield Part(_bounded(text, start, end, Amount(percent, percent, "percent", 1.0), parse), 1.0)
    for start, end, low, high in decades(text, span.start, span.end):
        yield Part(Quantity(start, end, low, high, "year", "age", True), 1.0)
    for quantity in ordinals(parse, text, span.start, span.end):
        yield Part(quantity, 1.0)
    for match in ONE.finditer(text, span.start, span.end):
        unit, size = words("numbers")["units"][match["unit"].casefold()][:2]
        amount = Amount(float(size), float(size), unit, float(size))
        yield Part(_bounded(text, match.start("n"), match.end("n"), amount, parse), amount.factor)
    for pattern, of in ((TWICE, "time"), (DOUBLE, "killed")):
        for match in pattern.finditer(text, span.start, span.end):
            n = TIMES[match["n"].casefold()]
            yield Part(Quantity(match.start("n"), match.end("n"), n, n, None, of), 1.0)


def _part(parse: Doc, text: str, match: re.Match[str]) -> Part | None:
    amount = _amount(text, match)
    if amount is None:
        return None
    start, end = _trimmed(match)
    quantity = _bounded(text, start, end, amount, parse)
    return Part(quantity, amount.factor, scaled=bool(match["scale"] or match["scale2"]))


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    """The value in its unit; None for what only looks like one."""
    low, high = value_of(match)
    unit, factor, offset = unit_and_factor(text, match)
    scale = (match["scale"] or "").casefold()
    if (
        scale == "mm"
        and unit is None
        and not re.search(r"[$€£]\s?[\d.]+\s?-\s?\Z", text[: match.start()])
    ):
        return Amount(_times(low, 1e-9), _times(high, 1e-9), "m", 1e-3)
    if in_metres(text, match):
        unit, factor = "m", 1e-6
    inches = int(match["inches"] or 0) if unit == "m" and factor == 0.3048 else 0
    scaled = shape().scales.get(scale, 1.0) * shape().scales.get(
        (match["scale2"] or "").casefold(), 1.0
    )
    return Amount(
        _times(low, factor, offset, inches * 0.0254),
        _times(high, factor, offset, inches * 0.0254),
        unit,
        factor * scaled,
    )


def _times(
    number: float | None, factor: float, offset: float = 0.0, more: float = 0.0
) -> float | None:
    return None if number is None else round((number - offset) * factor + more, 4)


def _bounded(text: str, start: int, end: int, amount: Amount, parse: Doc) -> Quantity:
    low, high, unit = amount.low, amount.high, amount.unit
    vague = low != high
    if is_age(text, start, end, low):
        years = (
            None if low is None else round(in_years(text[start:end] + text[end : end + 8], low), 4)
        )
        unit, low, high, of = "year", years, years, Counted("age")
    elif unit in {None, "degree"} and is_magnitude(text, start, end, low):
        unit, of = "magnitude", Counted(None)
    else:
        span = parse.char_span(start, end, alignment_mode="expand")
        of = Counted(None) if span is None else counted(span, unit)
    kind = bound(text, start, end, unit)
    if kind == "at_least":
        high = None
    elif kind == "at_most":
        low = None
    approximate = (vague or kind == "about") and not (kind and kind.startswith("at_"))
    return Quantity(start, end, low, high, unit, of.of, approximate, who=of.who)


def _marked(text: str, quantity: Quantity) -> Quantity:
    """``quantity`` with what it is per, and whether it is a part or comes on top of others."""
    start, end = quantity.start, quantity.end
    if quantity.ordinal or quantity.of == "age":
        return quantity
    more = MORE_BEFORE.search(text[max(0, start - 20) : start]) or MORE_AFTER.match(text, end)
    of_number = OF_NUMBER.match(text, end) is not None  # *12 of the 30*: 30 is how many there are
    if quantity.unit is None and (of_number or DIFFERENCE.match(text, end)):
        quantity = replace(quantity, of=None, who=None)
    return replace(
        quantity,
        per=per(text, end),
        increment=more is not None,
        part=quantity.unit is None and OF_THE.match(text, end) is not None,
    )
