"""Nested sources on MPQA: whose word or view each target is, and on whose word we have that.

How a found chain is matched with a labelled one is written out in eval/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from eval import gate
from eval.chain_names import PRONOUNS, same_source
from eval.chain_targets import Target, held_out, plain, targets
from eval.shared import SHARED, absent, corpus_digest, plain_document
from wherefrom.attribute.clauses import noun_phrase
from wherefrom.attribute.lists import cue_group
from wherefrom.attribute.nesting import behind
from wherefrom.attribute.reading import Reading, read, spans_of
from wherefrom.attribute.viewpoints import viewpoints
from wherefrom.attribute.voices import find
from wherefrom.language.load import parse
from wherefrom.language.tagger import tagger
from wherefrom.model import Document, Tagged

MPQA = SHARED / "data" / "mpqa_chains" / "dev.json"
WRITER = "w"
WAYS = (
    "attributions and views",
    "attributions alone",
    "rules alone",
    "noun before a verb of saying",
    "the writer alone",
)

Forms = frozenset[str]  # the ways one found source is described


@dataclass(frozen=True, slots=True)
class Judged:
    """One target beside the chain that was found for it, writer left out."""

    target: Target
    found: tuple[Forms, ...]

    @property
    def depth(self) -> int:
        """Labelled sources below the writer."""
        return len(self.target.chain) - 1

    @property
    def inner(self) -> bool:
        """True where the innermost source is right; the writer, where none is found."""
        gold = self.target.chain[-1]
        if gold == WRITER or not self.found:
            return gold == WRITER and not self.found
        return same_source(gold, self.found[-1])

    @property
    def whole(self) -> bool:
        """True where every source is right, in order."""
        gold = self.target.chain[1:]
        return len(gold) == len(self.found) and all(
            same_source(g, f) for g, f in zip(gold, self.found, strict=True)
        )


class Stage:
    """The attribution stage's findings on one document, asked target by target."""

    def __init__(
        self,
        document: Document,
        doc: Doc,
        tagged: Sequence[Tagged] | None = None,
        *,
        viewed: bool = True,
    ) -> None:
        self.reading: Reading = read(document, doc)
        told = viewpoints(self.reading, find(self.reading, tagged), viewed=viewed)
        self.voicings, self.parent, self.voices = told.voicings, told.parent, told.voices
        self._words: dict[str, set[str]] = defaultdict(set)
        for k, voice in enumerate(self.voices):
            if voice is not None and self._said_by(k).casefold() not in PRONOUNS:
                self._words[voice.name].add(self._said_by(k))

    def _said_by(self, k: int) -> str:
        text = self.reading.document.text
        return " ".join(
            " ".join(text[s.start : s.end].split())
            for s in spans_of(self.reading.parse, set(self.voicings[k].source))
        )

    def forms(self, k: int) -> Forms:
        """How attribution ``k``'s source is described here and where it was resolved to."""
        voice = self.voices[k]
        named = {voice.name, *self._words[voice.name]} if voice is not None else set()
        return frozenset(f for f in (self._said_by(k), self._noun(k), *named) if f)

    def _noun(self, k: int) -> str:
        """The noun that *who*, *its* or no word at all stands for."""
        head, parse = self.voicings[k].head, self.reading.parse
        if head is None or head in self.voicings[k].source:
            return ""
        phrase = noun_phrase(parse[head], self.reading.piece(parse[head]))
        return " ".join(parse[i].text for i in sorted(phrase))

    def chain(self, span: tuple[int, int]) -> tuple[Forms, ...]:
        """The sources behind the words in ``span``, outermost first, the writer left out."""
        tokens = self.reading.tokens_in(*span)
        words = frozenset(i for i in tokens if not self.reading.parse[i].is_space)
        found = behind(words, self.reading, self.voicings, self.parent, self.voices)
        return tuple(self.forms(k) for k in found)


