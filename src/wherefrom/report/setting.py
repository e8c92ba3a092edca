"""How templates are set: text from documents is data, and escaped always."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup

from wherefrom.report.words import visible


def environment(*packages: str) -> jinja2.Environment:
    """Templates of ``packages``, those of the first first; an unknown name is an error."""
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters["sentence"] = lambda words: words[:1].upper() + words[1:]
    return made


def _shown(value: Any) -> Any:
    """Every string a template sets, with controls that hide or reorder text made visible."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
