"""What became of a person, in one question whatever the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.charges import charges
from wherefrom.claims.outcomes import outcomes
from wherefrom.language.load import parse
from wherefrom.model import Grouping, Reply

Grouped = Callable[..., Grouping]
NAMED = "Ann Marn lived in Lode. "


def told(text: str) -> list[Reply]:
    doc = document("d", text)
    read = parse(text)
    return [r for s in stated(doc) for r in outcomes(read, s)]


def keys(text: str) -> set[str]:
    return {r.key for r in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Marn died on Monday.",
        "Ann Marn, 59, was killed by a car.",
        "Ann Marn was pronounced dead at the clinic.",
        "Ann Marn was hit and killed by a car.",
        "The blast killed Ann Marn and wounded Bo Lee.",
        "Ann Marn fell to her death on Friday.",
        "Ann Marn was fatally shot on Friday.",
        "Police found Ann Marn dead in her home.",
        NAMED + "Marn, who died on Friday, was a nurse.",
    ],
)
def test_death_is_asked_in_one_way(text: str) -> None:
    assert "died: ann marn" in keys(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Marn could have died.",
        "Ten people were killed.",
        "Ann Marn feared that she might be killed.",
        "Another woman died on Monday.",
        "The strike killed the town's hopes.",
    ],
)
def test_what_may_be_what_befell_several_and_things_is_not_asked_of_a_person(text: str) -> None:
    assert not any(k.startswith("died") for k in keys(text))


def test_somebody_who_is_not_named_is_known_by_a_noun() -> None:
    assert keys("A woman has died in Lode.") == {"died: the woman"}
    assert keys("The mother of two died in Lode.") == {"died: the woman"}
    assert keys("The climber died in Lode.") == {"died: the climber"}


def test_each_charge_is_asked_for_itself() -> None:
    found = keys("Bo Lee was charged with murder, driving drunk and leaving the scene.")
    assert found == {
        "charged: bo lee",
        "charged with murder: bo lee",
        "charged with drunk driving: bo lee",
        "charged with leaving the scene: bo lee",
    }


def test_several_persons_charged_are_asked_one_by_one() -> None:
    found = keys("Prosecutors have charged Bo Lee and Al Lee with human trafficking.")
    assert "charged with human trafficking: bo lee" in found
    assert "charged with human trafficking: al lee" in found


def test_a_charge_that_was_not_brought_is_a_no() -> None:
    assert [r.negated for r in told("Bo Lee was not charged.")] == [True]


def test_a_judge_is_not_the_one_found_guilty() -> None:
    found = keys("Judge Bo Lee found Al Marn guilty of murder on Friday.")
    assert "convicted of murder: al marn" in found
    assert not any("bo lee" in key for key in found)


def test_who_tells_of_a_death_did_not_die_it() -> None:
    text = "Inspector Bo Lee spoke on Monday. Lee said he died on the way down."
    assert "died: bo lee" not in keys(text)


def test_a_pronoun_alone_makes_no_claim_about_anybody() -> None:
    found = told("Bo Lee was driving home with a cousin. He was arrested in Lode.")
    assert found
    assert not any(r.well_formed for r in found)


def test_longer_wordings_of_charges_go_first() -> None:
    text = "attempted murder, criminally negligent homicide and dui"
    assert charges(text) == ["attempted murder", "negligent homicide", "drunk driving"]


def days(*texts: str) -> list[tuple[str, str]]:
    return [(text, "2031-03-04") for text in texts]


def questions(found: Grouping) -> dict[str, int]:
    return {
        c.gloss: sum(len(a.statements) for a in c.answers) for c in found.claims if c.documents > 1
    }


def test_an_unnamed_driver_is_the_one_person_whom_others_name(grouped: Grouped) -> None:
    found = grouped(
        *days(
            "Bo Lee was charged with arson on Monday in Lode.",
            "Bo Lee was charged with arson in Lode, police said.",
            "The driver was charged with arson on Monday in Lode.",
        )
    )
    assert questions(found)["Was Bo Lee charged with arson?"] == 3


def test_where_others_name_two_an_unnamed_driver_is_neither(grouped: Grouped) -> None:
    found = grouped(
        *days(
            "Bo Lee was charged with arson on Monday in Lode.",
            "Bo Lee was charged with arson in Lode, police said.",
            "Al Marn was charged with arson on Monday in Lode.",
            "Al Marn was charged with arson in Lode, police said.",
            "The driver was charged with arson on Monday in Lode.",
        )
    )
    assert questions(found)["Was Bo Lee charged with arson?"] == 2
    assert questions(found)["Was Al Marn charged with arson?"] == 2


def test_one_persons_confession_is_one_question_however_it_is_told(grouped: Grouped) -> None:
    found = grouped(
        ("Ann Marn confessed on Monday, police said.", None),
        (
            "Ann Marn, who had spent the night in a barn near the river, confessed to the fire.",
            None,
        ),
        (
            "On the quay in Brine, in heavy rain, Ann Marn confessed, a baker said.",
            None,
        ),
    )
    asked = [c for c in found.claims if c.asked.key == "confessed: ann marn"]
    assert [len(a.statements) for c in asked for a in c.answers] == [3]


def test_of_two_persons_before_it_a_clause_tells_of_neither() -> None:
    found = keys("The brother of a woman found dead in Lode was charged with her murder.")
    assert not {key for key in found if key.startswith("died: the man")}
    assert keys("Mrs Marn and Miss Quill were found dead.") == {
        "died: mrs marn",
        "died: miss quill",
    }


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("Ann Lee was charged with negotiating for the harbour of Lode.", False),
        ("Ann Lee was charged with the task of rebuilding the mill.", False),
        ("Ann Lee was charged with keeping sailors in the hold.", True),
        ("Ann Lee was charged with theft.", True),
    ],
)
def test_who_is_charged_with_a_task_is_accused_of_nothing(
    answered: Callable[..., list[Reply]], text: str, charged: bool
) -> None:
    asked = [r.question for r in answered(text) if r.key.startswith("charged")]
    assert bool(asked) is charged
