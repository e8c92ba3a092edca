"""Lead-ins: a source and cue before a colon, and the list, block or paragraph they govern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute.layouts.lines import Line, lines, words_in, words_of
from wherefrom.attribute.lists import cue_group, listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

_COLON = re.compile(r":[*_\"”]{0,3}[ \t]*(?:\n|$)")
_HEADING = re.compile(
    r"^[ \t#*]*(?:(?:The|Key|Main|Other|Its|Full|These|Some|Here are the|Here is the) )*"
    r"(?P<noun>[A-Za-z]+) (?:of|from|by|in) (?P<source>(?:the |an? )?[^:\n]{3,80}?)"
    r"(?: (?:include|includes|are|is|were|was|follow|follows|reads?|in full))?:?[*_]*[ \t]*$"
)
_OWNED = re.compile(
    r"^[ \t#*]*(?P<source>[^:\n]{3,80}?)[’']s? (?:\w+ ){0,2}?(?P<noun>[A-Za-z]+):[*_]*[ \t]*$"
)
NEVER = {
    "i",
    "we",
    "you",
    "it",
    "there",
    "what",
    "which",
    "who",
    "here",
    "this",
    "that",
    "these",
    "those",
}
LABEL_LIKE = re.compile(r"[ \t]*(?:[•*-][ \t]+)?[A-Z][\w .,'’-]{1,60}:[ \t]+\S")
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OWN = {"dobj", "ccomp", "attr", "oprd", "xcomp"}
LONGEST_SOURCE = 10  # words before a cue that ends its line
_OPENING = ('"', "“", "„", "«", "‘")
_CLOSING = ('"', "”", "»")
MOST_QUOTED = 40  # paragraphs of one block


@dataclass(frozen=True, slots=True)
class Leading:
    """A lead-in's source, cue and own content (tokens), its source's head and the outlet told."""

    source: frozenset[int]
    cue: frozenset[int]
    own: frozenset[int]
    head: int
    told: tuple[int, ...] = ()


def lead_ins(reading: Reading) -> Iterator[Voicing]:
    """What stands under a lead-in, on its source's word."""
    text = reading.document.text
    rows = lines(text)
    for number, row in enumerate(rows):
        colon = _colon_of(row)
        if row.text.strip(" \t:#*_").casefold() in listed("layouts", "said_heading"):
            continue  # each quotation under it has a speaker of its own
        leading = _heading(reading, row, rows, number)
        if leading is None and colon is not None:
            leading = _leading(reading, colon)
        if leading is None:
            continue
        spans = _quoted(reading, rows, number + 1) or below(rows, number + 1)
        content = words_of(reading, spans) - leading.source - leading.cue
        if spans and content:
            yield Voicing(
                "lead-in",
                leading.source,
                leading.cue,
                content | leading.own,
                leading.head,
                True,
                0.8,
                told=leading.told,
                group="say",
            )


def _colon_of(row: Line) -> int | None:
    """The character of the colon that ends a line, past closing marks."""
    bare = row.text.rstrip(" \t\r*_")
    return row.start + len(bare) - 1 if bare.endswith(":") and len(bare) > 3 else None


def below(rows: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    """What a lead-in on the line before ``number`` governs, as stretches of characters.

    A list with all its items, a block set in by ``>`` or by blanks, paragraphs
    that each open with a quotation mark, or else one paragraph.
    """
    while number < len(rows) and rows[number].blank:
        number += 1
    if number >= len(rows):
        return []
    first, lead = rows[number], rows[max(0, number - 1)]
    if first.mark == "bullet":
        return _run(
            rows, number, lambda r, before: r.mark == "bullet" or (not before.blank and not r.blank)
        )
    if first.mark == "quoted":
        return _run(rows, number, lambda r, _: r.mark == "quoted")
    base = next((r.indent for r in reversed(rows[:number]) if not r.blank), lead.indent)
    if first.indent >= base + 2:
        return _run(rows, number, lambda r, _: r.indent >= base + 2)
    if first.mark == "time":
        return []
    return _paragraph(rows, number)


def _quoted(reading: Reading, rows: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    """A quotation that opens under a lead-in, over all its paragraphs.

    Each of them opens with a mark; the last one closes.
    """
    while number < len(rows) and rows[number].blank:
        number += 1
    if (
        number >= len(rows)
        or reading.document.text[rows[number].body : rows[number].body + 1] not in _OPENING
    ):
        return []
    start = rows[number].body
    quote = next((q for q in reading.quotes if q.start == start), None)
    if quote is not None:
        return [(quote.start, quote.end)]
    out: list[tuple[int, int]] = []
    for row in rows[number:]:
        if row.blank:
            continue
        if reading.document.text[row.body : row.body + 1] not in _OPENING or len(out) > MOST_QUOTED:
            break
        out.append((row.body, row.end))
        if row.text.rstrip()[-1:] in _CLOSING and len(row.text.strip()) > 1:
            break
    return out


def _run(
    rows: tuple[Line, ...], number: int, belongs: Callable[[Line, Line], bool]
) -> list[tuple[int, int]]:
    """Lines from ``number`` on while each belongs, given it and the one before it."""
    out: list[tuple[int, int]] = []
    before = rows[number]
    for row in rows[number:]:
        if row.blank:
            before = row
            continue
        if not belongs(row, before) or len(out) > 10 * MOST_QUOTED:
            break
        out.append((row.body, row.end))
        before = row
    return out


def _paragraph(rows: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for row in rows[number:]:
        if row.blank or row.mark:
            break
        out.append((row.body, row.end))
    text = " ".join(rows[number + k].text for k in range(len(out)))
    if text.rstrip().endswith(":") or LABEL_LIKE.match(text) or len(text.split()) < 4:
        return []
    return out


def _leading(reading: Reading, colon: int) -> Leading | None:
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


def _heading(reading: Reading, row: Line, rows: tuple[Line, ...], number: int) -> Leading | None:
    """*Key findings of the audit office's report* over a list: the report, or who made it."""
    match = _HEADING.match(row.text) or _OWNED.match(row.text)
    if match is None or match.group("noun").casefold() not in listed("layouts", "finding"):
        return None
    after = next((r for r in rows[number + 1 :] if not r.blank), None)
    if after is None or not (after.mark in {"bullet", "quoted"} or _colon_of(row) is not None):
        return None
    source = sorted(
        words_in(reading, row.start + match.start("source"), row.start + match.end("source"))
    )
    cue = words_in(reading, row.start + match.start("noun"), row.start + match.end("noun"))
    tokens = [reading.parse[i] for i in source]
    if not tokens or not cue:
        return None
    return Leading(frozenset(source), cue, frozenset(), _head(tokens).i)
