"""What a terminal shows of a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wherefrom.model import Claim, Independence, Ledger, Link, Run
from wherefrom.pipeline.changes import Changes, CountChange
from wherefrom.progress import Bars
from wherefrom.report import terminal
from wherefrom.report.terminal import as_text


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_overview_begins_with_the_headline(made_up: Ledger) -> None:
    shown = plain(as_text(terminal.overview(made_up)))
    assert "publishers;" in shown.split("Question")[0]
    assert "trace back to one origin" in shown.split("Question")[0]
    assert "False confirmation" in shown


def test_nothing_is_wider_than_the_terminal(made_up: Ledger) -> None:
    parts = [
        *terminal.overview(made_up),
        terminal.documents_table(made_up),
        terminal.sources_table(made_up),
        *terminal.findings_list(made_up),
        *terminal.conflicts_list(made_up),
        *terminal.notices_list(made_up),
    ]
    assert max(len(line) for line in as_text(parts).splitlines()) <= terminal.WIDTH


def test_every_claim_has_a_page_with_each_statement_in_quotation_marks(made_up: Ledger) -> None:
    statements = {s.id: s for s in made_up.statements}
    for claim in made_up.claims:
        shown = plain(as_text(terminal.claim_page(made_up, claim), width=1000))
        for answer in claim.answers:
            for told in answer.statements:
                words = terminal.visible(plain(statements[told].text))
                assert f"“{words}”" in shown


def test_nothing_found_is_said() -> None:
    empty = Ledger(Run("0", "", (), ""))
    assert as_text(terminal.conflicts_list(empty)).strip() == "No conflicts found."
    assert as_text(terminal.findings_list(empty)).strip() == "No findings."
    assert as_text(terminal.notices_list(empty)).strip() == "No notices."
    assert terminal.counts(empty) == "0 documents read, 0 not read"


def test_hidden_controls_of_a_document_are_shown_by_number() -> None:
    line = terminal.unread_line("a\u202eb.txt", "It is empty.", "Add it again.")
    assert line == "not read: a[U+202E]b.txt: It is empty. Add it again."


def test_changes_are_told_in_numbers() -> None:
    assert as_text(terminal.changed(Changes())).startswith("Nothing has changed")
    before, after = Independence(2, 0, 0, 0, 2.0, (2, 2)), Independence(1, 0, 0, 0, 1.0, (1, 1))
    changes = Changes(
        documents_new=("a.txt", "b.txt"),
        claims_gone=(Claim("c-1", "Who?", 1, ()),),
        counts_changed=(CountChange("c-2", "an-1", "five", before, after),),
    )
    shown = as_text(terminal.changed(changes))
    assert "2 new documents" in shown
    assert "1 question gone" in shown
    assert "five: 2 named before, 1 now (c-2)" in shown


def test_bars_are_quiet_when_piped(capfd: pytest.CaptureFixture[str]) -> None:
    with Bars() as bars:
        bars.start("read", 2)
        bars.step("read")
        bars.done("read")
        bars.start("capture", None)
        bars.done("capture")
    assert capfd.readouterr() == ("", "")


def test_a_doubtful_claim_says_so_with_the_probability(made_up: Ledger) -> None:
    claim = next(c for c in made_up.claims if c.documents > 1)
    one, two, *_ = (s for a in claim.answers for s in a.statements)
    doubtful = replace(made_up, links=(Link((one, two), 0.43, ""),))
    page = plain(as_text(terminal.claim_page(doubtful, claim)))
    assert "Perhaps not one question: its surest link has a probability of 0.43." in page
    assert "(perhaps not one question:" in plain(as_text(terminal.overview(doubtful)))
    assert "Perhaps" not in as_text(terminal.claim_page(made_up, claim))
