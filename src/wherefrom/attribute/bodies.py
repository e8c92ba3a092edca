"""Sources that are no known person: bodies, outlets, records, and nobody in particular."""

from __future__ import annotations

import re

from spacy.tokens import Token

from wherefrom.attribute.kinds import body_kind, clean_body, is_outlet, role_of
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voice import Voice, bare, outlet_name

POLICE = {"police", "cops", "investigators", "detectives", "nypd", "officers", "investigator"}
_REPORTS_BY = re.compile(
    r"\b(?:reports?|story|article)\s+(?:by|from|in|of)\s+(?:the\s+)?([A-Z].*)$"
)
_PROSECUTION = re.compile(r"^(?:the\s+)?(?:DA|D\.A\.|district attorney)$", re.IGNORECASE)


def police_name(text: str) -> str | None:
    """The one police body that ``text`` names, None if it names several or none."""
    found = {m.group() for m in re.finditer(r"\b[A-Z]{1,3}PD\b", text)}
    if not found:
        named = r"\b(?:[A-Z][a-z]+ ){1,3}(?:Police|police)\b(?! (?:officer|inspector|chief|spokes|source))"
        found = {
            m.group() for m in re.finditer(named, text) if m.group().split()[0] not in _NO_PLACE
        }
    return sorted(found)[0] if len(found) == 1 else None


def _without_place(name: str, head: Token) -> str:
    """*The Harbour Survey in Oldtown, Prov.* is the Harbour Survey."""
    if head.pos_ != "PROPN":
        return name
    short = re.split(r"\s+(?:in|at|based)\s+|\s*[,(]", name)[0]
    return short if head.text in short else name


_NO_PLACE = {
    "The", "Local", "But", "And", "When", "After", "As", "In", "Police", "A", "While", "Then", "Later",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Military", "State", "He", "She",
}  # fmt: skip


