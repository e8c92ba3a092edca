"""Asking a case: the allegation is read and encoded, the statements' vectors are those kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

import wherefrom.language.light  # noqa: F401 (before whatever imports spaCy)
from wherefrom.claims.bearing.allegation import own_replies
from wherefrom.claims.bearing.likeness import Pool, pool
from wherefrom.claims.bearing.ranking import Language, bearing
from wherefrom.errors import WherefromError
from wherefrom.language.load import DIMENSIONS, encoder, parse
from wherefrom.language.registry import ENCODER
from wherefrom.model import Ledger, Reply, Statement
from wherefrom.model.bearing import Bearing
from wherefrom.store import language_work
from wherefrom.store.db import Store


class NothingAsked(WherefromError):
    """There is no word in what was asked."""

    def __init__(self) -> None:
        super().__init__("Nothing was asked: write the allegation as a sentence, between quotes.")


def check(allegation: str) -> None:
    """Raise NothingAsked if there is no word in ``allegation``."""
    if not any(character.isalnum() for character in allegation):
        raise NothingAsked


def ask(store: Store, ledger: Ledger, allegation: str, *, most: int) -> Bearing:
    """What of the case bears on ``allegation``: at most ``most`` claims and statements.

    Raises:
        ModelUnusable: a model's files are missing or altered.
    """
    home = {s.id: s.document for s in ledger.statements}

    @cache
    def of_document(document: str) -> dict[str, list[Reply]]:
        found: dict[str, list[Reply]] = defaultdict(list)
        for reply in language_work.replies(store.db, document):
            found[reply.statement].append(reply)
        return found

    language = Language(
        own=lambda text: own_replies(text, parse(text)),
        replies=lambda statement: of_document(home[statement]).get(statement, ()),
        encode=encoder().encode,
    )
    words = " ".join(allegation.split())
    return bearing(words, asked_pool(store, ledger), ledger.claims, language, most=most)


def asked_pool(store: Store, ledger: Ledger) -> Pool:
    """The case's statements with the vectors kept of them; those not kept are worked out anew."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements:
        told[statement.document].append(statement)
    same = ENCODER.sha256 in ledger.run.models
    kept = language_work.vectors(store.db) if same else {}
    rows = [_vectors(kept.get(document, b""), here) for document, here in told.items()]
    vectors = np.concatenate(rows) if rows else np.empty((0, DIMENSIONS), dtype=np.float32)
    return pool([s for here in told.values() for s in here], vectors)


def _vectors(kept: bytes, statements: Sequence[Statement]) -> NDArray[np.float32]:
    held = np.frombuffer(kept, dtype=np.float32)
    width = DIMENSIONS
    if len(held) == width * len(statements):
        return held.reshape(len(statements), width)
    return encoder().encode([s.text for s in statements])
