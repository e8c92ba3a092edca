"""``log.head``: the end of the log in a second place, so that a log cut short is noticed.

Before the log grows, its next end is announced; afterwards it becomes the end.
A program killed in between leaves an announcement that explains either state.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wherefrom.store.files import write_whole
from wherefrom.store.log import START, Head

NAME = "log.head"


class BadHead(ValueError):
    """The file does not hold what this module writes."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The end of the log as last written, and the next one if that was announced."""

    current: Head
    announced: Head | None = None

    def fits(self, found: Head) -> bool:
        """Whether a log ending at ``found`` is explained."""
        return found in (self.current, self.announced)


def read(folder: Path) -> Marked:
    """What the file says.

    Raises:
        BadHead: it is missing or altered.
    """
    try:
        lines = (folder / NAME).read_text(encoding="ascii").splitlines()
        heads = [_head(line) for line in lines]
    except (OSError, ValueError) as error:
        raise BadHead(str(error)) from error
    if not 1 <= len(heads) <= 2:
        raise BadHead(f"{len(heads)} lines")
    return Marked(*heads)


def _head(line: str) -> Head:
    seq, digest = line.split(" ")
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise BadHead(line)
    return Head(int(seq), digest)


def write(folder: Path, marked: Marked) -> None:
    """Replace the file."""
    heads = [marked.current, *([marked.announced] if marked.announced else [])]
    write_whole(folder / NAME, "".join(f"{head.seq} {head.hash}\n" for head in heads))


def begin(folder: Path) -> None:
    """The head of an empty log."""
    write(folder, Marked(Head(0, START)))
