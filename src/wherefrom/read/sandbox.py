"""What the reading process may no longer do, once its libraries are loaded.

Four walls, each for when another falls: limits on memory and files, a Landlock
rule set and a seccomp filter of the Linux kernel, and an audit hook inside
Python. Where a system lacks one, the others stand, and it is told which stand.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from wherefrom.read.seccomp import program

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
# What is marked "no cover" would shut in the tests' own process; tests/read/test_sandbox.py has
# it shut in another and tries the walls from inside.

# Landlock's system calls have one number on every architecture.
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
LANDLOCK_FILE_RIGHTS = (13, 13, 14, 15, 15, 16)  # rights known to ABI 1, 2, ... (uapi/landlock.h)
LANDLOCK_READ = 1 << 2 | 1 << 3  # read a file, list a folder

# Audit events (docs.python.org/3/library/audit_events.html) of writing, networks and processes.
DENIED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.kill",
    "os.killpg",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.utime",
    "os.setxattr",
    "os.removexattr",
    "os.putenv",
    "os.chflags",
    "pty.",
    "shutil.",
    "ftplib.",
    "http.client",
    "urllib.Request",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "telnetlib.",
    "nntplib.",
    "webbrowser.",
    "winreg.",
    "msvcrt.",
    "ctypes.dlopen",
    "sqlite3.",
    "resource.setrlimit",
    "resource.prlimit",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def lock_down(
    *, memory_mb: int, readable: Sequence[str], with_parent: bool
) -> tuple[str, ...]:  # pragma: no cover
    """Give up, for good, all that reading does not need.

    Args:
        memory_mb: address space this process may have, in MB.
        readable: folders from which libraries may still load their own data.
        with_parent: end as soon as the thread that started this process ends.

    Returns:
        The names of the walls that stand: ``limits``, ``parent``, ``landlock``,
        ``seccomp``, ``audit``.
    """
    walls: dict[str, Callable[[], bool]] = {
        "limits": lambda: _limits(memory_mb),
        "parent": lambda: with_parent and _ends_with_parent(),
        "landlock": lambda: _landlock(readable),
        "seccomp": _seccomp,
        "audit": lambda: _audit(readable),
    }
    standing = []
    for name, build in walls.items():
        with contextlib.suppress(OSError, AttributeError, ImportError, ValueError):
            if build():
                standing.append(name)
    return tuple(standing)


def _limits(memory_mb: int) -> bool:  # pragma: no cover
    import resource

    size = memory_mb * 1_000_000
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_AS, size),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS has no limit on address space
            resource.setrlimit(limit, (value, value))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    return resource.getrlimit(resource.RLIMIT_AS)[0] == size


def _libc() -> ctypes.CDLL:  # pragma: no cover
    if not sys.platform.startswith("linux"):
        raise OSError("not Linux")
    return ctypes.CDLL(None, use_errno=True)


def _ends_with_parent() -> bool:  # pragma: no cover
    parent = os.getppid()
    libc = _libc()
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    done: bool = libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0
    if os.getppid() != parent:
        os._exit(1)  # the parent ended before the signal was asked for
    return done


def _landlock(readable: Iterable[str]) -> bool:  # pragma: no cover
    """No file but those under ``readable`` can be opened, and none for writing."""
    libc = _libc()
    version = libc.syscall(LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return False
    rights = (1 << LANDLOCK_FILE_RIGHTS[min(version, len(LANDLOCK_FILE_RIGHTS)) - 1]) - 1
    networks = 3 if version >= 4 else 0  # bind and connect TCP
    attributes = (ctypes.c_uint64 * 2)(rights, networks)
    rules = libc.syscall(LANDLOCK_CREATE, attributes, 16 if networks else 8, 0)
    if rules < 0:
        return False
    try:
        for folder in readable:
            _allow(libc, rules, folder)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(libc.syscall(LANDLOCK_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, folder: str) -> None:  # pragma: no cover
    path = Path(folder)
    if not path.exists():
        return
    opened = os.open(folder, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
    try:
        rights = LANDLOCK_READ if path.is_dir() else LANDLOCK_READ & ~(1 << 3)
        rule = rights.to_bytes(8, sys.byteorder) + opened.to_bytes(4, sys.byteorder)
        libc.syscall(LANDLOCK_ADD, rules, 1, ctypes.create_string_buffer(rule, 12), 0)
    finally:
        os.close(opened)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def _seccomp() -> bool:  # pragma: no cover
    code = program(platform.machine())
    if code is None:
        return False
    libc = _libc()
    buffer = ctypes.create_string_buffer(code, len(code))
    filtered = _Program(len(code) // 8, ctypes.addressof(buffer))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filtered), 0, 0) == 0)


def _audit(readable: Sequence[str]) -> bool:  # pragma: no cover
    """Refuse inside Python what the kernel may not be able to: reading others' files, too."""
    roots = tuple(str(Path(folder)) for folder in readable)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            _check_open(arguments, roots)
        elif event.startswith(DENIED):
            raise PermissionError(f"{event} is not allowed while reading")

    sys.addaudithook(refuse)
    return True


def _check_open(arguments: tuple[object, ...], roots: tuple[str, ...]) -> None:
    path, mode, flags = (*arguments, None, None, None)[:3]
    writing = isinstance(mode, str) and bool(set(mode) & set("wax+"))
    if writing or (isinstance(flags, int) and flags & _WRITING):
        raise PermissionError("writing is not allowed while reading")
    if isinstance(path, int):
        return
    whole = os.path.normpath(os.fsdecode(path if isinstance(path, bytes) else str(path)))
    if not any(whole == root or whole.startswith(f"{root}/") for root in roots):
        raise PermissionError("only the library's own files may be opened while reading")
