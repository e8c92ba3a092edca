"""The question that cannot be garbled: whether it is so, in the statement's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.phrases import phrase
from wherefrom.model import Statement

MOST = 30  # words of a quotation; after them it breaks off at a comma or says that it goes on
RELATIVE = {"WDT", "WP"}
OPENING = {"CC", "IN"}  # *and*, *that*, *because*: what ties the words to others
TYING = {"and", "but", "or", "that", "whether", "because", "so", "while", "as", "since", "though"}
SPACED = re.compile(
    r"(?<=[A-Za-z]) ?- ?(?=[a-z])|(?<=\w)\s+(?=[,.;:!?%)\]]|['’](?:s|re|ve|ll|d)\b)"
)
AROUND = 9  # words on either side of a blank
MARKS = '"“”„«»`'
LAST = " .,;:-–—"


def quoted_whole(parse: Doc, statement: Statement, clause: Clause | None) -> str:
    """*Is it so that “the ferry sank off Lode”?*; with the subject where the words lack it."""
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    tokens = [] if span is None else [t for t in span if not t.is_space]
    while tokens and (tokens[0].is_punct or _ties(tokens[0])):
        tokens = tokens[1:]
    who = _subject_outside(tokens, clause)
    if who:
        tokens = tokens[1:] if tokens[0].tag_ in RELATIVE else tokens
    words = _plain(tokens) or " ".join(statement.text.split())
    if who:
        return f"Is it so that {who} “{words}”?"
    whole = clause is not None and bool(tokens) and tokens[0].tag_ not in RELATIVE
    return f"Is it so that “{words}”?" if whole else f"Is this so: “{words}”?"


def with_blank(parse: Doc, statement: Statement, start: int, end: int, lead: str) -> str:
    """*How far: “they were within … of the hut”?*: the statement without what is asked for."""
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    out = parse.char_span(start, end, alignment_mode="expand")
    if span is None or out is None:
        return f"{lead}?"
    before = [t for t in span if t.i < out.start and not t.is_space]
    after = [t for t in span if t.i >= out.end and not t.is_space]
    first = _plain([t for t in before if t.text not in MARKS][-AROUND:])
    last = _plain([t for t in after if t.text not in MARKS][:AROUND])
    tie = "" if after and after[0].text in {"-", "–"} else " "
    return f"{lead}: “{f'{first} …{tie}{last}'.strip()}”?"


def _ties(token: Token) -> bool:
    return token.tag_ in OPENING and token.lower_ in TYING


def _subject_outside(tokens: Sequence[Token], clause: Clause | None) -> str:
    """The subject of a statement that begins with its verb, or with *who*."""
    if clause is None or not tokens or clause.pronoun or clause.manner != "told":
        return ""
    finite = clause.aux[0] if clause.aux else clause.verb
    outside = clause.subject[-1].i < tokens[0].i
    first = next((t for t in tokens if t.tag_ not in RELATIVE and t.pos_ != "ADV"), None)
    begins = first is not None and first.i == finite.i
    if not (outside and begins and finite.tag_ in {"VBD", "VBZ", "VBP", "MD"}):
        return ""
    return phrase(clause.subject, clause.named)


def _plain(tokens: Sequence[Token]) -> str:
    """The words without quotation marks, in at most about MOST words."""
    text = "".join(t.text_with_ws if t.text not in MARKS else " " for t in tokens)
    text = SPACED.sub(lambda m: "-" if "-" in m[0] else "", " ".join(text.split()))
    said = text.split()
    if len(said) > MOST:
        head = " ".join(said[:MOST])
        at = head.rfind(",")
        text = head[:at] if len(head[: max(at, 0)].split()) > MOST // 2 else head + " …"
    return text.strip(LAST) if not text.endswith("…") else text
