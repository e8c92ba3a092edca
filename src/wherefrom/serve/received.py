"""Files that a browser sends, written to a folder as they arrive, under names that are safe.

Nothing is held in memory but one piece of the stream. A name that a browser gives may hold
anything: only its words are taken, never a way out of the folder.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from wherefrom.errors import WherefromError
from wherefrom.settings import Intake

LONGEST_PART = 120  # bytes of one part of a path; file systems take 255
LONGEST_FIELD = 20_000  # bytes of a field that is no file
MOST_FIELDS = 20
MB = 1_000_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


class BadUpload(WherefromError):
    """What was sent cannot be taken in; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file as it arrived: where it lies under the folder, and its digest."""

    name: str
    sha256: str


@dataclass(slots=True)
class Received:
    """What one form held. ``refused`` says in sentences which files were not taken, and why."""

    fields: dict[str, str] = field(default_factory=dict)
    files: list[Arrived] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def safe_name(given: str, *, depth: int = 24) -> str:
    """A relative path made of the words of ``given``: no way up, no controls, no endless names.

    >>> safe_name("../../etc/pass\\0wd"), safe_name("C:\\\\reports\\\\a.pdf"), safe_name("..")
    ('etc/passwd', 'C_/reports/a.pdf', 'file')
    """
    parts = [_part(part) for part in re.split(r"[\\/]+", unicodedata.normalize("NFC", given))]
    kept = [part for part in parts if part][-depth:]
    return "/".join(kept) or "file"


def _part(given: str) -> str:
    words = _CONTROLS.sub("", given).replace(":", "_").encode("utf-8", "replace").decode()
    words = words.strip().rstrip(".")
    if not words.strip("."):
        return ""
    stem, dot, ending = words.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = words, ""
    room = LONGEST_PART - len(ending) - 1
    return stem.encode()[:room].decode("utf-8", "ignore") + (f".{ending}" if ending else "")


def free_name(name: str, taken: Mapping[str, object]) -> str:
    """``name``, or the same with a number where it is taken.

    >>> free_name("a/b.txt", {"a/b.txt": 1, "a/b-2.txt": 1})
    'a/b-3.txt'
    """
    path, number = PurePosixPath(name), 1
    while str(path) in taken:
        number += 1
        path = PurePosixPath(name).with_stem(f"{PurePosixPath(name).stem}-{number}")
    return str(path)


async def receive(
    content_type: str, stream: AsyncIterator[bytes], folder: Path, limits: Intake
) -> Received:
    """Everything that a multipart form sends; its files lie under ``folder`` afterwards.

    Raises:
        BadUpload: it is no such form, or too much at once.
    """
    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise BadUpload("This form was not sent as files are sent. Load the page again.")
    parts = _Parts(folder, limits)
    parser = MultipartParser(options[b"boundary"], parts.callbacks())
    arrived = 0
    try:
        async for piece in stream:
            arrived += len(piece)
            if arrived > limits.max_unpacked_mb * MB:
                raise BadUpload(
                    f"More than {limits.max_unpacked_mb:,.0f} MB at once. Nothing was taken in. "
                    "Give the folder’s path instead, or raise [intake] max_unpacked_mb in "
                    "wherefrom.toml."
                )
            parser.write(piece)
        parser.finalize()
    except FormParserError as error:
        raise BadUpload("What was sent broke off or is damaged. Nothing was taken in.") from error
    finally:
        parts.close()
    if not parts.ended:
        raise BadUpload("What was sent broke off. Nothing was taken in; try it again.")
    return parts.received


class _Parts:
    """The parts of a form as the parser meets them."""

    def __init__(self, folder: Path, limits: Intake) -> None:
        self.received = Received()
        self.ended = False
        self._folder = folder
        self._limits = limits
        self._taken: dict[str, str] = {}  # names under the folder, with their digest
        self._header = self._value = b""
        self._disposition = b""
        self._name = self._file = ""
        self._field = bytearray()
        self._stream: IO[bytes] | None = None
        self._size = 0
        self._digest = hashlib.sha256()

    def callbacks(self) -> Any:
        """For the parser."""
        return {
            "on_part_begin": self._begin,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_end": self._all,
        }

    def close(self) -> None:
        """Let go of a file that was being written."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _begin(self) -> None:
        self._disposition = b""
        self._field = bytearray()
        self._file = ""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header = self._value = b""

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        given = options.get(b"filename")
        if given:
            self._open(given.decode("utf-8", "replace"))

    def _open(self, given: str) -> None:
        name = safe_name(given, depth=self._limits.max_depth)
        if any(part.startswith(".") for part in name.split("/")):
            self.received.refused.append(f"{name}: a hidden file, left out.")
            return
        if len(self.received.files) >= self._limits.max_members:
            raise BadUpload(
                f"More than {self._limits.max_members:,} files at once. Nothing was taken in. "
                "Give the folder’s path instead."
            )
        self._file = self._place(name)
        self._stream = (self._folder / self._file).open("xb")
        self._taken[self._file] = ""
        self._size, self._digest = 0, hashlib.sha256()

    def _place(self, name: str) -> str:
        """``name`` or one like it, free, and with its folders made."""
        try:
            (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
        except OSError:  # a file stands where a folder is to be
            name = name.replace("/", "_")
        while (self._folder / (free := free_name(name, self._taken))).exists():
            self._taken[free] = ""  # a folder of that name
        return free

    def _data(self, data: bytes, start: int, end: int) -> None:
        piece = data[start:end]
        if self._stream is not None:
            self._size += len(piece)
            if self._size <= self._limits.max_file_mb * MB:
                self._stream.write(piece)
                self._digest.update(piece)
        elif not self._file:
            self._field += piece
            if len(self._field) > LONGEST_FIELD:
                self._field = self._field[:LONGEST_FIELD]

    def _end(self) -> None:
        if self._stream is not None:
            self.close()
            self._close_file()
        elif not self._file and len(self.received.fields) < MOST_FIELDS:
            self.received.fields[self._name] = bytes(self._field).decode("utf-8", "replace")

    def _close_file(self) -> None:
        if self._size > self._limits.max_file_mb * MB:
            (self._folder / self._file).unlink()
            self.received.refused.append(
                f"{self._file}: it has {self._size / MB:,.0f} MB; the limit is "
                f"{self._limits.max_file_mb:g} MB. Raise [intake] max_file_mb in wherefrom.toml, "
                "or split the file."
            )
            return
        self.received.files.append(Arrived(self._file, self._digest.hexdigest()))

    def _all(self) -> None:
        self.ended = True


def keep_new(received: Received, folder: Path, known: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Leave only files whose bytes are not ``known`` (names and digests), under names of their own.

    Two different files of one name stay two: the later one gets a number. How
    many are left, and how many there were already.
    """
    there = tuple(known)
    digests = {digest for _, digest in there}
    names = dict(there)
    taken: dict[str, object] = {**names, **{one.name: None for one in received.files}}
    fresh = 0
    for one in received.files:
        path = folder / one.name
        if one.sha256 in digests:
            path.unlink()
            continue
        if one.name in names:
            name = free_name(one.name, taken)
            taken[name] = None
            path.rename(folder / name)
        digests.add(one.sha256)
        fresh += 1
    return fresh, len(received.files) - fresh
