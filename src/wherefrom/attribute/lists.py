"""The word lists of attribution as sets, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words


@dataclass(frozen=True, slots=True)
class CueGroup:
    """One group of cue words and what they take."""

    name: str
    chain: bool  # its source stands behind the statement
    clause: bool  # takes a clause
    object: bool  # takes what is said as its object
    words: frozenset[str]


@cache
def listed(file: str, group: str) -> frozenset[str]:
    """The words of one group of ``data/FILE.yml``, lower-cased."""
    return frozenset(str(word).casefold() for word in words(file)[group]["words"])


@cache
def cue_group(lemma: str) -> CueGroup | None:
    """The first group that holds ``lemma`` as a verb, strongest first; None: no cue."""
    for name in ("say", "report", "believe", "ask", "speech", "attitude", "seeming"):
        entry = words("cues")[name]
        if lemma in listed("cues", name):
            return CueGroup(
                name, entry["chain"], entry["clause"], entry["object"], listed("cues", name)
            )
    return None


@cache
def pattern(file: str, group: str) -> re.Pattern[str]:
    """Whole-word pattern of a group, longest entries first, ignoring case."""
    entries = sorted(listed(file, group), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(entry) for entry in entries)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


@cache
def known_outlets() -> frozenset[str]:
    """Publishers and wire services known by name, lower-cased."""
    names: set[str] = set()
    for group in words("publishers")["groups"]:
        if group["kind"] == "outlet":
            for entry in group["entries"]:
                columns = [column.strip() for column in str(entry).split("|")]
                names.add(columns[0])
                names |= {n.strip() for n in columns[2].split(",")} if len(columns) > 2 else set()
    for group in words("wires")["wires"]:
        names |= {str(name) for name in group["names"]}
    return frozenset(re.sub(r"^the\s+", "", n.casefold()) for n in names if len(n) > 2)


@cache
def title_words() -> frozenset[str]:
    """Every word that can stand before a name and is no part of it."""
    table = words("titles")
    titles = {str(w) for group in ("men", "women") for w in table[group]}
    titles |= {str(w) for row in table["any"] for w in row}
    roles = (
        "office",
        "post",
        "private",
        "police",
        "military",
        "spokesperson",
        "press",
        "honorific",
        "witness",
    )
    for group in roles:
        titles |= listed("roles", group)
    return frozenset(w for title in titles for w in title.casefold().split())


@cache
def given_names(sex: str) -> frozenset[str]:
    """Given names of "men" or "women", those that are both left out."""
    groups = words("given_names")
    names = {s: {str(n) for row in groups[s] for n in row} for s in ("men", "women")}
    for s, alone in names.items():
        alone |= {str(n) for n in groups[f"{s}_alone"]}
    other = "women" if sex == "men" else "men"
    return frozenset(names[sex] - names[other])
