"""Bytes to text: byte order mark, what the file declares, UTF-8, then a measured guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from wherefrom.read.draft import Remark
from wherefrom.read.refusals import Damaged

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
MAX_NUL_SHARE = 0.01  # above this the bytes are no text in any encoding tried here
GUESS_BYTES = 65536  # enough for a stable guess; the whole of a long file would take seconds

# UTF-8 read as Windows-1252: a lead byte's character followed by continuation bytes' ones.
_CP1252_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
MOJIBAKE = re.compile(f"[Â-ß][{_CP1252_HIGH}]|[à-ï][{_CP1252_HIGH}]{{2}}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read by, and what a reader should know of that."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def declared(page: bytes, charset: str | None) -> str | None:
    """The encoding of an HTML page: ``charset``, as its server said, or what it says itself."""
    if charset:
        return charset
    found = _XML_ENCODING.search(page[:200]) or _CHARSET.search(page[:4096])
    return found[1].decode("ascii") if found else None


def _guessed(data: bytes) -> Decoded:
    best = charset_normalizer.from_bytes(data[:GUESS_BYTES], cp_isolation=None).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, errors="replace")
    remark = Remark("encoding", f"No encoding is declared; read as {encoding}, a guess.")
    return Decoded(text, encoding, (remark,))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_utf16(data: bytes) -> str | None:
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and odd > 0.3 * len(sample) / 2 and even < odd / 10:
        return "utf-16-le"
    if len(sample) >= 4 and even > 0.3 * len(sample) / 2 and odd < even / 10:
        return "utf-16-be"
    return None


def _raw(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    for candidate in (_looks_utf16(data), "utf-8", declared):
        if candidate and (text := _strictly(data, candidate)) is not None:
            return Decoded(text, candidate)
    broken = data.decode("utf-8", errors="replace")
    if broken.count("\ufffd") <= max(2, len(broken) // 2000) and len(data) > 200:
        note = f"{broken.count(chr(0xFFFD))} bytes are no UTF-8 and are shown as \ufffd."
        return Decoded(broken, "utf-8", (Remark("encoding", note),))
    return _guessed(data)


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``; newlines and everything else as they are, NUL as a space.

    Raises:
        Damaged: if the bytes are no text.
    """
    raw = _raw(data, declared)
    nuls = raw.text.count("\0")
    if not nuls:
        return raw
    if nuls > MAX_NUL_SHARE * len(raw.text):
        raise Damaged(
            "The file holds binary data, not text.", "Give it the ending of its real type."
        )
    remark = Remark("encoding", f"{nuls} NUL characters are read as spaces.")
    return Decoded(raw.text.replace("\0", " "), raw.encoding, (*raw.remarks, remark))


def _repair(match: re.Match[str]) -> str:
    try:
        return match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()


def mended(text: str) -> tuple[str, Remark | None]:
    """``text`` with UTF-8 that was read as Windows-1252 put right, where that is certain.

    >>> mended("the ministryâ€™s word")[0]
    'the ministry’s word'
    """
    repaired = MOJIBAKE.sub(_repair, text)
    if repaired == text:
        return text, None
    return repaired, Remark("encoding", "Wrongly decoded characters were put right.")
