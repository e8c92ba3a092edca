"""The user's own publishers.yml in a case: names of one publisher, and who owns whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wherefrom.errors import WherefromError
from wherefrom.model import Document

if TYPE_CHECKING:
    from yaml import MappingNode, Node

PUBLISHERS = "publishers.yml"
KINDS = {"publisher": "also", "owner": "publishers"}  # what an entry is about -> its list
LONGEST = 1_000_000  # bytes; a list of publishers is not longer


class BadPublishers(WherefromError):
    """The case's publishers.yml cannot be used; says in which line and what to write instead."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path.name}, line {line}: {what}. See docs/publishers.md.")


@dataclass(frozen=True, slots=True)
class Publishers:
    """What the file says: by folded name or host, the publisher meant and its owner."""

    meant: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)


def read_publishers(folder: Path) -> Publishers:
    """What the case's publishers.yml says; nothing where there is none.

    Raises:
        BadPublishers: it is no list of entries as docs/publishers.md shows them.
    """
    path = folder / PUBLISHERS
    if not path.is_file():
        return Publishers()
    meant: dict[str, str] = {}
    owners: dict[str, str] = {}
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for line, kind, name, listed in _entries(path):
        into = meant if kind == "publisher" else owners
        for at, other in listed:
            before, first = said.setdefault((kind, folded(other)), (name, at))
            if before != name:
                what = f"“{other}” stands under “{before}” in line {first} too"
                raise BadPublishers(path, at, what)
            into[folded(other)] = name
        if kind == "publisher":
            meant.setdefault(folded(name), name)
        elif not listed:
            raise BadPublishers(path, line, f"no publishers of “{name}” are listed")
    return Publishers(meant, owners)


def applied(document: Document, said: Publishers) -> Document:
    """``document`` under the publisher and owner that the file gives it."""
    host = _host(document.url)
    names = [folded(document.publisher)] if document.publisher else []
    names += [host] if host else []
    meant = next((said.meant[n] for n in names if n in said.meant), None)
    if meant is not None:
        names = [folded(meant), *names]
        document = replace(document, publisher=meant)
    owner = next((said.owners[n] for n in names if n in said.owners), None)
    return document if owner is None else replace(document, owner=owner)


def folded(name: str) -> str:
    """A name or host as it is compared: lower case, no article, no *www.*

    >>> folded("The Harbour  Post"), folded("www.HarbourPost.example")
    ('harbour post', 'harbourpost.example')
    """
    plain = " ".join(name.casefold().split()).removeprefix("the ")
    return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return folded(host) if host else None


Entry = tuple[int, str, str, list[tuple[int, str]]]  # line, kind, name, (line, name) listed


def _entries(path: Path) -> Iterator[Entry]:
    """Each entry with the lines its values stand in."""
    from yaml import SequenceNode

    root = _root(path)
    if root is None:
        return
    if not isinstance(root, SequenceNode):
        raise BadPublishers(path, _line(root), "a list is expected, each entry after a “-”")
    for node in root.value:
        yield _entry(path, node)


def _root(path: Path) -> Node | None:
    import yaml

    try:
        raw = path.read_bytes()
        if len(raw) > LONGEST:
            raise BadPublishers(path, 1, f"longer than {LONGEST:,} bytes")
        return yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadPublishers(path, line, "this is no UTF-8 text") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "this is no YAML"
        raise BadPublishers(path, mark.line + 1 if mark else 1, what) from error
    except RecursionError as error:
        raise BadPublishers(path, 1, "nested too deeply") from error


def _entry(path: Path, node: Node) -> Entry:
    from yaml import MappingNode

    if not isinstance(node, MappingNode):
        what = "an entry has “publisher” and “also”, or “owner” and “publishers”"
        raise BadPublishers(path, _line(node), what)
    values = _values(path, node)
    kinds = [kind for kind in KINDS if kind in values]
    if len(kinds) != 1:
        raise BadPublishers(path, _line(node), "either “publisher” or “owner” is needed, not both")
    kind = kinds[0]
    for key, value in values.items():
        if key not in (kind, KINDS[kind], "reason"):
            what = f"“{key}” is not known here; known: {kind}, {KINDS[kind]}, reason"
            raise BadPublishers(path, _line(value), what)
    if "reason" not in values:
        raise BadPublishers(path, _line(node), "a “reason” is needed: how is it known")
    _text(path, values["reason"])
    listed = _listed(path, values[KINDS[kind]]) if KINDS[kind] in values else []
    return _line(node), kind, _text(path, values[kind]), listed


def _values(path: Path, node: MappingNode) -> dict[str, Node]:
    values: dict[str, Node] = {}
    for key, value in node.value:
        name = _text(path, key)
        if name in values:
            raise BadPublishers(path, _line(key), f"“{name}” stands twice in one entry")
        values[name] = value
    return values


def _listed(path: Path, node: Node) -> list[tuple[int, str]]:
    from yaml import SequenceNode

    if not isinstance(node, SequenceNode):
        raise BadPublishers(path, _line(node), "a list of names is expected: [Harbour Post, ...]")
    return [(_line(item), _text(path, item)) for item in node.value]


def _text(path: Path, node: Node) -> str:
    from yaml import ScalarNode

    if not isinstance(node, ScalarNode) or not node.value.strip():
        raise BadPublishers(path, _line(node), "a name or a sentence is expected")
    return " ".join(str(node.value).split())


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
