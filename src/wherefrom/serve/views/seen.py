"""When a page was seen: its captures, those that found it unchanged, and those that failed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from wherefrom.model import Document
from wherefrom.serve.held import Held

NOT_THERE = "not_there"
DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """One time at which the page was looked for; ``document`` is what was found, if it was kept."""

    when: str
    what: str
    document: str = ""
    here: bool = False  # it is the document shown
    n_gone: int = 0  # passages that the next capture lacks
    n_new: int = 0  # passages that the one before lacks
    at: str = ""  # ISO, as far as it is known; empty where it is not


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is known of one page's captures; ``versions`` are those kept, in order."""

    moments: tuple[Moment, ...]
    versions: tuple[Document, ...]


def moments(document: Document, held: Held) -> Seen:
    """When the page of ``document`` was seen present, and when it was not found."""
    about = held.about
    versions = about.versions.get(document.id, (document,))
    found = [_kept(one, document, held) for one in versions]
    for address in dict.fromkeys(one.url for one in versions if one.url):
        told = (notice.message for notice in about.passed_over.get(address, ()))
        found += [Moment("", message, at=day_in(message)) for message in told]
    for one in versions:
        messages = (n.message for n in about.notices.get(one.id, ()) if n.kind == NOT_THERE)
        found += [Moment("", message) for message in dict.fromkeys(messages)]
    found.sort(key=lambda one: (not one.at, one.at))  # where no time is known, last
    return Seen(tuple(found), versions if len(versions) > 1 else ())


def _kept(one: Document, shown: Document, held: Held) -> Moment:
    kinds = [n.kind for n in held.about.notices.get(one.id, ())]
    return Moment(
        moment_words(one.captured_at),
        "captured" if one.captured_at else "added to the case",
        one.id,
        one.id == shown.id,
        kinds.count("removed_text"),
        kinds.count("added_text"),
        one.captured_at or "",
    )


def day_in(message: str) -> str:
    """The first day that a notice of a capture names, ISO; empty where it names none.

    >>> day_in("Captured again on 9 March 2025, unchanged since the capture of 8 March 2025.")
    '2025-03-09'
    """
    found = DAY.search(message)
    try:
        return datetime.strptime(found[0], "%d %B %Y").date().isoformat() if found else ""
    except ValueError:
        return ""


def moment_words(captured_at: str | None) -> str:
    """A moment in UTC, in words; empty where it is not known.

    >>> moment_words("2025-03-08T15:20:00Z")
    '8 March 2025, 15:20 UTC'
    """
    try:
        when = datetime.fromisoformat(captured_at) if captured_at else None
    except ValueError:
        return ""
    return f"{when.day} {when:%B %Y, %H:%M} UTC" if when else ""
