"""Small files of every format, put together by hand, for the tests."""

from __future__ import annotations

import io
import zipfile

from wherefrom.model import Document, Readout
from wherefrom.read.single import DOCX, ODT, read_single
from wherefrom.settings import Intake

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def readout(data: bytes, media_type: str = "text/plain", **more: object) -> Readout:
    given = {"name": "a", "url": None, "captured_at": None, "limits": Intake()} | more
    return read_single(data, media_type=media_type, **given)  # type: ignore[arg-type]


def document(data: bytes | str, media_type: str = "text/plain", **more: object) -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return readout(raw, media_type, **more).documents[0]


def kinds(result: Readout) -> list[str]:
    return [notice.kind for notice in result.notices]


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    return f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


STORY = (
    "<p>The harbour at Brine was closed on Monday after a fire in a fish store, the ministry"
    " said. Nobody was hurt, and the boats stayed out at sea until the next morning.</p>"
    "<p>Forty firefighters from three towns put the fire out by six in the morning, according"
    " to the harbour master, who asked skippers to wait for word from his office.</p>"
)


def _zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, footnotes: str = "", rels: str = "", core: str = "") -> bytes:
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body>'
        "</w:document>",
    }
    if footnotes:
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>'
    if rels:
        parts["word/_rels/document.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{rels}</Relationships>"
        )
    if core:
        parts["docProps/core.xml"] = (
            '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{core}</c>"
        )
    return _zipped(parts)


def odt(body: str, manifest: str = "") -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    return _zipped(
        {
            "content.xml": f'<o:document-content xmlns:o="{space}:office:1.0"'
            f' xmlns:text="{space}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<o:body><o:text>{body}</o:text></o:body></o:document-content>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def _escaped(words: str) -> bytes:
    data = words.encode("cp1252").replace(b"\\", b"\\\\")
    return data.replace(b"(", b"\\(").replace(b")", b"\\)")


Line = tuple[float, float, float, str]  # x, y from the bottom, size, words


def pdf(pages: list[list[Line]], info: str = "") -> bytes:
    """A PDF in Helvetica with each line where it is put (points; a page is 595 x 842)."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, _escaped(words))
            for x, y, size, words in lines
        )
        objects.append(b"<</Length %d>>stream\n%sendstream" % (len(drawn), drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(kids))
    objects.append(f"<<{info}>>".encode())
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(objects), len(out))
    )


def column(words: list[str], *, top: float = 760, size: float = 11, step: float = 14) -> list[Line]:
    return [(72, top - step * n, size, line) for n, line in enumerate(words)]


__all__ = ["DOCX", "ODT", "STORY", "column", "document", "docx", "kinds", "odt", "page", "pdf"]
