"""MinHash with banding, the usual near-duplicate join, small: 128 permutations, 32 bands of 4."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

N_PERMUTATIONS, BANDS, SHINGLE = 128, 32, 5
PRIME = np.uint64((1 << 61) - 1)


def near_duplicates(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """For each pair of texts: whether the band hashes of their 5-word shingles meet."""
    rng = np.random.default_rng(1)
    a = rng.integers(1, 1 << 31, N_PERMUTATIONS, dtype=np.uint64)
    b = rng.integers(0, 1 << 31, N_PERMUTATIONS, dtype=np.uint64)
    return [bool((_bands(x, a, b) == _bands(y, a, b)).all(axis=1).any()) for x, y in pairs]


def _bands(
    text: str, a: npt.NDArray[np.uint64], b: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint64]:
    words = text.lower().split()
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
    marks = np.array([zlib.crc32(s.encode()) for s in sorted(shingles)], dtype=np.uint64)
    signature = ((marks[:, None] * a + b) % PRIME).min(axis=0)
    bands: npt.NDArray[np.uint64] = signature.reshape(BANDS, -1)
    return bands
