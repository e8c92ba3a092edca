"""Codes on statements under rulings on them, and on the kinds of statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wherefrom.model import Codebook, Coding, Document, Indicator, Ruling, Statement
from wherefrom.pipeline import coding
from wherefrom.ruled.anchors import Places


class Codes:
    """The codes of a case; ``found`` gives them as they were before anybody ruled on them.

    ``read`` gives the codes of one document, whose statements are as given.
    """

    def __init__(
        self,
        now: Coding,
        found: Callable[[], Sequence[Indicator]],
        read: Callable[[str, Sequence[Statement]], Sequence[Indicator]],
        documents: Sequence[Document],
        statements: Sequence[Statement],
        books: Sequence[Codebook],
    ) -> None:
        self._now = now
        self._found, self._read = found, read
        self._said = (documents, statements, books)
        self._known: Sequence[Indicator] | None = None
        self._under: tuple[str, ...] | None = tuple(r.id for r in now.rulings)

    def restated(self, statements: Sequence[Statement], now: Sequence[Statement]) -> None:
        """Take note that of ``statements`` those ``now`` are of another kind."""
        known = self._found() if self._known is None else self._known
        for document in dict.fromkeys(one.document for one in now):
            said = [s for s in statements if s.document == document]
            ids = {s.id for s in said}
            known = [i for i in known if i.statement not in ids]
            known += self._read(document, said)
        documents, _, books = self._said
        self._known, self._said, self._under = known, (documents, statements, books), None

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
