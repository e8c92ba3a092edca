"""The word lists of this stage, read once from ``wherefrom/data``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wherefrom.model import OriginKind
from wherefrom.sources.names import fold, words_of


def _read(name: str) -> Any:
    path = files("wherefrom.data") / name
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None


@dataclass(frozen=True, slots=True)
class Titles:
    """Words around a person's name; phrases are tuples of folded words."""

    before: dict[tuple[str, ...], str | None]  # phrase -> "m", "f" or None
    after: frozenset[str]
    particles: frozenset[str]
    longest: int  # words in the longest phrase


@cache
def titles() -> Titles:
    """titles.yml."""
    table = _read("titles.yml")
    before: dict[tuple[str, ...], str | None] = {}
    for group in table["any"]:
        before |= {tuple(fold(entry).split()): None for entry in group}
    before |= {tuple(fold(entry).split()): "m" for entry in table["men"]}
    before |= {tuple(fold(entry).split()): "f" for entry in table["women"]}
    longest = max(len(phrase) for phrase in before)
    return Titles(before, frozenset(table["after"]), frozenset(table["particles"]), longest)


@cache
def given_names() -> tuple[dict[str, frozenset[int]], dict[str, str]]:
    """given_names.yml: the groups of each name, and the gender of names of one gender only."""
    table = _read("given_names.yml")
    groups: dict[str, set[int]] = {}
    genders: dict[str, set[str]] = {}
    both = [("m", group) for group in table["men"]] + [("f", group) for group in table["women"]]
    for number, (gender, group) in enumerate(both):
        for name in group:
            groups.setdefault(fold(name), set()).add(number)
            genders.setdefault(fold(name), set()).add(gender)
    single = {name: min(found) for name, found in genders.items() if len(found) == 1}
    return {name: frozenset(found) for name, found in groups.items()}, single


@cache
def places() -> tuple[dict[tuple[str, ...], str], int]:
    """places.yml: folded words of each form -> the form kept; and the longest form in words."""
    forms: dict[tuple[str, ...], str] = {}
    for group in _read("places.yml"):
        kept = fold(group[0])
        forms |= {tuple(fold(form).split()): kept for form in group}
    return forms, max(len(form) for form in forms)


@dataclass(frozen=True, slots=True)
class Heads:
    """How bodies are taken apart: bodies.yml."""

    phrases: dict[tuple[str, ...], str]  # folded phrase -> head
    longest: int
    kinds: dict[str, OriginKind]
    small: frozenset[str]
    empty_marks: frozenset[str]
    endings: frozenset[tuple[str, ...]]
    speakers: frozenset[tuple[str, ...]]
    body_words: frozenset[str]


def _phrases(entries: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(str(entry)).split()) for entry in entries)


@cache
def heads() -> Heads:
    """bodies.yml."""
    table = _read("bodies.yml")
    phrases = {
        phrase: head
        for head, entry in table["heads"].items()
        for phrase in _phrases(entry["phrases"])
    }
    return Heads(
        phrases=phrases,
        longest=max(len(phrase) for phrase in phrases),
        kinds={head: entry["kind"] for head, entry in table["heads"].items()},
        small=frozenset(table["small"]),
        empty_marks=frozenset(table["empty_marks"]),
        endings=_phrases(table["endings"]),
        speakers=_phrases(table["speakers"]),
        body_words=frozenset(table["body_words"]),
    )


@dataclass(frozen=True, slots=True)
class Nouns:
    """Heads of records: records.yml."""

    phrases: dict[tuple[str, ...], str]
    longest: int
    of_case: frozenset[str]  # heads of which a case has one
    empty_marks: frozenset[str]


@cache
def nouns() -> Nouns:
    """records.yml."""
    table = _read("records.yml")
    phrases: dict[tuple[str, ...], str] = {}
    for scope in ("document", "case"):
        for head, entries in table[scope].items():
            phrases |= dict.fromkeys(_phrases(entries), head)
    longest = max(len(phrase) for phrase in phrases)
    return Nouns(phrases, longest, frozenset(table["case"]), frozenset(table["empty_marks"]))


@dataclass(frozen=True, slots=True)
class Known:
    """A body or outlet known under several names: its full name and kind."""

    name: str
    kind: OriginKind


def _publisher_names(entry: dict[str, Any]) -> list[str]:
    named = [entry["name"], *entry.get("aliases", ())]
    return named + [str(domain) for domain in entry.get("domains", ())]


@cache
def known() -> dict[tuple[str, ...], Known]:
    """acronyms.yml, publishers.yml and wires.yml: folded words of every name -> what it names.

    Where two lists know a name, acronyms.yml decides, then wires, then publishers.
    """
    table: dict[tuple[str, ...], Known] = {}
    for entry in _read("acronyms.yml"):
        found = Known(entry["names"][0], entry["kind"])
        for name in entry["names"]:
            table.setdefault(words_of(name), found)
    for file in ("wires.yml", "publishers.yml"):
        for entry in _entries(_read(file)):
            names = _publisher_names(entry)
            earlier = next((table[w] for n in names if (w := words_of(n)) in table), None)
            found = earlier or Known(entry["name"], entry.get("kind", "outlet"))
            for name in names:
                table.setdefault(words_of(name), found)
    return table


def _entries(table: Any) -> list[dict[str, Any]]:
    """A list of entries with a name, whatever key they stand under."""
    if isinstance(table, list):
        return [entry for entry in table if isinstance(entry, dict) and "name" in entry]
    if isinstance(table, dict):
        return [entry for part in table.values() for entry in _entries(part)]
    return []
