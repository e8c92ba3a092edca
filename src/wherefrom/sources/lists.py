"""The word lists of this stage, read once from ``wherefrom/data``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import OriginKind
from wherefrom.sources.names import fold, words_of

TOGETHER = 8  # letters from which a name written in one word is still told from other words


@dataclass(frozen=True, slots=True)
class Titles:
    """Words around a person's name; phrases are tuples of folded words."""

    before: dict[tuple[str, ...], str | None]  # phrase -> "m", "f" or None
    after: frozenset[str]
    generations: dict[str, str]  # word after a name -> its one form: "junior" -> "jr"
    particles: frozenset[str]
    leading: frozenset[str]  # particles that may open a surname given alone
    longest: int  # words in the longest phrase


@cache
def titles() -> Titles:
    """titles.yml."""
    table = words("titles")
    before: dict[tuple[str, ...], str | None] = {}
    for group in table["any"]:
        before |= {tuple(fold(entry).split()): None for entry in group}
    before |= {tuple(fold(entry).split()): "m" for entry in table["men"]}
    before |= {tuple(fold(entry).split()): "f" for entry in table["women"]}
    longest = max(len(phrase) for phrase in before)
    after, particles, leading = (
        frozenset(table[part]) for part in ("after", "particles", "leading")
    )
    return Titles(before, after, dict(table["generations"]), particles, leading, longest)


@cache
def given_names() -> tuple[dict[str, frozenset[int]], dict[str, str]]:
    """given_names.yml: the groups of each name, and the gender of names of one gender only."""
    table = words("given_names")
    groups: dict[str, set[int]] = {}
    genders: dict[str, set[str]] = {}
    both = [("m", group) for group in table["men"]] + [("f", group) for group in table["women"]]
    both += [("m", [name]) for name in table["men_alone"]]
    both += [("f", [name]) for name in table["women_alone"]]
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
    for group in words("places"):
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
    kept_whole: frozenset[tuple[str, ...]]  # ends that only look like a speaker's
    openers: frozenset[str]
    nobody: frozenset[str]
    body_words: frozenset[str]
    national: frozenset[str]  # heads of which a country has one
    spellings: dict[str, str]


def _phrases(entries: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(str(entry)).split()) for entry in entries)


@cache
def heads() -> Heads:
    """bodies.yml."""
    table = words("bodies")
    spellings = dict(table["spellings"])
    phrases = {
        tuple(spellings.get(word, word) for word in phrase): head
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
        kept_whole=_phrases(table["kept_whole"]),
        openers=frozenset(table["openers"]),
        nobody=frozenset(table["nobody"]),
        body_words=frozenset(table["body_words"]),
        national=frozenset(table["national"]),
        spellings=spellings,
    )


@cache
def capitals() -> dict[tuple[str, ...], str]:
    """capitals.yml: folded words of a capital -> the country, in the form of places.yml."""
    return {tuple(fold(city).split()): country for city, country in words("capitals").items()}


@cache
def countries() -> frozenset[str]:
    """What capitals.yml says is governed: countries, in the form of places.yml."""
    return frozenset(capitals().values())


@cache
def single_offices() -> frozenset[tuple[str, ...]]:
    """Public offices with one holder at a time: roles.yml."""
    return _phrases(words("roles")["single"]["words"])


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
    table = words("records")
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


def _publishers() -> Iterator[tuple[list[str], OriginKind]]:
    """Names of each publisher of publishers.yml, its own first, and its kind.

    A name that is only the end or the start of its own (*Daily News*, *The
    Herald*) is left out: which one it means is for the case to tell.
    """
    for group in words("publishers")["groups"]:
        for entry in group["entries"]:
            name, domains, others, *_ = ([*entry.split("|"), "", ""])[:4]
            if "{" in name:
                continue
            own = words_of(name)
            names = [n for n in others.split(",") if not _part(words_of(n), own)]
            hosts = [d for d in domains.split(",") if "/" not in d]
            yield [n.strip() for n in (name, *names, *hosts) if n.strip()], group["kind"]


def _part(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if not short or len(short) >= len(whole):
        return not short
    return short == whole[-len(short) :] or short == whole[: len(short)]


def _wires() -> Iterator[tuple[list[str], OriginKind]]:
    """Names of wires.yml that need no mark to be told from other words."""
    table = words("wires")
    for group in table["wires"]:
        for name in group["names"]:
            if name not in table["only_marked"]:
                yield [name], "outlet"


@cache
def known() -> dict[tuple[str, ...], Known]:
    """Every listed name, as folded words -> what it names.

    Where lists differ, acronyms.yml decides, then publishers.yml, then wires.yml.
    """
    table: dict[tuple[str, ...], Known] = {}
    listed = [(entry["names"], entry["kind"]) for entry in words("acronyms")]
    for names, kind in (*listed, *_publishers(), *_wires()):
        found = table.get(words_of(names[0]), Known(names[0], kind))
        for name in names:
            table.setdefault(words_of(name), found)
    for parts, found in list(table.items()):
        if len(parts) > 1 and len("".join(parts)) >= TOGETHER:
            table.setdefault(("".join(parts),), found)
    return table
