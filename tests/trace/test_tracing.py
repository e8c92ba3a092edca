from __future__ import annotations

from tests.trace.made import Case, document
from wherefrom.model import Credit, Published
from wherefrom.trace.telling import said_so

PASSAGE = (
    "The ferry had left the quay at dawn with forty people on board, and by the time the "
    "coastguard reached it nothing but a few planks and one orange lifebelt was floating there."
)


def two_reports(first: str = "2031-03-01", second: str = "2031-03-02") -> tuple[Case, list]:
    case = Case()
    case.source("Orvian police", "official")
    one = case.add(document("post", "Four men were held on Monday.", date=first))
    two = case.add(document("echo", "Police say that they held four.", date=second))
    return case, [one, two]


def test_two_reports_on_one_body_have_one_named_origin_and_are_a_false_confirmation():
    case, (one, two) = two_reports()
    case.says(one, "Four men were held", "Orvian police")
    case.says(two, "they held four", "Orvian police")
    answer = case.answer()
    assert answer.independence.named == 1
    assert answer.independence.outlets == 0
    assert answer.flags == ("false_confirmation",)
    assert [o.source for o in answer.origins] == ["Orvian police"]
    assert set(answer.origins[0].statements) == set(answer.statements)


def test_the_finding_is_a_sentence_for_a_stranger():
    case, (one, two) = two_reports()
    case.says(one, "Four men were held", "Orvian police")
    case.says(two, "they held four", "Orvian police")
    (finding,) = case.traced().findings
    assert finding.message == (
        "2 reports by 2 publishers give this answer; all lead to one origin: Orvian police."
    )
    assert finding.documents == ("echo", "post")
    assert finding.path


def test_two_bodies_are_two_named_origins_without_a_flag():
    case, (one, two) = two_reports()
    case.source("Orvian Red Star", "organisation")
    case.says(one, "Four men were held", "Orvian police")
    case.says(two, "they held four", "Orvian Red Star")
    answer = case.answer()
    assert answer.independence.named == 2
    assert answer.flags == ()


def test_a_spokesperson_and_the_body_are_one_origin():
    case, (one, two) = two_reports()
    case.source("P. Brask", "official", body="Orvian police")
    case.says(one, "Four men were held", "P. Brask")
    case.says(two, "they held four", "Orvian police")
    answer = case.answer()
    assert answer.independence.named == 1
    assert answer.origins[0].source == "Orvian police"


def test_a_record_of_a_body_and_the_body_are_one_origin():
    case, (one, two) = two_reports()
    case.source("police log", "record", body="Orvian police")
    case.says(one, "Four men were held", "police log")
    case.says(two, "they held four", "Orvian police")
    assert case.answer().independence.named == 1


def test_two_witnesses_stay_two():
    case, (one, two) = two_reports()
    case.source("Ada Holm", "witness")
    case.source("Ilse Munk", "witness")
    case.says(one, "Four men were held", "Ada Holm")
    case.says(two, "they held four", "Ilse Munk")
    assert case.answer().independence.named == 2


def test_unconnected_reports_without_a_source_are_not_a_false_confirmation():
    case, (one, two) = two_reports()
    case.says(one, "Four men were held")
    case.says(two, "they held four")
    answer = case.answer()
    assert answer.independence.named == 0
    assert answer.independence.outlets == 2
    assert answer.flags == ("not_shown", "no_source")


def test_a_cited_report_of_the_case_is_followed_to_its_own_source():
    case, (one, two) = two_reports()
    case.says(one, "Four men were held", "Orvian police")
    case.says(two, "they held four", "The Post")
    answer = case.answer()
    assert answer.independence.named == 1
    assert answer.independence.outlets == 0
    kinds = {d.id: d.kind for d in case.traced().derivations}
    assert "cites" in {kinds.get(step) for step in answer.origins[0].path}


def test_a_report_published_later_is_never_what_was_cited():
    case, (one, two) = two_reports(first="2031-03-03", second="2031-03-02")
    case.says(one, "Four men were held", "Orvian police")
    case.says(two, "they held four", "The Post")
    answer = case.answer()
    assert (answer.independence.named, answer.independence.outlets) == (1, 1)
    assert "original_not_in_case" in answer.flags


