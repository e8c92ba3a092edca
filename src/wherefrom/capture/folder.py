"""Folders, files and globs to the files that are to be read, in one order everywhere."""

from __future__ import annotations

import glob
import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wherefrom.capture.ignored import Rules, is_case, is_litter, is_page_asset
from wherefrom.errors import WherefromError
from wherefrom.kinds import HEAD, kind_of, unreadable
from wherefrom.model import Unread
from wherefrom.settings import Intake


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: where it lies, and its name wherever the folder lies."""

    path: Path  # absolute
    name: str  # relative, with "/", stable
    size: int  # bytes


class NothingThere(WherefromError):
    """A path or pattern that a person gave leads to nothing."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"{given}: no such file or folder. Check the spelling, or the folder you are in."
        )


@dataclass(frozen=True, slots=True)
class _Root:
    path: Path  # absolute and resolved
    prefix: str  # "" or "name/"


def found(paths: Sequence[str | Path], *, limits: Intake) -> Iterator[Found | Unread]:
    """Every file under ``paths``, sorted, each once; what cannot be read as an ``Unread``.

    A name is relative to the folder it was found in; where several paths are
    given, to that folder's parent, so that names never collide. Links are not
    followed out of a given folder. Hidden files, lock files and what a
    ``.wherefromignore`` names are left out without a word.

    Raises:
        NothingThere: at once, naming the first path that leads nowhere.
    """
    given = [path for one in paths for path in _expanded(str(one))]
    return _walked(_rooted(given), limits)


def _expanded(given: str) -> list[Path]:
    path = Path(given).expanduser()
    if os.path.lexists(path):
        return [path]
    if glob.has_magic(given):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 (absolute patterns)
        shown = [Path(match) for match in matches if not is_litter(Path(match).name)]
        if shown:
            return shown
    raise NothingThere(given)


def _rooted(given: Sequence[Path]) -> list[_Root]:
    """Each given path with a prefix of its own; a single one needs none."""
    roots: list[_Root] = []
    taken: set[str] = set()
    resolved: set[Path] = set()
    for path in given:
        real = _resolved(path)
        if real in resolved:
            continue
        resolved.add(real)
        label = _free(_readable(real.name) or "folder", taken)
        taken.add(label)
        roots.append(_Root(real, label))
    if len(roots) == 1 and roots[0].path.is_dir():
        return [_Root(roots[0].path, "")]
    return roots


def _resolved(path: Path) -> Path:
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        raise NothingThere(f"{path} (a link that leads nowhere)") from None
    return real


def _free(label: str, taken: set[str]) -> str:
    if label not in taken:
        return label
    stem, dot, end = label.rpartition(".")
    for number in range(2, len(taken) + 3):
        other = f"{stem}-{number}.{end}" if dot and stem else f"{label}-{number}"
        if other not in taken:
            return other
    raise AssertionError("one more label than are taken is always free")


def _walked(roots: Sequence[_Root], limits: Intake) -> Iterator[Found | Unread]:
    seen: set[Path] = set()
    for root in roots:
        if root.path.is_dir():
            walk = _Walk(root, limits, seen)
            yield from walk.folder(root.path, "", 0, Rules())
        elif root.path not in seen:
            seen.add(root.path)
            yield _looked_at(root.path, root.prefix, limits)


@dataclass(frozen=True, slots=True)
class _Walk:
    root: _Root
    limits: Intake
    seen: set[Path]  # files and folders met already, under this root or another

    def folder(
        self, path: Path, relative: str, depth: int, rules: Rules
    ) -> Iterator[Found | Unread]:
        """All files under ``path``; ``depth`` is 0 for the given folder itself."""
        if path in self.seen or (depth and is_case(path)):
            return
        self.seen.add(path)
        if depth > self.limits.max_depth:
            yield self._too_deep(relative)
            return
        try:
            entries = sorted(os.scandir(path), key=lambda entry: _readable(entry.name))
        except OSError as error:
            yield _closed(self._name(relative), error)
            return
        rules = rules.with_folder(path, relative)
        for entry in entries:
            yield from self._entry(Path(entry.path), relative, depth, rules)

    def _entry(self, path: Path, folder: str, depth: int, rules: Rules) -> Iterator[Found | Unread]:
        label = _readable(path.name)
        relative = f"{folder}/{label}" if folder else label
        if is_litter(path.name) or is_page_asset(folder, path.name):
            return
        is_folder = path.is_dir() and not path.is_symlink()
        if rules.leave_out(relative, folder=is_folder):
            return
        if path.is_symlink():
            yield from self._link(path, relative)
        elif is_folder:
            yield from self.folder(path, relative, depth + 1, rules)
        elif path not in self.seen:
            self.seen.add(path)
            yield _looked_at(path, self._name(relative), self.limits)

    def _link(self, path: Path, relative: str) -> Iterator[Unread]:
        """Nothing for a link to what is read anyway; otherwise why it is not followed."""
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            yield _not_followed(self._name(relative), "A link that leads nowhere.")
            return
        if target in path.parents:
            yield _not_followed(self._name(relative), "A link back to a folder it lies in.", "loop")
        elif not target.is_relative_to(self.root.path):
            yield _not_followed(self._name(relative), "A link to a place outside the given folder.")

    def _too_deep(self, relative: str) -> Unread:
        return Unread(
            self._name(relative),
            "too_deep",
            f"The folder lies more than {self.limits.max_depth} folders deep.",
            "Give it by itself, or raise [intake] max_depth in wherefrom.toml.",
        )

    def _name(self, relative: str) -> str:
        return "/".join(part for part in (self.root.prefix, relative) if part) or "."


def _looked_at(path: Path, name: str, limits: Intake) -> Found | Unread:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Unread(name, "not_a_file", "Not a regular file.", "Add a file with text in it.")
        if status.st_size > limits.max_file_mb * 1e6:
            return _too_large(name, status.st_size, limits)
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        return _closed(name, error)
    if status.st_size and kind_of(name, head) is None:
        what, step = unreadable(name, head)
        return Unread(
            name,
            "unknown_type",
            f"{what} is not a type that is read.",
            step or "Convert it to PDF, HTML or plain text and add the result.",
        )
    return Found(path, name, status.st_size)


def _too_large(name: str, size: int, limits: Intake) -> Unread:
    return Unread(
        name,
        "too_large",
        f"The file has {size / 1e6:.0f} MB; the limit is {limits.max_file_mb:g} MB.",
        "Raise [intake] max_file_mb in wherefrom.toml, or split the file.",
    )


def _closed(name: str, error: OSError) -> Unread:
    reason = error.strerror or type(error).__name__
    step = "Change its permissions, or copy it to where you may read it."
    return Unread(name, "no_access", f"It cannot be opened: {reason}.", step)


def _not_followed(name: str, reason: str, kind: str = "link") -> Unread:
    return Unread(
        name, kind, reason, "If what it leads to belongs to the case, give that path too."
    )


def _readable(name: str) -> str:
    """``name`` as text that any file or database can hold, composed alike on every system."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)
