"""Notes, reference lists and in-text references, on fictional reports in all their conventions.

    python -m eval.references [--show]

references.yml holds the reports and what each marker of theirs should give;
references_made.py builds them as pages, Word files, PDFs and texts, which are
then read and attributed as any case is. Figures:

- marker: share of markers that got an attribution of about the right words
  (those that cite nothing: that got none);
- work, spurious: works named as expected (name and kind; recall), and share of
  the works found that nobody expected;
- page: share of expected pages kept;
- words: share of markers whose attribution covers exactly the words expected;
- chain: share of statements with the chain expected, where one is written down.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from eval import gate
from eval.references_made import document
from eval.shared import corpus_digest
from wherefrom.attribute.references.legible import legible
from wherefrom.attribute.voices import read_voices
from wherefrom.language.load import parse
from wherefrom.language.tagger import tagger
from wherefrom.model import Attribution, Document, Mention, Voices

REPORTS = Path(__file__).with_name("references.yml")
NOTE = re.compile(r"cited in a note|held the interview")  # how such mentions are recognised
LABEL = 6  # characters: a note's number with its bracket or full stop
NEAR = 0.5  # share of words in common from which an attribution is of about the right words


@dataclass(frozen=True, slots=True)
class Read:
    """One report as read: its words, and the attributions that notes and references made."""

    document: Document
    voices: Voices
    mentions: Mapping[str, Mention]
    noted: tuple[Attribution, ...]

    def words(self, found: Attribution) -> str:
        """The content as one run of words, markers of notes left out."""
        body = [s for s in found.content if not in_note(self.document, s.start)]
        return plain(" ".join(self.document.text[s.start : s.end] for s in body))


def in_note(document: Document, start: int) -> bool:
    """Whether a character stands in a note or in the number before it."""
    ahead = document.text[start : start + LABEL]
    return any(
        note.start <= start < note.end
        or (start <= note.start < start + LABEL and "\n" not in ahead[: note.start - start])
        for note in document.notes
    )


def _by_note(document: Document, found: Attribution) -> bool:
    """Whether an attribution's cue is a marker, in a note, or a bracket round its source."""
    start = found.cue[0].start
    marked = any(n.marker and n.marker.start <= start < n.marker.end for n in document.notes)
    return marked or in_note(document, start) or document.text[start] in "([;"


def plain(words: str) -> str:
    """Words without spacing and marks at their ends, to compare."""
    return re.sub(r"\s+(?=[.,;:])", "", " ".join(words.split())).strip(" .,;:()")


def read(made: Mapping[str, Any]) -> Read:
    """One fictional report through reading, parsing and attribution."""
    found = document(made)
    parsed = parse(legible(found))
    voices = read_voices(found, parsed, tagger().tag(parsed))
    mentions = {m.id: m for m in voices.mentions}
    noted = tuple(
        a
        for a in voices.attributions
        if a.mention and NOTE.search(mentions[a.mention].why) and _by_note(found, a)
    )
    return Read(found, voices, mentions, noted)


def _shared(a: str, b: str) -> float:
    one, other = Counter(re.findall(r"\w+", a)), Counter(re.findall(r"\w+", b))
    both = sum((one & other).values())
    return both / max(1, max(sum(one.values()), sum(other.values())))


def score(reading: Read, expected: Sequence[Mapping[str, Any]], *, show: bool) -> Counter[str]:
    """Counts for one report: ``X`` of ``X of`` each figure."""
    counts: Counter[str] = Counter()
    used: set[str] = set()
    for wanted in expected:
        words = plain(wanted["words"])
        mine = [a for a in reading.noted if _shared(reading.words(a), words) >= NEAR]
        used |= {a.id for a in mine}
        told = _one(reading, wanted, words, mine)
        counts += told
        if show and any(
            told[f"{k} of"] > told[k] for k in ("marker", "work", "page", "words", "chain")
        ):
            _print(reading, wanted, mine)
    stray = [a for a in reading.noted if a.id not in used]
    counts["spurious"] += len(stray)
    counts["spurious of"] += len(stray)
    for found in stray if show else ():
        print(f"    stray: {_name(reading, found)} for “{reading.words(found)}”")
    return counts


