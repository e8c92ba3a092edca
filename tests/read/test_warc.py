from __future__ import annotations

import gzip
import io
import sys
import zlib

import brotli
import pytest

from tests.read.packed import PAGE, capture, wacz, warc, zipped
from wherefrom.model import Notice, Unread
from wherefrom.read.containers import pieces
from wherefrom.read.members import Allowance, Member
from wherefrom.read.payload import decompressed, digest_fits, unchunked
from wherefrom.read.refusals import Refused
from wherefrom.settings import Intake

URL = "http://harbourpost.example/a"


def given(data: bytes, name: str = "a.warc.gz"):
    found = list(pieces(io.BytesIO(data), name, size=len(data), limits=Intake()))
    return (
        [p for p in found if isinstance(p, Member)],
        [p for p in found if isinstance(p, Unread)],
        [p for p in found if isinstance(p, Notice)],
    )


def test_a_captured_page_has_its_address_and_the_time_of_its_capture():
    (member,), unread, notices = given(warc(capture(URL)))
    assert member.path == f"a.warc.gz!/{URL}"
    assert (member.url, member.captured_at) == (URL, "2013-03-03T08:00:00Z")
    assert (member.kind, member.data) == ("html", PAGE)
    assert (unread, notices) == ([], [])


def test_an_uncompressed_archive_is_read_alike():
    (member,), unread, _ = given(warc(capture(URL), gz=False), "a.warc")
    assert (member.path, unread) == (f"a.warc!/{URL}", [])


def test_an_archive_compressed_as_one_piece_is_read_alike():
    (member,), unread, _ = given(gzip.compress(warc(capture(URL), gz=False)))
    assert (member.url, unread) == (URL, [])


def test_two_captures_of_one_address_get_two_paths():
    later = capture(URL, PAGE + b"<p>More.</p>", date="2013-09-09T08:00:00Z")
    members, _, _ = given(warc(capture(URL), later))
    assert [m.path for m in members] == [f"a.warc.gz!/{URL}", f"a.warc.gz!/{URL} (2)"]
    assert [m.captured_at for m in members] == ["2013-03-03T08:00:00Z", "2013-09-09T08:00:00Z"]


@pytest.mark.parametrize(
    ("media_type", "body", "kind"),
    [
        ("application/xhtml+xml", PAGE, "html"),
        ("text/plain", b"Words.", "text"),
        ("application/pdf", b"%PDF-1.4", "pdf"),
        ("text/html", b"%PDF-1.4", "pdf"),
        ("application/octet-stream", b"%PDF-1.4", "pdf"),
    ],
)
def test_documents_are_told_by_declared_type_and_bytes(media_type, body, kind):
    (member,), _, _ = given(warc(capture(URL, body, media_type=media_type)))
    assert member.kind == kind


@pytest.mark.parametrize(
    ("url", "media_type"),
    [
        ("http://harbourpost.example/a.css", "text/css"),
        ("http://harbourpost.example/p.png", "image/png"),
        ("http://harbourpost.example/robots.txt", "text/plain"),
        ("http://harbourpost.example/data", "application/octet-stream"),
        ("urn:text:http://harbourpost.example/a", "text/plain"),
    ],
)
def test_what_is_no_document_is_passed_over(url, media_type):
    assert given(warc(capture(url, b"\x00x", media_type=media_type))) == ([], [], [])


def test_resource_records_are_documents():
    one = capture(URL, b"Words.", media_type="text/plain", kind="resource")
    (member,), _, _ = given(warc(one))
    assert (member.kind, member.data, member.url) == ("text", b"Words.", URL)


def test_a_failed_capture_is_neither_a_document_nor_a_deletion():
    gone = capture(URL, b"Gone", status="404 Not Found", date="2013-09-09T08:00:00Z")
    moved = capture(URL, b"", status="301 Moved", date="2013-09-09T08:00:00Z")
    members, unread, (notice,) = given(warc(gone, moved))
    assert (members, unread, notice.kind) == ([], [], "failed_capture")
    assert notice.message == (
        "The capture of 9 September 2013 was answered with status 404: no document, and no "
        "sign that anything was deleted."
    )


def test_a_revisit_says_that_nothing_had_changed():
    again = capture(URL, kind="revisit", date="2013-09-09T08:00:00Z")
    (member,), _, (notice,) = given(warc(capture(URL), again))
    assert member.captured_at == "2013-03-03T08:00:00Z"
    assert notice.kind == "revisit"
    assert notice.message == (
        "Captured again on 9 September 2013, unchanged since the capture of 3 March 2013."
    )


def test_a_revisit_of_what_lies_elsewhere_says_so():
    again = capture(URL, kind="revisit", date="2013-09-09T08:00:00Z")
    members, _, (notice,) = given(warc(again))
    assert members == []
    assert notice.message.endswith("That capture is not in this archive.")


