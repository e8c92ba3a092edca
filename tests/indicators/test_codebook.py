# ruff: noqa: E501 (each fault with what is said of it, on one line)
from __future__ import annotations

import re

import pytest

from tests.indicators.coding import HEAD, book, own
from wherefrom.indicators.codebook import SHIPPED, codebooks, shipped, text_of
from wherefrom.indicators.nodes import BadCodebook

ILO = [
    "Abuse of vulnerability",
    "Deception",
    "Restriction of movement",
    "Isolation",
    "Physical and sexual violence",
    "Intimidation and threats",
    "Retention of identity documents",
    "Withholding of wages",
    "Debt bondage",
    "Abusive working and living conditions",
    "Excessive overtime",
]
RULE = "[{why: it stands there, words: [red flag]}]"


@pytest.mark.parametrize("scheme", ["ilo-2012", "ilo-2025"])
def test_the_eleven_indicators_have_the_names_of_the_ilo(scheme):
    (found,) = shipped(scheme)
    assert [code.name for code in found.codes] == ILO


def test_palermo_keeps_act_means_and_purpose_apart_and_knows_children_and_consent():
    (found,) = shipped("palermo")
    above = {code.code: code.broader for code in found.codes}
    assert {above[c] for c in above if c.startswith("act_")} == {"act"}
    assert {above[c] for c in above if c.startswith("means_")} == {"means"}
    assert {above[c] for c in above if c.startswith("purpose_")} == {"purpose"}
    assert {"child", "consent"} <= set(above)
    assert any("no means are needed" in note for note in found.notes)
    assert any("never takes another code away" in note for note in found.notes)


@pytest.mark.parametrize("scheme", SHIPPED)
def test_every_shipped_codebook_carries_the_caution_and_explains_every_code(scheme):
    (found,) = shipped(scheme)
    assert "neither proves nor disproves" in found.caution
    for code in found.codes:
        assert code.definition, code.code
        assert code.examples, code.code
        assert code.counter_examples, code.code
        assert code.rules or code.code in ("act", "means", "purpose"), code.code


def test_no_shipped_codebook_says_that_trafficking_is_established():
    for found in shipped(*SHIPPED):
        told = " ".join(c.definition for c in found.codes) + found.caution
        assert "trafficking is established" not in told.casefold()


def test_a_code_like_another_is_recognised_as_that_one_is():
    (found,) = codebooks([("mine.yml", book(mine="[{like: ilo-2025/debt_bondage}]"))])
    (ilo,) = shipped("ilo-2025")
    assert found.codes[0].rules == ilo.by_code()["debt_bondage"].rules


def test_the_digest_is_that_of_the_file():
    one, two = own(book(red=RULE)), own(book(red=RULE) + "# a note\n")
    assert one.sha256 != two.sha256
    assert one.codes == two.codes


def without(field: str) -> str:
    return re.sub(rf"^{field}:.*\n", "", book(red=RULE), flags=re.M)


CIRCLE = book(one="[]", two="[]").replace("name: one", "name: one\n    broader: two")
CIRCLE = CIRCLE.replace("name: two", "name: two\n    broader: one")
BAD = {
    "the title is missing": (without("title"), "lacks title"),
    "a code's definition is missing": (
        book(red=RULE).replace("    definition: Something\n", ""),
        "the code 'red' lacks definition",
    ),
    "a code stands twice": (book(red=RULE) + book(red=RULE).split("codes:\n")[1], "stands here twice"),
    "a field stands twice": (book(red=RULE).replace("source: Me", "source: Me\nsource: You", 1), "'source' stands here twice"),
    "a field is unknown": (book(red=RULE).replace("version:", "author: me\nversion:"), "'author' is no field"),
    "a broader code is unknown": (
        book(red=RULE).replace("name: red", "name: red\n    broader: blue"),
        "'blue', which is no code",
    ),
    "codes are broader than each other": (CIRCLE, "in a circle: one → two → one"),
    "codes are like each other": (
        book(one="[{like: two}]", two="[{like: one}]"),
        "like each other in a circle: mine/one → mine/two → mine/one",
    ),
    "a code is like an unknown one": (book(red="[{like: ilo-2025/slavery}]"), "ilo-2025/slavery, which is no code"),
    "a rule says nothing": (book(red="[{why: because}]"), "needs `words` or `verb`"),
    "a rule has no reason": (book(red="[{words: [red]}]"), "lacks `why`"),
    "a rule's field is unknown": (book(red="[{why: so, word: [red]}]"), "'word' is no field of a rule"),
    "a list is unknown": (book(red='[{why: so, words: ["@reds"]}]'), "no list 'reds'"),
    "a probability is none": (book(red="[{why: so, words: [red], probability: 3}]"), "from 0 to 1"),
    "a scheme has spaces": (book(red=RULE).replace("scheme: mine", "scheme: my codes"), "the scheme 'my codes'"),
    "a code has spaces": (book(red=RULE).replace("code: red", "code: red flag"), "the code 'red flag'"),
    "it is no YAML": (HEAD + "  - code: [", "this is not YAML"),
    "it is empty": ("", "the file is empty"),
    "codes are no list": (HEAD + "  red: 1\n", "a list is expected"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_codebook_is_refused_with_file_line_and_next_step(what):
    text, said = BAD[what]
    with pytest.raises(BadCodebook) as caught:
        codebooks([("mine.yml", text)])
    message = str(caught.value)
    assert said in message
    assert message.startswith("mine.yml")
    assert ", line " in message or what == "it is empty"
    assert message.rstrip().endswith(".")


def test_the_line_is_that_of_the_fault():
    text = book(red=RULE).replace("definition: Something", "definition:")
    with pytest.raises(BadCodebook, match=r"mine\.yml, line 9: a text is expected here"):
        codebooks([("mine.yml", text)])


def test_two_codebooks_of_one_scheme_are_refused():
    with pytest.raises(BadCodebook, match="has the scheme 'mine' too"):
        codebooks([("one.yml", book(red=RULE)), ("two.yml", book(blue=RULE))])


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path):
    with pytest.raises(BadCodebook, match=r"cannot be read .* ilo-2012, ilo-2025, palermo"):
        text_of(tmp_path / "none.yml")
    (tmp_path / "bytes.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadCodebook, match="not UTF-8"):
        text_of(tmp_path / "bytes.yml")
