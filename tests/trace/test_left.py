"""A case without some documents, made from what is known of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.whatif_made import made_case
from wherefrom.model import Ledger
from wherefrom.settings import Trace
from wherefrom.trace.certainty import Read, readings
from wherefrom.trace.ground import IN_TEXT
from wherefrom.trace.left import grown, left_of, less


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return made_case(24, Trace())


@pytest.mark.parametrize("n", [1, 3, 40])
def test_less_is_the_case_put_together_without_the_documents(ledger, n):
    out = frozenset(d.id for d in ledger.documents[:n])
    whole = left_of(ledger, ())
    assert less(whole, out, ledger.derivations) == left_of(ledger, out)
    assert whole == left_of(ledger, ())  # untouched


def test_without_nothing_it_is_the_whole(ledger):
    whole = left_of(ledger, ())
    assert less(whole, frozenset(["d-nowhere"]), ledger.derivations) is whole


def test_grown_has_other_claims_and_derivations_on_the_same_words(ledger):
    whole = left_of(ledger, ())
    after = replace(ledger, claims=ledger.claims[1:], derivations=ledger.derivations[2:])
    assert grown(whole, after) == left_of(after, ())


def test_how_surely_statements_were_read_is_told_as_it_is_asked_for(ledger):
    read = Read(ledger.statements, ledger.attributions)
    whole = readings(ledger.statements, ledger.attributions)
    assert dict(read) == whole
    assert len(read) == len(whole)
    own = next(s.id for s in ledger.statements if s.id not in whole)
    assert [read.get(one, 0.5) for one in (own, "s-nowhere")] == [0.5, 0.5]
    assert {key: read.get(key) for key in whole} == whole


def test_statements_are_held_in_the_order_of_the_text_however_they_come(ledger):
    whole = left_of(ledger, ())
    said = [s for held in whole.by_document.values() for s in held]
    assert said == sorted(ledger.statements, key=IN_TEXT)
    assert left_of(replace(ledger, statements=ledger.statements[::-1]), ()).by_document == (
        whole.by_document
    )
