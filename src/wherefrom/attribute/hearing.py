"""Who has spoken so far, for *he*, *they* and *the agency* to look back to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wherefrom.attribute.cast import Cast, Person
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voice import Voice

PLURAL = {"they", "them", "their", "both"}
FAR = 120  # tokens a pronoun looks back for its noun
MEMORY = 300  # voices; in a long report an older one is no longer meant
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
        return next((h.voice for h in reversed(self._heard) if h.voice.kind == "outlet"), None)

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

    def person(self, head: int, gender: str) -> Person | Voice | None:
        """The person that *he* or *she* is: the last speaker, else the last subject."""
        for heard in self.before(head):
            if head - heard.token > FAR or self._newer_subject(heard, head, gender):
                break
            if heard.person is not None and heard.person.gender in {None, gender}:
                heard.person.gender = gender
                return heard.person
            unnamed = _is_somebody(heard)
            if unnamed:
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
            for h in heard if word in words and len(text.split()) <= 3 else ():
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
        since = range(heard.token + 1, head)
        if heard.person is not None and any(p in since for p in heard.person.places):
            return False
        return any(
            place in since and self._is_subject(place, person)
            for person in self._cast.people
            if person is not heard.person and person.gender in {gender, None}
            for place in person.places
        )

    def _is_subject(self, place: int, person: Person) -> bool:
        return any(
            self._parse[i].dep_ in {"nsubj", "nsubjpass"} and self._parse[i].head.dep_ == "ROOT"
            for i in range(place, min(place + 4, len(self._parse)))
            if self._cast.at.get(i) is person
        )

    def _nearest(self, head: int, gender: str) -> Person | None:
        best: tuple[int, Person] | None = None
        for person in self._cast.people:
            if person.gender not in {None, gender}:
                continue
            for place in person.places:
                if head - FAR <= place < head:
                    score = place + (SUBJECT_BONUS if self._is_subject(place, person) else 0)
                    if best is None or score > best[0]:
                        best = (score, person)
        return best[1] if best else None


def _is_somebody(heard: Heard) -> bool:
    """True for one person without a name: *a resident*, not *reportedly*."""
    voice = heard.voice
    single = heard.person is None and not heard.plural and not voice.named
    kinds = voice.kind in {"anonymous", "person", "witness", "withheld"}
    return single and kinds and not voice.name.startswith("unnamed")
