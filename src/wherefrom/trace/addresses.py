"""Web addresses as they are compared: redirects and archives unwrapped, tracking gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from wherefrom.data.load import words

WRAPS = 5  # a wrapped address may be wrapped again; endless ones are hostile
LONGEST = 4000  # characters; longer ones are no pages
INDEX = re.compile(r"/(?:index|default)\.\w{3,5}$")
DECODED = {"-": "%", "_": "/"}  # in urldefense.proofpoint.com/v2


def normalised(url: str) -> str:
    """An address as it is compared: unwrapped, without scheme, screen, tracking and anchor.

    >>> normalised("https://web.archive.org/web/2013/http://www.daily.example/a/?utm_source=x")
    'daily.example/a'
    >>> normalised("https://l.facebook.com/l.php?u=https%3A%2F%2Fdaily.example%2Fa%2Famp")
    'daily.example/a'
    """
    url = unwrapped(url.strip()[:LONGEST])
    parts = _split(url if "//" in url else f"//{url}")
    if parts is None:
        return url
    path = INDEX.sub("", unquote(parts.path)).rstrip("/")
    for pattern in _list("amp_path"):
        path = re.sub(pattern, "", path, flags=re.IGNORECASE)
    fields = sorted((k, v) for k, v in parse_qsl(parts.query) if not _tracks(k))
    query = "&".join(f"{k}={v}" for k, v in fields)
    return f"{_host(parts)}{path.rstrip('/')}" + (f"?{query}" if query else "")


def unwrapped(url: str) -> str:
    """The address inside redirects and archives; of a shortened one nothing more is known."""
    for _ in range(WRAPS):
        inner = next(_inner(url), None)
        if inner is None or inner == url:
            return url
        url = inner
    return url


def is_short(url: str) -> bool:
    """Whether an address, unwrapped, is a short one that does not say where it leads."""
    parts = _split(unwrapped(url))
    return parts is not None and _host(parts) in _short_hosts()


def host_of(url: str) -> str:
    """The host of a normalised address."""
    return url.split("/")[0].split("?")[0]


def _inner(url: str) -> Iterator[str]:
    for pattern in _wrappings():
        found = pattern.match(url)
        if found:
            yield _whole(unquote(found["url"]) if "%" in found["url"][:12] else found["url"])
    parts = _split(url)
    if parts is None or not parts.query:
        return
    fields = dict(parse_qsl(parts.query))
    if _host(parts) == "urldefense.proofpoint.com" and "u" in fields:
        yield unquote("".join(DECODED.get(ch, ch) for ch in fields["u"]))
    for name in _fields(_host(parts)):
        inner = fields.get(name, "")
        if inner.startswith(("http://", "https://")):
            yield inner


def _whole(url: str) -> str:
    """An address with its scheme: archives leave it out, or one of its slashes."""
    url = re.sub(r"^(https?:)/(?!/)", r"\1//", url)
    return url if re.match(r"https?://", url) else f"http://{url.lstrip('/')}"


def _split(url: str) -> SplitResult | None:
    """The parts of an address; None where it is none."""
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None  # a port that is no number raises
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    host = re.sub(r":(?:80|443)$", "", parts.netloc.casefold().rpartition("@")[2]).rstrip(".")
    if host.endswith(".translate.goog"):  # a page put into another language
        host = host.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".")
        host = host.replace("\0", "-")
    labels = host.split(".")
    screens = set(_list("screens"))
    kept = [x for k, x in enumerate(labels) if x not in screens or k >= len(labels) - 2]
    return ".".join(kept)


def _tracks(field: str) -> bool:
    return bool(_tracking().fullmatch(field))


@cache
def _tracking() -> re.Pattern[str]:
    return re.compile("|".join(_list("tracking")), re.IGNORECASE)


@cache
def _wrappings() -> tuple[re.Pattern[str], ...]:
    groups = (*words("addresses")["archives"], *words("addresses")["in_path"])
    return tuple(re.compile(p, re.IGNORECASE) for group in groups for p in group["patterns"])


@cache
def _fields(host: str) -> tuple[str, ...]:
    own = (
        name
        for entry in words("addresses")["fields_of"]
        if re.fullmatch(entry["host"], host)
        for name in entry["fields"]
    )
    return (*own, *_list("fields"))


@cache
def _short_hosts() -> frozenset[str]:
    return frozenset(host for group in words("addresses")["short"] for host in group["hosts"])


def _list(name: str) -> Sequence[str]:
    listed: Sequence[str] = words("addresses")[name]
    return listed
