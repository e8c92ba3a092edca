"""What a question lacks: words that belong to those it kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.gaps import WHEN
from wherefrom.claims.lexicon import listed
from wherefrom.claims.subjects import RELATIVE, own_subject

PARTS = {"det", "amod", "compound", "poss", "nummod", "nmod", "pobj", "pcomp", "case", "quantmod"}
PARTS |= {"aux", "auxpass", "conj", "dobj", "attr", "acomp", "prt", "agent", "predet"}
PARTS |= {"nsubj", "nsubjpass"}
SIDES = {"after", "before", "ago", "later", "earlier", "since", "from"}
LISTED = {"NOUN", "PROPN", "NUM", "ADJ"}
EMPTY = {"nothing", "anything", "something", "everything", "none"}
OPENING = {"to", "that", "but", "with", "for", "of", "about", "on", "in", "at", "from"}
CALLING = {"make", "name", "call", "declare", "elect", "appoint", "consider", "crown", "dub"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
DOING = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
NEEDED = {"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative", "prt"}


def missing(
    clause: Clause, subject: Sequence[Token], kept: Sequence[Token], drop: Collection[int]
) -> Iterator[str]:
    """Names of what is torn from the tokens of the question."""
    here = {t.i for t in (*subject, *kept)} | {clause.verb.i} | {t.i for t in clause.aux}
    gap = clause.gap.gone if clause.gap else frozenset[int]()
    gone = {*drop, *gap, *clause.named}
    words = (*subject, *kept)
    verbs = (clause.verb, *(t for t in kept if t.pos_ in {"VERB", "AUX"}))
    signs = {
        "orphan": any(_orphan(t, here) for t in kept if t.i not in clause.named),
        "preposition": any(_without_object(t, here) for t in kept),
        "list": any(_torn_list(t, here) for t in kept) or _torn_list_of(words, here, gone),
        "breaks off": bool(kept) and (_breaks_off(kept[-1]) or _compared(kept)),
        "cut subject": any(_cut_inside(t, here, gone) for t in subject),
        "of": any(_without_of(t, here, gone) for t in words),
        "complement": _uncalled(clause.verb, here)
        or any(_unfinished(t, here, {*drop, *gap}) for t in verbs),
        "hyphen": any(_torn_hyphen(t, here) for t in words),
        "gap": _unfilled(clause),
        "another's": bool(kept) and _does_what_follows(kept[-1], here),
        "of place": not kept and not drop and _was_somewhere(clause),
    }
    yield from (name for name, found in signs.items() if found)


def _orphan(token: Token, here: Collection[int]) -> bool:
    """A part of a noun that is gone."""
    return token.dep_ in PARTS and token.head.i not in here and not token.is_punct


def _without_object(token: Token, here: Collection[int]) -> bool:
    """A preposition whose noun is gone, though it had one."""
    if token.dep_ not in {"prep", "agent"} and token.pos_ != "ADP":
        return False
    own = [c for c in token.children if c.dep_ in {"pobj", "pcomp"}]
    return bool(own) and not any(c.i in here for c in own)


def _torn_list(token: Token, here: Collection[int]) -> bool:
    """*fourth in steals eighth in assists*, *wages and*: a part of a list without the rest."""
    if token.dep_ == "cc":
        return not any(c.dep_ == "conj" and c.i in here for c in token.head.children)
    if token.dep_ != "conj":
        return False
    before = token.doc[token.head.i : token.i]
    ties = [t for t in before if t.dep_ == "cc" or t.text in {",", "/", "&", ";", "-"}]
    return not any(t.i in here for t in ties)


def _torn_list_of(words: Sequence[Token], here: Collection[int], gone: Collection[int]) -> bool:
    """Words that list less than the text does."""
    return any(
        c.dep_ == "conj" and c.i not in here and c.i not in gone and c.pos_ in LISTED
        for t in words
        if t.pos_ in LISTED
        for c in t.children
    )


def _without_of(token: Token, here: Collection[int], gone: Collection[int]) -> bool:
    """*the majority* without *of the crew*."""
    names = {"of", "for"} if token.pos_ == "PROPN" else {"of"}  # *Society for Public Health*
    return token.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "DET"} and any(
        c.lower_ in names and c.i not in here and c.i not in gone and c.i > token.i
        for c in token.children
    )


def _breaks_off(last: Token) -> bool:
    """*came a day* without *after the fire*; *a debt it says* without what it says."""
    if last.pos_ == "VERB" and last.lemma_ in listed("saying"):
        return last.dep_ in {"relcl", "advcl", "ccomp"}
    follows = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    if last.lower_ in EMPTY and last.dep_ == "dobj" and follows in OPENING:
        return True  # *had nothing* without *to do with it*
    return last.dep_ == "npadvmod" and follows in SIDES


def _compared(kept: Sequence[Token]) -> bool:
    """*more times* without *than you can imagine*."""
    last = kept[-1]
    follows = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    return follows == "than" and any(t.tag_ in {"JJR", "RBR"} for t in kept)


def _cut_inside(token: Token, here: Collection[int], gone: Collection[int]) -> bool:
    """*a grandmother on her way* without *to church*: a phrase within the subject's phrases."""
    return token.dep_ == "pobj" and any(
        c.dep_ == "prep" and c.i not in here and c.i not in gone for c in token.children
    )


