"""The checks of the example find what is there, and say why where it is not."""

from __future__ import annotations

import pytest

from eval.example import Traced, Truth, problem
from wherefrom import (
    Answer,
    Claim,
    Conflict,
    Document,
    Independence,
    Ledger,
    Origin,
    Run,
    Source,
    Statement,
)
from wherefrom.model import UNDATED

TEXT = "The mayor said 19 men came. Nobody was hurt."


def document(name: str, text: str = TEXT) -> Document:
    return Document(
        f"d-{name}",
        f"reports/{name}",
        text,
        None,
        "The Post",
        "outlet",
        (),
        None,
        "en",
        "0",
        UNDATED,
    )


def statement(name: str, start: int, end: int, origin: str | None) -> Statement:
    kind = "official" if origin else "none"
    words = TEXT[start:end]
    return Statement(
        f"s-{name}-{start}",
        f"d-{name}",
        start,
        end,
        words,
        "assertion",
        "asserted",
        (),
        origin,
        kind,
    )


def answer(key: str, statements: tuple[str, ...], named: int) -> Answer:
    origins = (Origin("mayor", "official", statements, (), "said so"),) if named else ()
    counted = Independence(named, 0, 0, 0, float(named), (named, named))
    return Answer(key, key, statements, (), origins, counted, ("not_shown",) if named else ())


@pytest.fixture
def traced() -> Traced:
    """Two documents that give one count on the mayor's word, and one other answer."""
    stated = tuple(statement(n, 0, 27, "mayor") for n in ("a.txt", "b.txt"))
    rest = tuple(statement(n, 28, 44, None) for n in ("a.txt", "b.txt"))
    claim = Claim(
        "c",
        "How many men came?",
        2,
        (answer("19", tuple(s.id for s in stated), 1), answer("none", (rest[0].id,), 0)),
        (Conflict(("19", "none"), "conflict", "they differ"),),
    )
    return Traced(
        Ledger(
            Run("0", "0", (), "0"),
            documents=(document("a.txt"), document("b.txt")),
            sources=(Source("mayor", "The Mayor", ("mayor of Brine",), "official"),),
            statements=(*stated, *rest),
            claims=(claim,),
        )
    )


TOGETHER = [["a.txt", "19 men came"], ["b.txt", "19 men came"]]
AGAINST = [["a.txt", "Nobody was hurt"]]


@pytest.mark.parametrize(
    ("kind", "truth"),
    [
        ("documents", {"file": "a.txt", "publisher": "The Post", "published": None}),
        ("statements", {"file": "a.txt", "quote": "19 men came", "origin": "mayor", "chain": []}),
        ("answers", {"together": TOGETHER, "named": 1, "origins": ["mayor of Brine"]}),
        ("answers", {"together": TOGETHER, "against": AGAINST, "conflict": "conflict"}),
        ("never_text", {"file": "a.txt", "quote": "Menu"}),
    ],
)
def test_what_is_there_is_found(traced: Traced, kind: str, truth: Truth) -> None:
    assert problem(traced, kind, truth) is None


@pytest.mark.parametrize(
    ("kind", "truth", "why"),
    [
        ("documents", {"file": "c.txt"}, "no document"),
        ("documents", {"file": "a.txt", "publisher": "The Star"}, "publisher is 'The Post'"),
        ("documents", {"file": "a.txt", "authors": ["Ada Brenn"]}, "authors are ()"),
        ("statements", {"file": "a.txt", "quote": "20 men came"}, "no statement"),
        (
            "statements",
            {"file": "a.txt", "quote": "19 men came", "chain": ["mayor"]},
            "chain is []",
        ),
        ("statements", {"file": "a.txt", "quote": "19 men came", "kind": "none"}, "is official"),
        ("answers", {"together": TOGETHER, "named": 2}, "1 named"),
        ("answers", {"together": TOGETHER, "origins": ["police"]}, "origins are ['The Mayor']"),
        ("answers", {"together": TOGETHER, "flags": ["no_source"]}, "flags are ['not_shown']"),
        ("answers", {"together": TOGETHER, "not_flags": ["not_shown"]}, "flags are"),
        ("answers", {"together": [*TOGETHER, *AGAINST]}, "nearest: 'How many men came?' lacks"),
        ("answers", {"together": TOGETHER, "against": [["b.txt", "Nobody"]]}, "no other answer"),
        (
            "answers",
            {"together": TOGETHER, "against": AGAINST, "conflict": "update"},
            "conflicts are ['conflict']",
        ),
        ("derivations", {"kind": "copies", "from": "a.txt", "to": "b.txt"}, "there is none"),
        ("findings", {"kind": "corrected", "files": ["a.txt"]}, "none of 0"),
        ("notices", {"kind": "undated", "file": "a.txt"}, "no such notice"),
        ("never_text", {"file": "a.txt", "quote": "mayor"}, "it is text"),
        ("never_stated", {"file": "a.txt", "quote": "mayor"}, "is a statement"),
        ("never_stated", {"file": "a.txt", "quote": "Menu"}, "no text either"),
    ],
)
def test_what_is_not_there_is_said(traced: Traced, kind: str, truth: Truth, why: str) -> None:
    assert why in (problem(traced, kind, truth) or "")
