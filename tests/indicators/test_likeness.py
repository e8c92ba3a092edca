import numpy as np

from wherefrom.indicators import likeness
from wherefrom.indicators.likeness import (
    ALONE,
    HIGH,
    LEAST,
    LOW,
    RULE,
    probability,
    together,
    worth_reading,
)

PAPERS, COERCION = "retention_of_identity_documents", "means_coercion"


def test_a_rule_and_the_network_speak_together():
    assert together({"child": -1.0}, {"child"})["child"] == (RULE - 1.0, "child")
    assert together({"child": -1.0}, ())["child"] == (-1.0, "child")


def test_who_holds_papers_coerces_and_the_same_words_tell_of_it():
    assert together({PAPERS: 2.0}, ())[COERCION] == (2.0, PAPERS)


def test_coercion_of_no_kind_is_not_given():
    assert probability(together({COERCION: ALONE - 0.1}, ())[COERCION][0]) is None
    told = together({COERCION: 0.0, "intimidation_and_threats": 1.0}, ())
    assert probability(told[COERCION][0]) is not None


def test_deception_is_the_means_of_that_name():
    told = together({"deception": 2.0, "means_deception": 1.0}, ())
    assert told["deception"][0] == told["means_deception"][0] == 1.5


def test_more_evidence_is_never_less_likely():
    found = [probability(strength) or 0.0 for strength in (LEAST - 0.01, LEAST, 1.0, 3.0)]
    assert found == sorted(found)
    assert found[0] == 0 < found[1] < found[3] < 1


def test_a_vector_of_another_encoder_is_worth_reading():
    assert worth_reading(np.zeros((2, 5), dtype=np.float32)) == [True, True]


def test_a_weak_statement_is_read_only_among_strong_ones(monkeypatch):
    monkeypatch.setattr(likeness, "odds", lambda vector: float(vector[0]))
    weak, strong, none = (np.array([n], dtype=np.float32) for n in (LOW, HIGH, LOW - 1))
    assert worth_reading(np.stack([strong, weak, none])) == [True, True, False]
    many = int(1 / likeness.SHARE) + 1
    assert worth_reading(np.stack([weak] * many + [strong])) == [False] * many + [True]
    assert worth_reading(np.stack([weak])) == [True]
