"""Statements that were ruled on are found again."""

from __future__ import annotations

from dataclasses import replace

from wherefrom.model import UNDATED, Anchor, Document, Statement
from wherefrom.ruled.anchors import places

WORDS = "Three workers died in the fire at the cannery"
TEXT = f"Brine Harbour. {WORDS}, police said. The fire began at dawn."


def document(text: str = TEXT, id_: str = "d-1", sha256: str = "a" * 64, path: str = "a.txt"):
    given = (None, None, "outlet", (), None, "en", sha256, UNDATED)
    return Document(id_, path, text, *given)


def statement(doc: Document, words: str, id_: str = "") -> Statement:
    start = doc.text.index(words)
    end = start + len(words)
    key = id_ or f"s-{doc.id}-{start}-{end}"
    return Statement(key, doc.id, start, end, words, "assertion", "asserted", ())


def anchor(doc: Document, said: Statement, turn: int = 0) -> Anchor:
    return Anchor(said.id, doc.id, doc.sha256, doc.path, said.start, said.end, said.text, turn)


DOC = document()
SAID = statement(DOC, WORDS)
ANCHOR = anchor(DOC, SAID)


def found(doc: Document, *said: Statement, on: Anchor = ANCHOR) -> Statement | None:
    return places([doc], said).find(on)


def test_an_unchanged_statement_is_found_by_its_id() -> None:
    assert found(DOC, statement(DOC, "The fire began at dawn"), SAID) == SAID


def test_a_text_read_anew_with_words_before_it_still_holds_it() -> None:
    newer = document("HOME NEWS SPORT\n" + TEXT, id_="d-1")
    moved = statement(newer, WORDS)
    assert moved.id != SAID.id
    assert found(newer, statement(newer, "The fire began at dawn"), moved) == moved


def test_a_statement_cut_a_little_otherwise_is_the_same() -> None:
    longer = statement(DOC, f"{WORDS}, police said")
    shorter = statement(DOC, "Three workers died in the fire")
    assert found(DOC, longer, statement(DOC, "The fire began at dawn")) == longer
    assert found(DOC, shorter) == shorter


def test_the_nearest_of_equal_words_is_taken() -> None:
    twice = document(f"{WORDS}. Later: {WORDS}.")
    first, second = (
        replace(statement(twice, WORDS), id=f"s-{at}", start=at, end=at + len(WORDS))
        for at in (0, twice.text.rindex(WORDS))
    )
    assert found(twice, first, second, on=replace(ANCHOR, start=1)) == first
    assert found(twice, first, second, on=replace(ANCHOR, start=60)) == second


def test_of_two_voices_in_one_place_the_right_one_is_taken() -> None:
    one, two = (replace(SAID, id=f"s-new-{n}") for n in range(2))
    assert found(DOC, one, two, on=replace(ANCHOR, turn=0)) == one
    assert found(DOC, one, two, on=replace(ANCHOR, turn=1)) == two


def test_a_file_captured_again_with_other_bytes_is_known_by_path_and_words() -> None:
    newer = document(TEXT + " More follows.", id_="d-2", sha256="b" * 64)
    said = statement(newer, WORDS)
    assert found(newer, said) == said


def test_a_moved_file_is_known_by_its_bytes() -> None:
    moved = document(id_="d-9", path="moved/a.txt")
    said = statement(moved, WORDS)
    assert found(moved, said) == said


def test_other_words_and_other_documents_are_not_taken_for_it() -> None:
    other = document("Three ships left the harbour at dawn.")
    assert found(other, statement(other, "Three ships left the harbour at dawn")) is None
    elsewhere = document(id_="d-3", sha256="c" * 64, path="other.txt")
    assert found(elsewhere, statement(elsewhere, WORDS)) is None
