"""Asking the pseudonymised view: what is answered hangs on the view's own words alone.

Whoever has the view could work the answer out from it, so that it tells nothing that the view
does not. Vectors are kept of the case's own texts; those of a text in which something was replaced
are worked out anew, from the words as the view shows them, and so are what statements answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np

import wherefrom.language.light  # noqa: F401 (before whatever imports spaCy)
from wherefrom.claims.bearing.allegation import own_replies
from wherefrom.claims.bearing.likeness import Pool, pool
from wherefrom.claims.bearing.ranking import Language, bearing
from wherefrom.content import content_words
from wherefrom.language.encoder import Encoded
from wherefrom.language.load import encoder, parse
from wherefrom.language.registry import ENCODER
from wherefrom.model import Claim, Ledger, Reply, Statement
from wherefrom.model.bearing import Bearing
from wherefrom.pipeline.asking import hear, whole
from wherefrom.protect.asked import SHOWN, UNHEARD, heard, vocabulary
from wherefrom.store import vectors
from wherefrom.store.db import Store
from wherefrom.store.vectors import Kept

REMEMBERED = 8192  # texts of the view that differ from the case's, with their vectors: 30 MB


@dataclass(frozen=True, slots=True)
class OutwardPool:
    """One revision of the view, ready to be asked: its statements, words and claims."""

    pool: Pool
    known: frozenset[str]
    claims: Sequence[Claim]


def outward_pool(folder: Path, full: Ledger, veiled: Ledger) -> OutwardPool:
    """``veiled``, the pseudonymised view of ``full``, ready to be asked.

    Raises:
        ModelUnusable: a model's files are missing or altered.
    """
    told: dict[str, list[tuple[Statement, Statement]]] = defaultdict(list)
    for own, shown in zip(full.statements, veiled.statements, strict=True):
        told[own.document].append((own, shown))
    with Store(folder) as store:
        kept = vectors.vectors(store.db) if ENCODER.sha256 in full.run.models else {}
    read = [one for name, pairs in told.items() for one in _read(kept.get(name, Kept()), pairs)]
    read = read or [encoder().read([])]
    ready = pool(
        [shown for pairs in told.values() for _, shown in pairs],
        np.concatenate([one.vectors for one in read]),
        np.concatenate([one.words for one in read]),
    )
    return OutwardPool(ready, vocabulary(_texts(veiled)), veiled.claims)


def ask_outward(view: OutwardPool, allegation: str, *, most: int) -> Bearing:
    """What of ``view`` bears on ``allegation``, as far as it is heard there.

    The answer gives the allegation as it was heard.

    Raises:
        ModelUnusable: a model's files are missing or altered.
    """
    texts = {statement.id: statement.text for statement in view.pool.statements}
    language = Language(own=_replies, replies=lambda id_: _replies(texts[id_]), hear=hear)
    words = heard(allegation, view.known)
    found = bearing(words, view.pool, view.claims, language, most=most)
    return replace(found, allegation=words.replace(UNHEARD, SHOWN))


def _texts(veiled: Ledger) -> Iterator[str]:
    yield from (document.text for document in veiled.documents)
    yield from (statement.text for statement in veiled.statements)


def _read(kept: Kept, pairs: Sequence[tuple[Statement, Statement]]) -> Iterator[Encoded]:
    """The vectors of one document's statements as the view shows them, in pieces."""
    held = whole(kept, [own.text for own, _ in pairs])
    if held is None or any(own.text != shown.text for own, shown in pairs):
        ends = list(accumulate(max(1, len(content_words(own.text))) for own, _ in pairs))
        for row, (own, shown) in enumerate(pairs):
            if held is None or own.text != shown.text:
                yield _anew(shown.text)
            else:
                words = held.words[ends[row - 1] if row else 0 : ends[row]]
                yield Encoded(held.vectors[row : row + 1], words)
    else:
        yield held


@lru_cache(maxsize=REMEMBERED)
def _anew(text: str) -> Encoded:
    return encoder().read([text])


@lru_cache(maxsize=REMEMBERED)
def _replies(text: str) -> tuple[Reply, ...]:
    """What ``text`` answers, read by itself."""
    return own_replies(text, parse(text))
