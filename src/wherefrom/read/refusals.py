"""Why a file, or a member of one, gave no document: always a reason and a next step."""

from __future__ import annotations

from wherefrom.errors import WherefromError
from wherefrom.model import Unread


class Refused(WherefromError):
    """Bytes that cannot be read as a document.

    ``kind`` is one word for counting (``encrypted``, ``no_text``, ``empty``,
    ``too_large``, ``too_slow``, ``damaged``, ``unknown_type`` ...), ``reason`` says what
    happened and ``next_step`` what a person can do about it; neither repeats the file's name.
    """

    def __init__(self, kind: str, reason: str, next_step: str) -> None:
        super().__init__(f"{reason} {next_step}")
        self.kind = kind
        self.reason = reason
        self.next_step = next_step

    def unread(self, path: str) -> Unread:
        """This refusal as the one line that stands for ``path``."""
        return Unread(path, self.kind, self.reason, self.next_step)


class Empty(Refused):
    """No bytes at all."""

    def __init__(self) -> None:
        super().__init__("empty", "The file is empty.", "Get it again from where it came.")


class NoText(Refused):
    """Opened, but no words on it."""

    def __init__(self, reason: str, next_step: str) -> None:
        super().__init__("no_text", reason, next_step)


class Encrypted(Refused):
    """Locked by a password."""

    def __init__(self, what: str = "The file") -> None:
        super().__init__(
            "encrypted",
            f"{what} is protected by a password.",
            "Remove the password and add the file again.",
        )


class Damaged(Refused):
    """Broken off, or not what its format promises."""

    def __init__(self, reason: str, next_step: str = "Get it again from where it came.") -> None:
        super().__init__("damaged", reason, next_step)


class TooLarge(Refused):
    """Over a limit of ``[intake]``; ``setting`` is the one to raise."""

    def __init__(self, reason: str, setting: str) -> None:
        super().__init__(
            "too_large", reason, f"Raise [intake] {setting} in wherefrom.toml, or split the file."
        )


class UnknownType(Refused):
    """A format that is not read."""

    def __init__(self, what: str, next_step: str | None = None) -> None:
        super().__init__(
            "unknown_type",
            f"{what} is not a type that is read.",
            next_step or "Convert it to PDF, HTML or plain text and add the result.",
        )
