"""Long lists that are searched, narrowed down and sorted at once.

A list is prepared once: every value that a row can be narrowed down by becomes a
number, so that thousands of rows are counted by adding up columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import numpy as np
from numpy.typing import NDArray
from starlette.datastructures import QueryParams

ON_PAGE = 50  # rows
SHOWN = 8  # values of one facet; the others are reached by typing
LONGEST = 300  # characters of what is sought
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
_TERM = re.compile(r'"([^"]+)"|(\S+)')


def folded(text: str) -> str:
    """``text`` as it is compared: without case and accents.

    >>> folded("Café NOIR")
    'cafe noir'
    """
    low = text.casefold()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFKD", low)
    return "".join(c for c in apart if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a list; ``offset`` rows are passed over, and ``limit`` shown."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    offset: int = 0
    limit: int = ON_PAGE

    @classmethod
    def of(cls, given: QueryParams, facets: Iterable[str]) -> Query:
        """The query of a page's address; what is no facet of the list is left out."""
        cut = {name: (one[:LONGEST] for one in given.getlist(name)) for name in facets}
        chosen = {name: tuple(filter(None, dict.fromkeys(cut[name]))) for name in facets}
        number = given.get("page", "1")
        page = int(number) if number.isdecimal() and len(number) < 7 and int(number) else 1
        return cls(
            " ".join(given.get("q", "").split())[:LONGEST],
            {name: values for name, values in chosen.items() if values},
            given.get("sort", "")[:LONGEST],
            (page - 1) * ON_PAGE,
        )

    @property
    def narrowed(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.words or self.chosen)

    def pairs(self, *, without: str = "") -> list[tuple[str, str]]:
        """The fields of its address but the page and ``without``."""
        every = [("q", self.words)] if self.words else []
        every += [(name, value) for name, values in self.chosen.items() for value in values]
        every += [("sort", self.sort)] if self.sort else []
        return [pair for pair in every if pair[0] != without]

    def turned(self, page: int) -> str:
        """The address of another page of the same."""
        return "?" + urlencode([*self.pairs(), ("page", str(page))])

    def toggled(self, name: str, value: str) -> str:
        """The address with ``value`` chosen, or not chosen any more."""
        pair = (name, value)
        now = self.pairs()
        after = [one for one in now if one != pair] if pair in now else [*now, pair]
        return "?" + urlencode(after)


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing by which rows are told apart.

    ``rows`` and ``codes`` are pairs: that row has the value of that number.
    ``ranked`` says that the values have an order of their own.
    """

    name: str
    title: str
    values: tuple[str, ...]
    labels: tuple[str, ...]
    rows: Numbers
    codes: Numbers
    ranked: bool = False

    def meant(self, value: str) -> list[int]:
        """The numbers of the values that ``value`` is, or whose labels hold its words."""
        if value in self.values:
            return [self.values.index(value)]
        words = folded(value)
        return [n for n, label in enumerate(self.labels) if words in folded(label)]

    def mask(self, chosen: Iterable[str], size: int) -> Mask:
        """The rows that have one of the ``chosen`` values."""
        wanted = np.zeros(len(self.values) + 1, dtype=np.bool_)
        wanted[[n for value in chosen for n in self.meant(value)]] = True
        found = np.zeros(size, dtype=np.bool_)
        found[self.rows[wanted[self.codes]]] = True
        return found

    def counts(self, mask: Mask) -> Numbers:
        """How many rows of ``mask`` have each value."""
        counted: Numbers = np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))
        return counted


def facet(
    name: str,
    title: str,
    of_rows: Sequence[Sequence[str]],
    label: Callable[[str], str] = str,
    order: Sequence[str] | None = None,
) -> Facet:
    """The facet of rows that have these values each; ``order`` ranks the values."""
    met = Counter(value for values in of_rows for value in values)
    if order is None:
        values = sorted(met, key=lambda value: (-met[value], value))
    else:
        values = [value for value in order if value in met]
    number = {value: n for n, value in enumerate(values)}
    lengths = np.fromiter(map(len, of_rows), np.int64, len(of_rows))
    codes = (number[value] for values in of_rows for value in values)
    return Facet(
        name,
        title,
        tuple(values),
        tuple(map(label, values)),
        np.repeat(np.arange(len(of_rows), dtype=np.int64), lengths),
        np.fromiter(codes, np.int64, int(lengths.sum())),
        order is not None,
    )


@dataclass(frozen=True, slots=True)
class Value:
    """A value to choose, and how many rows would be left."""

    value: str
    label: str
    n: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet as it is offered; ``more`` values are not shown."""

    name: str
    title: str
    values: tuple[Value, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Selected:
    """What a query left: how many rows, the numbers of those shown, and what may be chosen."""

    rows: tuple[int, ...]
    total: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows prepared: their ``texts`` folded, their facets, and every order by name.

    The first order is the one that holds where none is asked for.
    """

    texts: Sequence[str]
    facets: tuple[Facet, ...]
    orders: Mapping[str, Numbers]

    def names(self) -> tuple[str, ...]:
        """The names of the facets."""
        return tuple(facet.name for facet in self.facets)

    def select(self, query: Query) -> Selected:
        """The rows that ``query`` asks for."""
        size = len(self.texts)
        masks = {
            f.name: f.mask(query.chosen[f.name], size)
            for f in self.facets
            if f.name in query.chosen
        }
        left = _all(masks.values(), size)
        spoken = self._spoken(query.words)
        here = left & spoken
        order = self.orders.get(query.sort, next(iter(self.orders.values())))
        found = order[here[order]]
        return Selected(
            tuple(int(row) for row in found[query.offset : query.offset + query.limit]),
            len(found),
            tuple(self._choice(f, query, masks, spoken, here) for f in self.facets),
        )

    def _spoken(self, words: str) -> Mask:
        terms = [folded(phrase or word) for phrase, word in _TERM.findall(words)]
        left: Sequence[int] | range = range(len(self.texts))
        for term in terms:
            left = [row for row in left if term in self.texts[row]]
        found = np.zeros(len(self.texts), dtype=np.bool_)
        found[np.fromiter(left, np.int64, len(left))] = True
        return found

    def _choice(
        self, facet: Facet, query: Query, masks: Mapping[str, Mask], spoken: Mask, here: Mask
    ) -> Choice:
        """The facet's values among the rows that everything else leaves."""
        chosen = query.chosen.get(facet.name, ())
        if chosen:
            others = [mask for name, mask in masks.items() if name != facet.name]
            here = _all(others, len(self.texts)) & spoken
        counts = facet.counts(here)
        known = {n for value in chosen for n in facet.meant(value)[:1] if value in facet.values}
        present = np.flatnonzero(counts)
        if len(present) == 1 and not chosen and counts[present[0]] == np.count_nonzero(here):
            return Choice(facet.name, facet.title, (), 0)  # what all have tells nothing apart
        if not facet.ranked:
            present = present[np.argsort(-counts[present], kind="stable")]
        offered = [int(n) for n in present]
        shown = offered if facet.ranked else offered[:SHOWN]
        shown = [*shown, *sorted(known - set(shown))]
        values = [
            Value(facet.values[n], facet.labels[n], int(counts[n]), n in known) for n in shown
        ]
        typed = [value for value in chosen if value not in facet.values]
        values += [_typed(facet, value, counts) for value in typed]
        return Choice(facet.name, facet.title, tuple(values), len(offered) - len(shown))


def _typed(facet: Facet, value: str, counts: Numbers) -> Value:
    """Words that somebody typed, which stand for every value that holds them."""
    n = int(sum(counts[number] for number in facet.meant(value)))
    return Value(value, f"“{value}”", n, True)


def _all(masks: Iterable[Mask], size: int) -> Mask:
    left = np.ones(size, dtype=np.bool_)
    for mask in masks:
        left &= mask
    return left


def ordered(keys: Sequence[Any], *, last_first: bool = False) -> Numbers:
    """Numbers of rows by their keys; rows of one key stay in their order."""
    place = range(len(keys))
    found = sorted(place, key=keys.__getitem__, reverse=last_first)
    return np.fromiter(found, np.int64, len(keys))
