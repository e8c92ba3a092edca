from __future__ import annotations


def origins(read, words):
    """Names of the last links of the statements that hold ``words``."""
    at = read.document.text.index(words)
    found = [s for s in read.voices.statements if s.start <= at < s.end]
    return sorted(read.mentions[s.chain[-1].mention].name for s in found)


def test_what_two_sources_say_together_is_a_statement_on_the_word_of_each(voices):
    read = voices("Two men were arrested, police and the fire service said.")
    assert origins(read, "Two men") == ["fire service", "police"]


def test_statements_over_the_same_words_have_ids_of_their_own_and_one_attribution(voices):
    read = voices("Lena Orr and Paul Marn said the boat sank.")
    ids = [s.id for s in read.voices.statements]
    assert len(ids) == len(set(ids)) == 2
    assert len({s.chain[-1].attribution for s in read.voices.statements}) == 1


def test_nobody_in_particular_beside_a_named_source_adds_no_statement(voices):
    read = voices("The Harbour Post and some residents said the boat sank.")
    assert origins(read, "the boat sank") == ["Harbour Post"]


def test_one_body_with_and_in_its_name_is_one_source(voices):
    read = voices("The Food and Drug Administration said the fish was safe.")
    assert origins(read, "the fish") == ["Food and Drug Administration"]


def test_who_says_one_or_the_other_is_not_said_to_speak_together(voices):
    read = voices("Police or the coast guard said the boat sank.")
    assert len(origins(read, "the boat")) == 1


def test_a_president_and_chief_executive_is_one_person_of_the_firm(voices):
    read = voices("Karen Olsen, president and CEO of Valley Dairy, said the plant will close.")
    (statement,) = read.voices.statements
    mention = read.mentions[statement.chain[-1].mention]
    assert (mention.name, mention.body, mention.kind) == (
        "Karen Olsen",
        "Valley Dairy",
        "organisation",
    )


def test_a_reporter_is_the_outlet_and_keeps_the_name_beside_it(voices):
    read = voices("The Harbour Post's Lena Orr reported that the boat sank.")
    (mention,) = read.voices.mentions
    assert (mention.name, mention.kind, mention.role) == ("Harbour Post", "outlet", "Lena Orr")


def test_the_report_is_the_television_named_just_before(voices):
    read = voices("State television showed smoke. The report said three boats had burnt.")
    assert origins(read, "three boats") == ["State television"]


def test_relatives_of_one_who_is_named_are_told_by_that_name(voices):
    read = voices("Lena Orr's family said the boat was old.")
    (statement,) = read.voices.statements
    assert statement.origin_kind == "person"
