"""spaCy without its command line: import this module before anything of spaCy's.

``import spacy`` also imports its commands for training and downloading, and
with them a web client, half of the time and a fifth of the memory of the start.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")


def _info(*args: Any, **kwargs: Any) -> Any:
    """``spacy.info``, with the commands imported when it is called."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


def load() -> None:
    """Import spaCy; the commands stay importable for a program that wants them."""
    if "spacy" in sys.modules:
        return
    for name in COMMANDS:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules[COMMANDS[-1]])["info"] = _info
    try:
        import spacy  # noqa: F401
    finally:
        for name in COMMANDS:
            del sys.modules[name]


load()
