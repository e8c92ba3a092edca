"""Reading the word lists that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> Any:
    """The content of ``data/NAME.yml``; do not change what is returned."""
    import yaml  # by those who read a list: most of what starts the program reads none

    # libyaml's reader gives the same in a tenth of the time; not every build of PyYAML has it.
    safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("wherefrom.data") / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=safe)
