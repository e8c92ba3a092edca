"""Every reading of a file in which a name could stand: text, properties, parts within parts."""

from __future__ import annotations

import base64
import binascii
import email
import email.header
import gzip
import html
import importlib
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from email.message import Message
from typing import Any
from urllib.parse import unquote

DEEPEST = 6  # parts within parts
LARGEST = 200_000_000  # bytes of one part, unpacked
_TAG = re.compile(r"<[^<>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_DATA = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=\s]{16,})")
_PNG = b"\x89PNG\r\n\x1a\n"
_MAIL = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.IGNORECASE)
Reading = tuple[str, str]  # the part, and its text


def readings(name: str, content: bytes, depth: int = DEEPEST) -> Iterator[Reading]:
    """Part and text; bytes that only pack others are not read as words."""
    if depth and content[:2] == b"PK" and zipfile.is_zipfile(io.BytesIO(content)):
        yield from _zip(name, content, depth)
        return
    if depth and content[:2] == b"\x1f\x8b":
        yield from _gzip(name, content, depth)
        return
    if depth and content[257:262] == b"ustar":
        yield from _tar(name, content, depth)
        return
    if content[:5] == b"%PDF-":
        yield from _pdf(name, content, depth)
    if content[:8] == _PNG:
        yield from _png(name, content)
        return
    yield from _plain(name, content)
    if content[:5] == b"{\\rtf":
        striprtf: Any = importlib.import_module("striprtf.striprtf")
        yield name, striprtf.rtf_to_text(content.decode("cp1252", "replace"), errors="ignore")
    if depth and _MAIL.match(content):
        yield from _mail(name, content, depth)
    if depth:
        yield from _inline(name, content, depth)


def _plain(name: str, content: bytes) -> Iterator[Reading]:
    text = content.decode("utf-8", errors="replace")  # what is no text parts words
    yield name, text
    # Marks inside a name (<b>Ana</b> Reld) and escapes must not hide it.
    yield name, html.unescape(_TAG.sub("", text))
    yield name, html.unescape(_TAG.sub(" ", text))
    yield name, _unescaped(text)
    if "�" in text:
        yield name, content.decode("cp1252", errors="replace")
    if b"\0" in content:
        for shifted in (content, content[1:]):
            yield name, shifted.decode("utf-16-le", errors="replace")
            yield name, shifted.decode("utf-16-be", errors="replace")


def _unescaped(text: str) -> str:
    """JSON's and URLs' escapes read."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    return unquote(plain.replace("+", " "), errors="ignore")


def _zip(name: str, content: bytes, depth: int) -> Iterator[Reading]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield f"{name}!", packed.comment.decode("utf-8", "ignore")
            for member in packed.infolist():
                part = f"{name}!/{member.filename}"
                yield part, member.filename
                if member.file_size <= LARGEST:
                    yield from readings(part, packed.read(member), depth - 1)
    except (zipfile.BadZipFile, RuntimeError, zlib.error, OSError):
        yield from _plain(name, content)


def _gzip(name: str, content: bytes, depth: int) -> Iterator[Reading]:
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            yield from readings(f"{name}!", stream.read(LARGEST), depth - 1)
    except (OSError, EOFError, zlib.error):
        yield from _plain(name, content)


def _tar(name: str, content: bytes, depth: int) -> Iterator[Reading]:
    try:
        with tarfile.open(fileobj=io.BytesIO(content)) as packed:
            for member in packed:
                part = f"{name}!/{member.name}"
                yield part, f"{member.name} {member.uname} {member.gname}"
                stream = packed.extractfile(member) if member.isfile() else None
                if stream is not None:
                    yield from readings(part, stream.read(LARGEST), depth - 1)
    except (tarfile.TarError, OSError):
        yield from _plain(name, content)


def _pdf(name: str, content: bytes, depth: int) -> Iterator[Reading]:
    import pypdfium2

    try:
        pdf: Any = pypdfium2.PdfDocument(content)
        yield f"{name} (properties)", " \n".join(pdf.get_metadata_dict().values())
        for number in range(len(pdf)):
            yield f"{name} (page {number + 1})", pdf[number].get_textpage().get_text_range()
        for number in range(pdf.count_attachments() if depth else 0):
            held = pdf.get_attachment(number)
            part = f"{name}!/{held.get_name()}"
            yield part, held.get_name()
            yield from readings(part, bytes(held.get_data()), depth - 1)
    except pypdfium2.PdfiumError:
        pass
    for stream in _STREAM.finditer(content):
        try:
            yield from _plain(name, zlib.decompress(stream[1]))
        except zlib.error:
            continue


def _png(name: str, content: bytes) -> Iterator[Reading]:
    """The texts of a picture's chunks, the packed ones too."""
    at = len(_PNG)
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        at += size + 12
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            yield from _plain(f"{name} (properties)", _inflated(data))
        if kind not in (b"IDAT", b"IHDR", b"PLTE"):
            yield from _plain(f"{name} (properties)", data)


def _inflated(data: bytes) -> bytes:
    """What a chunk packs after its keyword and a few bytes; nothing if it packs nothing."""
    for at in (place.start() for place in re.finditer(b"\x78[\x01\x5e\x9c\xda]", data)):
        try:
            return zlib.decompress(data[at:])
        except zlib.error:
            continue
    return b""


def _mail(name: str, content: bytes, depth: int) -> Iterator[Reading]:
    message: Message = email.message_from_bytes(content)
    for header, value in message.items():
        try:
            words = email.header.decode_header(value)
        except (ValueError, LookupError):
            continue
        shown = (w if isinstance(w, str) else w.decode(c or "utf-8", "replace") for w, c in words)
        yield f"{name} ({header})", "".join(shown)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload != content:
            yield from readings(f"{name}!/{part.get_filename() or 'part'}", payload, depth - 1)


def _inline(name: str, content: bytes, depth: int) -> Iterator[Reading]:
    """Files written into others as base64: pictures and fonts of a page."""
    for place, found in enumerate(_DATA.finditer(content), 1):
        try:
            held = base64.b64decode(found[1], validate=False)
        except (binascii.Error, ValueError):
            continue
        yield from readings(f"{name}!/inline {place}", held, depth - 1)
