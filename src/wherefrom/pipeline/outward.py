"""The pseudonymised view of a case, kept at hand for whoever serves it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wherefrom.errors import WherefromError
from wherefrom.garbage import no_collection
from wherefrom.model import Identifier, Ledger, Level, Person
from wherefrom.pipeline.languages import ANALYSED
from wherefrom.protect.covering import Protection
from wherefrom.protect.generalised import LEVELS
from wherefrom.protect.people import Named, people
from wherefrom.protect.pseudonyms import numbered, pseudonyms, unnumbered
from wherefrom.protect.view import Outward
from wherefrom.store import protection as kept
from wherefrom.store.db import Store

PATIENCE = 30.0  # seconds to wait for another writer


class NotReadForNames(WherefromError):
    """The case was read by a version that did not look for names."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder.name}: was read by an older version, which did not look for people's names. "
            "Run `wherefrom add CASE FOLDER` with its documents again, then export."
        )


def pseudonymised(case: Path | Store, ledger: Ledger, level: Level = "standard") -> Ledger:
    """``ledger``, the full one of ``case``, as it may leave; whoever asks often keeps a view.

    Raises:
        NotReadForNames: an older version read the documents.
        CaseBusy: new people need numbers, and somebody else is writing.
    """
    folder = case.folder if isinstance(case, Store) else case
    return PseudonymisedView(folder, level).of(ledger)


class PseudonymisedView:
    """One case's ledgers as they may leave, at one level; for one thread at a time.

    The first takes seconds in a case of 2,000 documents. After a ruling only
    the records that it changed are veiled; who is protected is worked out
    anew where documents, sources or a user's word changed.
    """

    def __init__(self, folder: Path, level: Level = "standard") -> None:
        self._folder = folder
        self._level = level
        self._outward: Outward | None = None
        self._base: tuple[object, ...] = ()

    def of(self, ledger: Ledger) -> Ledger:
        """``ledger``, the case's full one, under pseudonyms.

        Raises:
            NotReadForNames: an older version read the documents.
            CaseBusy: new people need numbers, and somebody else is writing.
        """
        with Store(self._folder) as store, no_collection():
            base = (
                ledger.documents, ledger.sources, ledger.mentions, ledger.of_mention,
                tuple(kept.wishes(store.db).items()),
            )  # fmt: skip
            if self._outward is None or base != self._base:
                self._renew(store, ledger)
                self._base = base
            return self._of_last().ledger(ledger)

    def string(self, text: str) -> str:
        """Any other words of the case on their way out, as in the last ledger."""
        return self._of_last().string(text)

    def id(self, full: str) -> str:
        """The id by which a record of the full ledger goes in this view."""
        return self._of_last().id(full)

    def original(self, id_: str) -> str:
        """The id in the full ledger of a record of this view; ``id_`` itself if it is none."""
        return self._of_last().original(id_)

    def _of_last(self) -> Outward:
        if self._outward is None:
            raise ValueError("no ledger went out yet")
        return self._outward

    def _renew(self, store: Store, ledger: Ledger) -> None:
        under = protection(store, ledger, self._level)
        last = self._outward
        same = self._base and self._base[0] == ledger.documents
        if last is None or not same or last.protection != under:
            self._outward = Outward(ledger.documents, under)


def protection(store: Store, ledger: Ledger, level: Level) -> Protection:
    """Who is protected and by what pseudonym; new people get their numbers now.

    Raises:
        NotReadForNames: an older version read the documents.
        CaseBusy: ``store`` is open for reading, new people need numbers, and
            somebody else is writing.
    """
    if level not in LEVELS:
        raise ValueError(level)
    identifiers = _identifiers(store)
    read = frozenset(
        d.id for d in ledger.documents if d.language == ANALYSED and d.id in identifiers
    )
    everybody = _everybody(store, ledger, identifiers)
    salt, numbers = _numbers(store, everybody)
    labels = pseudonyms(everybody, numbers, salt)
    return Protection(everybody, labels, identifiers, read, salt, level)


def marked(store: Store, ledger: Ledger) -> Ledger:
    """The full ``ledger`` with each source that is a protected person said to be so.

    Raises:
        NotReadForNames: an older version read the documents.
    """
    everybody = _everybody(store, ledger, _identifiers(store))
    held = {p.key for p in everybody if p.protected}
    sources = (replace(s, protected=True) if s.id in held else s for s in ledger.sources)
    return replace(ledger, sources=tuple(sources))


def _everybody(
    store: Store, ledger: Ledger, identifiers: Mapping[str, Sequence[Identifier]]
) -> tuple[Person, ...]:
    wishes = {name: wish.protected for name, wish in kept.wishes(store.db).items()}
    named = Named(ledger.sources, ledger.mentions, ledger.of_mention, wishes)
    return people(ledger.documents, identifiers, named)


def _identifiers(store: Store) -> Mapping[str, Sequence[Identifier]]:
    out = {}
    for document, found in kept.identifiers(store.db):
        if found is None:
            raise NotReadForNames(store.folder)
        out[document] = found
    return out


def _numbers(store: Store, everybody: Sequence[Person]) -> tuple[str, Mapping[str, int]]:
    """The case's salt and everybody's number; written only where somebody is new."""
    salt = kept.known_salt(store.db)
    known = kept.numbers(store.db)
    if salt is not None and not unnumbered(everybody, known, salt):
        return salt, known
    if not store.writes:
        with Store(store.folder, write=True, wait=PATIENCE) as writing:
            return _numbers(writing, everybody)
    with store.transaction() as db:
        salt = kept.salt(db)
        numbers = numbered(everybody, kept.numbers(db), salt, random.SystemRandom())
        kept.put_numbers(db, numbers)
    return salt, numbers
