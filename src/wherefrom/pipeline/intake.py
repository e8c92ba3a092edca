"""Capture: what is found on disk goes into the case, and what was there before stays.

A file is known again by its place, or by its name where its former place is
empty (the folder was moved). Another file of the same name gets its folder's
name in front.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wherefrom.model import Unread
from wherefrom.pipeline.progress import Clock
from wherefrom.pipeline.stages import Found, Stages
from wherefrom.settings import Intake
from wherefrom.store import captures, originals
from wherefrom.store.captures import File
from wherefrom.store.db import Store

BATCH = 64  # files to one transaction; each syncs the disk a few times


@dataclass(frozen=True, slots=True)
class _Taken:
    found: Found
    name: str
    sha256: str
    size: int


def capture(
    store: Store,
    paths: Sequence[Path],
    stages: Stages,
    limits: Intake,
    clock: Clock,
    *,
    by: str | None = None,
) -> None:
    """Take in what lies under ``paths``; ``by`` is who does, for the log.

    Raises:
        NothingThere: a path leads nowhere.
    """
    seen = list(stages.found(paths, limits))
    there = [one for one in seen if not isinstance(one, Unread)]
    with clock.stage("capture", len(there)):
        known = captures.files(store.db)
        names = _named(there, known)
        refused = {one.path: one for one in seen if isinstance(one, Unread)}
        purged = captures.tombstones(store.db)
        for batch in _batches(list(zip(there, names, strict=True))):
            taken = [_take(store, found, name, purged) for found, name in batch]
            _enter(store, taken, refused, purged, by)
            clock.step("capture", len(batch))
        _note_absent(store, paths, set(names), known, refused)


def _batches(items: Sequence[tuple[Found, str]]) -> Iterator[Sequence[tuple[Found, str]]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _named(there: Iterable[Found], known: dict[str, File]) -> list[str]:
    """The name in the case of each file found."""
    by_place = {file.place: name for name, file in known.items()}
    taken = dict.fromkeys(known)
    names = []
    for one in there:
        name = by_place.get(str(one.path))
        if name is None:
            name = one.name
            if name in taken and not _moved(known.get(name)):
                name = _free(one, taken)
        taken[name] = None
        names.append(name)
    return names


def _moved(file: File | None) -> bool:
    """Whether the file's former place is empty, so that its name tells it again."""
    return file is not None and not Path(file.place).exists()


def _free(one: Found, taken: dict[str, None]) -> str:
    folder = Path(_root(str(one.path), one.name)).name or "folder"
    candidates = (f"{folder}{f'-{n}' if n > 1 else ''}/{one.name}" for n in range(1, 1 << 30))
    return next(name for name in candidates if name not in taken)


def _root(place: str, name: str) -> str:
    """The folder that ``name`` is relative to; the file's own where it is not under it."""
    ending = f"/{name}"
    return place.removesuffix(ending) if place.endswith(ending) else str(Path(place).parent)


def _take(store: Store, found: Found, name: str, purged: frozenset[str]) -> _Taken | Unread:
    """Copy a file's bytes among the incoming, unless they are known or purged."""
    try:
        sha256, size = originals.digest_of(found.path)
        if sha256 not in purged and not captures.is_known(store.db, sha256):
            sha256, size = originals.take_in(store.folder, found.path)
    except OSError as error:
        reason = f"It cannot be opened: {error.strerror}."
        step = "Check that it is still there and may be read."
        return Unread(name, "no_access", reason, step)
    return _Taken(found, name, sha256, size)


def _enter(
    store: Store,
    taken: Sequence[_Taken | Unread],
    refused: dict[str, Unread],
    purged: frozenset[str],
    by: str | None,
) -> None:
    originals.make_last(store.folder, [t.sha256 for t in taken if isinstance(t, _Taken)])
    with store.transaction() as db:
        for one in taken:
            if isinstance(one, Unread):
                refused[one.path] = one
            elif one.sha256 in purged:
                unread = _purged(one.sha256)
                refused[unread.path] = unread
            else:
                place = str(one.found.path)
                root = _root(place, one.found.name)
                file = File(one.name, one.sha256, one.size, place, root)
                captures.put(db, file, by=by)
    arrived = {one.sha256 for one in taken if isinstance(one, _Taken)}
    originals.settle(store.folder, sorted(arrived - purged))
    for sha256 in sorted(arrived & purged):
        originals.forget(store.folder, sha256)


def _purged(sha256: str) -> Unread:
    """A purged file met again; its name may be what was to be forgotten."""
    return Unread(
        f"purged-{sha256[:12]}",
        "purged",
        "This file was purged from the case and is not read again.",
        "Take it out of the folder, or name it in .wherefromignore.",
    )


def _note_absent(
    store: Store,
    paths: Sequence[Path],
    found: set[str],
    known: dict[str, File],
    refused: dict[str, Unread],
) -> None:
    """Mark what was in a captured folder and is not now; refresh refusals under it."""
    given = [str(path.expanduser().resolve()) for path in map(Path, paths)]
    now = captures.files(store.db)
    roots = {known[name].root for name in found if name in known and _renewed(known, now, name)}

    def looked_at(file: File) -> bool:
        inside = any(file.place == one or file.place.startswith(f"{one}/") for one in given)
        return inside or file.root in roots

    gone = [
        name
        for name, file in known.items()
        if name not in found and name not in refused and looked_at(file)
    ]
    digests = frozenset(
        hashlib.sha256(one.encode("utf-8", "surrogateescape")).hexdigest() for one in given
    )
    with store.transaction() as db:
        captures.mark_gone(db, gone)
        captures.put_refused(db, refused.values(), digests)


def _renewed(known: dict[str, File], now: dict[str, File], name: str) -> bool:
    """Whether a file was met at another place than before: its folder was moved."""
    return name in now and known[name].place != now[name].place
