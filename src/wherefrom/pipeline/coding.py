"""The indicators stage for a case: its codebooks, codes document by document, rulings on codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wherefrom.indicators.ruled import applied, settled
from wherefrom.model import Codebook, Coding, Document, Indicator, Ruling, Statement
from wherefrom.pipeline.stages import Stages
from wherefrom.ruled.anchors import Places, places
from wherefrom.store import codebooks as kept
from wherefrom.store import work
from wherefrom.store.db import Store


def given(names: Sequence[str | Path]) -> tuple[tuple[str, str], ...]:
    """Codebooks as the store keeps them: shipped ones by name, files with their text.

    Raises:
        BadCodebook: one cannot be read or used; nothing is kept.
    """
    from wherefrom.indicators.codebook import SHIPPED, text_of  # brings PyYAML

    found = tuple(
        (str(name), "") if str(name) in SHIPPED else (Path(name).name, text_of(Path(name)))
        for name in names
    )
    _read(found)
    return found


def codebooks(store: Store) -> tuple[Codebook, ...]:
    """Those of the case: what somebody chose, else those that are used where nobody did.

    Raises:
        BadCodebook: a later version of the program reads one otherwise.
    """
    return _read(kept.chosen(store.db))


def _read(found: Sequence[tuple[str, str]]) -> tuple[Codebook, ...]:
    from wherefrom.indicators.codebook import USED, codebooks, shipped, shipped_text

    if not found:
        return shipped(*USED)
    return codebooks(
        [(name, body) if body else (f"{name}.yml", shipped_text(name)) for name, body in found]
    )


def coded(
    store: Store,
    documents: Sequence[Document],
    under: Sequence[str],
    statements: Sequence[Statement],
    books: Sequence[Codebook],
    rulings: Sequence[Ruling],
    stages: Stages,
) -> Coding:
    """The codes of ``books`` on ``statements``, with what people ruled on them.

    ``under`` are the keys of the documents' work, whose parse is read again.
    """
    of: dict[str, list[Statement]] = {}
    for statement in statements:
        of.setdefault(statement.document, []).append(statement)
    found: list[Indicator] = []
    for document, key in zip(documents, under, strict=True):
        if here := of.get(document.id):
            parse, vectors = work.parse(store.db, key)
            found += stages.indicate(parse, here, books, vectors)
    return ruled(found, documents, statements, books, rulings)


def ruled(
    found: Sequence[Indicator],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    books: Sequence[Codebook],
    rulings: Sequence[Ruling],
    held: Places | None = None,
    order: Mapping[str, int] | None = None,
) -> Coding:
    """The codes ``found`` as ``rulings`` have them.

    ``held`` are the statements to look in, ``order`` their numbers by id.
    """
    where = (held or places(documents, statements)) if rulings else None
    on = [where.find(r.on[0]) if where is not None and r.on else None for r in rulings]
    told = settled(rulings, on, books)
    bare = tuple(replace(b, codes=tuple(replace(c, rules=()) for c in b.codes)) for b in books)
    return Coding(applied(found, told, statements, order), bare, told)
