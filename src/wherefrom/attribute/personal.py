"""What kind of source a known person is, by role, office and what they tell."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from wherefrom.attribute.cast import Person
from wherefrom.attribute.kinds import Role, body_kind, role_of
from wherefrom.attribute.lists import pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.testimony import speaks_as_witness, tells_of_own
from wherefrom.attribute.voice import Voice, outlet_beside, outlet_name, squeezed
from wherefrom.attribute.voicing import Voicing
from wherefrom.attribute.withheld import is_withheld
from wherefrom.model import OriginKind

_PLACE = re.compile(
    r"^(?:the\s+)?([A-Z]\w+)(?:\s?[’']s)?\s+(?:city|public safety|town)\b", re.IGNORECASE
)
_CITY = re.compile(r"\b[Cc]ity of ([A-Z]\w+)")


def person_voice(
    person: Person,
    voicing: Voicing,
    text: str,
    reading: Reading,
    *,
    police: str | None = None,
    why: str = "named",
) -> Voice:
    """``person`` as the source of ``voicing``, named by the words ``text``.

    In office a person speaks for the body; a reporter for the outlet; who
    tells of what they lived through is a witness; others are persons.
    """
    role = person.role() or role_of(text.replace(person.name, " ").strip())
    outlet = _outlet_of(person, text, role)
    if outlet:
        why = f"{person.name}, who reports for it"
        return Voice(outlet_name(outlet), "outlet", True, why=why, role=person.name)
    voice = _in_office(person, voicing, text, reading, role, police, why)
    return replace(voice, role=_told_role(person)) if voice.role is None else voice


def _outlet_of(person: Person, text: str, role: Role | None) -> str | None:
    """The outlet that a person reports for, told here or where the person is first named."""
    found = outlet_beside(text, person.name)
    if found is None and role is not None and role.kind == "outlet":
        return role.body
    for description in person.descriptions if found is None and role is None else ():
        found = found or outlet_beside(f"{description} {person.name}", person.name)
    return found


def _told_role(person: Person) -> str | None:
    """The descriptions that say what the person is, in the text's words; None: none do."""
    told = [d for d in person.descriptions if role_of(d) is not None]
    return "; ".join(told) or None


def _in_office(
    person: Person,
    voicing: Voicing,
    text: str,
    reading: Reading,
    role: Role | None,
    police: str | None,
    why: str,
) -> Voice:
    """The person as the voice of a body, of a public office, or of nobody but themselves."""
    if role is not None and role.body is not None and role.body_kind is not None:
        body = body_name(role.body, reading, police)
        return Voice(person.name, role.body_kind, True, body, role.body_kind, why)
    if role is not None and role.kind == "official":
        return Voice(person.name, "official", True, None, None, why)
    owner = _owner(text, person.name)
    if owner is not None and role is None:
        kind = body_kind(owner)
        return Voice(person.name, kind, True, owner, kind, why)
    if role is None and any(reading.parse[i].lemma_ == "report" for i in voicing.cue):
        return Voice(person.name, "outlet", True, why="reports as a journalist does")
    if is_withheld(reading.document.text, person.name):
        return Voice(person.name, "withheld", False, why="the name is kept back")
    return Voice(person.name, _plain_kind(person, voicing, reading), True, None, None, why)


def _owner(text: str, name: str) -> str | None:
    """The body in *the Relief Society's NAME*."""
    found = re.match(r"^(?:the\s+)?(.+?)[’']s\s+" + re.escape(name), text, re.IGNORECASE)
    if found is None:
        return None
    body = any(
        pattern("source_kinds", k).search(found.group(1)) for k in ("official", "organisation")
    )
    return found.group(1) if body else None


def _plain_kind(person: Person, voicing: Voicing, reading: Reading) -> OriginKind:
    """witness for who tells of what they lived through, else person."""
    role = person.role()
    private = role is not None and role.kind == "person"
    sure = bool(voicing.content) and speaks_as_witness(reading, voicing)
    own = sure if private else tells_of_own(reading, voicing, person)
    person.saw = person.saw or sure or (own and not private)
    if person.saw or own or (role is not None and role.kind == "witness"):
        return "witness"
    return "person"


@lru_cache(maxsize=64)
def _cities(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(_CITY.findall(text))))


def body_name(body: str, reading: Reading, police: str | None) -> str:
    """The body as the document names it: *police* is the one police force it names."""
    if police and body.casefold() in {"police", "the police"}:
        return police
    cities = _cities(reading.document.text)
    place = _PLACE.match(body)
    if place is not None and place.group(1).title() in cities:
        return f"City of {place.group(1).title()}"
    if re.match(r"^(?:the\s+)?(?:city|town)\b", body, re.IGNORECASE) and len(cities) == 1:
        return f"City of {cities[0]}"
    return squeezed(body)
