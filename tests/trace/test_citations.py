"""What a document names as its source, and to what that leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from wherefrom.model import Derivation, Document, Finding, Source, Span
from wherefrom.trace.described import is_nameless, medium


def cites(case: Case) -> list[Derivation]:
    return [d for d in case.traced().derivations if d.kind == "cites"]


def said_by(text: str, words: str, name: str, kind: str = "outlet") -> Case:
    """A case of one document that says ``words`` on the word of ``name``."""
    case = Case()
    case.source(name, kind)  # type: ignore[arg-type]
    case.says(case.add(document("post", text)), words, name)
    return case


def with_cue(case: Case, cue: str, source: str | None = None) -> Case:
    """The case with its last attribution's cue and source words set."""
    text = case.documents[-1].text
    spans = {name: text.index(words) for name, words in (("cue", cue), ("source", source)) if words}
    made = {
        name: (Span(at, at + len(cue if name == "cue" else source or "")),)
        for name, at in spans.items()
    }
    case.attributions[-1] = replace(case.attributions[-1], **made)  # type: ignore[arg-type]
    return case


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("state-run TV", "television"),
        ("Iranian television", "television"),
        ("the official news agency", "agency"),
        ("a local radio", "radio"),
        ("Harbour Radio", None),
        ("Northern Wire", None),
    ],
)
def test_a_description_says_a_medium_and_a_name_does_not(name: str, expected: str | None) -> None:
    assert medium(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("state media", True),
        ("local newspapers", True),
        ("Velmoran press", True),
        ("Brine Media", False),
        ("state television", False),
    ],
)
def test_a_word_for_the_press_at_large_names_no_outlet(name: str, expected: bool) -> None:
    assert is_nameless(Source("x", name, (), "outlet")) is expected


def test_state_media_is_no_original_to_look_for() -> None:
    case = said_by("Four were held, state media said.", "Four were held", "state media")
    assert cites(case) == []
    assert case.answer().flags == ("no_source",)


def test_two_descriptions_of_one_medium_in_one_report_are_one_outlet() -> None:
    case = Case()
    text = "Four were held, Velmoran television said. Two were hurt, said state-run television."
    post = case.add(document("post", text))
    for words, name in (("Four were held", "Velmoran television"), ("Two were hurt", "state TV")):
        case.source(name, "outlet")
        case.says(post, words, name)
    (found,) = cites(case)
    assert found.giver == "Velmoran television"
    assert found.named_as == ("Velmoran television", "state TV")


def test_a_description_before_a_name_is_that_outlet() -> None:
    case = Case()
    text = "State news agency VELNA quoted him: four were held. VELNA added: two were hurt."
    post = case.add(document("post", text))
    for words, name in (("four were held", "State news agency"), ("two were hurt", "VELNA")):
        case.source(name, "outlet")
        case.says(post, words, name)
    mention = next(m for m in case.mentions if m.name == "State news agency")
    case.mentions[case.mentions.index(mention)] = replace(mention, start=0, end=17)
    case = with_span(case, 0, (0, 17))
    assert [d.giver for d in cites(case)] == ["VELNA"]


def with_span(case: Case, at: int, span: tuple[int, int]) -> Case:
    case.attributions[at] = replace(case.attributions[at], source=(Span(*span),))
    return case


def test_a_record_named_with_and_without_capitals_is_one() -> None:
    case = Case()
    text = "A White Paper says four were held. The white paper says two were hurt."
    post = case.add(document("post", text))
    for words, name in (("four were held", "White Paper"), ("two were hurt", "white paper")):
        case.source(name, "record")
        case.says(post, words, name)
    assert len(cites(case)) == 1


