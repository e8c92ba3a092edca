"""A cited document that is here: it says the same, something else, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from wherefrom.model import Answer, Claim, Document, Finding

FIRST, SECOND, THIRD = "2031-03-01", "2031-03-02", "2031-03-03"


def cited(there: str, here: str, *, first: str = FIRST, kind: str = "outlet") -> tuple[Case, ...]:
    """A case in which the Echo (2 March) cites the Post for ``here``."""
    case = Case()
    post = case.add(document("post", there, date=first))
    if kind != "outlet":
        case.sources["The Post"] = replace(case.sources["The Post"], kind=kind)  # type: ignore[arg-type]
    echo = case.add(document("echo", here, date=SECOND))
    case.says(echo, here, "The Post")
    return case, post  # type: ignore[return-value]


def about_citing(case: Case) -> list[Finding]:
    return [f for f in case.traced().findings if f.kind.startswith("cited_")]


BEGIN = "The Echo names The Post as its source for"


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("Five men were held in Lode.", "Four men were held in Lode."),
        ("The ferry sank on 3 March.", "The ferry went down on 4 March."),
        ("The mill was not set alight.", "The mill was set alight."),
    ],
)
def test_another_number_day_or_denial_is_told_in_both_sides_words(there: str, here: str) -> None:
    case, post = cited(there, here)
    case.says(post, there, answer="b")  # type: ignore[arg-type]
    (finding,) = about_citing(case)
    assert finding.kind == "cited_differs"
    assert finding.message == (f"{BEGIN} “{here[:-1]}”, and that document says “{there[:-1]}”.")
    assert (finding.claim, finding.answer) == ("c", "a")
    assert finding.documents == ("echo", "post")
    assert finding.path


def test_each_figure_that_differs_is_told_by_itself() -> None:
    case = Case()
    post = case.add(document("post", "Five were held. Two were hurt.", date=FIRST))
    echo = case.add(document("echo", "Four were held. Nine were hurt.", date=SECOND))
    for at, words in (("a", "Four were held."), ("b", "Nine were hurt.")):
        case.says(echo, words, "The Post", answer=at)
    for at, words in (("c", "Five were held."), ("d", "Two were hurt.")):
        case.says(post, words, answer=at)
    asked = [Claim(q, q, 2, tuple(_answers(case, two))) for q, two in (("q", "ac"), ("r", "bd"))]
    case.claims = lambda: asked  # type: ignore[method-assign]
    assert sorted(f.message for f in about_citing(case)) == [
        f"{BEGIN} “Four were held”, and that document says “Five were held”.",
        f"{BEGIN} “Nine were hurt”, and that document says “Two were hurt”.",
    ]


def _answers(case: Case, names: str) -> list[Answer]:
    return [Answer(name, name, tuple(case.answers[name])) for name in names]


def test_silence_is_told_in_the_words_that_were_cited() -> None:
    case, post = cited("The ferry is painted blue.", "Four men were held in Lode.")
    case.says(post, "The ferry is painted blue.", answer="b")  # type: ignore[arg-type]
    apart = [Claim(name, name, 1, tuple(_answers(case, name))) for name in "ab"]
    case.claims = lambda: apart  # type: ignore[method-assign]
    (finding,) = about_citing(case)
    assert finding.kind == "cited_silent"
    assert finding.message == (
        f"{BEGIN} “Four men were held in Lode”, and that document says nothing of it."
    )


def apart(there: str, here: str, **more: str) -> list[str]:
    """Kinds of findings where the claims stage did not see that both speak of one thing."""
    case, post = cited(there, here, **more)  # type: ignore[arg-type]
    assert isinstance(post, Document)
    case.says(post, there, answer="b")
    found = [Claim(name, name, 1, tuple(_answers(case, name))) for name in "ab"]
    case.claims = lambda: found  # type: ignore[method-assign]
    return [f.kind for f in about_citing(case)]


def test_nearly_the_same_words_are_no_silence() -> None:
    there = "Soldiers at the harbour of Lode arrested 14 fishermen on Monday night."
    assert apart(there, "Soldiers arrested 14 fishermen at the harbour.") == []
    assert apart(there, "Soldiers arrested 19 fishermen at the harbour.") == ["cited_silent"]


def test_the_silence_of_a_body_tells_nothing() -> None:
    assert apart("The ferry is blue.", "Four men were held in Lode.", kind="official") == []


def test_a_body_whose_own_document_says_otherwise_is_told() -> None:
    there = "Soldiers at the harbour of Lode arrested five fishermen."
    here = "Soldiers at the harbour of Lode arrested four fishermen."
    case, post = cited(there, here, kind="official")
    case.documents[0] = replace(case.documents[0], publisher_kind="official")
    case.says(post, there, answer="b")  # type: ignore[arg-type]
    case.sources["The Post"] = replace(case.sources["The Post"], kind="outlet")
    assert [f.kind for f in about_citing(case)] == ["cited_differs"]


def test_a_vaguer_statement_that_fits_is_neither_silence_nor_another_answer() -> None:
    there, here = "Over four hundred were held.", "In Lode 412 were held."
    case, post = cited(there, here)
    vague = case.says(post, there, answer="v")  # type: ignore[arg-type]
    fits = Answer("a", "412", tuple(case.answers["a"]), compatible=(vague.id,))
    case.claims = lambda: [Claim("c", "How many?", 2, (fits,))]  # type: ignore[method-assign]
    assert about_citing(case) == []


def test_another_earlier_report_of_the_cited_outlet_may_have_been_meant() -> None:
    there, here = "Five men were held.", "Four men were held."
    case, post = cited(there, here)
    case.says(post, there, answer="b")  # type: ignore[arg-type]
    other = case.add(document("early", here, publisher="The Post", date=FIRST))
    case.says(other, here)
    assert about_citing(case) == []


def test_a_document_published_later_was_not_what_was_cited() -> None:
    case, post = cited("Five men were held.", "Four men were held.", first=THIRD)
    case.says(post, "Five men were held.", answer="b")  # type: ignore[arg-type]
    assert about_citing(case) == []


def test_the_silence_of_a_document_in_a_language_not_read_tells_nothing() -> None:
    case, _post = cited("Vier Männer wurden festgehalten.", "Four men were held in Lode.")
    assert [f.kind for f in about_citing(case)] == ["cited_silent"]
    case.documents[0] = replace(case.documents[0], language="de")
    assert about_citing(case) == []


def test_a_record_published_after_it_was_named_is_not_what_was_named() -> None:
    for day, kinds in ((FIRST, ["cited_differs"]), (THIRD, [])):
        case = Case()
        title = "Report on the Harbour Fire of Lode"
        record = case.add(document("fire", title + ". Five died.", title=title, date=day))
        echo = case.add(document("echo", f"Four died, says the {title}.", date=SECOND))
        case.source(title, "record")
        case.says(echo, "Four died", title)
        case.says(record, "Five died", answer="b")
        assert [f.kind for f in about_citing(case)] == kinds


def test_the_sentence_is_quoted_before_its_headline() -> None:
    body = "Five men were held in Lode on Monday."
    here = "Four men were held in Lode on Monday."
    case, post = cited(f"Five held\n\n{body}", here)
    for words in ("Five held", body):
        case.says(post, words, answer="b")  # type: ignore[arg-type]
    (finding,) = about_citing(case)
    assert finding.message.endswith(f"and that document says “{body[:-1]}”.")
