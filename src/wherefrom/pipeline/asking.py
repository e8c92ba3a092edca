"""Asking a case: the allegation is read and encoded, the statements' vectors are those kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np

import wherefrom.language.light  # noqa: F401 (before whatever imports spaCy)
from wherefrom.claims.bearing.allegation import own_replies
from wherefrom.claims.bearing.likeness import Pool, pool
from wherefrom.claims.bearing.matching import Heard
from wherefrom.claims.bearing.ranking import Language, bearing
from wherefrom.content import content_words
from wherefrom.errors import WherefromError
from wherefrom.language.encoder import DIMENSIONS, WORD_DIMENSIONS, Encoded
from wherefrom.language.load import encoder, parse
from wherefrom.language.registry import ENCODER
from wherefrom.model import Ledger, Reply, Statement
from wherefrom.model.bearing import Bearing
from wherefrom.store import vectors, work
from wherefrom.store.db import Store
from wherefrom.store.vectors import Kept


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
        for reply in work.replies_of(store.db, document):
            found[reply.statement].append(reply)
        return found

    language = Language(
        own=lambda text: own_replies(text, parse(text)),
        replies=lambda statement: of_document(home[statement]).get(statement, ()),
        hear=hear,
    )
    words = " ".join(allegation.split())
    return bearing(words, asked_pool(store, ledger), ledger.claims, language, most=most)


def hear(text: str) -> Heard:
    """``text`` as the encoder hears it."""
    read = encoder().read([text])
    return Heard(read.vectors[0], read.words)


def asked_pool(store: Store, ledger: Ledger) -> Pool:
    """The case's statements with the vectors kept of them; those not kept are worked out anew."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements:
        told[statement.document].append(statement)
    same = ENCODER.sha256 in ledger.run.models
    kept = vectors.vectors(store.db) if same else {}
    read = [_read(kept.get(document, Kept()), here) for document, here in told.items()]
    read = read or [encoder().read([])]
    return pool(
        [statement for here in told.values() for statement in here],
        np.concatenate([one.vectors for one in read]),
        np.concatenate([one.words for one in read]),
    )


def _read(kept: Kept, statements: Sequence[Statement]) -> Encoded:
    said = [statement.text for statement in statements]
    return whole(kept, said) or encoder().read(said)


def whole(kept: Kept, said: Sequence[str]) -> Encoded | None:
    """What is kept of the texts ``said``; None where that is not as much as they need."""
    held = np.frombuffer(kept.vectors, dtype=np.float32)
    words = np.frombuffer(kept.words, dtype=np.int8)
    n_words = sum(max(1, len(content_words(text))) for text in said)
    if len(held) == DIMENSIONS * len(said) and len(words) == WORD_DIMENSIONS * n_words:
        return Encoded(held.reshape(-1, DIMENSIONS), words.reshape(-1, WORD_DIMENSIONS))
    return None