def _unfinished(verb: Token, here: Collection[int], gone: Collection[int]) -> bool:
    """A verb without the object or complement that it has in the text."""
    return any(
        c.dep_ in NEEDED
        and c.i > verb.i
        and c.i not in here
        and not any(t.i in gone for t in c.subtree)
        for c in verb.children
    )


def _uncalled(verb: Token, here: Collection[int]) -> bool:
    """*making Genovese, his patron, head of the family*, without what he was made."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    aside = any(g.dep_ == "appos" and g.i not in here for c in objects for g in c.children)
    return verb.lemma_ in CALLING and aside


def _torn_hyphen(token: Token, here: Collection[int]) -> bool:
    """*a hit-and crash*: a compound without one of its words."""
    if token.text != "-" or not 0 < token.i < len(token.doc) - 1:
        return False
    return token.i - 1 not in here or token.i + 1 not in here


def _does_what_follows(last: Token, here: Collection[int]) -> bool:
    """*(She is liked in Lode and her work) was praised*: the last words do what is told next."""
    after = _past_brackets(last)
    if after.tag_ not in FINITE or after.i in here or last.pos_ not in {"NOUN", "PROPN"}:
        return False
    verb = after.head if after.dep_ in {"aux", "auxpass"} else after
    return not any(c.dep_ in DOING for c in verb.children)


def _past_brackets(last: Token) -> Token:
    """The word after ``last``, over *(2-13)*; ``last`` itself where it is the last."""
    following = last.doc[last.i + 1 : last.sent.end]
    if following and following[0].text == "(":
        closed = next((t.i for t in following if t.text == ")"), last.sent.end - 1)
        following = last.doc[closed + 1 : last.sent.end]
    return following[0] if following else last


def _was_somewhere(clause: Clause) -> bool:
    """*(where) he had worked*, *they are in*: nothing is told but where, and that is gone."""
    verb = clause.verb
    where = any(c.lower_ == "where" and c.i < verb.i for c in verb.children)
    return where or (verb.lemma_ == "be" and clause.gap is None)


def _unfilled(clause: Clause) -> bool:
    """*(the treatment) a judge required her to receive*, without what was to be received."""
    verb = clause.verb
    own = own_subject(verb)
    if verb.dep_ != "relcl" or clause.gap is not None or own is None or own.tag_ in RELATIVE:
        return False
    when = verb.head.lemma_ in WHEN or verb.head.ent_type_ in {"DATE", "TIME"}
    full = any(c.dep_ in {"dobj", "attr", "acomp", "auxpass"} for c in verb.children)
    return not when and not full and not any(c.tag_ == "WRB" for c in verb.subtree)
