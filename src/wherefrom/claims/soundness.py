"""Whether a question made of a clause is sound, told by the parse it was made from.

Nothing is parsed again: the words of the question are tokens of the clause, and what a garbled
question lacks or has too much of shows in how those tokens hang together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.concord import discord
from wherefrom.claims.phrases import phrase
from wherefrom.claims.standing import doubted, expletive, feared
from wherefrom.claims.subjects import adrift
from wherefrom.claims.torn import tells_the_first
from wherefrom.claims.unnamed import unnamed
from wherefrom.claims.wholeness import missing
from wherefrom.content import content_words

LONGEST = 20  # words of a question
STRAY = re.compile(
    r"[\"“”«»;()\[\]|@#_…<>\ufffd]|https?:|www\.|:(?!\d)|(?<!\w)['’](?!\d)|[a-rt-z]['’](?=\s)|\s[-–—]\s"
    r"|,\s*(?:and|or|but)?\?|\s/|\b[Aa]n?\.\s|\b(?:in|on|at|of|from|for|to|by|with)['’]s\b"
)
ANAPHORIC = re.compile(r"\b(?:do|does|did|done|doing) so\b")
INDEFINITE = {
    "something", "somebody", "someone", "several", "many", "few", "some", "more", "others",
}  # fmt: skip
CUT_SHORT = re.compile(
    r"\b(?:the|a|an|of|and|or|but|that|than|as|into|its|their|his|my|our|your|both|very|one|ones"
    r"|such|each|every|no|some|including|along|whose|which|who|what|worth|if|because|is|are|was|were"
    r"|lt|sgt|capt|det|cpl|gov|sen|rep|mr|mrs|ms|dr|prof|rev)\?\Z",
    re.I,
)


def sound(
    clause: Clause,
    subject: Sequence[Token],
    kept: Sequence[Token],
    drop: Collection[int],
    text: str,
) -> bool:
    """Whether no sign of a garbled question shows in ``text``.

    It was made of the tokens ``subject``, the verb of ``clause`` and the tokens ``kept``, in the
    text's order; those in ``drop`` were left out because they are what is asked.
    """
    return next(faults(clause, subject, kept, drop, text), None) is None


def faults(
    clause: Clause,
    subject: Sequence[Token],
    kept: Sequence[Token],
    drop: Collection[int],
    text: str,
) -> Iterator[str]:
    """The signs of a garbled question, by name."""
    if STRAY.search(text):
        yield "stray mark"
    if CUT_SHORT.search(text):
        yield "cut short"
    if _twice(subject, kept, clause) or _put_twice(text, clause):
        yield "twice"
    if adrift(clause.verb) or feared(clause.verb) or doubted(clause.verb):
        yield "adrift"
    if ANAPHORIC.search(text):
        yield "points back"
    if kept and (_cut_in_name(kept[-1], clause) or _without_its_deed(kept)):
        yield "cut short"
    if len(text.split()) > LONGEST:
        yield "long"
    raining = clause.verb.lemma_ != "be" and any(map(expletive, subject))  # not *is it tough*
    if len(set(content_words(text))) < 2 and not raining:
        yield "idle"
    if (kept and _asks_nothing(kept, clause)) or _only_when(kept, clause):
        yield "idle"
    words = [*kept, *(clause.gap.words if clause.gap else ())]
    yield from unnamed(clause, subject, words)
    yield from discord(clause, subject, words, drop)
    yield from missing(clause, subject, words, drop)


def _twice(subject: Sequence[Token], kept: Sequence[Token], clause: Clause) -> bool:
    """*Did Lee tell Lee*: a pronoun's noun that stands there already."""
    who = phrase(subject, clause.named)
    objects = [t for t in kept if t.head.i == clause.verb.i and t.dep_ in {"dobj", "dative"}]
    said = {clause.named.get(t.i, t.text) for t in objects}
    beside = next((clause.named.get(t.i) for t in kept if t.i > clause.verb.i), None)
    return bool(who) and (who in said or who == beside)


def _put_twice(text: str, clause: Clause) -> bool:
    """*Did Ann Lee want to see how Ann Lee felt?*: a name stands there for its own pronoun."""
    names = {n.removesuffix("'s").removesuffix("’s") for n in clause.named.values()}
    return any(len(n) > 2 and text.casefold().count(n.casefold()) > 1 for n in names)


def _cut_in_name(last: Token, clause: Clause) -> bool:
    """*extended the domination of the heavyweight (ranks)*, *has begun co(-ordinating)*."""
    after = last.nbor() if last.i + 1 < len(last.doc) else None
    if after is None:
        return False
    grown = last.dep_ in {"amod", "compound", "det", "poss", "nummod"} and last.head.i > last.i
    own = {t.i for t in (*clause.subject, *clause.aux, clause.verb)}
    hyphen = after.text == "-" and after.i + 1 < len(last.doc) and last.i not in own
    return (grown and last.head.i == after.i) or (hyphen and after.nbor().text.islower())


def _without_its_deed(kept: Sequence[Token]) -> bool:
    """*Is Lode the second team?*, which was the second to win the cup."""
    held = {t.i for t in kept}
    deeds = (c for t in kept if t.dep_ in {"attr", "appos"} for c in t.rights)
    return any(tells_the_first(c) and c.i not in held for c in deeds)


def _asks_nothing(kept: Sequence[Token], clause: Clause) -> bool:
    """*Would the records reveal something?*, *Did Lode have several?*"""
    objects = [t for t in kept if t.dep_ == "dobj" and t.head.i == clause.verb.i]
    return bool(objects) and objects[-1] is kept[-1] and objects[-1].lower_ in INDEFINITE


def _only_when(kept: Sequence[Token], clause: Clause) -> bool:
    """*Is Lee now?*: what is told is gone."""
    being = clause.verb.lemma_ == "be" and clause.gap is None and clause.manner == "told"
    return being and bool(kept) and all(t.pos_ == "ADV" for t in kept)
