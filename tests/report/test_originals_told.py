"""Originals to obtain next, as the terminal and the ledger tell them."""

from __future__ import annotations

from wherefrom.model import Evidence, Ledger, Original, Run
from wherefrom.report import terminal
from wherefrom.report.ledger import from_json, to_json
from wherefrom.report.terminal import as_text

WIRE = Original(
    original="src-1",
    name="Northern Wire",
    url="https://northernwire.example/held",
    answers=("a-1", "a-2"),
    alone=("a-1",),
    claims=("c-1",),
    documents=("d-1",),
    path=("v-1",),
    evidence=(Evidence("d-1", 0, 13),),
    words="The report by Northern Wire, which The Post cites: 2 answers rest on it.",
)
LEDGER = Ledger(run=Run("0", "s", (), "i"), originals=(WIRE,) * 5)


def test_the_list_gives_each_with_its_address() -> None:
    told = " ".join(as_text(terminal.originals_list(LEDGER)).split())
    assert told.count("The report by Northern Wire, which The Post cites") == 5
    assert told.count("https://northernwire.example/held") == 5


def test_the_overview_names_the_first_three() -> None:
    told = as_text(terminal.overview(LEDGER))
    assert "To obtain next" in told
    assert told.count("Northern Wire") == told.count("northernwire") == 3


def test_nothing_to_obtain_is_said() -> None:
    assert as_text(terminal.originals_list(Ledger(run=LEDGER.run))).strip() == (
        "Everything that is cited is in the case."
    )
    assert "To obtain next" not in as_text(terminal.overview(Ledger(run=LEDGER.run)))


def test_they_come_back_from_the_ledger_file() -> None:
    assert from_json(to_json(LEDGER)).originals == LEDGER.originals


def test_a_ledger_of_before_has_none() -> None:
    text = to_json(Ledger(run=LEDGER.run)).replace('"originals": [],\n', "")
    assert "originals" not in text
    assert from_json(text).originals == ()
