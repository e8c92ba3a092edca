from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from tests.read.packed import PAGE, capture, gz, mail, tarred, warc, zipped
from wherefrom.model import Notice, Unread
from wherefrom.read.containers import pieces
from wherefrom.read.members import Member, Tick
from wherefrom.settings import Intake

LIMITS = Intake()


def given(data: bytes, name: str, limits: Intake = LIMITS):
    found = list(pieces(io.BytesIO(data), name, size=len(data), limits=limits))
    return (
        [p for p in found if isinstance(p, Member)],
        [p for p in found if isinstance(p, Unread)],
        [p for p in found if isinstance(p, Notice)],
    )


def paths(members):
    return [member.path for member in members]


def test_a_single_document_is_handed_on_whole():
    (member,), unread, notices = given(PAGE, "a.html")
    assert (member.path, member.kind, member.data) == ("a.html", "html", PAGE)
    assert (unread, notices) == ([], [])


def test_members_of_a_zip_are_called_by_archive_and_name():
    data = zipped({"dir/b.html": PAGE, "a.txt": b"Words.", "empty/": b""})
    members, unread, _ = given(data, "x/a.zip")
    assert paths(members) == ["x/a.zip!/dir/b.html", "x/a.zip!/a.txt"]
    assert unread == []


def test_hidden_members_and_lock_files_are_left_out():
    data = zipped({"__MACOSX/._a.txt": b"x", ".git/config": b"x", "~$a.docx": b"x", "a.txt": b"x"})
    assert paths(given(data, "a.zip")[0]) == ["a.zip!/a.txt"]


def test_archives_in_archives_are_opened():
    data = zipped({"in.tar.gz": gz(tarred({"b.txt": b"Words."}))})
    assert paths(given(data, "a.zip")[0]) == ["a.zip!/in.tar.gz!/b.txt"]


def test_a_compressed_file_is_read_under_its_own_name():
    assert paths(given(gz(PAGE), "b.html.gz")[0]) == ["b.html.gz!/b.html"]


def test_a_compressed_tar_and_warc_need_no_second_name():
    assert paths(given(gz(tarred({"b.txt": b"W"})), "a.tgz")[0]) == ["a.tgz!/b.txt"]
    archive = warc(capture("http://harbourpost.example/a"))
    assert paths(given(archive, "a.warc.gz")[0]) == ["a.warc.gz!/http://harbourpost.example/a"]


def test_two_members_of_one_name_get_two_paths():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"two")
    members, _, _ = given(out.getvalue(), "a.zip")
    assert [(m.path, m.kind) for m in members] == [
        ("a.zip!/a.txt", "text"),
        ("a.zip!/a.txt (2)", "text"),
    ]


def test_a_member_that_is_not_read_is_named_with_the_next_step():
    _, (unread,), _ = given(zipped({"p.png": b"\x89PNG\r\n\x1a\n1", "a.txt": b"W"}), "a.zip")
    assert (unread.path, unread.kind) == ("a.zip!/p.png", "unknown_type")
    assert "image" in unread.reason
    assert "OCR" in unread.next_step


def test_an_empty_member_is_named():
    _, (unread,), _ = given(zipped({"a.txt": b""}), "a.zip")
    assert (unread.path, unread.kind) == ("a.zip!/a.txt", "empty")


def test_a_wrong_extension_is_read_as_what_it_is_and_said():
    (member,), _, notices = given(b"%PDF-1.4 ...", "a.txt")
    assert member.kind == "pdf"
    assert member.given.remarks == (
        ("wrong_extension", "Named .txt, but it is a PDF; read as what it is."),
    )
    assert notices == []


def test_an_archive_with_a_wrong_extension_is_opened_and_said():
    members, _, (notice,) = given(zipped({"a.txt": b"W"}), "a.pdf")
    assert paths(members) == ["a.pdf!/a.txt"]
    assert (notice.kind, notice.path) == ("wrong_extension", "a.pdf")


