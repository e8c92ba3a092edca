"""The reading process's own loop, run in a thread of the test without its walls."""

from __future__ import annotations

import json
import os
import socket
import threading

import pytest

from tests.read.packed import capture, mail, warc, zipped
from wherefrom.model import Readout
from wherefrom.read import child, sandbox
from wherefrom.serial import from_plain
from wherefrom.settings import Intake

STUB = "tests.read.reading_stub:read_single"


@pytest.fixture
def served(monkeypatch):
    """Ask for files and get every message up to ``done``."""
    monkeypatch.setattr(child, "lock_down", lambda **_: ("none",))
    monkeypatch.setattr(child, "_quiet", lambda: None)
    monkeypatch.setattr(child, "wind_up", lambda limits: None)
    ours, theirs = socket.socketpair()
    descriptor = theirs.detach()
    serving = threading.Thread(
        target=child.serve, args=(descriptor, Intake(), STUB), kwargs={"with_parent": False}
    )
    serving.start()
    lines = ours.makefile("rb")
    assert json.loads(lines.readline()) == ["ready", ["none"]]

    def ask(file, *, skip: int = 0):
        with file.open("rb") as stream:
            request = {"name": file.name, "skip": skip, "size": file.stat().st_size}
            socket.send_fds(ours, [json.dumps(request).encode() + b"\n"], [stream.fileno()])
            messages = []
            while (message := json.loads(lines.readline())) != ["done"]:
                messages.append(message)
        return messages

    yield ask
    ours.shutdown(socket.SHUT_RDWR)
    serving.join(5)
    lines.close()
    ours.close()


def put(folder, name, data):
    file = folder / name
    file.write_bytes(data)
    return file


def given(messages):
    readouts = [from_plain(Readout, m[2]) for m in messages if m[0] == "gave"]
    documents = [d.path for readout in readouts for d in readout.documents]
    unread = [(u.path, u.kind) for readout in readouts for u in readout.unread]
    return documents, unread


def test_every_member_is_announced_and_numbered(served, tmp_path):
    messages = served(
        put(tmp_path, "a.zip", zipped({"a.txt": b"A", "p.png": b"\x89PNG\r\n\x1a\n"}))
    )
    assert [message[:3] for message in messages if message[0] == "start"] == [
        ["start", 1, "a.zip!/a.txt"]
    ]
    assert [message[1] for message in messages if message[0] == "gave"] == [1, 2]
    assert given(messages) == (["a.zip!/a.txt"], [("a.zip!/p.png", "unknown_type")])


def test_what_was_given_already_is_skipped(served, tmp_path):
    file = put(tmp_path, "a.zip", zipped({"a.txt": b"A", "b.txt": b"B", "c.txt": b"C"}))
    assert given(served(file, skip=2)) == (["a.zip!/c.txt"], [])


def test_errors_of_parsers_and_refusals_are_lines(served, tmp_path):
    file = put(tmp_path, "a.zip", zipped({"a.txt": b"ERROR", "b.txt": b"LOCKED", "c.txt": b"C"}))
    assert given(served(file)) == (
        ["a.zip!/c.txt"],
        [("a.zip!/a.txt", "damaged"), ("a.zip!/b.txt", "encrypted")],
    )


def test_a_fault_of_the_program_is_said_to_be_one(served, tmp_path):
    messages = served(put(tmp_path, "a.txt", b"MISSING"))
    assert given(messages) == ([], [("a.txt", "failed")])


def test_notices_of_containers_and_of_mails_come_through(served, tmp_path):
    gone = capture("http://harbourpost.example/a", b"", status="410 Gone")
    messages = served(put(tmp_path, "a.warc.gz", warc(gone)))
    assert [m[2]["notices"][0]["kind"] for m in messages] == ["failed_capture"]
    messages = served(put(tmp_path, "m.eml", mail("No.\n\n> Yes.")))
    assert [n["kind"] for n in messages[-1][2]["notices"]] == ["quoted_reply"]


def test_an_error_between_members_ends_the_file_with_a_line(served, tmp_path, monkeypatch):
    def broken(*_, **__):
        raise ArithmeticError("no")

    monkeypatch.setattr(child, "pieces", broken)
    assert given(served(put(tmp_path, "a.txt", b"A"))) == ([], [("a.txt", "damaged")])


def test_libraries_folders_leave_out_the_folder_worked_in(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    assert str(tmp_path) in child._library_folders("")
    assert str(tmp_path) not in child._library_folders(str(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("/lib/a.so", "r", 0), True),
        (("/lib/a.so", None, os.O_RDONLY), True),
        ((b"/lib/a.so", "rb", 0), True),
        ((3, "rb", 0), True),
        (("/lib/a.so", "w", 0), False),
        (("/lib/a.so", "r+", 0), False),
        (("/lib/a.so", None, os.O_RDWR), False),
        ((3, "wb", 0), False),
        (("/home/a.txt", "r", 0), False),
        (("/lib/../home/a.txt", "r", 0), False),
        (("/library", "r", 0), False),
        (("a.txt", "r", 0), False),
    ],
)
def test_only_libraries_own_files_may_be_opened(arguments, allowed):
    try:
        sandbox._check_open(arguments, ("/lib",))
    except PermissionError:
        assert not allowed
    else:
        assert allowed
