"""Statements that answer the same question, as claims with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.asread import as_read
from wherefrom.claims.ordering import Ordering
from wherefrom.claims.ready import Ready
from wherefrom.claims.refreshing import refreshed
from wherefrom.claims.regrouping import Questions
from wherefrom.claims.ruled.applied import ruled
from wherefrom.model import Document, Grouping, Part, Reply, Ruling, Statement
from wherefrom.settings import Claims


def group(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    replies: Sequence[Reply],
    vectors: NDArray[np.float32],
    words: NDArray[np.int8] | None = None,
    *,
    settings: Claims,
    rulings: Sequence[Ruling] = (),
) -> Grouping:
    """Claims over all ``documents``, and why their statements stand together.

    ``vectors`` are aligned with ``statements`` (n, 384), each of length 1;
    ``words`` (m, 128) are the vectors of their content words.
    Statements are grouped as they were read, and then ``rulings``, in the order in
    which people made them, are put on top: they always win, and change no
    more than what they are on.
    """
    if not statements:
        by_hand = ruled(rulings, documents, statements, replies)
        return Grouping(notices=by_hand.notices, rulings=by_hand.rulings)
    ready = Ready(documents, statements, lambda: (vectors, words), settings)
    return grouped(Questions(ready, replies, as_read(ready, replies)), rulings)


def regroup(
    ready: Ready, replies: Sequence[Reply], parts: Sequence[Part], rulings: Sequence[Ruling]
) -> Grouping:
    """``group`` where the ``parts`` are known that the statements were read to make."""
    return grouped(Questions(ready, replies, refreshed(ready, replies, parts)), rulings)


def grouped(questions: Questions, rulings: Sequence[Ruling]) -> Grouping:
    """The claims of ``questions`` under ``rulings``, in the order in which they are shown."""
    found = questions.grouping(questions.under(rulings))
    return replace(found, claims=Ordering(found.claims).shown())
