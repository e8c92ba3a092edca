"""docs/indicators.md says what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from eval import indicators, indicators_set
from eval.indicators_apart import drawn
from tests.indicators.coding import codes
from wherefrom.indicators.codebook import SHIPPED, codebooks, shipped
from wherefrom.indicators.rules import KNOWN

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")


def test_the_codebook_of_the_page_is_read_and_codes_what_it_says():
    (text,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S)
    (found,) = codebooks([("harbour-pay.yml", text)])
    assert "late_pay" in codes("The dockers were paid a month late.", found)
    assert "late_pay" not in codes("Wages must never be late.", found)
    assert "docked_pay" in codes("The foreman docked their pay.", found)


def test_every_field_of_a_rule_is_explained():
    for field in (*KNOWN, "like"):
        assert f"`{field}`" in PAGE, field


def test_every_shipped_codebook_is_named_and_the_caution_is_quoted():
    for scheme in SHIPPED:
        assert f"`{scheme}`" in PAGE
    quoted = " ".join(PAGE.replace("> ", "").split())
    assert shipped("ilo-2025")[0].caution in quoted


def test_the_figures_of_the_page_are_those_pinned():
    floors = json.loads((ROOT / "eval" / "floors.json").read_text(encoding="utf-8"))
    pinned = floors["indicators"]["floors"]
    assert f"{pinned['micro_f_held_out']:.3f}" in PAGE
    assert f"{pinned['micro_f_held_out_later']:.3f}" in PAGE


def test_the_labelled_set_is_as_its_readme_says():
    reports = indicators_set.reports()
    sentences = indicators_set.sentences(reports)
    assert (len(reports), len(sentences)) == (112, 1400)
    held = [r for r in reports if r.held_out]
    assert abs(len(indicators_set.sentences(held)) / len(sentences) - 1 / 3) < 0.01
    known = {c.code for b in shipped("ilo-2025", "palermo") for c in b.codes}
    assert {c for s in sentences for c in s.first | s.second | s.codes} <= known
    assert sum(not s.codes for s in sentences) > len(sentences) / 2
    texts = [s.text for s in sentences]
    assert len(set(texts)) == len(texts)


def test_the_two_labellings_agree_for_the_most_part():
    every = indicators_set.sentences(indicators_set.reports())
    agreed = indicators.agreement([(s.first, s.second) for s in every])
    assert min(agreed.values()) > 0.4
    assert sum(agreed.values()) / len(agreed) > 0.8


def test_the_labelling_made_apart_is_of_the_tuned_part_and_agrees_as_the_page_says():
    apart = indicators_set.apart()
    told = {s.text for r in indicators_set.reports() if not r.held_out for s in r.sentences}
    assert {s.text for s in drawn(len(apart))} <= told
    assert f"{indicators.counted(apart).f:.3f}" in PAGE
