"""Whether what happens at a time is told as past or as to come."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

COMING = {
    "schedule",
    "plan",
    "expect",
    "due",
    "set",
    "slate",
    "hope",
    "intend",
    "begin",
    "start",
    "open",
}
MODALS = {
    "will",
    "'ll",
    "’ll",
    "wo",
    "shall",
    "may",
    "might",
    "could",
    "should",
    "must",
    "can",
    "would",
}
AHEAD = re.compile(
    r"\b(?:will|scheduled|due|plans?|until|planned|upcoming|expected|coming|heading into"
    r"|ahead of|to (?:be|resume|play|face|meet|begin|start|open|take|hold|vote|return))\b",
    re.I,
)


def tense_at(text: str, parse: Doc | None, start: int, end: int) -> str:
    """``past``, ``future``, ``present``, or nothing where no verb tells.

    ``parse`` is the parse of ``text``; without it only words such as *will* and
    *scheduled* in the 40 characters before tell of the future.
    """
    if parse is None:
        return "future" if AHEAD.search(text[max(0, start - 40) : start]) else ""
    span = parse.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ""
    token: Token = span.root
    for _ in range(12):
        if token.pos_ in {"VERB", "AUX"} and token.i not in range(span.start, span.end):
            told = _of_verb(token)
            if told:
                return told
        if token.lemma_ == "until" or token.lower_ in {"scheduled", "due", "ahead"}:
            return "future"
        if token.head.i == token.i:
            break
        token = token.head
    return ""


def _of_verb(verb: Token) -> str:
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    words = {c.lower_ for c in helpers}
    if words & {"would", "could", "might"}:
        return "future"
    if words & MODALS:
        return "future"
    if verb.tag_ == "VB":
        return "future" if "to" in words else "past" if "did" in words else ""
    if words & {"had", "has", "have", "was", "were", "been", "did", "'d", "’d", "'ve", "’ve"}:
        return _passive(verb, words)
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        return (
            "future"
            if verb.lemma_ in COMING and verb.lemma_ not in {"begin", "start", "open"}
            else "past"
        )
    if verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "’s", "'re", "’re", "am"}:
        return "future"
    return ""


def _passive(verb: Token, words: set[str]) -> str:
    planned = verb.lemma_ in {"schedule", "plan", "expect", "set", "slate"}
    return "future" if planned and words & {"was", "were", "is", "are"} else "past"
