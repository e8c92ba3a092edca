"""Why two answers cannot both be true, in one plain sentence that quotes both."""

from __future__ import annotations

import datetime as dt
import re

from wherefrom.claims.answers import Agreeing
from wherefrom.claims.exchange import sums_of
from wherefrom.claims.traits import trait
from wherefrom.claims.whose import AGE

QUOTED = 70  # characters of a statement that a sentence quotes
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?\Z")


def yes_and_no(one: Agreeing, two: Agreeing) -> str:
    """*“The wages were paid” says yes, “They were not paid” says no.*"""
    return f"“{_words(one)}” says {one.value}, “{_words(two)}” says {two.value}."


def two_amounts(one: Agreeing, two: Agreeing) -> str:
    """Of two counts or measures."""
    a, b = sums_of(one.value), sums_of(two.value)
    if one.replies[0].key.startswith(AGE):
        return f"“{a}” and “{b}” are two ages of one person."
    return f"“{a}” and “{b}” are different amounts of one thing."


def two_sums(one: Agreeing, two: Agreeing, rate: str) -> str:
    """Of two sums in other currencies, with the words that give their rate."""
    return f"{two_amounts(one, two).removesuffix('.')}, at the rate of “{rate}”."


def later(before: Agreeing, after: Agreeing) -> str:
    """Of a toll and a later, higher one."""
    return (
        f"“{after.value}” was reported later than “{before.value}”, and such a count rises as more "
        "is known."
    )


def grown(before: Agreeing, after: Agreeing) -> str:
    """Of two ages of one person, told of two times."""
    return f"“{before.value}” and “{after.value}” are told of two times, and people grow older."


def became(before: Agreeing, after: Agreeing) -> str:
    """Of an amount and what one statement says it became."""
    return f"A report says that “{before.value}” was changed to “{after.value}”."


def two_days(one: Agreeing, two: Agreeing) -> str:
    """Of two dates or times of day."""
    return f"It cannot have been both {plain(one.value)} and {plain(two.value)}."


def two_attributes(one: Agreeing, two: Agreeing) -> str:
    """Of two homes, two colours and the like."""
    return trait(one.replies[0].key).why.format(one=one.value, two=two.value)


def _words(answer: Agreeing) -> str:
    """The shortest statement of an answer, cut to a line."""
    text = min((r.value for r in answer.replies), key=lambda v: (len(v), v)).rstrip(" .,;")
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + " …"


def plain(value: str) -> str:
    """A date or time of day as people write it; other values as they are.

    >>> plain("2013-09-13"), plain("XXXX-04-11"), plain("2009-04"), plain("T19:00")
    ('13 September 2013', '11 April', 'April 2009', '19:00')
    """
    if value.startswith("T"):
        return value[1:]
    if value.startswith("XXXX-W-"):
        return f"a {WEEKDAYS[int(value[-1]) - 1]}"
    found = DATE.match(value)
    if found is None or found[2] is None:
        return value
    month = f"{dt.date(2000, int(found[2]), 1):%B}"
    parts = [str(int(found[3])) if found[3] else "", month, found[1].strip("X")]
    return " ".join(part for part in parts if part)
