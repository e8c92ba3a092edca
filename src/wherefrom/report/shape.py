"""The plain JSON form of the model's dataclasses, and the way back.

Each dataclass becomes an object of its fields, each tuple a list, each ``Span``
a pair; the few fields whose published name differs are listed in ``RENAMED``.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from wherefrom.model import Derivation, Span

T = TypeVar("T")

RENAMED: dict[type, dict[str, str]] = {Derivation: {"taker": "from", "giver": "to"}}
DIGITS = 6  # of a probability: beyond them, processors of one type may differ


def published_name(kind: type, name: str) -> str:
    """The name under which ``kind``'s field ``name`` stands in the ledger."""
    return RENAMED.get(kind, {}).get(name, name)


def plain(value: Any) -> Any:
    """``value`` in lists, objects, numbers, strings and null.

    >>> plain(Span(3, 7))
    [3, 7]
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        return {published_name(kind, f.name): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, float):
        return round(value, DIGITS)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def shaped(kind: type[T], given: dict[str, Any]) -> T:
    """An instance of the dataclass ``kind`` from its plain form; unknown keys are passed over.

    Raises:
        KeyError: a field without a default is missing.
    """
    values: dict[str, Any] = {}
    hints = _hints(kind)  # type: ignore[arg-type]
    for f in fields(kind):  # type: ignore[arg-type]
        name = published_name(kind, f.name)
        if name in given:
            values[f.name] = _value(hints[f.name], given[name])
        elif f.default is MISSING and f.default_factory is MISSING:
            raise KeyError(name)
    return kind(**values)


def _value(hint: Any, given: Any) -> Any:
    outer, inner = get_origin(hint), get_args(hint)
    if given is None or outer is Literal:
        return given
    if outer in (Union, types.UnionType):
        return _value(next(part for part in inner if part is not type(None)), given)
    if outer is tuple:
        parts = [inner[0]] * len(given) if inner[-1] is Ellipsis else list(inner)
        return tuple(_value(part, item) for part, item in zip(parts, given, strict=True))
    if hint is Span:
        return Span(*given)
    if is_dataclass(hint):
        return shaped(hint, given)  # type: ignore[arg-type]
    return float(given) if hint is float else given
