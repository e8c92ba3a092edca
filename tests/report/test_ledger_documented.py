from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from wherefrom.report.ledger import schema

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"
# Where a small record is explained within the section of the one that holds it.
WITHIN = {
    "chain_link": "statements",
    "date_value": "statements",
    "quantity": "statements",
    "answer": "claims",
    "origin": "claims",
    "independence": "claims",
    "conflict": "claims",
    "evidence": "derivations",
    "run": "run",
    "external": "external",
    "unread": "unread",
}


def _section(name: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    return re.split(r"^## ", text.split(f"\n## {name}\n", 1)[1], maxsplit=1, flags=re.M)[0]


def _properties(shape: dict[str, Any]) -> list[str]:
    names = list(shape.get("properties", {}))
    for inner in shape.get("properties", {}).values():
        names += _properties(inner) + _properties(inner.get("items") or {})
    return names


OBJECTS = [name for name, shape in schema()["$defs"].items() if shape.get("type") == "object"]


@pytest.mark.parametrize("name", OBJECTS)
def test_every_property_is_explained(name):
    section = _section(WITHIN.get(name, f"{name}s"))
    missing = [p for p in _properties(schema()["$defs"][name]) if f"`{p}`" not in section]
    assert missing == []


def test_every_part_of_the_ledger_is_explained():
    section = _section("The whole")
    assert [p for p in schema()["properties"] if f"`{p}`" not in section] == []


def test_every_value_of_a_closed_list_is_explained():
    text = PAGE.read_text(encoding="utf-8")
    values = [v for shape in schema()["$defs"].values() for v in _values(shape)]
    assert len(values) > 30
    assert [v for v in values if f"`{v}`" not in text] == []


def _values(shape: dict[str, Any]) -> list[str]:
    found = list(shape.get("enum", []))
    for inner in shape.get("properties", {}).values():
        found += _values(inner) + _values(inner.get("items") or {})
    return found
