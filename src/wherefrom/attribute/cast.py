"""The people of one document: full names, roles and where each is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from wherefrom.attribute.descriptions import descriptions
from wherefrom.attribute.kinds import Role, role_of
from wherefrom.attribute.lists import listed, title_words
from wherefrom.attribute.names import bare_name, gender_of, gender_of_name
from wherefrom.attribute.reading import Reading

LONGEST = 4  # words of a fuller name that replaces a shorter one


@dataclass(slots=True)
class Person:
    """One person while the document is read; ``places`` are token numbers of the name."""

    name: str
    descriptions: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    gender: str | None = None
    saw: bool = False  # has spoken as a witness

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1].casefold()

    def role(self) -> Role | None:
        """The most telling role among the descriptions: one with a body first."""
        roles = [r for r in (role_of(d) for d in self.descriptions) if r is not None]
        with_body = [r for r in roles if r.body is not None]
        return next(iter(with_body or roles), None)


class Cast:
    """People by name; a short name means the person whose surname it is."""

    def __init__(self, reading: Reading) -> None:
        self.people: list[Person] = []
        self.at: dict[int, Person] = {}
        self._reading = reading
        entities = [(e, bare_name(e.text)) for e in reading.parse.ents if e.label_ == "PERSON"]
        # full names first, so that a surname in a headline finds its bearer
        for entity, name in sorted(entities, key=lambda p: (len(p[1].split()) < 2, p[0].start)):
            if name and not _is_company(name):
                self.add(name, entity.start, entity.end)
        for person in self.people:
            person.places.sort()
            if len(person.name.split()) == 1:
                person.name = _in_full(person.name, reading.parse)

    def add(self, name: str, start: int, end: int) -> Person:
        """Enter one place of a name; a new person if no known name fits."""
        person = self.find(name)
        if person is None:
            person = Person(name)
            self.people.append(person)
        elif len(person.name.split()) < len(name.split()) <= LONGEST:
            person.name = name
        person.places.append(start)
        for i in range(start, end):
            self.at[i] = person
        self._describe(person, start, end)
        return person

    def known(self, name: str) -> Person:
        """The person of ``name``, entered if new; a fuller name replaces a shorter one."""
        person = self.find(name)
        if person is None:
            person = Person(name, gender=gender_of_name(name))
            self.people.append(person)
        elif len(person.name.split()) < len(name.split()) <= LONGEST:
            person.name = name
        return person

    def find(self, name: str) -> Person | None:
        """The person whom ``name`` may stand for; None where nobody fits."""
        words = name.casefold().split()
        if not words:
            return None
        for person in self.people:
            if person.name.casefold() == name.casefold():
                return person
        if len(words) == 1:
            fits = [p for p in self.people if words[0] == p.surname]
            fits = fits or [p for p in self.people if words[0] in p.name.casefold().split()]
            return next(iter(fits), None)
        return next((p for p in self.people if _may_be(p.name.casefold().split(), words)), None)

    def _describe(self, person: Person, start: int, end: int) -> None:
        for text in descriptions(self._reading, start, end):
            if text not in person.descriptions:
                person.descriptions.append(text)
            person.gender = person.gender or gender_of(text)
        person.gender = person.gender or gender_of_name(person.name)


def _is_company(name: str) -> bool:
    """True for a company that the tagger took for a person: *Northlight Seafoods*."""
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in listed("source_kinds", "company_end")


def _in_full(surname: str, parse: Doc) -> str:
    """The surname with the one given name that stands before it somewhere in the text."""
    given = {
        parse[token.i - 1].text
        for token in parse[1:]
        if token.text == surname
        and (before := parse[token.i - 1]).pos_ == "PROPN"
        and before.dep_ == "compound"
        and before.head.i == token.i
        and before.text[:1].isupper()
        and before.text[1:].islower()
        and before.text.casefold() not in title_words()
    }
    return f"{given.pop()} {surname}" if len(given) == 1 else surname


def _may_be(known: list[str], words: list[str]) -> bool:
    """True for one surname with one given name, or with an initial for it."""
    if known[-1] != words[-1]:
        return False
    if len(known) == 1:
        return True
    one, other = known[0].strip("."), words[0].strip(".")
    return one == other or (one[:1] == other[:1] and 1 in {len(one), len(other)})
