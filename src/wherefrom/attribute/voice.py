"""A source as resolved inside its document, and the words it is named by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wherefrom.attribute.kinds import is_outlet
from wherefrom.model import OriginKind

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\s?[’'](?:s)?$")
_AGENCY = re.compile(
    r"^.*?\b(?:agency|newspaper|website|broadcaster|station|channel|daily)\s*,?\s+"
    r"([A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*)*)$"
)
_AFTER_NAME = re.compile(
    r"\s+(?:news\s+agency|news\s?wire|newspaper|website|news site)$", re.IGNORECASE
)
_BEFORE_NAME = re.compile(r"^(?:official|state-run|semi-official|local|daily|the)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a source is, as far as its document tells."""

    name: str
    kind: OriginKind
    named: bool
    body: str | None = None
    body_kind: OriginKind | None = None
    why: str = ""
    role: str | None = None  # what the text says a person is; of an outlet, who reports for it
    page: str | None = None  # of a cited work, as printed: "18", "para. 12"


def squeezed(text: str) -> str:
    """``text`` on one line, with the parts of a possessive joined, bare of marks at its edges.

    >>> squeezed(" the city 's  office,")
    "the city's office"
    """
    return re.sub(r"\s+([’']s?)\b", r"\1", " ".join(text.split())).strip(' ,;:."“”')


def bare(text: str) -> str:
    """``text`` without a leading article."""
    return squeezed(_POSSESSIVE.sub("", _ARTICLE.sub("", squeezed(text))))


def outlet_name(text: str) -> str:
    """A publisher's name without description: *the Harbour news agency, HNA* gives *HNA*."""
    name = re.sub(r"\b(\w+)\. (com|org|net)\b", r"\1.\2", _POSSESSIVE.sub("", bare(text)))
    name = re.split(r"[’']s?(?=\s?[A-Z])", name)[0]
    apposed = _AGENCY.match(name)
    if apposed:
        return apposed.group(1)
    name = _BEFORE_NAME.sub("", name)
    short = _AFTER_NAME.sub("", name)
    return short if len(short.split()) > 1 or short.isupper() else name


def outlet_beside(text: str, name: str) -> str | None:
    """The outlet in *the Harbour Post's NAME* or *NAME of the Harbour Post*."""
    at = text.find(name.split()[0]) if name else -1
    before = re.match(r"^(?:the\s+)?(.+?)\s?[’']s\b", text[:at], re.IGNORECASE) if at > 0 else None
    if before is not None and is_outlet(before.group(1)):
        return before.group(1)
    after = re.search(r"\b(?:of|from|for|at)\s+(?:the\s+)?([A-Z].*)$", text[max(at, 0) :])
    if after is not None and is_outlet(after.group(1)):
        return after.group(1)
    return None
