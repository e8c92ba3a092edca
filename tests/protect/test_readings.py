"""Everything in a file in which a name could stand."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import tarfile
import zipfile
import zlib

import pypdfium2
import pytest

from wherefrom.model import Person
from wherefrom.protect.checking import sightings

ANA = Person("q-1", ("Ana Réld",), (), True, "Survivor", "")


def found(name: str, content: bytes) -> bool:
    return any(one.name == "ana reld" for one in sightings(name, content, [ANA], []))


def png(kind: bytes, data: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(kind, data) + chunk(b"IEND", b"")


def tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("of-ana-reld.txt"))
    return out.getvalue()


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inner.bin", content)
    return out.getvalue()


PICTURE = png(b"zTXt", b"Author\0\0" + zlib.compress(b"Ana Reld"))


@pytest.mark.parametrize(
    "content",
    [
        "said Ana Réld.".encode("cp1252"),
        "ANA-RELD".encode("utf-16"),
        b"<b>Ana</b> R&eacute;ld",
        b"{\"by\": \"Ana R\\u00e9ld\"}",
        b"?by=Ana+R%C3%A9ld",
        png(b"tEXt", b"Author\0Ana Reld"),
        PICTURE,
        zipped(PICTURE),
        gzip.compress(zipped(b"Ana Reld")),
        tar(),
        b"<img src='data:image/png;base64," + base64.b64encode(PICTURE) + b"'>",
        b"{\\rtf1\\ansi said Ana R\\'e9ld then}",
        b"From: =?utf-8?q?Ana_R=C3=A9ld?= <a@b.example>\nSubject: x\n\nhello\n",
        b"From: a@b.example\nContent-Transfer-Encoding: base64\n\nYnkgQW5hIFJlbGQ=\n",
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_part(content):
    assert found("export.bin", content)


def test_a_name_is_found_in_what_is_attached_to_a_pdf():
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(10, 10)
    pdf.new_attachment("note.txt").set_data(b"Ana Reld")
    out = io.BytesIO()
    pdf.save(out)
    assert found("export.pdf", out.getvalue())


def test_the_file_s_own_name_counts():
    assert found("ana_reld.html".replace("_", "-"), b"")


def test_other_people_are_not_found():
    assert not found("export.txt", b"Ana Reldon and Anareld and Tamo Veld")
