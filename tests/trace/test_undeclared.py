from __future__ import annotations

from tests.trace.made import Case, document

SPEECH = "the ferry had been tied up at quay nine since the early hours of Sunday"
NARRATED = (
    "Two tugs brought the ferry in through heavy rain while a crowd stood waiting on the quay "
    "with lamps and blankets until the doors of the customs house were opened at last."
)


def flagged(first: str, second: str, *chain: str) -> bool:
    case = Case()
    case.source("Harbour office", "official")
    one = case.add(document("post", first, date="2031-01-01"))
    two = case.add(document("echo", second, date="2031-01-02"))
    case.says(one, first, *chain)
    case.says(two, second, *chain)
    assert any(d.kind == "copies" for d in case.traced().derivations)
    return any(f.kind == "undeclared_copy" for f in case.traced().findings)


def test_own_telling_taken_over_is_an_undeclared_copy() -> None:
    assert flagged(NARRATED, f"Yesterday. {NARRATED}")


def test_one_sentence_of_reported_speech_may_have_been_heard_by_both() -> None:
    assert not flagged(f"On Monday: {SPEECH}.", f"It said {SPEECH}.", "Harbour office")


def test_a_shared_quotation_alone_is_no_undeclared_copy() -> None:
    quote = f"“{SPEECH}, and nobody was on board when we came”"
    assert not flagged(f"Brandt: {quote}.", f"In his words {quote}.")


def test_long_reported_speech_word_for_word_is_an_undeclared_copy() -> None:
    assert flagged(NARRATED, f"Yesterday. {NARRATED}", "Harbour office")


def test_a_copy_that_names_its_source_is_declared() -> None:
    case = Case()
    case.add(document("post", NARRATED, date="2031-01-01"))
    two = case.add(document("echo", f"{NARRATED} So The Post.", date="2031-01-02"))
    case.says(two, NARRATED, "The Post")
    assert not any(f.kind == "undeclared_copy" for f in case.traced().findings)
