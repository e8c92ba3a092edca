"""What bears on an allegation, as it is printed and as JSON."""

from __future__ import annotations

import json

from wherefrom.model import Ledger
from wherefrom.model.bearing import (
    AnswerBearing,
    Bearing,
    ClaimBearing,
    Saying,
    StatementBearing,
)
from wherefrom.report.asked import page, to_json
from wherefrom.report.ledger import CAUTION
from wherefrom.report.terminal import WIDTH, as_text
from wherefrom.report.words import count_words

OTHER = Saying("other", "day", "2031-03-03", ("2031-03-04",))


def found(ledger: Ledger, saying: Saying | None = None) -> Bearing:
    """The ledger's first claim, and a statement that stands in none."""
    claim = ledger.claims[0]
    answers = tuple(
        AnswerBearing(a.id, StatementBearing(a.statements[0], 0.9, saying), saying)
        for a in claim.answers
    )
    placed = {s for c in ledger.claims for a in c.answers for s in a.statements}
    alone = next(s.id for s in ledger.statements if s.id not in placed)
    single = (StatementBearing(alone, 0.4),)
    return Bearing("It burned", 0.9, "plainly", (ClaimBearing(claim.id, 0.9, answers),), single)


def shown(ledger: Ledger, bearing: Bearing) -> str:
    return " ".join(as_text(page(ledger, bearing)).split())


def test_each_answer_has_its_count_and_its_best_words(made_up: Ledger) -> None:
    text = shown(made_up, found(made_up))
    statements = {s.id: s for s in made_up.statements}
    assert made_up.claims[0].gloss in text
    for answer in made_up.claims[0].answers:
        assert count_words(answer.independence) in text
        assert f"“{' '.join(statements[answer.statements[0]].text.split())}”" in text


def test_another_day_is_told_in_words(made_up: Ledger) -> None:
    text = shown(made_up, found(made_up, OTHER))
    assert "another day (asked 3 March 2031, here: 4 March 2031)" in text


def test_what_says_so_and_what_denies_it_is_marked(made_up: Ledger) -> None:
    assert ": says so" in shown(made_up, found(made_up, Saying("so", "whole")))
    assert ": denies it" in shown(made_up, found(made_up, Saying("denied", "whole")))


def test_a_statement_that_stands_in_no_question_is_shown_by_itself(made_up: Ledger) -> None:
    bearing = found(made_up)
    alone = next(s for s in made_up.statements if s.id == bearing.statements[0].statement)
    _, _, after = shown(made_up, bearing).partition("in none of these questions:")
    assert " ".join(alone.text.split()) in after


def test_that_nothing_says_it_is_said_and_is_no_denial(made_up: Ledger) -> None:
    text = shown(made_up, Bearing("A dog bit the mayor", 0.01, "nothing"))
    assert "Nothing here says that." in text
    assert "no evidence against it" in text


def test_what_is_only_near_is_said_to_be_no_more(made_up: Ledger) -> None:
    near = Bearing("It burned", 0.3, "nearly", found(made_up).claims)
    assert "Nothing here says just that. Nearest to it:" in shown(made_up, near)


def test_names_of_people_come_with_the_caution(made_up: Ledger) -> None:
    assert CAUTION in shown(made_up, found(made_up))
    assert json.loads(to_json(made_up, found(made_up)))["caution"] == CAUTION


def test_nothing_is_wider_than_the_terminal(made_up: Ledger) -> None:
    lines = as_text(page(made_up, found(made_up, OTHER))).splitlines()
    assert max(map(len, lines)) <= WIDTH


def test_the_json_has_counts_marks_and_exact_places(made_up: Ledger) -> None:
    record = json.loads(to_json(made_up, found(made_up, OTHER)))
    answer = record["claims"][0]["answers"][0]
    texts = {d.id: d.text for d in made_up.documents}
    best = answer["best"]
    assert texts[best["document"]][best["start"] : best["end"]] == best["text"]
    assert answer["says"] == {
        "kind": "other", "of": "day", "asked": "2031-03-03", "here": ["2031-03-04"],
    }  # fmt: skip
    assert answer["counted"] == count_words(made_up.claims[0].answers[0].independence)
