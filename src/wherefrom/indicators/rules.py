"""How to recognise a code, as its codebook writes it: rules, and references to other codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wherefrom.indicators.nodes import Place
from wherefrom.model import Rule

PHRASES = ("words", "verb", "subject", "object", "unless")
FLAGS = ("negated", "passive", "foretold")
KNOWN = ("why", "probability", *PHRASES, "others", *FLAGS, "part")
LIKELY = 0.8  # where a rule does not say how often it is right


@dataclass(frozen=True, slots=True)
class Like:
    """What is coded as another code is; ``part`` names some of its rules only."""

    scheme: str
    code: str
    part: str
    place: Place


def rules_of(given: Place, lists: Mapping[str, tuple[str, ...]]) -> Iterator[Rule | Like]:
    """The rules of one code; ``lists`` are those that ``@name`` stands for.

    Raises:
        BadCodebook: a field is unknown or of another form, or a list is not there.
    """
    for place in given.items():
        fields = place.fields()
        if "like" in fields:
            yield _like(fields)
        else:
            yield _rule(place, fields, lists)


def _like(fields: Mapping[str, Place]) -> Like:
    for name, place in fields.items():
        if name not in ("like", "part"):
            raise place.bad(f"{name!r} cannot stand beside `like`", "Make it a rule of its own.")
    scheme, slash, code = fields["like"].text().rpartition("/")
    part = fields["part"].text() if "part" in fields else ""
    return Like(scheme if slash else "", code, part, fields["like"])


def _rule(place: Place, fields: Mapping[str, Place], lists: Mapping[str, tuple[str, ...]]) -> Rule:
    for name, field in fields.items():
        if name not in KNOWN:
            raise field.bad(f"{name!r} is no field of a rule", f"Known are: {', '.join(KNOWN)}.")
    if "why" not in fields:
        raise place.bad("a rule lacks `why`", "Say in one sentence what it recognises.")
    if "words" not in fields and "verb" not in fields:
        raise place.bad("a rule needs `words` or `verb`", "Say what is to be looked for.")
    given: dict[str, Any] = {n: _phrases(fields[n], lists) for n in PHRASES if n in fields}
    given |= {name: fields[name].flag() for name in FLAGS if name in fields}
    if "others" in fields:
        given["others"] = tuple(_phrases(one, lists) for one in fields["others"].items())
    if "part" in fields:
        given["part"] = fields["part"].text()
    probability = fields["probability"].number() if "probability" in fields else LIKELY
    return Rule(fields["why"].text(), probability, **given)


def _phrases(given: Place, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Phrases with the lists they name put in their place."""
    found: list[str] = []
    for one in given.items():
        text = one.text()
        if not text.startswith("@"):
            found.append(text)
        elif text[1:] in lists:
            found += lists[text[1:]]
        else:
            known = ", ".join(lists) or "none"
            raise one.bad(f"there is no list {text[1:]!r}", f"Lists of this file: {known}.")
    return tuple(dict.fromkeys(found))
