"""A case as a library sees it: what was worked out, and what can be done with it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from wherefrom.model import Claim, Document, Finding, Ledger, Level, Original, Ruling, Withdrawal
from wherefrom.model.bearing import Bearing
from wherefrom.pipeline import coding
from wherefrom.pipeline import run as running
from wherefrom.pipeline.progress import Progress
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.pipeline.run import RunReport
from wherefrom.settings import Settings, read_settings
from wherefrom.store import captures, given, ledgers, log, originals, purges, searching, work
from wherefrom.store import codebooks as kept_codebooks
from wherefrom.store import db as storing
from wherefrom.store import protection as kept_protection
from wherefrom.store import rulings as ruling
from wherefrom.store.db import Store
from wherefrom.store.errors import UnknownDocument
from wherefrom.store.log import Entry as Entry
from wherefrom.store.purges import Purged
from wherefrom.store.searching import Hit
from wherefrom.store.verify import Verification, verify

if TYPE_CHECKING:
    from wherefrom.pipeline.protecting import Shown, Sighting

T = TypeVar("T", str, bytes)
NEAR = 5  # names listed when a document is not known
PATIENCE = 30.0  # seconds that a ruling waits for another writer


class Case:
    """An opened case; a context manager.

    Reading needs no lock. Methods that change the case take it while they
    work, bring the result up to date, and leave ``report`` behind.
    """

    def __init__(self, folder: Path, *, settings: Settings | None = None) -> None:
        self.folder = folder
        self.report: RunReport | None = None  # of the last run by this object
        self._settings = settings
        self._store: Store | None = Store(folder)
        self._ledger: Ledger | None = None

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def settings(self) -> Settings:
        """Those given, or those of the case's wherefrom.toml."""
        return self._settings or read_settings(self.folder / storing.SETTINGS)

    @property
    def ledger(self) -> Ledger:
        """The result of the last finished run.

        Raises:
            NoResult: no run has finished yet.
        """
        if self._ledger is None:
            self._ledger = ledgers.ledger(self._open().db, self.folder)
        return self._ledger

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, by path."""
        return self.ledger.documents

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return self.ledger.claims

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings."""
        return self.ledger.findings

    @property
    def originals(self) -> tuple[Original, ...]:
        """What is cited and not in the case; that on which most answers hang first."""
        return self.ledger.originals

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings in the order in which they were made, each with its state."""
        return self.ledger.rulings

    def document(self, name: str) -> Document:
        """The document of this id, beginning of an id, path, file name or stem.

        Raises:
            UnknownDocument: there is none, or there are several; names near it are listed.
        """
        return _chosen(self.documents, name)

    def add(
        self,
        paths: Sequence[str | Path],
        *,
        workers: int | None = None,
        codebooks: Sequence[str | Path] = (),
        by: str | None = None,
        progress: Progress | None = None,
    ) -> RunReport:
        """Capture ``paths`` as well; what is in the case already stays.

        ``codebooks``, if any, take the place of those the case has: shipped ones
        by name (``ilo-2012``), others as paths of YAML files. ``by`` is who adds
        them, for the log, where that is not the person known to the operating system.

        Raises:
            BadCodebook: one cannot be used; nothing was changed.
        """
        self.use(codebooks)
        return self._run([Path(path) for path in paths], workers, progress, by)

    def use(self, codebooks: Sequence[str | Path]) -> None:
        """Let ``codebooks`` be the case's from the next run on; none changes nothing.

        Raises:
            BadCodebook: one cannot be used; nothing was changed.
        """
        if not codebooks:
            return
        given = coding.given(codebooks)
        with Store(self.folder, write=True) as store:
            if kept_codebooks.chosen(store.db) != given:
                with store.transaction() as db:
                    kept_codebooks.put(db, given)

    def update(self, *, workers: int | None = None, progress: Progress | None = None) -> RunReport:
        """Work out anew what settings or a newer version make stale; nothing is captured."""
        return self._run([], workers, progress)

    def set(
        self,
        document: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        author: str | None = None,
        url: str | None = None,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> RunReport:
        """Set what a document does not tell of itself, or tells wrongly; runs never overwrite it.

        ``author`` may name several, separated by ``;``. ``by`` is who sets it, for the log,
        where that is not the person known to the operating system.

        Raises:
            UnknownDocument, BadValue: nothing was changed.
        """
        values = {"published": published, "publisher": publisher, "author": author, "url": url}
        chosen = self.document(document).id
        fields = [given.checked(name, value) for name, value in values.items() if value is not None]
        with Store(self.folder, write=True) as store, store.transaction() as db:
            for field, value in fields:
                given.put(db, chosen, field, value, by=by)
        return self._run([], None, progress, by)

    def reviewer(self, by: str, why: str = "", seen: str | None = None) -> Reviewer:
        """Who rules on this case as it is now; ``rule`` puts the rulings in.

        ``seen`` is what ``seen_of`` gave when they looked (see ``pipeline.stale``).

        >>> case.rule(case.reviewer("Ann Lee").same("s-3f2a9c01", "s-77ab0e12"))  # doctest: +SKIP
        """
        return Reviewer(self.ledger, lambda d: work.replies_of(self._open().db, d), by, why, seen)

    def rule(
        self,
        *rulings: Ruling,
        workers: int | None = None,
        progress: Progress | None = None,
    ) -> tuple[Ruling, ...]:
        """Put ``rulings`` in, logged in this order, and bring the result up to date.

        They come back with id, time and state. Who finds another writing waits
        for half a minute.

        Raises:
            CaseBusy: somebody is writing still; nothing was ruled.
        """
        with Store(self.folder, write=True, wait=PATIENCE) as store:
            with store.transaction() as db:
                made = [ruling.put(db, one) for one in rulings]
            self._ledger, self.report = running.run(
                store, [], self.settings, workers=workers, progress=progress
            )
        state = {one.id: one for one in self._ledger.rulings}
        return tuple(state.get(one.id, one) for one in made)

    def purge(
        self,
        document: str,
        reason: str,
        *,
        whole: bool = False,
        progress: Progress | None = None,
    ) -> Purged:
        """Remove a document's original and all that was worked out from it.

        A tombstone without names stays in the log, with ``reason``. What other
        files say in the same words is not touched; ``also`` of the result lists
        documents of the same bytes.

        Raises:
            UnknownDocument, OneOfSeveral, NamesSomebody: nothing was changed.
        """
        from wherefrom.pipeline import protecting

        chosen, before = self.document(document), self.documents
        self._ledger = None
        with Store(self.folder, write=True) as store:
            going = purges.scope(store.db, chosen.id, whole=whole)
            words = (*chosen.authors, Path(chosen.path).name, Path(chosen.path).stem)
            purges.check_reason(store.db, reason, going, words)
            with store.transaction() as db:
                purges.purge(db, going, reason)
                protecting.forget(store, [d.text for d in before if d.id not in going.documents])
            self._close_reader()  # an open reader would keep deleted pages in the WAL
            purges.finish(store.db, self.folder)
        self._run([], None, progress)
        return going

    def search(self, text: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Statements and documents that hold all of the words, with snippets."""
        return searching.search(self._open().db, text, limit=limit)

    def ask(self, allegation: str, *, most: int = 5) -> Bearing:
        """What bears on ``allegation``, best first: at most ``most`` claims and statements.

        Raises:
            NothingAsked: ``allegation`` holds no word.
            NoResult: no run has finished yet.
        """
        from wherefrom.pipeline import asking  # brings the models' libraries

        asking.check(allegation)
        return asking.ask(self._open(), self.ledger, allegation, most=most)

    def people(self, *, level: Level = "standard") -> tuple[Shown, ...]:
        """Everybody whom the documents name, with the pseudonym of each protected one.

        Raises:
            NotReadForNames: an older version read the case.
        """
        from wherefrom.pipeline import protecting

        with Store(self.folder, write=True, wait=PATIENCE) as store:
            return protecting.shown(protecting.protection(store, self.ledger, level))

    def wishes(self) -> tuple[tuple[str, bool], ...]:
        """Whose name users protected (True) or let stand, by folded name."""
        said = kept_protection.wishes(self._open().db)
        return tuple((name, wish.protected) for name, wish in sorted(said.items()))

    def protect(
        self, name: str, *, by: str, why: str = "", free: bool = False, unread: bool = False
    ) -> None:
        """Say that somebody is protected, or with ``free`` that the name may stand; logged.

        ``unread`` protects a name that was not read as a person's.

        Raises:
            NobodyOfThatName: names near it are listed; nothing was changed.
        """
        from wherefrom.pipeline import protecting

        place = (self.folder, self.ledger)
        protecting.protect(*place, name, by=by, why=why, free=free, unread=unread)

    def export(
        self, write: Callable[[Ledger], T], *, level: Level | None = "standard", reason: str = ""
    ) -> T:
        """What ``write`` makes of the pseudonymised ledger; of the full one with ``level`` None.

        The export is logged with the digest of what came out. A full one needs a reason.

        Raises:
            NotReadForNames, NeedsReason, NamesProtected: nothing was exported.
        """
        from wherefrom.pipeline import protecting

        with Store(self.folder, write=True, wait=PATIENCE) as store:
            under = protecting.protection(store, self.ledger, level or "names")
            return protecting.exported(store, self.ledger, under, write, level, reason)

    def veiled(self, *, level: Level = "standard") -> Ledger:
        """The pseudonymised ledger, for a page or a script on this machine; not logged.

        Raises:
            NotReadForNames: an older version read the case.
        """
        from wherefrom.pipeline import protecting

        return protecting.pseudonymised(self.folder, self.ledger, level)

    def marked(self) -> Ledger:
        """The full ledger, in which each source that is a protected person is said to be so.

        Raises:
            NotReadForNames: an older version read the case.
        """
        from wherefrom.pipeline import protecting

        return protecting.marked(self._open(), self.ledger)

    def checksums(self) -> dict[str, str]:
        """SHA-1 of each original by its SHA-256, as older tools of the trade ask for it."""
        from wherefrom.pipeline import protecting

        return protecting.checksums(self.folder, self.documents)

    def key(self, passphrase: str) -> dict[str, list[str]]:
        """Names by pseudonym, kept encrypted in the case; made, or brought up to date, here.

        Raises:
            WeakPassphrase, WrongPassphrase: nothing was changed.
        """
        from wherefrom.pipeline import protecting

        with Store(self.folder, write=True, wait=PATIENCE) as store:
            under = protecting.protection(store, self.ledger, "names")
            return protecting.key(store, under, passphrase)

    def check_export(self, file: str | Path) -> list[Sighting]:
        """Protected names in ``file``, wherever they stand in it; the certain ones first.

        Raises:
            Unreadable: the file cannot be opened.
        """
        from wherefrom.pipeline import protecting

        with Store(self.folder, write=True, wait=PATIENCE) as store:
            under = protecting.protection(store, self.ledger, "names")
        return protecting.checked(under, self.ledger, Path(file))

    def without(self, *names: str) -> Withdrawal:
        """What is left if the sources and documents called ``names`` are withdrawn.

        A name is an id, the beginning of one, a document's path, file name or
        stem, or a source's name. Nothing of the case is changed or done anew.

        Raises:
            UnknownWithdrawn, UnclearWithdrawn: names near it are listed.
            TracedBefore: another version made the result; trace it again.
            NoResult: no run has finished yet.
        """
        from wherefrom.pipeline import withdrawing  # brings what counting needs

        return withdrawing.without(self.ledger, names, self.settings.trace)

    def original(self, document: str) -> Path:
        """The captured file that a document was read from; it must not be changed."""
        _, sha256 = ledgers.file_of(self._open().db, self.document(document).id)
        return originals.place(self.folder, sha256)

    def captured(self, document: Document) -> tuple[Path, str]:
        """The captured file that ``document`` was read from, and the name it was captured by."""
        name, sha256 = ledgers.file_of(self._open().db, document.id)
        return originals.place(self.folder, sha256), name

    def taken_in(self) -> tuple[tuple[str, str], ...]:
        """Name in the case and sha256 of all that was taken in, earlier contents too."""
        return tuple((one.name, one.sha256) for one in captures.captures(self._open().db))

    def log(self) -> tuple[Entry, ...]:
        """Every capture, run, ruling, export and purge, the first first, as the log holds it."""
        return tuple(log.entries(self._open().db))

    def verify(self) -> Verification:
        """Hash originals and log again, and name whatever was changed, added or lost."""
        return verify(self.folder)

    def close(self) -> None:
        """Close the database."""
        self._close_reader()

    def _open(self) -> Store:
        if self._store is None:
            self._store = Store(self.folder)
        return self._store

    def _close_reader(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _run(
        self,
        paths: Sequence[Path],
        workers: int | None,
        progress: Progress | None,
        by: str | None = None,
    ) -> RunReport:
        with Store(self.folder, write=True) as store:
            self._ledger, self.report = running.run(
                store, paths, self.settings, workers=workers, progress=progress, by=by
            )
        return self.report


def open_case(path: str | Path) -> Case:
    """The case in the folder ``path``.

    Raises:
        NoCase: there is none.
    """
    return Case(Path(path))


def trace(
    paths: Sequence[str | Path],
    *,
    case: str | Path | None = None,
    settings: Settings | None = None,
    workers: int | None = None,
    codebooks: Sequence[str | Path] = (),
    progress: Progress | None = None,
) -> Case:
    """Trace the reports under ``paths`` to the origins named for them.

    Args:
        paths: folders, files or globs; at least one.
        case: where the case is or is to be; None for NAME.case in the current
            folder, after the first path.
        settings: in place of those of the case's wherefrom.toml; a new case keeps them.
        workers: processes for the language work; None for one to a processor.
        codebooks: names of shipped codebooks and paths of others, which the case keeps;
            none for those it has, or ilo-2025 and palermo.
        progress: told of each stage and step.

    Raises:
        WherefromError: nothing could be done; the message says what to do.
    """
    if not paths:
        raise ValueError("trace needs at least one path")
    folder = Path(case) if case is not None else default_folder(paths[0])
    running.check(paths, settings or Settings())
    coding.given(codebooks)
    storing.create(folder, settings)
    opened = Case(folder, settings=settings)
    try:
        opened.add(paths, workers=workers, codebooks=codebooks, progress=progress)
    except BaseException:
        opened.close()
        raise
    return opened


def default_folder(path: str | Path) -> Path:
    """NAME.case in the current folder, after ``path``.

    >>> default_folder("reports/harbour.pdf").name
    'harbour.case'
    """
    name = Path(path).expanduser().absolute()
    if any(mark in name.name for mark in "*?["):
        name = name.parent
    stem = name.resolve().stem if name.is_file() or name.suffix else name.resolve().name
    return Path(f"{stem or 'reports'}.case")


def _chosen(documents: Sequence[Document], name: str) -> Document:
    """The one document that goes by ``name``; the newest of several at one path."""
    for matches in (
        [d for d in documents if d.id == name],
        [d for d in documents if d.path == name][-1:],
        [d for d in documents if len(name) > 3 and d.id.startswith(name)],
        [d for d in documents if Path(d.path).name == name],
        [d for d in documents if Path(d.path).stem == name],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            several = [f"{d.id} ({d.path})" for d in matches[: NEAR * 2]]
            raise UnknownDocument(name, several, several=True)
    known = {form: d for d in documents for form in (d.id, d.path, Path(d.path).stem)}
    near = difflib.get_close_matches(name, known, n=NEAR, cutoff=0.4)
    raise UnknownDocument(name, list(dict.fromkeys(known[form].path for form in near)))
