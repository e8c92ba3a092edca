import numpy as np
import pytest

from wherefrom.claims import nearness as near_by
from wherefrom.claims.nearness import case_names, content_words, nearness
from wherefrom.model import Statement

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


def test_what_shares_only_the_names_of_the_case_is_less_alike() -> None:
    texts = [
        "The Grey Heron was fined twice.",
        "He cooked on the Grey Heron.",
        "The Grey Heron is 41 metres long.",
        "The inspectors fined the Grey Heron.",
    ]
    statements = [
        Statement(f"s{n}", f"d{n}", 0, len(text), text, "assertion", "asserted", ())
        for n, text in enumerate(texts)
    ]
    vectors = np.full((4, 384), 1 / 384**0.5, dtype=np.float32)
    assert case_names(statements, share=0.25) == {"grey", "heron"}
    plain = nearness(statements, vectors, lexical=0.2).block([0], [1, 2, 3])[0]
    less = nearness(statements, vectors, lexical=0.2, share=0.25, named=0.5).block([0], [1, 2, 3])[
        0
    ]
    assert np.allclose(less[:2], plain[:2] / 2)
    assert np.isclose(less[2], plain[2])
