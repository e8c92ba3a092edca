"""docs/indicators.md says what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from eval import indicators, indicators_set
from eval.indicators_apart import drawn, settled
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
    assert {c for s in sentences for c in s.first | s.second | s.one | s.other | s.codes} <= known
    assert sum(not s.codes for s in sentences) > len(sentences) / 2
    texts = [s.text for s in sentences]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("folder", [indicators_set.DATA, indicators_set.DEVELOPMENT])
def test_two_labellers_apart_agree_and_a_code_stands_where_two_labellings_give_it(folder):
    every = indicators_set.sentences(indicators_set.reports(folder))
    assert indicators.counted([(s.one, s.other) for s in every]).f > 0.94
    for sentence in every:
        assert sentence.codes == settled((sentence.before, sentence.one, sentence.other))


def test_the_page_says_how_far_labellers_agree():
    held = [r for r in indicators_set.reports() if r.held_out]
    for f in indicators.labellers(indicators_set.sentences(held)).values():
        assert f"{f:.3f}" in PAGE


def test_sentences_to_be_labelled_come_all_and_in_an_order_of_each_labellers_own():
    one, other = drawn(1), drawn(2)
    assert one != other
    assert {s.text for s in one} == {s.text for s in other}
    assert len(one) == 1400


def test_the_readme_of_the_set_says_how_many_codes_of_its_author_stood():
    every = indicators_set.sentences(indicators_set.reports())
    given, gone, added = (
        sum(len(codes) for codes in some)
        for some in (
            [s.before for s in every],
            [s.before - s.codes for s in every],
            [s.codes - s.before for s in every],
        )
    )
    told = " ".join((indicators_set.DATA / "README.md").read_text(encoding="utf-8").split())
    assert f"of the author's {given:,} codes in all {gone} did not stand" in told
    assert f"and {added} were added" in told
