"""Publishers named in the text of others' documents, looked for again where names change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from wherefrom.model import Document
from wherefrom.trace.citations import Cited
from wherefrom.trace.library import Library
from wherefrom.trace.named import by_first_word, named_publishers
from wherefrom.trace.outlets import name_words
from wherefrom.trace.reshelving import Shelving
from wherefrom.trace.spelled import key_of


class Renaming:
    """Where each of ``documents`` names publishers of others; ``named`` as of the last."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._starting = by_first_word({})
        self.named: dict[str, list[Cited]] = {}

    def under(
        self,
        before: Library | None,
        shelving: Shelving,
        reworded: Collection[str],
        with_all: Callable[[Iterable[Sequence[int]]], set[str]],
    ) -> set[str]:
        """Look again where names may stand that publishers have now, or had; where others do.

        ``reworded`` are documents with other standing text, ``with_all`` gives
        those with all words of one of some names.
        """
        library = shelving.library
        again = self._changed(before, library) | set(reworded)
        if shelving.renamed:
            self._starting = by_first_word(library.names_of)
            if before is not None:
                again |= with_all(_names(shelving.renamed, (before, library)))
        was = {document: self.named.get(document) for document in again}
        self.named |= {document: [] for document in again}
        looked = [self._documents[document] for document in sorted(again)]
        words = (library.names_of, library.wordings, self._starting)
        for one in named_publishers(looked, library.publisher, *words):
            self.named[one.document].append(one)
        return {document for document in again if self.named[document] != was[document]}

    def _changed(self, before: Library | None, now: Library) -> set[str]:
        """The documents that have another publisher."""
        if before is None:
            return set(self._documents)
        if before.publisher is now.publisher:
            return set()
        return {d for d in self._documents if before.publisher[d] != now.publisher[d]}


def _names(renamed: Iterable[str], libraries: Iterable[Library]) -> set[tuple[int, ...]]:
    """The names that publishers have in one of ``libraries``, each as its words' keys."""
    every = {
        name
        for library in libraries
        for publisher in renamed
        for name in library.names_of.get(publisher, ())
    }
    return {tuple(map(key_of, name_words(name))) for name in every}
