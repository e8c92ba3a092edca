from __future__ import annotations

from dataclasses import replace

from tests.trace.made import Case, document
from wherefrom.model import Finding, Independence
from wherefrom.trace.gathered import circle_of
from wherefrom.trace.telling import called, listed, said_so

OWN = (
    "Rain fell on the empty quay all night while the ferry turned slowly round her anchor "
    "and the lamps of the town went out one after the other behind the customs house. "
)


def found(case: Case, kind: str) -> list[Finding]:
    return [f for f in case.traced().findings if f.kind == kind]


def test_a_copied_report_is_told_once_however_many_answers_it_gives() -> None:
    case = Case()
    one = case.add(document("post", OWN + "Nobody was seen.", date="2031-01-01"))
    two = case.add(document("echo", OWN, date="2031-01-02"))
    for words, answer in ((OWN[:60], "a"), (OWN[90:150], "b")):
        case.says(one, words, answer=answer)
        case.says(two, words, answer=answer)
    (finding,) = found(case, "undeclared_copy")
    assert finding.documents == ("echo", "post")
    assert (finding.claim, finding.answer) == (None, None)
    assert finding.message == (
        "The Echo has the same wording as The Post and does not name it. "
        "2 answers stand in the shared words."
    )


def test_one_missing_original_is_told_once_for_all_who_rest_on_it() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    for name in ("post", "echo"):
        item = case.add(document(name, f"Four men were held, the {name} heard."))
        case.says(item, "Four men were held", "Northern Wire")
    (finding,) = found(case, "original_not_in_case")
    assert finding.message == (
        "The Echo and The Post rest on Northern Wire, which is not in the case. "
        "1 answer rests on it."
    )
    assert (finding.claim, finding.answer) == ("c", "a")


def test_words_that_come_back_to_their_first_publisher_go_round_though_they_name_a_source() -> None:
    case = Case()
    words = OWN[: OWN.index(" and the lamps")] + ", Ilse Oldby said."
    case.source("Ilse Oldby", "person")
    first = case.add(document("first", words, publisher="The Post", date="2031-01-01"))
    echo = case.add(document("echo", words, date="2031-01-02"))
    back = case.add(
        document("back", words + " So says the Echo.", publisher="The Post", date="2031-01-03")
    )
    case.says(first, OWN[:60], "Ilse Oldby")
    case.says(echo, OWN[:60], "Ilse Oldby")
    case.says(back, OWN[:60], "The Echo")
    (finding,) = found(case, "round_tripping")
    assert finding.message.startswith(
        "Following the sources leads in a circle: The Echo → The Post → The Echo."
    )


def test_a_circle_is_told_once_from_wherever_it_is_entered() -> None:
    case = Case()
    one = case.add(document("blog", "The ship was dark, says the daily."))
    two = case.add(document("daily", "The ship was dark, says the blog."))
    case.says(one, "The ship was dark", "The Daily")
    case.says(two, "The ship was dark", "The Blog")
    (finding,) = found(case, "round_tripping")
    assert finding.message == (
        "Following the sources leads in a circle: The Blog → The Daily → The Blog. "
        "1 answer goes through it."
    )


def test_a_circle_is_the_same_from_every_start() -> None:
    assert circle_of(["x", "c", "a", "b", "c", "a"], "c") == ("a", "b", "c")
    assert circle_of(["b", "c", "a", "b"], "b") == ("a", "b", "c")


def test_what_a_body_said_need_not_stand_in_its_document() -> None:
    case = Case()
    case.add(document("release", "The ferry is at quay nine.", date="2031-01-01"))
    case.sources["The Release"] = replace(case.sources["The Release"], kind="official")
    post = case.add(document("post", "The ferry is at quay nine and dark.", date="2031-01-02"))
    case.says(post, "The ferry is at quay nine and dark", "The Release")
    traced = case.traced()
    assert not any(f.kind == "cited_silent" for f in traced.findings)


def test_the_gravest_findings_come_first() -> None:
    case = Case()
    case.source("Northern Wire", "outlet")
    one = case.add(document("post", OWN + "Nobody was seen.", date="2031-01-01"))
    two = case.add(document("echo", OWN, date="2031-01-02"))
    case.says(one, OWN[:60], "Northern Wire")
    case.says(two, OWN[:60])
    told = case.traced().findings
    assert [f.kind for f in told] == [
        "false_confirmation",
        "undeclared_copy",
        "original_not_in_case",
        "no_source",
    ]
    assert told[-1].message == (
        "2 reports give this answer and none names a source beyond an outlet."
    )


def test_numbers_agree_with_their_nouns() -> None:
    assert said_so(Independence(0, 1, 0, 1, 0.0, (0, 0))) == (
        "No named origin found; 1 person whose name is withheld; 1 outlet on its own word"
    )
    assert said_so(Independence(1, 2, 0, 0, 1.0, (1, 1))) == (
        "1 named origin found; 2 people whose names are withheld"
    )


def test_reports_are_called_by_publisher_and_title() -> None:
    untitled = document("post", publisher="The Post")
    assert called(untitled) == "The Post"
    assert called(replace(untitled, title="Four held")) == "The Post (“Four held”)"
    assert listed(["A", "B", "C", "D"]) == "A, B, C and D"


def test_one_authors_word_under_two_titles_is_said_to_be_that() -> None:
    case = Case()
    for name in ("post", "echo"):
        text = f"Five were held, the {name} has learned."
        item = case.add(document(name, text, authors=("Ada Holm",)))
        case.says(item, "Five were held")
    (finding,) = found(case, "false_confirmation")
    assert finding.message == (
        "2 reports by 2 publishers give this answer; all lead to one origin: "
        "one author’s own word. Both name Ada Holm as author."
    )


def test_a_circle_is_the_one_origin_of_those_in_it() -> None:
    case = Case()
    one = case.add(document("blog", "The ship was dark, says the daily."))
    two = case.add(document("daily", "The ship was dark, says the blog."))
    case.says(one, "The ship was dark", "The Daily")
    case.says(two, "The ship was dark", "The Blog")
    (finding,) = found(case, "false_confirmation")
    assert finding.message.endswith(
        "all lead to one origin: publishers that cite each other in a circle."
    )


def test_reports_tied_in_two_ways_are_told_as_one_pair() -> None:
    case = Case()
    case.source("Coastguard", "official")
    one = case.add(document("post", OWN + "It sank.", date="2031-01-01"))
    two = case.add(document("echo", OWN + "Nobody is missing. So The Post.", date="2031-01-02"))
    case.says(one, "It sank", "Coastguard")
    case.says(two, "Nobody is missing")
    case.says(two, OWN[:60], "The Post", answer="b")
    (finding,) = found(case, "false_confirmation")
    assert finding.message == (
        "2 reports by 2 publishers give this answer, but they are tied: The Echo names and "
        "shares wording with The Post. 1 named origin found; 1 outlet on its own word."
    )
