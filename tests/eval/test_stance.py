"""The labelled sentences and the figures made of them."""

from __future__ import annotations

from eval.stance import KINDS, MODALITIES, Row, kappa, keywords, rows, scores


def row(text: str) -> Row:
    return Row(text, "", "assertion", "asserted", "none", "plain", "news", "", "")


def test_every_sentence_has_known_labels_and_holds_its_words():
    for one in rows():
        assert one.kind in KINDS
        assert one.modality in (*MODALITIES, "-")
        assert one.words in one.text
        assert (one.modality == "-") == (one.kind in {"opinion", "norm", "question"})


def test_no_sentence_is_there_twice_and_a_third_is_held_out():
    everything = rows()
    assert len({r.text for r in everything}) == len(everything) >= 600
    assert 0.3 < sum(r.held_out for r in everything) / len(everything) < 0.37


def test_figures_of_a_class():
    found = scores([("a", "a"), ("a", "b"), ("b", "b")], ("a", "b"))
    assert (found["a"].precision, found["a"].recall) == (1.0, 0.5)
    assert found["b"].n == 1


def test_kappa_is_one_for_the_same_and_nought_for_chance():
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0


def test_the_baseline_reads_words_only():
    assert keywords(row("The owner must pay.")) == ("norm", "asserted")
    assert keywords(row("Who paid?")) == ("question", "asserted")
    assert keywords(row("Bail was denied.")) == ("assertion", "denied")
