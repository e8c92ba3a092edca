"""Originals to obtain next: what is cited and not here, by what hangs on it."""

from __future__ import annotations

from dataclasses import replace

from tests.trace.made import Case, document
from wherefrom.model import Credit, Hyperlink, Original


def wanted(case: Case) -> list[Original]:
    return list(case.traced().originals)


def test_an_outlet_that_is_cited_and_not_here_is_to_be_obtained() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    for name in ("post", "echo"):
        item = case.add(document(name, f"Four men were held, the {name} heard."))
        case.says(item, "Four men were held", "Northern Wire")
    (found,) = wanted(case)
    assert (found.original, found.name, found.url) == ("Northern Wire", "Northern Wire", None)
    assert found.answers == found.alone == ("a",)
    assert found.claims == ("c",)
    assert found.documents == ("echo", "post")
    assert len(found.path) == 2
    assert {e.document for e in found.evidence} == {"echo", "post"}
    assert found.words == (
        "The report by Northern Wire, which The Echo and The Post cite: "
        "1 answer rests on it, and on nothing else."
    )


def test_what_most_answers_hang_on_comes_first() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    case.source("Southern Wire", "outlet")
    post = case.add(document("post", "Four were held. Two were hurt. One fled."))
    case.says(post, "Four were held", "Northern Wire", answer="a")
    case.says(post, "Two were hurt", "Southern Wire", answer="b")
    case.says(post, "One fled", "Southern Wire", answer="c")
    assert [(o.name, len(o.answers)) for o in wanted(case)] == [
        ("Southern Wire", 2),
        ("Northern Wire", 1),
    ]


def test_an_answer_that_others_give_too_does_not_hang_on_it_alone() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    case.source("Orvian police", "official")
    one = case.add(document("post", "Four men were held."))
    two = case.add(document("echo", "Police hold four men."))
    case.says(one, "Four men were held", "Northern Wire")
    case.says(two, "Police hold four men", "Orvian police")
    (found,) = wanted(case)
    assert found.alone == ()
    assert found.words.endswith("1 answer rests on it.")


def test_a_record_that_is_not_here_is_to_be_obtained_even_if_it_is_not_published() -> None:
    case = Case()
    case.source("court papers", "record")
    post = case.add(document("post", "The master was held on 5 March, court papers say."))
    case.says(post, "The master was held on 5 March", "court papers")
    (found,) = wanted(case)
    assert found.words.startswith("Court papers, which The Post cites")
    assert found.path == (f"t-post-{post.text.index('The master')}-0",)


def test_a_body_that_speaks_is_nothing_to_obtain() -> None:
    case = Case()
    case.source("Orvian police", "official")
    post = case.add(document("post", "Four men were held."))
    case.says(post, "Four men were held", "Orvian police")
    assert wanted(case) == []


def test_a_document_of_the_case_is_nothing_to_obtain() -> None:
    case = Case()
    one = case.add(document("post", "Four men were held.", date="2031-01-01"))
    two = case.add(document("echo", "Four men were held, says The Post.", date="2031-01-02"))
    case.says(one, "Four men were held")
    case.says(two, "Four men were held", "The Post")
    assert wanted(case) == []


def test_a_wire_credited_for_the_whole_report_is_to_be_obtained() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    text = "LODE (Northern Wire) - Four men were held."
    credit = Credit("Northern Wire", "dateline", 6, 19)
    post = case.add(document("post", text, credits=(credit,)))
    case.says(post, "Four men were held")
    (found,) = wanted(case)
    assert found.name == "Northern Wire"
    assert [text[e.start : e.end] for e in found.evidence] == ["Northern Wire"]


def test_a_link_in_the_very_statement_gives_the_address() -> None:
    case = Case()
    text = "The mill failed four inspections, a report shows."
    at = text.index("a report")
    link = Hyperlink(at, at + 8, "https://inspectorate.example/reports/12.pdf")
    post = case.add(document("post", text, links=(link,)))
    case.says(post, text[:-1])
    (found,) = wanted(case)
    assert found.url == "https://inspectorate.example/reports/12.pdf"
    assert found.name == "inspectorate.example"


def test_a_link_on_the_words_that_cite_an_outlet_is_not_a_second_original() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    text = "Northern Wire says four men were held."
    link = Hyperlink(0, 13, "https://northernwire.example/held")
    post = case.add(document("post", text, links=(link,)))
    case.says(post, text[:-1], "Northern Wire")
    (found,) = wanted(case)
    assert (found.name, found.url) == ("Northern Wire", "https://northernwire.example/held")


def test_the_order_of_input_does_not_change_the_list() -> None:
    case = Case()
    for name in ("Northern Wire", "Southern Wire", "Eastern Wire"):
        case.source(name, "outlet")
        item = case.add(document(name[:4].lower(), f"Four men were held, {name} says."))
        case.says(item, "Four men were held", name)
    assert replace(case.traced()).originals == case.traced(order=-1).originals
