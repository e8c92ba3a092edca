"""Of what kind an attribution is: its cue, form, place, reach, nesting, source and layout.

Read off the spans and the parse, so that what is annotated and what is found
are told apart in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from eval.attribution import POLNEAR
from eval.peer_labels import Found
from wherefrom.attribute.lists import cue_group, listed
from wherefrom.attribute.quotes import find_quotes
from wherefrom.language.load import parse

ALL_IN_QUOTES, NONE_IN_QUOTES = 0.8, 0.05  # share of a content's characters inside marks

Types = dict[str, str]  # dimension -> kind


@dataclass(frozen=True, slots=True)
class Text:
    """What the kinds are read off."""

    text: str
    parse: Doc
    starts: tuple[int, ...]  # of tokens
    sentences: tuple[int, ...]  # starts of sentences
    quoted: frozenset[int]  # characters inside quotation marks

    def tokens(self, spans: Sequence[tuple[int, int]]) -> list[Token]:
        """Tokens that begin in ``spans``."""
        return [
            self.parse[i]
            for start, end in spans
            for i in range(bisect_left(self.starts, start), bisect_left(self.starts, end))
            if not self.parse[i].is_space
        ]

    def sentence(self, at: int) -> int:
        """Number of the sentence that holds character ``at``."""
        return bisect_left(self.sentences, at + 1)


def text_of(stem: str) -> Text:
    """One dev article."""
    text = (POLNEAR / "dev" / "text" / f"{stem}.txt").read_text(encoding="utf-8")
    read = parse(text)
    quoted = frozenset(i for q in find_quotes(text) for i in range(q.start, q.end))
    starts = tuple(token.idx for token in read)
    return Text(text, read, starts, tuple(s.start_char for s in read.sents), quoted)


KINDS: Mapping[str, Sequence[str]] = {
    "cue": (
        "verb of saying", "verb of reporting", "verb of belief", "verb of asking",
        "verb of attitude", "other verb", "according to, citing", "noun", "adverb",
        "mark or other", "no cue",
    ),
    "form": ("direct", "mixed", "indirect"),
    "place of the cue": ("before", "after", "in the middle", "in another sentence"),
    "reach": ("one sentence", "several sentences", "over a paragraph's end"),
    "nesting": ("alone", "inside another", "with others inside"),
    "source": ("name", "noun phrase", "pronoun", "none"),
    "layout": ("heading", "list or label", "running text"),
}  # fmt: skip


def types(one: Found, text: Text, others: Sequence[Found]) -> Types:
    """The kind of ``one`` in each dimension; ``others`` are all of its article."""
    return {
        "cue": _cue(text.tokens(one["cue"])),
        "form": _form(one, text),
        "place of the cue": _place(one, text),
        "reach": _reach(one, text),
        "nesting": _nesting(one, others),
        "source": _source(text.tokens(one["source"])),
        "layout": _layout(one, text),
    }


_GROUPS = {
    "say": "verb of saying",
    "speech": "verb of saying",
    "report": "verb of reporting",
    "believe": "verb of belief",
    "ask": "verb of asking",
    "attitude": "verb of attitude",
    "seeming": "verb of attitude",
}


def _cue(tokens: Sequence[Token]) -> str:
    if not tokens:
        return "no cue"
    if any(t.lower_ in {"according", "citing", "per"} for t in tokens):
        return "according to, citing"
    verbs = [t for t in tokens if t.pos_ == "VERB"] or [t for t in tokens if t.pos_ == "AUX"]
    for token in verbs:
        group = cue_group(token.lemma_.lower())
        if group is not None:
            return _GROUPS[group.name]
    if any(t.lower_ in listed("anonymous", "adverbs") for t in tokens):
        return "adverb"
    if verbs:
        return "other verb"
    return "noun" if any(t.pos_ == "NOUN" for t in tokens) else "mark or other"


def chars(spans: Sequence[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _form(one: Found, text: Text) -> str:
    content = {i for i in chars(one["content"]) if not text.text[i].isspace()}
    share = len(content & text.quoted) / len(content) if content else 0.0
    if share >= ALL_IN_QUOTES:
        return "direct"
    return "indirect" if share <= NONE_IN_QUOTES else "mixed"


def _place(one: Found, text: Text) -> str:
    if not one["cue"] or not one["content"]:
        return "in another sentence"
    cue = min(start for start, _ in one["cue"])
    first, last = min(one["content"])[0], max(end for _, end in one["content"])
    near = {text.sentence(start) for start, _ in one["content"]} | {text.sentence(last - 1)}
    if not min(near) <= text.sentence(cue) <= max(near):
        return "in another sentence"
    return "before" if cue < first else "after" if cue >= last else "in the middle"


_BREAK = re.compile(r"\n\s*\n")


def _reach(one: Found, text: Text) -> str:
    if not one["content"]:
        return "one sentence"
    first, last = min(one["content"])[0], max(end for _, end in one["content"])
    if _BREAK.search(text.text, first, last):
        return "over a paragraph's end"
    same = text.sentence(first) == text.sentence(last - 1)
    return "one sentence" if same else "several sentences"


def _nesting(one: Found, others: Sequence[Found]) -> str:
    cue, content = chars(one["cue"]), chars(one["content"])
    rest = [other for other in others if other is not one]
    if cue and any(cue <= chars(other["content"]) for other in rest):
        return "inside another"
    held = any(other["cue"] and chars(other["cue"]) <= content for other in rest)
    return "with others inside" if held else "alone"


def _source(tokens: Sequence[Token]) -> str:
    if not tokens:
        return "none"
    if any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in tokens):
        return "name"
    return "pronoun" if all(t.pos_ in {"PRON", "DET"} for t in tokens) else "noun phrase"


_LABEL = re.compile(r"[ \t]*(?:[-•*–—]|\d{1,3}[.)]|[A-Z][\w.' -]{0,40}:)[ \t]")


def _layout(one: Found, text: Text) -> str:
    at = min((start for part in one.values() for start, _ in part), default=0)
    begins = text.text.rfind("\n", 0, at) + 1
    ends = text.text.find("\n", at)
    line = text.text[begins : ends if ends >= 0 else len(text.text)].strip()
    if _LABEL.match(line):
        return "list or label"
    return "running text" if line.rstrip("\"'”’)")[-1:] in set(".!?:,;") else "heading"
