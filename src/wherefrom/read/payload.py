"""An HTTP answer's body as it was meant: chunks joined, compression undone, within bounds."""

from __future__ import annotations

import base64
import binascii
import hashlib
import importlib
import zlib
from collections.abc import Callable

from wherefrom.read.members import Allowance
from wherefrom.read.refusals import Damaged, TooLarge, UnknownType

STEP = 256  # compressed bytes at a time: brotli unpacks a step whole before it can be counted


def unchunked(data: bytes) -> bytes:
    """``data`` without the chunk sizes of RFC 9112 7.1; as it is where it has none.

    >>> unchunked(b"4\\r\\nship\\r\\n0\\r\\n\\r\\n")
    b'ship'
    """
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\r\n", at, at + 64)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return data if not parts else b"".join(parts)  # servers say chunked when they are not
        if size == 0:
            break
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)


def decompressed(data: bytes, coding: str, allowance: Allowance) -> bytes:
    """``data`` without its content coding (gzip, deflate, br; several, comma-separated).

    Raises:
        Refused: if it is damaged, too large or coded in an unknown way.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name in ("gzip", "x-gzip"):
            data = _inflated(data, 16 + zlib.MAX_WBITS, allowance, if_not=b"\x1f\x8b")
        elif name == "deflate":
            raw = len(data) < 2 or (data[0] & 15) != 8 or (data[0] * 256 + data[1]) % 31
            data = _inflated(data, -zlib.MAX_WBITS if raw else zlib.MAX_WBITS, allowance)
        elif name == "br":
            data = _unbrotlied(data, allowance)
        elif name not in ("", "identity", "none", "utf-8"):
            raise UnknownType(f"A page compressed as {name!r}", "Capture the page again.")
    return data


def _inflated(data: bytes, bits: int, allowance: Allowance, *, if_not: bytes = b"") -> bytes:
    if not data.startswith(if_not):
        return data  # tools that unpack while capturing leave the header standing
    engine, parts, size = zlib.decompressobj(bits), [], 0
    try:
        while data and not engine.eof:
            part = engine.decompress(data, 1 << 20)
            data = engine.unconsumed_tail
            size = _counted(size, part, allowance)
            parts.append(part)
    except zlib.error as error:
        raise Damaged("Its compressed content is damaged.", "Capture the page again.") from error
    if size == 0 and not engine.eof:
        raise Damaged("Its compressed content is cut short.", "Capture the page again.")
    return b"".join(parts)


def _unbrotlied(data: bytes, allowance: Allowance) -> bytes:
    try:
        brotli = importlib.import_module("brotli")
    except ImportError:
        step = "Install the package brotli and run again."
        raise UnknownType("A page compressed by brotli", step) from None
    engine, parts, size = brotli.Decompressor(), [], 0
    try:
        for at in range(0, len(data), STEP):
            part = engine.process(data[at : at + STEP])
            size = _counted(size, part, allowance)
            parts.append(part)
    except brotli.error:
        if _is_utf8(data):
            return data  # unpacked while capturing, header left standing
        raise Damaged("Its compressed content is damaged.", "Capture the page again.") from None
    if size == 0 and not engine.is_finished():
        raise Damaged("Its compressed content is cut short.", "Capture the page again.")
    return b"".join(parts)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _counted(size: int, part: bytes, allowance: Allowance) -> int:
    allowance.spend(len(part))
    size += len(part)
    if size > allowance.limits.max_file_mb * 1e6:
        raise TooLarge(f"It has more than {allowance.limits.max_file_mb:g} MB.", "max_file_mb")
    return size


def digest_fits(declared: str, *versions: bytes) -> bool | None:
    """Whether ``declared`` (``sha1:BASE32`` or ``sha256:HEX``) is the digest of any version.

    None where the algorithm or the writing is not known: that is no mismatch.
    """
    algorithm, _, value = declared.strip().partition(":")
    name = algorithm.lower().replace("-", "")
    if name not in ("sha1", "sha256", "sha512", "md5"):
        return None
    size = hashlib.new(name, usedforsecurity=False).digest_size
    wanted = _digest_bytes(value, size)
    if wanted is None:
        return None
    return any(
        hashlib.new(name, version, usedforsecurity=False).digest() == wanted for version in versions
    )


def _digest_bytes(value: str, size: int) -> bytes | None:
    """The digest of ``size`` bytes written in hexadecimal, base 32 or base 64."""
    padded = value.upper() + "=" * (-len(value) % 8)
    plain = value.replace("-", "+").replace("_", "/") + "=="
    writings: tuple[tuple[Callable[[str], bytes], str], ...] = (
        (bytes.fromhex, value),
        (base64.b32decode, padded),
        (base64.b64decode, plain),
    )
    for read, written in writings:
        try:
            found = read(written)
        except (ValueError, binascii.Error):
            continue
        if len(found) == size:
            return found
    return None
