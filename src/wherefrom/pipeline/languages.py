"""What languages are read for statements and names."""

from __future__ import annotations

ANALYSED = "en"  # ISO 639-1; documents in other languages have no statements yet
