"""Rows back to dataclasses, quickly: our own rows need no check of every value.

``serial.from_plain`` checks each value against its annotation, which for a case
of 2,000 documents takes many seconds; whether rows were altered is for ``verify``.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wherefrom.serial import from_plain

T = TypeVar("T")
Convert = Callable[[Any], Any]


def reader(cls: type[T]) -> Callable[[Any], T]:
    """What makes a ``cls`` of the plain value that ``to_plain`` made of one."""
    return cast(Callable[[Any], T], _record(cast(Hashable, cls)))


@cache
def _record(cls: Any) -> Convert:
    hints = get_type_hints(cls)
    columns = [(f.name, _convert(hints[f.name])) for f in fields(cls)]

    def read(row: Any) -> Any:
        try:
            return cls(*[row[n] if c is None else c(row[n]) for n, c in columns])
        except KeyError:  # a field that is newer than the row takes its default
            return from_plain(cls, row)

    return read


def _convert(kind: Any) -> Convert | None:
    """How a value of ``kind`` is made from its plain form; None if it is its plain form."""
    origin, parts = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record(cast(Hashable, kind))
    if kind is float:
        return float
    if origin in (Union, types.UnionType):
        (inner,) = {_convert(part) for part in parts if part is not type(None)}
        return None if inner is None else _optional(inner)
    if origin is tuple:
        return _tuple([_convert(part) for part in parts if part is not Ellipsis], Ellipsis in parts)
    return None


def _optional(inner: Convert) -> Convert:
    return lambda value: None if value is None else inner(value)


def _tuple(inner: list[Convert | None], is_series: bool) -> Convert:
    if all(one is None for one in inner):
        return tuple
    if is_series:
        each = cast(Convert, inner[0])
        return lambda values: tuple(map(each, values))
    return lambda values: tuple(
        value if one is None else one(value) for one, value in zip(inner, values, strict=True)
    )
