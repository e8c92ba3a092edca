"""The people of one document: full names, roles and what each is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Span as Entity
from spacy.tokens import Token

from wherefrom.attribute.kinds import Role, is_outlet, role_of
from wherefrom.attribute.lists import given_names, listed, pattern, title_words
from wherefrom.attribute.reading import Reading

_TAIL = re.compile(r"[’']s$|[’']$")
_ROLE_WORDS = (
    "office",
    "post",
    "private",
    "police",
    "military",
    "spokesperson",
    "press",
    "honorific",
    "witness",
)


@dataclass(slots=True)
class Person:
    """One person while the document is read; ``places`` are token numbers of the name."""

    name: str
    descriptions: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    gender: str | None = None
    saw: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1].casefold()

    def role(self) -> Role | None:
        """The most telling role among the descriptions: one with a body first."""
        roles = [r for r in (role_of(d) for d in self.descriptions) if r is not None]
        with_body = [r for r in roles if r.body is not None]
        return (with_body or roles or [None])[0]


class Cast:
    """People by name, found in text order; a short name means the last full name that fits."""

    def __init__(self, reading: Reading) -> None:
        self.people: list[Person] = []
        self.at: dict[int, Person] = {}
        self._reading = reading
        ents = [e for e in reading.parse.ents if e.label_ == "PERSON"]
        named = [(e, bare_name(e.text)) for e in ents]
        for entity, name in sorted(
            named, key=lambda pair: (len(pair[1].split()) < 2, pair[0].start)
        ):
            if name:
                self.add(name, entity.start, entity.end, entity.root)
        for person in self.people:
            person.places.sort()

    def add(self, name: str, start: int, end: int, root: Token) -> Person:
        """Enter one place of a name; a new person if no known name fits."""
        person = self.find(name)
        if person is None:
            person = Person(name)
            self.people.append(person)
        elif len(name.split()) > len(person.name.split()) and len(name.split()) <= 4:
            person.name = name
        person.places.append(start)
        for i in range(start, end):
            self.at[i] = person
        self._describe(person, start, end, root)
        return person

    def find(self, name: str) -> Person | None:
        """The person whom ``name`` may stand for."""
        words = [w.casefold() for w in name.split()]
        if not words:
            return None
        exact = [p for p in self.people if p.name.casefold() == name.casefold()]
        if exact:
            return exact[0]
        if len(words) == 1:
            fits = [p for p in self.people if words[0] == p.surname]
            fits = fits or [p for p in self.people if words[0] in p.name.casefold().split()]
            return fits[0] if fits else None
        for person in self.people:
            theirs = person.name.casefold().split()
            if len(theirs) == 1 and theirs[0] == words[-1]:
                return person
            if len(theirs) > 1 and theirs[-1] == words[-1] and theirs[0][0] == words[0][0]:
                if (
                    theirs[0] == words[0]
                    or len(theirs[0].strip(".")) == 1
                    or len(words[0].strip(".")) == 1
                ):
                    return person
        return None

    def _describe(self, person: Person, start: int, end: int, root: Token) -> None:
        for text in descriptions(self._reading, start, end, root):
            if text not in person.descriptions:
                person.descriptions.append(text)
            if person.gender is None:
                person.gender = gender_of(text)
        if person.gender is None:
            person.gender = gender_of_name(person.name)


def bare_name(text: str) -> str:
    """A name without titles before and possessive after it; empty if nothing is left."""
    text = _TAIL.sub("", " ".join(text.split())).strip(" ,.-'\"’“”")
    words = text.split()
    for k in range(len(words) - 2, -1, -1):
        if words[k].casefold().strip(".,") in title_words():
            words = words[k + 1 :]
            break
    words = [
        w
        for w in words
        if w[:1].isupper() or w in {"de", "del", "van", "von", "al", "bin", "la", "da", "di", "der"}
    ]
    return " ".join(words) if len(words) <= 5 else ""


def gender_of(text: str) -> str | None:
    """ "m" or "f" where a word of ``text`` tells."""
    words = {w.casefold() for w in re.findall(r"[\w.-]+", text)}
    if words & listed("roles", "female"):
        return "f"
    if words & listed("roles", "male"):
        return "m"
    return None


def gender_of_name(name: str) -> str | None:
    """ "m" or "f" where the given name tells."""
    first = name.split()[0].casefold() if len(name.split()) > 1 else ""
    if first in given_names("women"):
        return "f"
    return "m" if first in given_names("men") else None


def descriptions(reading: Reading, start: int, end: int, root: Token) -> list[str]:
    """Words beside a name that say what its bearer is: before it, and set off by commas."""
    out = [_before(reading, start, end), _after(reading, end), _apposed_before(reading, start)]
    out.append(_inside(reading.parse[start:end]))
    return [text for text in out if text]


def _inside(entity: Entity) -> str:
    """Title words that the entity itself holds: *Inspector Dave Gaskin*."""
    name = bare_name(entity.text)
    at = entity.text.find(name) if name else -1
    return " ".join(entity.text[:at].split()) if at > 0 else ""


def _before(reading: Reading, start: int, end: int) -> str:
    piece = reading.piece(reading.parse[start])
    first = start
    while first - 1 >= piece.start and start - first < 9:
        token = reading.parse[first - 1]
        if token.pos_ in {"PROPN", "NOUN", "ADJ", "PART"} or token.text in {"-", "’s", "'s", "'"}:
            first -= 1
        elif token.lower_ in {"of", "for"} and start - first >= 1 and first - 2 >= piece.start:
            if reading.parse[first - 2].pos_ in {"NOUN", "PROPN"} and _is_role(
                reading.parse[first - 2].lower_
            ):
                first -= 1
            else:
                break
        else:
            break
    text = " ".join(reading.parse[first:end].text.split())
    name = bare_name(text)
    text = text[: text.rfind(name)] if name and name in text else reading.parse[first:start].text
    return " ".join(text.split())


def _is_role(word: str) -> bool:
    return any(word in listed("roles", group) for group in _ROLE_WORDS)


def _after(reading: Reading, end: int) -> str:
    parse = reading.parse
    if end >= len(parse):
        return ""
    piece = reading.pieces[min(reading.piece_of[end - 1], len(reading.pieces) - 1)]
    at = end
    if parse[at].text in {"(", ","} or parse[at].lower_ in {"of", "from"}:
        opener = parse[at]
        words: list[str] = []
        for i in range(at + (1 if opener.is_punct else 0), min(piece.end, at + 22)):
            token = parse[i]
            if (
                token.is_punct and token.text in {",", ")", ";", ".", ":", "—", "–"}
            ) or token.text in {'"', "“", "”"}:
                if words and words[-1].isdigit() and len(words) == 1:  # , 23, of ...
                    words.clear()
                    continue
                break
            if token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBD", "VBZ", "VBP"}:
                if token.dep_ != "relcl" and not opener.is_punct:
                    break
                if not words:
                    break
                if opener.is_punct and token.dep_ not in {"relcl"}:
                    return ""
            words.append(token.text)
        text = " ".join(words)
        if opener.lower_ in {"of", "from"} and is_outlet(text):
            return f"reporter of {text}"
        if opener.lower_ in {"of", "from"}:
            return (
                f"official {text}"
                if pattern("source_kinds", "official").search(text)
                else f"representative {text}"
            )
        if any(pattern("roles", g).search(text) for g in _ROLE_WORDS):
            return text
        if words and words[0] in {"of", "from"}:
            return f"official {text}" if pattern("source_kinds", "official").search(text) else ""
    return ""


def _apposed_before(reading: Reading, start: int) -> str:
    parse = reading.parse
    piece = reading.piece(parse[start])
    if start - 1 < piece.start or parse[start - 1].text != ",":
        return ""
    words: list[str] = []
    for i in range(start - 2, max(piece.start, start - 16) - 1, -1):
        token = parse[i]
        if token.text in {",", ";", ":", '"', "“", "”"} or token.pos_ in {"VERB", "AUX"}:
            break
        words.insert(0, token.text)
    text = " ".join(words)
    return text if any(pattern("roles", g).search(text) for g in _ROLE_WORDS) else ""
