from __future__ import annotations

import hashlib

import pytest

from wherefrom.model import UNDATED, Document, Furniture, Published
from wherefrom.read.addresses import normal_url, unwrapped
from wherefrom.read.versions import related

A = "The harbour office closed its doors on Monday without a word."
B = "Two clerks of the harbour office said they had not been paid."
C = "The ministry of fisheries of Ostrava Bay denies that wages are due."
PAGE = "http://harbourpost.example/closed"


def document(path, text, *, url=None, captured_at=None, published=None, **more):
    data = more.pop("data", text.encode())
    return Document(
        id=f"d-{path}",
        path=path,
        text=text,
        title=None,
        publisher=None,
        publisher_kind="outlet",
        authors=(),
        url=url,
        language="en",
        sha256=hashlib.sha256(data).hexdigest(),
        published=Published(published, "text") if published else UNDATED,
        captured_at=captured_at,
        **more,
    )


def kinds(notices):
    return [(n.document, n.kind) for n in notices]


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("http://www.harbourpost.example/a/", "harbourpost.example/a"),
        ("https://HarbourPost.example/a#top", "harbourpost.example/a"),
        ("harbourpost.example/a", "harbourpost.example/a"),
        ("http://harbourpost.example:80/a?b=1&a=2", "harbourpost.example/a?a=2&b=1"),
        (
            "http://harbourpost.example/a?utm_source=x&UTM_medium=y&id=3",
            "harbourpost.example/a?id=3",
        ),
        ("http://web.archive.org/web/2013*/http://harbourpost.example/a", "harbourpost.example/a"),
        (
            "https://web.archive.org/web/20130412101112id_/http:/www.harbourpost.example/a",
            "harbourpost.example/a",
        ),
        ("https://archive.ph/20130412/https://harbourpost.example/a", "harbourpost.example/a"),
        ("http://harbourpost.example/caf%c3%a9", "harbourpost.example/caf%C3%A9"),
        ("http://[broken/a", "http://[broken/a"),
    ],
)
def test_one_address_has_one_form(url, normal):
    assert normal_url(url) == normal


def test_an_archives_own_pages_are_left_as_they_are():
    assert unwrapped("https://web.archive.org/about/") == "https://web.archive.org/about/"


def test_the_later_capture_points_to_the_earliest_one():
    march = document("b.html", f"{A}\n\n{B}", url=PAGE, captured_at="2013-03-03T08:00:00Z")
    may = document("c.html", f"{A}\n\n{B}", url=PAGE + "/", captured_at="2013-05-01T08:00:00Z")
    sept = document("a.html", A, url=PAGE + "?utm_id=1", captured_at="2013-09-09T08:00:00Z")
    documents, _ = related([sept, march, may])
    assert [(d.id, d.version_of) for d in documents] == [
        ("d-a.html", "d-b.html"),
        ("d-b.html", None),
        ("d-c.html", "d-b.html"),
    ]


def test_a_paragraph_that_is_gone_is_marked_in_the_earlier_capture():
    march = document("m.html", f"{A}\n\n{B}\n\n{C}", url=PAGE, captured_at="2013-03-03T08:00:00Z")
    sept = document("s.html", f"{A}\n\n{C}", url=PAGE, captured_at="2013-09-09T08:00:00Z")
    _, notices = related([march, sept])
    (removed,) = (n for n in notices if n.kind == "removed_text")
    assert march.text[removed.start : removed.end] == B
    assert removed.document == "d-m.html"
    assert removed.message == (
        "Present in the capture of 3 March 2013, absent from the capture of 9 September 2013."
    )
    assert not [n for n in notices if n.kind == "added_text"]


def test_a_new_sentence_within_a_paragraph_is_marked_in_the_later_capture():
    march = document("m.html", f"{A}\n\n{B}", url=PAGE, captured_at="2013-03-03T08:00:00Z")
    sept = document("s.html", f"{A} {C}\n\n{B}", url=PAGE, captured_at="2013-09-09T08:00:00Z")
    _, notices = related([march, sept])
    (added,) = (n for n in notices if n.kind == "added_text")
    assert sept.text[added.start : added.end] == C
    assert not [n for n in notices if n.kind == "removed_text"]


