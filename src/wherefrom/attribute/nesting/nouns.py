"""*X's plan to*, *criticism of Y by X*, *X expressed concern over Y*: views named by nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.nesting.held import view
from wherefrom.attribute.nesting.holders import owner_of
from wherefrom.attribute.nesting.words import is_among
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

ABOUT = {"prep", "acl", "ccomp", "relcl"}


def held_nouns(reading: Reading, tokens: Sequence[Token]) -> Iterator[Voicing]:
    """One view per noun of mind or speech that has an owner and a matter."""
    told = {t.head.i for t in tokens if t.dep_ in {"acl", "ccomp"} and _tells_that(t)}
    for token in tokens:
        if token.pos_ != "NOUN":
            continue
        if token.i not in told and not is_among(token, "nouns"):
            continue
        owner = owner_of(token)
        if owner is None:
            continue
        content = _matter(token, owner, reading)
        cue = {token.i}
        if token.dep_ == "dobj" and owner.i not in clauses.subtree(token):
            cue |= {token.head.i}  # *expressed concern*
        rule = "view" if _clause(token) else "regard"
        found = view(rule, reading, owner, cue, content)
        if found is not None:
            yield found


def _clause(noun: Token) -> bool:
    return any(
        c.dep_ in {"acl", "ccomp"}
        or (c.dep_ == "prep" and any(g.dep_ in {"pcomp", "ccomp"} for g in c.children))
        for c in noun.children
    )


def _tells_that(clause: Token) -> bool:
    """*under the impression that*, *the rumour that*: a clause says what the noun holds."""
    return any(m.dep_ == "mark" and m.lower_ == "that" for m in clause.children)


def _launched(noun: Token) -> set[int]:
    """*the attack, which X launched [on Y]*."""
    return {
        i
        for clause in noun.children
        if clause.dep_ == "relcl" and is_among(clause, "carrying")
        for child in clause.children
        if child.dep_ == "prep"
        for i in clauses.subtree(child)
    }


def _matter(noun: Token, owner: Token, reading: Reading) -> set[int]:
    """Complements of the noun, and of the verb it is the object of."""
    out = _launched(noun)
    for child in noun.children:
        tells = child.dep_ in ABOUT and (child.dep_ != "relcl" or child.tag_ == "VB")
        if tells and child.i > noun.i and owner.i not in clauses.subtree(child):
            out |= clauses.subtree(child)
    if noun.dep_ in {"dobj", "pobj"} and noun.head.pos_ == "VERB":
        out |= {
            i
            for c in noun.head.children
            if c.dep_ in {"prep", "xcomp", "ccomp", "advcl"} and c.i > noun.i
            for i in clauses.subtree(c)
        }
    return clauses.inside(out, reading.piece(noun))
