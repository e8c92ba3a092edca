"""Words by which an amount is said to have changed, or an event to be still to come."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.data.load import words


@cache
def beginning_with(group: str) -> re.Pattern[str]:
    """Any word that begins as one of the list ``group`` of data/changes.yml does."""
    stems = "|".join(map(re.escape, words("changes")[group]["words"]))
    return re.compile(rf"\b(?:{stems})\w*", re.I)
