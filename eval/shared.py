"""What several benchmarks need: where the cases and rulers lie, and documents of mere text."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from wherefrom.attribute.references.legible import legible
from wherefrom.attribute.voices import read_voices
from wherefrom.language.load import parse
from wherefrom.language.tagger import tagger
from wherefrom.model import UNDATED, Document, Span, Voices

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CASES = SHARED / "data" / "cases"
GOLD = SHARED / "gold"


def absent(*needed: Path) -> str | None:
    """The line to print where ``needed`` is not there, or None where all of it is."""
    missing = [path for path in needed if not path.exists()]
    if not missing:
        return None
    names = ", ".join("../" + path.relative_to(ROOT.parent).as_posix() for path in missing)
    return f"NOT RUN: {names} not found beside the repository."


def ruler(name: str) -> ModuleType:
    """``../shared/score/NAME.py``, loaded from where it lies: rulers are never copied."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "score" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpus_digest(paths: Iterable[Path]) -> str:
    """sha256 over names and bytes: floors belong to the data they were measured on."""
    total = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        total.update(f"{path.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def case_folders() -> list[Path]:
    """The folders of cases, by number."""
    return sorted((p for p in CASES.iterdir() if p.is_dir()), key=lambda p: int(p.name))


def plain_document(
    name: str, text: str, publisher: str | None = None, *, title: str | None = None
) -> Document:
    """A document of nothing but ``text``, which begins with ``title`` where there is one."""
    return Document(
        id=name,
        path=f"{name}.txt",
        text=text,
        title=title,
        publisher=publisher,
        publisher_kind="outlet",
        authors=(),
        url=None,
        language="en",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=UNDATED,
        title_span=Span(0, len(title)) if title else None,
    )


def voices_in(document: Document) -> Voices:
    """What a run reads in ``document``: parse, tagger and rules, no sources joined."""
    parsed = parse(legible(document))
    return read_voices(document, parsed, tagger().tag(parsed))
