from __future__ import annotations

from wherefrom.serve.views.differing import differences, n_differing


def rows(before, after):
    return [row for fold in differences(before, after) for row in fold.rows]


def test_words_that_differ_are_marked_on_their_sides():
    (row,) = rows("The ship came in with 22 men.", "The ship came in with 23 men.")
    assert str(row.before) == "The ship came in with <del>22</del> men."
    assert str(row.after) == "The ship came in with <ins>23</ins> men."


def test_a_passage_that_one_lacks_stands_alone():
    found = rows("One is here.\n\nTwo is gone.\n\nThree stays.", "One is here.\n\nThree stays.")
    assert [row.same for row in found] == [True, False, True]
    assert (str(found[1].before), str(found[1].after)) == ("<del>Two is gone.</del>", "")


def test_long_runs_that_are_alike_are_folded_but_for_their_ends():
    text = [f"Paragraph number {n} says something." for n in range(12)]
    folds = differences("\n\n".join(text), "\n\n".join([*text[:6], "An addition.", *text[6:]]))
    assert [fold.n_same for fold in folds] == [5, 0, 5]
    assert n_differing(folds) == 1


def test_spaces_alone_make_no_difference():
    assert n_differing(differences("One  two\nthree.", "One two three.")) == 0


def test_text_of_documents_is_escaped():
    (row,) = rows("<script>alert(1)</script> a b c d", "<script>alert(2)</script> a b c d")
    assert "<script>" not in row.before + row.after


def test_nothing_beside_something_is_all_new():
    (row,) = rows("", "All of it.")
    assert str(row.after) == "<ins>All of it.</ins>"
