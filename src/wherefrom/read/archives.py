"""ZIP, TAR and gzip, streamed under one allowance: nothing is believed, all is counted."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from wherefrom.kinds import Kind
from wherefrom.model import Unread
from wherefrom.read.members import CHUNK, Allowance, Member, Pieces, Tick
from wherefrom.read.refusals import Damaged, Encrypted, Refused

_GZIP = 16 + zlib.MAX_WBITS
_STEP = 1 << 12  # packed bytes at a time: damage costs no more than what they hold
_LITTER = ("__MACOSX", "Thumbs.db", "desktop.ini")


class Counted(io.RawIOBase):
    """A stream that pays for every byte read from it out of an allowance."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer``; the number of bytes, 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        self._allowance.spend(len(data))
        view[: len(data)] = data
        return len(data)


def counted(stream: BinaryIO, allowance: Allowance) -> BinaryIO:
    """``stream``, buffered, each byte paid for out of ``allowance``."""
    return cast(BinaryIO, io.BufferedReader(Counted(stream, allowance), CHUNK))


class Gunzipped(io.RawIOBase):
    """What gzip members hold, one after the other, until the end or the first damage.

    Damage ends the stream instead of raising, so that all before it is given;
    ``broken`` then says what was wrong.
    """

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance
        self._engine = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._inside = False  # a member has begun and not ended
        self.broken: str | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill ``buffer``; the number of bytes, 0 at the end."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = b""
        while not data and self.broken is None and self._fed():
            data = self._unpacked(len(view))
        self._allowance.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def _fed(self) -> bool:
        """Whether there is packed data left to work on."""
        if self._engine.eof:
            self._waiting = self._engine.unused_data.lstrip(b"\0")  # padding is allowed
            self._engine, self._inside = zlib.decompressobj(_GZIP), False
        if not self._waiting:
            self._waiting = self._stream.read(_STEP)
        if not self._waiting and self._inside:
            self.broken = "it is cut short"
        return bool(self._waiting)

    def _unpacked(self, size: int) -> bytes:
        self._inside = True
        try:
            data = self._engine.decompress(self._waiting, size)
        except zlib.error:
            self.broken = "its compression is damaged"
            return b""
        self._waiting = self._engine.unconsumed_tail
        return data


def gunzipped(stream: BinaryIO, allowance: Allowance) -> BinaryIO:
    """``stream`` unpacked as it is read; see ``check_whole`` for where it is broken."""
    return cast(BinaryIO, io.BufferedReader(Gunzipped(stream, allowance), CHUNK))


def check_whole(stream: BinaryIO) -> None:
    """Raise Damaged if ``stream``, from ``gunzipped`` and read to its end, broke off."""
    broken = getattr(getattr(stream, "raw", None), "broken", None)
    if broken:
        raise Damaged(f"The compressed file cannot be read to its end: {broken}.")


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """The ZIP in ``stream``.

    Raises:
        Damaged: if it has no readable list of members.
    """
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Damaged(f"The ZIP archive is damaged or cut short ({_said(error)}).") from error


def kind_of_zip(names: list[str]) -> Kind | None:
    """What a ZIP with these members is; None for the likes of .xlsx, which are not read.

    >>> kind_of_zip(["[Content_Types].xml", "word/document.xml"])
    'docx'
    """
    held = set(names)
    if "word/document.xml" in held:
        return "docx"
    if "[Content_Types].xml" in held and held & {"xl/workbook.xml", "ppt/presentation.xml"}:
        return None
    if "META-INF/container.xml" in held:
        return None  # EPUB
    if "datapackage.json" in held and any(name.startswith("archive/") for name in names):
        return "wacz"
    if "mimetype" in held and "content.xml" in held:
        return "odt"
    return "zip"


def check_declared(archive: zipfile.ZipFile, allowance: Allowance) -> None:
    """Raise Overspent if the archive itself says that it unpacks to too much."""
    allowance.check(sum(info.file_size for info in archive.infolist()))


def zip_members(archive: zipfile.ZipFile, path: str, allowance: Allowance) -> Pieces:
    """Each file in ``archive``, in the archive's order."""
    check_declared(archive, allowance)
    files = [info for info in archive.infolist() if not info.is_dir()]
    if files and all(info.flag_bits & 1 for info in files):
        raise Encrypted("The archive")
    for info in files:
        name = zip_name(info)
        if is_litter(name):
            continue
        yield _zip_member(archive, info, allowance.member(f"{path}!/{name}"), allowance)


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, allowance: Allowance
) -> Member | Unread:
    try:
        return Member(path, zip_bytes(archive, info, allowance))
    except Refused as refused:
        if refused.kind == "expands":
            raise
        return refused.unread(path)


def zip_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    """The unpacked bytes of one member.

    Raises:
        Refused: if it is locked, damaged, too large or packed in an unknown way.
    """
    if info.flag_bits & 1:
        raise Encrypted()
    try:
        with archive.open(info) as stream:
            return allowance.taken(cast(BinaryIO, stream))
    except NotImplementedError as error:
        raise Damaged("It is packed in a way that is not known here.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Damaged(f"It is damaged inside the archive ({_said(error)}).") from error


def zip_name(info: zipfile.ZipInfo) -> str:
    """The member's name; UTF-8 without the flag for it is common and is read as such."""
    name = info.filename.replace("\\", "/").lstrip("/")
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def is_litter(name: str) -> bool:
    """Whether a member of this name is hidden, a lock file, or made by an archiver."""
    parts = name.split("/")
    if any(part.startswith(".") and part.strip(".") for part in parts):
        return True
    return any(part in _LITTER for part in parts) or parts[-1].startswith("~$")


def tar_members(stream: BinaryIO, path: str, allowance: Allowance) -> Pieces:
    """Each regular file in the TAR ``stream``; links and devices are passed over.

    Raises:
        Damaged: where the archive breaks off; what came before is given.
    """
    last = "its start"
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                name = info.name.replace("\\", "/").lstrip("/")
                if not info.isreg() or is_litter(name):
                    yield Tick()
                    continue
                yield from _tar_member(archive, info, f"{path}!/{name}", allowance)
                last = name
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise Damaged(f"The TAR archive is damaged after {last} ({_said(error)}).") from error


def _tar_member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, path: str, allowance: Allowance
) -> Iterator[Member | Unread]:
    path = allowance.member(path)
    stream = archive.extractfile(info)
    if stream is None:
        return
    try:
        data = allowance.taken(cast(BinaryIO, stream))
    except Refused as refused:
        if refused.kind == "expands":
            raise
        yield refused.unread(path)
        return
    if len(data) < info.size:
        raise EOFError(f"{info.name} is cut short")
    yield Member(path, data)


def _said(error: Exception) -> str:
    said = str(error).strip().rstrip(".") or type(error).__name__
    return said.splitlines()[0][:120]
