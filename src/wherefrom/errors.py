"""Every error a user can meet: what happened, to which file, what to do next."""

from __future__ import annotations


class WherefromError(Exception):
    """Base of all errors that are shown as one line, without a traceback."""
