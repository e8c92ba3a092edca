"""Codes on statements under rulings on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wherefrom.model import Codebook, Coding, Document, Indicator, Ruling, Statement
from wherefrom.pipeline import coding
from wherefrom.ruled.anchors import Places


class Codes:
    """The codes of a case; ``found`` gives them as they were before anybody ruled."""

    def __init__(
        self,
        now: Coding,
        found: Callable[[], Sequence[Indicator]],
        documents: Sequence[Document],
        statements: Sequence[Statement],
        books: Sequence[Codebook],
    ) -> None:
        self._now = now
        self._found = found
        self._said = (documents, statements, books)
        self._known: Sequence[Indicator] | None = None
        self._under = tuple(r.id for r in now.rulings)

    def under(self, rulings: Sequence[Ruling], held: Places, order: Mapping[str, int]) -> Coding:
        """The codes as ``rulings`` have them.

        ``held`` are the statements to look in, ``order`` their numbers by id.
        """
        under = tuple(ruling.id for ruling in rulings)
        if under == self._under:
            return self._now
        if self._known is None:
            self._known = self._found()
        self._now = coding.ruled(self._known, *self._said, rulings, held, order)
        self._under = under
        return self._now
