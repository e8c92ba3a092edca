"""One open case: its folder, its database, and the right to write where that was asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from wherefrom.settings import Settings
from wherefrom.store import head, log, originals, purges
from wherefrom.store.errors import CaseDamaged, NoCase, NotACase
from wherefrom.store.lock import Lock
from wherefrom.store.migrations import migrate
from wherefrom.store.publishers import PUBLISHERS
from wherefrom.store.toml import as_toml

VAULT = "names.age"  # the key to the pseudonyms, encrypted
DATABASE = "case.db"
SETTINGS = "wherefrom.toml"

# FULL: what is committed survives a power cut. secure_delete: what is deleted is overwritten.
PRAGMAS = """
pragma journal_mode = wal;
pragma synchronous = full;
pragma secure_delete = on;
pragma foreign_keys = on;
pragma busy_timeout = 10000;
"""


class Store:
    """An open case; a context manager. ``db`` may be read at any time.

    Writing needs ``write=True``: it takes the lock, brings the layout up to
    date and finishes what an interrupted program left half done. ``wait`` is
    how many seconds it waits for another writer.
    """

    def __init__(self, folder: Path, *, write: bool = False, wait: float = 0.0) -> None:
        if not (folder / DATABASE).is_file():
            raise NoCase(folder)
        self.folder = folder
        self._lock = Lock(folder, wait=wait) if write else None
        try:
            self.db = connect(folder / DATABASE)
            try:
                if write:
                    self._recover()
                else:
                    self.db.execute("select count(*) from log").fetchone()
            except BaseException:
                self.db.close()
                raise
        except sqlite3.DatabaseError as error:
            self._unlock()
            raise CaseDamaged(folder, f"{DATABASE} cannot be read ({error})") from error
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """All or nothing; when the log has grown, its head file follows.

        With ``durable`` it survives a power cut once it is done. Without, a
        power cut may undo it (a killed program does not): for work that can
        be done again, and nothing that is logged.
        """
        if self._lock is None:
            raise RuntimeError("the case was opened for reading")
        self.db.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
        self.db.execute("begin immediate")
        try:
            before = head.read(self.folder).current
            yield self.db
            after = log.head(self.db)
            if after != before:
                head.write(self.folder, head.Marked(before, after))
            self.db.execute("commit")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("rollback")
            raise
        if after != before:
            head.write(self.folder, head.Marked(after))

    @property
    def writes(self) -> bool:
        """Whether it was opened for writing."""
        return self._lock is not None

    def close(self) -> None:
        """Close the database and let others write."""
        if self._lock is not None:
            self.db.execute("pragma wal_checkpoint(truncate)")
        self.db.close()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _recover(self) -> None:
        migrate(self.db, self.folder)
        self._settle_head()
        for path in originals.arrived(self.folder):
            if purges.is_original(self.db, path.name):
                originals.settle(self.folder, [path.name])
            else:
                path.unlink()
        purges.finish(self.db, self.folder)

    def _settle_head(self) -> None:
        found = log.head(self.db)
        try:
            marked = head.read(self.folder)
        except head.BadHead as error:
            raise CaseDamaged(self.folder, f"{head.NAME} is missing or altered") from error
        if not marked.fits(found):
            what = f"the log ends at entry {found.seq}, but {head.NAME} says {marked.current.seq}"
            raise CaseDamaged(self.folder, what)
        if marked != head.Marked(found):
            head.write(self.folder, head.Marked(found))


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode, so that transactions are where the code says."""
    db = sqlite3.connect(path, isolation_level=None, timeout=10)
    db.executescript(PRAGMAS)
    return db


def create(folder: Path, settings: Settings | None = None) -> None:
    """Make an empty case; nothing happens if ``folder`` is one already.

    Raises:
        NotACase: the folder holds other things.
    """
    if (folder / DATABASE).is_file():
        return
    ours = {DATABASE + "-wal", DATABASE + "-shm", "case.new", "case.new-journal"}
    ours |= {head.NAME, head.NAME + ".new", SETTINGS, SETTINGS + ".new", originals.FOLDER, VAULT}
    ours |= {PUBLISHERS}
    if folder.exists() and (
        not folder.is_dir() or {entry.name for entry in folder.iterdir()} - ours - {"case.lock"}
    ):
        raise NotACase(folder)
    folder.mkdir(parents=True, exist_ok=True)
    lock = Lock(folder)
    try:
        _lay_out(folder, settings or Settings())
    finally:
        lock.release()


def _lay_out(folder: Path, settings: Settings) -> None:
    """Everything but the database first: a folder with a database is a whole case."""
    (folder / originals.FOLDER).mkdir(exist_ok=True)
    if not (folder / SETTINGS).exists():
        from wherefrom.store.files import write_whole

        write_whole(folder / SETTINGS, as_toml(settings))
    head.begin(folder)
    fresh = folder / "case.new"
    for leftover in (fresh, folder / "case.new-journal"):
        leftover.unlink(missing_ok=True)
    db = sqlite3.connect(fresh, isolation_level=None)
    try:
        migrate(db, folder)
    finally:
        db.close()
    fresh.replace(folder / DATABASE)
