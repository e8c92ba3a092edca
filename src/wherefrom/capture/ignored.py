"""What is left out without a word: hidden files, lock files, and what .wherefromignore names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

IGNORE_FILE = ".wherefromignore"

# Made by programs beside a person's own files, and never documents.
_LITTER = re.compile(
    r"""
    ^\.                                     # hidden, .git, .~lock.x#, ._resource forks
    | ^~\$                                  # lock files of Word
    | ^(?:thumbs\.db|desktop\.ini|icon\r|__macosx)$
    | ~$                                    # backups of editors
    | ^wherefrom\.toml$
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What a browser saves beside a page: in NAME_files/ next to NAME.html.
_ASSET = re.compile(
    r"\.(?:css|js|mjs|map|json|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|eot|otf|download)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The ignore files from the given folder down, the deepest last."""

    specs: tuple[tuple[str, GitIgnoreSpec], ...] = ()  # (folder as "a/b/" or "", patterns)

    def with_folder(self, folder: Path, relative: str) -> Rules:
        """These rules and those of ``folder``, which lies at ``relative``."""
        try:
            lines = (folder / IGNORE_FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return self
        prefix = f"{relative}/" if relative else ""
        return Rules((*self.specs, (prefix, GitIgnoreSpec.from_lines(lines.splitlines()))))

    def leave_out(self, relative: str, *, folder: bool) -> bool:
        """Whether a file or folder at ``relative`` is ignored; the deepest rule decides."""
        for prefix, spec in reversed(self.specs):
            inside = relative.removeprefix(prefix) + ("/" if folder else "")
            verdict = spec.check_file(inside).include
            if verdict is not None:
                return verdict
        return False


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is never a document."""
    return bool(_LITTER.search(name))


def is_page_asset(folder: str, name: str) -> bool:
    """Whether ``name`` in ``folder`` is a picture, script or style saved with a web page."""
    return folder.endswith("_files") and bool(_ASSET.search(name))


def is_case(folder: Path) -> bool:
    """Whether ``folder`` is a case of our own, whose originals are read already."""
    return (folder / "case.db").is_file() and (folder / "originals").is_dir()
