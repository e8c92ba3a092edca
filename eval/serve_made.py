"""Large cases for the workbench: the example case over and over, every id made new each time.

So that each page is as heavy as that of a real case: a report of the example gives about as many
statements and questions as one of ../shared/data/cases. Texts are shared between the copies, so
memory is not what it would be; times and pages are.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from wherefrom.model import Document, Ledger
from wherefrom.store import results
from wherefrom.store.db import Store, create

ID = re.compile(r"[a-z]{1,2}-[0-9a-f]{12}")
LISTS = (
    "documents", "externals", "sources", "mentions", "of_mention", "of_publisher", "attributions",
    "statements", "claims", "links", "derivations", "findings", "notices", "views", "indicators",
    "originals",
)  # fmt: skip


def many(ledger: Ledger, n_documents: int) -> Ledger:
    """``ledger`` repeated until it has ``n_documents`` documents or a few more."""
    copies = -(-n_documents // len(ledger.documents))
    lists: dict[str, list[Any]] = {name: [] for name in LISTS}
    for copy in range(copies):
        for name, found in lists.items():
            found += [_renamed(one, f"{copy:05x}") for one in getattr(ledger, name)]
    made: dict[str, Any] = {name: tuple(found) for name, found in lists.items()}
    return replace(ledger, rulings=(), **made)


def kept(folder: Path, ledger: Ledger) -> Path:
    """``ledger`` as the result of a case in ``folder``."""
    create(folder)
    with Store(folder, write=True) as store, store.transaction(durable=False) as db:
        results.replace(db, ledger, {})
    return folder


def _renamed(value: Any, mark: str) -> Any:
    if isinstance(value, str):
        return f"{value[: -len(mark)]}{mark}" if ID.fullmatch(value) else value
    if isinstance(value, tuple):
        return tuple(_renamed(one, mark) for one in value)
    if isinstance(value, Document):
        inner = replace(value, path=f"{mark}/{value.path}", id=_renamed(value.id, mark))
        version = _renamed(value.version_of, mark) if value.version_of else None
        return replace(inner, version_of=version)
    if is_dataclass(value) and not isinstance(value, type):
        given = {f.name: getattr(value, f.name) for f in fields(value)}
        made = {name: _renamed(one, mark) for name, one in given.items()}
        changed = {n: v for n, v in made.items() if v is not given[n]}
        return replace(value, **changed) if changed else value
    return value
