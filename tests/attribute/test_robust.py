"""Whatever the text: an end in time, no crash, and spans that are spans of it."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.hostile import PLAIN, TEXTS
from tests.attribute.plain import document, voices_of
from wherefrom.attribute.quotes import find_quotes
from wherefrom.attribute.voices import read_voices
from wherefrom.language import lengths
from wherefrom.language.load import parse
from wherefrom.model import Furniture, Note, Span, Tagged

SIZE = 1200  # characters; some 240 words, so that a sentence without end is cut
TIMES = 12.0  # how much longer a character may take than one of a plain report
LEAST_SECONDS = 0.5  # below this the clock decides and not the text
QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def in_order(spans, text):
    """Within the text, none empty, each after the one before."""
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def ends(attribution, by_id):
    """Following ``inside`` leads outwards and never round."""
    seen = {attribution.id}
    while attribution.inside is not None:
        attribution = by_id[attribution.inside]
        assert attribution.id not in seen
        seen.add(attribution.id)


def holds(voices, text):
    """What is true of every reading of every text."""
    by_id = {a.id: a for a in voices.attributions}
    assert len(by_id) == len(voices.attributions)
    mentions = {m.id for m in voices.mentions}
    for attribution in voices.attributions:
        parts = (attribution.source, attribution.cue, attribution.content)
        for part in parts:
            in_order(part, text)
        for one, other in itertools.combinations(parts, 2):
            in_order(sorted([*one, *other]), text)  # disjoint
        assert attribution.cue
        assert attribution.content
        assert 0.0 <= attribution.probability <= 1.0
        assert attribution.mention is None or attribution.mention in mentions
        ends(attribution, by_id)
    for mention in voices.mentions:
        in_order([mention], text)
    in_order(voices.statements, text)
    for statement in voices.statements:
        assert statement.text == text[statement.start : statement.end]
        assert all(link.mention in mentions for link in statement.chain)
        assert all(link.attribution in {None, *by_id} for link in statement.chain)


def seconds(text):
    """Seconds of this process for parse and attribution; what was read is checked."""
    began = time.process_time()
    voices = voices_of(document(text))
    took = time.process_time() - began
    holds(voices, text)
    return took


@pytest.fixture(scope="module")
def budget():
    """Seconds that any text of ``SIZE`` characters may take."""
    text = (PLAIN * (SIZE // len(PLAIN) + 1))[:SIZE]
    seconds(text)  # models and word lists are loaded
    return max(LEAST_SECONDS, TIMES * min(seconds(text) for _ in range(2)))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_nobody_would_print_is_read_in_time(name, budget):
    assert seconds(TEXTS[name](SIZE)) < budget


@pytest.mark.parametrize(
    "name", ["one sentence", "no punctuation", "names", "commas", "emoji", "capitals in lines"]
)
def test_no_sentence_is_longer_than_the_bound(name):
    longest = max(len(sentence) for sentence in parse(TEXTS[name](SIZE)).sents)
    assert longest <= lengths.LONGEST_SENTENCE


@pytest.mark.parametrize(
    "mark", ["nested straight marks", "nested curly marks", "nested single marks"]
)
def test_ten_thousand_quotation_marks_are_paired_in_time(mark):
    text = TEXTS[mark](10_000)
    began = time.process_time()
    quotes = find_quotes(text)
    assert time.process_time() - began < 5
    in_order(quotes, text)


WORDS = st.sampled_from(
    [
        "said", "says", "told", "Holt", "Mara Holt", "police", "the Harbour Post", "it sank",
        "reportedly", "according to", "citing", "that", "he", "She", "they", "whether", "by",
        "was quoted as saying", "is accused of", "two", "24", "K.", "the report", "statement",
        "claim that", "spokesman", "for", "of the", "in Oldtown", "Q:", "A:", "HOLT:", "[1]", "¹",
        "ibid.", "p. 3", "1.", "- ", "@holt", "(APPLAUSE)", "Photo:", "Source:", "AFP", "Reuters",
    ]
)  # fmt: skip
MARKS = st.sampled_from(
    [*"\"'“”‘’„«».,;:!?…()[]-–—/|*#", "``", "''", "\n", "\n\n", "\n \n", "\t", "  ", "\u200b"]
)
JUNK = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8
)  # no lone surrogates: no decoded file holds any
TEXT = st.lists(
    st.tuples(st.one_of(WORDS, WORDS, MARKS, JUNK), st.sampled_from([" ", " ", " ", ""])),
    max_size=60,
).map(lambda parts: "".join(word + gap for word, gap in parts))


@QUICK
@given(TEXT)
def test_words_marks_and_junk_in_any_order_are_read(text):
    holds(voices_of(document(text)), text)


@QUICK
@given(TEXT, st.data())
def test_whatever_the_tagger_marks_the_spans_are_spans(text, data):
    parsed = parse(text)
    words = [token.i for token in parsed if not token.is_space]
    tagged = []
    for _ in range(data.draw(st.integers(0, 4)) if words else 0):
        roles = data.draw(st.lists(st.integers(0, 5), min_size=len(words), max_size=len(words)))
        cue, source, content = (
            tuple(i for i, role in zip(words, roles, strict=True) if role in of)
            for of in ({0}, {1}, {2, 3})
        )
        if cue:
            tagged.append(Tagged(source=source, cue=cue, content=content, probability=0.7))
    holds(read_voices(document(text), parsed, tagged), text)


@QUICK
@given(TEXT, st.data())
def test_furniture_title_and_notes_may_lie_anywhere(text, data):
    edge = st.integers(0, len(text))

    def span():
        start, end = sorted((data.draw(edge), data.draw(edge)))
        return Span(start, end)

    marker, note, furniture = span(), span(), span()
    more = {
        "title_span": span(),
        "furniture": (Furniture(furniture.start, furniture.end, "menu"),),
        "notes": (Note(marker, note.start, note.end), Note(None, note.start, note.end)),
    }
    holds(voices_of(document(text, **more)), text)


@QUICK
@given(TEXT)
def test_the_same_text_is_read_the_same_way(text):
    assert voices_of(document(text)) == voices_of(document(text))


@QUICK
@given(st.text(st.sampled_from("\"'“”‘’„«»`.,: \na"), max_size=300))
def test_quotations_follow_one_another_within_the_text(text):
    quotes = find_quotes(text)
    in_order(quotes, text)
    assert all(q.start <= q.inner_start <= q.inner_end <= q.end for q in quotes)


@QUICK
@given(st.text(st.sampled_from("ab \n"), max_size=60))
def test_words_cut_are_the_text(text):
    assert "".join(lengths.words_cut(text)) == text


def test_an_endless_word_is_cut():
    parts = list(lengths.words_cut("x" * 5000 + " end"))
    assert max(map(len, parts)) <= lengths.LONGEST_WORD + len(" end")