def phrase_voice(text: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    """Who the noun phrase ``text`` with ``head`` is; None for what cannot speak.

    ``police`` is the police body the document names, if just one.
    """
    name = _without_place(bare(text), head)
    for rule in (_state_media, _press_report, _release, _the_police, _by_role, _officials, _public, _record, _nobody,
                 _outlet, _place, _organisation):  # fmt: skip
        voice = rule(name, head, reading, police)
        if voice is not None:
            return voice
    return _by_name(name, head, reading)


def _lower(head: Token) -> tuple[str, str]:
    return head.lower_, head.lemma_.lower()


def _proper(name: str, head: Token) -> bool:
    return any(
        t.pos_ == "PROPN" and t.text in name for t in head.doc[max(0, head.i - 6) : head.i + 1]
    )


def _state_media(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    if pattern("source_kinds", "state_media").search(name):
        return Voice(outlet_name(name), "outlet", True, why="a described outlet")
    return None


def _press_report(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    found = _REPORTS_BY.search(name)
    if found is not None and is_outlet(found.group(1)):
        return Voice(outlet_name(found.group(1)), "outlet", True, why="a report of the outlet")
    return None


def _release(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    """*A city council release*, *a statement from the bank*: the body that issued it."""
    if head.lemma_.lower() not in {
        "release",
        "statement",
        "announcement",
        "bulletin",
        "tweet",
        "post",
    }:
        return None
    found = re.search(r"\b(?:from|by|of)\s+(?:the\s+)?(.+)$", name)
    body = found.group(1) if found else re.sub(r"\s*(?:(?:press|news)\s+)?\w+$", "", name)
    body = bare(body)
    if not body or not (body[0].isupper() or pattern("source_kinds", "official").search(body)):
        return None
    kind = body_kind(body)
    if kind == "outlet":
        return Voice(outlet_name(body), kind, True, why="issued it")
    return Voice(body, kind, True, body, kind, "issued it")


def _the_police(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    if head.lower_ not in POLICE:
        return None
    own = name if name.casefold().endswith(" police") and name[:1].isupper() else None
    body = own or police or "police"
    return Voice(body, "official", True, body, "official", "the police")


def _by_role(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    role = role_of(name)
    if role is not None and role.kind == "outlet" and role.body:
        return Voice(outlet_name(role.body), "outlet", True, why="a reporter of the outlet")
    words = {w.casefold() for w in name.split()}
    if words & listed("roles", "spokesperson"):
        if role is None or role.body is None:
            return Voice(name, "anonymous", False, why="a spokesperson of nobody named")
        body = police if police and role.body.casefold() == "police" else role.body
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
            name != head.text or role.body is not None,
            role.body,
            role.body_kind,
            "a public office",
        )
    return None


def _officials(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    """*Harbour City officials* speak for the city; *Iranian officials* for nobody in particular."""
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


def _public(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    """A public body by name or noun, before *survey* or *agency* make a record or outlet of it."""
    word, lemma = _lower(head)
    if (
        head.pos_ != "PROPN"
        and word not in listed("source_kinds", "official")
        and lemma not in listed("source_kinds", "official")
    ):
        if not pattern("source_kinds", "official").search(name) or lemma not in _BODY_NOUNS:
            return None
    if pattern("source_kinds", "official").search(name) and body_kind(name) == "official":
        if not (
            is_outlet(name)
            and not _PROSECUTION.match(name)
            and pattern("source_kinds", "outlet").search(name.split()[-1])
        ):
            return Voice(name, "official", True, name, "official", "a public body")
    return None


_BODY_NOUNS = {
    "center",
    "centre",
    "service",
    "office",
    "agency",
    "team",
    "unit",
    "force",
    "body",
    "branch",
    "division",
    "survey",
}


def _record(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    word, lemma = _lower(head)
    records = listed("record_words", "record")
    if head.pos_ == "PROPN" and is_outlet(name):
        return None
    if lemma not in records and word not in records:
        return None
    if lemma in {"report", "account"} and (word.endswith("s") or not _proper(name, head)):
        return Voice(name, "anonymous", False, why="reports of nobody named")
    return Voice(name, "record", True, why="a record")


def _nobody(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    word, lemma = _lower(head)
    if lemma in listed("anonymous", "plural") or word in listed("anonymous", "plural"):
        if head.pos_ != "PROPN" or not is_outlet(name):
            return Voice(name, "anonymous", False, why="nobody in particular")
    if word in {"media", "press", "newspapers", "outlets"} and head.pos_ != "PROPN":
        return Voice(name, "anonymous", False, why="media of no name")
    return None


def _outlet(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    described = re.search(r"\b(?:news agency|newspaper|news service|magazine)\b", name)
    if is_outlet(name) and (head.pos_ == "PROPN" or described or is_outlet(head.text.capitalize())):
        return Voice(outlet_name(name), "outlet", True, why="a publisher or wire service")
    return None


def _place(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    if head.ent_type_ == "GPE" and head.pos_ == "PROPN":
        return Voice(name, "official", True, name, "official", "a government")
    return None


def _organisation(name: str, head: Token, reading: Reading, police: str | None) -> Voice | None:
    proper = _proper(name, head)
    noun = head.lemma_.lower() in listed("source_kinds", "organisation")
    if (proper and pattern("source_kinds", "organisation").search(name)) or (
        proper and head.ent_type_ == "ORG"
    ):
        return Voice(name, "organisation", True, name, "organisation", "an organisation")
    if noun:
        return Voice(name, "organisation", False, None, None, "an organisation of no name")
    return None


def _by_name(name: str, head: Token, reading: Reading) -> Voice | None:
    if head.ent_type_ == "NORP" or not _proper(name, head):
        return Voice(name, "anonymous", False, why="nobody in particular")
    of_outlet = re.match(r"[A-Z][\w.]+ [A-Z]\w+ of (?:the )?([A-Z].*)$", name)
    if of_outlet is not None and is_outlet(of_outlet.group(1)):
        return Voice(outlet_name(of_outlet.group(1)), "outlet", True, why="who reports for it")
    if len(name.split()) == 1 and not head.ent_type_:
        return Voice(name, "anonymous", False, why="one capitalised word, perhaps no name")
    if head.ent_type_ == "PERSON" or len(name.split()) <= 3:
        return Voice(name, "person", True, why="named")
    return Voice(name, "organisation", True, name, "organisation", "named")
