"""Notes and references through reading and attribution: markers, works, pages, chains."""

from __future__ import annotations

import time

import pytest

from tests.attribute.plain import voices_of
from tests.read.made import DOCX, document, docx, page
from wherefrom.attribute.references.interviews import interview
from wherefrom.attribute.references.legible import legible
from wherefrom.attribute.references.pages import page_of
from wherefrom.attribute.references.works import work_voice
from wherefrom.model import Document, Statement, Voices


class Read:
    """One document as read, with short ways to ask for chains."""

    def __init__(self, found: Document) -> None:
        self.document = found
        self.voices: Voices = voices_of(found)
        self.mentions = {m.id: m for m in self.voices.mentions}

    def on(self, words: str) -> list[Statement]:
        """The statements that hold ``words``."""
        at = self.document.text.index(words)
        return [s for s in self.voices.statements if s.start <= at < s.end]

    def chains(self, words: str) -> list[list[str]]:
        """The chains of the statements that hold ``words``, as names."""
        return [[self.mentions[link.mention].name for link in s.chain] for s in self.on(words)]


def text(*lines: str) -> Read:
    return Read(document("\n\n".join(lines)))


def test_a_number_glued_to_a_full_stop_is_a_marker_and_no_word():
    read = text(
        "The port is closed.1 Nobody came.2 The ferry left.3",
        "1. Harbour Post, 3 May 2021.\n2. Ibid.\n3. Lorne Daily, 4 May 2021.",
    )
    assert [s.text for s in read.on("The port")] == ["The port is closed."]
    assert read.chains("The port") == [["Harbour Post"]]
    assert read.chains("Nobody came") == [["Harbour Post"]]
    assert read.chains("The ferry") == [["Lorne Daily"]]


def test_several_markers_in_one_sentence_each_take_their_clause():
    read = text(
        "Two men died,[1] and the owner sold the ship.[2]",
        "[1] Harbour Post, 3 May 2021.\n[2] Lorne Daily, 4 May 2021.",
    )
    assert read.chains("Two men") == [["Harbour Post"]]
    assert read.chains("the owner") == [["Lorne Daily"]]


def test_the_publisher_in_the_note_stands_nearer_the_reader_than_who_speaks_in_the_sentence():
    read = text(
        "The Ministry of Ports said that two men died.[1]",
        "[1] Harbour Post, 3 May 2021.",
    )
    [chain] = read.chains("two men died")
    assert chain == ["Harbour Post", "Ministry of Ports"]
    assert read.on("two men died")[0].origin_kind == "official"


def test_words_stand_on_each_of_the_works_cited_side_by_side():
    read = text(
        "Two men died in the fire.[1]",
        "[1] Harbour Post, 3 May 2021; Lorne Daily, 4 May 2021; see also Velmora Radio, 2021.",
    )
    assert read.chains("Two men died") == [["Harbour Post"], ["Lorne Daily"]]
    cited = {m.name for m in read.voices.mentions}
    assert cited == {"Harbour Post", "Lorne Daily", "Velmora Radio"}


@pytest.mark.parametrize(
    "note",
    [
        "Register of Ships, entry of 9 July 2019, quoted in Harbour Post, 12 July 2019.",
        "Harbour Post, 12 July 2019, citing Register of Ships, entry of 9 July 2019.",
    ],
)
def test_a_work_quoted_in_another_stands_behind_it(note):
    read = text("The flag was changed in July.[1]", f"[1] {note}")
    assert read.chains("The flag") == [["Harbour Post", "Register of Ships, entry of 9 July 2019"]]


def test_a_note_that_comments_gives_no_source_and_its_words_are_kept():
    read = text("Nine men drowned.[1]", "[1] This figure excludes two men who were never found.")
    assert read.chains("Nine men") == [[]]
    assert read.on("This figure")


def test_a_note_that_only_cites_states_nothing():
    read = text(
        "Nine men drowned.[1]", "[1] Lena Tavo, “Nine men drown at Marel”, Harbour Post, 2021."
    )
    assert read.on("Nine men drown at") == []


def test_who_is_unnamed_in_the_sentence_is_who_was_heard_in_the_note():
    read = text(
        "A woman said that soldiers burned three houses.[1]",
        "[1] Interview with Mirela T. (pseudonym), Ostrava, 3 May 2021.",
    )
    assert read.chains("soldiers burned") == [["Mirela T."]]
    assert read.on("soldiers burned")[0].origin_kind == "withheld"


