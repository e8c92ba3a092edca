from __future__ import annotations

import os
from pathlib import Path

import pytest

from wherefrom.capture.folder import Found, NothingThere, found
from wherefrom.model import Unread
from wherefrom.settings import Intake

LIMITS = Intake()


def tree(folder: Path, *names: str, data: bytes = b"Words.") -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def looked(*paths: Path | str, limits: Intake = LIMITS):
    pieces = list(found(paths, limits=limits))
    return (
        [p.name for p in pieces if isinstance(p, Found)],
        [(p.path, p.kind) for p in pieces if isinstance(p, Unread)],
    )


def test_files_of_a_folder_are_found_in_order_under_names_relative_to_it(tmp_path):
    tree(tmp_path / "reports", "b.txt", "a/z.html", "a/y/x.pdf", "C.md")
    assert looked(tmp_path / "reports") == (["C.md", "a/y/x.pdf", "a/z.html", "b.txt"], [])


def test_a_found_file_has_an_absolute_path_and_its_size(tmp_path, monkeypatch):
    tree(tmp_path, "reports/a.txt")
    monkeypatch.chdir(tmp_path)
    assert list(found(["reports"], limits=LIMITS)) == [
        Found(tmp_path.resolve() / "reports" / "a.txt", "a.txt", 6)
    ]


def test_the_same_folder_elsewhere_gives_the_same_names(tmp_path):
    here, there = tree(tmp_path / "x", "a/b.txt"), tree(tmp_path / "y" / "z", "a/b.txt")
    assert looked(here) == looked(there)


def test_a_single_file_has_its_own_name(tmp_path):
    tree(tmp_path, "a.txt")
    assert looked(tmp_path / "a.txt") == (["a.txt"], [])


def test_several_folders_get_their_names_in_front(tmp_path):
    tree(tmp_path, "x/a.txt", "y/a.txt", "z/y/a.txt", "a.txt", "w/a.txt")
    given = [tmp_path / "x", tmp_path / "y", tmp_path / "z/y", tmp_path / "a.txt"]
    assert looked(*given, tmp_path / "w/a.txt") == (
        ["x/a.txt", "y/a.txt", "y-2/a.txt", "a.txt", "a-2.txt"],
        [],
    )


def test_what_is_given_twice_is_found_once(tmp_path):
    tree(tmp_path / "x", "a.txt", "y/b.txt")
    assert looked(tmp_path / "x", tmp_path / "x" / "a.txt", tmp_path / "x" / "y") == (
        ["x/a.txt", "x/y/b.txt"],
        [],
    )


def test_a_pattern_finds_what_fits(tmp_path):
    tree(tmp_path, "b.txt", "a.txt", "c.html", ".d.txt", "in/e.txt")
    assert looked(f"{tmp_path}/*.txt") == (["a.txt", "b.txt"], [])
    assert looked(f"{tmp_path}/**/*.txt") == (["a.txt", "b.txt", "e.txt"], [])


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    tree(tmp_path, "a[1].txt", "a1.txt")
    assert looked(tmp_path / "a[1].txt") == (["a[1].txt"], [])


@pytest.mark.parametrize("given", ["nowhere", "nowhere/*.txt"])
def test_a_path_that_leads_nowhere_is_named_at_once(tmp_path, given):
    with pytest.raises(NothingThere, match="nowhere"):
        found([tmp_path / given], limits=LIMITS)


def test_hidden_and_lock_files_and_litter_are_left_out_silently(tmp_path):
    tree(tmp_path, ".git/a.txt", ".a.txt", "~$a.docx", ".~lock.a.odt#", "Thumbs.db", "a.txt~")
    tree(tmp_path, "__MACOSX/a.txt", "wherefrom.toml", "a.txt")
    assert looked(tmp_path) == (["a.txt"], [])


def test_a_hidden_file_that_is_given_is_read(tmp_path):
    tree(tmp_path, ".a.txt")
    assert looked(tmp_path / ".a.txt") == ([".a.txt"], [])


def test_a_case_in_the_folder_is_left_out_silently(tmp_path):
    tree(tmp_path, "x.case/case.db", "x.case/originals/ab/cd.txt", "a.txt")
    assert looked(tmp_path) == (["a.txt"], [])


def test_pictures_saved_beside_a_page_are_left_out_silently(tmp_path):
    tree(tmp_path, "p_files/a.css", "p_files/b.png", "p_files/c.html", "p.html")
    assert looked(tmp_path) == (["p.html", "p_files/c.html"], [])


def test_an_ignore_file_leaves_out_what_it_names(tmp_path):
    tree(tmp_path, "a.txt", "b.txt", "drafts/c.txt", "in/a.txt", "in/b.txt", "in/keep.html")
    (tmp_path / ".wherefromignore").write_text("# mine\n/a.txt\ndrafts/\n*.html\n")
    (tmp_path / "in" / ".wherefromignore").write_text("b.txt\n!keep.html\n")
    assert looked(tmp_path) == (["b.txt", "in/a.txt", "in/keep.html"], [])


