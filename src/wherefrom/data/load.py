"""Reading the word lists that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> Any:
    """The content of ``data/NAME.yml``; do not change what is returned."""
    return yaml.safe_load((files("wherefrom.data") / f"{name}.yml").read_text(encoding="utf-8"))
