from __future__ import annotations

from tests.trace.made import Case, document
from wherefrom.settings import Trace
from wherefrom.trace.whatif import Loss, withdrawn


def lost(case: Case, what: str) -> tuple[Loss, ...]:
    parts = (case.documents, case.statements, case.mentions, case.attributions)
    return withdrawn(*parts, case.resolution(), case.claims(), what, settings=Trace())


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


def test_a_withdrawn_witness_takes_one_named_origin_with_her():
    (loss,) = lost(made(), "Ada Holm")
    assert loss.answer == "a"
    assert (loss.before.named, loss.after.named) == (2, 1)
    assert loss.statements == ("s-echo-0-a",)


def test_a_withdrawn_body_takes_its_spokespeople_with_it():
    (loss,) = lost(made(), "Orvian police")
    assert (loss.before.named, loss.after.named) == (2, 1)


def test_a_withdrawn_document_takes_its_statements_with_it():
    assert {loss.answer for loss in lost(made(), "post")} == {"a", "b"}


def test_what_is_nowhere_takes_nothing_away():
    assert lost(made(), "nobody") == ()
