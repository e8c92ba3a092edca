from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.read.packed import capture, gz, mail, tarred, warc, zipped
from wherefrom.read.reader import Reader, ReaderBroken
from wherefrom.settings import Intake

STUB = "tests.read.reading_stub:read_single"
LIMITS = Intake(seconds_per_file=3, memory_mb=1024)


@pytest.fixture(scope="module")
def reader():
    with Reader(LIMITS, single=STUB) as opened:
        yield opened


def put(folder: Path, name: str, data: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def texts(readout):
    return [document.text for document in readout.documents]


def test_a_file_gives_its_document_under_the_given_name(reader, tmp_path):
    readout = reader.read(put(tmp_path, "a.txt", "Words."), "folder/a.txt")
    (document,) = readout.documents
    assert (document.path, document.text) == ("folder/a.txt", "Words.")
    assert readout.unread == ()


def test_the_same_process_reads_one_file_after_the_other(reader, tmp_path):
    file = put(tmp_path, "a.txt", "PID")
    assert reader.read(file, "a.txt") == reader.read(file, "a.txt")


def test_members_keep_address_and_time(reader, tmp_path):
    data = warc(capture("http://harbourpost.example/a"))
    (document,) = reader.read(put(tmp_path, "a.warc.gz", data), "a.warc.gz").documents
    assert document.path == "a.warc.gz!/http://harbourpost.example/a"
    assert document.url == "http://harbourpost.example/a"
    assert document.captured_at == "2013-03-03T08:00:00Z"


def test_a_mail_brings_its_headers_and_marks_its_quotations(reader, tmp_path):
    data = mail("No.\n\n> They were paid.\n", attachments={"a.txt": b"NOTICE this"})
    readout = reader.read(put(tmp_path, "m.eml", data), "m.eml")
    body, attached = readout.documents
    assert (body.title, body.authors, body.published.value) == (
        "Wages at the harbour office",
        ("Rosa Ito",),
        "2013-04-12",
    )
    assert attached.path == "m.eml!/a.txt"
    assert {(n.kind, n.document) for n in readout.notices} == {
        ("quoted_reply", body.id),
        ("seen", attached.id),
    }


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("CRASH", "crashed"),
        ("HANG", "too_slow"),
        ("HOG", "too_much_memory"),
        ("NONSENSE", "damaged"),
        ("LOCKED", "encrypted"),
        ("ERROR", "damaged"),
    ],
)
def test_a_failure_gives_one_line_and_the_next_file_is_read(reader, tmp_path, deed, kind):
    readout = reader.read(put(tmp_path, "bad.txt", deed), "bad.txt")
    assert readout.documents == ()
    assert [(u.path, u.kind) for u in readout.unread] == [("bad.txt", kind)]
    assert readout.unread[0].reason
    assert readout.unread[0].next_step
    assert texts(reader.read(put(tmp_path, "good.txt", "Words."), "good.txt")) == ["Words."]


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: gz(tarred(members))])
def test_a_member_at_fault_is_named_and_the_others_are_read_once(reader, tmp_path, pack):
    members = {"a.txt": b"NOTICE one", "b.txt": b"CRASH", "c.txt": b"HANG", "d.txt": b"NOTICE two"}
    readout = reader.read(put(tmp_path, "a.bin", pack(members)), "a.zip")
    assert texts(readout) == ["NOTICE one", "NOTICE two"]
    assert [(u.path, u.kind) for u in readout.unread] == [
        ("a.zip!/b.txt", "crashed"),
        ("a.zip!/c.txt", "too_slow"),
    ]
    assert len([n for n in readout.notices if n.kind == "seen"]) == 2


def test_an_archive_that_fails_again_and_again_is_given_up(reader, tmp_path, monkeypatch):
    monkeypatch.setattr("wherefrom.read.reader.MAX_RESTARTS", 3)
    data = zipped({f"{n:02}.txt": b"CRASH" for n in range(9)})
    readout = reader.read(put(tmp_path, "a.zip", data), "a.zip")
    assert [u.kind for u in readout.unread].count("crashed") == 3
    assert readout.unread[-1].kind == "given_up"


def test_lone_surrogates_do_not_come_through(reader, tmp_path):
    assert texts(reader.read(put(tmp_path, "a.txt", "SURROGATE"), "a.txt")) == ["a?b"]


def test_names_may_hold_any_character(reader, tmp_path):
    name = 'ä "quoted" \u202e\n\'.txt'
    assert reader.read(put(tmp_path, "a.txt", "W"), name).documents[0].path == name


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda p: None, "no_access"),
        (lambda p: p.mkdir(), "not_a_file"),
        (lambda p: os.mkfifo(p), "not_a_file"),
        (lambda p: p.touch(), "empty"),
    ],
)
def test_what_is_no_readable_file_is_named(reader, tmp_path, make, kind):
    make(tmp_path / "a.txt")
    (unread,) = reader.read(tmp_path / "a.txt", "a.txt").unread
    assert (unread.path, unread.kind) == ("a.txt", kind)


def test_two_readers_and_many_threads_do_not_disturb_each_other(tmp_path):
    files = [put(tmp_path, f"{n}.txt", f"Words {n}.") for n in range(20)]
    found: dict[tuple[int, int], list[str]] = {}
    with Reader(Intake(), single=STUB) as one, Reader(Intake(), single=STUB) as two:

        def work(number: int, reader: Reader) -> None:
            for n, file in enumerate(files):
                found[number, n] = texts(reader.read(file, file.name))

        threads = [
            threading.Thread(target=work, args=(n, reader))
            for n, reader in enumerate([one, two, one, two])
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {(t, n): [f"Words {n}."] for t in range(4) for n in range(20)}


def test_a_reader_that_cannot_start_says_why_each_time(tmp_path):
    file = put(tmp_path, "a.txt", "W")
    with Reader(LIMITS, single="no.such.module:at_all") as broken:
        for _ in range(2):
            with pytest.raises(ReaderBroken, match="No module named 'no'"):
                broken.read(file, "a.txt")


def test_a_hundred_small_files_take_seconds(tmp_path):
    files = [put(tmp_path, f"{n}.txt", "Words. " * 400) for n in range(100)]
    with Reader(Intake(), single=STUB) as reader:
        reader.read(files[0], "0.txt")
        begun = time.monotonic()
        assert [reader.read(file, file.name).unread for file in files] == [()] * 100
    assert time.monotonic() - begun < 10


ORPHAN = """
import sys, pathlib, threading
from wherefrom.read.reader import Reader
from wherefrom.settings import Intake
with Reader(Intake(seconds_per_file=60), single="tests.read.reading_stub:read_single") as reader:
    folder = pathlib.Path(sys.argv[1])
    print(reader.read(folder / "pid.txt", "pid.txt").documents[0].text, flush=True)
    reader.read(folder / sys.argv[2], "x.txt") if sys.argv[2] else sys.stdin.read()
"""


@pytest.mark.parametrize("doing", ["hang.txt", ""])
def test_no_process_is_left_when_the_parent_is_killed(tmp_path, doing):
    put(tmp_path, "pid.txt", "PID")
    put(tmp_path, "hang.txt", "HANG")
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHAN, str(tmp_path), doing],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    child = int(parent.stdout.readline())
    time.sleep(0.3)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert _is_gone(child)


def _is_gone(pid: int) -> bool:
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