def test_changed_bytes_give_a_notice_on_the_document():
    data = warc(capture(URL), gz=False).replace(b"closed on Monday", b"opened on Monday")
    (member,), _, _ = given(data, "a.warc")
    ((kind, message),) = member.given.remarks
    assert kind == "digest_mismatch"
    assert "changed or damaged" in message


@pytest.mark.parametrize("gz", [True, False])
def test_an_archive_cut_short_gives_what_stands_before_the_break_and_one_line(gz):
    second = "http://harbourpost.example/b"
    data = warc(capture(URL), capture(second, PAGE * 400), gz=gz)
    cut = data[: len(data) - 100]
    members, (unread,), _ = given(cut, "a.warc.gz" if gz else "a.warc")
    assert [m.url for m in members] == [URL]
    assert unread.kind == "damaged"
    assert unread.reason == f"The web archive breaks off after record 2, {URL}."


def test_rubbish_in_an_archive_ends_it_with_one_line():
    data = warc(capture(URL), gz=False) + b"rubbish" * 50
    members, (unread,), _ = given(data, "a.warc")
    assert [m.url for m in members] == [URL]
    assert unread.kind == "damaged"


def test_content_coding_and_chunks_are_undone():
    packed = gzip.compress(PAGE)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    headers = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    (member,), _, _ = given(warc(capture(URL, chunked, headers=headers)))
    assert (member.data, member.given.remarks) == (PAGE, ())


def test_the_declared_encoding_of_a_page_is_heeded():
    body = "<html><p>Küstenwache</p>".encode("latin-1")
    (member,), _, _ = given(warc(capture(URL, body, media_type="text/html; charset=iso-8859-1")))
    assert member.data.decode("utf-8-sig") == "<html><p>Küstenwache</p>"


def test_a_bomb_in_a_page_gives_one_line():
    bomb = gzip.compress(b"0" * 30_000_000)
    one = capture(URL, bomb, headers=(("Content-Encoding", "gzip"),))
    members, (unread,), _ = given(warc(one))
    assert (members, unread.path, unread.kind) == ([], "a.warc.gz", "expands")


def test_pages_of_a_wacz_have_their_titles():
    (member,), unread, notices = given(wacz(warc(capture(URL))), "a.wacz")
    assert member.path == f"a.wacz!/archive/data.warc.gz!/{URL}"
    assert member.given.fallback_title == "Closed for good"
    assert (unread, notices) == ([], [])


def test_a_wrong_hash_in_a_wacz_names_the_member():
    (_,), _, (notice,) = given(wacz(warc(capture(URL)), tampered=True), "a.wacz")
    assert (notice.kind, notice.path) == ("hash_mismatch", "a.wacz!/archive/data.warc.gz")


def test_a_signature_of_a_wacz_is_reported_as_unchecked():
    _, _, (notice,) = given(wacz(warc(capture(URL)), signed=True), "a.wacz")
    assert notice.kind == "signature"
    assert "archive.example" in notice.message
    assert "not checked" in notice.message


def test_a_warc_that_the_wacz_does_not_list_is_read_and_said():
    more = {"archive/more.warc.gz": warc(capture("http://harbourpost.example/b"))}
    members, _, (notice,) = given(wacz(warc(capture(URL)), **more), "a.wacz")
    assert len(members) == 2
    assert (notice.kind, notice.path) == ("unlisted_member", "a.wacz!/archive/more.warc.gz")


def test_a_warc_cut_short_in_a_wacz_is_named():
    _, (unread,), _ = given(wacz(warc(capture(URL))[:-40]), "a.wacz")
    assert (unread.path, unread.kind) == ("a.wacz!/archive/data.warc.gz", "damaged")


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(b"ship")),
        ("deflate", zlib.compress(b"ship")),
        ("deflate", zlib.compress(b"ship")[2:-4]),
        ("br", brotli.compress(b"ship")),
        ("gzip, br", brotli.compress(gzip.compress(b"ship"))),
        ("gzip", b"ship"),
        ("identity", b"ship"),
    ],
)
def test_codings_are_undone(coding, data):
    assert decompressed(data, coding, Allowance(Intake(), 100)) == b"ship"


def test_an_unknown_coding_is_refused():
    with pytest.raises(Refused, match="zstd"):
        decompressed(b"x", "zstd", Allowance(Intake(), 100))


def test_a_brotli_bomb_is_refused_as_it_unpacks():
    with pytest.raises(Refused, match="unpacks to more"):
        decompressed(brotli.compress(bytes(40_000_000)), "br", Allowance(Intake(), 100))


