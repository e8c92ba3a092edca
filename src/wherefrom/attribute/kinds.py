"""What kind of source words describe, and the body they speak for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.attribute.lists import known_outlets, pattern
from wherefrom.model import OriginKind

_FORMER = re.compile(r"\b(?:former|ex|retired|late|then)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|another|local|veteran|senior|deputy|acting|top|chief"
    r"|assistant|vice|associate|executive|managing|general|outgoing|new|longtime|from|of|for|at|with)\s+",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|for|at|with|from|in)\s+", re.IGNORECASE)
_PLACE_OFFICERS = re.compile(
    r"\b(?:city|town|village|public safety|borough|municipal)\b", re.IGNORECASE
)
_OFFICER = re.compile(
    r"\b(?:executive|operating|financial|medical|press|technology|information)\s+officer\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w.'’&-]+")
_AGENCY = re.compile(r"\b(?:agency|newspaper|channel)\s*,\s+([A-Z][\w.&-]+)")
_ATTORNEY = re.compile(
    r"\b(?:[A-Z][\w.’'-]*\s+)*(?:District|County|State|U\.S\.)\s+Attorney\b|\bDA\b"
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a description makes of its bearer."""

    kind: OriginKind
    body: str | None = None
    body_kind: OriginKind | None = None
    why: str = ""


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _has(text: str, group: str, file: str = "roles") -> bool:
    return bool(pattern(file, group).search(text))


def body_kind(name: str) -> OriginKind:
    """official, outlet or organisation, by the words of a body's name."""
    if pattern("source_kinds", "organisation").search(name) and not re.search(
        r"\b(?:police|ministry|government|court|department)\b", name, re.IGNORECASE
    ):
        return "organisation"
    if pattern("source_kinds", "official").search(name):
        return "official"
    if is_outlet(name):
        return "outlet"
    return "organisation"


def is_outlet(name: str) -> bool:
    """True where words of the name, or the whole name, are a publisher's."""
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    if re.fullmatch(r"[\w-]+\s?\.\s?(?:com|net|org|co\.\w\w)", bare, re.I):
        return True
    if bare.casefold() in known_outlets() or pattern("source_kinds", "wholly").fullmatch(bare):
        return bare[:1].isupper()
    return any(w[:1].isupper() for w in bare.split()) and bool(
        pattern("source_kinds", "outlet").search(bare)
    )


def clean_body(text: str) -> str | None:
    """A body's name without articles, possessive and what trails it; None if no name is left."""
    text = re.split(r"[,;:()“”\"]|\s+(?:who|which|that|and|in|on|said)\s", text)[0]
    text = re.sub(r"[’']s?$", "", text.strip())
    while (shorter := _LEAD.sub("", text)) != text:
        text = shorter
    return text.strip() or None


@lru_cache(maxsize=4096)  # one person's descriptions are asked for with every voice of theirs
def role_of(description: str) -> Role | None:
    """The role a description gives, e.g. *head of the Harbour Ministry*; None: none known.

    Order matters: who speaks for an outlet, then spokespeople, private people,
    the police, public offices, posts inside a body, witnesses.
    """
    text = description.strip()
    for rule in (_press, _spokesperson, _attorney, _private, _police, _office, _post, _bystander):
        role = rule(text)
        if role is not None:
            return role
    return None


def _press(text: str) -> Role | None:
    if not _has(text, "press"):
        return None
    agency = _AGENCY.search(text)
    if agency is not None:
        return Role("outlet", agency.group(1), "outlet", "reports for an outlet")
    around = _around(text, "press")
    if around is not None and is_outlet(around):
        return Role("outlet", around, "outlet", "reports for an outlet")
    return None


def _spokesperson(text: str) -> Role | None:
    if not _has(text, "spokesperson"):
        return None
    body = _around(text, "spokesperson")
    if body is None:
        return Role("anonymous", None, None, "a spokesperson of nobody named")
    kind = body_kind(body)
    return Role(kind, body, kind, "speaks for the body")


