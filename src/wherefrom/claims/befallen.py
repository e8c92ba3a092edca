"""Who a noun, name or pronoun is, as far as its own document tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from wherefrom.claims.called import TITLED, UNNAMED, gender_of
from wherefrom.claims.lexicon import listed
from wherefrom.claims.phrases import cased, in_title, person_like
from wherefrom.claims.pointing import GENDER, referent
from wherefrom.claims.whom import roles

NAMED = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*\Z")
TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sgt|Det|Lt|Capt|Officer|Judge|Miss|Sir|Lady)\.? )+")
SUFFIX = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\.?\Z")
PLACES = {"FAC", "GPE", "LOC", "NORP", "DATE", "TIME", "EVENT"}
ACRONYM = 3  # letters from which a word in capitals is one of a headline
OTHERS = {
    "another",
    "other",
    "second",
    "third",
    "fourth",
    "unidentified",
    "no",
    "every",
    "each",
    "any",
}


@dataclass(frozen=True, slots=True)
class Person:
    """``key`` is the whole name in small letters, or *the driver*; ``said`` goes in a question.

    ``sure`` is False where a pronoun says it, so that nobody is named by a guess alone.
    """

    key: str
    said: str
    sure: bool = True

    @property
    def named(self) -> bool:
        """Whether a name is told."""
        return not self.key.startswith(UNNAMED)


def person_of(token: Token) -> Person | None:
    """Who ``token`` is; None where it is nobody, or more than one."""
    if token.pos_ == "PRON":
        return _pointed(token)
    if token.tag_ in {"NNS", "NNPS"} and token.ent_type_ != "PERSON":
        return None
    name = _name(token)
    if name:
        name = _with_title(token, name)
        return Person(name.casefold(), name)
    if token.pos_ not in {"NOUN", "PROPN"} or not person_like(token) or _several(token):
        return None
    beside = [c for c in token.children if c.dep_ == "appos"]
    beside += [token.head] if token.dep_ == "appos" else []
    apposed = next((name for t in beside if (name := _name(t))), "")
    if apposed:
        return Person(apposed.casefold(), apposed)
    if any(c.lower_ in OTHERS for c in token.children):
        return None
    before = [t for t in token.lefts if t.dep_ == "compound" and t.pos_ == "NOUN"]
    said = " ".join(t.lemma_.casefold() for t in (*before, token))
    return Person(UNNAMED + _general(token.lemma_.casefold()), UNNAMED + said)


def _pointed(token: Token) -> Person | None:
    gender = GENDER.get(token.lower_)
    if gender is None:
        return None
    said = UNNAMED + ("man" if gender == "men" else "woman")
    near, found = _near(token, gender), referent(token) or ""
    found = found.removesuffix("'s").removesuffix("’s")
    named = NAMED.match(found) is not None
    if near:
        same = not named or found.split()[-1] == near
        name = whole_name(near, token.doc)
        return Person(name.casefold() if same else said, name if same else said, sure=False)
    if not found or named:
        return Person(said, said, sure=False)
    noun = found.split()[-1].casefold()
    return Person(UNNAMED + noun, UNNAMED + noun)


def _near(pronoun: Token, gender: str) -> str:
    """The one surname that the sentence gives before ``pronoun``, or the one before it."""
    doc, sentence = pronoun.doc, pronoun.sent
    before = doc[sentence.start - 1].sent if sentence.start else sentence
    speaking = {t.text for t in sentence if _speaks(t)}
    for words in (doc[sentence.start : pronoun.i], before):
        told = {
            t.text
            for t in words
            if t.text in surnames(doc) and t.text not in speaking and _may_be(t.text, gender, doc)
        }
        if told:
            return told.pop() if len(told) == 1 else ""
    return ""


def _speaks(token: Token) -> bool:
    """*Lee said he died*: not Lee."""
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in listed("saying")


def _may_be(surname: str, gender: str, doc: Doc) -> bool:
    known = gender_of(whole_name(surname, doc).casefold())
    return known in {"", gender}


def _general(noun: str) -> str:
    """*mother*, *grandmother* and *actress* may each be whom others call a woman."""
    for gender, one in (("men", "man"), ("women", "woman")):
        if noun in listed(gender) and noun not in {"spokesman", "spokeswoman"}:
            return one
    return noun


def _several(token: Token) -> bool:
    """*two men*, *the brothers and their cousin*."""
    return any(c.dep_ == "nummod" and c.lower_ not in {"one", "1"} for c in token.children)


def _name(token: Token) -> str:
    """The whole name of the person whom ``token`` names; empty where it names nobody."""
    if token.tag_ not in {"NNP", "NNPS"} or token.ent_type_ in PLACES:
        return whole_name(token.text, token.doc) if token.text in surnames(token.doc) else ""
    before = [t for t in token.lefts if t.dep_ in {"compound", "nmod"} and t.tag_ == "NNP"]
    own = [t.text for t in (*before, token) if cased(t)[:1].isupper() and not _noun(t)]
    if token.text.isupper() and len(token.text) > ACRONYM:
        own = [word.title() for word in own if word.title() in surnames(token.doc)]
        return whole_name(own[-1], token.doc) if own else ""
    alone = len(own) == 1 and token.text not in surnames(token.doc)
    if not own or own[-1] != token.text or (alone and in_title(token)):
        return ""
    return whole_name(" ".join(own), token.doc)


def _with_title(token: Token, name: str) -> str:
    """*Miss Quill*, where the document gives no first name or a man's: she is somebody else."""
    title = token.nbor(-1).lower_.rstrip(".") if token.i > 0 else ""
    if title not in TITLED:
        return name
    of = gender_of(name.casefold()) if " " in name else ""
    return name if " " in name and of in {"", TITLED[title]} else f"{title.title()} {token.text}"


