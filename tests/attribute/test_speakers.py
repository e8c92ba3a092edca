from __future__ import annotations

import pytest


def test_pronouns_are_the_last_speaker(voices):
    read = voices("Lena Orr said the boat sank. She added that three men had drowned.")
    assert read.chain("three men had drowned") == ["Lena Orr"]


def test_a_surname_is_the_full_name(voices):
    read = voices("Lena Orr said the boat sank. Later, Orr said three men had drowned.")
    assert read.chain("three men had drowned") == ["Lena Orr"]


def test_an_age_points_at_the_person_of_that_age(voices):
    read = voices("Mara Tolin, 34, said she heard a blast. The 34-year-old said she ran.")
    assert read.chain("she ran") == ["Mara Tolin"]


def test_a_role_points_at_its_holder(voices):
    read = voices(
        "Peter Marn, the governor of Oldtown, spoke. The governor said the port was shut."
    )
    assert read.chain("the port was shut") == ["Peter Marn"]


def test_who_is_named_after_told_police_is_no_officer(voices):
    read = voices(
        "The captain told police Lena Orr left the ship at dawn. Lena Orr said the boat sank."
    )
    assert read.statement("the boat sank").origin_kind == "person"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Harbour police said the boat sank.", "the boat sank", "official"),
        ("Witnesses said the boat sank.", "the boat sank", "anonymous"),
        ("The Harbour Post reported that the boat sank.", "the boat sank", "outlet"),
        ("The video shows the boat leaving the port.", "the boat leaving", "record"),
        ("The Red Crescent said 20 people were treated.", "20 people", "organisation"),
        ("The Red Crescent's Ali Omer said 20 people were treated.", "20 people", "organisation"),
        ("Lena Orr, a lawyer for the crew, said the wages were low.", "wages", "person"),
        ('"I saw the boat burn," said Mara Tolin.', "I saw the boat burn", "witness"),
        ("A Reuters correspondent saw smoke over the port.", "smoke over the port", "witness"),
        ("K., 24, told the NGO that he had slept in the hold.", "he had slept", "withheld"),
        ("Amina (not her real name) said the foreman kept her passport.", "foreman", "withheld"),
        ("The crew reportedly left the ship at dawn.", "left the ship", "anonymous"),
        ("The captain is believed to have fled.", "have fled", "anonymous"),
        ("Two men are seen carrying a box on the surveillance video.", "Two men", "record"),
    ],
)
def test_kinds_of_origin(voices, text, words, kind):
    assert voices(text).statement(words).origin_kind == kind


def test_an_unnamed_source_says_how_it_is_unnamed(voices):
    read = voices("The crew reportedly left the ship at dawn.")
    (mention,) = read.voices.mentions
    assert (mention.name, mention.named) == ("unnamed (reportedly)", False)


def test_the_writers_own_view_is_no_link(voices):
    assert voices("I think the port is shut today.").chain("the port is shut") == []


def test_nothing_is_in_two_places_of_one_chain(voices):
    read = voices('Lena Orr said: "I believe the boat sank."')
    assert read.chain("the boat sank") == ["Lena Orr"]


def test_a_chain_of_three_is_read_from_one_sentence(voices):
    read = voices(
        "Channel Five, citing the Harbour Post, which published a police document, "
        "reported that two men had been arrested."
    )
    assert read.chain("two men had been arrested") == [
        "Channel Five",
        "Harbour Post",
        "police document",
    ]


def test_an_apposition_with_a_clause_is_no_part_of_the_name(voices):
    read = voices(
        "Sailors' Aid, a charity that helps fishers along the coast, said the owner kept the pay."
    )
    assert read.chain("the owner kept the pay") == ["Sailors' Aid"]
    assert read.statement("the owner kept the pay").origin_kind == "organisation"


def test_an_initial_is_a_name_kept_back_wherever_it_stands(voices):
    read = voices(
        "K., 24, said he paid a fee. The fire began after midnight, K. said. "
        "He said he carried two men up the ladder."
    )
    for words in ("he paid a fee", "The fire began", "he carried two men"):
        assert read.chain(words) == ["K."]
        assert read.statement(words).origin_kind == "withheld"


def test_a_firm_taken_for_a_person_is_a_firm(voices):
    read = voices(
        "Northlight Seafoods said all wages were paid. "
        "In a statement, the company said passports were kept on the bridge."
    )
    assert read.statement("all wages were paid").origin_kind == "organisation"
    assert read.chain("passports were kept") == ["Northlight Seafoods"]


def test_a_given_name_that_the_tagger_missed_is_part_of_the_name(voices):
    read = voices("Emil Tavo keeps his hands in his pockets. Tavo said the pay never came.")
    assert read.chain("the pay never came") == ["Emil Tavo"]


def test_a_day_after_the_verb_is_nobody(voices):
    found = voices("The man was held after a chase on the quay, the police said Thursday.")
    assert "Thursday" not in {m.name for m in found.mentions.values()}


def test_a_site_named_by_its_address_is_an_outlet(voices):
    found = voices("HarbourPost.com reported that two men were held.")
    assert {m.kind for m in found.mentions.values()} == {"outlet"}


def test_a_name_inside_a_description_is_not_who_speaks(voices):
    read = voices(
        "Tom Tolin was tried in May. The prosecutor in the Tolin case said the money was gone."
    )
    assert read.chain("the money was gone") == ["prosecutor in the Tolin case"]
    assert read.statement("the money was gone").origin_kind == "official"


def test_a_title_before_a_name_is_its_bearer(voices):
    read = voices("Harbour Minister Lena Orr said the port was shut.")
    assert read.chain("the port was shut") == ["Lena Orr"]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Marn, a former minister, said the port was shut.",
        "The former minister Peter Marn said the port was shut.",
    ],
)
def test_who_held_an_office_speaks_for_themselves(voices, text):
    read = voices(text)
    assert read.chain("the port was shut") == ["Peter Marn"]
    assert read.statement("the port was shut").origin_kind == "person"


def test_a_jury_is_a_public_body_and_jurors_are_nobody_named(voices):
    read = voices("The Oldtown jury found that the owner lied. Oldtown jurors said he was calm.")
    assert read.statement("the owner lied").origin_kind == "official"
    assert read.statement("he was calm").origin_kind == "anonymous"


@pytest.mark.parametrize(
    "who",
    [
        "Harbour Post readers",
        "Belmar fishermen",
        "A Belmar fisherman",
        "Harbour informers",
        "Union informers",
        "Three officials",
        "Tom Hale's teammates",
        "A former Oldtown police chief",
        "The chief executive officer",
        "Her rep",
    ],
)
def test_a_common_noun_names_nobody_whatever_stands_before_it(voices, who):
    read = voices(f"{who} said that the port was shut.")
    (mention,) = read.voices.mentions
    assert (mention.kind, mention.named) == ("anonymous", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Northlight Seafoods today said the port was shut.", "Northlight Seafoods"),
        ("The ministry, which runs the ferries, said the port was shut.", "ministry"),
        ("And the ministry said the port was shut.", "ministry"),
        ("According to HarbourPost.com, the port was shut.", "HarbourPost.com"),
    ],
)
def test_a_source_is_named_without_what_stands_at_its_edges(voices, text, name):
    assert voices(text).chain("the port was shut") == [name]


def test_a_word_torn_at_its_hyphen_is_no_headline_with_a_source(voices):
    read = voices("He led the minister's Committee to Re - elect the President")
    assert read.voices.mentions == ()