def test_an_unsupported_type_is_named_with_the_next_step(tmp_path):
    tree(tmp_path, "photo.jpg", "tool.exe", "table.xlsx", data=b"\x00\x01")
    pieces = {p.path: p for p in found([tmp_path], limits=LIMITS)}
    assert {p.kind for p in pieces.values()} == {"unknown_type"}
    assert pieces["photo.jpg"].reason == "An image (.jpg) is not a type that is read."
    assert "OCR" in pieces["photo.jpg"].next_step
    assert pieces["tool.exe"].reason == "A binary file (.exe) is not a type that is read."
    assert "PDF" in pieces["table.xlsx"].next_step


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("report", b"Words."),
        ("report.dat", b"%PDF-1.7"),
        ("report.bin", b"PK\x03\x04"),
        ("report.asp", b"<!DOCTYPE html><html>"),
        ("a.txt", "Wörter".encode("utf-16")),
        ("a.txt", "Words in UTF-16 without a mark".encode("utf-16-le")),
        ("a.txt", b"caf\xe9"),
        ("a.txt", b""),
        ("a.unheard", b""),
    ],
)
def test_what_may_be_read_by_its_bytes_is_found(tmp_path, name, data):
    tree(tmp_path, name, data=data)
    assert looked(tmp_path) == ([name], [])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("data.csv", b"a,b"),
        ("a.txt", bytes(range(32)) * 20),
        ("a.txt", b"\x89PNG\r\n\x1a\n"),
        ("a.xlsx", b"PK\x03\x04"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
)
def test_what_cannot_be_read_by_its_bytes_is_not(tmp_path, name, data):
    tree(tmp_path, name, data=data)
    assert looked(tmp_path) == ([], [(name, "unknown_type")])


def test_a_file_over_the_limit_is_not_opened(tmp_path):
    file = tmp_path / "big.pdf"
    with file.open("wb") as stream:
        stream.truncate(500_000_000)
    (unread,) = found([tmp_path], limits=LIMITS)
    assert (unread.path, unread.kind) == ("big.pdf", "too_large")
    assert unread.reason == "The file has 500 MB; the limit is 200 MB."
    assert "[intake] max_file_mb" in unread.next_step


def test_a_link_back_gives_one_line_and_ends(tmp_path):
    tree(tmp_path, "x/a.txt")
    (tmp_path / "x" / "loop").symlink_to(tmp_path / "x")
    (tmp_path / "x" / "self").symlink_to(tmp_path / "x" / "self")
    names, unread = looked(tmp_path / "x")
    assert names == ["a.txt"]
    assert unread == [("loop", "loop"), ("self", "link")]


def test_links_out_of_the_folder_are_not_followed_and_links_within_say_nothing(tmp_path):
    tree(tmp_path, "x/a.txt", "x/in/b.txt", "secret/c.txt")
    (tmp_path / "x" / "out.txt").symlink_to(tmp_path / "secret" / "c.txt")
    (tmp_path / "x" / "outdir").symlink_to(tmp_path / "secret")
    (tmp_path / "x" / "again").symlink_to(tmp_path / "x" / "in")
    names, unread = looked(tmp_path / "x")
    assert names == ["a.txt", "in/b.txt"]
    assert unread == [("out.txt", "link"), ("outdir", "link")]


def test_a_link_that_is_given_is_followed(tmp_path):
    tree(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert looked(tmp_path / "link") == (["a.txt"], [])


def test_a_dead_link_that_is_given_is_named(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NothingThere, match="leads nowhere"):
        found([tmp_path / "link"], limits=LIMITS)


def test_folders_too_deep_give_one_line(tmp_path):
    tree(tmp_path, "1/2/3/4/5/a.txt", "1/b.txt")
    names, unread = looked(tmp_path, limits=Intake(max_depth=3))
    assert (names, unread) == (["1/b.txt"], [("1/2/3/4", "too_deep")])


def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert looked(tmp_path) == ([], [("a.txt", "not_a_file")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_file_that_may_not_be_opened_is_named(tmp_path):
    tree(tmp_path, "a.txt", "in/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "in").chmod(0)
    _, unread = looked(tmp_path)
    (tmp_path / "in").chmod(0o700)
    assert unread == [("a.txt", "no_access"), ("in", "no_access")]


def test_names_in_other_encodings_and_compositions_come_out_as_text(tmp_path):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("W")
    tree(tmp_path, "cafe\u0301.md")
    assert looked(tmp_path) == (["caf\\xe9.txt", "caf\u00e9.md"], [])


def test_a_folder_that_vanishes_gives_one_line(tmp_path, monkeypatch):
    tree(tmp_path, "in/a.txt")

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("wherefrom.capture.folder.os.scandir", refuse)
    assert looked(tmp_path) == ([], [(".", "no_access")])
