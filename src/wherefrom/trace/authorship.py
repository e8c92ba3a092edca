"""Derivations of the kinds ``same_author`` and ``same_publisher``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from wherefrom.model import Derivation, Document
from wherefrom.trace.evidence import derivation

NOBODY = re.compile(
    r"^(?:staff|staff (?:writers?|reporters?)|editors?|admin|reporters?|newsroom|news desk|"
    r"editorial (?:team|board)|web (?:desk|team)|anonymous|guest|contributors?|correspondents?)$"
)
SAME_AUTHOR = 0.9  # two people of one name do write for two papers
SAME_PUBLISHER = 0.99
SAME_OWNER = 0.9  # owners change


def author_key(name: str) -> str | None:
    """A byline as it is compared, or None where it names nobody in particular.

    >>> author_key("By Ada  Lindqvist")
    'ada lindqvist'
    >>> author_key("Staff Writer") is None
    True
    """
    folded = re.sub(r"[^\w\s'-]", " ", name.casefold())
    folded = re.sub(r"^\s*by\s+", "", re.sub(r"\s+", " ", folded)).strip()
    if " " not in folded or NOBODY.match(folded):
        return None
    return folded


def same_author(documents: Sequence[Document]) -> list[Derivation]:
    """Documents that share an author, each tied to the next one by him or her."""

    def note(key: str) -> str:
        return f"Both name {key.title()} as author."

    keys = ((key, d) for d in documents for key in {author_key(a) for a in d.authors} if key)
    return _tied("same_author", keys, SAME_AUTHOR, note)


def same_publisher(
    documents: Sequence[Document], publisher: Mapping[str, str], names: Mapping[str, str]
) -> list[Derivation]:
    """Documents of one publisher, each tied to the next one.

    ``publisher`` gives a document's publisher (a source id or a name),
    ``names`` the words for a source id.
    """

    def note(key: str) -> str:
        return f"Both are published by {names.get(key, key)}."

    keys = ((publisher[d.id], d) for d in documents if publisher.get(d.id, d.id) != d.id)
    return _tied("same_publisher", keys, SAME_PUBLISHER, note)


def same_owner(documents: Sequence[Document], owner: Mapping[str, str]) -> list[Derivation]:
    """Documents whose publishers belong to one owner, each tied to the next one."""

    def note(key: str) -> str:
        return f"The publishers of both belong to {key}."

    keys = ((owner[d.id], d) for d in documents if d.id in owner)
    return _tied("same_publisher", keys, SAME_OWNER, note)


def _tied(
    kind: str,
    keys: Iterable[tuple[str, Document]],
    probability: float,
    note: Callable[[str], str],
) -> list[Derivation]:
    groups: dict[str, list[Document]] = defaultdict(list)
    for key, document in keys:
        groups[key].append(document)
    made: dict[tuple[str, str], Derivation] = {}
    for key, group in sorted(groups.items()):
        dated = sorted(group, key=lambda d: (d.published.value or "9999", d.path, d.id))
        versions = {d.version_of or d.id: d for d in reversed(dated)}
        ordered = [d for d in dated if versions[d.version_of or d.id] is d]
        for earlier, later in pairwise(ordered):
            made.setdefault(
                (later.id, earlier.id),
                derivation(
                    "same_author" if kind == "same_author" else "same_publisher",
                    later.id,
                    earlier.id,
                    probability=probability,
                    evidence=(),
                    note=note(key),
                    directed=False,
                ),
            )
    return list(made.values())
