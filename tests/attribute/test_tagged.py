"""The tagger's attributions and the rules', put together."""

from __future__ import annotations

import pytest

from tests.attribute.plain import document, reading
from wherefrom.attribute.voices import find, read_voices
from wherefrom.language.load import parse
from wherefrom.model import Tagged


def marked(parsed, source: str, cue: str, content: str, probability: float = 0.9) -> Tagged:
    """The words of ``source``, ``cue`` and ``content`` as token numbers of ``parsed``."""

    def numbers(words: str) -> tuple[int, ...]:
        wanted = words.split()
        texts = [t.text for t in parsed]
        for at in range(len(texts)):
            if texts[at : at + len(wanted)] == wanted:
                return tuple(range(at, at + len(wanted)))
        return ()

    return Tagged(numbers(source), numbers(cue), numbers(content), probability)


def found(text: str, *marks: tuple[str, str, str]):
    read = reading(text)
    tagged = [marked(read.parse, *mark) for mark in marks]
    return read.parse, find(read, tagged)


def words(parsed, tokens) -> str:
    return " ".join(parsed[i].text for i in sorted(tokens))


def test_the_spans_are_the_tagger_s_and_the_meaning_of_the_cue_the_rule_s():
    text = "The ministry said on Monday that two boats sank."
    parsed, (voicing,) = found(text, ("The ministry", "said on Monday", "that two boats sank"))
    assert words(parsed, voicing.cue) == "said on Monday"
    assert words(parsed, voicing.content) == "that two boats sank"
    assert voicing.group == "say"
    assert voicing.chain


def test_what_only_the_tagger_found_with_a_cue_of_no_known_meaning_makes_nobody_an_origin():
    text = "Rapt passengers watched the two boats sink."
    _, (voicing,) = found(text, ("Rapt passengers", "watched", "the two boats sink"))
    assert not voicing.chain


def test_a_quotation_that_only_the_tagger_found_is_its_speaker_s_word():
    text = 'The harbour master, flatly: "Two boats sank off the quay."'
    _, voicings = found(text, ("The harbour master", "flatly", '" Two boats sank off the quay . "'))
    assert [v.chain for v in voicings] == [True]


def test_a_headline_that_ran_into_the_text_is_no_part_of_what_was_said():
    text = "Two boats sink off the quay\n\nNobody was hurt, police said."
    parsed, (voicing,) = found(
        text, ("police", "said", "Two boats sink off the quay \n\n Nobody was hurt")
    )
    assert words(parsed, voicing.content) == "Nobody was hurt"


def test_an_attribution_without_content_is_left_out():
    read = reading("Police spoke.")
    assert find(read, [marked(read.parse, "Police", "spoke", "")]) == []


@pytest.mark.parametrize("text", ["The union denies it.", "Police: two held\n\nTwo were held."])
def test_without_a_tagger_the_rules_do_what_they_can(text):
    assert read_voices(document(text), parse(text)).attributions
