"""The past of a verb, and the verb of a past."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.data.load import words


def past(verb: str) -> str:
    """The past of an infinitive.

    >>> past("sink"), past("hurry"), past("stop")
    ('sank', 'hurried', 'stopped')
    """
    irregular: dict[str, str] = words("asking")["pasts"]
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y\Z", verb):
        return verb[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtz]", verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def infinitive(word: str) -> str:
    """The verb that ``word`` is the irregular past of; any other word as it is.

    >>> infinitive("sank"), infinitive("boat")
    ('sink', 'boat')
    """
    return _infinitives().get(word, word)


@cache
def _infinitives() -> dict[str, str]:
    irregular: dict[str, str] = words("asking")["pasts"]
    return {told: verb for verb, told in irregular.items() if told != verb}
