import doctest
import socket

import pytest

from tests.read.made import STORY, document, page, readout
from wherefrom.read import encoding, hidden, single
from wherefrom.read.refusals import Damaged, Empty, NoText, UnknownType


@pytest.mark.parametrize("data", [b"", b"  \n\t "])
def test_an_empty_file_is_refused(data: bytes):
    with pytest.raises(Empty):
        readout(data)


def test_a_file_of_marks_only_is_refused():
    with pytest.raises(NoText):
        readout(b"\xef\xbb\xbf \n", "text/plain")


def test_an_unknown_type_is_refused():
    with pytest.raises(UnknownType):
        readout(b"a", "image/png")


def test_binary_data_is_no_text():
    with pytest.raises(Damaged):
        readout(bytes(range(256)) * 20 + b"\0" * 200)


def test_reading_opens_no_socket(monkeypatch: pytest.MonkeyPatch):
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    found = document(page(f"<article>{STORY}</article>"), "text/html", url="http://a.example/b")
    assert found.url == "http://a.example/b"


def test_spans_lie_inside_the_text_and_in_order():
    text = "Menu\n\nHarbour closed\n3 May 2013\nBy Reuters\n\nSee www.a.example now.\n\nShare\n\n© AFP\n"  # noqa: E501
    found = document(text)
    for spans in (found.links, found.credits, found.furniture):
        bounds = [(s.start, s.end) for s in spans]
        assert bounds == sorted(bounds)
        assert all(0 <= a < b <= len(found.text) for a, b in bounds)
    assert len(found.furniture) >= 4


def test_samples_are_read_beforehand():
    single.preload()
    assert document(single.TEXT).title == "Harbour closed"


def test_the_examples_hold():
    assert doctest.testmod(encoding).failed == 0
    assert doctest.testmod(hidden).failed == 0
