"""Letters of several signatories that fill in one template."""

from __future__ import annotations

import pytest

from tests.trace.made import Case, document
from wherefrom.model import Document, Finding
from wherefrom.trace.coordinated import is_letter, own_share, signatory

TEMPLATE = """Dear editor,

my name is {name} and I have lived in {town} since {year}. I have worked on the quay all that \
time, and I have never once seen anybody there being held against their will or made to work \
without pay. The company has always treated us like a family, and what the foreign papers write \
about our harbour hurts every honest worker. I ask you to print this so that the truth is known.

Yours faithfully,
{name}
{town}
"""
PEOPLE = [("Ada Holm", "Lode", 1998), ("Piet Varga", "Sarrow", 2004), ("Ilse Munk", "Qarsh", 2011)]


def letters(n: int = 3) -> Case:
    case = Case()
    for k, (name, town, year) in enumerate(PEOPLE[:n]):
        text = TEMPLATE.format(name=name, town=town, year=year)
        item = case.add(document(f"letter-{k}", text, publisher=f"Paper {k}"))
        case.says(item, "The company has always treated us like a family")
    return case


def coordinated(case: Case) -> list[Finding]:
    return [f for f in case.traced().findings if f.kind == "coordinated"]


def test_three_letters_of_one_template_are_said_to_be_that() -> None:
    (finding,) = coordinated(letters())
    assert finding.documents == ("letter-0", "letter-1", "letter-2")
    assert finding.message == (
        "3 letters or statements, signed by Ada Holm, Ilse Munk and Piet Varga, fill in one "
        "template: names and numbers apart, all of the words of each are the same. "
        "1 answer is given by two or more."
    )
    assert len(finding.path) == 3


def test_the_answer_that_they_give_carries_the_flag() -> None:
    assert "coordinated" in letters().answer().flags


def test_two_alike_may_be_one_copying_the_other() -> None:
    assert coordinated(letters(2)) == []


def test_news_reports_of_one_wire_story_are_no_letters() -> None:
    case = Case()
    for name in ("post", "echo", "star"):
        text = TEMPLATE.split("\n\n")[1].format(name="Ada Holm", town="Lode", year=1998)
        case.add(document(name, text.replace("my name is Ada Holm and I have", "Ada Holm has")))
    assert coordinated(case) == []


def test_one_person_sending_one_letter_to_three_papers_is_no_campaign_of_three() -> None:
    case = Case()
    for k in range(3):
        text = TEMPLATE.format(name="Ada Holm", town="Lode", year=1998 + k)
        case.add(document(f"letter-{k}", text, publisher=f"Paper {k}"))
    assert coordinated(case) == []


def test_a_letter_in_its_own_words_does_not_belong() -> None:
    case = letters(2)
    text = TEMPLATE.format(name="Bo Lindt", town="Tarn", year=2001).split(". ")[0] + (
        ". Since then I have seen men locked into the cold store for days, and what the papers "
        "write is less than what I saw; nobody who worked there would call it a family at all, "
        "and I say so knowing what it may cost me.\n\nYours faithfully,\nBo Lindt\n"
    )
    case.add(document("letter-9", text, publisher="Paper 9"))
    assert coordinated(case) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear sir,\nthe quay is safe.\nYours faithfully,\nAda Holm", True),
        ("OPEN LETTER to the minister\nThe quay is safe.", True),
        ("I, Ada Holm, of Lode, hereby declare that the quay is safe.", True),
        ("Statement by the Dockers' Union\nThe quay is safe.", True),
        ("LODE - The quay is safe, the harbour master said.", False),
        ("Dear prices at the fish market worry buyers in Lode.", False),
    ],
)
def test_letters_and_statements_are_told_by_how_they_begin_and_end(
    text: str, expected: bool
) -> None:
    assert is_letter(document("x", text)) is expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (document("x", "Dear sir,\nno.\nYours faithfully,\nAda Holm\nLode"), "Ada Holm"),
        (document("x", "Dear sir,\nno.\nSincerely,\nName: Ada Holm"), "Ada Holm"),
        (document("x", "No.", authors=("Piet Varga",)), "Piet Varga"),
        (document("x", "No.", publisher="Dockers' Union"), "Dockers' Union"),
    ],
)
def test_who_signs_stands_below_the_closing_or_is_author_or_publisher(
    item: Document, expected: str
) -> None:
    assert signatory(item) == expected


def test_a_short_text_is_too_little_to_tell() -> None:
    assert own_share(document("x", "We are sorry for your loss."), ()) == 1.0
