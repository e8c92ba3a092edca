"""A publisher named in the document's own words: letterhead, copyright line, "Published by"."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import PublisherKind
from wherefrom.read.bylines import is_person
from wherefrom.read.credits import is_wire
from wherefrom.read.publishers import Publisher, named

HEAD = 1500  # characters
TAIL = 700
_NAME = (
    r"(?:[Tt]he\s+)?[A-Z][\w’'&.-]*"
    r"(?:\s+(?:[A-Z&][\w’'&.-]*|of|the|and|for|on|in|to|de|la|des))*"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)\s*(?:©|\([cC]\))?\s*"
    r"(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?"
    rf"(?P<name>{_NAME})(?:\s+\d{{4}})?"
)
_STATED = re.compile(
    r"^\W*(?:[Pp]ublished by|[Pp]ublisher|[Ii]ssued by|[Pp]roduced by|[Pp]repared by"
    r"|[Aa]n? (?:\w+ ){0,3}report (?:by|of|from)|[Rr]eport (?:by|of)|[Nn]ews release from"
    r"|[Pp]ress release (?:by|from|of)|[Ss]tatement (?:by|of|from))"
    rf"\s*:?\s+(?P<name>{_NAME})\W*$",
    re.MULTILINE,
)
_RELEASE = re.compile(  # a line that says what kind of paper this is
    r"^\W*(?:press|news|media|public) (?:release|statement|notice)\W*$"
    r"|^\W*(?:for immediate release|statement|public notice|announcement)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_ON_BEHALF = re.compile(r"\bOn behalf of (?P<name>[^\n]{3,80}?)\.?,? posted (?:in|on)\b")
_ADDRESS_OF_SENDER = re.compile(
    r"^(?:the )?(?:ministry|department|office|embassy|government|republic|kingdom|high court"
    r"|supreme court|district court|court of|police|united nations)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:breaking|latest|good|bad|the|world|local|fake|sports?|daily|today|more|press|news|site)\s+news$"
    r"|^(?:all rights reserved|press release|news release|for immediate release|the author\w*)$",
    re.IGNORECASE,
)


@cache
def _words(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('publishers')[group])})\b", re.IGNORECASE)


def _official(name: str) -> bool:
    return bool(_words("official_words").search(name))


def _organisation(name: str) -> bool:
    return bool(_words("organisation_words").search(name))


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(words("publishers")["outlet_words"])


def kind_of_name(name: str, default: PublisherKind) -> PublisherKind:
    """What ``name`` says of the publisher's kind.

    >>> kind_of_name("Ministry of Fisheries", "outlet"), kind_of_name("Harbour Post", "person")
    ('official', 'outlet')
    """
    known = named(name)
    if known:
        return known.kind
    if _official(name):
        return "official"
    last = name.lower().split()[-1:]
    if last and last[0] in _outlet_words():
        return "outlet"
    if _organisation(name):
        return "organisation"
    return "person" if is_person(name) and default == "person" else default


def _stated(text: str) -> str | None:
    for match in _STATED.finditer(text):
        name = match["name"].strip(" .,")
        if not is_person(name) or _organisation(name) or _official(name):
            return str(name)
    return None


def _copyright(text: str) -> str | None:
    for match in _COPYRIGHT.finditer(text):
        name = re.sub(r"\W+All [Rr]ights.*$", "", match["name"]).strip(" .,")
        name = re.split(r"\.\s", name)[0]
        if len(name) > 2 and not is_wire(name) and not _NOT_A_NAME.match(name):
            return name
    return None


def letterhead_line(text: str) -> tuple[int, int] | None:
    """Span of a line among the first three that is a sender's or an outlet's name alone."""
    start, seen = 0, 0
    for line in text[:HEAD].split("\n"):
        bare = line.strip().strip("#*_ ")
        begin = start + line.find(bare) if bare else start
        start += len(line) + 1
        if not bare or re.match(r"https?://|www\.", bare):
            continue
        seen += 1
        if seen > 3:
            return None
        if _is_letterhead(bare) or (_is_body(bare) and _RELEASE.search(text, begin, HEAD)):
            return begin, begin + len(bare)
    return None


def _is_body(line: str) -> bool:
    """Whether ``line`` is a public body's name that ends in the word for it."""
    parts = line.split()
    cased = all(part[0].isupper() or part in ("of", "the", "and", "for") for part in parts)
    return 1 < len(parts) <= 6 and cased and bool(_words("official_words").fullmatch(parts[-1]))


def _is_letterhead(line: str) -> bool:
    parts = line.split()
    if not 1 < len(parts) <= 9 or len(line) > 80 or line[-1] in ".!?:," or is_wire(line):
        return False
    if _NOT_A_NAME.match(line):
        return False
    small = {"of", "the", "and", "for", "on", "in", "to", "de", "la"}
    if not all(part[0].isupper() or part.lower() in small or part == "&" for part in parts):
        return False
    if named(line) or _ADDRESS_OF_SENDER.match(line):
        return not re.search(r"\b(?:says?|to|is|are|was|were|has|will)\b", line)
    if parts[-1].lower() in _outlet_words():
        return len(parts) <= 5
    return line.isupper() and (_official(line) or _organisation(line))


def publisher_in(text: str, default: PublisherKind = "outlet") -> Publisher | None:
    """The publisher that the document's own words name, or None."""
    ends = text[:HEAD] + "\n" + text[max(HEAD, len(text) - TAIL) :]
    line = letterhead_line(text)
    printed = text[slice(*line)] if line else None
    for name in (_stated(ends), _copyright(ends), printed):
        if name:
            cased = name.title() if name.isupper() and len(name) > 5 else name
            cased = re.sub(r"\b(Of|The|And|For|On|In)\b", lambda m: m[0].lower(), cased)
            cased = cased[0].upper() + cased[1:]
            known = named(cased)
            return known or Publisher(cased, kind_of_name(cased, default))
    return None


def on_behalf_of(text: str) -> Publisher | None:
    """The firm in whose name a page says it was posted (*On behalf of X posted in ...*)."""
    match = _ON_BEHALF.search(text[:HEAD])
    if not match:
        return None
    name = re.sub(r",?\s+(?:Esq|LLP|LLC|P\.?C|Ltd|Inc)\.?$", "", match["name"].strip())
    return Publisher(name, "organisation")
