"""Who a source's words point at, inside one document: pronouns, short names, descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from wherefrom.attribute.bodies import phrase_voice, police_name
from wherefrom.attribute.cast import Cast, Person, bare_name
from wherefrom.attribute.clauses import noun_phrase
from wherefrom.attribute.kinds import is_outlet, role_of
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.testimony import speaks_as_witness, tells_of_own
from wherefrom.attribute.voice import Voice, outlet_beside, outlet_name, squeezed
from wherefrom.attribute.voicing import Voicing
from wherefrom.model import OriginKind

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
PLURAL = {"they", "them", "their", "both"}
FIRST = {"i", "we", "me", "us", "my", "our", "you", "your"}
THINGS = {"it", "who", "which", "that", "this", "what"}
FAR = 120  # tokens a pronoun looks back for its noun
_ROLES = ("office", "post", "private", "spokesperson", "police", "press", "witness")
_OUTLETS = {
    "newspaper",
    "paper",
    "agency",
    "station",
    "magazine",
    "report",
    "channel",
    "website",
    "network",
    "broadcaster",
}
_COMPANIES = {
    "company",
    "group",
    "club",
    "team",
    "organisation",
    "organization",
    "party",
    "charity",
    "firm",
    "university",
}
_BY_CASE = re.compile(r"\b(?:prosecutors?|prosecution|district attorney|D\.?A\.?)\b")


@dataclass(frozen=True, slots=True)
class _Heard:
    """One earlier voice, for pronouns and *the spokesman* to look back to."""

    token: int
    voice: Voice
    person: Person | None
    plural: bool


class Speakers:
    """Resolves sources in text order; remembers who has spoken."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self._heard: list[_Heard] = []
        self._police = police_name(reading.document.text)

    def voice(self, voicing: Voicing) -> Voice | None:
        """Who speaks in ``voicing``; None where the words are the writer's own (*I think*)."""
        if voicing.head is None:
            return self._unnamed(voicing)
        text, head = self._one_of_two(voicing, voicing.head)
        found = self._resolve(text, head, voicing)
        if found is not None and (voicing.chain or found.named):
            person = self.cast.at.get(head) or self.cast.find(found.name)
            plural = self.reading.parse[head].tag_ in {"NNS", "NNPS"}
            at = min(voicing.cue) if voicing.cue else voicing.head
            self._heard.append(_Heard(at, found, person, plural))
        return found

    def outlet(self, head: int) -> Voice | None:
        """The outlet that was told, or None where the one told is no outlet."""
        token = self.reading.parse[head]
        tokens = [
            t for t in token.subtree if abs(t.i - head) <= 6 and t.dep_ not in {"relcl", "acl"}
        ]
        text = squeezed(self.reading.parse[tokens[0].i : tokens[-1].i + 1].text)
        text = re.split(r"\s+(?:that|in|on|during|after|at|by|last)\s|,", text)[0]
        if pattern("source_kinds", "state_media").search(text):
            return Voice(outlet_name(text), "outlet", True, why="the outlet that was told")
        if text.casefold() in {
            "the television",
            "the agency",
            "the paper",
            "the newspaper",
            "the station",
            "the network",
        }:
            return next((h.voice for h in reversed(self._heard) if h.voice.kind == "outlet"), None)
        if token.lower_ in {"reporters", "journalists", "people"} or not is_outlet(text):
            return None
        return Voice(outlet_name(text), "outlet", True, why="the outlet that was told")

    def _unnamed(self, voicing: Voicing) -> Voice | None:
        if voicing.unnamed is None:
            return None
        if voicing.unnamed.startswith("accused"):
            found = _BY_CASE.search(self.reading.document.text)
            if found is not None:
                name = "prosecutors" if found.group()[0] in "pP" else "District Attorney"
                return Voice(name, "official", True, name, "official", "who accuses in this case")
        return Voice(f"unnamed ({voicing.unnamed})", "anonymous", False, why="nobody is named")

    def _text(self, source: frozenset[int], head: int) -> str:
        tokens = set(source)
        if head not in tokens:
            token = self.reading.parse[head]
            tokens = noun_phrase(token, self.reading.piece(token)) or {head}
        return squeezed(self.reading.parse[min(tokens) : max(tokens) + 1].text)

    def _one_of_two(self, voicing: Voicing, head: int) -> tuple[str, int]:
        """Of *officials and the Harbour Post* the one that has a name, else the first."""
        parse = self.reading.parse
        token = parse[head]
        others = [c for c in token.children if c.dep_ == "conj" and c.i in voicing.source]
        if not others or token.i in self.cast.at:
            return self._text(voicing.source, head), head
        edge = min(t.i for t in others[0].subtree)
        first = {i for i in voicing.source if i < edge}
        while first and (parse[max(first)].pos_ == "CCONJ" or parse[max(first)].is_punct):
            first.discard(max(first))
        rest = {i for i in voicing.source if i >= edge}
        nameless = (
            token.lemma_.lower() in listed("anonymous", "plural") or token.lower_ == "officials"
        )
        if nameless and rest and others[0].lemma_.lower() not in listed("anonymous", "plural"):
            return squeezed(parse[min(rest) : max(rest) + 1].text), others[0].i
        if token.pos_ == "NOUN" and others[0].i in self.cast.at:  # *businessman and blogger NAME*
            return self._text(voicing.source, head), others[0].i
        if not first:
            return self._text(voicing.source, head), head
        return squeezed(parse[min(first) : max(first) + 1].text), head

    def _resolve(self, text: str, head: int, voicing: Voicing) -> Voice | None:
        token = self.reading.parse[head]
        word = token.lower_
        if word in FIRST or word in {"someone", "somebody", "anyone", "nobody", "everyone"}:
            return None
        if word in SINGULAR:
            unknown = Voice(word, "anonymous", False, why="nobody before that fits")
            return self._back(head, SINGULAR[word], voicing) or unknown
        if word in PLURAL or word in THINGS:
            return self._pronoun(head, word)
        person = self._person(voicing.source | {head}, head)
        if person is not None:
            return self._of_person(person, voicing, text)
        described = self._described(text, word, head, voicing)
        if described is not None:
            return described
        found = phrase_voice(text, token, self.reading, self._police)
        return found if found is not None and found.name else None

    def _pronoun(self, head: int, word: str) -> Voice | None:
        """The body, record or group that *it* or *they* stands for."""
        for heard in reversed(self._heard):
            if head - heard.token > FAR or heard.token >= head:
                continue
            if heard.person is None and heard.voice.named | heard.plural:
                if (
                    word not in PLURAL
                    or heard.plural
                    or heard.voice.kind in {"official", "organisation"}
                ):
                    return replace(heard.voice, why=f"*{word}*: the last to speak before")
        if word not in PLURAL:
            return None
        return Voice(word, "anonymous", False, why="nobody before that fits")

    def _back(self, head: int, gender: str, voicing: Voicing) -> Voice | None:
        """The person that *he* or *she* stands for: the last speaker, else the last subject."""
        for heard in reversed(self._heard):
            if heard.token >= head or head - heard.token > FAR:
                continue
            if self._newer_subject(heard, head, gender):
                break
            if heard.person is not None and heard.person.gender in {None, gender}:
                heard.person.gender = gender
                return self._of_person(
                    heard.person, voicing, heard.person.name, "a pronoun: the last to speak before"
                )
            single = heard.person is None and not heard.plural
            if (
                single
                and heard.voice.kind in {"anonymous", "person", "witness"}
                and not heard.voice.named
            ):
                if not heard.voice.name.startswith("unnamed"):
                    return replace(heard.voice, why="a pronoun: the last to speak before")
        person = self._nearest(head, gender)
        if person is None:
            return None
        return self._of_person(person, voicing, person.name, "a pronoun: the nearest person before")

    def _newer_subject(self, heard: _Heard, head: int, gender: str) -> bool:
        """True when somebody else who fits became the subject of a sentence since."""
        for person in self.cast.people:
            if person is heard.person or person.gender not in {gender, None}:
                continue
            if any(heard.token < p < head and self._is_subject(p, person) for p in person.places):
                return heard.person is None or not any(
                    heard.token < p < head for p in heard.person.places
                )
        return False

    def _is_subject(self, place: int, person: Person) -> bool:
        parse = self.reading.parse
        return any(
            parse[i].dep_ in {"nsubj", "nsubjpass"} and parse[i].head.dep_ == "ROOT"
            for i in range(place, min(place + 4, len(parse)))
            if self.cast.at.get(i) is person
        )

    def _nearest(self, head: int, gender: str) -> Person | None:
        best: tuple[int, Person] | None = None
        for person in self.cast.people:
            if person.gender not in {None, gender}:
                continue
            for place in person.places:
                if head - FAR <= place < head:
                    score = place + (40 if self._is_subject(place, person) else 0)
                    if best is None or score > best[0]:
                        best = (score, person)
        return best[1] if best else None

    def _person(self, source: frozenset[int], head: int) -> Person | None:
        parse = self.reading.parse
        for child in parse[head].children:  # *the head of the team, NAME*
            if child.dep_ == "appos" and child.i > head:
                if child.i in self.cast.at:
                    return self.cast.at[child.i]
                if (
                    child.pos_ == "PROPN"
                    and parse[head].pos_ == "NOUN"
                    and _is_role_word(parse[head].lower_)
                ):
                    return self._new_person(child)
        if head in self.cast.at:
            return self.cast.at[head]
        near = [i for i in sorted(source) if i in self.cast.at and abs(i - head) <= 8]
        if near and parse[head].pos_ == "PROPN" and near[-1] + 1 == head:
            return self.cast.at[near[-1]]
        if near and near[0] > head and parse[near[0] - 1].text != "of":
            first = parse[near[0]]
            if first.dep_ != "poss" and parse[near[-1]].dep_ in {"appos", "compound", "flat"}:
                return self.cast.at[near[0]]
        return self._new_person(parse[head])

    def _new_person(self, token: Token) -> Person | None:
        """A capitalised name that the entity tagger missed or took for something else."""
        parse = self.reading.parse
        known = self.cast.find(token.text.strip("'’")) if token.pos_ == "PROPN" else None
        if known is not None and token.text.casefold() == known.surname:
            return known
        if token.pos_ != "PROPN" or token.lower_ in listed("roles", "office"):
            return None
        start = token.i
        while (
            start > 0 and parse[start - 1].pos_ == "PROPN" and parse[start - 1].sent == token.sent
        ):
            start -= 1
        name = bare_name(parse[start : token.i + 1].text)
        titled = start > 0 and _is_role_word(parse[start - 1].lower_)
        stripped = len(name.split()) < token.i + 1 - start
        if not name or name.isupper() or is_outlet(name) or _is_body(name):
            return None
        if token.ent_type_ in {"ORG", "GPE", "NORP", "LOC", "FAC"} and not (titled or stripped):
            return None
        if len(name.split()) == 1 and not (titled or stripped or token.ent_type_ == "PERSON"):
            return None
        return self.cast.add(name, token.i - len(name.split()) + 1, token.i + 1, token)

    def _of_person(
        self, person: Person, voicing: Voicing | None, text: str, why: str = "named"
    ) -> Voice:
        role = person.role() or role_of(text.replace(person.name, " ").strip())
        outlet = outlet_beside(text, person.name)
        if outlet:
            return Voice(
                outlet_name(outlet), "outlet", True, why=f"{person.name}, who reports for it"
            )
        if role is not None and role.kind == "outlet" and role.body:
            return Voice(
                outlet_name(role.body), "outlet", True, why=f"{person.name}, who reports for it"
            )
        if role is not None and role.body is not None and role.body_kind is not None:
            body = self._body(role.body)
            return Voice(person.name, role.body_kind, True, body, role.body_kind, why)
        if role is not None and role.kind == "official":
            return Voice(person.name, "official", True, None, None, why)
        if voicing is not None and role is None and self._reports(voicing):
            return Voice(person.name, "outlet", True, why="reports as a journalist does")
        return Voice(
            person.name,
            self._plain_kind(person, voicing, role is not None and role.kind == "person"),
            True,
            None,
            None,
            why,
        )

    def _plain_kind(self, person: Person, voicing: Voicing | None, private: bool) -> OriginKind:
        """witness for who tells of what they lived through, else person."""
        own = tells_of_own(self.reading, voicing, person)
        sure = own and voicing is not None and speaks_as_witness(self.reading, voicing)
        person.saw = person.saw or sure or (own and not private)
        role = person.role()
        if person.saw or own or (role is not None and role.kind == "witness"):
            return "witness"
        return "person"

    def _reports(self, voicing: Voicing) -> bool:
        return any(self.reading.parse[i].lemma_ == "report" for i in voicing.cue)

    def _body(self, body: str) -> str:
        if body.casefold() in {"police", "the police"} and self._police:
            return self._police
        place = re.match(
            r"^(?:the\s+)?([A-Z]\w+)(?:\s[’']s|[’']s)?\s+(?:city|public safety|town)\b",
            body,
            re.IGNORECASE,
        )
        cities = set(re.findall(r"\b[Cc]ity of ([A-Z]\w+)", self.reading.document.text))
        if place is not None and place.group(1).title() in cities:
            return f"City of {place.group(1).title()}"
        if re.match(r"^(?:the\s+)?(?:city|town)\b", body, re.IGNORECASE) and len(cities) == 1:
            return f"City of {sorted(cities)[0]}"
        return squeezed(body)

    def _described(self, text: str, word: str, head: int, voicing: Voicing) -> Voice | None:
        """*The governor*, *the spokesman*, *the agency*: the one of that description named before."""
        lead = text.casefold()
        definite = lead.startswith(
            ("the ", "that ", "this ", "her ", "his ", "their ")
        ) or re.search(r"[’']s ", lead)
        if not definite and (word not in listed("roles", "office") or lead != word):
            return None
        if self.reading.parse[head].tag_ in {"NNS", "NNPS"}:
            return None
        return (
            self._by_role_word(text, word, head, voicing)
            or self._heard_before(text, word, head)
            or self._only_witness(lead, word, head, voicing)
        )

    def _by_role_word(self, text: str, word: str, head: int, voicing: Voicing) -> Voice | None:
        if not _is_role_word(word) and word not in {"gunman", "suspect", "defendant", "singer"}:
            return None
        for person in reversed(self.cast.people):
            before = any(p < head for p in person.places)
            if before and any(_says(word, description) for description in person.descriptions):
                return self._of_person(
                    person, voicing, person.name, f"*{text}*: the one so described"
                )
        return None

    def _heard_before(self, text: str, word: str, head: int) -> Voice | None:
        heard = [h for h in reversed(self._heard) if h.token < head]
        short = len(text.split()) <= 3 and self.reading.parse[head].pos_ == "NOUN"
        for h in heard if short else ():
            fits = h.voice.kind != "outlet" or word in _OUTLETS
            named = re.search(rf"\b{re.escape(word)}\b", h.voice.name, re.IGNORECASE)
            if h.person is None and fits and named:
                return replace(h.voice, why=f"*{text}*: named before")
        for kind, words in (("outlet", _OUTLETS), ("organisation", _COMPANIES)):
            if word in words and len(text.split()) <= 3:
                for h in heard:
                    if h.voice.kind == kind:
                        name = h.voice.body or h.voice.name
                        return Voice(
                            name,
                            h.voice.kind,
                            True,
                            h.voice.body,
                            h.voice.body_kind,
                            f"*{text}*: named before",
                        )
        return None

    def _only_witness(self, lead: str, word: str, head: int, voicing: Voicing) -> Voice | None:
        """*Her friend*, *the resident*: the one person without office who has spoken, if just one has."""
        kin = word in listed("roles", "private") or word in listed("roles", "witness")
        if not kin or not lead.startswith(("the ", "her ", "his ", "their ")):
            return None
        people = {id(h.person): h.person for h in self._heard if h.person is not None and h.token < head
                  and h.voice.kind in {"witness", "person"}}  # fmt: skip
        if len(people) != 1:
            return None
        return self._of_person(
            next(iter(people.values())), voicing, "", f"*{lead}*: the one who has spoken"
        )


def _says(word: str, description: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", description, re.IGNORECASE) is not None


def _is_role_word(word: str) -> bool:
    return any(word in listed("roles", group) for group in _ROLES)


def _is_body(name: str) -> bool:
    return any(pattern("source_kinds", kind).search(name) for kind in ("official", "organisation"))
