"""In what condition a hospital or the police say that somebody is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.comparing import CONDITION
from wherefrom.claims.subjects import own_subject
from wherefrom.claims.whom import Whom, whom
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

HIGHEST = 4  # steps up from the word to the verb that says whose condition it is


def conditions(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """*Lee was in critical condition*: a reply for each person told of."""
    seen: set[str] = set()
    for token in span or ():
        if token.lower_ != "condition" or not statement.start <= token.idx < statement.end:
            continue
        how = next((c for c in token.children if c.lower_ in words("wounds")["conditions"]), None)
        who = None if how is None else _whose(token)
        if how is None or who is None or who.key in seen:
            continue
        seen.add(who.key)
        yield Reply(
            statement.id, "what", CONDITION + who.key, how.lower_,
            how.idx, how.idx + len(how), f"In what condition was {who.name}?",
        )  # fmt: skip


def _whose(token: Token) -> Whom | None:
    if token.dep_ != "pobj" or token.head.lower_ != "in":
        return None
    at = token.head
    for _ in range(HIGHEST):
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            subject = own_subject(at)
            if subject is None and at.dep_ == "conj":
                subject = own_subject(at.head)
            no = any(c.dep_ == "neg" for c in at.children)
            return None if subject is None or no else whom(subject)
        if at.head.i == at.i:
            break
    return None
