from __future__ import annotations

from dataclasses import replace

from wherefrom.indicators.codebook import shipped
from wherefrom.indicators.ruled import applied, settled
from wherefrom.model import Anchor, Indicator, Ruling, Span, Statement

BOOKS = shipped("ilo-2025")
SAID = Statement("s-1", "d", 0, 20, "They took my passport.", "assertion", "asserted", ())
FOUND = Indicator("ilo-2025", "isolation", "s-1", 0.8, (Span(0, 4),), "because")
CODE = "ilo-2025/isolation"


def ruling(id_: str, value: str, code: str = CODE, **more) -> Ruling:
    on = (Anchor("s-1", "d", "0", "d.txt", 0, 20, SAID.text),)
    return replace(
        Ruling(
            "code", "Ann Lee", "so", on, None, value, None, id_, "2031-03-04T00:00:00", code=code
        ),
        **more,
    )


def told(*rulings: Ruling, on: Statement | None = SAID) -> list[Ruling]:
    found = [None if r.kind == "undo" else on for r in rulings]
    return list(settled(rulings, found, BOOKS))


def test_a_rejected_code_goes():
    rulings = told(ruling("r-1", "reject"))
    assert rulings[0].state == "stands"
    assert applied([FOUND], rulings, [SAID]) == ()


def test_a_confirmed_code_is_certain_and_names_the_ruling():
    (found,) = applied([FOUND], told(ruling("r-1", "confirm")), [SAID])
    assert (found.probability, found.ruling, found.evidence) == (1.0, "r-1", FOUND.evidence)
    assert "Ann Lee ruled on 2031-03-04" in found.why


def test_a_person_can_set_a_code_that_no_run_gave():
    (found,) = applied([], told(ruling("r-1", "confirm")), [SAID])
    assert (found.code, found.evidence) == ("isolation", (Span(0, 20),))


def test_the_later_ruling_counts():
    rulings = told(ruling("r-1", "reject"), ruling("r-2", "confirm"))
    assert [r.state for r in rulings] == ["overruled", "stands"]
    assert "r-2" in rulings[0].because
    assert len(applied([FOUND], rulings, [SAID])) == 1


def test_an_undone_ruling_has_no_effect():
    undo = Ruling("undo", "Bo", undoes="r-1", id="r-2", at="2031-03-05")
    rulings = told(ruling("r-1", "reject"), undo)
    assert [r.state for r in rulings] == ["undone", "stands"]
    assert applied([FOUND], rulings, [SAID]) == (FOUND,)


def test_a_ruling_without_its_statement_is_lost_and_one_on_no_code_is_idle():
    assert told(ruling("r-1", "reject"), on=None)[0].state == "lost"
    (idle,) = told(ruling("r-1", "reject", "mine/red"))
    assert idle.state == "idle"
    assert "--codebook" in idle.because
