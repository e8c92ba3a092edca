"""Finding what looks like a date, time, duration or set, by the shapes of ``data/times.yml``.

A text's tokens become one letter each, a letter for every set of classes; the
shapes are regular expressions over those letters, so what they cost grows with
the number of words and no word can make them slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from wherefrom.claims.times.tokens import GAP, Token, tokens
from wherefrom.claims.times.words import SIDES, lexicon
from wherefrom.data.load import words

FIRST_LETTER = 0x4E00  # letters that mean nothing in a regular expression
PIECE = re.compile(
    r"\{(?:(?P<name>\w+)=)?(?P<kind>\w+)\}|<(?P<piece>\w+)>|(?P<sign>[()|?])|(?P<word>[^\s(){}|?<>]+)"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One compiled shape; ``given`` are values that every match of it has."""

    read: str
    pattern: re.Pattern[str]
    given: Mapping[str, Any]
    rank: int


@dataclass(frozen=True, slots=True)
class Match:
    """A shape found at characters ``start`` to ``end``, with the value of each part.

    ``places`` are the characters of each part.
    """

    shape: Shape
    first: int
    last: int
    start: int
    end: int
    parts: Mapping[str, Any]
    places: Mapping[str, tuple[int, int]]


@cache
def letters() -> dict[frozenset[str], str]:
    """A letter for each set of classes that a word can have."""
    known: set[frozenset[str]] = {frozenset(), frozenset({"name"}), frozenset(GAP)}
    samples = [str(n) for n in (*range(100), *range(100, 10_000))]
    samples += [
        "1,000",
        "1.5",
        "9.30",
        "9.75",
        "2000-01-01",
        "1/1/2000",
        "9:30",
        "1980s",
        "70s",
        "'98",
    ]
    samples += [
        "1st",
        "40th",
        "2 1/2",
        "a.m.",
        "1980",
        "two thousand",
        "nineteen ninety",
        "ninety one",
    ]
    samples += ["2000.5", "10000"]
    lexical = lexicon()
    samples += [*lexical.folded, *lexical.exact, *(w.capitalize() for w in lexical.folded)]
    for sample in samples:
        known.update(frozenset(token.values) for token in tokens(sample))
    ordered = sorted(known, key=sorted)
    return {classes: chr(FIRST_LETTER + i) for i, classes in enumerate(ordered)}


@cache
def shapes() -> tuple[Shape, ...]:
    """The shapes and phrases of ``times.yml``, compiled once."""
    table = words("times")
    found = []
    for rank, row in enumerate(table["shapes"]):
        given = {k: v for k, v in row.items() if k not in {"read", "shape", *SIDES}}
        found.append(Shape(row["read"], re.compile(_compiled(row, table)), given, rank))
    for value, phrases in table["phrases"].items():
        for phrase in phrases:
            pattern = re.compile(_compiled({"shape": phrase}, table))
            found.append(Shape("phrase", pattern, {"value": value}, len(found)))
    return tuple(found)


def _compiled(row: Mapping[str, Any], table: Mapping[str, Any]) -> str:
    names: dict[str, int] = {}
    before = "".join(f"(?<={_any(row[s])})" for s in ("after",) if s in row)
    before += "".join(f"(?<!{_any(row[s])})" for s in ("not_after",) if s in row)
    after = "".join(f"(?={_any(row[s])})" for s in ("before",) if s in row)
    after += "".join(f"(?!{_any(row[s])})" for s in ("not_before",) if s in row)
    return before + "(?:" + _pattern(row["shape"], table, names) + ")" + after


def _pattern(shape: str, table: Mapping[str, Any], names: dict[str, int]) -> str:
    out = []
    for match in PIECE.finditer(shape):
        if match["piece"]:
            out.append("(?:" + _pattern(table["pieces"][match["piece"]], table, names) + ")")
        elif match["sign"]:
            out.append("(?:" if match["sign"] == "(" else match["sign"])
        elif match["kind"]:
            name = match["name"] or match["kind"]
            names[name] = names.get(name, 0) + 1
            group = f"{name}__{match['kind']}__{names[name]}"
            out.append(f"(?P<{group}>{_any([match['kind']])})")
        else:
            out.append(_any(["=" + match["word"]]))
    return "".join(out)


def _any(classes: Sequence[str]) -> str:
    """The letters of words that belong to one of ``classes``."""
    found = [letter for held, letter in letters().items() if held & set(classes)]
    if not found:
        raise ValueError(f"times.yml: no word belongs to {', '.join(classes)}")
    return "[" + "".join(found) + "]"


def matches(found: Sequence[Token]) -> Iterator[Match]:
    """What looks like a time in ``found``, without overlap, in order: the longest counts."""
    known = letters()
    written = "".join(known.get(frozenset(t.values), known[frozenset()]) for t in found)
    all_ = [(m, s) for s in shapes() for m in s.pattern.finditer(written)]
    all_.sort(key=lambda pair: (pair[0].start() - pair[0].end(), pair[1].rank, pair[0].start()))
    taken = [False] * len(found)
    kept = []
    for match, shape in all_:
        first, last = match.span()
        if first < last and not any(taken[first:last]):
            taken[first:last] = [True] * (last - first)
            kept.append(_match(match, shape, found))
    yield from sorted(kept, key=lambda m: m.start)


def _match(match: re.Match[str], shape: Shape, found: Sequence[Token]) -> Match:
    parts, places = dict(shape.given), {}
    for group, letter in match.groupdict().items():
        if letter is not None:
            name, kind, _ = group.split("__")
            token = found[match.start(group)]
            parts[name] = token.values[kind]
            places[name] = (token.start, token.end)
    first, last = match.start(), match.end() - 1
    return Match(shape, first, last, found[first].start, found[last].end, parts, places)
