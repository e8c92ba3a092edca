"""Who a source's words point at, inside one document: pronouns, short names, descriptions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wherefrom.attribute.cast import Cast, Person, bare_name, gender_of
from wherefrom.attribute.kinds import Role, body_kind, clean_body, is_outlet, role_of
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing
from wherefrom.model import OriginKind

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
PLURAL = {"they", "them", "their", "both"}
FIRST = {"i", "we", "me", "us", "my", "our", "you", "your"}
FAR = 90  # tokens a pronoun looks back for its noun
_SAW = re.compile(
    r"\b(?:I|we|he|she|they)(?:['’]d| had| have|['’]ve)?\s+(?:just |only |then |also )?"
    r"(?:saw|seen|heard|felt|noticed|watched|witnessed|smelled|remember|woke|ran|looked|thought|was|were|went|got|told)\b"
)
_NUMBERED = re.compile(r"\b\d+\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as resolved inside its document."""

    name: str
    kind: OriginKind
    named: bool
    body: str | None = None
    body_kind: OriginKind | None = None
    why: str = ""


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
        self._police = _police_name(reading)

    def voice(self, voicing: Voicing) -> Voice | None:
        """Who speaks in ``voicing``; None where the words are the writer's own (*I think*)."""
        if voicing.head is None:
            return _unnamed(voicing)
        text = self._text(voicing.source, voicing.head)
        found = self._resolve(text, voicing.head, voicing)
        if found is not None:
            person = self.cast.at.get(voicing.head) or self.cast.find(found.name)
            plural = self.reading.parse[voicing.head].tag_ in {"NNS", "NNPS"}
            self._heard.append(_Heard(voicing.head, found, person, plural))
        return found

    def outlet(self, head: int) -> Voice | None:
        """The outlet that was told, or None where the one told is no outlet."""
        token = self.reading.parse[head]
        tokens = [
            t for t in token.subtree if abs(t.i - head) <= 6 and t.dep_ not in {"relcl", "acl"}
        ]
        text = _squeezed(self.reading.parse[tokens[0].i : tokens[-1].i + 1].text)
        text = re.split(r"\s+(?:that|in|on|during|after|at|by|last)\s|,", text)[0]
        if token.lower_ in {"reporters", "journalists", "people"} or not is_outlet(text):
            return None
        return Voice(_outlet_name(text), "outlet", True, why="the outlet that was told")

    def _text(self, source: frozenset[int], head: int) -> str:
        if not source:
            return self.reading.parse[head].text
        return _squeezed(self.reading.parse[min(source) : max(source) + 1].text)

    def _resolve(self, text: str, head: int, voicing: Voicing) -> Voice | None:
        token = self.reading.parse[head]
        word = token.lower_
        if word in FIRST:
            return None
        if word in SINGULAR:
            return self._back(head, SINGULAR[word]) or Voice(
                word, "anonymous", False, why="nobody before"
            )
        if word in PLURAL or word in {"it", "who", "which", "that", "this"}:
            return self._pronoun(head, word)
        person = self._person(voicing.source | {head}, head)
        if person is not None:
            return self._of_person(person, voicing, text)
        described = self._described(text, word, head)
        if described is not None:
            return described
        return self._phrase(text, head)

    def _pronoun(self, head: int, word: str) -> Voice:
        for heard in reversed(self._heard):
            if head - heard.token > FAR:
                break
            if heard.token < head and heard.person is None:
                if (
                    word not in PLURAL
                    or heard.plural
                    or heard.voice.kind in {"official", "organisation"}
                ):
                    return replace(heard.voice, why=f"*{word}*: the last to speak before")
        return Voice(word, "anonymous", False, why="nobody before that fits")

    def _back(self, head: int, gender: str) -> Voice | None:
        """The person that *he* or *she* stands for: the last speaker, else the last subject."""
        for heard in reversed(self._heard):
            if heard.token >= head or head - heard.token > FAR:
                continue
            if heard.person is not None and heard.person.gender in {None, gender}:
                if heard.person.gender is None:
                    heard.person.gender = gender
                return replace(heard.voice, why="a pronoun: the last to speak before")
            if (
                heard.person is None
                and not heard.plural
                and heard.voice.kind in {"anonymous", "person", "witness"}
            ):
                return replace(heard.voice, why="a pronoun: the last to speak before")
        best: tuple[int, Person] | None = None
        for person in self.cast.people:
            if person.gender not in {None, gender}:
                continue
            for place in person.places:
                if head - FAR <= place < head:
                    subject = self.reading.parse[place].dep_ == "nsubj" or any(
                        self.reading.parse[i].dep_ == "nsubj"
                        for i in range(place, min(place + 3, head))
                        if self.cast.at.get(i) is person
                    )
                    score = place + (30 if subject else 0)
                    if best is None or score > best[0]:
                        best = (score, person)
        if best is None:
            return None
        return self._of_person(best[1], None, best[1].name, "a pronoun: the nearest person before")

    def _person(self, source: frozenset[int], head: int) -> Person | None:
        if head in self.cast.at:
            return self.cast.at[head]
        parse = self.reading.parse
        near = [i for i in sorted(source) if i in self.cast.at and abs(i - head) <= 8]
        if near:
            joined = parse[near[-1]]
            if (
                joined.dep_ == "poss"
                or near[-1] + 1 < len(parse)
                and parse[near[-1] + 1].text in {"'s", "’s", "'"}
            ):
                return None
            if (
                any(t.dep_ in {"appos", "compound", "flat"} for t in (parse[near[0]], joined))
                or joined.head.i == head
            ):
                return self.cast.at[near[0]]
        return self._new_person(head)

    def _new_person(self, head: int) -> Person | None:
        """A capitalised name that the entity tagger missed."""
        parse = self.reading.parse
        token = parse[head]
        if token.pos_ != "PROPN" or token.ent_type_ in {"ORG", "GPE", "NORP", "LOC", "FAC"}:
            if not (token.ent_type_ == "ORG" and self.cast.find(token.text) is not None):
                known = self.cast.find(token.text.strip("'’")) if token.pos_ == "PROPN" else None
                return (
                    known if known is not None and token.text.casefold() == known.surname else None
                )
        start = head
        while (
            start > 0 and parse[start - 1].pos_ == "PROPN" and parse[start - 1].sent == token.sent
        ):
            start -= 1
        text = parse[start : head + 1].text
        if (
            is_outlet(text)
            or pattern("source_kinds", "official").search(text)
            or pattern("source_kinds", "organisation").search(text)
        ):
            return None
        name = bare_name(text)
        if not name or name.isupper():
            return None
        if len(name.split()) == 1 and self.cast.find(name) is None and token.ent_type_ != "PERSON":
            if start == head:
                return None
        return self.cast.add(name, head - len(name.split()) + 1, head + 1, token)

    def _of_person(
        self, person: Person, voicing: Voicing | None, text: str, why: str = ""
    ) -> Voice:
        role = person.role() or role_of(text.replace(person.name, " ").strip())
        why = why or "named"
        if role is not None and role.kind == "outlet" and role.body:
            return Voice(
                _outlet_name(role.body), "outlet", True, why=f"{person.name}, who reports for it"
            )
        if role is not None and role.body is not None and role.body_kind is not None:
            body = self._body(role.body)
            return Voice(person.name, role.body_kind, True, body, role.body_kind, why)
        if role is not None and role.kind not in {"anonymous", "witness", "person"}:
            return Voice(person.name, role.kind, True, None, None, why)
        outlet = _outlet_before(text, person.name)
        if outlet:
            return Voice(
                _outlet_name(outlet), "outlet", True, why=f"{person.name}, who reports for it"
            )
        if voicing is not None and self._saw(voicing):
            person.saw = True
        private = role is not None and role.kind == "person"
        kind: OriginKind = (
            "witness"
            if (person.saw and not private) or (role and role.kind == "witness")
            else "person"
        )
        return Voice(person.name, kind, True, None, None, why)

    def _saw(self, voicing: Voicing) -> bool:
        if not voicing.content:
            return False
        said = self.reading.parse[min(voicing.content) : max(voicing.content) + 1].text
        return _SAW.search(said) is not None

    def _body(self, body: str) -> str:
        return (
            self._police if self._police and body.casefold() in {"police", "the police"} else body
        )

    def _described(self, text: str, word: str, head: int) -> Voice | None:
        """*The governor*, *the spokesman*: the person of that role, if the document has one."""
        lead = text.casefold()
        if (
            not lead.startswith(("the ", "that ", "this "))
            and "'s " not in lead
            and "’s " not in lead
        ):
            if word not in listed("roles", "office") or lead != word:
                return None
        if self.reading.parse[head].tag_ in {"NNS", "NNPS"}:
            return None
        for person in reversed(self.cast.people):
            if not any(p < head for p in person.places):
                continue
            for description in person.descriptions:
                if re.search(
                    rf"\b{re.escape(word)}\b", description, re.IGNORECASE
                ) and _is_role_word(word):
                    return self._of_person(
                        person, None, description, f"*{text}*: the one so described"
                    )
        for heard in reversed(self._heard):
            if (
                heard.person is None
                and heard.token < head
                and re.search(rf"\b{re.escape(word)}\b", heard.voice.name, re.IGNORECASE)
            ):
                if heard.voice.kind != "outlet" or word in {
                    "agency",
                    "paper",
                    "newspaper",
                    "report",
                }:
                    return replace(heard.voice, why=f"*{text}*: named before")
        if word in {
            "newspaper",
            "paper",
            "agency",
            "station",
            "magazine",
            "report",
            "channel",
            "website",
            "network",
        }:
            for heard in reversed(self._heard):
                if heard.voice.kind == "outlet" and heard.token < head:
                    return replace(heard.voice, why=f"*{text}*: the outlet named before")
        if word in {
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
        }:
            for heard in reversed(self._heard):
                if heard.voice.kind == "organisation" and heard.token < head:
                    name = heard.voice.body or heard.voice.name
                    return Voice(
                        name, "organisation", True, name, "organisation", f"*{text}*: named before"
                    )
        return None

    def _phrase(self, text: str, head: int) -> Voice:
        """A source that is no known person: a body, an outlet, a record, or nobody in particular."""
        token = self.reading.parse[head]
        name = _squeezed(re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE))
        word, lemma = token.lower_, token.lemma_.lower()
        proper = any(
            t.pos_ == "PROPN"
            for t in self.reading.parse[max(0, head - 6) : head + 1]
            if t.text in text
        )
        if pattern("source_kinds", "state_media").search(text):
            return Voice(name, "outlet", True, why="described outlet")
        if (
            word in {"police", "cops", "investigators", "detectives", "nypd", "officers"}
            or lemma == "police"
        ):
            return Voice(
                self._police or "police",
                "official",
                True,
                self._police or "police",
                "official",
                "the police",
            )
        role = role_of(name)
        if role is not None and role.kind == "outlet" and role.body:
            return Voice(_outlet_name(role.body), "outlet", True, why="a reporter of the outlet")
        if _has(listed("roles", "spokesperson"), name):
            if role is not None and role.body:
                return Voice(
                    name,
                    role.kind,
                    True,
                    self._body(role.body),
                    role.body_kind,
                    "speaks for the body",
                )
            return Voice(name, "anonymous", False, why="a spokesperson of nobody named")
        if lemma in {"official", "authority"} or word in {"officials", "authorities"}:
            return self._officials(name, word, head)
        if lemma in listed("record_words", "record") or word in listed("record_words", "record"):
            if (
                lemma in {"report", "account"}
                and (token.tag_ == "NNS" or word == "reports")
                or lemma == "report"
                and not proper
            ):
                return Voice(name, "anonymous", False, why="reports of nobody named")
            return Voice(name, "record", True, why="a record")
        if lemma in listed("anonymous", "plural") or word in listed("anonymous", "plural"):
            if not (proper and is_outlet(name) and token.pos_ == "PROPN"):
                return Voice(name, "anonymous", False, why="nobody in particular")
        if word == "media" and token.pos_ != "PROPN":
            return Voice(name, "anonymous", False, why="media of no name")
        if is_outlet(name) and not re.search(
            r"\b(?:police|ministry|department|court)\b", name, re.IGNORECASE
        ):
            if (
                body_kind(name) != "official"
                or pattern("source_kinds", "outlet").fullmatch(name)
                or "agency" in name.casefold()
            ):
                return Voice(_outlet_name(name), "outlet", True, why="a publisher or wire service")
        if pattern("source_kinds", "official").search(name):
            return Voice(name, "official", True, name, "official", "a public body")
        if token.ent_type_ == "GPE":
            return Voice(name, "official", True, name, "official", "a government")
        if pattern("source_kinds", "organisation").search(name) or (
            token.ent_type_ == "ORG" and proper
        ):
            return Voice(name, "organisation", True, name, "organisation", "an organisation")
        if token.ent_type_ == "NORP" or not proper:
            return Voice(name, "anonymous", False, why="nobody in particular")
        if token.ent_type_ == "PERSON" or len(name.split()) <= 3:
            return Voice(name, "person", True, why="named")
        return Voice(name, "organisation", True, name, "organisation", "named")

    def _officials(self, name: str, word: str, head: int) -> Voice:
        """*Harbour City officials* speak for the city; *Iranian officials* for nobody in particular."""
        if word in {"authorities", "authority"}:
            return Voice(name, "official", True, name, "official", "the authorities")
        before = clean_body(re.sub(r"\b(?:officials?)\b.*", "", name, flags=re.IGNORECASE))
        tokens = [
            t for t in self.reading.parse[max(0, head - 5) : head] if before and t.text in before
        ]
        if (
            before
            and any(t.pos_ == "PROPN" for t in tokens)
            and not any(t.ent_type_ == "NORP" for t in tokens)
        ):
            if not before.casefold().endswith(("an", "ese", "ish")):
                return Voice(name, "official", True, before, "official", "speak for the body")
        return Voice(name, "anonymous", False, why="nobody in particular")