def test_a_cited_report_that_gives_another_answer_is_said_to_differ():
    case, (one, two) = two_reports()
    case.says(one, "Four men were held", "Orvian police", answer="b")
    case.says(two, "they held four", "The Post", answer="a")
    answer = case.answer("a")
    assert "cited_differs" in answer.flags
    assert answer.independence.outlets == 1


def test_a_cited_report_that_does_not_say_it_is_said_to_be_silent():
    case, (_one, two) = two_reports()
    case.says(two, "they held four", "The Post")
    assert "cited_silent" in case.answer().flags


def test_an_outlet_outside_the_case_is_an_external_and_a_finding():
    case, (one, _two) = two_reports()
    case.source("Northern Wire", "outlet")
    case.says(one, "Four men were held", "Northern Wire")
    traced = case.traced()
    assert [(x.id, x.name) for x in traced.externals] == [("Northern Wire", "Northern Wire")]
    assert "original_not_in_case" in traced.claims[0].answers[0].flags
    assert [f.message for f in traced.findings if f.kind == "original_not_in_case"] == [
        "The Post rests on Northern Wire, which is not in the case. 1 answer rests on it."
    ]


def copied_case(*, first: str | None, second: str | None) -> Case:
    case = Case()
    case.source("Coastguard of Orvia", "official")
    one = case.add(document("post", PASSAGE + " Nobody has been found so far.", date=first))
    two = case.add(document("echo", PASSAGE, date=second))
    case.says(one, PASSAGE, "Coastguard of Orvia")
    case.says(two, PASSAGE)
    return case


def test_copied_words_pass_on_their_origin():
    answer = copied_case(first="2031-03-01", second="2031-03-02").answer()
    assert (answer.independence.named, answer.independence.outlets) == (1, 0)
    assert "false_confirmation" in answer.flags
    assert "undeclared_copy" in answer.flags


def test_what_stands_outside_the_copied_words_keeps_its_own_origin():
    case = copied_case(first="2031-03-01", second="2031-03-02")
    extra = "In the harbour office a clerk counted the returned tickets once more."
    three = case.add(document("gull", PASSAGE + " " + extra, date="2031-03-03"))
    case.says(three, extra)
    answer = case.answer()
    assert (answer.independence.named, answer.independence.outlets) == (1, 1)


def test_shared_wording_without_dates_is_one_unnamed_origin_together():
    case = Case()
    for name in ("post", "echo", "gull"):
        item = case.add(document(name, PASSAGE))
        case.says(item, PASSAGE)
    answer = case.answer()
    assert (answer.independence.named, answer.independence.outlets) == (0, 1)
    assert "false_confirmation" in answer.flags
    assert answer.origins[0].source is None


def test_outlets_citing_each_other_in_a_circle_are_one_unnamed_origin():
    case = Case()
    one = case.add(document("post", "Four were held."))
    two = case.add(document("echo", "They were four."))
    case.says(one, "Four were held", "The Echo")
    case.says(two, "They were four", "The Post")
    answer = case.answer()
    assert (answer.independence.named, answer.independence.outlets) == (0, 1)
    assert "round_tripping" in answer.flags


def test_an_outlet_citing_its_own_earlier_piece_is_no_round_trip():
    case = Case()
    one = case.add(document("old", "Four were held.", publisher="The Post", date="2031-01-01"))
    two = case.add(document("new", "They were four.", publisher="The Post", date="2031-01-02"))
    case.says(one, "Four were held")
    case.says(two, "They were four", "The Post")
    answer = case.answer()
    assert "round_tripping" not in answer.flags
    assert answer.independence.outlets == 1


def test_a_document_credited_to_a_wire_has_the_wire_as_origin():
    case = Case()
    case.source("Northern Wire", "outlet")
    credit = (Credit("Northern Wire", "byline", 0, 13),)
    one = case.add(document("post", "Northern Wire. Four were held.", credits=credit))
    two = case.add(document("echo", "Northern Wire. They were four.", credits=credit))
    case.says(one, "Four were held")
    case.says(two, "They were four")
    answer = case.answer()
    assert [o.source for o in answer.origins] == ["Northern Wire"]
    assert "false_confirmation" in answer.flags


