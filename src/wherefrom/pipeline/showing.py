"""Originals to be looked at, for those above: the stage's own process does the work."""

from __future__ import annotations

from wherefrom.read.refusals import Refused
from wherefrom.read.showing import Showing, Shown

__all__ = ["Refused", "Showing", "Shown"]
