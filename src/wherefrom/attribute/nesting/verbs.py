"""*X wants to*, *X welcomed Y*, *Y was boycotted by X*: the verb's subject holds the view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.nesting.held import view
from wherefrom.attribute.nesting.holders import holder_of, is_known, is_somebody
from wherefrom.attribute.nesting.words import is_among
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

ABOUT = {"dobj", "xcomp", "ccomp", "oprd", "attr", "acomp", "dative", "prep", "prt", "pcomp"}
PASSIVE = {"nsubjpass", "xcomp", "ccomp", "oprd", "prep"}


def held_verbs(reading: Reading, tokens: Sequence[Token]) -> Iterator[Voicing]:
    """One view per verb of mind or speech that has a holder and a matter."""
    to_do = {t.head.i for t in tokens if t.tag_ == "VB" and _to_do(t)}
    for token in tokens:
        if token.pos_ != "VERB" or token.dep_ in {"amod", "compound"}:
            continue
        wishing = token.i in to_do and not is_among(token, "mindless")
        if not wishing and not is_among(token, "verbs"):
            continue
        holder = holder_of(token)
        if holder is None or not is_somebody(holder):
            continue
        content = matter(token, reading)
        rule = "view" if _has_clause(token) else "regard"
        found = view(rule, reading, holder, clauses.verb_group(token), content)
        if found is not None:
            yield found


def aims(reading: Reading, tokens: Sequence[Token]) -> Iterator[Voicing]:
    """*X bought the boat to reach the island*: who acts for an end wants it."""
    for token in tokens:
        if token.tag_ != "VB" or token.dep_ != "advcl":
            continue
        host = token.head
        if host.pos_ != "VERB" or token.i < host.i:
            continue
        to = next((c for c in token.children if c.tag_ == "TO"), None)
        holder = holder_of(host) if to is not None else None
        if to is None or holder is None or not (is_somebody(holder) and is_known(holder)):
            continue
        found = view("view", reading, holder, {to.i}, clauses.subtree(token))
        if found is not None:
            yield found


def _has_clause(verb: Token) -> bool:
    """True where what the view is about is a clause, not a thing: other views may nest in it."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "pcomp"} or (
            child.dep_ == "advcl" and child.i > verb.i
        ):
            return True
        if child.dep_ == "prep" and any(c.dep_ in {"pcomp", "ccomp"} for c in child.children):
            return True
    return False


def _to_do(verb: Token) -> bool:
    """*agreed to leave*: an infinitive that another verb governs."""
    return verb.dep_ == "xcomp" and any(c.tag_ == "TO" for c in verb.children)


def matter(verb: Token, reading: Reading) -> set[int]:
    """What the view is about: objects and complements; a passive's subject."""
    piece = reading.piece(verb)
    kinds = PASSIVE if clauses.is_passive(verb) else ABOUT
    out: set[int] = set()
    for child in verb.children:
        if child.dep_ in kinds and (child.i > verb.i or child.dep_ == "nsubjpass"):
            out |= clauses.subtree(child)
    out |= _spoken_of(verb) | _as_told(verb)
    return clauses.inside(out, piece)


def _spoken_of(verb: Token) -> set[int]:
    """*the map that X wants*, *the deal X is to sign*: the noun the clause hangs on."""
    if verb.dep_ != "relcl":
        return set()
    left_out = any(c.dep_ == "dobj" and c.tag_ in {"WDT", "WP"} for c in verb.children)
    bare = not any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    own = any(c.dep_ in clauses.SUBJECTS and c.tag_ not in {"WDT", "WP"} for c in verb.children)
    if left_out or (bare and own) or (bare and clauses.is_passive(verb)):
        return clauses.subtree(verb.head) - clauses.subtree(verb)
    return set()


def _as_told(verb: Token) -> set[int]:
    """*as demanded by X*, *as X feared*: the clause it stands in."""
    as_ = any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if verb.dep_ != "advcl" or not as_ or any(c.dep_ == "dobj" for c in verb.children):
        return set()
    return clauses.subtree(verb.head) - clauses.subtree(verb)
