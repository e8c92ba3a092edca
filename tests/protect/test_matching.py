"""Forms looked for among the words of a text."""

from __future__ import annotations

import pytest

from wherefrom.protect.matching import Forms, every

FORMS = Forms({"ana reld": "whole", "reld": "part", "o'dell": "other", "k-12/07": "number"})


def found(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.of) for f in every(FORMS, text)]


@pytest.mark.parametrize(
    "name",
    ["Ana Reld", "ANA RELD", "Ana-Reld", "Ana  Reld", "Ana, Reld", "A\u0301na Reld",
     "Á\u00adna Reld", "An\u200ba Re\u200bld", "ana_reld".replace("_", ".")],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(name):
    assert (name, "whole") in found(f"said {name} then")


def test_a_part_is_found_inside_the_whole_and_alone():
    assert found("Ana Reld, Reld") == [("Ana Reld", "whole"), ("Reld", "part"), ("Reld", "part")]


def test_parts_of_words_are_not_found():
    assert found("Relding Anareld") == []


def test_any_apostrophe_will_do():
    assert found("O’Dell and O'DELL") == [("O’Dell", "other"), ("O'DELL", "other")]


def test_numbers_keep_the_signs_between():
    assert [what for _, what in found("file K-12/07 but not K-12-07")] == ["number"]
