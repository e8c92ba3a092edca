"""quantulum3's quantities, in our units, so that both are held to the same labels.

It is given one paragraph at a time. A value with an uncertainty (*between 40
and 80*) is a range; its unit's name is looked up in our own table of units and
currencies, and what that table does not know keeps quantulum3's name.
"""

from __future__ import annotations

import importlib
import re
import warnings
from typing import Any

from wherefrom.data.load import words
from wherefrom.model import Quantity

INSTALL = "quantulum3==0.10.0"
MODULES = ("quantulum3",)
PLAIN = {"dimensionless": None, "percentage": "percent"}
PARAGRAPH = re.compile(r"[^\n]+")


def find(text: str) -> list[Quantity]:
    """The quantities of ``text``; what is counted is not told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its classifier is not installed
        parser = importlib.import_module("quantulum3.parser")
        # Its pickled classifier of ambiguous units wants one version of scikit-learn: left off.
        classifier: Any = importlib.import_module("quantulum3.classifier")
        classifier.USE_CLF = False
        return [
            _ours(found, paragraph.start())
            for paragraph in PARAGRAPH.finditer(text)
            for found in parser.parse(paragraph.group())
        ]


def _ours(found: Any, offset: int) -> Quantity:
    unit, factor = _unit(found.unit)
    off = found.uncertainty or 0.0
    start, end = found.span
    low, high = (found.value - off) * factor, (found.value + off) * factor
    return Quantity(offset + start, offset + end, low, high, unit, None)


def _unit(unit: Any) -> tuple[str | None, float]:
    table = words("numbers")
    if unit.name in PLAIN:
        return PLAIN[unit.name], 1.0
    if unit.entity.name == "currency":
        return table["currencies"].get(unit.name, unit.name), 1.0
    name, factor = table["units"].get(unit.name, (unit.name, 1.0))
    return name, float(factor)
