from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from wherefrom.report.marked import Mark, marked, paragraphs


def test_a_mark_is_an_element_of_its_own():
    assert marked("one two", [Mark(4, 7, "mark")]) == "one <mark>two</mark>"


def test_overlapping_marks_are_cut_at_their_borders():
    found = marked("abcd", [Mark(0, 3, "st"), Mark(2, 4, "who")])
    assert found == (
        '<span class="st">ab</span><span class="st who">c</span><span class="who">d</span>'
    )


def test_text_is_escaped_inside_and_outside_marks():
    assert marked("<b>&", [Mark(1, 2, "st")]) == '&lt;<span class="st">b</span>&gt;&amp;'


def test_an_anchor_stands_where_its_mark_starts_and_links_follow_its_end():
    mark = Mark(1, 3, "st", "st-1", Markup("<a>Q1</a>"))
    found = marked("abcd", [mark, Mark(2, 4, "who")])
    assert found.startswith('a<span class="st" id="st-1">b</span>')
    assert found.count("st-1") == 1
    assert '<span class="st who">c</span><a>Q1</a>' in found


def test_only_the_stretch_asked_for_is_shown():
    assert marked("abcdef", [Mark(0, 6, "mark")], 2, 4) == "<mark>cd</mark>"


MARKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted))


@given(st.text(alphabet="ab <&>\"'\n", max_size=30), MARKS)
def test_marking_adds_nothing_to_the_text(text, spans):
    found = marked(text, [Mark(a, b, "st") for a, b in spans if a < b])
    assert unescape(re.sub(r"</?span[^>]*>", "", found)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("\n \n", []),
        ("One.\nStill one.", ["One.\nStill one."]),
        ("One.\n\n \nTwo.\n", ["One.", "Two."]),
        ("\n\n  One.  \n\nTwo.", ["One.", "Two."]),
    ],
)
def test_paragraphs_stand_between_blank_lines(text, parts):
    assert [text[a:b] for a, b in paragraphs(text)] == parts
