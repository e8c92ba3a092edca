"""One file to the documents in it, however deeply it is packed.

The dispatch between formats: archives and mails are opened here, single
documents are handed on whole. Nothing is written, and nothing is believed
about sizes.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO

from wherefrom.kinds import (
    CONTAINERS,
    HEAD,
    NAMES,
    OLE,
    ZIPPED,
    Kind,
    is_wrongly_named,
    kind_of,
    sniffed,
    suffix_of,
    unreadable,
)
from wherefrom.model import Notice
from wherefrom.read.archives import (
    check_declared,
    check_whole,
    gunzipped,
    kind_of_zip,
    opened_zip,
    tar_members,
    zip_members,
)
from wherefrom.read.mail import mail_members, mailbox_members, saved_page
from wherefrom.read.members import Allowance, Member, Pieces
from wherefrom.read.refusals import Damaged, Empty, Encrypted, Refused, UnknownType
from wherefrom.read.wacz import wacz_members
from wherefrom.read.warc import warc_members
from wherefrom.settings import Intake

_OPENED = CONTAINERS | {"mhtml"}
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4


def pieces(stream: BinaryIO, name: str, *, size: int, limits: Intake) -> Pieces:
    """All that the file ``name`` of ``size`` bytes gives: members, notices, what is not read.

    Args:
        stream: seekable, at its start.
        name: the file's name in the case; members are called ``name!/member``.
        size: packed bytes, which bound what it may unpack to.
        limits: of the whole file and of each member.
    """
    allowance = Allowance(limits, size)
    try:
        yield from _opened(stream, Member(name, b""), allowance, 0)
    except Refused as refused:
        yield refused.unread(name)


def _opened(stream: BinaryIO, member: Member, allowance: Allowance, depth: int) -> Pieces:
    """``member``, whose bytes are in ``stream``: itself, or what it holds."""
    head = _head(stream)
    if not head:
        raise Empty()
    kind = member.kind or _kind(stream, head, member.path)
    if is_wrongly_named(member.path, kind) and member.kind is None:
        what, message = _wrong_extension(member.path, kind)
        if kind in CONTAINERS:
            yield Notice(None, None, None, what, message, member.path)
        member = _remarked(member, what, message)
    if depth > allowance.limits.max_depth:
        raise Refused(
            "too_deep",
            f"It lies more than {allowance.limits.max_depth} archives deep.",
            "Unpack it and add what is in it.",
        )
    if kind == "mhtml":
        page = saved_page(stream.read(), member.path, allowance)
        remarks = member.given.remarks
        yield replace(page, given=replace(page.given, remarks=remarks))
    elif kind in CONTAINERS:
        yield from _inside(_contents(stream, kind, member.path, allowance), allowance, depth)
    else:
        data = member.data or stream.read()
        if kind in ZIPPED:
            _check_office(data, allowance)
        yield replace(member, kind=kind, data=data)


def _remarked(member: Member, *remark: str) -> Member:
    kind, message = remark
    given = replace(member.given, remarks=(*member.given.remarks, (kind, message)))
    return replace(member, given=given)


def _wrong_extension(path: str, kind: Kind) -> tuple[str, str]:
    message = f"Named {suffix_of(path)}, but it is {NAMES[kind]}; read as what it is."
    return "wrong_extension", message


def _inside(contents: Pieces, allowance: Allowance, depth: int) -> Pieces:
    """``contents``, with members that are containers themselves opened in their turn."""
    for piece in contents:
        if isinstance(piece, Member) and (piece.kind is None or piece.kind in _OPENED):
            yield from _nested(piece, allowance, depth)
        else:
            yield piece


def _nested(member: Member, allowance: Allowance, depth: int) -> Pieces:
    try:
        yield from _opened(io.BytesIO(member.data), member, allowance, depth + 1)
    except Refused as refused:
        if refused.kind == "expands":
            raise
        yield refused.unread(member.path)


def _contents(stream: BinaryIO, kind: Kind, path: str, allowance: Allowance) -> Pieces:
    if kind == "eml":
        return mail_members(stream.read(), path, allowance)
    if kind == "mbox":
        return mailbox_members(stream, path, allowance)
    if kind == "warc":
        return warc_members(stream, path, allowance)
    if kind == "wacz":
        return wacz_members(opened_zip(stream), path, allowance)
    if kind == "tar":
        return tar_members(stream, path, allowance)
    if kind == "gz":
        return _unzipped(stream, path, allowance)
    return zip_members(opened_zip(stream), path, allowance)


def _unzipped(stream: BinaryIO, path: str, allowance: Allowance) -> Pieces:
    """What gzip holds: an archive's members under its own name, or the one file in it."""
    unpacked = gunzipped(stream, allowance)
    kind = sniffed(unpacked.peek(HEAD)[:HEAD])  # type: ignore[attr-defined]
    if kind == "warc":
        yield from warc_members(unpacked, path, allowance)
    elif kind == "tar":
        yield from tar_members(unpacked, path, allowance)
    else:
        data = allowance.taken(unpacked, spend=False)
        check_whole(unpacked)
        inner = allowance.member(f"{path}!/{_without_gz(path)}")
        yield Member(inner, data)
    check_whole(unpacked)


def _without_gz(path: str) -> str:
    last = path.rpartition("/")[2]
    return last[:-3] if last.lower().endswith(".gz") else f"{last}.content"


def _head(stream: BinaryIO) -> bytes:
    head = stream.read(HEAD)
    stream.seek(0)
    return head


def _kind(stream: BinaryIO, head: bytes, path: str) -> Kind:
    """The kind of ``stream``, with a look into what is built on ZIP.

    Raises:
        Refused: if it is locked or of a kind that is not read.
    """
    kind = kind_of(path, head)
    if head.startswith(OLE):
        data = stream.read()
        stream.seek(0)
        if _LOCKED in data:
            raise Encrypted("The document")
    if kind in ZIPPED:
        kind = _zipped_kind(stream, kind)
    if kind is None or head.startswith(OLE):
        raise UnknownType(*unreadable(path, head))
    return kind


def _zipped_kind(stream: BinaryIO, named: Kind) -> Kind | None:
    """What the ZIP holds rather than what it is called; a broken one is what it is called."""
    try:
        with opened_zip(stream) as archive:
            return kind_of_zip(archive.namelist())
    except Damaged:
        return named
    finally:
        stream.seek(0)


def _check_office(data: bytes, allowance: Allowance) -> None:
    """Raise Overspent if a document built on ZIP says that it unpacks to too much."""
    with opened_zip(io.BytesIO(data)) as archive:
        check_declared(archive, allowance)