def speech_verb(reading: Reading, sentence: tuple[int, int]) -> tuple[Forms, ...]:
    """A simple baseline: the nearest noun phrase before the sentence's first verb of saying."""
    doc = reading.parse
    for i in reading.tokens_in(*sentence):
        group = cue_group(doc[i].lemma_.lower()) if doc[i].pos_ == "VERB" else None
        if group is None or group.name not in {"say", "report"}:
            continue
        piece = reading.piece(doc[i])
        for j in range(i - 1, piece.start - 1, -1):
            if doc[j].pos_ in {"NOUN", "PROPN", "PRON"}:
                phrase = noun_phrase(doc[j], piece)
                return (frozenset({" ".join(doc[n].text for n in sorted(phrase) if n < i)}),)
        return ()
    return ()


def judged(data: Path = MPQA) -> dict[str, list[Judged]]:
    """Every target of ``data`` under each way of finding its chain."""
    out: dict[str, list[Judged]] = defaultdict(list)
    entries = json.loads(data.read_text(encoding="utf-8"))
    for name in sorted(entries):
        text = plain(entries[name]["context"])
        doc, document = parse(text), plain_document(name, text)
        tagged = tagger().tag(doc)
        stage = Stage(document, doc, tagged)
        said = Stage(document, doc, tagged, viewed=False)
        ruled = Stage(document, doc, viewed=False)
        for target in targets(name, entries[name], text):
            out[WAYS[0]].append(Judged(target, stage.chain(target.span)))
            out[WAYS[1]].append(Judged(target, said.chain(target.span)))
            out[WAYS[2]].append(Judged(target, ruled.chain(target.span)))
            out[WAYS[3]].append(Judged(target, speech_verb(stage.reading, target.sentence)))
            out[WAYS[4]].append(Judged(target, ()))
    return dict(out)


def figures(rows: Sequence[Judged]) -> dict[str, float]:
    """Share of right inner sources and whole chains of targets with two or more sources."""
    deep = [row for row in rows if row.depth >= 1]
    out = {"inner": _share(row.inner for row in deep), "chain": _share(row.whole for row in deep)}
    for depth, name in ((1, "depth 1"), (2, "depth 2"), (3, "depth 3+")):
        at = [row for row in rows if row.depth == depth or (depth == 3 and row.depth > 3)]
        out |= {f"inner, {name}": _share(row.inner for row in at)}
        out |= {f"chain, {name}": _share(row.whole for row in at)}
    writer = [row for row in rows if row.depth == 0]
    return out | {"writer's own": _share(row.whole for row in writer)}


def _share(right: Iterator[bool]) -> float:
    marks = list(right)
    return sum(marks) / len(marks) if marks else 0.0


def _print(title: str, ways: Mapping[str, list[Judged]]) -> dict[str, float]:
    print(f"\n{title}")
    counts = Counter(min(row.depth, 3) for row in ways[WAYS[0]])
    print(f"  targets by sources below the writer: {dict(sorted(counts.items()))}")
    table = {way: figures(rows) for way, rows in ways.items()}
    for name in table[WAYS[0]]:
        print(f"  {name:18} " + "  ".join(f"{table[way][name]:.3f}" for way in WAYS))
    return table[WAYS[0]]


def _show(rows: Sequence[Judged]) -> None:
    for row in rows:
        if row.depth and not row.whole and not held_out(row.target.document):
            print(row.target, [sorted(f) for f in row.found], "inner" if row.inner else "")


def main(arguments: list[str] | None = None) -> int:
    """Print all figures; ends with 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(description="Nested sources on MPQA")
    parser.add_argument("--show", action="store_true", help="print the errors of the open half")
    gate.add_arguments(parser)
    given = parser.parse_args(arguments)
    missing = absent(MPQA)
    if missing is not None:
        print(missing)
        return 0
    ways = judged()
    print("columns: " + " | ".join(WAYS))
    for title, kept in (("Read while writing", False), ("Held out", True)):
        part = {
            way: [r for r in rows if held_out(r.target.document) is kept]
            for way, rows in ways.items()
        }
        _print(title, part)
    whole = _print("All (these have floors)", ways)
    if given.show:
        _show(ways[WAYS[0]])
    pinned = {name: whole[name] for name in ("inner", "chain", "writer's own")}
    return gate.conclude("chains", pinned, given, corpus_digest([MPQA]))


if __name__ == "__main__":
    sys.exit(main())
