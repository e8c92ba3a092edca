"""Questions and statements to choose from when ruling, found by words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from weakref import WeakKeyDictionary

from wherefrom.model import Claim, Statement
from wherefrom.report.words import answer_words, date_words, plural
from wherefrom.serve.desk import Desk
from wherefrom.serve.held import Held

MOST = 10  # shown to choose from
WORD = re.compile(r"\w{2,}")
_COMMON = (
    "how what when where which who whom whose why many much did does was were is it so that the of "
    "in on at to and by for from with an as be been are had has have"
)
COMMON = frozenset(_COMMON.split())

_words: WeakKeyDictionary[Held, list[frozenset[str]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to choose."""

    id: str
    gloss: str
    told: str  # its answers in a few words


def words_of(text: str) -> frozenset[str]:
    """The words that tell one question from another, folded."""
    return frozenset(WORD.findall(text.casefold())) - COMMON


def questions_like(
    held: Held, text: str, besides: Iterable[str] = (), kind: str = ""
) -> list[Question]:
    """The claims whose questions and answers have most of the words of ``text``.

    With ``kind`` only those that ask for answers of that kind.
    """
    sought, left_out = words_of(text), set(besides)
    scored = []
    for claim, words in zip(held.ledger.claims, _glosses(held), strict=True):
        shared = len(sought & words)
        asks_so = not kind or (claim.asked is not None and claim.asked.kind == kind)
        if shared and asks_so and claim.id not in left_out:
            scored.append((-shared, len(words), claim.id))
    return [_question(held.lookup.claims[c]) for _, _, c in sorted(scored)[:MOST]]


def _glosses(held: Held) -> list[frozenset[str]]:
    found = _words.get(held)
    if found is None:
        found = _words[held] = [
            words_of(" ".join([c.gloss, *(a.value for a in c.answers[:MOST])]))
            for c in held.ledger.claims
        ]
    return found


def _question(claim: Claim) -> Question:
    values = [" ".join(answer_words(a.value).split())[:50] for a in claim.answers[:3]]
    told = f"{plural(claim.documents, 'report')}: {'; '.join(values)}"
    return Question(claim.id, claim.gloss, told)


def statements_with(
    desk: Desk, held: Held, text: str, besides: Iterable[str]
) -> list[tuple[Statement, str]]:
    """The assertions that hold all words of ``text``, or whose id it is, each with its date.

    Where names are hidden only the words as they are shown are looked through.
    """
    ids = [text.strip()] if text.strip() in held.lookup.statements else []
    ids += _holding(desk, held, text)
    left_out = set(besides)
    told = [s for s in held.lookup.told(ids) if s.kind == "assertion" and s.id not in left_out]
    documents = held.lookup.documents
    return [(s, date_words(documents[s.document].published.value)) for s in told[:MOST]]


def _holding(desk: Desk, held: Held, text: str) -> list[str]:
    if held.full:
        with desk.case() as case:
            hits = case.search(text, limit=3 * MOST)
        return [hit.statement for hit in hits if hit.statement]
    wanted = text.casefold().split()
    every = (s for s in held.ledger.statements if all(w in s.text.casefold() for w in wanted))
    return [s.id for s in islice(every, 3 * MOST)]
