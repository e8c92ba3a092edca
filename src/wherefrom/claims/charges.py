"""What somebody is charged with, each charge by one name."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from wherefrom.claims.parsed import text_of
from wherefrom.data.load import words

ENDED = re.compile(r"[.;:]\s|\b(?:after|who|which|because|but)\b")


def charged_with(verb: Token) -> list[str]:
    """The charges that follow ``verb`` in its clause, beyond its statement if need be."""
    return charges(_rest(verb))


def given_a_task(verb: Token) -> bool:
    """*charged with negotiating for Lode*, *charged with the task*: nobody is accused."""
    tasks = {word for line in words("outcomes")["tasks"] for word in line}
    withs = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with")
    return any(g.lemma_.casefold() in tasks for c in withs for g in c.children)


def _rest(verb: Token) -> str:
    """What follows ``verb`` in its clause, in small letters, beyond the statement if need be."""
    after = text_of(verb.doc)[verb.idx + len(verb) : verb.sent.end_char]
    after = after.replace(" - ", "-").casefold()
    stop = ENDED.search(after)
    return after if stop is None else after[: stop.start()]


def charges(text: str) -> list[str]:
    """What somebody is charged with in ``text``, of the charges that are listed, in their order.

    >>> charges(" with vehicular manslaughter, driving drunk and leaving the scene")
    ['vehicular manslaughter', 'drunk driving', 'leaving the scene']
    """
    found: list[tuple[int, str]] = []
    for wording, charge in _wordings():
        at = re.search(rf"\b{re.escape(wording)}\b", text)
        if at is not None:
            found.append((at.start(), charge))
            text = text[: at.start()] + "#" * (at.end() - at.start()) + text[at.end() :]
    return list(dict.fromkeys(charge for _, charge in sorted(found)))


@cache
def _wordings() -> tuple[tuple[str, str], ...]:
    """Wordings of charges with the name of each, the longest first."""
    every = [(w, group[0]) for group in words("outcomes")["charges"] for w in group]
    return tuple(sorted(every, key=lambda one: (-len(one[0]), one[0])))
