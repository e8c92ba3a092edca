from __future__ import annotations

from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from wherefrom.model import Ledger, Run, Withdrawal
from wherefrom.settings import Trace
from wherefrom.trace import whatif
from wherefrom.trace.whatif import withdrawal

COPIED = (
    "Four deckhands were held in the customs shed overnight, the harbour office wrote, and two "
    "more were sent home on the morning ferry after a doctor had looked at their hands and feet."
)


def ledger(case: Case) -> Ledger:
    """The case as a run leaves it."""
    traced, known = case.traced(), case.resolution()
    return Ledger(
        Run("0", "", (), ""),
        documents=tuple(case.documents),
        externals=traced.externals,
        sources=known.sources,
        of_mention=known.of_mention,
        of_publisher=known.of_publisher,
        attributions=tuple(case.attributions),
        statements=tuple(case.statements),
        claims=traced.claims,
        derivations=traced.derivations,
        findings=traced.findings,
    )


def lost(case: Case, *names: str) -> Withdrawal:
    kept = ledger(case)
    paths = {d.id for d in case.documents}
    return withdrawal(
        kept,
        Trace(),
        documents=[n for n in names if n in paths],
        sources=[n for n in names if n not in paths],
    )


def made() -> Case:
    case = Case()
    case.source("Orvian police", "official")
    case.source("P. Brask", "official", body="Orvian police")
    case.source("Ada Holm", "witness")
    one = case.add(document("post", "Four were held. The pier was shut."))
    two = case.add(document("echo", "They were four."))
    case.says(one, "Four were held", "P. Brask", answer="a")
    case.says(two, "They were four", "Ada Holm", answer="a")
    case.says(one, "The pier was shut", answer="b")
    return case


def copied() -> Case:
    """The gazette takes the harbour office's words over without naming it."""
    case = Case()
    case.source("Harbour office", "official")
    office = case.add(
        document("notice", COPIED, publisher="Harbour office", date="2031-03-01",
                 publisher_kind="official")
    )  # fmt: skip
    case.sources["Harbour office"] = replace(case.sources["Harbour office"], kind="official")
    gazette = case.add(document("gazette", COPIED, date="2031-03-02"))
    words = "Four deckhands were held in the customs shed overnight"
    case.says(office, words, "Harbour office", answer="a")
    case.says(gazette, words, answer="a")
    return case


def test_a_withdrawn_witness_takes_one_named_origin_with_her():
    (loss,) = lost(made(), "Ada Holm").losses
    assert loss.answer == "a"
    assert (loss.before.named, loss.after.named) == (2, 1)
    assert loss.statements == ("s-echo-0-a",)
    assert loss.kept == ("s-post-0-a",)
    assert not loss.all_lost


def test_a_withdrawn_body_takes_its_spokespeople_with_it():
    (loss,) = lost(made(), "Orvian police").losses
    assert (loss.before.named, loss.after.named) == (2, 1)


def test_a_withdrawn_document_takes_its_statements_with_it():
    losses = lost(made(), "post").losses
    assert {loss.answer: loss.all_lost for loss in losses} == {"a": False, "b": True}


def test_two_withdrawn_together_leave_nothing():
    losses = {loss.answer: loss for loss in lost(made(), "Ada Holm", "Orvian police").losses}
    assert losses["a"].all_lost
    assert losses["a"].after.named == 0


def test_what_is_nowhere_takes_nothing_away():
    assert lost(made(), "nobody") == Withdrawal((), ("nobody",))


def test_what_was_copied_from_a_withdrawn_document_stands_on_its_takers_word():
    found = lost(copied(), "notice")
    (loss,) = found.losses
    assert loss.before.named == 1
    assert (loss.after.named, loss.after.outlets) == (0, 1)
    assert loss.kept == ("s-gazette-0-a",)
    assert [o.source for o in loss.origins] == ["The Gazette"]


def test_findings_that_rest_on_a_withdrawn_document_go_and_others_appear():
    found = lost(copied(), "notice")
    assert {f.kind for f in found.findings_gone} == {"undeclared_copy", "false_confirmation"}
    assert found.losses[0].new == ("no_source",)


def test_a_withdrawn_document_that_is_still_cited_is_an_original_to_obtain():
    case = Case()
    case.source("The Wire", "outlet")
    case.source("Ada Holm", "witness")
    wire = case.add(document("wire", "Three were held.", publisher="The Wire", date="2031-03-01"))
    post = case.add(document("post", "Three were held, The Wire said.", date="2031-03-02"))
    case.says(wire, "Three were held", "Ada Holm")
    case.says(post, "Three were held", "The Wire")
    found = lost(case, "wire")
    (loss,) = found.losses
    assert (loss.before.named, loss.after.named) == (1, 0)
    assert "original_not_in_case" in loss.new
    told = [f.message for f in found.findings_new if f.kind == "original_not_in_case"]
    assert len(told) == 1
    assert "The Wire, which is not in the case" in told[0]


@pytest.mark.parametrize("case", [made(), copied()])
def test_counting_every_answer_anew_finds_nothing_more(case, monkeypatch):
    gone = [*(d.id for d in case.documents), *case.sources]
    quickly = [lost(case, name) for name in gone]
    monkeypatch.setattr(whatif, "touched", lambda kept, *_: {d.id for d in kept.documents})
    assert [lost(case, name) for name in gone] == quickly
