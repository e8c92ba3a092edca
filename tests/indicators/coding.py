"""Codes of one text in one line."""

from __future__ import annotations

from eval.shared import plain_document
from wherefrom.indicators.codebook import codebooks, shipped
from wherefrom.indicators.coder import coded
from wherefrom.model import Codebook, Indicator
from wherefrom.pipeline.language import worked_out

HEAD = """\
scheme: mine
title: My codes
version: "1"
source: Me
caution: A code is an allegation.
codes:
"""
CODE = """\
  - code: {code}
    name: {code}
    definition: Something
    source: Me
    examples: [One.]
    counter_examples: [Two.]
    recognise: {recognise}
"""


def book(**recognise: str) -> str:
    """A codebook's text with these codes, each with its rules."""
    codes = (CODE.format(code=code, recognise=rules) for code, rules in recognise.items())
    return HEAD + "".join(codes)


def indicators(text: str, *books: Codebook) -> tuple[Indicator, ...]:
    worked = worked_out(plain_document("one", text))
    used = books or shipped("ilo-2025", "palermo")
    return coded(worked.parse, worked.voices.statements, used)


def codes(text: str, *books: Codebook) -> set[str]:
    return {one.code for one in indicators(text, *books)}


def own(text: str) -> Codebook:
    return codebooks([("mine.yml", text)])[0]