def test_other_quotation_marks_and_line_breaks_are_no_change():
    one = document("1", f'{A}\n\n"{B}"', url=PAGE, captured_at="2013-03-03T08:00:00Z")
    two = document(
        "2",
        f"{A}\n“{B}”".replace(" said ", "\nsaid "),
        url=PAGE,
        captured_at="2013-09-09T08:00:00Z",
    )
    assert {n.kind for n in related([one, two])[1]} == {"version", "same_text"}


def test_changed_furniture_is_no_change_of_the_text():
    menu = "Most read today: Storm warning for all of the bay"
    one = document(
        "1",
        f"{menu}\n\n{A}",
        url=PAGE,
        captured_at="2013-03-03T08:00:00Z",
        furniture=(Furniture(0, len(menu), "list"),),
    )
    two = document("2", A, url=PAGE, captured_at="2013-09-09T08:00:00Z")
    assert kinds(related([one, two])[1]) == [("d-2", "version")]


def test_captures_of_one_day_are_told_apart_by_the_minute():
    one = document("1", f"{A}\n\n{B}", url=PAGE, captured_at="2013-03-03T08:00:00Z")
    two = document("2", A, url=PAGE, captured_at="2013-03-03T17:30:00Z")
    message = next(n.message for n in related([one, two])[1] if n.kind == "removed_text")
    assert message == (
        "Present in the capture of 3 March 2013, 08:00, absent from the capture of "
        "3 March 2013, 17:30."
    )


def test_versions_without_capture_times_are_ordered_by_publication_and_named_by_path():
    old = document("z.txt", f"{A}\n\n{B}", url=PAGE, published="2013-03-03")
    new = document("a.txt", A, url=PAGE, published="2013-03-05")
    documents, notices = related([new, old])
    assert [d.version_of for d in documents] == ["d-z.txt", None]
    assert "Present in z.txt, absent from a.txt." in [n.message for n in notices]


def test_two_files_of_one_address_with_one_text_and_no_capture_time_are_the_same_text():
    one = document("1.txt", A, url=PAGE, data=b"1")
    two = document("2.txt", A, url=PAGE, data=b"2")
    documents, notices = related([one, two])
    assert [d.version_of for d in documents] == [None, None]
    assert kinds(notices) == [("d-2.txt", "same_text")]


def test_different_texts_at_a_front_page_are_no_versions():
    one = document("1", A, url="http://harbourpost.example/", captured_at="2013-03-03T08:00:00Z")
    two = document("2", B, url="http://harbourpost.example", captured_at="2013-03-04T08:00:00Z")
    assert related([one, two]) == ((one, two), ())


def test_the_same_bytes_under_two_paths_are_kept_and_said():
    one, two = document("1.txt", A), document("2.txt", A)
    documents, notices = related([one, two])
    assert documents == (one, two)
    assert kinds(notices) == [("d-2.txt", "same_bytes")]
    assert notices[0].message == "The same bytes as 1.txt."


def test_documents_without_an_address_are_never_versions():
    one, two = document("1.txt", A), document("2.txt", B)
    assert related([one, two]) == ((one, two), ())


def test_empty_texts_are_not_the_same_text():
    one, two = document("1.txt", "", data=b"1"), document("2.txt", "", data=b"2")
    assert related([one, two])[1] == ()


def test_the_order_of_the_documents_does_not_change_what_is_said():
    documents = [
        document("1", f"{A}\n\n{B}", url=PAGE, captured_at="2013-03-03T08:00:00Z"),
        document("2", A, url=PAGE, captured_at="2013-09-09T08:00:00Z"),
        document("3", A),
    ]
    forward, backward = related(documents)[1], related(documents[::-1])[1]
    assert sorted(map(str, forward)) == sorted(map(str, backward))
