"""Language work on all documents: what is kept is taken, the rest is worked out and kept."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.model import Document
from wherefrom.pipeline import digests, pool
from wherefrom.pipeline.progress import Clock
from wherefrom.pipeline.stages import Stages
from wherefrom.store import work
from wherefrom.store.db import Store


def keys(documents: Sequence[Document], stages: Stages, models: Sequence[str]) -> list[str]:
    """Under which digest each document's work is kept."""
    made_by = digests.digest(stages.code("language"), list(models))
    return [digests.digest(made_by, digests.of_document(d)) for d in documents]


def work_out(
    store: Store,
    documents: Sequence[Document],
    under: Sequence[str],
    stages: Stages,
    workers: int,
    clock: Clock,
) -> float:
    """Work out what is not kept ``under`` its key; the workers' peak memory in MB."""
    with clock.stage("language", len(documents)):
        kept = work.digests(store.db)
        key_of = dict(zip((d.id for d in documents), under, strict=True))
        missing = [d for d in documents if key_of[d.id] not in kept]
        clock.step("language", len(documents) - len(missing))
        memory = pool.Memory()
        for document, result in pool.worked_out(missing, stages.work, workers, memory):
            with store.transaction(durable=False) as db:
                work.put_worked(db, key_of[document.id], document.id, result)
            clock.step("language")
    return memory.total()
