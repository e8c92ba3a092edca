"""A commented ``wherefrom.toml``: every setting with what it does, defaults commented out."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields

from wherefrom import settings as module
from wherefrom.settings import Settings

HEAD = """\
# Settings of this case. A line that begins with "# NAME =" shows a default;
# take the "# " away and change the number to set it. docs/settings.md says more.
"""


def as_toml(settings: Settings) -> str:
    """The text of a settings file that gives ``settings``; defaults stand as comments."""
    lines = [HEAD]
    for section in fields(settings):
        values = getattr(settings, section.name)
        lines.append(f"[{section.name}]")
        source = inspect.getsource(getattr(module, type(values).__name__))
        defaults = type(values)()
        for field in fields(values):
            value = getattr(values, field.name)
            mark = "# " if value == getattr(defaults, field.name) else ""
            note = _comment(source, field.name)
            lines.append(f"{mark}{field.name} = {value!r}{f'  # {note}' if note else ''}")
        lines.append("")
    return "\n".join(lines)


def _comment(source: str, name: str) -> str:
    """What the comment beside a field says; '' where there is none."""
    own = re.search(rf"^    {name}: (.*?)(?=^    \w+: |\Z)", source, re.M | re.S)
    found = re.search(r"#\s*(.*)", own[1]) if own else None
    return found[1].strip() if found else ""
