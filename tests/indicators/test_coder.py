from __future__ import annotations

import pytest

from eval.shared import plain_document
from tests.indicators.coding import book, codes, indicators, own
from wherefrom.indicators.codebook import shipped
from wherefrom.indicators.coder import coded
from wherefrom.indicators.parse import packed, unpacked
from wherefrom.language.load import parse
from wherefrom.pipeline.language import worked_out


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The foreman kept the men's passports.", "retention_of_identity_documents"),
        ("They have not been paid since August.", "withholding_of_wages"),
        ("The overseer beat him with a stick.", "physical_and_sexual_violence"),
        ("She was not allowed to leave the house.", "restriction_of_movement"),
        ("He threatened to have them deported.", "intimidation_and_threats"),
        ("The men work sixteen hours a day.", "excessive_overtime"),
        ("They must work off the price of their journey.", "debt_bondage"),
    ],
)  # fmt: skip
def test_what_is_alleged_is_coded(text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company denies that passports were kept.",
        "It is not true that the workers were beaten.",
        "No employer shall keep the passport of a worker.",
        "Debt bondage is defined as a pledge of work against a debt.",
        "If they take your passport, call the hotline.",
        "Do not hand over your passport to an agent.",
        "Imagine a cook who is locked in and never paid.",
        "Any person who retains the passport of another commits an offence.",
        "The party has been in debt bondage to its donors for a decade.",
        "Is someone keeping your passport?",
        "The police seized the passports of the two suspects.",
        "We do not retain workers' passports.",
        "They hold their own passports.",
        "Supervisors must not threaten workers.",
    ],
)
def test_what_is_not_alleged_is_not_coded(text):
    assert codes(text) == set()


def test_the_exact_words_carry_a_code_and_the_reason_is_told():
    text = "The foreman kept the workers' passports in his office."
    (found,) = [i for i in indicators(text) if i.code == "retention_of_identity_documents"]
    words = [text[e.start : e.end] for e in found.evidence]
    assert "kept the workers' passports" in " … ".join(words)
    assert found.why
    assert 0.5 <= found.probability <= 1


def test_a_code_is_on_the_whole_of_what_is_told_not_on_an_age_told_in_passing():
    text = (
        "Mina Olander, a 14-year-old girl from Lode, was locked in the cannery at night and beaten."
    )
    worked = worked_out(plain_document("one", text))
    told = {s.id: s.text for s in worked.voices.statements}
    assert "Mina Olander, a 14-year-old girl" in told.values()
    given = coded(worked.parse, worked.voices.statements, shipped("ilo-2025", "palermo"))
    assert {told[i.statement] for i in given} == {text}
    assert "child" in {i.code for i in given}


def test_a_negative_carries_its_not():
    text = "They have not been paid since August."
    (found,) = [i for i in indicators(text) if i.code == "withholding_of_wages"]
    assert "not" in " ".join(text[e.start : e.end] for e in found.evidence)


def test_means_follow_from_what_is_alleged_and_are_coded_apart():
    found = codes("The foreman kept the workers' passports in his office.")
    assert "means_coercion" in found
    assert "means" not in found


def test_a_users_codebook_needs_no_code():
    mine = own(book(flags="[{why: a red flag is waved, verb: [wave], object: [flag]}]"))
    assert codes("The guard waved a red flag.", mine) == {"flags"}
    assert codes("The guard did not wave a flag.", mine) == set()
    assert codes("If the guard waves a flag, the train stops.", mine) == set()
    assert codes("A red flag hung from the mast.", mine) == set()


def test_the_same_text_gives_the_same_codes():
    text = "He beat me. They took our passports. We were never paid."
    assert indicators(text) == indicators(text)


def test_both_sets_give_one_code_each_with_its_set():
    both = shipped("ilo-2012", "ilo-2025")
    found = indicators("The foreman kept the workers' passports in his office.", *both)
    assert {i.scheme for i in found} == {"ilo-2012", "ilo-2025"}
    assert len({i.code for i in found}) == 1


def test_a_document_without_a_parse_has_no_codes():
    worked = worked_out(plain_document("one", "He beat me."))
    assert coded(b"", worked.voices.statements, shipped("ilo-2025")) == ()


def test_a_parse_unpacks_to_its_words():
    text = "The guard beat him.\n\nHe fled."
    words = unpacked(packed(parse(text)))
    assert [text[w.start : w.end] for w in words] == [w.text for w in words]
    assert [w.sentence for w in words] == [0] * 5 + [1] * 3
    assert words[2].lemma == "beat"
    assert words[words[3].head].text == "beat"
