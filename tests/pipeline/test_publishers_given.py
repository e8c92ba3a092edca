"""A case's publishers.yml in a run: used at the next run, and a bad one stops it early."""

from __future__ import annotations

import pytest

from tests import fake_stages
from wherefrom.store import given
from wherefrom.store.db import Store
from wherefrom.store.publishers import BadPublishers

OWNED = "- owner: Brine\n  publishers: [{name}]\n  reason: register\n"


@pytest.fixture(name="case")
def made(traced, reports, tmp_path):
    ledger, _ = traced(tmp_path / "x.case", reports)
    return tmp_path / "x.case", ledger


def test_the_next_run_uses_it_and_does_no_language_work_again(case, traced):
    folder, ledger = case
    first = ledger.documents[0].id
    with Store(folder, write=True) as store, store.transaction() as db:
        given.put(db, first, "publisher", "The Harbour Post")
    before, _ = traced(folder)
    (folder / "publishers.yml").write_text(OWNED.format(name="Harbour Post"))
    fake_stages.CALLS.clear()
    after, _ = traced(folder)
    assert [d.id for d in after.documents if d.owner == "Brine"] == [first]
    assert not [call for call in fake_stages.CALLS if call.startswith("work")]
    assert after.run.inputs != before.run.inputs


def test_a_bad_one_stops_the_run_before_anything_is_read(case, traced):
    folder, _ = case
    (folder / "publishers.yml").write_text("- owner: Brine\n  who: x\n")
    fake_stages.CALLS.clear()
    with pytest.raises(BadPublishers, match=r"publishers\.yml, line 2: “who”"):
        traced(folder)
    assert not [call for call in fake_stages.CALLS if call.startswith("read")]


def test_a_case_may_be_made_round_it(traced, reports, tmp_path):
    folder = tmp_path / "new.case"
    folder.mkdir()
    (folder / "publishers.yml").write_text(OWNED.format(name="Nobody"))
    ledger, _ = traced(folder, reports)
    assert ledger.documents
