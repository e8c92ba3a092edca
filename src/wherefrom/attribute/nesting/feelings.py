"""*X is angry at Y*, *Y angered X*: states of mind said of somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import listed
from wherefrom.attribute.nesting.held import view
from wherefrom.attribute.nesting.holders import is_somebody
from wherefrom.attribute.nesting.words import is_among
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

ABOUT = {"prep", "ccomp", "xcomp", "pcomp"}


def feelings(reading: Reading, tokens: Sequence[Token]) -> Iterator[Voicing]:
    """Views told by an adjective, or by a verb that moves somebody."""
    adjectives = listed("views", "adjectives")
    for token in tokens:
        if token.pos_ not in {"ADJ", "VERB"}:
            continue
        if token.lower_ in adjectives:
            found = _adjective(token, reading)
        elif token.pos_ == "VERB" and is_among(token, "moved"):
            found = _moved(token, reading)
        else:
            continue
        if found is not None:
            yield found


def _adjective(word: Token, reading: Reading) -> Voicing | None:
    """*X is eager to go*; *X, angry at the delay, left*."""
    holder = None
    host = word.head
    if word.dep_ in {"acomp", "attr", "oprd"} and host.pos_ in {"AUX", "VERB"}:
        holder = clauses.subject(host)
    elif word.dep_ in {"amod", "acl", "relcl"} and word.i > host.i:
        holder = host
    elif word.pos_ == "VERB":
        subjects = (c for c in word.children if c.dep_ in clauses.SUBJECTS)
        holder = next(subjects, None) or clauses.subject(word)
    if holder is None or not is_somebody(holder):
        return None
    if holder.lower_ in clauses.RELATIVES and host.dep_ == "relcl":
        holder = host.head
    content = _about(word, reading)
    if word.dep_ == "acomp":
        content |= {
            i
            for c in host.children
            if c.dep_ in {"ccomp", "xcomp"} and c.i > word.i
            for i in clauses.subtree(c)
        }
    return view("view", reading, holder, {word.i}, content)


def _about(word: Token, reading: Reading) -> set[int]:
    out: set[int] = set()
    for child in word.children:
        if child.dep_ in ABOUT and child.i > word.i:
            out |= clauses.subtree(child)
    return clauses.inside(out, reading.piece(word))


def _moved(verb: Token, reading: Reading) -> Voicing | None:
    """*The delay angered X*: X is angry at the delay."""
    piece = reading.piece(verb)
    cue = clauses.verb_group(verb)
    if clauses.is_passive(verb):
        holder = clauses.subject(verb)
        about = [c for c in verb.children if c.dep_ in {"agent", *ABOUT}]
    else:
        holder = next((c for c in verb.children if c.dep_ == "dobj"), None)
        about = [c for c in verb.children if c.dep_ in {"nsubj", "csubj"}]
    if holder is None or not is_somebody(holder):
        return None
    content = {i for c in about for i in clauses.subtree(c)}
    return view("view", reading, holder, cue, clauses.inside(content, piece))
