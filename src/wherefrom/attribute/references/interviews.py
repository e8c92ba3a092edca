"""Interviews cited in notes: who was heard, by whom, and whether the name is kept back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wherefrom.attribute.kinds import body_kind, role_of
from wherefrom.attribute.lists import given_names, listed, pattern
from wherefrom.attribute.names import bare_name
from wherefrom.attribute.references.words import anywhere, opening
from wherefrom.attribute.voice import Voice, bare, squeezed

WHY = "an interview cited in a note"
_NUMBERED = re.compile(
    r"^(?:(?:interview|interviewee|respondent|informant|participant|witness|victim|KII|FGD|IDI|case)s?"
    r"[\s,]*(?:no\.?|number|nr\.?|#|code|with)?\s*[\w-]{0,4}?-?\d{1,4}[a-z]?\b|(?!COVID)[A-Z]{1,5}-\d{1,3}(?=$|[,;.]))",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:[A-Z]\.\s?-?){1,3}(?=$|[\s,(;])|^[A-Z](?=$|,| \()")
_SHORT = re.compile(r"^[A-ZÀ-Þ][\w'’-]+ [A-Z]\.?(?=$|[\s,(;])")
_NAME = re.compile(
    r"^(?:[A-ZÀ-Þ][\w'’-]+|(?:al|de|van|von|el|bin)-?)"
    r"(?:[ -](?:[A-Z]\.|[A-ZÀ-Þ][\w'’-]+|de|van|von|al-\w+|el|bin|bint)){1,6}"
)
_DATE = re.compile(
    r",?\s*(?:on\s+)?(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b(?:\s+\d{1,2},?)?(?:\s+\d{4})?.*$|,?\s*(?:in\s+)?\b(?:19|20)\d\d\b.*$"
)
_COUNT = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a group of|several|a dozen)\b", re.I
)
_HERE = re.compile(r"\b(?:the )?author(?:s|['’]s|s['’])?\b|^(?:the|our|my)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interview:
    """Who was heard, and the collector where the note names one."""

    heard: Voice
    collector: Voice | None


def is_interview(words: str) -> bool:
    """Whether a citation is of an interview, a testimony or a numbered respondent."""
    text = " ".join(words.split())
    if _NUMBERED.match(text):
        return True
    found = anywhere("interview").search(text)
    return found is not None and (
        found.start() < 80 and not re.search(r"[“\"]", text[: found.start()])
    )


def interview(words: str) -> Interview | None:
    """The interview a citation names; None where it names none.

    A full name is a witness, or an official where an office is given; initials,
    a given name with an initial, a pseudonym, a number and a bare description
    are of a particular person whom the collector keeps back.
    """
    text = squeezed(words)
    if not is_interview(text):
        return None
    if _NUMBERED.match(text):
        return Interview(_kept(_without_date(text)), None)
    who, by = _who_and_by(text)
    if not who:
        return None
    kept = anywhere("withheld").search(text) is not None
    return Interview(_heard(who, kept=kept), _collector(by))


def _who_and_by(text: str) -> tuple[str, str]:
    """Whom the interview was with, and who held it."""
    cue = anywhere("interview").search(text)
    if cue is None:
        return "", ""
    before, after = text[: cue.start()].strip(" ,;:"), text[cue.end() :].strip(" ,;:")
    if (
        re.search(r"\bauthors?\b", cue.group(), re.IGNORECASE) and before
    ):  # *K., e-mail to the author*
        return before, ""
    held = re.match(
        r"(?:conducted |held |carried out |given )?(?:by|for|to)\s+([^,;]+)[,;]?\s*", after
    )
    joined = re.match(r"(?:with|of|from)\s+(.+)$", after)
    if joined and _is_person(before):  # *Mirela T., interview with Harbour Watch, Sarrow*
        return before, joined.group(1).split(",")[0]
    if joined:
        whom, _, by = joined.group(1).partition(" by ")
        return (whom, by.split(",")[0]) if by[:1].isupper() else (joined.group(1), before)
    if held:  # *interview by Harbour Watch with K.*, *K., interviewed by Harbour Watch*
        inner, _, whom = held.group(1).partition(" with ")
        rest = after[held.end() :]
        return (whom + (", " + rest if rest else "") if whom else before), inner
    if _is_person(before) or (before and cue.group().casefold() == "interviewed"):
        return before, ""
    return (after, before) if after else (before, "")


def _is_person(words: str) -> bool:
    first = words.split(",")[0].strip()
    if not first or opening("writer").match(first):
        return False
    if _INITIALS.match(first) or _SHORT.match(first):
        return True
    body = any(
        pattern("source_kinds", k).search(first) for k in ("official", "organisation", "outlet")
    )
    given = first.split()[0].casefold()
    named = given in given_names("men") | given_names("women") and len(first.split()) in (2, 3)
    return named and not body


def _heard(who: str, *, kept: bool) -> Voice:
    plain = _without_date(_kept_pattern().sub("", who)).strip(" ,;:.([")
    initials, short = _INITIALS.match(plain + " "), _SHORT.match(plain)
    if initials or short:
        found = (initials or short).group().strip()  # type: ignore[union-attr]
        return _kept(found if found.endswith(".") else found + ".")
    name = _NAME.match(plain)
    rest = plain[name.end() :].strip(" ,;()") if name else plain
    if name and kept:
        return _kept(name.group())
    if name and not _is_body(name.group()):
        full = bare_name(name.group()) or name.group()
        return _named(full, f"{name.group().removesuffix(full)}, {rest}".strip(" ,"))
    if name and _is_body(name.group()) and not role_word(plain):
        return Voice(bare(name.group()), body_kind(name.group()), True, why=WHY)
    first = plain.split(",")[0].strip()
    if kept and len(first.split()) == 1 and first[:1].isupper():
        return _kept(first)
    if _is_crowd(plain) and not kept:
        return Voice(bare(plain.split(",")[0]), "anonymous", False, why=WHY)
    return _kept(bare(_described(who)))


def role_word(words: str) -> bool:
    """Whether words describe a person in a post: *Ministry of Ports official*."""
    return role_of(words) is not None and not words.split(",")[0].istitle()


def _is_crowd(words: str) -> bool:
    """*residents*, *local activists*: nobody in particular."""
    head = re.split(r"[,(]|\s(?:in|of|from|at|who)\s", words)[0].split()
    if not head or _COUNT.match(words):
        return False
    return head[-1].casefold() in listed("anonymous", "plural") or (
        head[-1].endswith("s") and head[0].casefold() not in {"a", "an", "the", "one"}
    )


def _described(who: str) -> str:
    """A description with place and day, which tell two such people of one document apart."""
    plain = re.sub(r",? by (?:tele)?phone\b", "", _kept_pattern().sub("", who))
    return squeezed(plain).strip(" ,;:.([")


def _named(name: str, rest: str) -> Voice:
    if pattern("roles", "military").search(rest) or pattern("roles", "police").search(rest):
        return Voice(name, "official", True, why=WHY)
    role = role_of(rest) if rest else None
    if role is not None and role.body is not None and role.body_kind is not None:
        return Voice(name, role.body_kind, True, role.body, role.body_kind, WHY)
    if role is not None and role.kind in {"official", "person"}:
        return Voice(name, role.kind, True, why=WHY)
    office = pattern("roles", "office").search(rest)
    if office or pattern("source_kinds", "official").search(rest.split(",")[0]):
        return Voice(name, "official", True, why=WHY)
    return Voice(name, "witness", True, why=WHY)


def _kept(name: str) -> Voice:
    return Voice(name, "withheld", False, why=f"{WHY}; the collector keeps the name back")


def _is_body(name: str) -> bool:
    return any(
        pattern("source_kinds", k).search(name) for k in ("official", "organisation", "outlet")
    )


def _collector(by: str) -> Voice | None:
    """Who held the interview, where it is a body with a name; the writer is no link."""
    name = bare(re.sub(r"[’']s?$", "", by.strip(" ,;:")))
    if (
        not name
        or _HERE.search(name)
        or opening("writer").fullmatch(name)
        or not name[:1].isupper()
    ):
        return None
    if _is_person(name) or not re.search(r"[a-z]{2}|[A-Z]{2}", name):
        return None
    return Voice(name, body_kind(name), True, why="who held the interview")


def _without_date(text: str) -> str:
    return _DATE.sub("", text).strip(" ,;:.(")


@cache
def _kept_pattern() -> re.Pattern[str]:
    """What says that a name is kept back: in brackets, or after a comma."""
    why = anywhere("withheld").pattern
    owner = r"(?:(?:his|her|their|the|real|full)\s+)*(?:names?\s+)?"
    return re.compile(
        rf"\s*[(\[][^)\]]*{why}[^)\]]*[)\]]|\s*[,;.]\s*(?:an?\s+)?{owner}{why}[^,;]*",
        re.IGNORECASE,
    )
