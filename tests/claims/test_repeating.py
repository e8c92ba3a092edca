"""A claim that says yes to an answer that another claim sets against others."""

from __future__ import annotations

from wherefrom.claims.repeating import unrepeated
from wherefrom.model import Answer, Asked, Claim, Conflict, Part


def part(kind: str, answers: dict[str, tuple[str, ...]], *, conflict: bool = False) -> Part:
    asked = Asked(kind, "")  # type: ignore[arg-type]
    given = tuple(Answer(value, value, said) for value, said in answers.items())
    said = tuple(s for statements in answers.values() for s in statements)
    conflicts = (Conflict(("four", "three"), "conflict", "They differ."),) if conflict else ()
    claim = Claim(f"c-{kind}", "?", 2, given, conflicts, asked)
    return Part(asked, said, claim, (), "")


NUMBERS = {"four": ("a", "b"), "three": ("c",)}
HOW_MANY = part("number", NUMBERS, conflict=True)


def kept(*parts: Part) -> list[str]:
    return [one.asked.kind for one in unrepeated(parts) if one.claim is not None]


def test_a_yes_to_one_of_the_answers_in_dispute_is_not_asked_again() -> None:
    assert kept(HOW_MANY, part("proposition", {"yes": ("a", "b")})) == ["number"]


def test_what_is_denied_or_told_by_others_too_stays() -> None:
    denied = part("proposition", {"yes": ("a",), "no": ("b",)})
    wider = part("proposition", {"yes": ("a", "x")})
    assert kept(HOW_MANY, denied, wider) == ["number", "proposition", "proposition"]


def test_beside_answers_that_are_not_in_dispute_both_stay() -> None:
    assert kept(part("number", NUMBERS), part("proposition", {"yes": ("a", "b")})) == [
        "number",
        "proposition",
    ]


def test_beside_many_answers_of_which_two_conflict_both_stay() -> None:
    several = NUMBERS | {"nine": ("d",), "ten": ("e",)}
    mixed = part("number", several, conflict=True)
    assert kept(mixed, part("proposition", {"yes": ("a", "b")})) == ["number", "proposition"]
