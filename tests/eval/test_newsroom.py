from __future__ import annotations

import math

import pytest

from eval.newsroom_events import world_of
from eval.newsroom_figures import covered, log_score, pit_shares, reliability, uniformity
from eval.newsroom_given import given
from eval.newsroom_rows import Judged, Row, result
from eval.newsroom_text import address, published, sentence_of
from eval.newsroom_truth import Truth, goes_round, origin, truth
from eval.newsroom_world import Manners, Question, Report, Telling, Voice, World


def world(*tellings: Telling, absent: tuple[str, ...] = (), **reports: str) -> World:
    """A world of these tellings; ``reports`` gives each report's publisher."""
    made = World(Manners())
    for voice in (
        Voice("post", "The Velmora Post", "outlet"),
        Voice("record", "The Ostrel Record", "outlet"),
        Voice("wire", "Varda Wire", "outlet"),
        Voice("police", "Ostrel Police", "official"),
        Voice("speaker", "Ilse Quist", "official", body="police"),
        Voice("baker", "Tamar Velk", "witness"),
    ):
        made.voices[voice.id] = voice
    made.questions["q"] = Question("q", "ferry pier", ("{v} people were hurt at the {site}",), ())
    for k, (name, publisher) in enumerate(reports.items()):
        told = [t for t in tellings if t.document == name]
        made.add(Report(name, publisher, "outlet", k, name, (), here=name not in absent), told)
    return made


def telling(name: str, *shown: str, taken: str | None = None, copied: bool = False) -> Telling:
    """What report ``name`` tells, naming ``shown``; its id is the name with a ``t``."""
    words = "9 people were hurt at the ferry pier"
    return Telling(f"{name}t", name, "q", "9", words, (), shown, taken, copied)


def said_of(made: World) -> Truth:
    """The truth of the one answer of ``made``."""
    return truth(made, made.answers()["q", "9"])


def test_two_reports_of_one_release_have_one_named_origin() -> None:
    made = world(
        telling("a"), telling("b", "police", taken="at"), telling("c", taken="bt"),
        a="police", b="post", c="record",
    )  # fmt: skip
    assert said_of(made).named == 1
    assert "false_confirmation" in said_of(made).flags


def test_a_spokeswoman_and_her_body_are_one_origin_and_a_witness_is_another() -> None:
    made = world(
        telling("a", "speaker"), telling("b", "police"), telling("c", "baker"),
        a="wire", b="post", c="record",
    )  # fmt: skip
    assert said_of(made) == Truth(2, 0, frozenset())


def test_a_source_named_in_place_of_the_true_one_makes_no_second_origin() -> None:
    made = world(
        telling("a", "police"), telling("b", "baker", taken="at", copied=True), a="post", b="record"
    )
    assert said_of(made).named == 1
    assert origin(made, made.tellings["bt"]) == ("named", "police")


def test_what_is_secretly_taken_from_an_absent_release_has_its_body_as_origin() -> None:
    made = world(
        telling("a"), telling("b", taken="at"), telling("c"),
        absent=("a",), a="police", b="post", c="record",
    )  # fmt: skip
    assert said_of(made).named == 1
    assert said_of(made).flags == {"not_shown"}


def test_an_outlet_that_takes_back_what_was_taken_from_it_goes_round() -> None:
    made = world(
        telling("a"), telling("b", "post", taken="at"), telling("c", "record", taken="bt"),
        a="post", b="record", c="post",
    )  # fmt: skip
    assert {"round_tripping", "false_confirmation", "no_source"} <= said_of(made).flags
    assert not goes_round(["post", "post", "record"])


def test_copied_words_of_a_publisher_that_is_nowhere_named_are_undeclared() -> None:
    hidden = telling("b", "police", taken="at", copied=True)
    shown = telling("b", "post", "police", taken="at", copied=True)
    assert (
        "undeclared_copy"
        in said_of(world(telling("a", "police"), hidden, a="post", b="record")).flags
    )
    assert "undeclared_copy" not in said_of(world(telling("a"), shown, a="post", b="record")).flags


def test_the_same_seed_makes_the_same_world_and_another_seed_another() -> None:
    first, again, other = (world_of(seed, Manners()) for seed in (5, 5, 6))
    assert first.tellings == again.tellings
    assert first.tellings != other.tellings


def test_a_world_has_as_many_documents_as_asked_for() -> None:
    for n in (5, 12, 40):
        reports = world_of(1, Manners(n_documents=n)).reports.values()
        assert sum(report.here for report in reports) >= n


def test_pages_are_read_back_as_they_were_published() -> None:
    made = world_of(2, Manners(undated=0.0))
    for name, document in given(made).documents.items():
        report = made.reports[name]
        assert document.publisher == made.voices[report.publisher].name
        assert document.published.value == published(report).isoformat()
        assert document.url == address(report)
        assert len(document.links) == len(report.links)
        for told in made.told[name]:
            assert sentence_of(made, told).text in document.text


def test_statements_name_their_sources_where_the_text_does() -> None:
    made = world_of(3, Manners())
    held = given(made)
    text = {d.id: d.text for d in held.documents.values()}
    for mention in held.mentions:
        words = text[mention.document][mention.start : mention.end]
        assert words.casefold() == mention.name.casefold()


def test_where_nothing_is_hidden_and_nobody_errs_every_count_is_right() -> None:
    honest = Manners(
        n_documents=8, hidden=0.0, false=0.0, misnamed=0.0, absent=0.0, differing=0.0,
        unsourced=0.0, letters=0.0, corrected=0.0, undated=0.0, circling=0.0,
    )  # fmt: skip
    rows = [row for seed in range(6) for row in result(seed, honest).rows]
    assert len(rows) > 20
    assert [row.named for row in rows] == [row.true.named for row in rows]


def row(true: int, **shares: float) -> Row:
    """One answer whose number is ``true``, with shares such as ``n1=0.5``."""
    held = {int(key[1:]): value for key, value in shares.items()}
    interval = (min(held), max(held))
    return Row(2, Truth(true, 0, frozenset()), 1, 1.0, interval, held, frozenset(), 0)


def test_an_interval_covers_the_numbers_in_it() -> None:
    assert covered(row(2, n1=0.5, n2=0.5))
    assert not covered(row(3, n1=0.5, n2=0.5))


def test_the_log_score_is_worse_the_less_probable_the_truth_was_held() -> None:
    assert log_score(row(1, n1=1.0)) == 0.0
    assert log_score(row(2, n1=0.9, n2=0.1)) == pytest.approx(-math.log(0.1))
    assert log_score(row(2, n1=1.0)) > 5


def test_transforms_are_even_where_shares_are_right_and_not_where_they_are_wrong() -> None:
    right = [row(k % 2 + 1, n1=0.5, n2=0.5) for k in range(2000)]
    wrong = [row(2, n1=0.9, n2=0.1) for _ in range(2000)]
    assert uniformity(right) < 0.05 < 0.8 < uniformity(wrong)
    assert max(pit_shares(right)) < 0.15


def test_reliability_sets_shares_that_are_so_beside_probabilities() -> None:
    judged = [Judged("copies", 0.9, k < 9, True, True) for k in range(10)]
    assert reliability(judged) == {"copies": [(pytest.approx(0.9), 0.9, 10)]}
