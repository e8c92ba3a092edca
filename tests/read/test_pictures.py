from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from wherefrom.read.pictures import MAX_PIXELS, page_picture, page_sizes, png
from wherefrom.read.refusals import Refused

REPORT = Path(__file__).parents[2] / "examples" / "harbour" / "reports" / "deckhands-aid-report.pdf"


def size_of(picture: bytes) -> tuple[int, int]:
    return struct.unpack(">II", picture[16:24])


def test_a_png_holds_the_pixels_in_their_rows():
    picture = png(b"\xff\0\0\0\xff\0..\0\0\xff\1\2\3..", 2, 2, 8)
    start = picture.index(b"IDAT") + 4
    assert size_of(picture) == (2, 2)
    assert zlib.decompress(picture[start:-16]) == b"\0\xff\0\0\0\xff\0" + b"\0\0\0\xff\1\2\3"


def test_every_page_has_its_size_and_its_picture():
    data = REPORT.read_bytes()
    sizes = page_sizes(data)
    assert len(sizes) == 4
    width, height = size_of(page_picture(data, 1, 600))
    assert width == 600
    assert height == pytest.approx(600 * sizes[1][1] / sizes[1][0], abs=2)


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(Refused, match="has 4 pages"):
        page_picture(REPORT.read_bytes(), 4, 600)


def test_a_picture_has_no_more_pixels_than_it_may():
    width, height = size_of(page_picture(REPORT.read_bytes(), 0, 100_000))
    assert width * height <= MAX_PIXELS * 1.01


def test_what_is_no_pdf_is_refused():
    with pytest.raises(Refused, match="cannot be opened"):
        page_sizes(b"%PDF-1.4 broken off")
