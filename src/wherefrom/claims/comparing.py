"""Properties of persons and things: how keys begin that ask for them, how two values compare.

Reading them takes a parse; comparing them does not, so that grouping needs no spaCy.
"""

from __future__ import annotations

from functools import cache

from wherefrom.data.load import words

WOUND = "wound of "
NATION = "nationality of "
POST = "post of "
PROVIDED = "provision: "
MAKE = "make of vehicle"
MODEL_YEAR = "model year of vehicle"
CONDITION = "condition of "


def same_wounds(one: str, two: str) -> bool:
    """Whether both name the same parts, one of them perhaps more exactly.

    >>> same_wounds("cheek", "face"), same_wounds("chest", "face and chest")
    (True, False)
    """
    a, b = one.split(" and "), two.split(" and ")
    return all(any(_one_part(x, y) for y in b) for x in a) and all(
        any(_one_part(x, y) for x in a) for y in b
    )


def _one_part(one: str, two: str) -> bool:
    (side, a), (other, b) = _split(one), _split(two)
    if side and other and side != other:
        return False
    return a in _wider(b) or b in _wider(a)


def _split(told: str) -> tuple[str, str]:
    side, _, part = told.rpartition(" ")
    return side, part


def _wider(part: str) -> list[str]:
    """``part`` and the larger ones it belongs to."""
    out = []
    while part:
        out.append(part)
        part = words("wounds")["parts"].get(part, "")
    return out


def same_people(one: str, two: str) -> bool:
    """Whether two nationalities are one, told more or less exactly.

    >>> same_people("English", "British"), same_people("English", "Scottish")
    (True, False)
    """
    within = words("nations")["within"]
    return one == two or within.get(one) == two or within.get(two) == one


def other_post(one: str, two: str) -> bool:
    """Whether nobody holds both.

    >>> other_post("chief executive", "chief operating officer"), other_post("mayor", "captain")
    (True, False)
    """
    if one == two:
        return False
    a, b = (_groups().get(value) for value in (one, two))
    return a is not None and a == b


@cache
def _groups() -> dict[str, str]:
    groups = words("posts")["groups"]
    plain = {forms[0]: name for name, group in groups.items() for forms in group}
    under = {f"{u} {post}": name for post, name in plain.items() for u in words("posts")["under"]}
    return plain | under


def as_well(one: str, two: str) -> bool:
    """Whether both say that it was well, or both that it was not.

    >>> as_well("well equipped", "properly equipped"), as_well("well armed", "ill armed")
    (True, False)
    """
    return _was_well(one) == _was_well(two)


def _was_well(value: str) -> bool:
    told = value.split()
    return (told[0] != "not") == (told[-2] in words("provided")["well"])


def same_make(one: str, two: str) -> bool:
    """Whether one names the other with less.

    >>> same_make("Toyota", "Toyota Camry"), same_make("Toyota Camry", "Toyota Corolla")
    (True, False)
    """
    a, b = one.split(), two.split()
    return a[: len(b)] == b or b[: len(a)] == a


def other_condition(one: str, two: str) -> bool:
    """Whether nobody is in both at once; *serious* may be *stable* too.

    >>> other_condition("critical", "good"), other_condition("serious", "stable")
    (True, False)
    """
    degrees = words("wounds")["conditions"]
    return abs(float(degrees[one]) - float(degrees[two])) >= 1


def same_condition(one: str, two: str) -> bool:
    """Whether both words say the same."""
    degrees = words("wounds")["conditions"]
    return bool(degrees[one] == degrees[two])
