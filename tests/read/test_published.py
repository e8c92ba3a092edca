import pytest

from tests.read.made import document, kinds, readout
from wherefrom.model import Published


def published(text: str, **more: object) -> Published:
    return document(text, **more).published


BODY = "\n\nThe harbour was closed and nobody was hurt, the ministry said."


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 13:26 14 / 09 / 2013",
        "Posted on Sat Sep 14, 2013 08:45 AM PDT",
        "8: 44AM BST 14 Sep 2013",
        "Sat, 14 Sep 2013",
        "September 14, 2013 | 4: 00am",
        "14 September 2013 Last updated at 12:42 GMT",
        "PUBLISHED SATURDAY, SEPTEMBER 14, 2013 AT 12:46 PM / UPDATED AT 12:48 PM",
        "POSTED: 1052 GMT (1852 HKT), September 14, 2013",
        "On behalf of Oldby & Lisk, LLP. posted in Harbours on Saturday, September 14, 2013.",
    ],
)
def test_date_lines_of_many_kinds_give_the_day(line: str):
    assert published(f"Harbour closed\n{line}{BODY}") == Published("2013-09-14", "text")


def test_a_date_glued_between_sentences_counts():
    text = "Harbour closed\n\nIt burned all night Saturday, Sep 14, 2013 Police say it was arson."
    assert published(text).value == "2013-09-14"


def test_a_date_in_a_sentence_does_not():
    text = "Harbour closed\n\nThe store burned on September 14, 2013, police said, and again later."
    assert published(text) == Published(None, "unknown")


def test_first_posted_wins_over_updated():
    text = f"Harbour closed\n\nUpdated: 12 / 25 / 11 05:12 AM ET Posted: 10 / 25 / 11 06:44 PM ET{BODY}"  # noqa: E501
    assert published(text).value == "2011-10-25"


def test_the_address_wins_over_an_update():
    text = f"http://a.example/2013/09/12/fire\n\nHarbour closed\nUpdated September 14, 2013{BODY}"
    assert published(text) == Published("2013-09-12", "url")


def test_when_it_was_saved_is_no_publication():
    text = f"Harbour closed\n\nRetrieved on 14 September 2013{BODY}"
    assert published(text).value is None


@pytest.mark.parametrize(
    ("head", "line", "value"),
    [
        ("http://a.example/2013/04/05/x\n\n", "Posted 04/05/2013", "2013-04-05"),
        ("http://a.example/2013/05/x\n\n", "Posted 04/05/2013", "2013-05-04"),
        ("", "Posted 04/05/2013 7:21 AM EDT", "2013-04-05"),
        ("", "Posted 04/05/2013 07:21 BST", "2013-05-04"),
        ("http://brine-post.co.uk/x\n\n", "Posted 04/05/2013", "2013-05-04"),
        ("", "Sat 04/05/2013 10:00", "2013-05-04"),
        ("", "Posted 04.05.2013", "2013-05-04"),
        ("", "Posted 04/05/2013", "2013"),
    ],
)
def test_day_and_month_are_told_apart_by_what_stands_around(head: str, line: str, value: str):
    assert published(f"{head}Harbour closed\n{line}{BODY}").value == value


def test_a_day_of_the_week_in_the_story_settles_the_order():
    text = "Harbour closed\nRelease: 03 / 08 / 2013\n\nThe harbour was closed on Friday."
    assert published(text).value == "2013-03-08"


def test_an_impossible_date_is_said_and_not_used():
    result = readout(f"Harbour closed\nPublished: 31 February 2013{BODY}".encode())
    assert result.documents[0].published == Published(None, "unknown")
    notice = next(n for n in result.notices if n.kind == "implausible_date")
    text = result.documents[0].text
    assert text[notice.start : notice.end] == "31 February 2013"


@pytest.mark.parametrize(("year", "captured"), [("2105", None), ("2019", "2018-05-01T10:00:00Z")])
def test_a_date_from_the_future_is_said_and_not_used(year: str, captured: str | None):
    data = f"Harbour closed\nPublished: 3 May {year}{BODY}".encode()
    result = readout(data, captured_at=captured)
    assert result.documents[0].published.value is None
    assert "implausible_date" in kinds(result)


def test_the_time_of_capture_is_never_the_publication():
    result = readout(f"Harbour closed{BODY}".encode(), captured_at="2018-05-01T10:00:00Z")
    assert result.documents[0].published == Published(None, "unknown")
    assert "undated" in kinds(result)


def test_a_month_alone_on_its_line_dates_a_report():
    assert published(f"Fishing for Answers\n\nApril 2013{BODY}").value == "2013-04"


@pytest.mark.parametrize("line", ["Order of 5 March 2025", "Date of report: 5 March 2025"])
def test_official_papers_name_their_day(line: str):
    text = f"DISTRICT COURT OF BRINE\n\n{line}\n\nThe vessel is detained until the end of April."
    assert published(text) == Published("2025-03-05", "text")


def test_a_day_that_ends_a_sentence_stays_in_it():
    text = (
        "Brine Police\n\nPress release\n\n4 March 2025\n\nThe raid\n\nOfficers of the Brine Police "
        "boarded the vessel Grey Heron at quay nine on Sunday 2 March 2025 at 6.40 a.m.\n"
    )
    found = document(text)
    assert [found.text[f.start : f.end] for f in found.furniture] == ["4 March 2025"]


def test_an_impossible_date_is_said_even_where_another_one_dates_the_document():
    page = (
        "<html><head><title>Report</title><meta name='date' content='2025-03-06'></head><body>"
        "<article><h1>Report of inspection</h1><p>31 February 2025</p><p>The vessel was inspected "
        "at quay nine by two surveyors, and the owner had been told of it.</p></article></body>"
    )
    result = readout(page.encode(), "text/html")
    assert result.documents[0].published.value == "2025-03-06"
    assert "implausible_date" in kinds(result)
