"""Wordings and what they share, kept while rulings change who published what.

Words never change; what of them is a publisher's standing text hangs on which
documents it published, and only pairs with a document whose standing text is
another are compared again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from wherefrom.model import Document
from wherefrom.settings import Trace
from wherefrom.trace.copies import STANDING_DOCUMENTS, nearest_only, taken, without_standing
from wherefrom.trace.reuse import Shared, aligned
from wherefrom.trace.slips import slips
from wherefrom.trace.spelled import Keys
from wherefrom.trace.wording import Wording, wordings

Pair = frozenset[str]  # both documents
SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


class Rewording:
    """The wordings of ``documents``, in the order of their ids, and all pairs that share."""

    def __init__(self, documents: Sequence[Document], settings: Trace) -> None:
        self._documents, self._settings = documents, settings
        listed = wordings(documents)
        self._bare = {item.document: item for item in listed}
        self._place = {document.id: n for n, document in enumerate(documents)}
        self._aligned = list(aligned(listed, settings))
        self._misspelt = slips(listed)
        self._every = np.concatenate([item.keys for item in listed] or [_NO_KEYS])
        self._ends = np.cumsum([len(item.keys) for item in listed])
        self._found: dict[tuple[int, int], Shared] = {}
        self._begun = False
        self.held: dict[str, Wording] = dict(self._bare)
        self.shared: dict[Pair, Shared] = {}

    def under(
        self, published_by: Mapping[str, Sequence[str]], changed: Iterable[str]
    ) -> tuple[set[str], set[Pair]]:
        """Have ``changed`` publishers hold other documents than before.

        Returns the documents with other standing text, and the pairs that share otherwise.
        """
        otherwise = set()
        for name in changed:
            for item in self._standing(published_by.get(name, ())):
                if not _alike(item.standing, self.held[item.document].standing):
                    self.held[item.document] = item
                    otherwise.add(item.document)
        first, self._begun = not self._begun, True
        return otherwise, self._compare(None if first else otherwise)

    def with_all(self, names: Iterable[Sequence[int]]) -> set[str]:
        """The documents that have every word, by its key, of one of ``names``."""
        rows: set[int] = set()
        for keys in names:
            rows |= set.intersection(*(self._rows_with(key) for key in keys)) if keys else set()
        return {self._documents[row].id for row in rows}

    def _rows_with(self, key: int) -> set[int]:
        every, rows = self._index
        first, last = (int(np.searchsorted(every, np.uint64(key), side)) for side in SIDES)
        return set(rows[first:last].tolist())

    @cached_property
    def _index(self) -> tuple[Keys, npt.NDArray[np.int32]]:
        """All words' keys in order, and for each the row of the document that it stands in."""
        lengths = np.diff(self._ends, prepend=0)
        rows = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        order = np.argsort(self._every, kind="stable")
        return self._every[order], rows[order]

    def _standing(self, published: Sequence[str]) -> list[Wording]:
        group = [self._bare[document] for document in published]
        return without_standing(group) if len(group) >= STANDING_DOCUMENTS else group

    def _compare(self, otherwise: Collection[str] | None) -> set[Pair]:
        """Compare the pairs of documents that are worded ``otherwise``; None: all pairs."""
        if otherwise is not None and not otherwise:
            return set()
        rows = None if otherwise is None else {self._place[d] for d in otherwise}
        met = [m for m in self._aligned if rows is None or m[0] in rows or m[1] in rows]
        listed = [self.held[d.id] for d in self._documents]
        known = (self._documents, listed, self._misspelt, self._settings)
        now = {(i, j): pair for i, j, pair in taken(*known, met)}
        for i, j, _ in met:
            before = self._found.pop((i, j), None)
            if (i, j) in now:
                pair = now[i, j]
                self._found[i, j] = before if before is not None and before == pair else pair
        return self._keep()

    def _keep(self) -> set[Pair]:
        """Keep of all that is found what no near copy explains; the pairs that are other ones."""
        before = self.shared
        kept = nearest_only(
            list(self._found.values()), near_copy_share=self._settings.near_copy_share
        )
        self.shared = {frozenset((p.left, p.right)): p for p in kept}
        every = before.keys() | self.shared.keys()
        return {pair for pair in every if before.get(pair) is not self.shared.get(pair)}


_NO_KEYS: Keys = np.empty(0, dtype=np.uint64)


def _alike(one: npt.NDArray[np.bool_] | None, two: npt.NDArray[np.bool_] | None) -> bool:
    """Whether both mark the same words; None marks none."""
    if one is None or two is None:
        marked = two if one is None else one
        return marked is None or not marked.any()
    return bool(np.array_equal(one, two))
