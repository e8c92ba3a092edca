"""Any record of a ledger on its way out: offsets moved, every string veiled, ids renewed.

Made from the records' own annotations rather than written for each, so that a field that is added
to the ledger later is moved and veiled as well, without anybody remembering to.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Protocol, Union, cast, get_args, get_origin, get_type_hints

from wherefrom.protect.text import Replaced

# Fields of set words, digests and times, in which no name can stand.
FIXED = frozenset(
    ["kind", "view", "basis", "modality", "publisher_kind", "language", "precision", "timex", "mod",
     "origin_kind", "how", "version", "settings", "models", "inputs", "state", "body_kind", "unit"]
)  # fmt: skip
IN_PLACE = frozenset(["text"])  # cut from the protected text already
OFFSETS = ("start", "end")


class Road(Protocol):
    """What a change needs to know of the case."""

    def string(self, text: str) -> str:
        """``text`` veiled, its ids renewed."""

    def text_of(self, id_: str) -> Replaced | None:
        """The new text that a document or statement of this id stands in."""


Change = Callable[[Any, Road, Replaced | None], Any]


def changed(record: Any, road: Road, within: Replaced | None = None) -> Any:
    """``record`` as it leaves; offsets are those of the text that it, or what holds it, names."""
    change = _of_class(cast(Hashable, type(record)))
    return record if change is None else change(record, road, within)


@cache
def _change(kind: Any, field: str) -> Change | None:
    """How a value of ``kind`` changes; None where nothing in it can."""
    origin, parts = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _of_class(cast(Hashable, kind))
    if origin is Literal or kind in (int, float, bool, type(None)):
        return None
    if kind is str:
        return None if field in FIXED or field in IN_PLACE else _string
    if origin in (Union, types.UnionType):
        return _optional([_change(p, field) for p in parts if p is not type(None)])
    if origin is tuple:
        return _tuple([_change(p, field) for p in parts if p is not Ellipsis], Ellipsis in parts)
    raise TypeError(f"{kind!r} has no road out")  # better none than one past the veil


def _string(value: str, road: Road, _: Replaced | None) -> str:
    return road.string(value)


def _optional(inner: list[Change | None]) -> Change | None:
    if all(one is None for one in inner):
        return None
    if len(inner) > 1 or inner[0] is None:
        raise TypeError("a field of several kinds has no road out")
    only = inner[0]
    return lambda value, road, within: None if value is None else only(value, road, within)


def _tuple(inner: list[Change | None], is_series: bool) -> Change | None:
    if all(one is None for one in inner):
        return None
    if is_series and (each := inner[0]) is not None:
        return lambda values, road, within: tuple([each(v, road, within) for v in values])
    return lambda values, road, within: tuple(
        v if one is None else one(v, road, within) for one, v in zip(inner, values, strict=True)
    )


@cache
def _of_class(cls: Any) -> Change | None:
    hints = get_type_hints(cls)
    names = [f.name for f in fields(cls)]
    columns = [(name, _change(hints[name], name)) for name in names]
    placed = set(OFFSETS) <= set(names)
    of: list[str] = [n for n in ("document", "statement") if n in names]
    of += ["id"] if "text" in names else []
    if not placed and not of and all(change is None for _, change in columns):
        return None
    told = any(change is not None for _, change in columns)

    def change(one: Any, road: Road, within: Replaced | None) -> Any:
        if of:
            key = next((k for k in (getattr(one, n) for n in of) if k), None)
            within = (key and road.text_of(key)) or within
        moving = placed and within is not None and within.made and one.start is not None
        if not told and not moving:
            return one
        values = [
            getattr(one, name) if of_field is None else of_field(getattr(one, name), road, within)
            for name, of_field in columns
        ]
        if moving and within is not None:
            start, end = within.span(one.start, one.end)
            values[names.index("start")], values[names.index("end")] = start, end
        return cls(*values)

    return change