@pytest.mark.parametrize(
    ("chunked", "plain"),
    [
        (b"4\r\nship\r\n3;x=1\r\nyar\r\n0\r\n\r\n", b"shipyar"),
        (b"not chunked at all", b"not chunked at all"),
        (b"4\r\nship\r\nrubbish", b"ship"),
        (b"9\r\nship", b"ship"),
    ],
)
def test_chunks_are_joined(chunked, plain):
    assert unchunked(chunked) == plain


def test_digests_fit_in_any_writing_and_unknown_ones_say_nothing():
    assert digest_fits("sha1:W7DSJB4WNVFVCVBTGPJQMHWA7WXTNDC2", b"no") is False
    assert digest_fits("md5:" + "7d5b9d61c42c29de53a4bd4ec4a22ab0", b"no") is False
    assert digest_fits("sha1:fd1286353570c5703799ba76999323b7c7447b06", b"x", b"no") is True
    assert digest_fits("sha1:7UJIMNJVODCXAN4ZXJ3JTEZDW7DUI6YG", b"no") is True
    assert digest_fits("blake9:00", b"no") is None
    assert digest_fits("sha1:short", b"no") is None


@pytest.mark.parametrize("line", [b"HTTP/2 200 OK", b"HTTP/1.1 200", b"HTTP/1.1 200 "])
def test_status_lines_of_other_versions_are_understood(line):
    data = warc(capture(URL), gz=False)
    start, end = data.index(b"WARC-Payload-Digest"), data.index(b"WARC-Block-Digest")
    data = data[:start] + data[end:]  # the block changes, so its digests go, and its length stays
    data = data.replace(b"WARC-Block-Digest", b"X-Old-Digest-Here")
    other = line.ljust(len(b"HTTP/1.1 200 OK"), b" ")[:15]
    (member,), unread, _ = given(data.replace(b"HTTP/1.1 200 OK", other), "a.warc")
    assert (member.data, unread) == (PAGE, [])


def test_an_archive_without_records_and_one_of_nonsense_are_named():
    for data in (b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"):
        members, (unread,), _ = given(data, "a.warc")
        assert (members, unread.kind) == ([], "damaged")


def test_a_page_over_the_limit_is_named_and_the_next_is_read():
    data = warc(capture(URL, PAGE * 20_000), capture("http://harbourpost.example/b"))
    found = list(
        pieces(io.BytesIO(data), "a.warc.gz", size=len(data), limits=Intake(max_file_mb=0.5))
    )
    assert [p.url for p in found if isinstance(p, Member)] == ["http://harbourpost.example/b"]
    (unread,) = (p for p in found if isinstance(p, Unread))
    assert (unread.path, unread.kind) == (f"a.warc.gz!/{URL}", "too_large")


def test_damaged_coding_of_one_page_is_named_and_the_next_is_read():
    broken = gzip.compress(PAGE)[:10] + b"\xff" * 60
    one = capture(URL, broken, headers=(("Content-Encoding", "gzip"),))
    members, (unread,), _ = given(warc(one, capture("http://harbourpost.example/b")))
    assert len(members) == 1
    assert (unread.path, unread.kind) == (f"a.warc.gz!/{URL}", "damaged")


def test_a_capture_without_a_date_has_no_time():
    data = warc(capture(URL), gz=False).replace(b"WARC-Date: 2013", b"WARC-Date: soon")
    (member,), _, _ = given(data, "a.warc")
    assert member.captured_at is None


@pytest.mark.parametrize(
    ("package", "kind"),
    [
        (b"nonsense", "unreadable_package"),
        (b'{"resources": [{"path": "archive/x.warc.gz", "hash": "sha256:00"}]}', "missing_member"),
        (b'{"resources": [{"path": "archive/x.warc.gz"}]}', "no_hash"),
    ],
)
def test_what_a_package_leaves_unchecked_is_said(package, kind):
    data = zipped({"archive/a.warc.gz": warc(capture(URL)), "datapackage.json": package})
    members, _, notices = given(data, "a.wacz")
    assert len(members) == 1
    assert kind in {notice.kind for notice in notices}


def test_an_uncompressed_warc_in_a_wacz_is_read():
    data = zipped({"archive/a.warc": warc(capture(URL), gz=False), "datapackage.json": b"{}"})
    assert len(given(data, "a.wacz")[0]) == 1


def test_brotli_that_was_undone_while_capturing_or_is_damaged():
    assert decompressed(PAGE, "br", Allowance(Intake(), 100)) == PAGE
    packed = brotli.compress(" ".join(str(n * n) for n in range(5000)).encode())
    with pytest.raises(Refused, match="cut short"):
        decompressed(packed[:10], "br", Allowance(Intake(), 10_000))
    with pytest.raises(Refused, match="damaged"):
        decompressed(b"\xff" * 900, "br", Allowance(Intake(), 10_000))


def test_a_coding_whose_package_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    with pytest.raises(Refused, match="Install the package brotli"):
        decompressed(b"x", "br", Allowance(Intake(), 100))
