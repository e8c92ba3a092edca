"""Who has spoken so far, for *he*, *they* and *the agency* to look back to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from wherefrom.attribute.cast import Cast, Person
from wherefrom.attribute.lists import listed
from wherefrom.attribute.names import gender_of
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voice import Voice

PLURAL = {"they", "them", "their", "both"}
FAR = 120  # tokens a pronoun looks back for its noun
MEMORY = 300  # voices; in a long report an older one is no longer meant
_MARKS = {'"', "“", "”", "``", "''", "«", "»", "„"}
SUBJECT_BONUS = 40  # tokens by which the subject of a sentence counts as nearer
OUTLETS = {
    "newspaper", "paper", "agency", "station", "magazine", "report", "channel", "website",
    "network", "broadcaster", "television",
}  # fmt: skip
COMPANIES = {
    "company", "group", "club", "team", "organisation", "organization", "party", "charity",
    "firm", "university",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """One earlier voice."""

    token: int
    voice: Voice
    person: Person | None
    plural: bool


class Hearing:
    """Voices in text order."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._parse = reading.parse
        self._cast = cast
        self._heard: list[Heard] = []

    def remember(self, heard: Heard) -> None:
        """Add the latest voice."""
        self._heard.append(heard)

    def last_outlet(self) -> Voice | None:
        """The outlet named last."""
        near = reversed(self._heard[-MEMORY:])
        return next((h.voice for h in near if h.voice.kind == "outlet"), None)

    def before(self, head: int) -> list[Heard]:
        """The last voices before token ``head``, the nearest first."""
        return [h for h in reversed(self._heard[-MEMORY:]) if h.token < head]

    def thing(self, head: int, word: str) -> Voice | None:
        """The body, record or group that *it* or *they* stands for."""
        for heard in self.before(head):
            if head - heard.token > FAR:
                break
            if heard.person is not None or not (heard.voice.named or heard.plural):
                continue
            many = heard.plural or heard.voice.kind in {"official", "organisation"}
            if word not in PLURAL or many:
                return replace(heard.voice, why=f"*{word}*: the last to speak before")
        if word not in PLURAL:
            return None
        return Voice(word, "anonymous", False, why="nobody before that fits")

    def beside(self, head: int, gender: str, content: frozenset[int]) -> Person | None:
        """Who fits in the words before the pronoun in its own sentence, if just one does.

        *While Brandt's report was read, he said*. Nobody of whom the sentence
        tells as said (*Brandt fell, he said*), nor in a quotation.
        """
        start = self._parse[head].sent.start
        outside = [i for i in range(start, head) if i not in content and i in self._cast.at]
        if any(self._parse[i].text in _MARKS for i in range(start, head)) or not outside:
            return None
        people = {id(p): p for i in outside if (p := self._cast.at[i]).gender in {gender, None}}
        return next(iter(people.values())) if len(people) == 1 else None

    def person(self, head: int, gender: str) -> Person | Voice | None:
        """The person that *he* or *she* is: the last speaker, else the last subject."""
        for heard in self.before(head):
            if head - heard.token > FAR or self._newer_subject(heard, head, gender):
                break
            if heard.person is not None and heard.person.gender in {None, gender}:
                heard.person.gender = gender
                return heard.person
            if _is_somebody(heard) and gender_of(heard.voice.name) in {None, gender}:
                return replace(heard.voice, why="a pronoun: the last to speak before")
        return self._nearest(head, gender)

    def described(self, text: str, word: str, head: int) -> Voice | None:
        """*The ministry*, *the agency*, *the company*: the one named before."""
        heard = self.before(head)
        short = len(text.split()) <= 3 and self._parse[head].pos_ == "NOUN"
        for h in heard if short else ():
            fits = h.voice.kind != "outlet" or word in OUTLETS
            named = re.search(rf"\b{re.escape(word)}\b", h.voice.name, re.IGNORECASE)
            if h.person is None and fits and named:
                return replace(h.voice, why=f"*{text}*: named before")
        for kind, words in (("outlet", OUTLETS), ("organisation", COMPANIES)):
            near = [h for h in heard if word != "report" or head - h.token <= FAR]
            for h in near if word in words and len(text.split()) <= 3 else ():
                if h.voice.kind == kind:
                    name = h.voice.body or h.voice.name
                    return replace(h.voice, name=name, why=f"*{text}*: named before")
        return None

    def only_witness(self, lead: str, word: str, head: int) -> Person | None:
        """*Her friend*, *the resident*: the one without office who has spoken, if just one."""
        kin = word in listed("roles", "private") or word in listed("roles", "witness")
        if not kin or not lead.startswith(("the ", "her ", "his ", "their ")):
            return None
        people = {
            id(h.person): h.person
            for h in self.before(head)
            if h.person is not None and h.voice.kind in {"witness", "person"}
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _newer_subject(self, heard: Heard, head: int, gender: str) -> bool:
        """True when somebody else who fits became the subject of a sentence since."""
        since = self._named(heard.token + 1, head)
        if any(person is heard.person for _, person in since):
            return False
        return any(
            person.gender in {gender, None} and self._is_subject(place, person)
            for place, person in since
        )

    def _named(self, start: int, end: int) -> list[tuple[int, Person]]:
        """Who is named between two tokens, and where, in text order."""
        starting = self._cast.starting
        return [(place, p) for place in range(start, end) for p in starting.get(place, ())]

    def _is_subject(self, place: int, person: Person) -> bool:
        return any(
            _is_subject(self._parse[i])
            for i in range(place, min(place + 4, len(self._parse)))
            if self._cast.at.get(i) is person
        )

    def _nearest(self, head: int, gender: str) -> Person | None:
        best: tuple[int, Person] | None = None
        for place, person in self._named(max(0, head - FAR), head):
            if person.gender in {None, gender}:
                score = place + (SUBJECT_BONUS if self._is_subject(place, person) else 0)
                if best is None or score > best[0]:
                    best = (score, person)
        return best[1] if best else None


def _is_subject(token: Token) -> bool:
    """Of a sentence, itself or beside it: *the forewoman, Ann Lee, denies it*."""
    subject = token.head if token.dep_ == "appos" else token
    return subject.dep_ in {"nsubj", "nsubjpass"} and subject.head.dep_ == "ROOT"


def _is_somebody(heard: Heard) -> bool:
    """True for one person whom the text names by one word or not at all.

    *A resident* and *Amina, a cook* are; *reportedly* and *the ministry* are not.
    """
    voice = heard.voice
    single = heard.person is None and not heard.plural
    kinds = {"person", "witness"} | (set() if voice.named else {"anonymous", "withheld"})
    return single and voice.kind in kinds and not voice.name.startswith("unnamed")
