"""The people of one document: full names, roles and where each is named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, pairwise

from spacy.tokens import Doc

from wherefrom.attribute.descriptions import descriptions
from wherefrom.attribute.kinds import Role, role_of
from wherefrom.attribute.lists import listed, title_words
from wherefrom.attribute.names import among_capitals, bare_name, gender_of, gender_of_name
from wherefrom.attribute.reading import Reading
from wherefrom.data.shortnamed import short_named

LONGEST = 4  # words of a fuller name that replaces a shorter one
MOST_ALIKE = 200  # people with one word of their names in common who are told apart
MOST_DESCRIPTIONS = 50  # of one person; every voice of theirs looks through them


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
        self.starting: dict[int, list[Person]] = {}  # by the token that a place of a name begins at
        self._by_name: dict[str, int] = {}  # numbers of people
        self._by_word: dict[str, dict[int, None]] = {}  # of those whose name has the word
        self._reading = reading
        uses = Counter(token.text for token in reading.parse)
        entities = [(e, bare_name(e.text)) for e in reading.parse.ents if e.label_ == "PERSON"]
        # full names first, so that a surname in a headline finds its bearer
        for entity, name in sorted(entities, key=lambda p: (len(p[1].split()) < 2, p[0].start)):
            if name and not _is_company(name) and not among_capitals(name, entity, uses):
                self.add(name, entity.start, entity.end)
        for token in short_named(reading.parse):
            if token.i not in self.at:
                self.add(token.text, token.i, token.i + 1)
        given = _given_names(reading.parse)
        for number, person in enumerate(self.people):
            person.places.sort()
            before = given.get(person.name, set())
            if len(before) == 1:
                self._name(number, f"{next(iter(before))} {person.name}")

    def add(self, name: str, start: int, end: int) -> Person:
        """Enter one place of a name; a new person if no known name fits."""
        person = self._entered(name, None)
        person.places.append(start)
        self.starting.setdefault(start, []).append(person)
        for i in range(start, end):
            self.at[i] = person
        self._describe(person, start, end)
        return person

    def known(self, name: str) -> Person:
        """The person of ``name``, entered if new; a fuller name replaces a shorter one."""
        return self._entered(name, gender_of_name(name))

    def _entered(self, name: str, gender: str | None) -> Person:
        number = self._number(name)
        if number is None:
            number = len(self.people)
            self.people.append(Person(name, gender=gender))
            self._name(number, name)
        elif len(self.people[number].name.split()) < len(name.split()) <= LONGEST:
            self._name(number, name)
        return self.people[number]

    def _name(self, number: int, name: str) -> None:
        self.people[number].name = name
        self._by_name.setdefault(name.casefold(), number)
        for word in name.casefold().split():
            self._by_word.setdefault(word, {})[number] = None

    def find(self, name: str) -> Person | None:
        """The person whom ``name`` may stand for; None where nobody fits."""
        number = self._number(name)
        return None if number is None else self.people[number]

    def _number(self, name: str) -> int | None:
        words = name.casefold().split()
        if not words:
            return None
        same = self._by_name.get(name.casefold())
        if same is not None and self.people[same].name.casefold() == name.casefold():
            return same
        near = [(k, self.people[k].name.casefold()) for k in self.with_word(words[-1])]
        if len(words) == 1:
            fits = [k for k, known in near if known.split()[-1] == words[0]]
            fits = fits or [k for k, known in near if words[0] in known.split()]
        else:
            fits = [k for k, known in near if _may_be(known.split(), words)]
        return next(iter(fits), None)

    def with_word(self, word: str) -> list[int]:
        """Numbers of the first people whose name has the word, in the order they were named."""
        return sorted(islice(self._by_word.get(word, ()), MOST_ALIKE))

    def _describe(self, person: Person, start: int, end: int) -> None:
        for text in descriptions(self._reading, start, end):
            if text not in person.descriptions and len(person.descriptions) < MOST_DESCRIPTIONS:
                person.descriptions.append(text)
            person.gender = person.gender or gender_of(text)
        person.gender = person.gender or gender_of_name(person.name)


def _is_company(name: str) -> bool:
    """True for a company that the tagger took for a person: *Northlight Seafoods*."""
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in listed("source_kinds", "company_end")


def _given_names(parse: Doc) -> dict[str, set[str]]:
    """Surnames with the given names that stand before them somewhere in the text."""
    out: dict[str, set[str]] = {}
    for before, token in pairwise(parse):
        if (
            before.pos_ == "PROPN"
            and before.dep_ == "compound"
            and before.head.i == token.i
            and before.text[:1].isupper()
            and before.text[1:].islower()
            and before.text.casefold() not in title_words()
        ):
            out.setdefault(token.text, set()).add(before.text)
    return out


def _may_be(known: list[str], words: list[str]) -> bool:
    """True for one surname with one given name, or with an initial for it."""
    if known[-1] != words[-1]:
        return False
    if len(known) == 1:
        return True
    one, other = known[0].strip("."), words[0].strip(".")
    return one == other or (one[:1] == other[:1] and 1 in {len(one), len(other)})
