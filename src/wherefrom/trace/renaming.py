"""Publishers named in the text of others' documents, looked for again where names change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import itemgetter

from wherefrom.model import Document
from wherefrom.trace.citations import Cited
from wherefrom.trace.library import Library
from wherefrom.trace.named import Place, Starting, by_first_word, cited_by_name, names_in
from wherefrom.trace.outlets import name_words
from wherefrom.trace.reshelving import Shelving
from wherefrom.trace.spelled import key_of


class Renaming:
    """Where each of ``documents`` names publishers of others; ``named`` as of the last."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._starting = by_first_word({})
        self._places: dict[str, list[Place]] = {document: [] for document in documents}
        self.named: dict[str, list[Cited]] = {document: [] for document in documents}

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
        whole = set(self._documents) if before is None else set(reworded)
        partly: set[str] = set()
        if shelving.renamed:
            self._starting = by_first_word(library.names_of)
            if before is not None:
                partly = with_all(_names(shelving.renamed, (before, library))) - whole
        for document in whole:
            self._places[document] = self._found(document, library, self._starting)
        if partly:
            self._look_for(shelving.renamed, partly, library)
        again = whole | partly | _moved(before, library)
        return {document for document in again if self._name(document, library)}

    def _look_for(self, renamed: Collection[str], some: Iterable[str], library: Library) -> None:
        """Look in ``some`` documents for the names of those ``renamed`` alone."""
        names = {name: library.names_of[name] for name in renamed if name in library.names_of}
        starting = by_first_word(names)
        for document in some:
            others = [place for place in self._places[document] if place[0] not in renamed]
            new = self._found(document, library, starting)
            self._places[document] = sorted([*others, *new], key=itemgetter(0)) if new else others

    def _found(self, document: str, library: Library, starting: Starting) -> list[Place]:
        if not starting.names:
            return []
        return names_in(self._documents[document], library.wordings[document], starting)

    def _name(self, key: str, library: Library) -> bool:
        """Have ``named`` hold what a document names now; whether that is another than before."""
        was = self.named[key]
        publisher = library.publisher[key]
        now = cited_by_name(self._documents[key], self._places[key], publisher, was)
        self.named[key] = now
        return now != was


def _moved(before: Library | None, now: Library) -> set[str]:
    """The documents that have another publisher."""
    if before is None or before.publisher is now.publisher:
        return set()
    return {d for d, name in now.publisher.items() if before.publisher[d] != name}


def _names(renamed: Iterable[str], libraries: Iterable[Library]) -> set[tuple[int, ...]]:
    """The names that publishers have in one of ``libraries``, each as its words' keys."""
    every = {
        name
        for library in libraries
        for publisher in renamed
        for name in library.names_of.get(publisher, ())
    }
    return {tuple(map(key_of, name_words(name))) for name in every}