def _attorney(text: str) -> Role | None:
    found = _ATTORNEY.search(text)
    if found is None or _FORMER.search(text):
        return None
    return Role("official", found.group().strip(), "official", "a public prosecutor")


def _private(text: str) -> Role | None:
    if re.search(r"attorney[- ]general", text, re.IGNORECASE):
        return Role("official", None, None, "a public office")
    if _has(text, "private") and not _has(text, "spokesperson"):
        return Role("person", None, None, "a private role")
    former = _FORMER.match(_LEAD.sub("", text))
    return Role("person", None, None, "a former role") if former else None


def _police(text: str) -> Role | None:
    if not (_has(text, "police") or re.search(r"\b[A-Z]{1,3}PD\b", text)):
        if _has(text, "military") and re.search(
            r"\b(?:army|military|navy|force|brigade)\b", text, re.IGNORECASE
        ):
            return Role("official", "army", "official", "a rank of armed forces")
        return None
    if is_post_of_a_firm(text):
        return None
    acronym = re.search(r"\b[A-Z]{1,3}PD\b", text)
    named = re.search(
        r"\b(?:[A-Z][\w’'-]+\s+)*(?:Police|police)(?:\s+(?:Department|Service|Force|force|department))?",
        text,
    )
    body = acronym.group() if acronym else named.group() if named else "police"
    return Role("official", body.strip(), "official", "a rank of the police")


def is_post_of_a_firm(text: str) -> bool:
    """True for *chief executive officer*, who is no officer of the police."""
    return _OFFICER.search(text) is not None


def _office(text: str) -> Role | None:
    if not _has(text, "office") or _of_a_firm(text):
        return None
    before = pattern("roles", "office").split(text)[0].strip()
    around = _around(text, "office")
    if (
        around is not None
        and _has(around, "organisation", "source_kinds")
        and not _has(around, "official", "source_kinds")
    ):
        return Role("organisation", around, "organisation", "holds a post there")
    if re.search(r"\bcourt\b", text, re.IGNORECASE) and before:
        court = clean_body(before)
        return Role("official", court, "official", "a judge of the court")
    if around is not None and re.search(
        r"\b(?:ministry|department|police|agency|council|fire|authority|office|bureau|service|city)\b",
        around,
        re.IGNORECASE,
    ):
        return Role("official", around, "official", "holds office in the body")
    return Role("official", None, None, "a public office")


_FIRM = re.compile(
    r"\b(?:ceo|cfo|coo|chief\s+\w+\s+officer|chief executive|chairman|chairwoman|chair|founder"
    r"|co-?founder|owner|co-?owner|general manager|managing director|executive director)\b",
    re.IGNORECASE,
)


def _of_a_firm(text: str) -> bool:
    """*President and CEO of Valley Dairy*: a post there, no public office."""
    if _FIRM.search(text) is None:
        return False
    body = _around(text, "post")
    return body is not None and body_kind(body) != "official"


def _post(text: str) -> Role | None:
    if not _has(text, "post"):
        return None
    body = _around(text, "post")
    if body is None:
        return None
    if _PLACE_OFFICERS.search(body):
        return Role("official", body, "official", "holds a post there")
    if not any(w[:1].isupper() for w in body.split()) and not _has(
        body, "official", "source_kinds"
    ):
        return None
    kind = body_kind(body)
    return Role(kind, body, kind, "holds a post there")


def _bystander(text: str) -> Role | None:
    if _has(text, "witness"):
        return Role("witness", None, None, "described as somebody who was there")
    return None


def _around(text: str, group: str) -> str | None:
    """The body named beside a role word: after *of*, *for*, or before the word."""
    found = list(pattern("roles", group).finditer(text))
    if not found:
        return None
    last = found[-1]
    after = text[last.end() :]
    of = _OF.match(after)
    if of is not None:
        body = clean_body(after[of.end() :])
        if body:
            return body
    before = clean_body(text[: found[0].start()])
    if before and any(w[:1].isupper() for w in before.split()):
        return before
    if before and (
        _has(before, "official", "source_kinds") or _has(before, "organisation", "source_kinds")
    ):
        return before
    return None
