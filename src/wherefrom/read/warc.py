"""Web archives (WARC 1.0 and 1.1): captured pages as members, with address and time.

A failed fetch is never a document and never a deletion; a capture's time is
never the time of publication.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser

from wherefrom.kinds import HEAD, Kind, kind_of, sniffed
from wherefrom.model import Notice, Unread
from wherefrom.read.mail import recoded
from wherefrom.read.members import CHUNK, Allowance, Given, Member, Piece, Pieces, Tick, digest
from wherefrom.read.payload import decompressed, digest_fits, unchunked
from wherefrom.read.refusals import Damaged, Refused, TooLarge

_KIND_OF_TYPE: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "message/rfc822": "eml",
    "multipart/related": "mhtml",
}
_VAGUE = ("", "application/octet-stream", "application/force-download", "binary/octet-stream")
_DOCUMENTS: frozenset[Kind] = frozenset(_KIND_OF_TYPE.values())
# Plain text that speaks to machines, by the addresses its standards give it.
_FOR_MACHINES = re.compile(r"^/(?:robots|ads|app-ads|sellers|humans|\.well-known/.*)\.?\w*$", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_BROKEN = (ArchiveLoadFailed, EOFError, zlib.error, OSError, ValueError)


@dataclass(slots=True)
class _Seen:
    """What was met so far: where an archive breaks off is said after it."""

    records: int = 0
    last: str = ""
    documents: dict[str, tuple[bool, str | None]] = field(default_factory=dict)


class _CutShort(Exception):
    """A record ends before its declared length."""


def warc_members(stream: BinaryIO, path: str, allowance: Allowance) -> Pieces:
    """Each captured page or document in ``stream``, an unpacked WARC.

    Raises:
        Damaged: where the archive breaks off; what came before is given.
    """
    seen = _Seen()
    try:
        for record in ArchiveIterator(stream, no_record_parse=True):
            if record.length is None or not record.rec_type:
                raise _CutShort
            yield from _pieces(record, path, allowance, seen)
            seen.records += 1
            seen.last = _target(record) or seen.last
    except _CutShort:
        raise Damaged(_where("breaks off", seen), _AGAIN) from None
    except _BROKEN as error:
        raise Damaged(_where("is damaged or breaks off", seen), _AGAIN) from error
    if not seen.records:
        raise Damaged("The web archive holds no record.", _AGAIN)


_AGAIN = "Get the archive again from where it came; what stands before the break was read."


def _where(what: str, seen: _Seen) -> str:
    if not seen.records:
        return f"The web archive {what} in its first record."
    after = f", {seen.last}" if seen.last else ""
    return f"The web archive {what} after record {seen.records}{after}."


def _pieces(record: Any, path: str, allowance: Allowance, seen: _Seen) -> Iterator[Piece]:
    url = _target(record)
    if record.rec_type not in ("response", "resource", "revisit") or not _is_page_address(url):
        _drained(record)
        yield Tick()
        return
    answer = _answer(record)
    member_path = f"{path}!/{url}"
    if record.rec_type == "revisit":
        _drained(record)
        yield _revisit(record, answer, member_path, seen)
    elif answer.status != 200:
        _drained(record)
        yield _failed(record, answer, member_path)
    elif (kind := _kind(url, answer)) is None:
        _remember(record, seen, document=False)
        _drained(record)
        yield Tick()
    else:
        _remember(record, seen, document=True)
        yield _member(record, answer, kind, member_path, allowance)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A record's block so far as it was read: HTTP status and headers, and the body's start."""

    status: int
    headers: dict[str, str]  # names in small letters
    head: bytes  # the block's first bytes
    body_at: int  # where in ``head`` the payload begins

    @property
    def media_type(self) -> str:
        """Without parameters, in small letters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


def _answer(record: Any) -> _Answer:
    head = record.raw_stream.read(CHUNK)
    if record.rec_type == "resource" or not head.startswith(b"HTTP/"):
        status = 200 if record.rec_type == "resource" else 0
        return _Answer(status, {"content-type": record.content_type or ""}, head, 0)
    start = io.BytesIO(head)
    parsed = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False).parse(start)
    headers = {name.lower(): value for name, value in parsed.headers}
    code = parsed.get_statuscode()
    return _Answer(int(code) if code.isdigit() else 0, headers, head, start.tell())


def _kind(url: str, answer: _Answer) -> Kind | None:
    """How to read the payload; None for pictures, styles, scripts, feeds, data."""
    if _FOR_MACHINES.match(urlsplit(url).path):
        return None
    declared = _KIND_OF_TYPE.get(answer.media_type)
    if declared is None and answer.media_type not in _VAGUE:
        return None
    coded = answer.headers.get("content-encoding") or answer.headers.get("transfer-encoding")
    body = b"" if coded else answer.head[answer.body_at : answer.body_at + HEAD]
    if declared is None:
        named = kind_of(urlsplit(url).path, body)
        return named if named in _DOCUMENTS and named != "text" else None
    found = sniffed(body)
    return found if found in ("pdf", "html", "rtf") else declared


def _member(
    record: Any, answer: _Answer, kind: Kind, path: str, allowance: Allowance
) -> Member | Unread:
    path = allowance.member(path)
    try:
        block = _block(record, answer, allowance)
        raw = block[answer.body_at :]
        coding = answer.headers.get("content-encoding", "")
        joined = unchunked(raw) if _is_chunked(answer) else raw
        data = decompressed(joined, coding, allowance)
    except Refused as refused:
        if refused.kind == "expands":
            raise
        return refused.unread(path)
    remarks = tuple(_mismatches(record, block, raw, joined, data))
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    words = recoded(data, charset[1]) if charset and kind in ("html", "text") else data
    given = Given(sha256=digest(data), remarks=remarks)
    return Member(path, words, kind, _target(record), _captured(record), given)


def _is_chunked(answer: _Answer) -> bool:
    return answer.headers.get("transfer-encoding", "").lower() == "chunked"


def _block(record: Any, answer: _Answer, allowance: Allowance) -> bytes:
    parts, size = [answer.head], len(answer.head)
    limit = allowance.limits.max_file_mb * 1e6
    while chunk := record.raw_stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            _drained(record)
            raise TooLarge(f"It has more than {limit / 1e6:g} MB.", "max_file_mb")
        parts.append(chunk)
    _check_complete(record)
    return b"".join(parts)


def _drained(record: Any) -> None:
    while record.raw_stream.read(CHUNK):
        pass
    _check_complete(record)


def _check_complete(record: Any) -> None:
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise _CutShort


def _mismatches(record: Any, block: bytes, *payloads: bytes) -> Iterator[tuple[str, str]]:
    """Tools differ on whether a payload's digest is of what was sent or what was meant."""
    for name, versions in (("Payload", payloads), ("Block", (block,))):
        declared = record.rec_headers.get_header(f"WARC-{name}-Digest")
        if declared and digest_fits(declared, *versions) is False:
            message = (
                f"The archive gives {declared} as digest of this capture, and its bytes have "
                f"another: they were changed or damaged after the capture."
            )
            yield "digest_mismatch", message
            return


