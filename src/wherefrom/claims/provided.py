"""How well somebody or something was provided for: equipped, prepared, staffed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.comparing import PROVIDED
from wherefrom.claims.phrases import phrase
from wherefrom.claims.subjects import short
from wherefrom.claims.whom import named_at, whom
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

DASHES = {"-", "–"}
SUBJECTS = {"nsubj", "nsubjpass"}


def provisions(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """*Well equipped*, *insufficiently equipped*: a reply for the first such word of each kind."""
    table, seen = words("provided"), set[str]()
    for token in span or ():
        done = token.lower_
        if not statement.start <= token.idx < statement.end or done in seen:
            continue
        how = _degree(token) if done in table["provided"] else None
        if how is None:
            continue
        seen.add(done)
        asked, good = _question(token, done)
        yield Reply(
            statement.id, "what", PROVIDED + done, _value(token, how),
            min(how.idx, token.idx), token.idx + len(token), asked, good,
        )  # fmt: skip


def _degree(token: Token) -> Token | None:
    """The word before that says how well; quotation marks and hyphens may stand between."""
    table = words("provided")
    for before in reversed(token.doc[max(0, token.i - 3) : token.i]):
        if before.lower_ in table["well"] or before.lower_ in table["badly"]:
            return before
        if before.text not in DASHES and before.text not in "\"'“”‘’":
            return None
    return None


def _value(token: Token, how: Token) -> str:
    verb = token.head if token.head.pos_ in {"VERB", "AUX"} else token
    no = any(c.dep_ == "neg" for t in (verb, token, how) for c in t.children)
    return f"{'not ' if no else ''}{how.lower_} {token.lower_}"


def _question(token: Token, done: str) -> tuple[str, bool]:
    subject = _subject(token)
    if subject is None:
        return f"How well was it {done}?", False
    who = named_at(subject) or whom(subject)
    if who is not None and who.named:
        return f"How well was {who.name} {done}?", True
    if subject.pos_ == "PRON":
        return f"How well was it {done}?", False
    if subject.i > token.i:
        return f"How well was the {subject.lower_} {done}?", subject.tag_ == "NN"
    be = "were" if subject.tag_ in {"NNS", "NNPS"} else "was"
    return f"How well {be} {phrase(short(subject))} {done}?", True


def _subject(token: Token) -> Token | None:
    """What the word is said of: the subject over it, or the noun that it stands before."""
    at = token
    for _ in range(3):
        found = next((c for c in at.children if c.dep_ in SUBJECTS), None)
        if found is not None:
            return found
        if at.dep_ == "amod" and at.head.pos_ in {"NOUN", "PROPN"}:
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None
