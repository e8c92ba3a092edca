"""Who stands behind an address or a printed name: data/publishers.yml, else the domain itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from wherefrom.data.load import words
from wherefrom.model import PublisherKind

OFFICIAL = re.compile(
    r"(?:^|\.)(?:gov|mil|police|gouv|govt|gob|gub|go|govern|mod|nhs|parliament|bund)"
    r"(?:\.[a-z]{2})?$|\.(?:gov|mil|int)$"
)
GENERIC_PARTS = {"www", "www2", "m", "mobile", "amp", "edition", "en", "web", "cached", "old"}
MIN_HEAD = 6  # letters; shorter words begin other words too often (east-side, in-side)
MIN_TAIL = 4
MIN_REST = 3
SECOND_LEVEL = {"co", "com", "org", "net", "gov", "gob", "gouv", "govt", "go", "ac", "edu", "or"}
SECOND_LEVEL |= {"ne", "nic", "mil", "ltd", "plc", "me", "sch", "nhs", "police", "gub", "info"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher as found. ``country`` is ISO 3166 or None; ``owner`` a public fact or None."""

    name: str
    kind: PublisherKind
    country: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class _Registry:
    by_domain: dict[str, Publisher]
    by_name: dict[str, Publisher]


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", "", name.lower().removeprefix("the "))


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = words("publishers")
    return tables


@cache
def _registry() -> _Registry:
    by_domain: dict[str, Publisher] = {}
    by_name: dict[str, Publisher] = {}
    for group in _tables()["groups"]:
        for entry in group["entries"]:
            name, domains, aliases, owner = ([*entry.split("|"), "", "", ""])[:4]
            found = Publisher(
                name.strip(), group["kind"], group.get("country"), owner.strip() or None
            )
            for domain in domains.split(","):
                by_domain.setdefault(domain.strip(), found)
            for printed in (name, *aliases.split(",")):
                if _key(printed) and "{" not in printed:
                    by_name.setdefault(_key(printed), found)
    return _Registry(by_domain, by_name)


def named(printed: str) -> Publisher | None:
    """The listed publisher with this name or another name of it, else None."""
    return _registry().by_name.get(_key(printed))


