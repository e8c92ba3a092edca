"""Every capture to documents: read once, related to each other, with what was set by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from wherefrom.model import Document, Notice, Readout, Unread
from wherefrom.pipeline import digests
from wherefrom.pipeline.progress import Clock
from wherefrom.pipeline.stages import Reads, Stages
from wherefrom.serial import to_plain
from wherefrom.settings import Intake
from wherefrom.store import captures, given, originals, publishers, work
from wherefrom.store.captures import Capture
from wherefrom.store.db import Store
from wherefrom.store.publishers import Publishers


@dataclass(frozen=True, slots=True)
class Reading:
    """All documents of the case by path, and what is to be said of them and of other files."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]
    unread: tuple[Unread, ...]


def read(
    store: Store,
    stages: Stages,
    limits: Intake,
    clock: Clock,
    expect: Callable[[], None] = lambda: None,
) -> Reading:
    """Read what was not read by the same code under the same limits, and put all together.

    ``expect`` is called before the first file is read, since other work will follow.
    """
    said = publishers.read_publishers(store.folder)  # first: a fault in it should not come late
    made_by = digests.digest(stages.code("read"), to_plain(limits))
    every = captures.captures(store.db)
    readouts: list[Readout] = []
    with clock.stage("read", len(every)), ExitStack() as stack:
        reader: Reads | None = None
        for one in every:
            readout = work.readout(store.db, one.name, one.sha256, made_by)
            if readout is None:
                if reader is None:  # a run with nothing new needs no reading process
                    reader = stack.enter_context(stages.reader(limits))
                    expect()
                readout = reader.read(originals.place(store.folder, one.sha256), one.name)
                with store.transaction(durable=False) as db:
                    work.put_readout(db, one.name, one.sha256, made_by, readout)
            readouts.append(readout)
            clock.step("read")
        return _put_together(store, stages, every, readouts, said)


def _put_together(
    store: Store,
    stages: Stages,
    every: Sequence[Capture],
    readouts: Sequence[Readout],
    said: Publishers,
) -> Reading:
    merged = _Merged({}, [], [])
    for one, readout in zip(every, readouts, strict=True):
        merged.enter(one, readout)
    by_hand = given.given(store.db)
    documents = sorted(merged.documents.values(), key=lambda d: d.path)  # stable: earliest first
    set_by_hand = (given.applied(d, by_hand.get(d.id, {})) for d in documents)
    known = [publishers.applied(d, said) for d in set_by_hand]
    related, more = stages.related(known)
    unread = sorted([*captures.refused(store.db), *merged.unread], key=lambda u: (u.path, u.kind))
    return Reading(related, (*merged.notices, *more), tuple(unread))


@dataclass(frozen=True, slots=True)
class _Merged:
    documents: dict[str, Document]  # by id; a member found unchanged in a newer file is one
    notices: list[Notice]
    unread: list[Unread]

    def enter(self, capture: Capture, readout: Readout) -> None:
        """Add what one capture gave; captures of one name come the earliest first."""
        fresh = {d.id for d in readout.documents} - self.documents.keys()
        for document in readout.documents:
            if document.id in fresh:
                self.documents[document.id] = self._as_version(document)
        self.notices.extend(n for n in readout.notices if n.document is None or n.document in fresh)
        if capture.current:
            self.unread.extend(readout.unread)
        if capture.gone and capture.current:
            self._say_gone(capture, readout)

    def _as_version(self, document: Document) -> Document:
        """``document``, as a version of an earlier one that stood at its path."""
        before = [other for other in self.documents.values() if other.path == document.path]
        if not before:
            return document
        message = (
            "The file of this name held other words when it was captured earlier; "
            "both texts are kept."
        )
        self.notices.append(Notice(document.id, None, None, "version", message, document.path))
        return replace(document, version_of=before[0].version_of or before[0].id)

    def _say_gone(self, capture: Capture, readout: Readout) -> None:
        message = "Not there when its folder was last captured; what was captured before is kept."
        for document in readout.documents:
            notice = Notice(document.id, None, None, "not_there", message, document.path)
            self.notices.append(notice)
        if not readout.documents:
            self.notices.append(Notice(None, None, None, "not_there", message, capture.name))
