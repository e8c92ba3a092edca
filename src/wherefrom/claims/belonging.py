"""Which words belong to the clause of a verb, and which say something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.lexicon import listed
from wherefrom.claims.phrases import hyphen
from wherefrom.claims.subjects import grown_on

DASHES = {"-", "--", "–", "—", ";", ":"}
COMPLEMENTS = {"dobj", "attr", "acomp", "oprd", "xcomp", "prt", "dative", "agent"}
LONGEST_SOURCE = 6  # words of a source that stands behind its comma
SOURCE = {"NOUN", "PROPN", "DET", "PRON", "ADJ", "PUNCT"}
ONLY_SAYING = {"charge"}  # behind a comma they say and do nothing else
FINITE = {"VBD", "VBZ", "VBP"}
FURTHEST = 8  # words of a complement that is taken in from outside the statement
WHEN = {"when", "while", "as", "after", "before", "once", "until", "since", "where"}


def sourced(verb: Token) -> set[int]:
    """*according to the coastguard*, *, TMZ reports*: who says it, not what is asked."""
    out = {t.i for c in verb.children if c.lower_ == "according" for t in c.subtree}
    tail = [t for t in verb.sent if t.i > verb.i and not t.is_space]
    while tail and tail[-1].is_punct:
        tail.pop()
    commas = [t.i for t in tail if t.text == ","]
    if told := next((i for i in commas if _says_behind(tail[0].doc, i + 1)), None):
        return out | set(range(told, tail[-1].i + 1))
    if len(tail) > 2 and commas and 0 < tail[-1].i - commas[-1] <= LONGEST_SOURCE:
        last = tail[0].doc[commas[-1] + 1 : tail[-1].i + 1]
        if _tells_who_says(last):
            out |= set(range(commas[-1], tail[-1].i + 1))
    return out


def _says_behind(parse: Doc, at: int) -> bool:
    """Whether at ``at``, behind a comma, stands *said Ann Lee, head of the union*."""
    while at + 1 < len(parse) and parse[at].is_punct:
        at += 1
    says = parse[at].lemma_ in listed("saying") and parse[at].tag_ in FINITE
    return says and any(c.dep_ == "nsubj" and c.i > at for c in parse[at].children)


def _tells_who_says(words: Words) -> bool:
    """*prosecutors charge*, *police said Friday*, *testified Lee*: a source, and nothing said."""
    saying = [t for t in words if t.lemma_ in listed("saying") | ONLY_SAYING and t.tag_ in FINITE]
    rest = (t for t in words if t not in saying)
    return len(saying) == 1 and all(t.pos_ in SOURCE or t.ent_type_ == "DATE" for t in rest)


def joins(token: Token, verb: Token) -> bool:
    """Marks, and words that only tie the clause to others (*when*, *however*)."""
    if token.is_space:
        return True
    if token.is_punct and not hyphen(token):
        return token.text in '"“”.!?…[]'
    if token.lower_ == "to" and token.dep_ == "aux" and token.head.i == verb.i:
        return True
    if token.head.i != verb.i:
        return False
    return token.tag_ == "WRB" or token.lower_ in listed("tying") | listed("hedging")


def outside_brackets(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """``tokens`` without what stands in brackets, unless the whole clause does."""
    depth = 0
    closing = [t.i for t in tokens if t.text == ")"]
    for token in tokens:
        around = token.i < verb.i and not any(i < verb.i for i in closing if i > token.i)
        depth += token.text == "(" and not around  # *(he had signed)* is all in brackets
        if not depth and token.text not in "()":
            yield token
        depth -= token.text == ")" and depth > 0


def to_dash(tokens: Sequence[Token], verb: Token) -> list[Token]:
    """What stands between the dashes, colons or semicolons around ``verb``."""
    cuts = [t.i for t in tokens if t.text in DASHES and not hyphen(t) and not _clock(t)]
    last = min((i for i in cuts if i > verb.i), default=len(verb.doc))
    first = max((i for i in cuts if i < verb.i), default=-1)
    return [t for t in tokens if first < t.i < last]


def _clock(token: Token) -> bool:
    """The colon of *8: 30 p.m.*, and marks that join: *3-1*."""
    near = token.i > 0 and token.nbor(-1).like_num
    return not token.whitespace_ or (near and token.text == ":" and token.nbor().like_num)


def own_words(verb: Token, inside: set[int]) -> list[Token]:
    """The words of ``verb``'s clause, without clauses that say something else."""
    out: set[int] = set()
    for token in verb.subtree:
        if token.i == verb.i or token.i in out:
            continue
        if _says_else(token, verb, inside):
            out |= {t.i for t in token.subtree}
    taken = _complements(verb, inside, out)
    first = _mark(verb)
    kept = [t for t in verb.subtree if t.i not in out and (t.i in inside or t.i in taken)]
    return [t for t in kept if t.i > first]


def _mark(verb: Token) -> int:
    """Where *after* stands in *one day after it sank*: *one day* tells of the main clause."""
    marks = (c.i for c in verb.children if c.dep_ == "mark" and c.i < verb.i)
    return max(marks, default=-1) if verb.dep_ == "advcl" else -1


def _says_else(token: Token, verb: Token, inside: set[int]) -> bool:
    """Whether a part of the clause states something by itself."""
    own = token.head.i == verb.i
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
        return own or (token.head.pos_ in {"VERB", "AUX"} and token.head.dep_ != "xcomp")
    if token.dep_ in {"parataxis", "intj", "dep"} or (
        own and token.dep_ in {"cc", "mark", "csubj"}
    ):
        return True
    if own and token.dep_ in {"nsubj", "nsubjpass", "expl"}:
        return True
    if own and token.dep_ == "ccomp" and token.i < verb.i:
        return True
    if token.dep_ == "advcl" and any(c.lower_ in WHEN for c in token.children if c.i < token.i):
        return True
    if token.dep_ in {"relcl", "advcl", "acl"}:
        first = token.left_edge
        aside = first.i > 0 and first.nbor(-1).text in {",", "-", "–", "—", "("}
        return aside or (_far(token, inside) and not _needed(token))
    return token.dep_ == "appos" and not grown_on(token)


def _far(token: Token, inside: set[int]) -> bool:
    return any(t.i not in inside for t in token.subtree if not t.is_punct)


def _needed(token: Token) -> bool:
    """A short clause without which its noun says little: *those who fled*, *efforts to pay*."""
    if token.dep_ == "advcl" or token.head.pos_ not in {"NOUN", "PRON", "DET"}:
        return False
    return sum(not t.is_punct for t in token.subtree) <= FURTHEST


def _complements(verb: Token, inside: set[int], out: set[int]) -> set[int]:
    """What the verb needs and the statement's end cut off."""
    taken: set[int] = set()
    if verb.lemma_ in listed("saying"):
        return taken
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and child.i > verb.i and child.i not in inside:
            words = {t.i for t in child.subtree} - out
            if len(words) <= FURTHEST:
                taken |= words
    for token in verb.subtree:
        kept = token.i not in out and token.head.i in inside and token.i not in inside
        if kept and token.dep_ in {"relcl", "acl"} and _needed(token):
            taken |= {t.i for t in token.subtree} - out
    return taken