def host_of(url: str) -> str:
    """Host in lower case without ``www.`` and port; empty if there is none."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.")


def registered_domain(host: str) -> str:
    """The part of ``host`` that somebody registered.

    >>> registered_domain("news.harbour.co.uk"), registered_domain("a.harbour.example")
    ('harbour.co.uk', 'harbour.example')
    """
    parts = host.split(".")
    ending = ".".join(parts[-2:])
    two = ending in _tables()["suffixes"] or (
        len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL
    )
    return ".".join(parts[-3 if two else -2 :])


@cache
def _pieces() -> tuple[str, ...]:
    listed: list[str] = [*_tables()["words"], *_tables()["capitals"]]
    return tuple(sorted(set(listed), key=lambda word: (-len(word), word)))


def _covered(letters: str) -> list[str] | None:
    """``letters`` as listed words without a rest, longest words first, or None."""
    if not letters:
        return []
    for word in _pieces():
        if letters.startswith(word) and (rest := _covered(letters[len(word) :])) is not None:
            return [word, *rest]
    return None


def _peeled(letters: str) -> list[str]:
    """``letters`` parted into listed words; what none covers stays one word in the middle."""
    whole = _covered(letters)
    if whole is not None:
        return whole
    head: list[str] = []
    tail: list[str] = []
    again = True
    while again:
        again = False
        for word in _pieces():
            rest = len(letters) - len(word)
            if rest < MIN_REST:
                continue
            if len(word) >= MIN_TAIL and letters.endswith(word):
                tail.insert(0, word)
                letters, again = letters[: -len(word)], True
            elif len(word) >= MIN_HEAD and letters.startswith(word):
                head.append(word)
                letters, again = letters[len(word) :], True
            if again:
                break
    return [*head, letters, *tail]


def _capital(word: str, *, alone: bool) -> str:
    if word in _tables()["capitals"] or (alone and len(word) <= 3):
        return word.upper()
    station = len(word) == 4 and word[0] in "kw" and word.isalpha() and alone
    if station or (alone and len(word) <= 5 and not re.search("[aeiouy]", word)):
        return word.upper()
    return word.capitalize()


def spelled_out(label: str) -> str:
    """A name from the letters of a domain label.

    >>> spelled_out("brine-post"), spelled_out("eastharbourgazette"), spelled_out("ktvx")
    ('Brine Post', 'East Harbour Gazette', 'KTVX')
    """
    parts = [piece for part in re.split(r"[-_]+", label) if part for piece in _peeled(part)]
    small = {"and", "for", "of", "in", "on"}
    named_parts = [_capital(part, alone=len(parts) == 1) for part in parts]
    lowered = [
        part.lower() if n and part.lower() in small else part for n, part in enumerate(named_parts)
    ]
    return " ".join(lowered)


def _as_printed(label: str, text: str) -> str | None:
    """How ``text`` writes the words whose letters the label runs together, if it does."""
    letters = re.sub(r"[^a-z0-9]", "", label)
    if len(letters) < 6:
        return None
    spaced = r"[\s'’.&-]{0,3}".join(map(re.escape, letters))
    found = Counter(
        " ".join(match.group().split())
        for match in re.finditer(rf"(?<![\w./@]){spaced}(?![\w/]|\.\w)", text, re.IGNORECASE)
        if match.group()[0].isupper() and re.search(r"[\s&-][A-Z]|[a-z][A-Z]", match.group())
    )
    if not found:
        return None
    printed = sorted(found, key=lambda name: (-found[name], name))[0]
    return re.sub(r"^the\b", "The", printed)


def _listed(host: str, path: str) -> tuple[Publisher, str] | None:
    by_domain = _registry().by_domain
    first = path.strip("/").split("/")[0].lower()
    labels = host.split(".")
    for n in range(len(labels) - 1):
        domain = ".".join(labels[n:])
        for key in (f"{domain}/{first}", domain):
            if key in by_domain:
                return by_domain[key], ".".join(labels[:n])
    return None


def _from_listed(found: Publisher, below: str) -> Publisher:
    if "{sub}" not in found.name:
        return found
    name = found.name.replace("{sub}", spelled_out(below)).strip()
    return Publisher(name, found.kind, found.country, found.owner)


def _kind(host: str) -> PublisherKind:
    if OFFICIAL.search(host):
        return "official"
    if re.search(r"\.(?:org|edu|ngo|museum)(?:\.\w\w)?$|\.ac\.\w\w$", host):
        return "organisation"
    return "outlet"


def publisher_of(url: str, text: str = "") -> Publisher | None:
    """Who publishes at ``url``: listed, or named by the domain's own letters.

    Args:
        url: absolute address.
        text: the document's words, which may print the domain's name with its spaces.

    >>> publisher_of("http://www.brine-post.example/a").name
    'Brine Post'
    """
    host = host_of(url)
    if "." not in host:
        return None
    listed = _listed(host, url.partition("//")[2].partition("/")[2].partition("?")[0])
    if listed:
        return _from_listed(*listed)
    labels = host.split(".")
    for shared in _tables()["hosts"]:
        if f".{shared}." in f".{host}." and labels[0] not in shared.split("."):
            own = next((part for part in labels if part not in GENERIC_PARTS), labels[0])
            return Publisher(_as_printed(own, text) or spelled_out(own), "person")
    domain = registered_domain(host)
    label = domain.split(".")[0]
    return Publisher(_as_printed(label, text) or spelled_out(label), _kind(host))


def writes_day_first(url: str | None, publisher: Publisher | None) -> bool | None:
    """True where dates are written day first, False where month first, None if unknown."""
    if publisher is not None and publisher.country:
        return _order(publisher.country.lower())
    ending = host_of(url).rsplit(".", 1)[-1] if url else ""
    if len(ending) != 2 or ending in _tables()["no_country"] or ".blogspot." in (url or ""):
        return False if ending in ("gov", "mil", "edu") else None
    return _order(ending)


def _order(country: str) -> bool | None:
    if country in _tables()["either_order"]:
        return None
    return country not in _tables()["month_first"]
