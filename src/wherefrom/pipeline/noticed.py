"""Notices of all stages together, each stretch of text told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wherefrom.model import Notice


def once(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """``notices`` in order, without those whose kind and words an earlier one has told.

    The reading stage and the claims stage may both find that no calendar has a date.
    """
    told: dict[tuple[str | None, str], list[tuple[int, int]]] = defaultdict(list)
    kept = []
    for notice in notices:
        if notice.start is not None and notice.end is not None:
            spans = told[notice.document, notice.kind]
            if any(s < notice.end and notice.start < e for s, e in spans):
                continue
            spans.append((notice.start, notice.end))
        kept.append(notice)
    return tuple(kept)
