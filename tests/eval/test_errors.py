from __future__ import annotations

from collections import Counter

import pytest

from eval import errors
from eval.error_kinds import KINDS, Text, types
from wherefrom.attribute.quotes import find_quotes
from wherefrom.language.load import parse


def text_of(text):
    read = parse(text)
    quoted = frozenset(i for q in find_quotes(text) for i in range(q.start, q.end))
    starts = tuple(token.idx for token in read)
    return Text(text, read, starts, tuple(s.start_char for s in read.sents), quoted)


def marked(text, source, cue, content):
    """An attribution by its words; an empty part is none."""

    def span(words):
        return [(text.index(words), text.index(words) + len(words))] if words else []

    return {"source": span(source), "cue": span(cue), "content": span(content)}


@pytest.mark.parametrize(
    ("text", "parts", "kinds"),
    [
        (
            "Mara Holt said the ship sank.",
            ("Mara Holt", "said", "the ship sank"),
            {"cue": "verb of saying", "form": "indirect", "source": "name"},
        ),
        (
            '"It sank at night," she said.',
            ("she", "said", '"It sank at night,"'),
            {"form": "direct", "place of the cue": "after", "source": "pronoun"},
        ),
        (
            "The ship sank, according to the harbour office.",
            ("the harbour office", "according to", "The ship sank"),
            {"cue": "according to, citing", "source": "noun phrase"},
        ),
        (
            "The ship reportedly sank.",
            ("", "reportedly", "The ship"),
            {"cue": "adverb", "source": "none", "layout": "running text"},
        ),
        ("- Holt: it sank", ("Holt", ":", "it sank"), {"layout": "list or label"}),
        ("Two held, say police", ("police", "say", "Two held"), {"layout": "heading"}),
    ],
)
def test_the_kind_of_an_attribution_is_read_off_its_spans(text, parts, kinds):
    one = marked(text, *parts)
    found = types(one, text_of(text), [one])
    assert {name: found[name] for name in kinds} == kinds
    assert all(found[dimension] in KINDS[dimension] for dimension in KINDS)


def test_an_attribution_in_the_content_of_another_is_inside_it():
    text = "Holt said the crew feared a spill."
    outer = marked(text, "Holt", "said", "the crew feared a spill")
    inner = marked(text, "the crew", "feared", "a spill")
    read = text_of(text)
    assert types(inner, read, [outer, inner])["nesting"] == "inside another"
    assert types(outer, read, [outer, inner])["nesting"] == "with others inside"


def attribution(source, cue, content):
    return {"source": [source], "cue": [cue], "content": [content]}


@pytest.mark.parametrize(
    ("got", "outcome"),
    [
        (attribution((0, 4), (5, 9), (10, 28)), "right"),
        (attribution((40, 44), (5, 9), (10, 28)), "source"),
        (attribution((0, 4), (5, 9), (10, 14)), "boundary"),
    ],
)
def test_a_found_attribution_is_right_or_wrong_in_one_way(got, outcome):
    want = attribution((0, 4), (5, 9), (10, 30))
    assert list(errors.paired([want], [got])) == [(want, got, outcome)]


def test_what_has_no_partner_is_missed_or_spurious():
    want, got = attribution((0, 4), (5, 9), (10, 30)), attribution((60, 64), (65, 69), (70, 90))
    assert list(errors.paired([want], [got])) == [(want, None, "missed"), (None, got, "spurious")]


def test_a_row_gives_counts_and_shares():
    one = Counter(right=3, missed=1, spurious=1, found=4, hit=3)
    assert errors._row("all", one) == "| all | 4 | 3 | 0 | 0 | 1 | 1 | 0.75 | 0.75 | 0.75 |"


def test_the_page_holds_the_table_that_the_script_makes():
    page = errors.PAGE.read_text(encoding="utf-8")
    shown = page.split(errors.BEGINS)[1].split(errors.ENDS)[0].strip().splitlines()
    made = errors.table({}).splitlines()
    first_cells = [[line.split("|")[1].strip() for line in table] for table in (shown, made)]
    assert first_cells[0] == first_cells[1]
    assert shown[0] == made[0]


def test_a_table_replaces_the_one_before():
    page = f"A\n{errors.BEGINS}\nold\n{errors.ENDS}\nB"
    assert errors.with_table(page, "new") == f"A\n{errors.BEGINS}\n\nnew\n\n{errors.ENDS}\nB"