def _squeezed(text: str) -> str:
    return " ".join(text.split()).strip(' ,;:."“”')


def _has(words: frozenset[str], text: str) -> bool:
    return bool(words & {w.casefold() for w in text.split()})


def _is_role_word(word: str) -> bool:
    groups: Sequence[str] = (
        "office",
        "post",
        "private",
        "spokesperson",
        "police",
        "press",
        "witness",
    )
    return any(word in listed("roles", group) for group in groups)


def _outlet_name(text: str) -> str:
    name = re.sub(
        r"[’']s?$", "", _squeezed(re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE))
    )
    apposed = re.match(
        r"^(.*?\b(?:agency|newspaper|website|broadcaster))\s*,?\s+([A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*)*)$",
        name,
    )
    if apposed:
        return apposed.group(2)
    return re.sub(r"\s+(?:news\s+agency|newspaper|news agency|website)$", "", name) or name


def _outlet_before(text: str, name: str) -> str | None:
    """The outlet in *the Harbour Post's NAME* or *NAME of the Harbour Post*."""
    at = text.find(name.split()[0])
    before = re.match(r"^(?:the\s+)?(.+?)[’']s\b", text[:at], re.IGNORECASE) if at > 0 else None
    if before is not None and is_outlet(before.group(1)):
        return before.group(1)
    after = re.search(r"\bof\s+(?:the\s+)?([A-Z].*)$", text)
    if after is not None and is_outlet(after.group(1)):
        return after.group(1)
    return None


def _police_name(reading: Reading) -> str | None:
    """The one police body that the document names, if it names just one."""
    text = reading.document.text
    found = {m.group() for m in re.finditer(r"\b[A-Z]{1,3}PD\b", text)}
    if not found:
        found = {
            m.group()
            for m in re.finditer(
                r"\b(?:[A-Z][a-z]+ ){1,3}(?:Police|police)\b(?! (?:officer|inspector|chief|spokes))",
                text,
            )
            if m.group().split()[0]
            not in {"The", "Local", "But", "And", "When", "After", "As", "In", "Police", "A"}
        }
    return sorted(found)[0] if len(found) == 1 else None


def _unnamed(voicing: Voicing) -> Voice | None:
    if voicing.unnamed is None:
        return None
    return Voice(f"unnamed ({voicing.unnamed})", "anonymous", False, why="nobody is named")


__all__ = ["Role", "Speakers", "Voice", "gender_of"]
