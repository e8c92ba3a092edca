"""Which source a credit names, kept while rulings change the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wherefrom.model import Document, Source
from wherefrom.trace.credits import name_key

Rank = tuple[bool, str]  # outlets first


class Crediting:
    """The sources of the names that ``documents`` are credited to; ``by_name`` as of the last."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._credited: dict[str, set[str]] = defaultdict(set)  # by key: documents
        for document in documents:
            for credit in document.credits:
                self._credited[name_key(credit.name)].add(document.id)
        self._ranked: dict[str, set[Rank]] = {key: set() for key in self._credited}
        self._before: dict[str, tuple[Rank, frozenset[str]]] = {}
        self.by_name: dict[str, str] = {}

    def under(self, sources: Mapping[str, Source], changed: Iterable[str]) -> set[str]:
        """Take up the sources that have ``changed``; the documents credited to another one now."""
        met: set[str] = set()
        for key in changed if self._credited else ():
            rank, names = self._before.pop(key, ((False, ""), frozenset()))
            for name in names:
                self._ranked[name].discard(rank)
            met |= names
            source = sources.get(key)
            if source is None:
                continue
            names = frozenset(map(name_key, (source.name, *source.aliases))) & self._credited.keys()
            if names:
                rank = (source.kind != "outlet", key)
                self._before[key] = (rank, names)
                for name in names:
                    self._ranked[name].add(rank)
                met |= names
        return {
            document for name in met if self._is_other(name) for document in self._credited[name]
        }

    def _is_other(self, name: str) -> bool:
        """Note whose name it is; whether that is another source than before."""
        before, first = self.by_name.get(name), min(self._ranked[name], default=None)
        if first is None:
            self.by_name.pop(name, None)
        else:
            self.by_name[name] = first[1]
        return self.by_name.get(name) != before
