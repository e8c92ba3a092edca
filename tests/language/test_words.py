"""What the tagger is shown of a parse."""

from __future__ import annotations

from wherefrom.language.load import parse
from wherefrom.language.words import SIZES, windows

TEXT = 'The harbour master said: "Two boats sank."\n\nNobody was hurt, Teydar Olishvandi added.'


def test_every_word_is_in_exactly_one_window_in_order():
    read = parse(" ".join(["The union of port workers denied it on Monday."] * 60))
    tokens = [i for window in windows(read) for i in window.tokens]
    assert tokens == [t.i for t in read if not t.is_space]


def test_a_window_holds_whole_sentences_where_they_fit():
    read = parse(" ".join(["The union of port workers denied it on Monday."] * 60))
    starts = {window.tokens[0] for window in windows(read)}
    assert len(starts) > 1
    assert starts <= {s.start for s in read.sents}


def test_a_sentence_longer_than_a_window_is_cut():
    read = parse("boats " * 400)
    sizes = [len(window.tokens) for window in windows(read, longest=50)]
    assert max(sizes) <= 50
    assert sum(sizes) == 400


def test_labels_stay_below_their_sizes_and_heads_inside_the_window():
    for window in windows(parse(TEXT), longest=6):
        assert (window.labels >= 0).all()
        assert (window.labels < SIZES).all()
        assert (window.heads >= 0).all()
        assert (window.heads < len(window.tokens)).all()


def test_words_inside_quotation_marks_are_told_from_those_outside():
    (window,) = windows(parse(TEXT))
    read = parse(TEXT)
    quoted = {read[i].text: window.labels[k, 5] for k, i in enumerate(window.tokens)}
    assert quoted["sank"] == 1
    assert quoted["said"] == quoted["Nobody"] == 0
    assert quoted['"'] == 2


def test_an_unclosed_quotation_mark_ends_with_its_paragraph():
    read = parse('He said: "Two boats sank.\n\nNobody was hurt.')
    (window,) = windows(read)
    last = [k for k, i in enumerate(window.tokens) if read[i].text == "hurt"]
    assert window.labels[last[0], 5] == 0


def test_a_text_without_words_has_no_window():
    assert list(windows(parse("  \n\n "))) == []
