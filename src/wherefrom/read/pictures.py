"""Pages of a PDF as pictures: drawn by pdfium, without forms and scripts, and written as PNG."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pypdfium2

from wherefrom.read.refusals import Damaged, Encrypted, Refused

MAX_PIXELS = 12_000_000  # of one picture; a page of another shape is drawn smaller
PACKED = 6  # of zlib's 1 to 9: a page of text has 30 kB at 1,100 pixels, and takes 30 ms
SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB8 = b"\x08\x02\x00\x00\x00"  # eight bits, red green blue, nothing unusual


def opened(data: bytes) -> Any:
    """The PDF.

    Raises:
        Encrypted, Damaged: as their names say.
    """
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Encrypted("The PDF") from error
        raise Damaged("The PDF cannot be opened; it may be broken off.") from error


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    document = opened(data)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def page_picture(data: bytes, number: int, width: int) -> bytes:
    """Page ``number``, from 0, ``width`` pixels wide, as PNG.

    Raises:
        Refused: there is no such page, or it cannot be drawn.
    """
    document = opened(data)
    try:
        if not 0 <= number < len(document):
            raise Refused("no_page", f"The PDF has {len(document)} pages.", "Ask for one of them.")
        page = document[number]
        across, down = page.get_size()
        scale = min(width / max(across, 1.0), (MAX_PIXELS / max(across * down, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    except pypdfium2.PdfiumError as error:
        raise Damaged("The page cannot be drawn.") from error
    finally:
        document.close()


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """``pixels`` of three bytes each, rows of ``stride`` bytes, as PNG (ISO/IEC 15948)."""
    rows = b"".join(
        b"\0" + pixels[row * stride : row * stride + 3 * width] for row in range(height)
    )
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", struct.pack(">II", width, height) + RGB8),
            _chunk(b"IDAT", zlib.compress(rows, PACKED)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
