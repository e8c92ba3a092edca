"""The words of a lead-in: its source and cue before the colon, or in a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute.layouts.lines import Line, words_in
from wherefrom.attribute.lists import cue_group, listed, pattern
from wherefrom.attribute.reading import Reading

_HEADING = re.compile(
    r"^[ \t#*]*(?:(?:The|Key|Main|Other|Its|Full|These|Some|Here are the|Here is the) )*"
    r"(?P<noun>[A-Za-z]+) (?:of|from|by|in) (?P<source>(?:the |an? )?[^:\n]{3,80}?)"
    r"(?: (?:include|includes|are|is|were|was|follow|follows|reads?|in full))?:?[*_]*[ \t]*$"
)
_OWNED = re.compile(
    r"^[ \t#*]*(?P<source>[^:\n]{3,80}?)[’']s? (?:\w+ ){0,2}?(?P<noun>[A-Za-z]+):[*_]*[ \t]*$"
)
NEVER = {
    "i", "we", "you", "it", "there", "what", "which", "who", "here", "this", "that", "these",
    "those",
}  # fmt: skip
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OWN = {"dobj", "ccomp", "attr", "oprd", "xcomp"}
LONGEST_SOURCE = 10  # words before a cue that ends its line


@dataclass(frozen=True, slots=True)
class Leading:
    """A lead-in's source, cue and own content (tokens), its source's head and the outlet told."""

    source: frozenset[int]
    cue: frozenset[int]
    own: frozenset[int]
    head: int
    told: tuple[int, ...] = ()


def colon_of(row: Line) -> int | None:
    """The character of the colon that ends a line, past closing marks."""
    bare = row.text.rstrip(" \t\r*_")
    return row.start + len(bare) - 1 if bare.endswith(":") and len(bare) > 3 else None


def leading(reading: Reading, colon: int) -> Leading | None:
    """Source and cue of the sentence that ends in the colon at character ``colon``."""
    at = reading.token_at(colon)
    piece = reading.pieces[reading.piece_of[at]]
    start = _line_start(reading, piece.start, at)
    words = [t for t in reading.parse[start:at] if not t.is_space]
    if not words or reading.quote_of[at] >= 0:
        return None
    for token in reversed(words):
        group = cue_group(token.lemma_.lower())
        says = group is not None and group.name in {"say", "report", "speech", "believe"}
        says = says or token.lemma_.lower() in listed("layouts", "posting")
        if says and (token.pos_ in {"VERB", "AUX"} or token.i >= at - 2):
            found = _of_verb(reading, token, start, at)
            if found is not None:
                return found
    return _according(reading, words)


def _line_start(reading: Reading, start: int, at: int) -> int:
    """The first token of the lead-in: a sentence may hold the lines before it as well."""
    for i in range(at - 1, start - 1, -1):
        if reading.parse[i].is_space and "\n" in reading.parse[i].text:
            before = reading.parse[i - 1].text[-1:] if i > 0 else ""
            if before in ".!?:" or reading.parse[i].text.count("\n") > 1:
                return i + 1
    return start


def _of_verb(reading: Reading, verb: Token, start: int, at: int) -> Leading | None:
    head = _subject(verb, start)
    if head is None and verb.i == at - 1:
        return _all_before(verb, start)
    source = _phrase(head, start, verb.i) if head is not None else set()
    if head is not None and source:
        source = _apposed(reading, source, start)
    if head is None or head.lower_ in NEVER or not source:
        return None
    purpose = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if purpose and verb.head.lemma_ not in {"go", "continue", "have"}:
        return None
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        return None
    aids = {c.i for c in verb.children if c.dep_ in {"aux", "neg", "prt"} and start <= c.i < at}
    own: set[int] = set()
    for child in verb.children:
        if child.dep_ in OWN and verb.i < child.i < at:
            own |= {t.i for t in child.subtree if verb.i < t.i < at}
    told = (
        [c.i for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i]
        if verb.lemma_ in listed("cues", "telling")
        else []
    )
    if told:
        own = set()
    empty = listed("layouts", "following")
    if all(reading.parse[i].lower_ in empty or reading.parse[i].is_punct for i in own):
        own = set()
    return Leading(
        frozenset(source), frozenset({verb.i} | aids), frozenset(own), head.i, tuple(told[:1])
    )


def _subject(verb: Token, start: int) -> Token | None:
    at = verb
    for _ in range(3):
        found = next((c for c in at.children if c.dep_ in SUBJECTS and c.i >= start), None)
        if found is not None and found.lower_ in {"who", "which", "that"} and at.dep_ == "relcl":
            return at.head if at.head.i >= start else None
        if found is not None:
            return found
        if at.dep_ not in {"conj", "xcomp", "advcl", "relcl", "acl"} or at.head.i < start:
            break
        at = at.head
    before = [c for c in verb.sent.noun_chunks if start <= c.start and c.end <= verb.i]
    near = [
        c
        for c in before
        if all(not t.is_alpha or t.pos_ in {"ADV", "AUX"} for t in verb.doc[c.end : verb.i])
    ]
    return near[-1].root if near else None


def _phrase(head: Token, start: int, end: int) -> set[int]:
    """The source's words up to the verb, clauses that describe it left out."""
    out = {head.i}
    for child in head.children:
        if child.dep_ in {"relcl", "acl", "punct", "cc", "parataxis", "advcl", "ccomp"}:
            continue
        out |= {t.i for t in child.subtree}
    out = {i for i in out if start <= i < end}
    run = set(range(min(out), max(out) + 1)) if out else set()
    doc = head.doc
    while run and (doc[max(run)].is_punct or doc[max(run)].is_space):
        run.discard(max(run))
    while run and (doc[min(run)].is_punct or doc[min(run)].is_space):
        run.discard(min(run))
    return run


