from __future__ import annotations

import numpy as np

from wherefrom.claims.once import once


def test_numbers_come_in_order_and_each_once():
    assert once(np.array([7, 2, 7, -1, 2])).tolist() == [-1, 2, 7]


def test_of_no_numbers_there_are_none():
    assert once(np.empty(0, dtype=np.int64)).tolist() == []
