"""`wherefrom whatif`, from the name of what is withdrawn to what is printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import wherefrom
from tests.test_cli import POST, WIRE, run
from wherefrom.pipeline.withdrawing import UnclearWithdrawn, UnknownWithdrawn
from wherefrom.report import terminal, withdrawn
from wherefrom.report.ledger import CAUTION
from wherefrom.store.db import Store, create

ANCHOR = """https://www.daily-anchor.example/2031/03/07/fire

What is known of the cannery fire
7 March 2031

Five workers died in the fire at the Brine Harbour cannery, said Ada Holm, who was there.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports of a fire, traced."""
    place = tmp_path_factory.mktemp("whatif")
    (place / "reports").mkdir()
    for name, text in (("wire", WIRE), ("post", POST), ("anchor", ANCHOR)):
        (place / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    run("trace", place / "reports", "--case", place / "out.case", "--workers", 1)
    return place / "out.case"


def shown(case: Path, *names: str) -> str:
    options = [option for name in names for option in ("--without", name)]
    return " ".join(run("whatif", case, *options).stdout.split())


def test_a_withdrawn_document_lists_what_is_lost_with_its_exact_words(case: Path) -> None:
    told = shown(case, "anchor.txt")
    assert told.startswith("Without anchor.txt:")
    assert "five: named 2 -> 1" in told
    assert "no longer behind it: Ada Holm" in told
    assert "“Five workers died in the fire at the Brine Harbour cannery" in told
    assert CAUTION in told


def test_a_source_goes_by_its_name_in_any_case(case: Path) -> None:
    told = shown(case, "ada holm")
    assert told.startswith("Without Ada Holm (person):")
    assert "five: named 2 -> 1" in told


def test_several_are_withdrawn_together(case: Path) -> None:
    told = shown(case, "anchor.txt", "post.txt", "wire.txt")
    assert "have no answer left" in told
    assert "nothing is left (named 2 -> 0)" in told


def test_json_holds_counts_statements_and_findings(case: Path) -> None:
    record = json.loads(run("whatif", case, "--json", "--without", "anchor.txt").stdout)
    assert [d["path"] for d in record["without"]["documents"]] == ["anchor.txt"]
    (answer,) = [a for c in record["claims"] for a in c["answers"] if a["value"] == "five"]
    assert (answer["before"]["named"], answer["after"]["named"]) == (2, 1)
    assert answer["change"] == "named 2 -> 1"
    (lost,) = answer["lost"]
    assert lost["path"] == "anchor.txt"
    text = ANCHOR[lost["start"] : lost["end"]]
    assert text == lost["text"]


def test_the_library_gives_the_same(case: Path) -> None:
    with wherefrom.open_case(case) as opened:
        before = opened.ledger
        found = opened.without("anchor.txt")
        assert {loss.after.named for loss in found.losses if loss.before.named == 2} == {1}
        assert opened.ledger == before
        with pytest.raises(UnknownWithdrawn):
            opened.without("anchor.doc")


def test_a_name_that_is_nowhere_is_answered_with_those_near_it(case: Path) -> None:
    said = run("whatif", case, "--without", "Ada Home", code=1).stderr
    assert "Ada Home: no source and no document" in said
    assert "Near it: Ada Holm" in said
    assert "wherefrom show CASE sources" in said


def test_a_name_of_several_is_answered_with_their_ids(case: Path) -> None:
    with wherefrom.open_case(case) as opened:
        same = [s for s in opened.ledger.sources if s.name == opened.ledger.sources[0].name]
        ids = [s.id for s in opened.ledger.sources if s.id[:4] == "src-"]
        assert len(same) == 1
        with pytest.raises(UnclearWithdrawn) as raised:
            opened.without("src-")
    assert f"{len(ids)} go by that" in str(raised.value)
    assert ids[0] in str(raised.value)


def test_what_nothing_rests_on_takes_nothing(case: Path) -> None:
    with wherefrom.open_case(case) as opened:
        bare = wherefrom.Withdrawal((), ("src-none",))
        assert withdrawn.NOTHING in terminal.as_text(withdrawn.page(opened.ledger, bare), width=200)


def test_a_case_of_an_earlier_version_says_what_to_do(case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "old.case"
    shutil.copytree(case, copy)
    with Store(copy, write=True) as store, store.transaction() as db:
        db.execute("update derivation set body = json_remove(body, '$.named_as')")
        db.execute(
            "insert into derivation values (99, 'd', 'a', 'b', 'cites', 0.9, ?)",
            [
                '{"id":"d","taker":"a","giver":"b","kind":"cites","probability":0.9,'
                '"evidence":[],"note":""}'
            ],
        )
    said = run("whatif", copy, "--without", "anchor.txt", code=1).stderr
    assert "Trace it once more" in said


def test_a_case_that_was_never_traced_says_so(tmp_path: Path) -> None:
    create(tmp_path / "new.case")
    assert (
        "no finished run" in run("whatif", tmp_path / "new.case", "--without", "x", code=1).stderr
    )


def test_nothing_withdrawn_is_wrong_usage(case: Path) -> None:
    assert "--without" in run("whatif", case, code=2).output