def _one(
    reading: Read, wanted: Mapping[str, Any], words: str, mine: Sequence[Attribution]
) -> Counter[str]:
    told: Counter[str] = Counter()
    none = bool(wanted.get("none"))
    told["marker of"] = 1
    told["marker"] = int(bool(mine) != none)
    works = Counter(tuple(work) for line in wanted.get("works", ()) for work in line)
    found = Counter(_named(reading, a) for a in mine)
    told["work of"], told["work"] = sum(works.values()), sum((works & found).values())
    told["spurious of"], told["spurious"] = sum(found.values()), sum((found - works).values())
    if not none:
        told["words of"] = 1
        told["words"] = int(bool(mine) and all(reading.words(a) == words for a in mine))
    if wanted.get("page"):
        told["page of"] = 1
        told["page"] = int(any(_page(reading, a) == wanted["page"] for a in mine))
    if "chain" in wanted:
        told["chain of"] = 1
        told["chain"] = int(_chain(reading, words) == wanted["chain"])
    return told


def _named(reading: Read, found: Attribution) -> tuple[str, str]:
    mention = reading.mentions[found.mention or ""]
    return (mention.name, mention.kind)


def _name(reading: Read, found: Attribution) -> str:
    return "{} ({})".format(*_named(reading, found))


def _page(reading: Read, found: Attribution) -> str | None:
    return reading.mentions[found.mention or ""].page


def _chain(reading: Read, words: str) -> list[str] | None:
    """The chain of the statement nearest to ``words``, as names; None where there is none."""
    near = max(reading.voices.statements, key=lambda s: _shared(plain(s.text), words), default=None)
    if near is None:
        return None
    return [reading.mentions[link.mention].name for link in near.chain]


def _print(reading: Read, wanted: Mapping[str, Any], mine: Iterable[Attribution]) -> None:
    print(f"    wanted: {wanted['words']} | {wanted.get('works')} {wanted.get('page', '')}")
    print(f"      chain: {_chain(reading, plain(wanted['words']))} of {wanted.get('chain')}")
    for found in mine:
        print(f"      {_name(reading, found)} p. {_page(reading, found)}: “{reading.words(found)}”")


def figures_of(path: Path, *, show: bool) -> dict[str, float | None]:
    """All figures over the reports of ``path``; prints a line for each report."""
    total: Counter[str] = Counter()
    for made in yaml.safe_load(path.read_text(encoding="utf-8"))["documents"]:
        counts = score(read(made), made["expected"], show=show)
        print(f"{made['name'][:44]:44} {made['format']:15} {_line(counts)}")
        total += counts
    print(f"{'all':60} {_line(total)}")
    return {name: _share(total, name) for name in ("marker", "work", "page", "words", "chain")} | {
        "work_precision": 1 - (_share(total, "spurious") or 0.0)
    }


def _share(counts: Counter[str], name: str) -> float | None:
    return counts[name] / counts[f"{name} of"] if counts[f"{name} of"] else None


def _line(counts: Counter[str]) -> str:
    names = ("marker", "work", "spurious", "page", "words", "chain")
    return "  ".join(f"{name} {counts[name]}/{counts[f'{name} of']}" for name in names)


def main(arguments: list[str] | None = None) -> int:
    """Print a line a report and the figures; 1 where a pinned floor does not hold."""
    parser = argparse.ArgumentParser(description="Notes and references of fictional reports")
    parser.add_argument("--show", action="store_true", help="print what came out otherwise")
    gate.add_arguments(parser)
    given = parser.parse_args(arguments)
    figures = figures_of(REPORTS, show=given.show)
    for name, value in figures.items():
        print(f"{name:16} {value or 0.0:.3f}")
    return gate.conclude("references", figures, given, corpus_digest([REPORTS]))


if __name__ == "__main__":
    sys.exit(main())
