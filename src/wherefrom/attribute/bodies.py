"""Sources that are no known person: bodies, outlets, records, and nobody in particular."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute.kinds import body_kind, clean_body, is_outlet, is_post_of_a_firm, role_of
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.trimming import ADDRESS
from wherefrom.attribute.voice import Voice, bare, outlet_name

_ACRONYM = re.compile(r"^[A-Z][A-Z&]{1,5}$")
POLICE = {"police", "cops", "investigators", "detectives", "nypd", "officers", "investigator"}
_REPORTS_BY = re.compile(
    r"\b(?:reports?|story|article)\s+(?:by|from|in|of)\s+(?:the\s+)?([A-Z].*)$"
)
_SITE = re.compile(r"\S+\s?\.\s?(?:com|net|org)")
_OWN = re.compile(r"^(?:his|her|its|their|our|my)\s+", re.IGNORECASE)
_PROSECUTION = re.compile(r"^(?:the\s+)?(?:DA|D\.A\.|district attorney)$", re.IGNORECASE)


def police_name(text: str) -> str | None:
    """The one police body that ``text`` names, None if it names several or none."""
    found = {m.group() for m in re.finditer(r"\b[A-Z]{1,3}PD\b", text)}
    if not found:
        found = {
            m.group() for m in _PLACE_POLICE.finditer(text) if m.group().split()[0] not in _NO_PLACE
        }
    return sorted(found)[0] if len(found) == 1 else None


def _without_place(name: str, head: Token) -> str:
    """*The Harbour Survey in Oldtown, Prov.* is the Harbour Survey."""
    if head.pos_ != "PROPN" and not (head.text[:1].isupper() and name[:1].isupper()):
        return name
    short = re.split(r"\s+(?:in|at|based)\s+|\s*[,(]", name)[0]
    return short if head.text in short else name


_PLACE_POLICE = re.compile(
    r"\b(?:[A-Z][a-z]+ ){1,3}(?:Police|police)\b"
    r"(?! (?:officer|inspector|chief|spokes|source))"
)
_NO_PLACE = {
    "The", "Local", "But", "And", "When", "After", "As", "In", "Police", "A", "While", "Then",
    "Later", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    "Military", "State", "He", "She",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's noun phrase: ``police`` is the police body the document names, if just one."""

    name: str
    head: Token
    police: str | None


def phrase_voice(text: str, head: Token, police: str | None) -> Voice | None:
    """Who the noun phrase ``text`` with ``head`` is; None for what cannot speak.

    The first rule that knows the phrase decides: a release before its body's
    name, a public body before *survey* makes a record of it.
    """
    phrase = Phrase(_without_place(bare(text), head), head, police)
    for rule in RULES:
        voice = rule(phrase)
        if voice is not None:
            return voice
    return None


def _lower(head: Token) -> tuple[str, str]:
    return head.lower_, head.lemma_.lower()


def _proper(name: str, head: Token) -> bool:
    near = head.doc[max(0, head.i - 6) : head.i + 1]
    capital = head.text[:1].isupper() and head.i > head.sent.start  # a name taken for a noun
    return any((t.pos_ == "PROPN" or (capital and t.i == head.i)) and t.text in name for t in near)


def _state_media(phrase: Phrase) -> Voice | None:
    name = phrase.name
    if pattern("source_kinds", "state_media").search(name):
        return Voice(outlet_name(name), "outlet", True, why="a described outlet")
    return None


def _press_report(phrase: Phrase) -> Voice | None:
    name = phrase.name
    found = _REPORTS_BY.search(name)
    if found is not None and is_outlet(found.group(1)):
        return Voice(outlet_name(found.group(1)), "outlet", True, why="a report of the outlet")
    return None


