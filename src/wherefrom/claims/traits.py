"""What is asked of a person or thing by name, and how two values of it compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.claims.comparing import (
    CONDITION,
    MAKE,
    MODEL_YEAR,
    NATION,
    POST,
    PROVIDED,
    WOUND,
    as_well,
    other_condition,
    other_post,
    same_condition,
    same_make,
    same_people,
    same_wounds,
)
from wherefrom.claims.homes import HOME, may_be_one, same_home

REMEMBERED = 65536  # keys of which it is kept what they ask for


def _equal(one: str, two: str) -> bool:
    return one == two


@dataclass(frozen=True, slots=True)
class Trait:
    """A property that a key begins with (*home of ann lee*).

    ``same`` says whether two values are one answer, ``apart`` whether they cannot both be true,
    and ``why`` in one sentence. ``of_person``: the key goes on with whom it is told of.
    ``only_apart``: nobody would ask it but where two answers are apart.
    """

    prefix: str
    same: Callable[[str, str], bool]
    apart: Callable[[str, str], bool]
    why: str
    of_person: bool = True
    only_apart: bool = False


TRAITS = (
    Trait(
        HOME,
        same_home,
        lambda one, two: not may_be_one(one, two),
        "“{one}” and “{two}” are two places, and only one of them was home.",
    ),
    Trait(
        WOUND,
        same_wounds,
        lambda one, two: not same_wounds(one, two),
        "“{one}” and “{two}” are not the same places on one body.",
    ),
    Trait(
        CONDITION,
        same_condition,
        other_condition,
        "Nobody is in “{one}” and in “{two}” condition at once.",
    ),
    Trait(
        NATION,
        same_people,
        lambda one, two: not same_people(one, two),
        "“{one}” and “{two}” are two nationalities, told of one person without the other.",
    ),
    Trait(
        POST,
        _equal,
        other_post,
        "“{one}” and “{two}” are two posts, and nobody holds both.",
        only_apart=True,
    ),
    Trait(
        MAKE,
        same_make,
        lambda one, two: not same_make(one, two),
        "One vehicle cannot have been both a “{one}” and a “{two}”.",
        of_person=False,
        only_apart=True,
    ),
    Trait(
        MODEL_YEAR,
        _equal,
        lambda one, two: one != two,
        "One vehicle cannot be of both “{one}” and “{two}”.",
        of_person=False,
        only_apart=True,
    ),
    Trait(
        PROVIDED,
        as_well,
        lambda one, two: not as_well(one, two),
        "“{one}” and “{two}” cannot both be so.",
        of_person=False,
    ),
)
OTHER = Trait(
    "",
    _equal,
    lambda one, two: one != two,
    "The same thing cannot have been both “{one}” and “{two}”.",
    of_person=False,
)


@lru_cache(maxsize=REMEMBERED)
def trait(key: str) -> Trait:
    """The property that ``key`` asks for.

    >>> trait("home of ann lee").of_person, trait("colour of vehicle").of_person
    (True, False)
    """
    return next((one for one in TRAITS if key.startswith(one.prefix)), OTHER)


def told_of(key: str) -> str | None:
    """Whom a property of a person is told of; None for other keys.

    >>> told_of("home of ann lee"), told_of("magnitude")
    ('ann lee', None)
    """
    one = trait(key)
    return key.removeprefix(one.prefix) if one.of_person else None


def of_named(key: str) -> bool:
    """Whether the key says by itself whom it is told of, whatever the words around it.

    >>> of_named("home of ann lee"), of_named("home of the girl aged 11")
    (True, False)
    """
    who = told_of(key)
    return who is not None and not who.startswith("the ")
