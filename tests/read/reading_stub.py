"""A stand-in for read_single that does what hostile bytes would make a parser do."""

from __future__ import annotations

import ctypes
import hashlib
import os
import socket
import stat
import subprocess
from pathlib import Path
from typing import Any

from wherefrom.ids import content_id
from wherefrom.model import UNDATED, Document, Notice, Readout
from wherefrom.read.refusals import Encrypted


def _crash() -> str:
    return str(ctypes.string_at(0))


def _hang() -> str:
    while True:
        pass


def _error() -> str:
    raise ValueError("no sense in it")


def _missing() -> str:
    return Path("/nowhere/words.yml").read_text()


def _hog() -> str:
    return str(len(bytearray(3 << 30)))


def _network() -> str:
    socket.socket().connect(("127.0.0.1", 9))
    return "connected"


def _write() -> str:
    Path("/tmp/wherefrom-was-here").write_text("x")
    return "written"


def _libc(call: str, *arguments: Any) -> str:
    return "refused" if getattr(_LIBC, call)(*arguments) < 0 else "done"


_LIBC = ctypes.CDLL(None)
DEEDS = {
    "CRASH": _crash,
    "HANG": _hang,
    "HOG": _hog,
    "ERROR": _error,
    "MISSING": _missing,
    "NETWORK": _network,
    "WRITE": _write,
    "SPAWN": lambda: str(subprocess.run(["true"], check=False)),
    "RAW SOCKET": lambda: _libc("socket", 2, 1, 0),
    "RAW WRITE": lambda: _libc("open", b"/tmp/wherefrom-was-here", os.O_WRONLY | os.O_CREAT, 0o600),
    "RAW READ": lambda: _libc("open", b"/etc/passwd", os.O_RDONLY),
    "RAW FORK": lambda: _libc("fork"),
    "RAW UNLINK": lambda: _libc("unlink", b"/tmp/wherefrom-was-here"),
    "RAW EXEC": lambda: _libc("execv", b"/bin/true", None),
    "SURROUNDINGS": lambda: " ".join(sorted(os.environ)),
    "PEEK": lambda: Path("/etc/passwd").read_text(),
    "PID": lambda: str(os.getpid()),
    "SURROGATE": lambda: "a\ud800b",
    "NONSENSE": lambda: os.write(int(_channel()), b"[[[\n") and "",
}


def _channel() -> str:
    sockets = [n for n in range(3, 64) if _is_socket(n)]
    return str(sockets[0])


def _is_socket(number: int) -> bool:
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False


def read_single(data: bytes, **about: Any) -> Readout:
    text = data.decode("utf-8-sig", "replace")
    if text.startswith("LOCKED"):
        raise Encrypted()
    for word, deed in DEEDS.items():
        if text.startswith(word):
            try:
                text = deed()
            except PermissionError as error:
                text = f"refused: {error}"
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        id=content_id("d", sha256, about["name"]),
        path=about["name"],
        text=text,
        title=None,
        publisher=about["media_type"],
        publisher_kind="outlet",
        authors=(),
        url=about["url"],
        language=None,
        sha256=sha256,
        published=UNDATED,
        captured_at=about["captured_at"],
    )
    notice = Notice(document.id, 0, 1, "seen", "Seen.", document.path)
    return Readout((document,), (notice,) if text.startswith("NOTICE") else ())