def test_one_author_under_two_titles_is_one_origin():
    case = Case()
    for name, text in (("post", "Four were held."), ("echo", "They were four.")):
        item = case.add(document(name, text, authors=("Ada Lindqvist",)))
        case.says(item, text)
    assert case.answer().independence.outlets == 1


def test_a_correction_is_a_derivation_and_a_flag():
    case = Case()
    text = "Harbour master Olsen closed the western quay after the storm surge on Sunday."
    one = case.add(document("old", text, publisher="The Post", date="2031-01-01"))
    case.add(
        document(
            "new",
            text + "\nCorrection: an earlier version of this article named the wrong quay.",
            publisher="The Post",
            date="2031-01-02",
        )
    )
    case.says(one, text)
    traced = case.traced()
    (correction,) = [d for d in traced.derivations if d.kind == "corrects"]
    assert (correction.taker, correction.giver) == ("new", "old")
    words = correction.evidence[0]
    shown = case.documents[1].text[words.start : words.end]
    assert shown.startswith("Correction: an earlier version")
    assert "corrected" in traced.claims[0].answers[0].flags


def test_the_order_of_the_arguments_changes_nothing():
    case = copied_case(first=None, second=None)
    forward, backward = case.traced(order=1), case.traced(order=-1)
    assert forward.derivations == backward.derivations
    assert forward.findings == backward.findings
    ahead, behind = forward.claims[0].answers[0], backward.claims[0].answers[0]
    assert (ahead.origins, ahead.independence, ahead.flags) == (
        behind.origins,
        behind.independence,
        behind.flags,
    )


def test_every_piece_of_evidence_lies_in_its_document():
    case = copied_case(first="2031-03-01", second="2031-03-02")
    texts = {d.id: d.text for d in case.documents}
    for derivation in case.traced().derivations:
        for words in derivation.evidence:
            assert texts[words.document][words.start : words.end].strip()


def test_a_long_history_of_versions_is_no_reuse():
    case = Case()
    case.add(document("old", PASSAGE, date="2031-01-01"))
    case.add(document("new", PASSAGE, date="2031-01-02", version_of="old"))
    assert [d for d in case.traced().derivations if d.kind == "copies"] == []


def test_a_document_without_date_or_publisher_breaks_nothing():
    case = Case()
    item = document("loose", "Four were held.", published=Published(None, "unknown"))
    case.documents.append(item)
    case.says(item, "Four were held")
    answer = case.answer()
    assert answer.independence.outlets == 1
    assert answer.flags == ("no_source",)


def test_the_count_is_said_without_claiming_more():
    case, (one, two) = two_reports()
    case.says(one, "Four men were held", "Orvian police")
    case.says(two, "they held four")
    said = said_so(case.answer().independence)
    assert said == "1 named origin found; 1 outlet on its own word"


def test_unnamed_voices_of_one_copied_text_are_one_and_of_two_texts_two():
    text = "Witnesses say the ferry struck the pier at full speed and sank within an hour of that."
    for second, n_origins in ((text + " So it was.", 1), ("Witnesses saw it sink fast.", 2)):
        case = Case()
        for name, words in (("post", text), ("echo", second)):
            item = case.add(document(name, words))
            case.source(f"witnesses of {name}", "anonymous")
            case.says(item, words[:80], f"witnesses of {name}")
        assert case.answer().independence.anonymous == n_origins


def test_two_reports_credited_to_one_wire_are_tied_by_it():
    case = Case()
    case.source("Orvian police", "official")
    for name in ("post", "echo"):
        text = f"Far Wire. The {name} has it that four were held."
        credit = (Credit("Far Wire", "source", 0, 8),)
        item = case.add(document(name, text, credits=credit))
        case.says(item, "four were held", *(["Orvian police"] if name == "post" else []))
    traced = case.traced()
    assert "false_confirmation" in traced.claims[0].answers[0].flags
