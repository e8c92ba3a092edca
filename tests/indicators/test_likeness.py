import numpy as np

from wherefrom.indicators.likeness import LEAST, RULE, probability, worth_reading


def test_a_rule_and_the_network_are_weighed_together():
    assert probability(LEAST, ruled=False) is not None
    assert probability(LEAST - 0.01, ruled=False) is None
    assert probability(LEAST - RULE, ruled=True) is not None
    assert probability(LEAST - RULE - 0.01, ruled=True) is None


def test_more_evidence_is_never_less_likely():
    found = [probability(score, ruled=True) or 0.0 for score in (-4.0, -2.0, 0.0, 3.0)]
    assert found == sorted(found)
    assert all(0 <= p <= 1 for p in found)


def test_vectors_of_another_encoder_are_all_worth_reading():
    assert worth_reading(np.zeros((3, 5), dtype=np.float32)).tolist() == [True] * 3