def _all_before(verb: Token, start: int) -> Leading | None:
    """*The order of the court states:* where the parse takes the verb for a noun."""
    words = [t for t in verb.doc[start : verb.i] if not t.is_space]
    if not 0 < len(words) <= LONGEST_SOURCE or words[0].lower_ in NEVER:
        return None
    if any(t.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ"} for t in words) or words[0].pos_ == "ADP":
        return None
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    of = next((k for k, t in enumerate(words) if t.pos_ == "ADP"), len(words))
    heads = [t for t in words[:of] if t in nouns] or nouns
    if not heads:
        return None
    source = frozenset(t.i for t in words)
    return Leading(source, frozenset({verb.i}), frozenset(), heads[-1].i)


def _apposed(reading: Reading, source: set[int], start: int) -> set[int]:
    """*The governor, NAME*: with the description before the name, where that opens the lead-in."""
    before = [reading.parse[i] for i in range(start, min(source)) if not reading.parse[i].is_space]
    if len(before) < 2 or before[-1].text != "," or len(before) > 10:
        return source
    if any(t.pos_ in {"VERB", "AUX", "SCONJ"} for t in before) or before[0].pos_ == "ADP":
        return source
    return set(range(before[0].i, max(source) + 1))


def _according(reading: Reading, words: list[Token]) -> Leading | None:
    """*According to X:* and *From the Harbour Post:* as a whole line."""
    first = words[0]
    if first.lower_ == "according" and len(words) > 2 and words[1].lower_ == "to":
        cue, rest = words[:2], words[2:]
    elif first.lower_ in {"from", "via"} and len(words) <= 8:
        cue, rest = words[:1], words[1:]
    else:
        return None
    name = reading.parse[rest[0].i : rest[-1].i + 1].text if rest else ""
    known = any(
        pattern("source_kinds", k).search(name) for k in ("official", "organisation", "outlet")
    )
    if not rest or (len(cue) == 1 and not known):
        return None
    stop = next((k for k, t in enumerate(rest) if t.text in {",", "("}), len(rest))
    source = rest[:stop]
    return Leading(
        frozenset(t.i for t in source), frozenset(t.i for t in cue), frozenset(), _head(source).i
    )


def _head(source: list[Token]) -> Token:
    """The word that the others hang on; else the last noun."""
    inside = {t.i for t in source}
    heads = [t for t in source if t.head.i not in inside and t.pos_ in {"NOUN", "PROPN"}]
    nouns = [t for t in source if t.pos_ in {"NOUN", "PROPN"}]
    return (heads or nouns or source)[-1]


def heading(reading: Reading, row: Line, rows: tuple[Line, ...], number: int) -> Leading | None:
    """*Key findings of the audit office's report* over a list: the report, or who made it."""
    match = _HEADING.match(row.text) or _OWNED.match(row.text)
    if match is None or match.group("noun").casefold() not in listed("layouts", "finding"):
        return None
    after = next((r for r in rows[number + 1 :] if not r.blank), None)
    if after is None or not (after.mark in {"bullet", "quoted"} or colon_of(row) is not None):
        return None
    source = sorted(
        words_in(reading, row.start + match.start("source"), row.start + match.end("source"))
    )
    cue = words_in(reading, row.start + match.start("noun"), row.start + match.end("noun"))
    tokens = [reading.parse[i] for i in source]
    if not tokens or not cue:
        return None
    return Leading(frozenset(source), cue, frozenset(), _head(tokens).i)
