"""How like an allegation each statement of a case is: a few numbers, most of them 0 to 1."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.bearing.allegation import Allegation, Wanted
from wherefrom.claims.bearing.matching import Heard, Words, matched, words_of
from wherefrom.claims.bearing.terms import spoken, term
from wherefrom.model import Statement

MEASURES = (
    "meaning",  # cosine of the sentence vectors
    "standing_out",  # the same in standard deviations above the case's mean, a tenth of it
    "word_meaning",  # share of the allegation's words that it has, by their vectors in context
    "word_meaning_around",  # the same for it and its neighbours together
    "its_word_meaning",  # share of its own words that the allegation has, by their vectors
    "words",  # share of the allegation's words that it has, rare ones weighing more
    "words_around",  # the same for it and its neighbours together
    "weight_shared",  # weight of the words shared, less in a long statement (as in BM25), tenths
    "names_lacking",  # share of the allegation's names that neither it nor its neighbours have
    "words_unheard",  # share of the allegation's words that no statement of the case has
    "figures",  # share of the allegation's figures that it has
    "figures_lacking",  # share of the allegation's figures that it lacks
    "holds_wanted",  # 1 where a number or date is asked for and it holds one
    "lacks_wanted",  # 1 where a number or date is asked for and it holds none
    "counts_asked",  # 1 where it holds a number of what is asked about
    "no_assertion",  # 1 for an opinion, demand, question or forecast
)
NAMED = 0.8  # share of a name's places, first words apart, where it has a capital
LONG = 0.2  # share of a statement's length that tells against it; 0.2 to 0.75 were tried
PLACE = re.compile(r"\b(?:in|at|near|on|from|to|of|outside|between)\s+(?:the\s+|a\s+)?[A-Z]")
NAME = re.compile(r"[A-Z][\w'’.-]*\s+[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Pool:
    """The statements of a case, ready to be asked: ``vectors`` (n, d), each of length 1.

    ``holders`` gives the rows that have a term, ``names`` the terms that nearly
    always have a capital, ``weight`` how much each row's terms weigh together.
    ``around`` are the rows before and after each (its own where there is none
    in its document), ``words`` are their words' vectors, ``rarity`` is what
    each term weighs.
    """

    statements: Sequence[Statement]
    vectors: NDArray[np.float32]
    holders: dict[str, NDArray[np.intp]]
    names: frozenset[str]
    weight: NDArray[np.float64]
    around: NDArray[np.intp]
    words: Words
    rarity: dict[str, float]


def pool(
    statements: Sequence[Statement], vectors: NDArray[np.float32], words: NDArray[np.int8]
) -> Pool:
    """``statements`` in their documents' order, ready to be asked.

    ``vectors`` (n, d) are aligned with them, ``words`` (m, w) are those of
    their content words in order, a row of zeros for a statement without any.

    Raises:
        ValueError: there are other than as many words as vectors of them.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    capitals: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for row, statement in enumerate(statements):
        for said, capital in spoken(statement.text):
            if not rows[said] or rows[said][-1] != row:
                rows[said].append(row)
            if capital is not None:
                seen[said] += 1
                capitals[said] += capital
    names = frozenset(n for n, times in capitals.items() if times >= NAMED * seen[n])
    holders = {one: np.array(places, dtype=np.intp) for one, places in rows.items()}
    rarity = {one: _rarity(len(places), len(statements)) for one, places in holders.items()}
    weight = np.zeros(len(statements))
    for one, places in holders.items():
        weight[places] += rarity[one]
    numbers: dict[str, int] = {}
    home = [numbers.setdefault(s.document, len(numbers)) for s in statements]
    around = _around(np.array(home, dtype=np.intp))
    spoken_words = words_of([s.text for s in statements], rarity, words)
    parts = (holders, names, weight, around, spoken_words, rarity)
    return Pool(statements, vectors, *parts)


def _around(home: NDArray[np.intp]) -> NDArray[np.intp]:
    """(n, 2): the rows before and after each row within its document."""
    own = np.arange(len(home))
    before, after = np.maximum(own - 1, 0), np.minimum(own + 1, max(len(home) - 1, 0))
    before = np.where(home[before] == home, before, own)
    return np.stack([before, np.where(home[after] == home, after, own)], axis=1)