def _release(phrase: Phrase) -> Voice | None:
    """*A city council release*, *a statement from the bank*: the body that issued it."""
    name, head = phrase.name, phrase.head
    if head.lemma_.lower() not in {
        "release",
        "statement",
        "announcement",
        "bulletin",
        "tweet",
    }:
        return None
    found = re.search(r"\b(?:from|by|of)\s+(?:the\s+)?(.+)$", name)
    body = found.group(1) if found else re.sub(r"\s*(?:(?:press|news)\s+)?\w+$", "", name)
    body = bare(body)
    if not body or not (body[0].isupper() or pattern("source_kinds", "official").search(body)):
        return None
    role = role_of(body)
    if role is not None and role.kind == "official" and role.body is None:  # *President Hale's*
        return Voice(body, "official", True, why="issued it")
    kind = body_kind(body)
    if kind == "outlet":
        return Voice(outlet_name(body), kind, True, why="issued it")
    return Voice(body, kind, True, body, kind, "issued it")


def _the_police(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    last = name.split()[-1].casefold() if name else ""
    if head.lower_ not in POLICE and not (last == "police" and head.text in name.split()):
        return None
    own = name if name.casefold().endswith(" police") and name[:1].isupper() else None
    body = own or phrase.police or "police"
    return Voice(body, "official", True, body, "official", "the police")


def _by_role(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    role = role_of(name)
    if role is not None and role.kind == "outlet" and role.body:
        return Voice(outlet_name(role.body), "outlet", True, why="a reporter of the outlet")
    words = {w.casefold() for w in name.split()}
    if head.text == "rep" and _OWN.match(name):
        return Voice(name, "anonymous", False, why="a spokesperson of nobody named")
    if words & listed("roles", "spokesperson"):
        if role is None or role.body is None:
            return Voice(name, "anonymous", False, why="a spokesperson of nobody named")
        body = phrase.police if phrase.police and role.body.casefold() == "police" else role.body
        return Voice(name, role.kind, True, body, role.body_kind, "speaks for the body")
    if (
        head.tag_ == "NN"
        and role is not None
        and role.kind == "official"
        and head.lower_ in listed("roles", "office")
    ):
        return Voice(
            name,
            "official",
            _OWN.sub("", name) != head.text or role.body is not None,
            role.body,
            role.body_kind,
            "a public office",
        )
    return None


def _officials(phrase: Phrase) -> Voice | None:
    """*Harbour City officials* speak for the city; *Iranian officials* for nobody in particular."""
    name, head = phrase.name, phrase.head
    word, lemma = _lower(head)
    if lemma == "authority" or word == "authorities":
        return Voice(name, "official", True, name, "official", "the authorities")
    if lemma != "official" and word != "officials":
        return None
    before = clean_body(re.sub(r"\bofficials?\b.*", "", name, flags=re.IGNORECASE))
    tokens = [t for t in head.doc[max(0, head.i - 5) : head.i] if before and t.text in before]
    local = any(t.pos_ == "PROPN" for t in tokens) and not any(
        t.ent_type_ == "NORP" for t in tokens
    )
    if before and local and not before.casefold().endswith(("an", "ese", "ish")):
        return Voice(name, "official", True, before, "official", "speak for the body")
    return Voice(name, "anonymous", False, why="nobody in particular")


def _public(phrase: Phrase) -> Voice | None:
    """A public body by name or noun, before *survey* or *agency* make a record or outlet of it."""
    name, head = phrase.name, phrase.head
    word, lemma = _lower(head)
    bodies = listed("source_kinds", "official")
    named = pattern("source_kinds", "official").search(name) is not None
    noun = word in bodies or lemma in bodies or (named and lemma in _BODY_NOUNS)
    if not named or not (noun or head.pos_ == "PROPN") or body_kind(name) != "official":
        return None
    if is_post_of_a_firm(name):
        return None
    press = is_outlet(name) and pattern("source_kinds", "outlet").search(name.split()[-1])
    if press and not _PROSECUTION.match(name):
        return None
    return Voice(name, "official", True, name, "official", "a public body")


_BODY_NOUNS = {
    "center", "centre", "service", "office", "agency", "team", "unit", "force", "body", "branch",
    "division", "survey",
}  # fmt: skip


def _record(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    word, lemma = _lower(head)
    records = listed("record_words", "record")
    if head.pos_ == "PROPN" and is_outlet(name):
        return None
    if lemma not in records and word not in records:
        return None
    issued = _proper(name, head) or pattern("source_kinds", "official").search(name) is not None
    if lemma in {"report", "account"} and (word.endswith("s") or not issued):
        return Voice(name, "anonymous", False, why="reports of nobody named")
    return Voice(name, "record", True, why="a record")


_FAMILY = re.compile(
    r"^((?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w-]*)[’']s?\s+"
    r"(?:family|relatives|parents|widow|mother|father|brother|sister|wife|husband|son|daughter)$"
)


def _family(phrase: Phrase) -> Voice | None:
    """*Ana Keldt's family*: relatives who can be told by the name beside them."""
    found = _FAMILY.match(phrase.name)
    if found is None or found.group(1).casefold() in {"her", "his", "their", "the"}:
        return None
    if body_kind(found.group(1)) != "organisation" or is_outlet(found.group(1)):
        return None
    return Voice(phrase.name, "person", True, why="relatives of one who is named")


def _nobody(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    word, lemma = _lower(head)
    nobody = listed("anonymous", "plural")
    if (lemma in nobody or word in nobody) and (head.pos_ != "PROPN" or not is_outlet(name)):
        return Voice(name, "anonymous", False, why="nobody in particular")
    if word in {"media", "press", "newspapers", "outlets"} and head.pos_ != "PROPN":
        return Voice(name, "anonymous", False, why="media of no name")
    return None


def _outlet(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    described = re.search(r"\b(?:news agency|newspaper|news service|magazine)\b", name)
    named = head.pos_ == "PROPN" or described or _SITE.fullmatch(name)
    if is_outlet(name) and (named or is_outlet(head.text.capitalize())):
        return Voice(outlet_name(name), "outlet", True, why="a publisher or wire service")
    return None


def _place(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    if head.ent_type_ == "GPE" and head.pos_ == "PROPN":
        return Voice(name, "official", True, name, "official", "a government")
    return None


def _organisation(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    proper = _proper(name, head)
    noun = head.lemma_.lower() in listed("source_kinds", "organisation")
    if head.tag_ == "NNS" and head.text.islower() and not noun:  # *union informers*
        return None
    if (proper and pattern("source_kinds", "organisation").search(name)) or (
        proper and head.ent_type_ == "ORG"
    ):
        return Voice(name, "organisation", True, name, "organisation", "an organisation")
    if noun:
        return Voice(name, "organisation", False, None, None, "an organisation of no name")
    return None


def _by_name(phrase: Phrase) -> Voice | None:
    name, head = phrase.name, phrase.head
    common = head.pos_ != "PROPN" and head.text.islower() and head.text not in ADDRESS
    if head.ent_type_ == "NORP" or common or not _proper(name, head):
        return Voice(name, "anonymous", False, why="nobody in particular")
    if _ACRONYM.match(name):
        return Voice(name, "organisation", True, name, "organisation", "a body by its initials")
    of_outlet = re.match(r"[A-Z][\w.]+ [A-Z]\w+ of (?:the )?([A-Z].*)$", name)
    if of_outlet is not None and is_outlet(of_outlet.group(1)):
        return Voice(outlet_name(of_outlet.group(1)), "outlet", True, why="who reports for it")
    if len(name.split()) == 1 and not head.ent_type_:
        return Voice(name, "anonymous", False, why="one capitalised word, perhaps no name")
    if head.ent_type_ == "PERSON" or len(name.split()) <= 3:
        return Voice(name, "person", True, why="named")
    return Voice(name, "organisation", True, name, "organisation", "named")


RULES = (
    _state_media,
    _press_report,
    _release,
    _the_police,
    _by_role,
    _officials,
    _public,
    _record,
    _family,
    _nobody,
    _outlet,
    _place,
    _organisation,
    _by_name,
)
