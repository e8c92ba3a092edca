"""A claim's drawing as a PNG, for formats that hold no SVG.

The drawing's own few elements are put into a PDF page of one picture, which pdfium, here already to
read PDF files, paints; so no other library is needed. Its built-in fonts know Latin letters only:
others are shown without their accents, or as a dot; the words stand beside the picture too.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2
from lxml import etree

SCALE = 2  # pixels of the picture to a pixel of the drawing
SIZE = 13  # of the letters
INK, SOFT = (0.11, 0.13, 0.15), (0.35, 0.39, 0.43)
# Colour and dashes by evidence, as the report's style sheet has them.
LINES = {
    "cited": ((0.11, 0.29, 0.6), "13 5"),
    "credited": ((0.38, 0.22, 0.6), "12 4 2 4"),
    "corrected": ((0.6, 0.1, 0.1), "12 3 2 3 2 3"),
    "copied": ((0.63, 0.25, 0.0), "5 4"),
    "linked": ((0.09, 0.42, 0.23), "1 4"),
}
PLAIN = (SOFT, "")
_STEP = re.compile(r"([A-Za-z])|(-?\d*\.?\d+)")
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Q": 4, "H": 1, "V": 1, "Z": 0}


def png_of(svg: str) -> bytes:
    """The picture; equal drawings give equal bytes."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))
    wide, high = float(root.get("width", "1")), float(root.get("height", "1"))
    content = "\n".join([f"1 0 0 -1 0 {high:.1f} cm", *_painted(root)])
    page = pypdfium2.PdfDocument(_pdf(content.encode("cp1252", "replace"), wide, high))[0]
    pixels = page.render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, :3]
    return _png(pixels)


def _painted(root: Any) -> Iterator[str]:
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        classes = set((element.get("class") or "").split())
        if name == "rect":
            yield _box(element, classes)
        elif name == "path":
            yield _line(element, classes)
        elif name == "text":
            yield from _words(element)


def _box(element: Any, classes: set[str]) -> str:
    place = " ".join(element.get(n, "0") for n in ("x", "y", "width", "height"))
    dashes = "[2 3]" if "via" in classes else "[]"
    fill = "0.93 0.95 0.98" if "origin" in classes else "1 1 1"
    return f"{fill} rg {_rgb(SOFT)} RG 1 w {dashes} 0 d {place} re B"


def _line(element: Any, classes: set[str]) -> str:
    colour, dashes = next((LINES[c] for c in sorted(classes) if c in LINES), PLAIN)
    path = _path(element.get("d", ""))
    if "tip" in classes:
        return f"{_rgb(colour)} rg {path} f"
    return f"{_rgb(colour)} RG {element.get('stroke-width', '1.2')} w [{dashes}] 0 d {path} S"


def _path(written: str) -> str:
    """An SVG path's steps as PDF's: M L C H V Q, l v, z."""
    out: list[str] = []
    x = y = 0.0
    steps = [(m[1], float(m[2]) if m[2] else 0.0) for m in _STEP.finditer(written)]
    while steps:
        letter = steps.pop(0)[0]
        n = _NUMBERS[letter.upper()]
        given = [value for _, value in steps[:n]]
        del steps[:n]
        if letter in "Zz":
            out.append("h")
            continue
        x0, y0 = (x, y) if letter.islower() else (0.0, 0.0)
        points = _points(letter.upper(), given, (x, y), (x0, y0))
        x, y = points[-1]
        sign = {"M": "m", "C": "c", "Q": "c"}.get(letter.upper(), "l")
        out.append(" ".join(f"{a:.2f} {b:.2f}" for a, b in points) + f" {sign}")
    return " ".join(out)


def _points(
    letter: str, given: list[float], at: tuple[float, float], add: tuple[float, float]
) -> list[tuple[float, float]]:
    if letter == "H":
        return [(given[0] + add[0], at[1])]
    if letter == "V":
        return [(at[0], given[0] + add[1])]
    points = [(a + add[0], b + add[1]) for a, b in zip(given[::2], given[1::2], strict=True)]
    if letter != "Q":
        return points
    (cx, cy), (x, y) = points  # a curve of two degrees as one of three
    one = (at[0] + 2 / 3 * (cx - at[0]), at[1] + 2 / 3 * (cy - at[1]))
    return [one, (x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y)), (x, y)]


def _words(element: Any) -> Iterator[str]:
    x = y = 0.0
    head = "head" in (element.get("class") or "")
    for part in element.iter():
        if part is element and not part.text:
            continue
        x = float(part.get("x", x))
        y = float(part.get("y", y)) + float(part.get("dy", 0))
        kind = part.get("class") or element.get("class") or ""
        font = "/B" if "letter" in kind or kind.split() == ["b"] else "/F"
        ink = SOFT if head and "letter" not in kind else INK
        said = _latin(part.text or "").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        yield f"BT {_rgb(ink)} rg {font} {SIZE} Tf 1 0 0 -1 {x:.1f} {y:.1f} Tm ({said}) Tj ET"


def _latin(text: str) -> str:
    def letter(one: str) -> str:
        for shown in (one, unicodedata.normalize("NFKD", one)[0]):
            try:
                shown.encode("cp1252")
            except UnicodeEncodeError:
                continue
            return shown
        return "·"

    return "".join(map(letter, text))


def _rgb(colour: tuple[float, float, float]) -> str:
    return "{:.2f} {:.2f} {:.2f}".format(*colour)


def _pdf(content: bytes, wide: float, high: float) -> bytes:
    """A file of one page, as short as the format allows."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide:.0f} {high:.0f}]/Contents 4 0 R/Resources"
        "<</Font<</F 5 0 R/B 6 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + end % (table, len(out))


def _png(pixels: Any) -> bytes:
    """RGB pixels as a PNG (RFC 2083), without any text in it."""
    high, wide, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")
