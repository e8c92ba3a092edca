"""What a denial says no to: *rejected claims that X*, *no evidence of X*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.clauses import Clause, clause_of
from wherefrom.claims.subjects import RELATIVE, own_subject
from wherefrom.data.load import words as word_list
from wherefrom.model import Statement

GOVERNED = {"ccomp", "acl", "csubj", "csubjpass", "relcl", "advcl"}  # how a that-clause hangs
DENIALS = ("denying", "denying_claims", "untrue", "evidence")
NONE = {"no", "any", "little"}


def denied_clause(parse: Doc, statement: Statement) -> Clause | None:
    """The clause that a denied ``statement`` says is not so; None where it names no clause."""
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    if span is None or statement.modality != "denied":
        return None
    for verb in _that_clauses(span):
        first, last = verb.left_edge, verb.right_edge
        end = min(last.idx + len(last), statement.end)
        found = clause_of(parse, max(first.idx, statement.start), end)
        if found is not None and found.verb.i != span.root.i:
            return found
    return None


def _that_clauses(span: Words) -> Iterator[Token]:
    """Verbs of that-clauses under a word of denial, outermost first."""
    for token in span:
        that = any(c.lower_ == "that" and c.dep_ == "mark" for c in token.children)
        verb = token.pos_ in {"VERB", "AUX"} and token.dep_ in GOVERNED
        if verb and that and token.i != span.root.i and _under_denial(token):
            yield token


def _under_denial(verb: Token) -> bool:
    """Whether a word of denial stands over ``verb`` or right beside what it hangs on."""
    at = verb.head
    for _ in range(4):
        near = [at, *at.children]
        if any(_denies(t) for t in near if t.i != verb.i) or any(c.dep_ == "neg" for c in near):
            return True
        if at.head.i == at.i:
            return False
        at = at.head
    return False


def _denies(token: Token) -> bool:
    lemmas = {token.lemma_.casefold(), token.lower_}
    return any(lemmas & _listed(group) for group in DENIALS)


def _listed(group: str) -> set[str]:
    return {str(w).casefold() for w in word_list("attitudes")[group]["words"]}


def without_evidence(clause: Clause) -> frozenset[int]:
    """The *no* of *found no evidence of it*, to be left out of the question; else empty.

    In the subject it stays, and the question asks for *any*.
    """
    evidence = _listed("evidence")
    out: set[int] = set()
    for token in clause.rest:
        if token.lemma_.casefold() in evidence:
            out |= {c.i for c in token.children if c.lower_ in NONE}
    return frozenset(out)


def denied_from_outside(clause: Clause, statement: Statement) -> bool:
    """Whether nothing in a denied ``statement`` denies it, so that its cue elsewhere does.

    Who *denied coaching the men who came by sea* does not deny that they came.
    """
    own = own_subject(clause.verb)
    if clause.verb.dep_ == "relcl" and own is not None and own.tag_ in RELATIVE:
        return False
    span = clause.verb.doc.char_span(statement.start, statement.end, alignment_mode="expand")
    if span is None or any(_denies(t) or t.dep_ == "neg" for t in span):
        return False
    # *Police ruled out foul play*: whether they did so is asked, not whether it was foul play.
    return clause.verb.lemma_.casefold() not in _listed("excluding")


def corrects(verb: Token) -> bool:
    """Whether one thing is denied for the sake of another: *it was not one man, but two*."""
    told = [c for c in verb.children if c.dep_ in {"attr", "acomp"}]
    but = any(c.lower_ == "but" for one in (verb, *told) for c in one.children)
    return verb.lemma_ == "be" and but and any(c.dep_ == "conj" for t in told for c in t.children)
