"""What whoever asks may see, and the parts of lists that they are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.report.shape import plain
from wherefrom.serve.desk import Desk
from wherefrom.serve.held import Held
from wherefrom.serve.listing import LONGEST, Listing, Query, Selected

MOST = 200  # records of one answer


class CannotAnswer(WherefromError):
    """What was asked can be answered, but not here or not now."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The case on ``desk`` as one reader sees it: ``held`` is the result in their view."""

    desk: Desk
    held: Held


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is wanted."""

    limit: int = 50
    offset: int = 0

    def of(self, records: Sequence[Any]) -> tuple[Any, ...]:
        """That part."""
        return tuple(records[self.offset : self.offset + self.size])

    @property
    def size(self) -> int:
        """How many records there may be in it."""
        return min(max(1, self.limit), MOST)


def listed(records: Iterable[Any], total: int, part: Part) -> dict[str, Any]:
    """A part of a list as an answer."""
    return {"total": total, "offset": part.offset, "records": list(records)}


def sought(listing: Listing, given: Mapping[str, Any], part: Part) -> Selected:
    """The rows that ``given`` asks for by words, facets and order."""
    chosen = {
        name: tuple(one for one in dict.fromkeys(given[name]) if one) for name in listing.names()
    }
    words = " ".join(given["words"].split())[:LONGEST]
    kept = {name: values for name, values in chosen.items() if values}
    return listing.select(Query(words, kept, given["sort"], part.offset, part.size))


def narrowed(found: Selected, size: int, records: Iterable[Any], part: Part) -> dict[str, Any]:
    """A part of a list that is searched and narrowed down; ``size`` is that of the whole list."""
    facets = [plain(choice) for choice in found.choices]
    return {**listed(records, found.total, part), "size": size, "facets": facets}
