"""What containers give one after the other, and the allowance they share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from wherefrom.ids import content_id
from wherefrom.kinds import Kind
from wherefrom.model import Document, Notice, Published, Readout, Unread
from wherefrom.read.letterhead import kind_of_name
from wherefrom.read.refusals import Refused, TooLarge
from wherefrom.settings import Intake

CHUNK = 1 << 16  # bytes unpacked at a time: a lying header costs no more than this
HONEST = 20_000_000  # bytes: small files of one repeated line exceed any ratio and harm nobody
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Given:
    """What a container knows about a member; it stands before what the member says itself."""

    title: str | None = None
    fallback_title: str | None = None  # only where the member gives none
    authors: tuple[str, ...] = ()
    published: Published | None = None
    sha256: str | None = None  # where the bytes handed on are not the member's own
    remarks: tuple[tuple[str, str], ...] = ()  # notices in the making: kind, message
    mail: bool = False  # lines beginning with ">" are another's words


@dataclass(frozen=True, slots=True)
class Member:
    """One document to read: its bytes and all its container says about it.

    ``kind`` None is not yet known: it may turn out to be a container itself.
    """

    path: str
    data: bytes
    kind: Kind | None = None
    url: str | None = None
    captured_at: str | None = None
    given: Given = field(default_factory=Given)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something was passed over: no document, but a sign of life."""


Piece = Member | Notice | Unread | Tick
Pieces = Iterator[Piece]


class Overspent(Refused):
    """The file unpacks to more than it may: reading it ends here."""

    def __init__(self, reason: str, setting: str) -> None:
        step = f"If it is to be trusted, raise [intake] {setting} in wherefrom.toml."
        super().__init__("expands", reason, step)


class Allowance:
    """How much one top-level file may still unpack to; holds the counts while it is read."""

    def __init__(self, limits: Intake, packed: int) -> None:
        self.limits = limits
        self._packed = packed
        self._unpacked = 0
        self._members = 0
        self._names: dict[str, int] = {}

    def spend(self, count: int) -> None:
        """Count ``count`` more unpacked bytes.

        Raises:
            Overspent: if they are more than a file of this size may unpack to.
        """
        self._unpacked += count
        self.check(self._unpacked)

    def check(self, unpacked: int) -> None:
        """Raise Overspent if the file may not unpack to ``unpacked`` bytes."""
        limits = self.limits
        if unpacked > limits.max_unpacked_mb * 1e6:
            raise Overspent(
                f"It unpacks to more than {limits.max_unpacked_mb:g} MB.", "max_unpacked_mb"
            )
        if unpacked > max(HONEST, self._packed * limits.expansion_ratio):
            raise Overspent(
                f"It unpacks to more than {limits.expansion_ratio:g} times its size.",
                "expansion_ratio",
            )

    def member(self, path: str) -> str:
        """Count one more member; its path, made unlike that of every other.

        Raises:
            Overspent: if the file holds more than ``max_members``.
        """
        self._members += 1
        if self._members > self.limits.max_members:
            raise Overspent(
                f"It holds more than {self.limits.max_members} members; the rest was not read.",
                "max_members",
            )
        clean = _CONTROL.sub("\ufffd", path)
        times = self._names[clean] = self._names.get(clean, 0) + 1
        return clean if times == 1 else f"{clean} ({times})"

    def taken(self, stream: BinaryIO, *, spend: bool = True) -> bytes:
        """All bytes of ``stream``, counted as they come.

        Raises:
            TooLarge: if they are more than one file may have.
            Overspent: if they are more than the whole may unpack to.
        """
        parts, size = [], 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if spend:
                self.spend(len(chunk))
            if size > self.limits.max_file_mb * 1e6:
                raise TooLarge(f"It has more than {self.limits.max_file_mb:g} MB.", "max_file_mb")
            parts.append(chunk)
        return b"".join(parts)


def digest(data: bytes) -> str:
    """sha256 of ``data``, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def dressed(readout: Readout, member: Member) -> Readout:
    """``readout`` with what the container gives: imprint, own hash, notices.

    Where the bytes that were read are not the member's own (a mail's body),
    ids are made anew from the member's own hash and path.
    """
    renamed: dict[str, str] = {}
    documents = []
    for document in readout.documents:
        clothed = _clothed(document, member)
        renamed[document.id] = clothed.id
        documents.append(clothed)
    notices = [
        replace(notice, document=renamed.get(notice.document or "", notice.document))
        for notice in readout.notices
        if not (notice.kind == "undated" and member.given.published)
    ]
    first = documents[0].id if documents else None
    notices += [
        Notice(first, None, None, kind, message, member.path)
        for kind, message in member.given.remarks
    ]
    return Readout(tuple(documents), tuple(notices), readout.unread)


def _sender(document: Document, given: Given) -> dict[str, Any]:
    """The publisher of a mail that names none: whoever sent it, if a name is given."""
    names = [name for name in given.authors if "@" not in name]
    if not given.mail or document.publisher or not names:
        return {}
    return {"publisher": names[0], "publisher_kind": kind_of_name(names[0], "person")}


def _clothed(document: Document, member: Member) -> Document:
    given = member.given
    clothed = replace(
        document,
        title=given.title or document.title or given.fallback_title,
        title_span=document.title_span if given.title in (None, document.title) else None,
        authors=given.authors or document.authors,
        **_sender(document, given),
        published=given.published or document.published,
        url=document.url or member.url,
        captured_at=document.captured_at or member.captured_at,
    )
    if given.sha256 is None or given.sha256 == document.sha256:
        return clothed
    own = content_id("d", given.sha256, document.path)
    return replace(clothed, id=own, sha256=given.sha256)
