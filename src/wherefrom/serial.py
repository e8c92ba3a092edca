"""Frozen dataclasses to JSON-able values and back, typed: never a pickle.

Used between the reading process and its parent, by the store and by the
report. What comes back is checked against the annotations, since a reading
process that was taken over may send anything.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wherefrom.errors import WherefromError

T = TypeVar("T")
Convert = Callable[[Any], Any]


class BadShape(WherefromError):
    """A plain value does not have the shape of the class it is to become."""


def to_plain(obj: Any) -> Any:
    """``obj`` as dicts, lists, strings, numbers, booleans and None.

    Dataclasses become dicts in the order of their fields, tuples and lists
    become lists, sets sorted lists. Anything else is a TypeError.

    >>> from wherefrom.model import Span
    >>> to_plain((Span(0, 4), None))
    [{'start': 0, 'end': 4}, None]
    """
    if obj is None or isinstance(obj, (str, int, float)):
        return obj
    if isinstance(obj, (tuple, list)):
        return [to_plain(part) for part in obj]
    if isinstance(obj, (set, frozenset)):
        return sorted(to_plain(part) for part in obj)
    if isinstance(obj, dict):
        return {_key(key): to_plain(value) for key, value in obj.items()}
    return {name: to_plain(getattr(obj, name)) for name in _names(cast(Hashable, type(obj)))}


def from_plain(cls: type[T], data: Any) -> T:
    """The ``cls`` that ``to_plain`` made ``data`` from.

    Absent fields take their defaults; unknown ones are ignored, so that a
    newer file can be read by an older program.

    Raises:
        BadShape: naming the first field that does not fit.
    """
    return cast(T, _reader(cast(Hashable, cls))(data))


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a JSON object's keys are strings, not {key!r}")
    return key


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    if not is_dataclass(cls):
        raise TypeError(f"{cls.__name__} has no plain form")
    return tuple(f.name for f in fields(cls))


@cache
def _reader(kind: Any) -> Convert:
    origin = get_origin(kind)
    if kind is Any or kind is object:
        return _as_it_is
    if kind is None or kind is type(None):
        return _only(frozenset([None]))
    if origin is Literal:
        return _only(frozenset(get_args(kind)))
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin in (tuple, list, set, frozenset):
        return _series(origin, get_args(kind))
    if origin is dict:
        return _mapping(get_args(kind))
    if is_dataclass(kind):
        return _record(cast(type[Any], kind))
    if kind in (str, int, float, bool):
        return _scalar(kind)
    raise TypeError(f"{kind!r} cannot be read from plain values")


def _as_it_is(data: Any) -> Any:
    return data


def _only(allowed: frozenset[Any]) -> Convert:
    def read(data: Any) -> Any:
        try:
            if data in allowed:
                return data
        except TypeError:
            pass
        raise BadShape(f"{_short(data)} is none of {sorted(map(repr, allowed))}.")

    return read


def _scalar(kind: type[Any]) -> Convert:
    def read(data: Any) -> Any:
        if type(data) is kind:
            return data
        if kind is float and type(data) is int:
            return float(data)
        raise BadShape(f"{kind.__name__} expected, not {_short(data)}.")

    return read


def _union(parts: tuple[Any, ...]) -> Convert:
    optional = type(None) in parts
    readers = [_reader(part) for part in parts if part is not type(None)]

    def read(data: Any) -> Any:
        if data is None and optional:
            return None
        for reader in readers[:-1]:
            try:
                return reader(data)
            except BadShape:
                continue
        return readers[-1](data)

    return read


def _series(origin: Any, parts: tuple[Any, ...]) -> Convert:
    if origin is tuple and not (len(parts) == 2 and parts[1] is Ellipsis):
        return _row(tuple(_reader(part) for part in parts))
    reader = _reader(parts[0])

    def read(data: Any) -> Any:
        if not isinstance(data, (list, tuple)):
            raise BadShape(f"a list expected, not {_short(data)}.")
        return origin(reader(part) for part in data)

    return read


def _row(readers: tuple[Convert, ...]) -> Convert:
    def read(data: Any) -> Any:
        if not isinstance(data, (list, tuple)) or len(data) != len(readers):
            raise BadShape(f"a list of {len(readers)} expected, not {_short(data)}.")
        return tuple(reader(part) for reader, part in zip(readers, data, strict=True))

    return read


def _mapping(parts: tuple[Any, ...]) -> Convert:
    reader = _reader(parts[1])

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise BadShape(f"an object expected, not {_short(data)}.")
        return {_key(key): reader(value) for key, value in data.items()}

    return read


def _record(cls: type[Any]) -> Convert:
    hints = get_type_hints(cls)
    readers = {f.name: _reader(hints[f.name]) for f in fields(cls)}
    needed = {f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise BadShape(f"{cls.__name__}: an object expected, not {_short(data)}.")
        missing = needed - data.keys()
        if missing:
            raise BadShape(f"{cls.__name__}: {', '.join(sorted(missing))} missing.")
        given = {}
        for name, reader in readers.items():
            if name in data:
                try:
                    given[name] = reader(data[name])
                except BadShape as error:
                    raise BadShape(f"{cls.__name__}.{name}: {error}") from None
        return cls(**given)

    return read


def _short(data: Any) -> str:
    shown = repr(data)
    return shown if len(shown) <= 40 else shown[:37] + "..."
