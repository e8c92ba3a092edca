import pypdfium2
import pytest

from tests.read.made import Line, column, document, kinds, pdf, readout
from wherefrom.read.refusals import Damaged, Encrypted, NoText, TooLarge
from wherefrom.settings import Intake

PDF = "application/pdf"
BODY = [
    "The ministry said that the harbour was closed on Monday after a fire in the fish store, and the fisher-",  # noqa: E501
    "men who had come in during the night were told to wait for word from the harbour office.12 The fire",  # noqa: E501
    "was put out by six.",
    "Forty firefighters from three towns came to the harbour, the harbour master said, and nobody was hurt,",  # noqa: E501
    "although two boats were lost and a third was damaged by the water that was used against the flames in",  # noqa: E501
]
NEXT = ["the night.", "The crews waited until the morning before they went back to sea."]
FIRST: list[Line] = [
    (72, 790, 18, "Fire at the fish store"),
    (72, 765, 11, "12 April 2013"),
    *column(BODY, top=735),
    (72, 90, 8, "12 Ministry of Fisheries, release of 12 April, https://ministry.example/a."),
    (72, 80, 8, "13 Interview with the harbour master."),
]


def report() -> bytes:
    pages = [
        FIRST,
        column(NEXT),
        column(["The court heard of it in May."]),
        column(["The end came."]),
    ]
    framed = [
        [(72.0, 815.0, 8.0, "Brine Harbour Watch"), *lines, (300.0, 30.0, 8.0, f"Page {n} of 4")]
        for n, lines in enumerate(pages, 1)
    ]
    return pdf(framed, info="/Author(Maren Oldby)/CreationDate(D:20200101000000)")


def test_lines_are_joined_to_paragraphs_across_pages():
    parts = document(report(), PDF).text.split("\n\n")
    assert parts[0] == "Fire at the fish store"
    assert "and the fishermen who had come in" in parts[2]
    assert parts[2].endswith("The fire was put out by six.")
    assert parts[3].endswith("against the flames in the night.")
    assert parts[4].startswith("The crews waited")


def test_running_heads_are_left_out_and_said():
    result = readout(report(), PDF)
    assert "Brine Harbour Watch" not in result.documents[0].text
    assert "Page 2 of 4" not in result.documents[0].text
    assert any("Brine Harbour Watch" in notice.message for notice in result.notices)


def test_notes_at_the_foot_of_a_page_are_found_with_their_markers():
    found = document(report(), PDF)
    told = [
        (n.marker and found.text[n.marker.start : n.marker.end], found.text[n.start : n.end])
        for n in found.notes
    ]
    assert told == [
        ("12", "Ministry of Fisheries, release of 12 April, https://ministry.example/a."),
        (None, "Interview with the harbour master."),
    ]


def test_the_imprint_comes_from_the_first_page_before_the_file():
    found = document(report(), PDF)
    assert found.title == "Fire at the fish store"
    assert found.authors == ("Maren Oldby",)
    assert (found.published.value, found.published.basis) == ("2013-04-12", "text")
    assert [link.url for link in found.links] == ["https://ministry.example/a"]


def test_when_the_file_was_made_is_the_last_resort():
    data = pdf(
        [column(["The harbour was closed, the ministry said."])], "/CreationDate(D:20130412)"
    )
    found = document(data, PDF)
    assert (found.published.value, found.published.basis) == ("2013-04-12", "metadata")


def test_a_scan_is_refused_with_advice():
    with pytest.raises(NoText) as refusal:
        readout(pdf([[], []]), PDF)
    assert "OCR" in refusal.value.next_step


def test_some_empty_pages_are_said():
    result = readout(pdf([column(["The harbour was closed, the ministry said."]), []]), PDF)
    assert "unreadable" in kinds(result)


def test_too_many_pages_are_refused():
    with pytest.raises(TooLarge):
        readout(report(), PDF, limits=Intake(max_pages=3))


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"no pdf at all"])
def test_a_broken_file_is_refused(data: bytes):
    with pytest.raises(Damaged):
        readout(data, PDF)


def test_a_locked_file_is_refused(monkeypatch: pytest.MonkeyPatch):
    def locked(_: bytes) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr("wherefrom.read.pdf.pypdfium2.PdfDocument", locked)
    with pytest.raises(Encrypted):
        readout(report(), PDF)


RAISED: list[Line] = [
    (72, 760, 11, "Seven in ten had paid for their place."),
    (262, 764, 6, "1"),
    (268, 760, 11, "The law forbids it."),
    (360, 764, 6, "2"),
    (72, 730, 14, "Notes"),
    (72, 700, 9, "1. Institute for Ocean Labour, Fees and Debts, page 18."),
    (72, 685, 9, "2. Recruitment Act, section 4."),
    (72, 655, 14, "References"),
    (72, 625, 9, "Institute for Ocean Labour, Fees and Debts."),
]


def test_raised_numbers_point_at_notes_at_the_end():
    found = document(pdf([RAISED]), PDF)
    assert "their place.¹ The law forbids it.²" in found.text
    assert [
        (n.marker and n.marker.end, found.text[n.start : n.start + 9]) for n in found.notes
    ] == [
        (found.text.index("¹") + 1, "Institute"),
        (found.text.index("²") + 1, "Recruitme"),
    ]


def test_a_last_line_without_low_letters_stays_in_its_paragraph():
    words = ["The crew said that they had been given a paper in a language which", "no man knew."]
    text = document(pdf([column([*words * 1, "Harbour watch."], size=11)]), PDF).text
    assert text.startswith("The crew said that they had been given a paper in a language which no")


def test_a_head_on_every_page_but_the_cover_is_left_out():
    pages = [[(72, 500, 20, "Fourteen Months")]]
    for n in (2, 3):
        pages.append([(72, 815, 8, "Deckhands' Aid"), *column([f"Part {n} tells of the fire."])])
    assert "Deckhands' Aid" not in document(pdf(pages), PDF).text


def test_a_long_title_keeps_its_second_line():
    lines = [(72, 700, 20, "Work on the trawlers of the southern"), (72, 674, 20, "banks")]
    data = pdf([[*lines, *column(["The crews were paid late.", "Some were not paid."], top=600)]])
    assert document(data, PDF).title == "Work on the trawlers of the southern banks"