def _rarity(n: int, total: int) -> float:
    """Inverse document frequency; what nobody says weighs as what one says."""
    return math.log(1 + (total + 1) / max(n, 1))


def likeness(allegation: Allegation, heard: Heard, pool: Pool) -> NDArray[np.float64]:
    """(n, len(MEASURES)): each statement of ``pool`` beside ``allegation``."""
    n = len(pool.statements)
    if not n:
        return np.zeros((0, len(MEASURES)))
    meaning = np.asarray(pool.vectors @ heard.vector, dtype=np.float64)
    spread = (meaning - meaning.mean()) / (meaning.std() + 1e-6)
    unheard = _rarity(0, n)
    match = matched(allegation.text, heard, pool.words, pool.rarity, unheard, pool.around)
    told = _shares(allegation.terms, pool)
    figures = _shares(sorted(allegation.figures), pool)
    holds = _holds(allegation, pool)
    named = _shares(sorted(allegation.names), pool)
    asked = 1.0 if allegation.wants else 0.0
    columns = (
        meaning,
        spread / 10,
        match.told,
        match.around,
        match.own,
        told.own,
        told.around,
        told.weight / (1 - LONG + LONG * pool.weight / max(float(pool.weight.mean()), 1e-6)) / 10,
        (1 - named.around) * bool(allegation.names),
        np.full(n, told.unheard),
        figures.own * bool(allegation.figures),
        (1 - figures.own) * bool(allegation.figures),
        asked * holds,
        asked * (1 - holds),
        _counts(allegation, pool),
        np.array([float(s.kind != "assertion") for s in pool.statements]),
    )
    return np.stack(columns, axis=1)


@dataclass(frozen=True, slots=True)
class Shares:
    """What share of some terms each row has: itself, and with its neighbours."""

    own: NDArray[np.float64]
    around: NDArray[np.float64]
    weight: NDArray[np.float64]  # of the terms that the row itself has
    unheard: float  # share that no row has


def _shares(wanted: Sequence[str], pool: Pool) -> Shares:
    n = len(pool.statements)
    own, around = np.zeros(n), np.zeros(n)
    total = unheard = 0.0
    for one in wanted:
        rows = pool.holders.get(one, np.empty(0, dtype=np.intp))
        rarity = _rarity(len(rows), n)
        total += rarity
        unheard += rarity * (len(rows) == 0)
        has = np.zeros(n, dtype=bool)
        has[rows] = True
        own += rarity * has
        around += rarity * (has | has[pool.around].any(axis=1))
    scale = max(total, 1e-6)
    return Shares(own / scale, around / scale, own, unheard / scale)


def _holds(allegation: Allegation, pool: Pool) -> NDArray[np.float64]:
    """1.0 for each row that holds what is asked for, by its values or by the look of its words."""
    wanted = allegation.wants
    if wanted is None:
        return np.zeros(len(pool.statements))
    return np.array([float(_holds_a(wanted, s)) for s in pool.statements])


def _holds_a(wanted: Wanted, statement: Statement) -> bool:
    if wanted == "number":
        return bool(statement.quantities)
    if wanted == "age":
        return any(q.of == "age" for q in statement.quantities)
    if wanted == "time":
        return any("T" in d.value for d in statement.dates)
    if wanted == "date":
        return any("T" not in d.value for d in statement.dates)
    return (PLACE if wanted == "place" else NAME).search(statement.text) is not None


def _counts(allegation: Allegation, pool: Pool) -> NDArray[np.float64]:
    """1.0 for each row with a number of something that the allegation speaks of."""
    asked = {*allegation.terms, "age" if allegation.wants == "age" else ""}
    if allegation.wants not in {"number", "age"} and not allegation.figures:
        return np.zeros(len(pool.statements))
    return np.array([float(_counts_of(asked, s)) for s in pool.statements])


def _counts_of(asked: Collection[str], statement: Statement) -> bool:
    named = (q.of or q.unit for q in statement.quantities)
    return any(of in asked or term(of) in asked for of in named if of)