def _remember(record: Any, seen: _Seen, *, document: bool) -> None:
    declared = record.rec_headers.get_header("WARC-Payload-Digest")
    if declared:
        seen.documents.setdefault(declared, (document, _captured(record)))


def _revisit(record: Any, answer: _Answer, path: str, seen: _Seen) -> Piece:
    """A capture that found what an earlier one had found; its content is stored there only."""
    declared = record.rec_headers.get_header("WARC-Payload-Digest") or ""
    document, first = seen.documents.get(declared, (None, None))
    if document is False or (document is None and answer.media_type not in (*_KIND_OF_TYPE, "")):
        return Tick()
    first = first or record.rec_headers.get_header("WARC-Refers-To-Date")
    when = f" on {_day(_captured(record))}"
    unlike = "" if document else " That capture is not in this archive."
    earlier = f"the capture of {_day(first)}" if first else "an earlier capture"
    message = f"Captured again{when}, unchanged since {earlier}.{unlike}"
    return Notice(None, None, None, "revisit", message, path)


def _failed(record: Any, answer: _Answer, path: str) -> Piece:
    if answer.status < 400 or answer.media_type not in ("text/html", "text/plain", ""):
        return Tick()
    message = (
        f"The capture of {_day(_captured(record))} was answered with status {answer.status}: "
        f"no document, and no sign that anything was deleted."
    )
    return Notice(None, None, None, "failed_capture", message, path)


def _target(record: Any) -> str:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    return url.replace(" ", "%20")


def _is_page_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://", "ftp://", "file://"))


def _captured(record: Any) -> str | None:
    """WARC-Date in UTC to the second."""
    try:
        when = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(moment: str | None) -> str:
    try:
        when = datetime.fromisoformat(moment or "")
    except ValueError:
        return "an unknown day"
    return f"{when.day} {when:%B %Y}"
