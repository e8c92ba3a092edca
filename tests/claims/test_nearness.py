import numpy as np
import pytest

from wherefrom.claims import nearness as near_by
from wherefrom.claims.nearness import content_words

WORDS = ["boat", "sank", "harbour", "crew", "rescued", "storm"]
WORDS += ["night", "police", "inquiry", "owner", "licence", "nets"]
TEXTS = [" ".join(WORDS[(n * step) % 12] for n in range(9)) for step in range(1, 12)] + ["the"]


@pytest.mark.parametrize(("rows", "columns"), [([0], [1]), ([3, 1, 11], [2, 11]), ([4], [4, 5])])
def test_few_pairs_are_as_alike_to_the_last_bit_as_many(monkeypatch, rows, columns):
    weighted = near_by._weighted([content_words(text) for text in TEXTS])
    few = near_by._in_common(weighted, rows, columns)
    monkeypatch.setattr(near_by, "FEW", 0)
    many = near_by._in_common(weighted, rows, columns)
    assert few.shape == many.shape == (len(rows), len(columns))
    assert few.tobytes() == many.tobytes()
    assert np.isfinite(few).all()
