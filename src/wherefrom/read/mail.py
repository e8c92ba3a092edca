"""Mails, mailboxes and saved web pages (MHTML), after RFC 5322, RFC 4155 and RFC 2557."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from typing import BinaryIO, cast
from urllib.parse import urljoin

from wherefrom.kinds import Kind
from wherefrom.model import Document, Notice, Published
from wherefrom.read.members import Allowance, Given, Member, Pieces, digest
from wherefrom.read.refusals import Damaged, NoText

_FROM_LINE = re.compile(rb"From \S+ .*\d:\d\d.*\d{4}")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_QUOTED = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.M)
_PICTURES = ("image/", "font/", "text/css", "application/javascript", "text/javascript")
_BOM = b"\xef\xbb\xbf"


def parsed(data: bytes) -> EmailMessage:
    """The message in ``data``; a broken one is read as far as it goes."""
    return email.message_from_bytes(data, policy=email.policy.default)


def header(message: Message, name: str) -> str | None:
    """One header, decoded; None where it is absent, empty or cannot be decoded."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return None  # the standard library's header parser fails so on malformed headers


def sent_on(message: Message) -> Published | None:
    """The Date header's day, where the sender's clock stood."""
    when = _date(message)
    return Published(when.date().isoformat(), "metadata") if when else None


def captured_at(message: Message) -> str | None:
    """The Date header as a moment in UTC: when a page was saved."""
    when = _date(message)
    if when is None:
        return None
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _date(message: Message) -> datetime | None:
    try:
        when = email.utils.parsedate_to_datetime(header(message, "Date") or "")
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def senders(message: Message) -> tuple[str, ...]:
    """Who the From header names: the name, or the address where there is none."""
    pairs = email.utils.getaddresses([header(message, "From") or ""])
    return tuple(name.strip() or address for name, address in pairs if name.strip() or address)


def mail_members(data: bytes, path: str, allowance: Allowance) -> Pieces:
    """The body of one mail as a member at ``path``, then its attachments."""
    message = parsed(data)
    given = Given(
        title=header(message, "Subject"),
        authors=senders(message),
        published=sent_on(message),
        sha256=digest(data),
        mail=True,
    )
    body, kind = _body(message)
    attached = list(_attachments(message, body))
    words = _content(body, allowance) if body is not None else b""
    if words.strip() and kind:
        yield Member(path, words, kind, given=given)
    elif not attached:
        raise NoText("The e-mail has no text.", "Look at it in a mail program; save what it shows.")
    for number, part in enumerate(attached, 1):
        name = _attachment_name(part, number)
        yield Member(allowance.member(f"{path}!/{name}"), _bytes(part, allowance))


def _body(message: EmailMessage) -> tuple[EmailMessage | None, Kind | None]:
    for wanted, kind in (("plain", "text"), ("html", "html")):
        try:
            body = message.get_body(preferencelist=(wanted,))
        except (ValueError, LookupError, AttributeError, TypeError):
            body = None
        if body is not None:
            return cast(EmailMessage, body), cast(Kind, kind)
    return None, None


def _attachments(message: EmailMessage, body: EmailMessage | None) -> Iterator[EmailMessage]:
    """Leaves that are neither the body nor a rendering of it nor a picture within it."""
    stack: list[EmailMessage] = [message]
    while stack:
        part = stack.pop()
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            yield part
        elif part.is_multipart():
            stack.extend(reversed(cast(list[EmailMessage], part.get_payload())))
        elif part is not body and not _belongs_to_body(part, kind):
            yield part


def _belongs_to_body(part: EmailMessage, kind: str) -> bool:
    if part.get_content_disposition() == "attachment":
        return False
    if kind in ("text/plain", "text/html") and not part.get_filename():
        return True
    return kind.startswith(_PICTURES) or kind == "application/pgp-signature"


def _attachment_name(part: EmailMessage, number: int) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        name = None
    if name:
        return name.replace("\\", "/").rpartition("/")[2] or f"part-{number}"
    return f"part-{number}{'.eml' if part.get_content_type() == 'message/rfc822' else ''}"


def _bytes(part: EmailMessage, allowance: Allowance) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        data = first.as_bytes() if isinstance(first, Message) else b""
    else:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
    allowance.spend(len(data))
    return data


def _content(part: EmailMessage, allowance: Allowance) -> bytes:
    """The body in UTF-8 with a mark that says so, by the encoding that its headers declare."""
    data = _bytes(part, allowance)
    return recoded(data, part.get_content_charset())


def recoded(data: bytes, charset: str | None) -> bytes:
    """``data`` in UTF-8, if ``charset`` is known and it is not UTF-8 already."""
    if not charset or data.startswith((_BOM, b"\xff\xfe", b"\xfe\xff")):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data if data.isascii() and b"\x1b" not in data else _BOM + data
    try:
        return _BOM + data.decode(charset, errors="replace").encode("utf-8", "replace")
    except LookupError:
        return data


def saved_page(data: bytes, path: str, allowance: Allowance) -> Member:
    """The page that an MHTML file was saved from, with its address and when it was saved.

    Raises:
        Damaged: if there is no HTML in it.
    """
    message = parsed(data)
    root = _root(message)
    if root is None:
        raise Damaged("The saved page holds no HTML.", "Save the page again, as PDF or HTML.")
    base = header(message, "Snapshot-Content-Location") or header(root, "Content-Location")
    if base is None:
        base = header(message, "Content-Location")
    url = urljoin(base, header(root, "Content-Location") or base) if base else None
    given = Given(fallback_title=header(message, "Subject"), sha256=digest(data))
    html = _content(root, allowance)
    return Member(path, html, "html", _web(url), captured_at(message), given)


def _web(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _root(message: EmailMessage) -> EmailMessage | None:
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        pages = [p for p in message.walk() if p.get_content_type() == "application/xhtml+xml"]
    start = message.get_param("start")
    for page in pages:
        if isinstance(start, str) and header(page, "Content-ID") == start:
            return page
    return pages[0] if pages else None


def mailbox_members(stream: BinaryIO, path: str, allowance: Allowance) -> Pieces:
    """Each mail of an mbox, named by its Message-ID, or by its place where it has none."""
    for number, data in enumerate(_messages(stream, allowance), 1):
        key = header(email.message_from_bytes(data[:65536]), "Message-ID") or str(number)
        yield Member(allowance.member(f"{path}!/{key.strip('<> ')}"), data, "eml")


def _messages(stream: BinaryIO, allowance: Allowance) -> Iterator[bytes]:
    lines: list[bytes] = []
    after_blank, inside = True, False
    for line in stream:
        allowance.spend(len(line))
        if after_blank and _FROM_LINE.match(line):
            if inside:
                yield _unescaped(lines)
            lines, inside = [], True
        elif inside:
            lines.append(line)
        after_blank = not line.strip()
    if not inside:
        raise Damaged("The mailbox holds no line that begins a mail.", "Export it as .eml files.")
    yield _unescaped(lines)


def _unescaped(lines: list[bytes]) -> bytes:
    return _ESCAPED.sub(rb"\1", b"".join(lines).rstrip(b"\r\n") + b"\n")


def quoted_replies(document: Document) -> Iterator[Notice]:
    """A notice for every block of lines beginning with ``>``: another's words, kept."""
    for match in _QUOTED.finditer(document.text):
        end = len(match.group().rstrip()) + match.start()
        message = "Quoted from an earlier message, not written by this one's sender."
        yield Notice(document.id, match.start(), end, "quoted_reply", message, document.path)
