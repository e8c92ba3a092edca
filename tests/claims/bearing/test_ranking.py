"""What bears on an allegation comes first; where nothing does, that is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.bearing.allegation import own_replies
from wherefrom.claims.bearing.likeness import Pool, pool
from wherefrom.claims.bearing.matching import Heard
from wherefrom.claims.bearing.ranking import Language, bearing
from wherefrom.claims.replies import replies
from wherefrom.language.load import encoder, parse
from wherefrom.model import Grouping, Reply, Statement
from wherefrom.model.bearing import Bearing, Saying

WIRE = """A fire killed ten workers at the Brine Harbour cannery on Monday.
The doors of the cannery had been locked from outside.
The union called for a strike.
The harbour master praised the crew of the fire boat.
The cannery packs herring and sprats for the islands."""
POST = """Ten workers were killed in the fire at the Brine Harbour cannery.
The doors of the cannery had not been locked.
Smoke drifted over the harbour until the evening.
Tolvan Foods bought the cannery from the Meridian Bank."""


def hear(text: str) -> Heard:
    read = encoder().read([text])
    return Heard(read.vectors[0], read.words)


def pooled(statements: Sequence[Statement]) -> Pool:
    read = encoder().read([s.text for s in statements])
    return pool(statements, read.vectors, read.words)


Asks = Callable[[str], tuple[Bearing, dict[str, Statement]]]


@pytest.fixture(scope="module")
def ask() -> Asks:
    """Asks two short reports."""
    docs = [document(n, text, "2031-03-04") for n, text in (("d0", WIRE), ("d1", POST))]
    statements = [s for d in docs for s in stated(d)]
    given: dict[str, list[Reply]] = defaultdict(list)
    for doc in docs:
        for reply in replies(doc, parse(doc.text), stated(doc)):
            given[reply.statement].append(reply)
    language = Language(
        own=lambda text: own_replies(text, parse(text)),
        replies=lambda statement: given[statement],
        hear=hear,
    )
    held = pooled(statements)

    def of(text: str) -> tuple[Bearing, dict[str, Statement]]:
        return bearing(text, held, (), language, most=3), {s.id: s for s in statements}

    return of


def first(ask: Asks, text: str) -> tuple[str, Saying | None]:
    found, statements = ask(text)
    return statements[found.statements[0].statement].text, found.statements[0].saying


def test_what_says_it_comes_first(ask: Asks) -> None:
    text, saying = first(ask, "Ten workers were killed in the fire at the cannery.")
    assert "workers" in text
    assert saying is not None
    assert saying.kind == "so"


def test_another_figure_is_told_with_both(ask: Asks) -> None:
    text, saying = first(ask, "20 workers were killed in the fire at the cannery.")
    assert "workers" in text
    assert saying is not None
    assert saying.kind == "other"
    assert (saying.of, saying.asked, saying.here) == ("figure", "20", ("Ten",))


def test_who_denies_what_is_asked_says_no(ask: Asks) -> None:
    found, statements = ask("The doors of the cannery had been locked.")
    said = {statements[s.statement].document: s.saying for s in found.statements}
    assert [said[d].kind if said[d] else None for d in ("d0", "d1")] == ["so", "denied"]


def test_who_did_it_to_whom_is_not_taken_from_the_words_alone(ask: Asks) -> None:
    text, saying = first(ask, "The Meridian Bank bought the cannery from Tolvan Foods.")
    assert text.startswith("Tolvan")
    assert saying is None


def test_an_open_question_is_neither_affirmed_nor_denied(ask: Asks) -> None:
    text, saying = first(ask, "How many workers were killed in the fire?")
    assert "workers" in text
    assert saying is None


@pytest.mark.parametrize(
    "text",
    ["The minister took a bribe from an oil company.", "A ferry sank off Lode with all hands."],
)
def test_what_nobody_says_is_said_to_be_nowhere(ask: Asks, text: str) -> None:
    found, _ = ask(text)
    assert (found.told, found.claims, found.statements) == ("nothing", (), ())


def test_claims_come_with_their_answers(grouped: Callable[..., Grouping]) -> None:
    texts = ((WIRE, "2031-03-04"), (POST, "2031-03-05"))
    claims = grouped(*texts).claims
    docs = [document(f"d{i}", text, day) for i, (text, day) in enumerate(texts)]
    statements = [s for d in docs for s in stated(d)]
    held = pooled(statements)
    language = Language(lambda _: (), lambda _: (), hear)
    found = bearing("Ten workers were killed in the fire.", held, claims, language, most=2)
    best = next(c for c in claims if c.id == found.claims[0].claim)
    assert any(
        "workers" in s.text for s in statements if s.id == found.claims[0].answers[0].best.statement
    )
    assert [a.answer for a in found.claims[0].answers] == [a.id for a in best.answers]


def test_an_empty_case_says_nothing() -> None:
    language = Language(lambda _: (), lambda _: (), hear)
    held = pooled([])
    assert bearing("Anything.", held, (), language, most=1).told == "nothing"
