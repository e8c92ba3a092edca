"""What a citation names: a publisher's piece, or a record with its title and holder."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wherefrom.attribute.kinds import body_kind, is_outlet
from wherefrom.attribute.lists import pattern
from wherefrom.attribute.references.pages import page_of, without_page
from wherefrom.attribute.references.words import anywhere, opening
from wherefrom.attribute.voice import Voice, outlet_name, squeezed

LONGEST_NAME = 120  # characters of a cited work's name
LONGEST_HOLDER = 9  # words of the name of a body that published a work
LONGEST_OUTLET = 5  # words of an outlet's name
TITLE = 3  # words; a shorter title alone is common words, so its author is named with it
WHY = "the work cited in a note"
YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d[a-z]?(?!\w)")
_ADDRESS = re.compile(
    r"[,;.]?\s*(?:(?:available |accessible |online )?(?:at|from|on)?:?\s*)?[<(]?(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"[,;.]?\s*[\[(]?(?:last )?(?:accessed|visited|retrieved|consulted)(?: on)?:?"
    r"\s[^)\],;]{4,30}[\])]?"
    r"|[,;.]?\s*\(?(?:copy |transcript |recording )?on file with [^;.)]*\)?"
    r"|[,;.]?\s*\[?(?:available|hereinafter|hereafter)\b[^;\])]*[\])]?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\s*(?:\[?\(?\d{1,3}\]?\)?[.:]?|[*†‡]+|\[\^?[\w-]+\]:?)\s+(?=\D)")
_TITLE = re.compile(
    r"“([^”]{3,200})”|\"([^\"]{3,200})\"|(?<!\w)‘([^’]{6,200})’|(?<!\w)'([^']{6,200})'"
)
_ENTRY = re.compile(  # *Brandt, T. and Other, K. (2016b). Nets.*
    r"^(?P<author>[^“\"]{2,160}?)[.,]? (?:\((?P<year>(?:19|20)\d\d[a-z]?)[^)]{0,20}\)[.,:]?"
    r"|(?P<bare>(?:19|20)\d\d[a-z]?)\.)"
    r" (?P<title>[A-ZÀ-Þ][^.“\"]{2,160})"
)
_DATE = re.compile(
    r"(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?:\s+\d{1,2},?)?(?:\s+\d{4})?|\d{4}-\d\d(?:-\d\d)?|(?:19|20)\d\d[a-z]?|n\.d\.",
    re.IGNORECASE,
)
_IMPRINT = re.compile(r"\s*\([^()]*\b(?:19|20)\d\d[a-z]?\)(?=[\s,.;]|$)(?!\.? [A-Z])")
_SENTENCE = re.compile(  # a full stop that parts two fields, after no abbreviation
    r"(?<=[a-z0-9)]{2})(?<!\bDoc)(?<!\bNo)(?<!\bNos)(?<!\bVol)(?<!\bRes)(?<!\bArt)"
    r"(?<!\beds)(?<!\bed)\.\s+"
)
_FULL = r"(?:[A-ZÀ-Þ][\w'’-]+ ){0,2}[A-ZÀ-Þ][\w'’-]+"  # *Brandt*, *Petra Lund*
_LETTERS = r"(?:,? (?:[A-Z]\.[ -]?)+)?"  # initials after the name
_PERSON = re.compile(
    rf"^{_FULL}{_LETTERS}(?:(?:,| and| &) (?:[A-Z]\. ?)*{_FULL}{_LETTERS}){{0,8}}(?: et al\.?)?$"
    r"|^(?:[A-Z]\. ?)+[A-ZÀ-Þ][\w'’-]+$"
)
_SENT = re.compile(
    r"^(?:letter|e-?mail|memo(?:randum)?|message|statement|press release|report|submission|reply)"
    r"\s+(?:from|by|of)\s+(?:the\s+)?(?P<body>[A-Z][^,;]{3,80}?)(?:\s+(?:to|dated|on)\s|,|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A citation taken apart: what stands between commas, the quoted title apart."""

    fields: tuple[str, ...]
    title: str | None


def bare(words: str) -> str:
    """A citation without number, signal, address and what says where it was consulted.

    >>> bare("12 See also Harbour Post, 3 May 2021, https://p.example/a (accessed 4 May 2021).")
    'Harbour Post, 3 May 2021'
    """
    text = " ".join(words.split())
    while (shorter := opening("signals").sub("", _NUMBER.sub("", text), count=1)) != text:
        if not shorter or (not opening("signals").match(text) and not _NUMBER.match(text)):
            break
        text = shorter
    return _ACCESS.sub("", _ADDRESS.sub("", text)).strip(" .,;:")


def work_name(text: str) -> str:
    """A cited work as it is named: without address and pages, cut at a word where it is long.

    >>> work_name("Holm, Salt and Debt, 2023, page 18.")
    'Holm, Salt and Debt, 2023'
    >>> work_name("Holm Ltd, Statement, 5 March 2025, https://holm.example/s.")
    'Holm Ltd, Statement, 5 March 2025'
    """
    whole = _IMPRINT.sub("", without_page(bare(text)))
    whole = re.sub(r"(?:[,;:(]\s*)+(?=[,;:).]|$)", "", whole)
    name = _SENTENCE.split(whole)[0].strip(" .,;:(")
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME + 1].rsplit(" ", 1)[0].rstrip(" .,;:")
    return name or " ".join(text.split())


