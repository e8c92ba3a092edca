from __future__ import annotations

from wherefrom.attribute.notes import work_name
from wherefrom.model import Furniture, Note, Span


def test_an_attribution_holds_source_cue_and_content(voices):
    read = voices("Nobody was hurt, harbour police said on Tuesday.")
    (found,) = read.voices.attributions
    assert read.words(found.source) == ["harbour police"]
    assert read.words(found.cue) == ["said"]
    assert read.words(found.content) == ["Nobody was hurt"]


def test_the_chain_runs_from_the_reader_to_the_origin(voices):
    read = voices("The embassy said, according to the Harbour Post, that nobody was hurt.")
    assert read.chain("nobody was hurt") == ["Harbour Post", "embassy"]
    inner, outer = read.attribution("said"), read.attribution("according")
    assert inner.inside == outer.id
    assert outer.inside is None


def test_what_an_outlet_cites_lies_behind_the_outlet(voices):
    read = voices("The Harbour Post, citing a police document, reported that two were arrested.")
    assert read.chain("two were arrested") == ["Harbour Post", "police document"]
    assert read.statement("two were arrested").origin_kind == "record"


def test_the_outlet_told_stands_nearer_the_reader(voices):
    read = voices("Police spokesman Tom Hale told Reuters that two men were held.")
    assert read.chain("two men were held") == ["Reuters", "Tom Hale"]
    hale = next(m for m in read.voices.mentions if m.name == "Tom Hale")
    assert (hale.kind, hale.body, hale.body_kind) == ("official", "Police", "official")


def test_quoted_by_an_outlet_puts_the_outlet_first(voices):
    read = voices("The minister was quoted by the Harbour Post as saying that the port was shut.")
    assert read.chain("the port was shut") == ["Harbour Post", "minister"]


def test_two_speakers_of_one_sentence_keep_their_own_words(voices):
    read = voices("Officials say the port is open and police say it is closed.")
    assert read.chain("the port is open") == ["Officials"]
    assert read.chain("it is closed") == ["police"]


def test_a_quotation_over_paragraphs_is_one_speech(voices):
    read = voices('"The nets were cut," Mara Tolin said.\n\n"Nobody came to help us."')
    (found,) = read.voices.attributions
    assert read.words(found.content) == ['"The nets were cut,"', '"Nobody came to help us."']
    assert read.chain("Nobody came to help us.") == ["Mara Tolin"]


def test_a_floating_quotation_belongs_to_the_speaker_before(voices):
    read = voices('Mara Tolin said the boat burned. It was a cold night. "We had no water at all."')
    assert read.chain("We had no water at all.") == ["Mara Tolin"]


def test_a_headline_names_its_source_beside_colon_or_dash(voices):
    assert voices("Police: two men held after harbour fire").chain("two men held") == ["police"]
    assert voices("Ten dead in harbour fire - officials").chain("Ten dead") == ["officials"]


def test_a_sentence_without_a_source_has_no_chain(voices):
    read = voices("The ferry sank off the northern cape on Monday.")
    assert read.statement("The ferry sank").chain == ()
    assert read.statement("The ferry sank").origin_kind == "none"


def test_a_note_attributes_the_marked_sentence_to_the_cited_work(voices):
    text = "The crew was never paid. [1]\n\n[1] Marel Harbour Authority, 'Wages at sea', 2011."
    marker = Span(text.index("[1]"), text.index("[1]") + 3)
    note = Note(marker, text.rindex("[1]"), len(text))
    read = voices(text, notes=(note,))
    assert read.chain("The crew was never paid") == ["Wages at sea"]
    assert read.statement("The crew was never paid").origin_kind == "record"


def test_turns_of_a_transcript_belong_to_their_speakers(voices):
    text = "ORR: Who owned it?\n\nTOLIN: The company did.\n\nORR: And the nets?\n\nTOLIN: It did."
    read = voices(text)
    assert [read.words(a.source) for a in read.voices.attributions][:2] == [["ORR"], ["TOLIN"]]


def test_the_publisher_is_implied_and_not_listed(voices):
    text = "Police told the Harbour Post that two men were held."
    assert voices(text, publisher="Harbour Post").chain("two men were held") == ["police"]


def test_reading_twice_gives_the_same_voices(voices):
    text = 'Police said the boat sank. "We saw it," said Mara Tolin. It reportedly burned.'
    assert voices(text).voices == voices(text).voices


def test_every_span_lies_in_the_text_and_ids_are_unique(voices):
    text = 'Police said the boat sank.\n\n"We saw it," said Mara Tolin. It is thought to be lost.'
    read = voices(text)
    spans = [s for a in read.voices.attributions for s in (*a.source, *a.cue, *a.content)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for items in (read.voices.mentions, read.voices.attributions, read.voices.statements):
        assert len({item.id for item in items}) == len(items)
    assert all(s.text == text[s.start : s.end] for s in read.voices.statements)


def test_text_without_letters_gives_no_voices(voices):
    assert voices("").voices.statements == ()
    assert voices("\n\n ... \n").voices.attributions == ()


def test_words_that_only_say_who_said_it_are_no_statement(voices):
    read = voices(
        "Three men were hurt before the ship came in, Brine General Hospital said on Monday. "
        "Two mates were arrested, the Harbour Post reported, citing a police document."
    )
    told = [s.text for s in read.voices.statements]
    assert not any(t.startswith(("Brine General", "citing")) for t in told)


def test_a_raised_number_ends_its_sentence(voices):
    read = voices("There were 14 bunks on board.⁵ Most of the men had no bed.⁶ Some slept on deck.")
    assert [s.text for s in read.voices.statements] == [
        "There were 14 bunks on board.",
        "Most of the men had no bed.",
        "Some slept on deck.",
    ]


def test_no_sentence_ends_inside_a_name(voices):
    read = voices("Channel Five has not seen the document. It will look for it.")
    assert read.voices.statements[0].text == "Channel Five has not seen the document."


def test_crossheads_numbers_and_signatures_are_no_statements(voices):
    read = voices(
        "Wages and debts\n\nThe crew was never paid.\n\n1.\n\nThe owner appealed.\n\n"
        "Adela Corvin\nJudge\n"
    )
    assert [s.text for s in read.voices.statements] == [
        "The crew was never paid.",
        "The owner appealed.",
    ]


def test_furniture_names_nobody(voices):
    text = "Date of report: 3 March 2025\n\nThe water was brown."
    line = Furniture(0, text.index("\n"), "date line")
    assert voices(text, furniture=(line,)).voices.attributions == ()


def test_initials_name_a_body(voices):
    read = voices("The PSP said it had questioned all of them.")
    assert read.statement("it had questioned").origin_kind == "organisation"


def test_a_cited_work_is_named_without_address_and_pages_and_cut_at_a_word():
    assert work_name("Holm, Salt and Debt, 2023, pp. 18-20.") == "Holm, Salt and Debt, 2023"
    assert work_name("Holm Ltd, Notice, www.holm.example/n.") == "Holm Ltd, Notice"
    assert work_name("https://holm.example/n") == "https://holm.example/n"
    assert work_name("Salt " * 40).endswith("Salt")
