"""Whether a date is when something was done."""

from __future__ import annotations

import re

from wherefrom.model import DateValue

SAID_THEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|confirmed|stated)\b[^.,;:]{0,24}\Z", re.I
)
BOUNDING = re.compile(r"\b(?:until|till|through|by|before|since|after)\s+\Z", re.I)


def tells_when(text: str, date: DateValue) -> bool:
    """Whether ``date`` in ``text`` is when something was done.

    Not where it is when it was said (*the hospital said on Monday*), nor where
    it bounds how long it lasts (*detained until 30 April*).
    """
    before = text[max(0, date.start - 40) : date.start]
    return SAID_THEN.search(before) is None and BOUNDING.search(before) is None
