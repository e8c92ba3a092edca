"""*Between 40 and 80 percent*, *$5-7 million*, *five or six*: two numbers that are one range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wherefrom.model import Quantity

LED = re.compile(r"\b(?:between|from)(?:\s+(?:the\s+)?ages?(?:\s+of)?)?\s*\Z", re.I)
CHANGED = re.compile(
    r"\b(?:r(?:ose|ises?|isen|ising)|f(?:ell|alls?|allen|alling)|climb\w*|increas\w*|decreas\w*|dropp?\w*"
    r"|gr(?:ew|own|owing)|jump\w*|rais\w*|cut|lower\w*|went|up|down|soar\w*|slipp\w*|shrank|revised"
    r"|doubl\w*|tripl\w*|chang\w*|mov\w*)\b[^.;\n]{0,30}\bfrom\s+\Z",
    re.I,
)
JOINED = {"-", "–", "—", "to", "or"}


@dataclass(frozen=True, slots=True)
class Part:
    """A quantity, what its number was multiplied with, and whether a scale word did so."""

    quantity: Quantity
    factor: float
    scaled: bool = False


def ranges_joined(text: str, parts: Sequence[Part]) -> Iterator[Quantity]:
    """The quantities of ``parts``, in order, the two ends of a range as one."""
    i = 0
    while i < len(parts):
        whole = _range(text, parts[i], parts[i + 1]) if i + 1 < len(parts) else None
        yield whole or parts[i].quantity
        i += 2 if whole else 1


def _range(text: str, first: Part, second: Part) -> Quantity | None:
    one, two = first.quantity, second.quantity
    between = " ".join(text[one.end : two.start].split()).casefold()
    led = LED.search(text[max(0, one.start - 26) : one.start]) is not None
    if between not in JOINED and not (between == "and" and led):
        return None
    if CHANGED.search(text[max(0, one.start - 60) : one.start]):
        return None  # *rose from 12 to 15*: two amounts, one after the other
    one = _alike(one, first, two, second)
    low = one.low if one.low is not None else one.high
    high = two.high if two.high is not None else two.low
    if one.unit not in {two.unit, None} and two.unit is not None:
        return None
    if low is None or high is None or low >= high:
        return None
    age = "age" in {one.of, two.of}
    unit = "year" if age else one.unit or two.unit
    return replace(
        two,
        start=one.start,
        low=low,
        high=high,
        unit=unit,
        of="age" if age else two.of or one.of,
        approximate=False,
    )


def _alike(one: Quantity, first: Part, two: Quantity, second: Part) -> Quantity:
    """The lower end in the unit and scale of the upper one (*5 to 7 million*, *2-3 miles*)."""
    unscaled = one.unit is None or (one.unit.isupper() and two.unit in {None, one.unit})
    if first.factor != 1.0 or second.factor == 1.0 or not unscaled or one.low is None:
        return one
    if second.scaled and two.high is not None and one.low > two.high / second.factor:
        return one  # *from 900 to 1.2 million*
    low = round(one.low * second.factor, 4)
    return replace(one, low=low, high=low, unit=one.unit or two.unit)
