"""Whether what happens at a time is told as past or as to come."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from wherefrom.claims.lexicon import listed

PLANS = {"schedule", "plan", "expect", "set", "slate"}
MODALS = {"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "should", "must"}
AT_ONCE = {  # an infinitive under these happens when they do, or should have
    "fail", "manage", "begin", "start", "continue", "cease", "try", "attempt", "struggle",
    "neglect", "forget", "happen", "appear", "seem", "help",
}  # fmt: skip
HAD = {"had", "has", "have", "was", "were", "been", "did", "'d", "’d", "'ve", "’ve"}
IS = {"is", "are", "'s", "’s", "'re", "’re", "am"}
COMING = {"until", "till", "due", "scheduled", "effective", "payable", "ahead", "deadline"}
AHEAD = re.compile(
    r"\b(?:will|scheduled|due|plans?|until|planned|upcoming|expected|coming|heading into"
    r"|ahead of|to (?:be|resume|play|face|meet|begin|start|open|take|hold|vote|return))\b",
    re.I,
)
AS_SOON_AS = re.compile(r"\bas (?:early|soon) as\s+\Z", re.I)
ENDS = (".", "!", "?", "”", '"')
MOST_STEPS = 12  # up the parse


def tense_at(text: str, parse: Doc | None, start: int, end: int) -> str:
    """``past``, ``future``, ``present``, ``set`` or nothing where no verb tells.

    ``set`` is the present of a whole sentence, which with a day of the week tells of what is to
    come (*they play on Sunday*); that of a headline tells of what was.

    ``parse`` is the parse of ``text``; without it only words such as *will* and
    *scheduled* in the 40 characters before tell of the future.
    """
    before = text[max(0, start - 40) : start]
    if AS_SOON_AS.search(before):
        return "future"
    if parse is None:
        return "future" if AHEAD.search(before) else ""
    span = parse.char_span(start, end, alignment_mode="expand")
    return "" if span is None else _of_path(span.root, span.start, span.end)


def _of_path(token: Token, first: int, last: int) -> str:
    """Of the first verb above ``token`` that tells; a noun between weakens its infinitives."""
    through_noun = False
    for _ in range(MOST_STEPS):
        if not first <= token.i < last:
            told = ""
            if token.pos_ in {"VERB", "AUX"}:
                told = _of_verb(token, through_noun)
            elif token.lower_ in COMING:
                told = "future"
            elif token.pos_ in {"NOUN", "PROPN"}:
                through_noun = True
            if told:
                return told
        if token.head.i == token.i:
            break
        token = token.head
    return ""


def _of_verb(verb: Token, through_noun: bool) -> str:
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if words & MODALS or any(c.lower_ in COMING and c.dep_ == "acomp" for c in verb.children):
        return "future"
    if verb.tag_ == "VB":
        if "to" not in words:
            return "past" if "did" in words else ""
        return "" if through_noun or _achieved(verb) else "future"
    planned = verb.lemma_ in PLANS and words & {"was", "were", "is", "are"}
    if words & HAD or verb.tag_ == "VBN":
        return "future" if planned else "past"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        whole = verb.sent.text.rstrip().endswith(ENDS) and verb.lemma_ not in listed("saying")
        return "set" if whole else "present"
    return "future" if verb.tag_ == "VBG" and words & IS else ""


def _achieved(verb: Token) -> bool:
    """*She stopped him to keep her title on Sunday*, *failed to*: the verb above tells when."""
    above = verb.head
    if verb.dep_ == "xcomp" and above.lemma_ in AT_ONCE:
        return True
    if verb.dep_ in {"acl", "relcl"} and above.pos_ == "PROPN":  # *they signed Lee to replace him*
        return above.head.tag_ in {"VBD", "VBZ"}
    return verb.dep_ == "advcl" and above.pos_ == "VERB" and above.lemma_ not in PLANS