@pytest.mark.parametrize(
    ("cue", "source", "is_cited"),
    [
        ("said in a prepared statement", "Brown", True),
        ("said", "Brown", False),
        ("said in an interview", "Brown", False),
        ("wrote in its report", "Brown", True),
    ],
)
def test_what_stands_in_a_statement_is_cited_from_the_body(
    cue: str, source: str, is_cited: bool
) -> None:
    case = Case()
    case.source("Lode Prosecutor", "official")
    case.source("Brown", "official", body="Lode Prosecutor")
    text = f"Four were held, Brown {cue}."
    case.says(case.add(document("post", text)), "Four were held", "Brown")
    found = cites(with_cue(case, cue, source))
    assert [d.giver for d in found] == (["Lode Prosecutor"] if is_cited else [])


def test_a_release_named_as_the_source_is_cited_from_who_issued_it() -> None:
    case = said_by(
        "According to a Coastguard release, four were held.",
        "four were held",
        "Coastguard",
        "official",
    )
    found = cites(with_cue(case, "According to", "a Coastguard release"))
    assert [d.giver for d in found] == ["Coastguard"]


def test_an_outlet_that_has_learned_something_is_the_publisher_itself() -> None:
    case = Case()
    case.source("Newsdesk Five", "outlet")
    text = "Four were held, Newsdesk Five has learned."
    post = case.add(document("post", text))
    case.says(post, "Four were held", "Newsdesk Five")
    mention = case.mentions[0]
    at = text.index("Newsdesk")
    case.mentions[0] = replace(mention, start=at, end=at + len("Newsdesk Five"))
    assert cites(case) == []


def test_a_longer_name_is_not_cited_under_the_shorter_one_it_begins_with() -> None:
    case = Case()
    case.add(document("quay", "The Quay tells of it.", publisher="Quay Gazette"))
    text = "Read more in the Quay Gazette Weekly of Lode."
    case.add(document("post", text, publisher="Post"))
    case.add(document("week", "A weekly.", publisher="Quay Gazette Weekly"))
    assert {(d.taker, d.giver) for d in cites(case)} == {("post", "week")}


def release(text: str, *, here: str, date: str = "2031-03-02", cue: str = "said") -> Case:
    case = Case()
    item = case.add(document("release", text, date="2031-03-01", publisher="Coastguard"))
    case.documents[-1] = replace(item, publisher_kind="official")
    case.sources["Coastguard"] = replace(case.sources["Coastguard"], kind="official")
    post = case.add(document("post", here, date=date))
    case.says(post, here.split(", the")[0], "Coastguard")
    return with_cue(case, cue, "Coastguard")


def silent(case: Case) -> list[Finding]:
    return [f for f in case.traced().findings if f.kind == "cited_silent"]


IN_IT = "said in a statement"
HERE = f"Nine divers searched the wreck for papers, the Coastguard {IN_IT}."


def test_a_bodys_one_release_of_those_days_that_is_cited_and_silent_is_said_to_be() -> None:
    case = release("The ferry is at quay nine.", here=HERE, cue=IN_IT)
    (finding,) = silent(case)
    assert finding.documents == ("post", "release")
    assert "that document says nothing of it" in finding.message


def test_what_a_body_merely_said_need_not_stand_in_its_release() -> None:
    here = HERE.replace(IN_IT, "said")
    assert silent(release("The ferry is at quay nine.", here=here)) == []


def test_a_release_of_weeks_before_may_be_another_one() -> None:
    case = release("The ferry is at quay nine.", here=HERE, date="2031-03-20", cue=IN_IT)
    assert silent(case) == []


def test_a_release_that_tells_it_is_not_silent() -> None:
    text = "Nine divers searched the wreck for papers at noon."
    case = release(text, here=HERE, cue=IN_IT)
    item: Document = case.documents[0]
    case.says(item, text)
    assert silent(case) == []


def test_a_statement_that_is_not_here_is_a_finding_and_an_original() -> None:
    case = Case()
    case.source("Coastguard", "official")
    case.says(case.add(document("post", HERE)), HERE.split(", the")[0], "Coastguard")
    traced = with_cue(case, IN_IT, "Coastguard").traced()
    assert [f.kind for f in traced.findings] == ["original_not_in_case"]
    (wanted,) = traced.originals
    assert wanted.words.startswith("What Coastguard published, which The Post cites: 1 answer")
