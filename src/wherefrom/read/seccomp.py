"""A seccomp filter (classic BPF) that refuses networks, processes and writing.

Refused calls fail with EPERM, so that a library's own error handling goes on;
a call by another architecture's numbers ends the process. Numbers are those of
the Linux system call tables.
"""

from __future__ import annotations

import struct

_LOAD, _JEQ, _JGE, _JSET, _RET = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _KILL, _EPERM, _ENOSYS = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
_X32 = 0x40000000  # x86-64 has a second numbering from here on
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000  # O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND
_CLONE_THREAD = 0x10000

# Call: (x86-64, aarch64); None where an architecture lacks it.
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    "socket": (41, 198),
    "connect": (42, 203),
    "accept": (43, 202),
    "sendto": (44, 206),
    "bind": (49, 200),
    "listen": (50, 201),
    "socketpair": (53, 199),
    "accept4": (288, 242),
    "sendmmsg": (307, 269),
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rmdir": (84, None),
    "creat": (85, None),
    "link": (86, None),
    "linkat": (265, 37),
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "truncate": (76, 45),
    "ftruncate": (77, 46),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "setxattr": (188, 5),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "setuid": (105, 146),
    "setgid": (106, 144),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
}
# Newer calls whose arguments a filter cannot see, or that go round it; "not known here" makes
# the C library fall back to the older ones.
_UNKNOWN: dict[str, tuple[int, int]] = {
    "clone3": (435, 435),
    "openat2": (437, 437),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "fchmodat2": (452, 452),
}
# Calls refused or allowed by one argument: (numbers, index of the argument).
_OPEN: tuple[tuple[tuple[int | None, int | None], int], ...] = (((2, None), 1), ((257, 56), 2))
_CLONE = (56, 220)

_AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_COLUMN = {"x86_64": 0, "aarch64": 1}


def program(machine: str) -> bytes | None:
    """The filter for ``machine`` (as ``platform.machine()`` gives it); None if it has none."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine.lower(), machine.lower())
    if machine not in _COLUMN:
        return None
    column = _COLUMN[machine]
    lines = [
        _line(_LOAD, 0, 0, _ARCHITECTURE),
        _line(_JEQ, 1, 0, _AUDIT_ARCHITECTURE[machine]),
        _line(_RET, 0, 0, _KILL),
        _line(_LOAD, 0, 0, _NUMBER),
    ]
    if column == 0:
        lines += [_line(_JGE, 0, 1, _X32), _line(_RET, 0, 0, _EPERM)]
    for numbers in _REFUSED.values():
        lines += _returning(numbers[column], _EPERM)
    for known in _UNKNOWN.values():
        lines += _returning(known[column], _ENOSYS)
    for numbers, argument in _OPEN:
        lines += _if_flag(numbers[column], argument, _WRITING, refused_when_set=True)
    lines += _if_flag(_CLONE[column], 0, _CLONE_THREAD, refused_when_set=False)
    return b"".join([*lines, _line(_RET, 0, 0, _ALLOW)])


def _line(code: int, if_true: int, if_false: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _returning(number: int | None, verdict: int) -> list[bytes]:
    if number is None:
        return []
    return [_line(_JEQ, 0, 1, number), _line(_RET, 0, 0, verdict)]


def _if_flag(
    number: int | None, argument: int, flags: int, *, refused_when_set: bool
) -> list[bytes]:
    """For one call, look at the low word of one argument, then load the number again."""
    if number is None:
        return []
    skip = (0, 1) if refused_when_set else (1, 0)
    return [
        _line(_JEQ, 0, 4, number),
        _line(_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        _line(_JSET, *skip, flags),
        _line(_RET, 0, 0, _EPERM),
        _line(_RET, 0, 0, _ALLOW),
    ]
