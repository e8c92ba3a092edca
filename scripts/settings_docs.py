"""Write docs/settings.md from the comments in settings.py: ``python scripts/settings_docs.py``."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from wherefrom.settings import Claims, Intake, Trace

TARGET = Path(__file__).parent.parent / "docs" / "settings.md"
HEAD = """# Settings

`wherefrom.toml` in the case's folder. Every value has a default. This page is made from the code by
`python scripts/settings_docs.py`; a test holds it to that. A result names the settings it was made
with, and a run with other settings works out anew what they touch.
"""
TABLE = "| setting | default | meaning |\n| --- | --- | --- |\n"


def text() -> str:
    """The whole page."""
    return HEAD + "".join(_section(kind) for kind in (Intake, Claims, Trace))


def _section(kind: type[Any]) -> str:
    source = inspect.getsource(kind)
    about = inspect.cleandoc(kind.__doc__ or "")
    rows = [f"\n## {kind.__name__.lower()}\n\n{about}\n\n", TABLE]
    for f in fields(kind):
        beside = re.search(rf"^    {f.name}: \w+ = [^#\n]*#\s*(.*)$", source, re.M)
        words = beside[1].replace("|", "/") if beside else ""
        rows.append(f"| `{f.name}` | {getattr(kind(), f.name)} | {words} |\n")
    return "".join(rows)


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
