"""Whether a file holds a protected name, anywhere in it: text, metadata, parts within parts."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.model import Document, Person
from wherefrom.protect.folding import folded, parts
from wherefrom.protect.matching import Forms, every
from wherefrom.protect.persons import common_words

DEEPEST = 6  # archives within archives
LARGEST = 200_000_000  # bytes of one part, unpacked
AROUND = 30  # characters shown on either side
_TAG = re.compile(r"<[^<>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A protected name in a file: in which ``part``, the name, and the words around it.

    ``doubtful``: the name is also a common word, or part of the name of
    somebody in office; a person has to look.
    """

    doubtful: bool
    part: str
    name: str
    around: str


def sightings(
    name: str, content: bytes, people: Sequence[Person], documents: Sequence[Document]
) -> list[Sighting]:
    """Protected names in a file of this name and content, the certain ones first."""
    sought = _sought(people, documents)
    found: dict[tuple[str, str], Sighting] = {}
    for part, text in (("name of the file", name), *texts(name, content, DEEPEST)):
        for one in every(sought, text):
            doubtful, spelling = one.of
            if (part, spelling) not in found:
                around = _around(text, one.start, one.end)
                found[part, spelling] = Sighting(doubtful, part, spelling, around)
    return sorted(found.values())


def _sought(people: Sequence[Person], documents: Sequence[Document]) -> Forms[tuple[bool, str]]:
    """Spellings to look for, whole words, each with whether it is doubtful."""
    free = {p for q in people if not q.protected for n in q.names for p in parts(n)}
    common = common_words(documents) | free
    doubtful: dict[str, bool] = {}
    for person in people:
        if person.protected:
            for name in person.names:
                key = folded(name)
                whole = " " in key
                doubtful[key] = not (whole or _certain(key, common))
                if whole:
                    doubtful.update({p: not _certain(p, common) for p in parts(name)})
    return Forms({key: (doubt, key) for key, doubt in doubtful.items()})


def _certain(word: str, common: frozenset[str] | set[str]) -> bool:
    return len(word) > 2 and word not in common


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())


def texts(name: str, content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    """Every reading of ``content`` in which a name could stand."""
    if content[:2] == b"PK" and depth and zipfile.is_zipfile(io.BytesIO(content)):
        yield from _members(name, content, depth)
        return  # packed bytes hold words by chance
    if content[:5] == b"%PDF-":
        yield from _pdf(name, content)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = content.decode(encoding, errors="replace")  # what is no text parts words
        yield name, text
        if encoding == "utf-8":
            # Marks inside a name (<b>Ana</b> Reld) and escapes must not hide it.
            yield name, html.unescape(_TAG.sub("", text))
            yield name, html.unescape(_TAG.sub(" ", text))
            yield name, _unescaped(text)


def _unescaped(text: str) -> str:
    """JSON's and URLs' escapes read."""
    from urllib.parse import unquote

    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    return unquote(plain.replace("+", " "), errors="ignore")


def _members(name: str, content: bytes, depth: int) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield f"{name}!", packed.comment.decode("utf-8", "ignore")
            for member in packed.infolist():
                part = f"{name}!/{member.filename}"
                yield part, member.filename
                if member.file_size <= LARGEST:
                    yield from texts(part, packed.read(member), depth - 1)
    except (zipfile.BadZipFile, RuntimeError, zlib.error, OSError):
        yield name, content.decode("utf-8", errors="replace")


def _pdf(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
        yield f"{name} (properties)", " \n".join(pdf.get_metadata_dict().values())
        for number in range(len(pdf)):
            yield f"{name} (page {number + 1})", pdf[number].get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        pass
    for stream in _STREAM.finditer(content):
        try:
            yield name, zlib.decompress(stream[1]).decode("utf-8", "ignore")
        except zlib.error:
            continue
