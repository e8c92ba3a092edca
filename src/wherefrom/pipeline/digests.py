"""What makes a result what it is: code, word lists, models, settings and input, as sha256.

A stage's own code is part of its digest, so that nothing worked out by an
older version is taken for the result of this one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from wherefrom.model import Document
from wherefrom.serial import to_plain

PACKAGE = Path(__file__).parent.parent
COMMON = ("model", "ids.py", "serial.py", "stretches.py", "content.py", "data")
CODE: dict[str, tuple[str, ...]] = {
    "read": ("read", "kinds.py"),
    "language": (
        "language",
        "attribute",
        "claims",
        "indicators/likeness.py",
        "indicators/parse.py",
        "indicators/weights.json",
        "protect/identifiers.py",
        "protect/codes.py",
        "protect/naming.py",
        "protect/told.py",
        "protect/quasi.py",
        "pipeline/language.py",
    ),
    "sources": ("sources", "ruled"),
    "claims": ("claims", "ruled"),
    "trace": ("trace", "ruled"),
    "indicators": ("indicators", "ruled"),
}
LIBRARIES: dict[str, tuple[str, ...]] = {
    "read": (
        "charset-normalizer",
        "lxml",
        "py3langid",
        "pypdfium2",
        "striprtf",
        "trafilatura",
        "warcio",
    ),
    "language": ("numpy", "onnxruntime", "spacy", "tokenizers"),
    "sources": ("rapidfuzz", "networkx"),
    "claims": ("numpy", "scipy", "networkx", "rapidfuzz"),
    "trace": ("numpy", "scipy", "networkx", "rapidfuzz"),
    "indicators": ("numpy",),
}


def digest(*parts: Any) -> str:
    """sha256 over plain values."""
    return hashlib.sha256(_written(parts)).hexdigest()


def _written(plain: Any) -> bytes:
    written = json.dumps(plain, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return written.encode()


class Growing:
    """``digest(first, list)`` of a list that grows: what was added is not written again.

    >>> growing = Growing("a")
    >>> growing.add({"b": 1}), growing.add([2])
    (None, None)
    >>> growing.digest() == digest("a", [{"b": 1}, [2]])
    True
    """

    def __init__(self, first: Any) -> None:
        self._hashed = hashlib.sha256(b"[" + _written(first) + b",[")
        self._between = b""

    def add(self, one: Any) -> None:
        """Have the list hold ``one`` too, a plain value."""
        self._hashed.update(self._between + _written(one))
        self._between = b","

    def digest(self) -> str:
        """sha256 over what was given first and the list as it is now."""
        whole = self._hashed.copy()
        whole.update(b"]]")
        return whole.hexdigest()


@cache
def code(stage: str) -> str:
    """Digest of a stage's code, word lists and the libraries that it stands on."""
    hashed = hashlib.sha256()
    for path in sorted(_files((*COMMON, *CODE[stage]))):
        hashed.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES[stage]:
        hashed.update(f"{library} {_version(library)}\n".encode())
    return hashed.hexdigest()


def _files(names: Iterable[str]) -> Iterable[Path]:
    for name in names:
        path = PACKAGE / name
        if path.is_file():
            yield path
        for found in path.rglob("*"):
            # Models have digests of their own in the run record.
            if found.suffix in (".py", ".yml", ".json") and "models" not in found.parts:
                yield found


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"


def of_document(document: Document) -> str:
    """Digest of all that language work on a document may look at.

    What it is a version of, when it was captured and who owns its publisher bear on
    later stages only.
    """
    plain = to_plain(document)
    del plain["version_of"], plain["captured_at"], plain["owner"]
    return digest(plain)
