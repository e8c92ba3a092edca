"""How a statement is asked for that no other one bears out: rather quoted than put wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from wherefrom.claims.clauses import Clause
from wherefrom.claims.quoting import of_sentence
from wherefrom.claims.subjects import own_subject
from wherefrom.claims.thinness import checkable
from wherefrom.claims.torn import goes_on
from wherefrom.content import content_words
from wherefrom.model import Reply, Statement

LONGEST = 40  # words of a sentence that is quoted whole
SOMEBODY = "Is it so that somebody or something “"
FOR_FRAGMENTS = 60  # the same where only words without a clause could be quoted instead
LEANING = {"it", "that", "such", "so"}  # words on which a question is often misread
FRAGMENT = "Is this so: "  # how words are quoted that make no clause
FEWEST = 7  # content words of a fragment that says enough
CLEAR = re.compile(r"Is it so that “[A-Z](?:\S*\s+){6,}")  # seven words that begin a sentence


def asked_alone(
    parse: Doc, statement: Statement, clause: Clause | None, reply: Reply
) -> str | None:
    """The question of what is so, where the statement stands alone.

    Empty where that is the one that ``reply`` asks beside others. None where a few words that
    make no clause would have to be asked for.
    """
    if _clear(parse, statement, reply.verbatim):
        return ""
    plain = reply.well_formed and not reply.verbatim
    if plain and (clause is None or not misleading(clause, statement, reply.question)):
        return ""
    # A sentence that denies would hold the words that deny it, to which the answer is yes.
    most = FOR_FRAGMENTS if reply.verbatim.startswith(FRAGMENT) else LONGEST
    whole = "" if reply.negated else _sentence(parse, statement, clause, most)
    if whole and not whole.endswith("?") and (quoted := checkable(f"Is it so that “{whole}”?")):
        return quoted
    told = _by_pronoun(clause, reply.verbatim)
    return told or _as_beside_others(reply)


def _by_pronoun(clause: Clause | None, said: str) -> str:
    """*They were […] paid*: with the pronoun that stands there, for *somebody or something*."""
    if clause is None or not said.startswith(SOMEBODY) or len(clause.subject) != 1:
        return ""
    who = clause.subject[0]
    if who.pos_ != "PRON" or who.i > clause.verb.i or own_subject(clause.verb) != who:
        return ""
    return f"Is it so that “{who.text[:1].upper()}{who.text[1:]} {said.removeprefix(SOMEBODY)}"


def each_once(replies: Sequence[Reply]) -> list[Reply]:
    """``replies`` of one document, each sentence quoted by the one that can least do without it.

    Two questions in the same words would be taken for one. Of plain ones it is the last, which
    more often hangs on the others. What is but a part of a sentence so quoted is not asked too.
    """
    needing = sorted((r for r in replies if r.alone), key=_need)
    first = {r.alone: r for r in reversed(needing)}
    taken = {id(r) for r in needing if first[r.alone] is not r}
    return [replace(r, alone=_without_it(r)) if id(r) in taken else r for r in replies]


def _without_it(reply: Reply) -> str | None:
    """The question where the sentence is quoted already: a plain one, or one of clear words."""
    return None if reply.verbatim and not CLEAR.match(reply.verbatim) else ""


def _need(reply: Reply) -> tuple[bool, bool, int]:
    return reply.well_formed, not reply.verbatim.startswith(FRAGMENT), -reply.start


def _as_beside_others(reply: Reply) -> str | None:
    few = len(content_words(reply.value)) < FEWEST
    return None if few and reply.verbatim.startswith(FRAGMENT) else ""


def _clear(parse: Doc, statement: Statement, said: str) -> bool:
    """Whether a quotation begins its sentence and breaks off nowhere."""
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    whole = span is not None and bool(CLEAR.match(said)) and not goes_on(span[-1])
    return whole and not any(mark in said for mark in "[…")


def _sentence(parse: Doc, statement: Statement, clause: Clause | None, most: int) -> str:
    """The sentence that the statement stands in, if it is one of at most ``most`` words."""
    if clause is not None:
        return of_sentence(clause.verb, most)
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    return "" if span is None else of_sentence(span.root, most)


def misleading(clause: Clause, statement: Statement, question: str) -> bool:
    """Whether a question of its kind was called wrong by readers in one of four cases or more.

    Those of what may be, of participles and relative clauses, which are told of the wrong noun,
    those of a statement with brackets, and those with a word that leans on another.
    """
    verb = clause.verb
    bare = verb.tag_ in {"VBG", "VBN"} and not clause.aux
    may = any(a.tag_ == "MD" for a in clause.aux)
    words = {w.strip("?,.").casefold() for w in question.split()}
    bracketed = any(mark in statement.text for mark in "([")
    return bare or may or verb.dep_ == "relcl" or bracketed or bool(words & LEANING)
