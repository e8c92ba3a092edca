from __future__ import annotations

from typing import get_args

import pytest

from wherefrom.model import (
    Basis,
    DerivationKind,
    Independence,
    Modality,
    OriginKind,
    Published,
)
from wherefrom.report.words import (
    count_words,
    date_words,
    finding_label,
    finding_meaning,
    finding_weight,
    glossary,
    published_words,
    uncertainty_words,
    visible,
)


def _count(named: int = 0, withheld: int = 0, anonymous: int = 0, outlets: int = 0) -> Independence:
    return Independence(named, withheld, anonymous, outlets, float(named), (named, named))


@pytest.mark.parametrize(
    ("found", "collectors", "words"),
    [
        (_count(), [], "No named origin found."),
        (_count(named=1), [], "1 named origin found."),
        (
            _count(named=2, withheld=5, outlets=3),
            ["the NGO"],
            "2 named origins found; 5 people whose names the NGO withholds; 3 outlets give none.",
        ),
        (_count(withheld=1), [], "No named origin found; 1 person whose name one organisation "
         "withholds."),
        (_count(withheld=3), ["A", "B"], "No named origin found; 3 people whose names "
         "2 organisations withhold."),
        (_count(anonymous=1, outlets=1), [], "No named origin found; 1 unnamed voice; "
         "1 outlet gives none."),
    ],
)  # fmt: skip
def test_a_count_is_said_in_the_prescribed_words(found, collectors, words):
    assert count_words(found, collectors) == words


def test_no_count_says_independent_or_confirmed():
    every = [
        count_words(_count(n, w, a, o))
        for n in range(3)
        for w in range(3)
        for a in range(3)
        for o in range(3)
    ]
    assert len(every) == 81
    assert not [words for words in every if "independent" in words or "confirmed" in words]


def test_an_uncertain_count_names_its_interval():
    found = Independence(1, 0, 0, 0, 1.24, (1, 2))
    assert uncertainty_words(found) == (
        "Uncertain: most likely 1, expected 1.2, 90% interval 1 to 2."
    )
    assert uncertainty_words(_count(named=1)) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-03-04", "4 March 2031"),
        ("2031-03-04T10:00:00Z", "4 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-13-01", "2031-13-01"),
        ("spring", "spring"),
        ("", "undated"),
        (None, "undated"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(value, words):
    assert date_words(value) == words


def test_a_date_of_publication_says_how_it_is_known():
    assert published_words(Published("2031", "url")) == "2031 (from the address)"
    assert published_words(Published(None, "unknown")) == "no date found"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u202c", "a[U+202E]b[U+202C]"),
        ("\x00\x1b", "[U+0000][U+001B]"),
        ("\U000e0041", "[U+E0041]"),
        ("\ud800", "\ufffd"),
        ("tab\tline\nzwnj\u200crtl\u200f", "tab\tline\nzwnj\u200crtl\u200f"),
    ],
)
def test_what_hides_or_reorders_text_is_made_visible(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("section", "kinds"),
    [("origins", OriginKind), ("bases", Basis), ("evidence", DerivationKind)],
)
def test_every_kind_of_the_model_is_in_the_glossary(section, kinds):
    assert set(get_args(kinds)) <= set(glossary()[section])


def test_every_modality_but_the_plain_one_is_in_the_glossary():
    assert set(glossary()["modalities"]) == set(get_args(Modality)) - {"asserted"}


def test_false_confirmation_is_told_first():
    weights = {kind: finding_weight(kind) for kind in glossary()["findings"]}
    assert min(weights, key=lambda kind: weights[kind]) == "false_confirmation"
    assert len(set(weights.values())) == len(weights)


def test_a_finding_that_nobody_explained_still_has_a_readable_name():
    assert finding_label("brand_new") == "Brand new"
    assert finding_meaning("brand_new") == ""
    assert finding_weight("brand_new") > finding_weight("not_shown")


def test_the_glossary_never_promises_independence_or_truth():
    text = repr(glossary()).lower()
    assert "independent" not in text
    assert "is true" not in text
