"""Reading the word lists that ship with the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# libyaml's reader gives the same and takes a tenth of the time; not every build of PyYAML has it.
_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def words(name: str) -> Any:
    """The content of ``data/NAME.yml``; do not change what is returned."""
    text = (files("wherefrom.data") / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_SAFE)
