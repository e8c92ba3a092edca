"""What is found by words: questions and statements to choose from, and places in all texts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from wherefrom.report.shape import plain
from wherefrom.serve.api.asked import statement
from wherefrom.serve.api.reading import Part, Reading
from wherefrom.serve.finding_words import FOUND, MORE, find
from wherefrom.serve.held import Held
from wherefrom.serve.views.found import questions_like, statements_with


def questions(
    held: Held, words: str, besides: Collection[str], kind: str, part: Part
) -> dict[str, Any]:
    """Questions that have most of the words, the likest first."""
    found = [asdict(one) for one in questions_like(held, words, besides, kind)]
    return {"total": len(found), "offset": part.offset, "records": list(part.of(found))}


def statements(
    reading: Reading, words: str, besides: Collection[str], part: Part
) -> dict[str, Any]:
    """Assertions that hold all of the words, to choose one."""
    told = statements_with(reading.desk, reading.held, words, besides) if words else []
    records = [{**statement(reading.held, one), "date": date} for one, date in told]
    return {"total": len(records), "offset": part.offset, "records": list(part.of(records))}


def places(reading: Reading, words: str, *, every: bool) -> dict[str, Any]:
    """Where the words stand in all texts, by document, each with what stands round them."""
    found = find(reading.desk, reading.held, words, most=MORE if every else FOUND)
    records: list[Any] = plain(found.documents)
    return {"total": found.places, "cut": found.cut, "offset": 0, "records": records}
