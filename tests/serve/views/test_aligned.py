from __future__ import annotations

from wherefrom.model import Document, Evidence, Ledger, Published, Run, Statement
from wherefrom.report.lookup import look_up
from wherefrom.report.shape import plain
from wherefrom.serve.views.aligned import pairs_of
from wherefrom.serve.views.around import paragraph_of, widened
from wherefrom.serve.views.passage import shown


def document(id_: str, text: str) -> Document:
    published = Published(None, "unknown")
    return Document(id_, f"{id_}.txt", text, None, id_, "outlet", (), None, "en", id_, published)


ONE = "Before.\n\nThe crew slept in the hold for nine nights.\n\nAfter."
TWO = "It is told that the crew slept in a shed for nine nights, said nobody."


def lookup():
    return look_up(Ledger(Run("0", "", (), ""), documents=(document("a", ONE), document("b", TWO))))


def test_words_that_stand_in_both_are_marked_run_by_run():
    evidence = (Evidence("b", 16, 56), Evidence("a", 9, 52))
    (pair,) = pairs_of(evidence, "a", "b", (), lookup())
    giver, taker = shown(plain(pair.giver)), shown(plain(pair.taker))
    assert "The crew slept in</span>" in giver
    assert "the crew slept in</span>" in taker
    assert giver.count("same r") == taker.count("same r") == 2
    assert "Before." not in pair.giver.words  # another paragraph


def test_what_is_said_to_the_question_is_marked_among_them():
    said = Statement("s", "a", 9, 52, ONE[9:52], "assertion", "asserted", ())
    evidence = (Evidence("b", 16, 56), Evidence("a", 9, 52))
    (pair,) = pairs_of(evidence, "a", "b", [said], lookup())
    assert pair.asked
    assert "asked" in [mark.kind for mark in pair.giver.marks]
    assert "asked" not in [mark.kind for mark in pair.taker.marks]


def test_passages_that_do_not_pair_are_none():
    evidence = (Evidence("b", 16, 56), Evidence("a", 9, 20), Evidence("a", 30, 52))
    assert pairs_of(evidence, "a", "b", (), lookup()) == ()


def test_text_that_is_markup_stays_text():
    bad = "<script>alert(1)</script> the crew slept"
    known = look_up(
        Ledger(Run("0", "", (), ""), documents=(document("a", bad), document("b", bad)))
    )
    whole = (Evidence("a", 0, len(bad)), Evidence("b", 0, len(bad)))
    (pair,) = pairs_of(whole, "a", "b", (), known)
    assert "<script" not in shown(plain(pair.giver)) + shown(plain(pair.taker))


def test_a_paragraph_is_cut_where_it_is_long():
    text = "word " * 2000
    first, last = paragraph_of(text, 5000, 5004)
    assert 0 < first < 5000 < last < len(text)
    assert text[first - 1] == " "


def test_words_are_widened_within_their_paragraph():
    start, end = widened(ONE, 13, 17, 90)
    assert ONE[start:end] == "The crew slept in the hold for nine nights."