def test_an_author_with_a_year_is_the_work_in_the_list_with_its_page():
    read = text(
        "Holm (2015, p. 12) found that boats waited for months. Nets were sold (Brandt 2016: 4).",
        "References",
        "Brandt, T. (2016). Nets sold in port. Marel.\n"
        "Holm, A. (2015). Waiting months at sea. Marel.",
    )
    assert read.chains("boats waited") == [["Waiting months at sea"]]
    assert read.chains("Nets were sold") == [["Nets sold in port"]]
    pages = {m.name: m.page for m in read.voices.mentions}
    assert pages == {"Waiting months at sea": "12", "Nets sold in port": "4"}


def test_supra_finds_the_note_and_op_cit_the_author():
    read = text(
        "The ship was held.[1] The bond was paid.[2] It was sold.[3] The crew left.[4]",
        "[1] District Court of Sarrow, Order of 3 May 2019.\n"
        "[2] Holm, Salt and Debt, 2020, p. 3.\n"
        "[3] Supra note 1, para. 6.\n"
        "[4] Holm, op. cit., p. 9.",
    )
    assert read.chains("It was sold") == [["District Court of Sarrow, Order of 3 May 2019"]]
    assert read.chains("The crew left") == [["Salt and Debt"]]
    assert [m.page for m in read.voices.mentions] == [None, "3", "para. 6", "9"]


def test_raised_numbers_of_a_page_and_of_a_word_file_are_no_part_of_a_number():
    story = "<p>Nine boats left in 2018<sup>1</sup>. The deck is 40 m<sup>2</sup>.</p>"
    notes = "<p>Notes</p><p>1. Harbour Post, 3 May 2019.</p>"
    html = document(page(f"<article>{story}{notes}</article>"), "text/html")
    assert "2018¹." in html.text
    assert "40 m²" in html.text
    run = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    body = f"<w:p><w:r><w:t>Nine boats left in 2018</w:t></w:r>{run}</w:p>"
    assert "2018¹" in document(docx(body), DOCX).text


def test_a_date_in_a_note_is_not_the_documents_own():
    found = document(
        "The ship was held.[1] It was sold at once.\n\n[1] District Court of Sarrow, 3 May 2019."
    )
    assert found.published.value is None
    assert found.furniture == ()


@pytest.mark.parametrize(
    ("words", "name", "kind", "body"),
    [
        ("Lena Tavo, “Unpaid”, Harbour Post, 3 May 2021", "Harbour Post", "outlet", None),
        ("Sarrow Police, Press release, 4 March 2025", None, "record", "Sarrow Police"),
        ("UN Doc. A/HRC/31/CRP.1, para. 14", "UN Doc. A/HRC/31/CRP.1", "record", None),
        (
            "Letter from the Ministry of Ports to Rask, 3 May 2021",
            None,
            "record",
            "Ministry of Ports",
        ),
        ("Petra Lund, The Empty Fleet: Labour and Law (Marel, 2016), 44", None, "record", None),
    ],
)
def test_a_citation_names_a_publisher_or_a_record_with_its_holder(words, name, kind, body):
    voice = work_voice(words)
    assert voice is not None
    assert (voice.kind, voice.body) == (kind, body)
    assert name is None or voice.name == name


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Interview with K., 24, a fisher, Ostrava, 3 May 2021; name withheld", "K.", "withheld"),
        ("Harbour Watch interview with Asha N., 17, Sarrow", "Asha N.", "withheld"),
        ("Author's interview with a police officer, Sarrow", "police officer, Sarrow", "withheld"),
        ("Interview 14, woman, 31", "Interview 14, woman, 31", "withheld"),
        ("Telephone interview with Tomas Rask, 3 May 2021", "Tomas Rask", "witness"),
        ("Interview with Colonel Viktor Hale, commander", "Viktor Hale", "official"),
        ("Interviews with residents, Ostrava", "residents", "anonymous"),
    ],
)
def test_who_was_heard_is_a_witness_in_office_or_kept_back(words, name, kind):
    found = interview(words)
    assert found is not None
    assert (found.heard.name, found.heard.kind) == (name, kind)


def test_a_page_is_kept_as_printed():
    assert [page_of(w) for w in ("Holm, 2020, pp. 18–19.", "Act 2004, s 12(3)", "Lund, 2016")] == [
        "18–19",
        "s 12(3)",
        None,
    ]


@pytest.mark.parametrize(
    "hostile",
    ["[1] " * 20000, "A " * 40000 + "(2015)", "(" * 30000, "x.1 " * 20000 + "\n\n1. Post, 2021."],
)
def test_hostile_markers_take_bounded_time(hostile):
    start = time.monotonic()
    found = document(f"Words here.\n\n{hostile}\n\nReferences\n\nHolm, A. (2015). Sea.\n")
    assert len(legible(found)) == len(found.text)
    assert time.monotonic() - start < 20
