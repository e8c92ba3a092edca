"""The steps to an origin, in words."""

from __future__ import annotations

from wherefrom.model import Ledger, Origin
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.paths import steps_in_words


def traced(lookup: Lookup) -> list[Origin]:
    """The origins with a step that the ledger knows."""
    known = lookup.derivations.keys() | lookup.attributions.keys()
    every = [o for c in lookup.ledger.claims for a in c.answers for o in a.origins]
    return [origin for origin in every if known & set(origin.path)]


def test_every_origin_with_a_path_is_told_in_sentences(made_up: Ledger) -> None:
    lookup = look_up(made_up)
    origins = traced(lookup)
    assert origins
    for origin in origins:
        steps = steps_in_words(lookup, origin)
        assert steps
        assert all(step.endswith(".") for step in steps)


def test_a_step_names_the_report_and_quotes_its_words(made_up: Ledger) -> None:
    lookup = look_up(made_up)
    told = [step for origin in traced(lookup) for step in steps_in_words(lookup, origin)]
    assert any(step.count("“") == 1 and step.count("”") == 1 for step in told)
    assert all(
        any(label in step for label in lookup.labels.values()) for step in told if "“" in step
    )


def test_an_origin_without_a_path_has_no_steps(made_up: Ledger) -> None:
    assert steps_in_words(look_up(made_up), Origin(None, "none", (), (), "")) == []