def work_voice(words: str) -> Voice | None:
    """The source a citation names; None where nothing in it names a work.

    A publisher's piece has the publisher as its source; anything else is a
    record, with the body that published it as ``body`` where one is named.
    """
    text = without_page(bare(words)).strip(" .,;:")
    text = re.sub(r",([”\"’'])", r"\1,", text)  # *“Recruiting inland,” Port Review*
    if not re.search(r"[A-Za-zÀ-ÿ]{2}", text):
        return _address_voice(words)
    parts = _parts(text)
    outlet = _outlet(parts, text)
    if outlet is not None:
        return Voice(outlet, "outlet", True, why=WHY)
    holder = _holder(parts, text)
    kind = body_kind(holder) if holder else None
    name = re.sub(r"^(?:an?|the)\s+", "", _name(parts, text, holder))
    return Voice(name, "record", True, holder, kind, WHY)


def _address_voice(words: str) -> Voice | None:
    """The site of a bare address: *https://harbourpost.example/a* is an outlet's page."""
    found = re.search(r"(?:https?://|www\.)(?:www\.)?([\w.-]+\w)", words)
    return Voice(found.group(1), "outlet", True, why=WHY) if found else None


def _parts(text: str) -> _Parts:
    quoted = _TITLE.search(text)
    title = next(group for group in quoted.groups() if group) if quoted else None
    rest = _TITLE.sub(" , ", text)
    fields = re.split(r"\s*[,;]\s+|\s,\s*|\s*\((?=[^)]*\))|\)|" + _SENTENCE.pattern, rest)
    told = tuple(f.strip(" .,;:“”\"‘’'") for f in fields)
    return _Parts(tuple(f for f in told if f), title.strip(" .,;") if title else None)


def _outlet(parts: _Parts, text: str) -> str | None:
    """The outlet whose piece is cited; none for scholarship and for bodies' releases."""
    if anywhere("scholarly").search(text):
        return None
    for field in parts.fields[:5]:
        name = _DATE.sub("", field).strip(" .,;:")
        short = 0 < len(name.split()) <= LONGEST_OUTLET
        if short and is_outlet(name) and not anywhere("no_outlet").search(name):
            return outlet_name(name)
    return None


def _holder(parts: _Parts, text: str) -> str | None:
    """The body a record is of: first in the citation, or after *letter from*."""
    sent = _SENT.match(text)
    first = sent["body"].strip() if sent else (parts.fields[0] if parts.fields else "")
    first = _DATE.sub("", first).strip(" .,;:")
    if not first or len(first.split()) > LONGEST_HOLDER or not first[:1].isupper():
        return None
    alone = anywhere("record").fullmatch(first) or first == parts.title or len(parts.fields) < 2
    if alone or " v. " in text or not _is_body(first) or _is_title(first):
        return None
    return re.sub(r"^the\s+", "", first, flags=re.IGNORECASE)


def _is_body(words: str) -> bool:
    """Whether a name is a body's: by a word of it, or as more words than a person's name has."""
    if any(pattern("source_kinds", kind).search(words) for kind in ("official", "organisation")):
        return True
    return (
        anywhere("body").search(words) is not None or re.fullmatch("[A-Z]{2,8}", words) is not None
    )


def _is_title(words: str) -> bool:
    """Whether words run on as a title's do: small words among them, or a record's noun last."""
    small = sum(w.islower() and w not in {"of", "for", "and", "the", "on"} for w in words.split())
    return small > 0 or anywhere("record").fullmatch(words.split()[-1]) is not None


def _name(parts: _Parts, text: str, holder: str | None) -> str:
    if parts.title and (len(parts.title.split()) > 1 or holder):
        return parts.title[:LONGEST_NAME].strip()
    entry = _ENTRY.match(text)
    if entry is not None:
        title = entry["title"].split(", ")[0].strip(" .,;:")
        whole = f"{_authors(entry['author'])}, {title}, {entry['year'] or entry['bare']}"
        return title if len(title.split()) >= TITLE else whole
    second = parts.fields[1] if len(parts.fields) > 2 else ""
    titled = len(second.split()) >= TITLE and second[:1].isupper() and not _DATE.fullmatch(second)
    if (
        titled
        and not anywhere("record").match(second)
        and (holder or _PERSON.match(parts.fields[0]))
    ):
        return second
    return work_name(text)


def _authors(written: str) -> str:
    """Authors without initials: *Brandt, T. and Other, K.* is *Brandt and Other*."""
    return squeezed(
        re.sub(r",? (?:[A-Z]\.[ -]?)*(?:[A-Z]\.?)(?=,| and| &|$)", "", written.strip(" .,("))
    )


def is_citation(words: str) -> bool:
    """Whether words have the marks of a citation: a date or page set off, a title, an address."""
    text = " ".join(words.split())
    set_off = re.search(rf"[,(.]\s*(?:on |dated )?(?:{_DATE.pattern})", text, re.IGNORECASE)
    paged = page_of(text) is not None and re.search(r"[,;]\s*\S+\s*\d", text)
    addressed = re.search(r"https?://|www\.|\bdoi\b", text, re.IGNORECASE)
    titled = _TITLE.search(text) and len(text.split()) < 40 and "," in _TITLE.sub("", text)
    return bool(set_off or paged or addressed or titled)


__all__ = [
    "LONGEST_NAME",
    "WHY",
    "YEAR",
    "bare",
    "is_citation",
    "page_of",
    "work_name",
    "work_voice",
]
