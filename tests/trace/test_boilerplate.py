from __future__ import annotations

import pytest

from wherefrom.data.load import words
from wherefrom.trace.wording import QUOTED, quotations, standing_text

# One text for each entry of data/boilerplate.yml, in its order there.
TEXTS = {
    "standing": [
        "See www.harbourpost.example/tides for more.",
        "© Harbour Post",
        "Copyright The Harbour Post 2031.",
        "All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Click here for tide tables.",
        "Follow us on the usual networks.",
        "Sign up for our newsletter today.",
        "Last updated at 18:40.",
        "The views expressed here are the author's.",
        "No responsibility is accepted for errors.",
        "About the author",
        "Reporting by Ada Lind; editing by Bo Holm",
    ],
    "formulas": [
        "leaving the scene of an accident resulting in death",
        "He is charged with two counts.",
        "She, charged with theft, left.",
        "He was convicted of theft.",
        "driving while intoxicated",
        "criminally negligent homicide",
        "vehicular manslaughter",
        "second-degree assault",
        "He was later pronounced dead.",
        "pronounced dead at the scene",
        "Anyone with information should call.",
        "spoke on condition of anonymity",
        "It declined to comment.",
    ],
}


@pytest.mark.parametrize("group", sorted(TEXTS))
def test_every_pattern_finds_its_text_where_its_signs_stand(group: str):
    listed = words("boilerplate")[group]
    assert len(listed) == len(TEXTS[group])
    for entry, text in zip(listed, TEXTS[group], strict=True):
        assert any(sign in text.lower() for sign in entry["when"]), entry["find"]
        assert list(standing_text(text)), entry["find"]


def test_a_plain_sentence_is_no_standing_text():
    assert list(standing_text("The ferry reached the harbour with everyone alive.")) == []


def test_quotations_are_those_of_the_pattern():
    text = "“It sank at noon,” he said. 'No', she said: \"nobody was on board\" — don't ask."
    assert list(quotations(text)) == [m.span() for m in QUOTED.finditer(text)]
