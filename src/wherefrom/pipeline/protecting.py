"""The one road out: who is protected in a case, and its ledger as it may leave."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wherefrom.errors import WherefromError
from wherefrom.model import Document, Ledger, Level, Person
from wherefrom.pipeline.outward import (
    PATIENCE,
    NotReadForNames,
    PseudonymisedView,
    marked,
    protection,
    pseudonymised,
)
from wherefrom.protect import vault
from wherefrom.protect.checking import Sighting, sightings
from wherefrom.protect.folding import folded
from wherefrom.protect.view import Protection
from wherefrom.protect.view import pseudonymised as under_pseudonyms
from wherefrom.store import log, originals
from wherefrom.store import protection as kept
from wherefrom.store.db import VAULT, Store
from wherefrom.store.files import write_whole

__all__ = [
    "NotReadForNames",
    "PseudonymisedView",
    "Shown",
    "Sighting",
    "marked",
    "protection",
    "pseudonymised",
]

T = TypeVar("T", str, bytes)


class NobodyOfThatName(WherefromError):
    """No document of the case names such a person."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        hint = f" Near it: {', '.join(near)}." if near else ""
        super().__init__(
            f"{name}: no such person is named in this case.{hint} "
            "`wherefrom people CASE` lists all; --unread protects a name that was not found."
        )


class NamesProtected(WherefromError):
    """A reason for the log holds a protected name."""

    def __init__(self) -> None:
        super().__init__(
            "The reason stays in the log for good and holds a protected name or number. "
            "Say it without, e.g. “asked for by the lawyer of the survivor”."
        )


class Unreadable(WherefromError):
    """A file to be checked cannot be opened."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file}: cannot be read ({why}). Nothing was checked; name another file.")


class NeedsReason(WherefromError):
    """The full view was to leave the case, and nobody said why."""

    def __init__(self) -> None:
        super().__init__(
            "The full view holds the names of people at risk. Say with --reason why it must leave "
            "the case, or export the pseudonymised view."
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One person of a case with the pseudonym that stands for them; None where the name stands."""

    person: Person
    pseudonym: str | None


def shown(under: Protection) -> tuple[Shown, ...]:
    """Everybody named in the case, the protected first, each by name."""
    every = (Shown(p, under.pseudonym.get(p.key)) for p in under.people)
    return tuple(sorted(every, key=lambda s: (not s.person.protected, s.person.names[0])))


def exported(
    store: Store,
    ledger: Ledger,
    under: Protection,
    write: Callable[[Ledger], T],
    level: Level | None,
    reason: str,
) -> T:
    """What ``write`` makes of the view, logged; see Case.export."""
    if level is None and not reason.strip():
        raise NeedsReason
    if not clean(under, reason):
        raise NamesProtected
    made = write(marked(store, ledger) if level is None else under_pseudonyms(ledger, under))
    content = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(content).hexdigest()
    said = {"view": level or "full", "sha256": digest, "reason": " ".join(reason.split())}
    with store.transaction() as db:
        log.append(db, "export", said)
    return made


def checksums(folder: Path, documents: Sequence[Document]) -> dict[str, str]:
    """SHA-1 of each original by its SHA-256; members of archives have none of their own."""
    out = {}
    for sha256 in sorted({d.sha256 for d in documents if d.sha256}):
        path = originals.place(folder, sha256)
        if path.is_file():
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, lambda: hashlib.sha1(usedforsecurity=False))
            out[sha256] = digest.hexdigest()
    return out


def protect(
    folder: Path,
    ledger: Ledger,
    name: str,
    *,
    by: str,
    why: str = "",
    free: bool = False,
    unread: bool = False,
) -> None:
    """Keep in the case that somebody is protected, or with ``free`` that the name may stand.

    ``ledger`` is the case's full one.

    Raises:
        NobodyOfThatName: nobody is called so, and not ``unread``.
        CaseBusy: somebody else is writing.
    """
    with Store(folder, write=True, wait=PATIENCE) as store:
        under = protection(store, ledger, "names")
        wish(store, under, name, protected=not free, by=by, why=why, unread=unread)


def wish(
    store: Store, under: Protection, name: str, *, protected: bool, by: str, why: str, unread: bool
) -> None:
    """Keep that ``name`` is, or is not, to be protected; all spellings of its person follow it.

    Raises:
        NobodyOfThatName: nobody is called so, and not ``unread``.
    """
    key = folded(name)
    known = next((p for p in under.people if key in map(folded, p.names)), None)
    if known is None and not unread:
        import difflib

        names = {folded(n): n for p in under.people for n in p.names}
        near = difflib.get_close_matches(key, names, n=5, cutoff=0.5)
        raise NobodyOfThatName(name, [names[n] for n in near])
    said = kept.Wish(" ".join(name.split()), protected, " ".join(by.split()), " ".join(why.split()))
    with store.transaction() as db:
        kept.put_wish(db, folded(known.names[0]) if known else key, said)


def forget(store: Store, texts: Sequence[str]) -> None:
    """Take away what users said of names that stand in none of ``texts``, those that are left."""
    bare = (re.sub(r"[^\w-]", " ", text) for text in texts)
    left = [f" {folded(text)} " for text in bare]
    gone = [name for name in kept.wishes(store.db) if not any(f" {name} " in text for text in left)]
    kept.forget(store.db, gone)


def clean(under: Protection, text: str) -> bool:
    """Whether ``text`` holds no protected name."""
    names = {folded(n) for p in under.people if p.protected for n in p.names if len(n) > 2}
    words = f" {folded(text)} "
    return not any(f" {name} " in words.replace(",", " ").replace(".", " ") for name in names)


def key(store: Store, under: Protection, passphrase: str) -> dict[str, list[str]]:
    """Names by pseudonym, from the vault and from the case as it is now; the vault keeps both.

    Raises:
        WeakPassphrase, WrongPassphrase: nothing was written.
    """
    place = store.folder / VAULT
    before = vault.opened(place.read_bytes(), passphrase) if place.exists() else {}
    now = {under.pseudonym[p.key]: list(p.names) for p in under.people if p.protected}
    held = {**before, **now}
    if held != before:
        write_whole(place, vault.locked(held, passphrase))
    return held


def checked(under: Protection, ledger: Ledger, file: Path) -> list[Sighting]:
    """Protected names in ``file``.

    Raises:
        Unreadable: it cannot be opened.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Unreadable(file, error.strerror or "") from error
    return sightings(file.name, content, under.people, ledger.documents)
