from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from wherefrom.read.reader import Reader
from wherefrom.read.seccomp import program
from wherefrom.settings import Intake

STUB = "tests.read.reading_stub:read_single"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="walls of the Linux kernel")


@pytest.fixture(scope="module")
def reader():
    with Reader(Intake(), single=STUB) as opened:
        yield opened


def done(reader: Reader, folder: Path, deed: str) -> str:
    file = folder / "deed.txt"
    file.write_text(deed)
    (document,) = reader.read(file, file.name).documents
    return document.text


def test_it_is_told_which_walls_stand(reader):
    assert {"limits", "audit"} <= set(reader.protections)
    if sys.platform.startswith("linux"):
        assert {"parent", "seccomp"} <= set(reader.protections)


@pytest.mark.parametrize("deed", ["NETWORK", "WRITE", "SPAWN", "PEEK"])
def test_python_may_not_reach_out(reader, tmp_path, deed):
    assert done(reader, tmp_path, deed).startswith("refused: ")


@linux
@pytest.mark.parametrize("deed", ["RAW SOCKET", "RAW WRITE", "RAW FORK", "RAW UNLINK", "RAW EXEC"])
def test_native_code_may_not_reach_out(reader, tmp_path, deed):
    assert done(reader, tmp_path, deed) == "refused"


@linux
def test_native_code_may_not_read_other_files(reader, tmp_path):
    if "landlock" not in reader.protections:
        pytest.skip("this kernel has no Landlock")
    assert done(reader, tmp_path, "RAW READ") == "refused"


@linux
def test_the_surroundings_of_the_user_are_not_handed_on(tmp_path, monkeypatch):
    monkeypatch.setenv("WHEREFROM_SECRET", "x")
    with Reader(Intake(), single=STUB) as opened:
        names = done(opened, tmp_path, "SURROUNDINGS").split()
    assert "TZ" in names
    assert "WHEREFROM_SECRET" not in names


@pytest.mark.parametrize("machine", ["x86_64", "aarch64", "arm64", "AMD64"])
def test_every_jump_of_the_filter_lands_inside_it(machine):
    code = program(machine)
    lines = list(struct.iter_unpack("=HBBI", code))
    for number, (operation, if_true, if_false, _) in enumerate(lines):
        if operation & 7 == 5:
            assert number + 1 + max(if_true, if_false) < len(lines)
    assert lines[-1] == (6, 0, 0, 0x7FFF0000)


def verdict(code: bytes, architecture: int, number: int, arguments: tuple[int, ...] = ()) -> int:
    """Run the filter as the kernel would."""
    data = struct.pack("=IIQ6Q", number, architecture, 0, *arguments, *[0] * (6 - len(arguments)))
    lines, at, register = list(struct.iter_unpack("=HBBI", code)), 0, 0
    while True:
        operation, if_true, if_false, value = lines[at]
        at += 1
        if operation == 0x20:
            register = struct.unpack_from("=I", data, value)[0]
        elif operation == 0x06:
            return value
        else:
            holds = {
                0x15: register == value,
                0x35: register >= value,
                0x45: bool(register & value),
            }[operation]
            at += if_true if holds else if_false


X86, ARM = 0xC000003E, 0xC00000B7
ALLOWED, REFUSED, UNKNOWN, KILLED = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000


@pytest.mark.parametrize(
    ("machine", "architecture", "number", "arguments", "expected"),
    [
        ("x86_64", X86, 0, (), ALLOWED),  # read
        ("x86_64", X86, 41, (), REFUSED),  # socket
        ("x86_64", X86, 59, (), REFUSED),  # execve
        ("x86_64", X86, 257, (0, 0, 0), ALLOWED),  # openat for reading
        ("x86_64", X86, 257, (0, 0, 0o101), REFUSED),  # openat for writing
        ("x86_64", X86, 2, (0, 0o2), REFUSED),  # open for writing
        ("x86_64", X86, 56, (0x10000,), ALLOWED),  # clone, a thread
        ("x86_64", X86, 56, (0x11,), REFUSED),  # clone, a process
        ("x86_64", X86, 435, (), UNKNOWN),  # clone3
        ("x86_64", X86, 0x40000029, (), REFUSED),  # socket by x32's numbers
        ("x86_64", ARM, 0, (), KILLED),
        ("aarch64", ARM, 63, (), ALLOWED),  # read
        ("aarch64", ARM, 198, (), REFUSED),  # socket
        ("aarch64", ARM, 56, (0, 0, 0o101), REFUSED),  # openat for writing
        ("aarch64", ARM, 220, (0x11,), REFUSED),  # clone, a process
        ("aarch64", X86, 63, (), KILLED),
    ],
)
def test_calls_are_judged(machine, architecture, number, arguments, expected):
    assert verdict(program(machine), architecture, number, arguments) == expected


def test_an_unknown_machine_has_no_filter():
    assert program("riscv64") is None