def test_a_word_document_called_zip_is_a_word_document():
    data = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    (member,), _, _ = given(data, "a.zip")
    assert member.kind == "docx"


@pytest.mark.parametrize(
    "names", [["[Content_Types].xml", "xl/workbook.xml"], ["META-INF/container.xml"]]
)
def test_other_formats_built_on_zip_are_refused_rather_than_taken_apart(names):
    members, (unread,), _ = given(zipped(dict.fromkeys(names, b"<x/>")), "a.zip")
    assert (members, unread.kind) == ([], "unknown_type")


def test_a_locked_word_document_is_said_to_be_locked():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    locked = data + "EncryptedPackage".encode("utf-16-le")
    assert given(locked, "a.docx")[1][0].kind == "encrypted"
    assert given(data, "a.docx")[1][0].kind == "unknown_type"


def test_a_locked_zip_gives_one_line():
    data = bytearray(zipped({"a.txt": b"W", "b.txt": b"W"}, method=zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    members, (unread,), _ = given(bytes(data), "a.zip")
    assert (members, unread.path, unread.kind) == ([], "a.zip", "encrypted")


def test_a_damaged_member_is_named_and_the_others_are_read():
    data = bytearray(zipped({"a.txt": b"AAAA words", "b.txt": b"W"}, method=zipfile.ZIP_STORED))
    data[data.find(b"AAAA")] = ord("B")
    members, (unread,), _ = given(bytes(data), "a.zip")
    assert paths(members) == ["a.zip!/b.txt"]
    assert (unread.path, unread.kind) == ("a.zip!/a.txt", "damaged")


def test_a_zip_cut_short_gives_one_line():
    data = zipped({"a.txt": b"Words " * 500})
    members, (unread,), _ = given(data[: len(data) // 2], "a.zip")
    assert (members, unread.path, unread.kind) == ([], "a.zip", "damaged")


def test_a_tar_cut_short_gives_what_comes_before_and_one_line():
    data = tarred({"a.txt": b"W" * 600, "b.txt": b"V" * 6000})
    members, (unread,), _ = given(data[:4000], "a.tar")
    assert paths(members) == ["a.tar!/a.txt"]
    assert (unread.path, unread.kind) == ("a.tar", "damaged")
    assert "a.txt" in unread.reason


def test_a_gzip_cut_short_gives_one_line():
    _, (unread,), _ = given(gz(bytes(range(256)) * 300)[:200], "a.txt.gz")
    assert (unread.path, unread.kind) == ("a.txt.gz", "damaged")


def test_a_bomb_is_refused_by_what_it_says_of_itself():
    data = zipped({f"{n}.txt": b"0" * 10_000_000 for n in range(3)})
    members, (unread,), _ = given(data, "a.zip")
    assert (members, unread.path, unread.kind) == ([], "a.zip", "expands")
    assert "expansion_ratio" in unread.next_step


def test_a_bomb_that_lies_is_refused_while_it_unpacks():
    members, (unread,), _ = given(gz(b"0" * 30_000_000), "a.txt.gz")
    assert (members, unread.path, unread.kind) == ([], "a.txt.gz", "expands")


def test_a_bomb_in_a_bomb_is_counted_once_for_all_and_gives_one_line():
    inner = zipped({"a.txt": b"0" * 15_000_000})
    data = zipped({f"{n}.zip": inner for n in range(5)})
    members, (unread,), _ = given(data, "a.zip")
    assert (unread.path, unread.kind) == ("a.zip", "expands")
    assert len(members) == 1


def test_a_word_document_that_is_a_bomb_is_refused():
    data = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b" " * 30_000_000})
    members, (unread,), _ = given(data, "a.docx")
    assert (members, unread.kind) == ([], "expands")


def test_a_member_over_the_limit_is_named_and_the_others_are_read():
    data = zipped({"a.txt": b"0" * 3_000_000, "b.txt": b"W"})
    members, (unread,), _ = given(data, "a.zip", Intake(max_file_mb=1))
    assert paths(members) == ["a.zip!/b.txt"]
    assert (unread.path, unread.kind) == ("a.zip!/a.txt", "too_large")


def test_too_many_members_give_one_line_and_the_first_are_read():
    data = zipped({f"{n}.txt": b"W" for n in range(10)})
    members, (unread,), _ = given(data, "a.zip", Intake(max_members=4))
    assert len(members) == 4
    assert "max_members" in unread.next_step


def test_archives_too_deep_in_archives_give_one_line():
    data = b"Words."
    for n in range(4):
        data = zipped({f"{n}.zip" if n else "a.txt": data})
    members, (unread,), _ = given(data, "a.zip", Intake(max_depth=2))
    assert (members, unread.kind) == ([], "too_deep")


def test_names_cannot_climb_out_or_hide_control_characters():
    members, _, _ = given(tarred({"/etc/a.txt": b"W", "b\x1b[2J.txt": b"V"}), "a.tar")
    assert paths(members) == ["a.tar!/etc/a.txt", "a.tar!/b\ufffd[2J.txt"]


def test_an_empty_archive_gives_nothing():
    assert given(zipped({}), "a.zip") == ([], [], [])


def test_a_mail_in_a_zip_is_a_mail():
    members, _, _ = given(zipped({"m.eml": mail()}), "a.zip")
    assert [(m.path, m.given.title) for m in members] == [
        ("a.zip!/m.eml", "Wages at the harbour office")
    ]


def test_what_is_passed_over_still_gives_a_sign_of_life():
    data = warc(capture("http://harbourpost.example/a.css", b"b{}", media_type="text/css"))
    found = list(pieces(io.BytesIO(data), "a.warc.gz", size=len(data), limits=LIMITS))
    assert found == [Tick(), Tick()]


def test_a_zip_packed_in_an_unknown_way_names_the_member():
    data = bytearray(zipped({"a.txt": b"W", "b.txt": b"V"}, method=zipfile.ZIP_STORED))
    data[data.find(b"PK\x03\x04") + 8] = data[data.find(b"PK\x01\x02") + 10] = 97
    members, (unread,), _ = given(bytes(data), "a.zip")
    assert paths(members) == ["a.zip!/b.txt"]
    assert (unread.path, unread.kind) == ("a.zip!/a.txt", "damaged")


def test_names_in_utf_8_without_the_flag_for_it_are_read_as_that():
    data = zipped({"k\u00fcste.txt": b"W"}, method=zipfile.ZIP_STORED)
    for magic, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        at = data.find(magic) + offset
        data = data[:at] + bytes([data[at] & ~8]) + data[at + 1 :]
    assert paths(given(data, "a.zip")[0]) == ["a.zip!/k\u00fcste.txt"]


def test_gzip_damaged_within_is_named():
    data = bytearray(gz(bytes(range(256)) * 300))
    data[100:140] = b"\xff" * 40
    _, (unread,), _ = given(bytes(data), "a.txt.gz")
    assert (unread.path, unread.kind) == ("a.txt.gz", "damaged")


def test_gzip_in_two_parts_with_padding_is_one():
    (member,), unread, _ = given(gz(b"One. ") + gz(b"Two.") + bytes(8), "a.txt.gz")
    assert (member.data, unread) == (b"One. Two.", [])


def test_a_tar_member_over_the_limit_is_named_and_the_next_is_read():
    data = tarred({"a.txt": b"0" * 3_000_000, "b.txt": b"W"})
    members, (unread,), _ = given(data, "a.tar", Intake(max_file_mb=1))
    assert paths(members) == ["a.tar!/b.txt"]
    assert (unread.path, unread.kind) == ("a.tar!/a.txt", "too_large")


def test_links_in_a_tar_are_passed_over():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert given(out.getvalue(), "a.tar") == ([], [], [])
