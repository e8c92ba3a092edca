"""What can be wrong with a case, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wherefrom.errors import WherefromError


class NoCase(WherefromError):
    """The folder is not a case."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: no case here. Make one with `wherefrom trace REPORTS/ --case {folder}`."
        )


class NotACase(WherefromError):
    """A case was to be made where something else lies."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: holds other files and is no case. Name a new or an empty folder."
        )


class CaseBusy(WherefromError):
    """Another process, or another handle of this one, is writing in the case."""

    def __init__(self, folder: Path, holder: str) -> None:
        by = f" (process {holder})" if holder else ""
        super().__init__(
            f"{folder.name}: another wherefrom is writing in this case{by}. "
            "Wait until it has finished, then run the command again."
        )


class CaseTooNew(WherefromError):
    """The case was made by a later version."""

    def __init__(self, folder: Path, found: int, known: int) -> None:
        super().__init__(
            f"{folder.name}: made by a newer wherefrom (layout {found}, this one knows {known}). "
            "Install the newer version."
        )


class CaseDamaged(WherefromError):
    """The database cannot be read, or log and head do not fit together."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(
            f"{folder.name}: {what}. Nothing was written. Run `wherefrom verify {folder.name}` "
            "to see what is damaged, and restore it from a copy."
        )


class NoResult(WherefromError):
    """No run has finished yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder.name}: no finished run yet, the last one was interrupted. "
            "Run the same command again; what is done already is not done twice."
        )


class UnknownDocument(WherefromError):
    """No document, or more than one, goes by the given name."""

    def __init__(self, given: str, near: Sequence[str], *, several: bool = False) -> None:
        what = "stands for several documents" if several else "no such document in this case"
        hint = f"{'Choose' if several else 'Near it'}: {', '.join(near)}. " if near else ""
        super().__init__(f"{given}: {what}. {hint}`wherefrom show CASE documents` lists them all.")


class OneOfSeveral(WherefromError):
    """A document to be purged came in a file together with others."""

    def __init__(self, document: str, file: str, others: int) -> None:
        super().__init__(
            f"{document}: came in {file} together with {others} other "
            f"document{'' if others == 1 else 's'}, and the original is one file. Purge all of "
            "them with whole=True (`--whole`), or leave it."
        )


class NamesSomebody(WherefromError):
    """A reason for the log holds a name that is to be forgotten."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The reason stays in the log for good, so it must not hold {name!r}. "
            "Say it without names, e.g. “consent withdrawn”."
        )


class BadValue(WherefromError):
    """A value set by hand is not of the form its field needs."""

    def __init__(self, field: str, value: str, expected: str) -> None:
        super().__init__(f"{field}: {value!r} is not {expected}. Correct it and run again.")