def _noun(token: Token) -> bool:
    """*Driver*, *Mother* of a headline; *Englishman*."""
    if any(token.lower_ in listed(group) for group in ("people", "men", "women")):
        return True
    if token.text in surnames(token.doc):
        return False
    ending = tuple(listed("people_endings")) if in_title(token) else ("man", "woman")
    return token.lower_.endswith(ending) or token.ent_type_ == "NORP"


def whole_name(name: str, doc: Doc) -> str:
    """``name`` without titles and initials, a surname alone with the first name it has here."""
    parts = _parts(name) or name.split()
    if len(parts) == 1:
        parts = [*surnames(doc).get(parts[0], ()), parts[0]]
    return " ".join(parts)


def surnames(doc: Doc) -> dict[str, tuple[str, ...]]:
    """Surnames that ``doc`` gives a whole name with, and the names before each.

    None before one that several persons of the document have.
    """
    kept: dict[str, tuple[str, ...]] | None = doc.user_data.get("last names")
    if kept is None:
        common = {t.text for t in doc if t.is_lower}
        told: dict[str, dict[str, tuple[str, ...]]] = {}
        for entity in doc.ents:
            *first, last = (_parts(entity.text) if entity.label_ == "PERSON" else []) or [""]
            if first and last.casefold() not in common:  # *Driver* of a headline
                told.setdefault(last, {}).setdefault(first[0], tuple(first))
        kept = {k: () if len(v) > 1 else next(iter(v.values())) for k, v in told.items()}
        doc.user_data["last names"] = kept
    return kept


def _parts(name: str) -> list[str]:
    name = TITLES.sub("", " ".join(name.split()).removesuffix("'s").removesuffix("’s"))
    name = SUFFIX.sub("", name)
    kept = [p for p in name.split() if not re.fullmatch(r"[A-Z]\.?", p)]
    while len(kept) > 1 and kept[0].casefold().endswith(("man", "woman")):
        kept = kept[1:]  # *Englishman Robert Lee*
    while len(kept) > len(("Ann", "Lee")) and kept[0].casefold() in roles():
        kept = kept[1:]  # *Marshal Ann Lee*; *Dean Lee* may be a name
    return kept if all(p[:1].isupper() and p[-1:].isalnum() for p in kept) else []
