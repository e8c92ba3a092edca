from __future__ import annotations

from wherefrom.model import Notice
from wherefrom.pipeline.noticed import once


def test_words_that_two_stages_doubt_are_told_once() -> None:
    read = Notice("d", 4, 16, "implausible_date", "Not used.")
    grouped = Notice("d", 4, 11, "implausible_date", "“31 June”: June has 30 days.")
    other = Notice("d", 40, 47, "implausible_date", "“31 April”: April has 30 days.")
    elsewhere = Notice("e", 4, 11, "implausible_date", "“31 June”: June has 30 days.")
    assert once([read, grouped, other, elsewhere]) == (read, other, elsewhere)


def test_notices_on_a_whole_document_are_all_kept() -> None:
    whole = Notice("d", None, None, "undated", "No date.")
    assert once([whole, whole]) == (whole, whole)
