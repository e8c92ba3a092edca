import socket

import numpy as np
import pytest

from wherefrom.language import load
from wherefrom.language.encoder import DIMENSIONS

REPORT = "HARBOUR FIRE KILLS TWO\n\nPolice said that\ntwo men had died. A third is missing."


def sentences(text):
    return [sentence.text.strip() for sentence in load.parse(text).sents]


def test_a_blank_line_ends_a_sentence_and_a_single_break_does_not():
    assert sentences(REPORT) == [
        "HARBOUR FIRE KILLS TWO",
        "Police said that\ntwo men had died.",
        "A third is missing.",
    ]


def test_a_rank_written_short_ends_no_sentence():
    text = "Two men were held, Harbour police Lt. Ida Brell said. Sgt. Tom Vell denied it."
    assert sentences(text) == [
        "Two men were held, Harbour police Lt. Ida Brell said.",
        "Sgt. Tom Vell denied it.",
    ]


def test_no_sentence_begins_with_white_space():
    starts = [sentence.text[0] for sentence in load.parse(REPORT + "\n \n\n\n" + REPORT).sents]
    assert not any(start.isspace() for start in starts)


def test_the_pipeline_names_people_tags_and_lemmatises():
    doc = load.parse("Anna Berg said the workers were paid.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Anna Berg", "PERSON")]
    assert doc[2].lemma_ == "say"
    assert doc[2].dep_ == "ROOT"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "\u200b\ufeff"])
def test_next_to_nothing_parses_to_itself(text):
    assert load.parse(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo", [(0, "one\n\n"), (5, "two")]),
        ("one\ntwo", [(0, "one\n"), (4, "two")]),
        ("one two", [(0, "one "), (4, "two")]),
        ("onetwo", [(0, "onetw"), (5, "o")]),
        ("", [(0, "")]),
    ],
)
def test_long_text_is_cut_at_the_widest_gap(text, expected):
    assert list(load.pieces(text, longest=5)) == expected


def test_a_text_parsed_in_pieces_keeps_its_characters_and_offsets(monkeypatch):
    text = (REPORT + "\n\n") * 3
    monkeypatch.setattr(load.pieces, "__kwdefaults__", {"longest": 100})
    doc = load.parse(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert len(list(doc.sents)) == 9


def test_the_pipeline_and_the_encoder_are_loaded_once():
    assert load.english() is load.english()
    assert load.encoder() is load.encoder()


def test_like_sentences_lie_closer_than_unlike_ones():
    a, b, c = load.encoder().encode(
        ["Two men died.", "Two people were killed.", "It will rain tomorrow."]
    )
    assert a @ b > 0.6 > 0.3 > a @ c


def test_vectors_have_length_one_and_the_documented_shape():
    vectors = load.encoder().encode(["Two men died.", "", "word " * 500])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert load.encoder().encode([]).shape == (0, DIMENSIONS)


def test_a_vector_does_not_depend_on_what_else_is_encoded():
    encoder = load.encoder()
    together = encoder.encode(["Two men died.", "The ministry denied it at length on Friday."])
    assert (together[:1] == encoder.encode(["Two men died."])).all()


def test_words_beyond_the_limit_do_not_count():
    long = "word " * 200
    vectors = load.encoder().encode([long, long + "trawler harbour fire"])
    assert (vectors[0] == vectors[1]).all()


def test_loading_opens_no_socket(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    load.encoder.__wrapped__().encode(["Two men died."])
    assert load.english.__wrapped__()("Two men died.").has_annotation("DEP")


def test_a_headline_that_ran_into_its_paragraph_is_a_sentence_of_its_own() -> None:
    text = "Ten dead in harbour fire A large fire has hit the harbour."
    assert [s.text for s in load.parse(text).sents] == [
        "Ten dead in harbour fire",
        "A large fire has hit the harbour.",
    ]


def test_a_body_called_police_is_no_headline_and_a_new_sentence() -> None:
    text = "The two men were held on Friday, Port Sarrow Police said."
    assert len(list(load.parse(text).sents)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two Held In Lode After Harbour Raids",
        "The council gave everybody a Fix It tool (setup exe) for the harbour gates.",
    ],
)
def test_no_sentence_begins_within_a_name_or_a_headline(text: str) -> None:
    assert [s.text for s in load.parse(text).sents] == [text]


def test_a_headline_of_capitals_that_ran_in_still_ends() -> None:
    text = "Two Killed In Lode Shooting In a sad turn the harbour was closed."
    assert next(s.text for s in load.parse(text).sents) == "Two Killed In Lode Shooting"
