from __future__ import annotations

from dataclasses import replace

from wherefrom.model import Ledger, Link, Run
from wherefrom.report.lookup import look_up
from wherefrom.report.order import claims_that_matter, findings_by_kind, headline


def test_the_headline_counts_reports_publishers_questions_and_single_origins(made_up):
    assert headline(look_up(made_up)).words() == (
        "11 reports, 10 publishers; 6 questions that two or more reports answer; "
        "5 answers trace back to one origin"
    )


def test_the_headline_of_nothing_is_still_a_sentence():
    nothing = Ledger(run=Run("0.1.0", "0" * 64, (), "0" * 64))
    assert headline(look_up(nothing)).words() == (
        "0 reports, 0 publishers; 0 questions that two or more reports answer; "
        "0 answers trace back to one origin"
    )


def test_a_version_of_a_report_is_no_further_report(made_up):
    assert headline(look_up(made_up)).versions == 1


def test_what_most_publishers_answer_comes_first_and_single_reports_last(made_up):
    lookup = look_up(made_up)
    ordered = claims_that_matter(lookup)
    assert ordered[0].gloss.startswith("How many deckhands died")
    assert [claim.documents > 1 for claim in ordered] == [True] * 6 + [False] * 4


def test_conflicts_and_grave_findings_move_a_question_up(made_up):
    claim = next(c for c in made_up.claims if c.documents > 1 and c.conflicts)
    other = next(
        c for c in made_up.claims if c.documents > 1 and not c.conflicts and c.id != claim.id
    )
    said = tuple(replace(a, flags=()) for a in other.answers)
    bare = replace(other, answers=said, conflicts=())
    twin = replace(other, id="c-twin", answers=said, conflicts=claim.conflicts)
    graver = replace(
        other, id="c-grave", answers=(replace(said[0], flags=("round_tripping",)), *said[1:])
    )
    common = replace(
        other, id="c-one", answers=(replace(said[0], flags=("false_confirmation",)), *said[1:])
    )
    ordered = claims_that_matter(look_up(replace(made_up, claims=(bare, common, graver, twin))))
    assert [c.id for c in ordered] in (
        ["c-grave", "c-twin", "c-one", bare.id],
        ["c-twin", "c-grave", "c-one", bare.id],
    )


def test_findings_are_grouped_with_the_gravest_kind_first(made_up):
    grouped = findings_by_kind(made_up, claims_that_matter(look_up(made_up)))
    assert list(grouped)[:3] == ["false_confirmation", "round_tripping", "corrected"]
    assert list(grouped)[-1] == "not_shown"
    assert sum(map(len, grouped.values())) == len(made_up.findings)


def test_documents_of_one_publisher_are_told_apart_by_date_then_by_file(made_up):
    labels = set(look_up(made_up).labels.values())
    assert {"Channel Five, 6 Mar 2031", "Channel Five, 20 Mar 2031", "Harbour Post"} <= labels
    assert "Coastal Gazette, 5 Mar 2031, may.html" in labels
    assert len(labels) == len(made_up.documents)


def test_a_document_without_a_publisher_is_named_by_its_site_or_its_file(made_up):
    bare = tuple(replace(d, publisher=None) for d in made_up.documents)
    labels = look_up(replace(made_up, documents=bare, of_publisher=())).labels.values()
    assert "harbourpost.example" in labels
    assert "aid-report.pdf" in labels


def test_a_claim_without_a_sure_link_comes_after_those_that_have_one(made_up):
    first = claims_that_matter(look_up(made_up))[0]
    one, two, *_ = (s for a in first.answers for s in a.statements)
    doubtful = replace(made_up, links=(Link((one, two), 0.43, ""),))
    lookup = look_up(doubtful)
    assert lookup.bonds[first.id] == 0.43
    ordered = [c.id for c in claims_that_matter(lookup) if c.documents > 1]
    assert ordered[-1] == first.id
    sure = replace(made_up, links=(Link((one, two), 0.43, ""), Link((two, one), 0.8, "")))
    assert claims_that_matter(look_up(sure))[0].id == first.id
