"""The reading process itself: bytes of strangers in, documents as JSON out.

It is started by ``reader.Reader`` and by nothing else. Every message is one
line of JSON, ``[word, ...]``; what is numbered can be skipped when the file is
read again after a crash.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from wherefrom.kinds import MEDIA_TYPE
from wherefrom.model import Notice, Readout, Unread
from wherefrom.read.containers import pieces
from wherefrom.read.mail import quoted_replies
from wherefrom.read.members import Member, Tick, dressed
from wherefrom.read.refusals import Damaged, Refused
from wherefrom.read.sandbox import lock_down
from wherefrom.serial import from_plain, to_plain
from wherefrom.settings import Intake

OUT_OF_MEMORY = 77  # exit status
GRACE = 5.0  # seconds beyond the limit after which this process ends by itself
ReadSingle = Callable[..., Readout]


def serve(
    channel: int, limits: Intake, single: str, *, with_parent: bool, away_from: str = ""
) -> None:
    """Load, lock down, say so, then read what is asked until the other end closes.

    Args:
        channel: descriptor of a Unix socket to the parent.
        limits: for memory, time and sizes.
        single: ``module:function`` that reads one document; a module with a function ``answer``
            of its own answers each request by it.
        with_parent: end when the parent's thread ends.
        away_from: a folder not to read from, although Python would look for modules there.
    """
    module, _, function = single.partition(":")
    loaded = importlib.import_module(module)
    read_single: ReadSingle = getattr(loaded, function)
    getattr(loaded, "preload", lambda: None)()  # some libraries unpack files on first use
    asked = socket.socket(fileno=channel)
    _quiet()
    walls = lock_down(
        memory_mb=limits.memory_mb,
        readable=_library_folders(away_from),
        with_parent=with_parent,
    )
    send(channel, "ready", list(walls))
    answer = getattr(loaded, "answer", _answer)
    for request, descriptor in _requests(asked):
        with os.fdopen(descriptor, "rb") as stream:
            answer(channel, request, stream, limits, read_single)


def _requests(asked: socket.socket) -> Iterator[tuple[dict[str, Any], int]]:
    while True:
        data, descriptors, _, _ = socket.recv_fds(asked, 1 << 16, 1)
        if not data or not descriptors:
            return
        while not data.endswith(b"\n"):
            more = asked.recv(1 << 16)
            if not more:
                return
            data += more
        yield json.loads(data), descriptors[0]


def _answer(
    channel: int, request: dict[str, Any], stream: BinaryIO, limits: Intake, read: ReadSingle
) -> None:
    """Send all that one file gives; a lack of memory ends the process, as nothing is sure then."""
    name, skip, size = str(request["name"]), int(request["skip"]), int(request["size"])
    number, spoke = 0, time.monotonic()
    wind_up(limits)
    try:
        for piece in pieces(stream, name, size=size, limits=limits):
            if not isinstance(piece, Tick):
                number += 1
                if number > skip:
                    _give(channel, number, piece, limits, read)
                    spoke = time.monotonic()
            if time.monotonic() - spoke > 1:
                spoke = time.monotonic()
                wind_up(limits)
                send(channel, "tick")
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        unread = unexpected(error).unread(name)
        send(channel, "gave", number + 1, to_plain(Readout(unread=(unread,))))
    send(channel, "done")


def _give(
    channel: int,
    number: int,
    piece: Member | Notice | Unread,
    limits: Intake,
    read: ReadSingle,
) -> None:
    if isinstance(piece, Member):
        wind_up(limits)
        send(channel, "start", number, piece.path)
        readout = _read(piece, limits, read)
        wind_up(limits)
    elif isinstance(piece, Notice):
        readout = Readout(notices=(piece,))
    else:
        readout = Readout(unread=(piece,))
    send(channel, "gave", number, to_plain(readout))


def _read(member: Member, limits: Intake, read: ReadSingle) -> Readout:
    """One document, or why there is none; never raises but for lack of memory."""
    kind = member.kind or "text"
    try:
        readout = read(
            member.data,
            name=member.path,
            media_type=MEDIA_TYPE[kind],
            url=member.url,
            captured_at=member.captured_at,
            limits=limits,
        )
    except MemoryError:
        raise
    except Refused as refused:
        return Readout(unread=(refused.unread(member.path),))
    except Exception as error:
        return Readout(unread=(unexpected(error).unread(member.path),))
    clothed = dressed(readout, member)
    if not member.given.mail:
        return clothed
    quoted = tuple(notice for d in clothed.documents for notice in quoted_replies(d))
    return replace(clothed, notices=clothed.notices + quoted)


def unexpected(error: Exception) -> Refused:
    """A parser's complaint about the bytes, or a fault of the program itself."""
    if isinstance(error, (OSError, ImportError)) and error.args:
        return Refused(
            "failed",
            f"The program failed to read it ({type(error).__name__}: {error}).",
            "Install wherefrom again; if that does not help, report this line.",
        )
    return Damaged(
        f"It could not be made sense of ({type(error).__name__}).",
        "Save it in another format (PDF, HTML, plain text) and add the result.",
    )


def send(channel: int, *message: object) -> None:
    """One line; lone surrogates, which no file could hold, become question marks."""
    line = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    data = memoryview(line.encode("utf-8", "replace") + b"\n")
    while data:
        data = data[os.write(channel, data) :]


def wind_up(limits: Intake) -> None:
    """Set the clock by which this process ends by itself, should its parent be gone."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.seconds_per_file + GRACE)


def _quiet() -> None:
    """No interruption from the keyboard, and nothing more on stderr."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _library_folders(away_from: str) -> tuple[str, ...]:
    """Where Python, its packages and the system's libraries keep their own files.

    Not the folder the user works in, where reports and cases lie, unless
    wherefrom itself is imported from there.
    """
    system = (
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/usr/share/zoneinfo",
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/etc/mime.types",
        "/dev/null",
        "/dev/urandom",
    )
    package = str(Path(__file__).parents[1])
    found = [path for path in sys.path if path and Path(path) != Path(away_from)]
    named = [sys.prefix, sys.base_prefix, sys.exec_prefix, package, *found]
    return tuple(sorted({*system, *named, *map(os.path.realpath, named)}))


def main() -> None:
    """Start from the one argument that the parent gives: a JSON object."""
    given = json.loads(sys.argv[1])
    limits = from_plain(Intake, given["limits"])
    serve(
        int(given["channel"]),
        limits,
        cast(str, given["single"]),
        with_parent=bool(given["with_parent"]),
        away_from=str(given["away_from"]),
    )
