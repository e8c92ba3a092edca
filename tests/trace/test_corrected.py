"""A correction reaches every report that took the corrected words."""

from __future__ import annotations

from tests.trace.made import Case, document
from wherefrom.model import Document, Finding

WORDS = (
    "Five men were held at the old quay of Lode after the ferry had come in late that night, "
    "and the harbour master had the gangway pulled up before anybody else could step ashore. "
)
NOTE = "Correction: an earlier version of this report wrongly said that five men were held."


def post(case: Case) -> Document:
    return case.add(document("post", WORDS, date="2031-03-01", title="Five held", publisher="Post"))


def corrects(case: Case) -> Document:
    text = f"{NOTE}\nFour men were held at the old quay of Lode."
    return case.add(document("fixed", text, date="2031-03-04", title="Five held", publisher="Post"))


def findings(case: Case) -> list[Finding]:
    return [f for f in case.traced().findings if f.kind == "corrected"]


def test_it_reaches_the_corrected_report_itself() -> None:
    case = Case()
    case.says(post(case), "Five men were held")
    corrects(case)
    (finding,) = findings(case)
    assert finding.documents == ("fixed", "post")
    assert (finding.claim, finding.answer) == ("c", "a")
    assert case.answer().flags == ("no_source", "corrected")


def test_it_reaches_a_copy_of_a_copy() -> None:
    case = Case()
    case.says(post(case), "Five men were held")
    for name, date in (("echo", "2031-03-02"), ("star", "2031-03-03")):
        item = case.add(document(name, WORDS + f"So the {name}.", date=date))
        case.says(item, "Five men were held")
    corrects(case)
    (finding,) = findings(case)
    assert finding.documents == ("echo", "fixed", "post", "star")
    assert "The Echo and The Star took the same words from it." in finding.message


def test_it_reaches_a_report_that_cites_the_corrected_one_for_it() -> None:
    case = Case()
    case.says(post(case), "Five men were held")
    echo = case.add(document("echo", "The Post says it held five.", date="2031-03-02"))
    case.says(echo, "it held five", "Post")
    corrects(case)
    (finding,) = findings(case)
    assert "echo" in finding.documents
    kinds = {d.id: d.kind for d in case.traced().derivations}
    assert [kinds[step] for step in finding.path] == ["corrects", "cites"]


def test_a_report_with_a_source_of_its_own_is_not_reached() -> None:
    case = Case()
    case.source("Lode police", "official")
    case.says(post(case), "Five men were held")
    echo = case.add(document("echo", "Police say they took five.", date="2031-03-02"))
    case.says(echo, "they took five", "Lode police")
    corrects(case)
    (finding,) = findings(case)
    assert "echo" not in finding.documents


def test_what_the_correcting_text_says_again_is_not_corrected() -> None:
    case = Case()
    case.says(post(case), "at the old quay of Lode")
    fixed = corrects(case)
    case.says(fixed, "at the old quay of Lode")
    assert "corrected" not in case.answer().flags


def test_the_words_of_the_correction_itself_do_not_uphold_what_they_take_back() -> None:
    case = Case()
    case.says(post(case), "Five men were held")
    fixed = corrects(case)
    case.says(fixed, "five men were held")
    assert "corrected" in case.answer().flags


def test_another_answer_of_the_corrected_report_that_no_words_were_taken_of_is_told_apart() -> None:
    case = Case()
    item = post(case)
    case.says(item, "Five men were held", answer="a")
    other = case.add(document("echo", "The ferry sailed again at noon.", date="2031-03-02"))
    case.says(other, "The ferry sailed again", answer="b")
    corrects(case)
    assert "corrected" not in case.answer("b").flags
