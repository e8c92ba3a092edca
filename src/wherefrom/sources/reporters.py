"""Reporters who are told with their outlet in one document and without it in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.model import Mention
from wherefrom.sources.people import Person, fuller, person


def with_outlets(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions in which a reporter whose outlet the case tells is named by that outlet.

    A mention of kind outlet has the reporter's name in ``role`` where the text
    tells the outlet; without an outlet the name is the reporter's own.
    """
    told: dict[Person, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "outlet" and mention.role:
            told[person(mention.role)].add(mention.name)
    return [_named(mention, told) for mention in mentions] if told else list(mentions)


def _named(mention: Mention, told: dict[Person, set[str]]) -> Mention:
    if mention.kind != "outlet" or mention.role or not mention.named:
        return mention
    name = person(mention.name)
    outlets = {o for who, names in told.items() if _one(name, who) for o in names}
    if len(outlets) != 1:
        return mention
    return replace(mention, name=min(outlets), role=mention.name)


def _one(name: Person, who: Person) -> bool:
    return name.full and (name == who or fuller(name, who) is not None)
