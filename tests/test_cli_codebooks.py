"""Codebooks, codes and rulings on codes from the command line, with the program's own stages."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from click.testing import CliRunner, Result

import wherefrom
from tests.conftest import write
from tests.indicators.coding import book
from wherefrom.cli import main
from wherefrom.report.ledger import from_json, schema, to_json
from wherefrom.report.page import to_html

REPORTS = {
    "a.txt": (
        "The Harbour Post\n4 March 2031\n\nThe foreman kept the workers' passports in his office, "
        "Lina Orsk, a deckhand, said.\n\nThe men had been sold to another company.\n\n"
        "They were made to work without pay.\n"
    ),
    "b.txt": "Coast Wire\n5 March 2031\n\nThe company denies that it kept any passports.\n",
}
MINE = book(kept="[{why: something is kept, verb: [keep]}]")


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    place = tmp_path_factory.mktemp("coded")
    folder = write(place / "reports", REPORTS)
    wherefrom.trace([folder], case=place / "x.case", workers=1).close()
    return place


def codes(case) -> set[str]:
    with wherefrom.open_case(case) as opened:
        return {f"{i.scheme}/{i.code}" for i in opened.ledger.indicators}


def coded_statement(case, code: str) -> str:
    with wherefrom.open_case(case) as opened:
        return next(i.statement for i in opened.ledger.indicators if i.code == code)


PAPERS = "ilo-2025/retention_of_identity_documents"


def test_an_allegation_is_coded_and_its_denial_is_not(traced):
    with wherefrom.open_case(traced / "x.case") as opened:
        ledger = opened.ledger
    found = [i for i in ledger.indicators if f"{i.scheme}/{i.code}" == PAPERS]
    said = {s.id: s for s in ledger.statements}
    texts = {d.id: d for d in ledger.documents}
    assert [texts[said[i.statement].document].path for i in found] == ["a.txt"]
    assert {b.scheme for b in ledger.codebooks} == {"ilo-2025", "palermo"}


def test_the_ledger_fits_the_schema_reads_back_and_carries_the_caution(traced):
    with wherefrom.open_case(traced / "x.case") as opened:
        ledger = opened.ledger
    written = to_json(ledger)
    jsonschema.validate(json.loads(written), schema())
    assert all("neither proves" in b["caution"] for b in json.loads(written)["codebooks"])
    assert from_json(written).indicators == ledger.indicators


def test_the_views_show_who_alleges_and_the_caution_and_no_verdict(traced):
    shown = " ".join(run("show", traced / "x.case", "indicators").stdout.split())
    assert "neither proves nor disproves" in shown
    assert "1 named origin found" in shown
    assert "Act, means and purpose alleged in one document" in shown
    with wherefrom.open_case(traced / "x.case") as opened:
        page = to_html(opened.ledger)
    for view in (shown, page):
        assert "trafficking established" not in view.casefold()
        assert "trafficking is established" not in view.casefold()
    assert page.count("neither proves nor disproves") >= 3
    listed = run("show", traced / "x.case", "codebooks").stdout
    assert "palermo/means_coercion" in listed


def test_nothing_is_done_again_when_nothing_changed_and_workers_change_nothing(traced, tmp_path):
    with wherefrom.open_case(traced / "x.case") as opened:
        before = to_json(opened.ledger)
        opened.update(workers=1)
        assert to_json(opened.ledger) == before
    with wherefrom.trace([traced / "reports"], case=tmp_path / "y.case", workers=2) as other:
        assert to_json(other.ledger) == before


def test_a_users_codebook_is_kept_in_the_case_and_counts_in_the_run(traced, tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text(MINE, encoding="utf-8")
    place = tmp_path / "z.case"
    with wherefrom.trace([traced / "reports"], case=place, codebooks=[path], workers=1) as opened:
        inputs = opened.ledger.run.inputs
        assert {i.code for i in opened.ledger.indicators} == {"kept"}
    path.unlink()
    with wherefrom.open_case(place) as opened:
        opened.update(workers=1)
        assert {i.code for i in opened.ledger.indicators} == {"kept"}
        assert opened.ledger.run.inputs == inputs
        opened.add([traced / "reports"], codebooks=["ilo-2012"], workers=1)
        assert {b.scheme for b in opened.ledger.codebooks} == {"ilo-2012"}
        assert opened.ledger.run.inputs != inputs
        assert opened.verify().ok


def test_a_bad_codebook_leaves_nothing_behind(traced, tmp_path):
    (tmp_path / "bad.yml").write_text(MINE.replace("title: My codes\n", ""), encoding="utf-8")
    case = tmp_path / "n.case"
    told = run("trace", traced / "reports", "--case", case,
               "--codebook", tmp_path / "bad.yml", code=1)  # fmt: skip
    assert "bad.yml, line 1: the codebook lacks title" in told.output
    assert not case.exists()


def test_a_code_is_rejected_confirmed_and_the_ruling_undone(traced):
    case = traced / "x.case"
    statement = coded_statement(case, "retention_of_identity_documents")
    by = ("--by", "Ann Lee", "--why", "kept for a day")
    told = run("rule", case, "code", "reject", PAPERS, statement, *by).stdout
    assert f"does not allege {PAPERS} (stands)" in " ".join(told.split())
    assert PAPERS not in codes(case)
    ruling = re.search(r"r-[0-9a-f]{12}", told)[0]
    run("rule", case, "undo", ruling, "--by", "Bo")
    assert PAPERS in codes(case)
    run("rule", case, "code", "confirm", "isolation", statement, *by)
    assert "ilo-2025/isolation" in codes(case)
    with wherefrom.open_case(case) as opened:
        assert opened.verify().ok
        assert [r.state for r in opened.rulings] == ["undone", "stands", "stands"]


def test_an_unknown_code_is_refused_with_what_is_near(traced):
    case = traced / "x.case"
    statement = coded_statement(case, "retention_of_identity_documents")
    told = run("rule", case, "code", "confirm", "ilo-2025/isolatoin", statement,
               "--by", "Ann", code=1)  # fmt: skip
    assert "no codebook of this case has this code" in told.output
    assert "ilo-2025/isolation" in told.output
