"""Who is interviewed or gives evidence, as the text beside a conversation says."""

from __future__ import annotations

import re

from wherefrom.attribute.layouts.names import cased, looks_like_name
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.names import bare_name
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Given

_PARTICLES = r"(?:(?:de|del|van|von|al|bin|la|da|di|der) )*"
_N = rf"(?P<name>[A-Z][\w.'’-]+(?: {_PARTICLES}[A-Z][\w.'’-]+){{1,3}})"
_ASKED = (
    re.compile(
        r"\b(?:[Ii]nterview(?:s|ed)?|[Cc]onversation|Q\s?&\s?A|Q and A|[Ss]poke|[Tt]alk(?:s|ed)?"
        r"|[Ss]peak(?:s|ing)?|[Ss]at down|[Qq]uestions|[Cc]aught up)(?: exclusively)?"
        rf" (?:with|to|for) (?:[\w’'-]+ ){{0,6}}?{_N}"
    ),
    re.compile(rf"\b[Ii]nterviewed (?:[\w’'-]+ ){{0,6}}?{_N}"),
    re.compile(
        rf"{_N}(?:, [^.\n]{{3,80}},)? (?:spoke|speaks|talked|talks|told|answers|answered|sat down"
        r"|discusses|discussed|responds|explains)\b"
    ),
    re.compile(rf"\b[Ii]nterview(?:ee)?\s?[:–—-]\s?{_N}"),
    re.compile(rf"^{_N}\s?: [‘'“\"]", re.MULTILINE),
)
_SWORN_NAME = (
    r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3}"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})"
)
HEAD = 3000  # characters before the first question in which the one asked is named


def answerer(reading: Reading, before: int) -> Given | None:
    """The one person whom the text up to character ``before`` says was asked; None: nobody."""
    head = reading.document.text[max(0, before - HEAD) : before]
    for asked in _ASKED:
        for match in asked.finditer(head):
            name = bare_name(match.group("name"))
            if len(name.split()) > 1 and _is_person(name):
                return Given(name, _role_in(head, name))
    named = {
        bare_name(e.text)
        for e in reading.parse.ents
        if e.label_ == "PERSON" and e.start_char < before
    }
    full = sorted(
        n
        for n in named
        if len(n.split()) > 1 and looks_like_name(n) and n not in reading.document.authors
    )
    return Given(full[0], _role_in(head, full[0])) if len(full) == 1 else None


def _is_person(name: str) -> bool:
    """False for what the words of its name make a body."""
    kinds = ("official", "organisation", "outlet")
    return looks_like_name(name) and not any(pattern("source_kinds", k).search(name) for k in kinds)


def _role_in(head: str, name: str) -> str:
    """What a short clause says NAME is: *NAME, minister of fisheries*; *NAME has been minister*."""
    found = re.search(
        rf"{re.escape(name)}(?:, |,? (?:is|was|has been|who is|became) )(?:an? |the )?"
        r"([^,.\n:;]{3,80})",
        head,
    )
    if found is None:
        return ""
    words = re.split(r" (?:since|for|in|from|until|who|when)\b", found.group(1))[0]
    groups = ("office", "post", "private", "police", "military", "spokesperson", "press", "witness")
    return words if any(pattern("roles", g).search(words) for g in groups) else ""


def sworn(text: str) -> list[tuple[int, Given]]:
    """Who gives evidence from which character on: *MARA TOLIN, called as a witness, ...*."""
    marks = "|".join(sorted(map(re.escape, listed("layouts", "bench_marks"))))
    pattern_ = re.compile(
        rf"^[ \t]*{_SWORN_NAME}[^\n]{{0,60}}?(?:\n[^\n]{{0,60}}?)?(?:{marks})", re.MULTILINE
    )
    return [(m.start(), Given(cased(m.group("name")), "witness")) for m in pattern_.finditer(text)]


def of_role(label: str, reading: Reading, before: int) -> Given | None:
    """*Minister:* is the one person whom a sentence beside the conversation calls minister."""
    word = label.casefold().removeprefix("the ").strip()
    head = reading.document.text[:before]
    found = set()
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", head):
        if not re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE):
            continue
        at = head.find(sentence)
        for e in reading.parse.ents:
            name = bare_name(e.text)
            if (
                e.label_ == "PERSON"
                and at <= e.start_char < at + len(sentence)
                and len(name.split()) > 1
            ):
                found.add(name)
    if len(found) != 1:
        return None
    name = found.pop()
    return Given(name, _role_in(head, name) or word)


def surnamed(text: str, reading: Reading) -> str | None:
    """The one person of the text whose full name or surname ``text`` is; None: nobody or several.

    The place where ``text`` itself stands alone does not count as naming them.
    """
    words = text.split()
    if not words or not looks_like_name(text) or words[-1].isupper():
        return None
    full = {
        bare_name(e.text)
        for e in reading.parse.ents
        if e.label_ == "PERSON" and len(bare_name(e.text).split()) > 1
    }
    found = {n for n in full if n == text or (len(words) == 1 and n.split()[-1] == text)}
    return found.pop() if len(found) == 1 else None
