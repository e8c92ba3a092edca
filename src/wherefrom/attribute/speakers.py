"""Who a source's words point at, inside one document: pronouns, short names, descriptions."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from wherefrom.attribute.bodies import phrase_voice, police_name
from wherefrom.attribute.cast import Cast, Person
from wherefrom.attribute.clauses import noun_phrase
from wherefrom.attribute.conjuncts import conjuncts
from wherefrom.attribute.descriptions import is_role
from wherefrom.attribute.hearing import MEMORY, PLURAL, Heard, Hearing
from wherefrom.attribute.kinds import is_outlet
from wherefrom.attribute.lists import given_names, listed, pattern
from wherefrom.attribute.names import bare_name
from wherefrom.attribute.notes import RULE, beside, identified, note_voice
from wherefrom.attribute.personal import person_voice
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.said import SENSES
from wherefrom.attribute.trimming import trimmed
from wherefrom.attribute.voice import Voice, outlet_name, squeezed
from wherefrom.attribute.voicing import Given, Voicing
from wherefrom.attribute.withheld import initial_of

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
FIRST = {"i", "we", "me", "us", "my", "our", "you", "your"}
JUST_BEFORE = 400  # characters
HEARSAY = {"someone", "somebody", "anyone", "nobody", "everyone"}  # overheard: no source of its own
THINGS = {"it", "who", "which", "that", "this", "what"}
NAMES_OF_OTHERS = {"ORG", "GPE", "NORP", "LOC", "FAC"}
ACCUSED = {"gunman", "suspect", "defendant"}
LONGEST_NAME = 60  # characters before an age that may be its bearer's name
_BY_CASE = re.compile(r"\b(?:prosecutors?|prosecution|district attorney|D\.?A\.?)\b")
_THE_OUTLET = re.compile(r"^the (?:television|agency|paper|newspaper|station|network)$", re.I)
_AFTER_OUTLET = re.compile(r"\s+(?:that|in|on|during|after|at|by|last)\s|,")


class Speakers:
    """Resolves sources in text order; remembers who has spoken.

    With ``crowds`` it also remembers unnamed groups that only want or fear something.
    """

    def __init__(self, reading: Reading, cast: Cast, *, crowds: bool = False) -> None:
        self._crowds = crowds
        self.reading = reading
        self.cast = cast
        self.hearing = Hearing(reading, cast)
        self._police = police_name(reading.document.text)
        self._accuser = _BY_CASE.search(reading.document.text)

    def voice(self, voicing: Voicing) -> Voice | None:
        """Who speaks in ``voicing``; None where the words are the writer's own (*I think*)."""
        if voicing.head is None:
            return self._unnamed(voicing)
        if voicing.rule == RULE:
            return note_voice(self.reading, voicing, self.cast)
        self._hear_told(voicing)
        text, head = self._one_of_two(voicing, voicing.head)
        if voicing.given is not None:
            found: Voice | None = self._given(voicing.given, voicing)
        else:
            found = self._resolve(text, head, voicing)
        found = identified(self.reading, voicing, found)
        plural = self.reading.parse[head].tag_ in {"NNS", "NNPS"}
        if found is not None and (voicing.chain or found.named or (plural and self._crowds)):
            given = voicing.given is not None
            person = (None if given else self.cast.at.get(head)) or self.cast.find(found.name)
            at = min(voicing.cue) if voicing.cue else voicing.head
            self.hearing.remember(Heard(at, found, person, plural))
        return found

    def beside(self, voicing: Voicing, voice: Voice | None) -> list[tuple[frozenset[int], Voice]]:
        """Who says it together with ``voice``: *Brown and Smith said*; named ones only.

        To be asked right after ``voice``, so that *they* finds who spoke last.
        """
        if voicing.rule == RULE:
            return beside(self.reading, voicing)
        if voicing.head is None or voice is None or not voice.named or voicing.given is not None:
            return []
        out: list[tuple[frozenset[int], Voice]] = []
        for other in conjuncts(self.reading, voicing.source, voicing.head):
            part = replace(voicing, source=other.words, head=other.head, told=())
            found = self._resolve(self._text(part.source, other.head), other.head, part)
            told = found is not None and found.named and found.kind != "anonymous"
            if found is None or not told or found.name in {voice.name, *(v.name for _, v in out)}:
                continue
            person = self.cast.at.get(other.head) or self.cast.find(found.name)
            self.hearing.remember(Heard(min(voicing.cue or {other.head}), found, person, False))
            out.append((other.words, found))
        return out

    def _given(self, given: Given, voicing: Voicing) -> Voice:
        """Who a label, signature or letterhead names: a person of the text, or the body itself."""
        if given.kind is not None:
            named = given.kind != "anonymous"
            body = given.name if given.kind in {"official", "organisation"} else None
            kind = given.kind if body else None
            return Voice(given.name, given.kind, named, body, kind, "set off by the layout")
        person = self.cast.known(given.name)
        if given.role and given.role not in person.descriptions:
            person.descriptions.append(given.role)
        return self._as_person(person, voicing, given.name, "set off by the layout")

    def _hear_told(self, voicing: Voicing) -> None:
        """Outlets that were told something may be *the agency* or *the report* after it."""
        for head in voicing.told:
            told = self.outlet(head)
            if told is not None:
                self.hearing.remember(Heard(head, told, None, False))

    def outlet(self, head: int) -> Voice | None:
        """The outlet that was told, or None where the one told is no outlet."""
        parse = self.reading.parse
        near = [t for t in parse[head].subtree if abs(t.i - head) <= 6 and t.dep_ != "relcl"]
        text = _AFTER_OUTLET.split(squeezed(parse[near[0].i : near[-1].i + 1].text))[0]
        if _THE_OUTLET.match(text):
            return self.hearing.last_outlet()
        described = pattern("source_kinds", "state_media").search(text) is not None
        if not described and not is_outlet(text):
            return None
        return Voice(outlet_name(text), "outlet", True, why="the outlet that was told")

    def _unnamed(self, voicing: Voicing) -> Voice | None:
        if voicing.unnamed is None:
            return None
        accuser = self._accuser if voicing.unnamed.startswith("accused") else None
        if accuser is not None:
            name = "prosecutors" if accuser.group()[0] in "pP" else "District Attorney"
            return Voice(name, "official", True, name, "official", "who accuses in this case")
        return Voice(f"unnamed ({voicing.unnamed})", "anonymous", False, why="nobody is named")

    def _words(self, source: frozenset[int], head: int) -> frozenset[int]:
        """The source's words; of one that points elsewhere (*who*) those it points at."""
        if head in source:
            return source
        token = self.reading.parse[head]
        return frozenset(noun_phrase(token, self.reading.piece(token)) | {head})

    def _text(self, source: frozenset[int], head: int) -> str:
        tokens = self._words(source, head)
        return squeezed(self.reading.parse[min(tokens) : max(tokens) + 1].text)

    def _own_words(self, text: str, voicing: Voicing, head: int) -> str:
        """``text`` without what stands at its edges and is no part of the name."""
        parse = self.reading.parse
        kept = trimmed(parse, self._words(voicing.source, head), head)
        short = squeezed(parse[kept.start : kept.stop].text)
        return short if short and short in text else text

    def _one_of_two(self, voicing: Voicing, head: int) -> tuple[str, int]:
        """Of *officials and the Harbour Post* the one that has a name, else the first."""
        parse = self.reading.parse
        token = parse[head]
        other = next(
            (c for c in token.children if c.dep_ == "conj" and c.i in voicing.source), None
        )
        whole = self._text(voicing.source, head)
        if other is None or head in self.cast.at:
            return whole, head
        edge = min(t.i for t in other.subtree)
        first = {i for i in voicing.source if i < edge}
        while first and (parse[max(first)].pos_ == "CCONJ" or parse[max(first)].is_punct):
            first.discard(max(first))
        rest = {i for i in voicing.source if i >= edge}
        nobody = listed("anonymous", "plural")
        if token.lemma_.lower() in nobody and rest and other.lemma_.lower() not in nobody:
            return squeezed(parse[min(rest) : max(rest) + 1].text), other.i
        if token.pos_ == "NOUN" and other.i in self.cast.at:  # *businessman and blogger NAME*
            return whole, other.i
        return (squeezed(parse[min(first) : max(first) + 1].text) if first else whole), head

    def _resolve(self, text: str, head: int, voicing: Voicing) -> Voice | None:
        token = self.reading.parse[head]
        word = token.lower_
        if word in FIRST or word in HEARSAY:
            return None
        if word in SINGULAR:
            return self._he_or_she(head, word, voicing)
        if word in PLURAL or word in THINGS:
            return self.hearing.thing(head, word)
        initial = initial_of(text, token.text)
        if initial is not None:
            return Voice(initial, "withheld", False, why="an initial for a name kept back")
        person = self._person(voicing.source | {head}, head)
        if person is not None:
            return self._as_person(person, voicing, text, "named")
        text = self._own_words(text, voicing, head)
        found = self._described(text, word, head, voicing)
        found = found or phrase_voice(text, token, self._police)
        if found is not None and found.kind == "outlet" and self._saw(voicing):
            found = replace(found, kind="witness", why="the outlet's own reporter saw it")
        return found if found is not None and found.name else None

    def _saw(self, voicing: Voicing) -> bool:
        cues = {self.reading.parse[i].lemma_ for i in voicing.cue}
        head = self.reading.parse[voicing.head].lemma_ if voicing.head is not None else ""
        return bool(cues & SENSES) and head in listed("roles", "press")

    def _as_person(self, person: Person, voicing: Voicing, text: str, why: str) -> Voice:
        return person_voice(person, voicing, text, self.reading, police=self._police, why=why)

    def _he_or_she(self, head: int, word: str, voicing: Voicing) -> Voice:
        near = self.hearing.beside(head, SINGULAR[word], voicing.content)
        found = near or self.hearing.person(head, SINGULAR[word])
        if found is None:
            return Voice(word, "anonymous", False, why="nobody before that fits")
        if isinstance(found, Voice):
            return found
        return self._as_person(found, voicing, found.name, f"*{word}*: the person before who fits")

    def _person(self, source: frozenset[int], head: int) -> Person | None:
        """The person named by the source's words, or by an apposition to them."""
        parse, at = self.reading.parse, self.cast.at
        for child in parse[head].children:  # *the head of the team, NAME*
            if child.dep_ == "appos" and child.i > head:
                if child.i in at:
                    return at[child.i]
                if child.pos_ == "PROPN" and is_role(parse[head].lower_):
                    return self._new_person(child)
        if head in at:
            return at[head]
        near = [i for i in sorted(source) if i in at and abs(i - head) <= 8]
        if near and parse[head].pos_ == "PROPN" and near[-1] + 1 == head:
            return at[near[-1]]
        if near and near[0] > head and parse[near[0] - 1].text != "of":
            last = parse[near[-1]]
            # *the prosecutor in the Costello case* is not Costello.
            beside = last.dep_ in {"appos", "flat"} or (
                last.dep_ == "compound" and last.head.i == head
            )
            if beside and parse[near[0]].dep_ != "poss":
                return at[near[0]]
        return self._new_person(parse[head])

    def _new_person(self, token: Token) -> Person | None:
        """A capitalised name that the entity tagger missed or took for something else."""
        if token.pos_ != "PROPN" or token.lower_ in listed("roles", "office"):
            return None
        known = self.cast.find(token.text.strip("'’"))
        if known is not None and token.text.casefold() == known.surname:
            return known
        parse = self.reading.parse
        start = token.i
        while start > token.sent.start and parse[start - 1].pos_ == "PROPN":
            start -= 1
        name = bare_name(parse[start : token.i + 1].text)
        n_words = len(name.split())
        if not name or name.isupper() or is_outlet(name) or _is_body(name):
            return None
        if name.split()[-1].casefold() in listed("record_words", "record"):
            return None
        titled = n_words < token.i + 1 - start or (start > 0 and is_role(parse[start - 1].lower_))
        if not titled and (n_words == 1 or _of_other(token, name)):
            return None
        return self.cast.add(name, token.i - n_words + 1, token.i + 1)

    def _described(self, text: str, word: str, head: int, voicing: Voicing) -> Voice | None:
        """*The governor*, *the spokesman*, *the agency*: who was so described before."""
        lead = text.casefold()
        definite = lead.startswith(("the ", "that ", "this ", "her ", "his ", "their "))
        definite = definite or re.search(r"[’']s ", lead) is not None
        alone = word in listed("roles", "office") and lead == word
        if not (definite or alone) or self.reading.parse[head].tag_ in {"NNS", "NNPS"}:
            return None
        why = f"*{text}*: the one so described"
        person = self._by_role(word, head)
        if person is not None:
            return self._as_person(person, voicing, person.name, why)
        found = self.hearing.described(text, word, head) or self._shown(text, word, head)
        if found is not None:
            return found
        person = self._of_age(lead) or self.hearing.only_witness(lead, word, head)
        return self._as_person(person, voicing, "", why) if person is not None else None

    def _shown(self, text: str, word: str, head: int) -> Voice | None:
        """*State television showed smoke. The report said*: the outlet named just before."""
        if word not in {"report", "broadcast", "footage"} or len(text.split()) > 2:
            return None
        at = self.reading.parse[head].idx
        before = self.reading.document.text[max(0, at - JUST_BEFORE) : at]
        found = list(pattern("source_kinds", "state_media").finditer(before))
        if not found:
            return None
        name = outlet_name(found[-1].group())
        return Voice(name, "outlet", True, why=f"*{text}*: the outlet named just before")

    def _of_age(self, lead: str) -> Person | None:
        """*The 34-year-old*: the one person whose name that age follows."""
        age = re.match(r"the (\d{1,3})\s?-\s?year\s?-\s?old\b", lead)
        if age is None:
            return None
        text, people = self.reading.document.text, self.cast.people
        said: set[int] = set()
        for found in re.finditer(rf",? {age.group(1)}\b", text):
            before = text[max(0, found.start() - LONGEST_NAME) : found.start()]
            for word in before.casefold().split()[-1:]:
                near = self.cast.with_word(word)
                said |= {k for k in near if before.endswith(people[k].name)}
        return people[said.pop()] if len(said) == 1 else None

    def _by_role(self, word: str, head: int) -> Person | None:
        if not is_role(word) and word not in ACCUSED:
            return None
        says = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        for person in self.cast.people[: -MEMORY - 1 : -1]:
            if any(p < head for p in person.places) and any(
                says.search(d) for d in person.descriptions
            ):
                return person
        return None


def _of_other(token: Token, name: str) -> bool:
    """True for a name of no person; a known given name speaks against the entity tagger."""
    given = name.split()[0].casefold()
    known = given in given_names("men") | given_names("women")
    return token.ent_type_ in NAMES_OF_OTHERS and not (known and len(name.split()) <= 3)


def _is_body(name: str) -> bool:
    return any(pattern("source_kinds", kind).search(name) for kind in ("official", "organisation"))
