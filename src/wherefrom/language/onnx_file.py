"""Tensors of an ONNX file read and added without the onnx package.

An ONNX file is a protocol buffer. Two that are joined are merged field by
field, so a graph gains a tensor by having it appended.
https://onnx.ai/onnx/repo-docs/IR.html, https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

GRAPH, TENSORS = 7, 5  # fields of a model, of its graph
DIMENSIONS, KIND, FLOATS, NAME, RAW = 1, 2, 4, 8, 9  # fields of a tensor
# Kinds of tensors that are read and written here.
KINDS: Mapping[int, np.dtype[Any]] = {1: np.dtype("<f4"), 2: np.dtype("u1"), 3: np.dtype("i1")}

Tensor = NDArray[np.float32] | NDArray[np.uint8] | NDArray[np.int8]


def tensors(model: bytes, start: str) -> dict[str, Tensor]:
    """The float32, uint8 and int8 tensors of a ``model``'s graph whose names begin with ``start``.

    Raises:
        ValueError: the bytes are no such model.
    """
    found: dict[str, Tensor] = {}
    begin = start.encode("utf-8")
    for number, graph in _fields(memoryview(model)):
        if number != GRAPH:
            continue
        for inner, tensor in _fields(_bytes(graph)):
            if inner == TENSORS:
                parts = dict(_fields(_bytes(tensor)))
                name = bytes(_bytes(parts.get(NAME, b"")))
                known = parts.get(KIND) in KINDS and (RAW in parts or FLOATS in parts)
                if known and name.startswith(begin):
                    found[name.decode("utf-8")] = _tensor(_bytes(tensor), parts)
    return found


def _tensor(written: memoryview, parts: Mapping[int, int | memoryview]) -> Tensor:
    shape = [size for n, size in _fields(written) if n == DIMENSIONS and isinstance(size, int)]
    body = bytes(_bytes(parts[RAW] if RAW in parts else parts[FLOATS]))
    kind = parts[KIND]
    if not isinstance(kind, int):
        raise ValueError("not an ONNX file")
    flat: Tensor = np.frombuffer(body, dtype=KINDS[kind])
    return flat.reshape(shape or -1)


def with_tensors(model: bytes, given: Mapping[str, Tensor]) -> bytes:
    """The bytes of ``model`` with the tensors ``given`` among those of its graph.

    Raises:
        ValueError: a tensor is neither float32 nor uint8 nor int8.
    """
    graph = b"".join(_field(TENSORS, _written(name, given[name])) for name in sorted(given))
    return model + _field(GRAPH, graph)


def _written(name: str, tensor: Tensor) -> bytes:
    kind = next((number for number, known in KINDS.items() if known == tensor.dtype), None)
    if kind is None:
        raise ValueError(f"{name} is {tensor.dtype}; only float32, uint8 and int8 are written")
    shape = b"".join(_key(DIMENSIONS, 0) + _varint(size) for size in tensor.shape)
    body = np.ascontiguousarray(tensor).tobytes()
    named = _field(NAME, name.encode("utf-8"))
    return shape + _key(KIND, 0) + _varint(kind) + named + _field(RAW, body)


def _fields(written: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Number and value of each field: a number, or the bytes of what is longer."""
    at = 0
    while at < len(written):
        key, at = _read(written, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _read(written, at)
            yield number, value
            continue
        if wire == 2:
            size, at = _read(written, at)
        elif wire in (1, 5):
            size = 8 if wire == 1 else 4
        else:
            raise ValueError("not an ONNX file")
        if at + size > len(written):
            raise ValueError("an ONNX file that ends early")
        yield number, written[at : at + size]
        at += size


def _read(written: memoryview, at: int) -> tuple[int, int]:
    """A number in base 128, least digits first, and where the next field begins."""
    value = shift = 0
    while at < len(written):
        digit = written[at]
        value |= (digit & 127) << shift
        at, shift = at + 1, shift + 7
        if digit < 128:
            return value, at
    raise ValueError("an ONNX file that ends early")


def _bytes(value: int | memoryview | bytes) -> memoryview:
    if isinstance(value, int):
        raise ValueError("not an ONNX file")
    return memoryview(value)


def _key(number: int, wire: int) -> bytes:
    return _varint(number << 3 | wire)


def _field(number: int, body: bytes) -> bytes:
    return _key(number, 2) + _varint(len(body)) + body


def _varint(value: int) -> bytes:
    digits = bytearray()
    while value > 127:
        digits.append(value & 127 | 128)
        value >>= 7
    return bytes((*digits, value))
