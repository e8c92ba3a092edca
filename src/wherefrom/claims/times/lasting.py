"""Reading durations, sets and words such as *now* and *recently*."""

from __future__ import annotations

from wherefrom.claims.times.days import Parts, mod_of
from wherefrom.claims.times.here import Here, Reading

CLOCK = {"TS": "S", "TM": "M", "TH": "H"}
TENFOLD = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}
HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H", "M": "2W"}
LENGTHS = {"WE": "W"}


def length(number: float | str, of: str) -> str:
    """The TIMEX3 value of ``number`` units.

    >>> length(3, "D"), length("X", "TH"), length(2.5, "Y"), length(2, "DE")
    ('P3D', 'PTXH', 'P2Y6M', 'P20Y')
    """
    if of in TENFOLD:
        factor, of = TENFOLD[of]
        number = number if isinstance(number, str) else number * factor
    sign = "T" if of in CLOCK else ""
    unit = CLOCK.get(of, LENGTHS.get(of, of))
    if isinstance(number, str):
        return f"P{sign}{number}{unit}"
    whole = int(number)
    if number == whole:
        return f"P{sign}{whole}{unit}"
    if number - whole == 0.5 and of in HALVES:
        half = HALVES[of]
        return f"P{sign}{whole}{unit}{half}" if whole else f"P{sign}{half}"
    return f"P{sign}{number:g}{unit}"


def lasting(parts: Parts, here: Here) -> Reading | None:
    """*three days*, *a two-year sentence*, *several months*, *half an hour*."""
    of = parts.get("unit") or parts.get("one_unit") or parts.get("many") or parts.get("period")
    number: float | str = parts.get("number", 1)
    if parts.get("halved"):
        number = 0.5
    elif parts.get("and_half"):
        number = (number if not isinstance(number, str) else 1) + 0.5
    if parts.get("vague"):
        number = "X"
    if parts.get("one") and here.is_rate:
        return Reading("SET", length(1, str(of)))
    return Reading("DURATION", length(number, str(of)), mod_of(parts))


def repeated(parts: Parts, _here: Here) -> Reading | None:
    """*daily*, *every month*, *each Thursday*, *Tuesday nights*."""
    if "often" in parts:
        return Reading("SET", parts["often"])
    if "weekday" in parts or "weekdays" in parts:
        number = parts.get("weekday") or parts["weekdays"]
        part = parts.get("part") or parts.get("parts")
        return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    if "month" in parts:
        return Reading("SET", f"XXXX-{parts['month']:02d}")
    if "part" in parts:
        return Reading("SET", f"XXXX-XX-XXT{parts['part']}")
    if "season" in parts:
        return Reading("SET", f"XXXX-{parts['season']}")
    of = parts.get("unit") or parts.get("one_unit") or parts["period"]
    return Reading("SET", length(parts.get("number", 1), of))


def phrase(parts: Parts, _here: Here) -> Reading | None:
    """A set phrase, with the value that ``times.yml`` gives it."""
    return Reading("DATE", parts["value"])


def no_time(_parts: Parts, _here: Here) -> Reading | None:
    """What looks like a time and is none: an age."""
    return None
