"""Capital letters of every alphabet that names of people are written in here, for patterns."""

from __future__ import annotations

import sys

_LAST = 0x2000  # Latin with its extensions, Greek, Cyrillic, Armenian, Georgian
CAPITALS = "".join(chr(c) for c in range(ord("A"), min(_LAST, sys.maxunicode)) if chr(c).isupper())
UPPER = f"[{CAPITALS}]"
CAPITAL = rf"(?:{UPPER}[\w'’]*(?:[-‐]{UPPER}?[\w'’]+)*|{UPPER}\.)"  # one word of a name
PARTICLE = r"(?:(?:al|bin|ibn|van|von|de|del|da|la|der|den|di|dos|du|el|ter|zu)[ \t]+)?"
NAME = rf"{CAPITAL}(?:[ \t]+{PARTICLE}{CAPITAL}){{0,3}}"
