"""Speakers' labels at the head of a line: ``NAME:``, ``Q.``, ``[00:12] Name:``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.attribute.layouts.lines import TIME
from wherefrom.attribute.lists import listed

_CAPITALS = r"[A-Z][A-Z.'’-]+(?: (?:[A-Z][A-Z.'’-]*|\d{1,2})){0,7}(?:, [A-Z][A-Z.,'’& -]{2,80})?"
_NAME = (
    r"[A-Z][\w.'’-]*"
    r"(?: (?:(?:of|the|de|del|van|von|al|bin|la|da|di|der) )*[A-Z0-9][\w.'’-]*){0,4}"
)
_STAMP = rf"(?:[\[(]?{TIME}(?:[ \t]?[-–][ \t]?{TIME})?[\])]?[ \t]*[-–—]?[ \t]*)"
_LABEL = re.compile(
    rf"^[ \t>]*(?:[•*-][ \t]+)?{_STAMP}?(?P<bold>\*\*|__|\*)?"
    rf"(?P<name>Q|A|{_CAPITALS}|{_NAME})"
    rf"(?:[ \t]+\((?P<role>[A-Za-z][^()\n:]{{2,60}})\))?"
    rf"(?P<time>[ \t]*[\[(]{TIME}[\])])?"
    rf"(?P<colon>(?:\*\*|__|\*)?[ \t]?:(?:\*\*|__|\*)?|(?<=\b[QA])\.)"
    rf"(?:[ \t]+(?=\S)|[ \t]*\n[ \t]*(?=\S))",
    re.MULTILINE,
)
_TIMED = re.compile(  # *Mara Tolin  00:12* on a line of its own, as transcribers write it
    rf"^[ \t]*(?P<name>{_NAME})[ \t]+[\[(]?(?P<colon>{TIME})[\])]?:?[ \t]*\n[ \t]*(?=\S)",
    re.MULTILINE,
)
_GLUED = re.compile(
    r"^[ \t]*(?P<name>Q)(?P<colon>)(?=[A-Z][a-z’'])", re.MULTILINE
)  # *QWho was it?*
REACH = 3000  # characters between a lone label and the conversation it belongs to
LEAST = 3  # labels; fewer lines of this form are headings, not a conversation


@dataclass(frozen=True, slots=True)
class Label:
    """One label: characters of its line, name and colon, and where speech begins."""

    start: int
    name_start: int
    name_end: int
    colon_start: int
    body: int
    name: str
    role: str = ""  # in brackets after the name: *Lena Orr (Minister of Transport):*

    @property
    def plain(self) -> str:
        """The name as the word lists have it."""
        return self.name.casefold().strip(" .")


@lru_cache(maxsize=8)
def labels(text: str) -> tuple[Label, ...]:
    """The labels of a conversation in ``text``; empty where its labels make none.

    A conversation has three labels or more, and one of them comes back.
    """
    found = sorted(
        {m.start("name"): m for p in (_LABEL, _TIMED, _GLUED) for m in p.finditer(text)}.items()
    )
    out = [_label(m) for _, m in found if _may_speak(m.group("name"))]
    out = [k for k, end in zip(out, _ends(out, text), strict=True) if _speech(text[k.body : end])]
    times = Counter(label.plain for label in out)
    again = {name for name, count in times.items() if count > 1}
    sentences = sum(
        len(text[k.body : end].split()) > 2 for k, end in zip(out, _ends(out, text), strict=True)
    )
    if len(out) < LEAST or not again or 2 * sentences < len(out):
        return ()
    heads = [label for label in out if label.plain in again]
    first, last = heads[0].start, heads[-1].start
    return tuple(k for k in out if first - REACH <= k.start <= last + REACH)


def _ends(found: list[Label], text: str) -> list[int]:
    return [k.start for k in found[1:]] + [len(text)] if found else []


def _speech(words: str) -> bool:
    """False for a number or mark alone, as in a table."""
    line = words.split("\n\n")[0]
    return re.search(r"[^\W\d_]{2,}", line) is not None


def _label(match: re.Match[str]) -> Label:
    return Label(
        match.start(),
        match.start("name"),
        match.end("name"),
        match.start("colon"),
        match.end(),
        match.group("name"),
        (match.group("role") or "") if "role" in match.re.groupindex else "",
    )


def _may_speak(name: str) -> bool:
    """False for a section's heading, and for *BY MR. HALE*, who asks what follows."""
    return name.casefold() not in listed("layouts", "no_speaker") and not name.startswith("BY ")
