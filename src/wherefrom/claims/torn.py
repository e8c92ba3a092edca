"""Words that break off before what they need: *she promised that the crew* (*would be paid*)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from wherefrom.claims.subjects import RELATIVE

ENDS = frozenset(",;:.!?—–-…/")
LOOSE = {"mark", "advmod", "cc", "punct"}
NEEDED = {"ccomp", "xcomp", "acomp", "dobj", "attr", "oprd", "prt", "pcomp", "pobj", "dative"}
ORDERING = {"first", "second", "third", "last", "next", "only"}
POINTING = {"the", "that", "those", "this", "these"}


def completed(tokens: Sequence[Token]) -> list[Token]:
    """``tokens`` and what they cannot do without, where the sentence goes on with it unmarked.

    That is the verb of which the subject is here, an object or a clause that a verb here asks
    for, or what tells which one *the team* is.
    """
    last = tokens[-1]
    after = _next(last)
    if after is None or not goes_on(last):
        return list(tokens)
    top = _needed(tokens, after)
    if top is None:
        return list(tokens)
    rest = last.doc[last.i + 1 : max(top.right_edge.i, after.i) + 1]
    return [*tokens, *(t for t in rest if not t.is_space)]


def goes_on(last: Token) -> bool:
    """Whether the sentence goes on after ``last`` without a mark and without *and*."""
    after = _next(last)
    return after is not None and after.text[:1] not in ENDS and after.dep_ not in {"cc", "punct"}


def _needed(tokens: Sequence[Token], after: Token) -> Token | None:
    """The head of what the words break off before; None where they stand without it."""
    last, inside = tokens[-1], {t.i for t in tokens}
    beyond = (t.head for t in tokens if t.dep_ not in LOOSE and t.head.i > last.i)
    if (verb := next(beyond, None)) is not None:
        return verb
    top = after
    while top.head.i > last.i and top.head != top:
        top = top.head
    wanted = top.dep_ in NEEDED or (top.dep_ == "relcl" and _tells_which(top, after))
    wanted = wanted or tells_the_first(top) or after.lower_ == "than"
    return top if wanted and top.head.i in inside else None


def _next(last: Token) -> Token | None:
    """The next word or mark of the same line and sentence; quotation marks are passed over."""
    doc: Doc = last.doc
    for token in doc[last.i + 1 : last.sent.end]:
        if "\n" in token.text:
            return None  # a headline, or a line of data
        if not token.is_space and not token.is_quote and not token.is_bracket:
            return token
    return None


def _tells_which(verb: Token, after: Token) -> bool:
    """*the team that won*, *the time she came*; of *a man who ran* enough is told without."""
    noun = verb.head
    definite = any(c.lower_ in POINTING for c in noun.lefts)
    return definite or (after.tag_ not in RELATIVE and noun.i == after.i - 1)


def tells_the_first(verb: Token) -> bool:
    """Whether it says of what a noun is first: *the second team to win*, *the first tried*."""
    infinitive = verb.tag_ == "VBN" or any(c.tag_ == "TO" for c in verb.children)
    if not infinitive or verb.dep_ not in {"acl", "relcl", "advcl"}:
        return False
    held = (t for t in verb.head.subtree if t.i < verb.i)
    return any(t.lower_ in ORDERING or t.ent_type_ == "ORDINAL" for t in held)


def leads_in(token: Token, inside: set[int]) -> bool:
    """Whether *when* or *since* begins a clause on which a verb further on in the words hangs."""
    verb = token.head
    return (
        verb.dep_ == "advcl" and verb.i > token.i and verb.head.i in inside and verb.head.i > verb.i
    )
