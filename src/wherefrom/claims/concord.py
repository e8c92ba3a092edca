"""Whether subject and verb of a question go together, and nothing else in it is a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.lexicon import listed
from wherefrom.claims.phrases import PREFIX, cased, in_title
from wherefrom.claims.standing import expletive
from wherefrom.claims.subjects import RELATIVE, own_subject

ONE_FORMS = {"is", "was", "has", "does"}
MANY_FORMS = {"are", "were", "have", "do"}
FINITE = {"VBZ", "VBP", "VBD", "MD"}
EMBEDDED = {"ccomp", "advcl", "relcl", "pcomp", "csubj", "csubjpass", "acl"}
HEADS = {"NOUN", "PROPN", "NUM", "SYM"}
SPANS = {"time", "day", "hour", "minute", "second", "week", "month", "year", "while", "night"}
AIMED = {"at", "on", "into", "upon", "through", "back", "toward", "towards", "down"}
SIDES = {"later", "ago", "before", "after", "earlier"}
CLOCK = re.compile(r"\d{1,2}:\d\d")
LABEL = 5  # letters from which a word in capitals is hardly a name
NUMBERS = {"MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "CARDINAL"}


def discord(
    clause: Clause, subject: Sequence[Token], kept: Sequence[Token], drop: Collection[int]
) -> Iterator[str]:
    """Names of what does not go together in the question."""
    verb = clause.verb
    if subject:
        yield from _subject(clause, subject)
    if verb.lower_ in PREFIX or (verb.text[:1].isupper() and not _opening(verb)):
        yield "no verb"
    if verb.i + 1 < len(verb.doc) and verb.nbor().text == "-" and verb.tag_ != "VBG":
        yield "no verb"
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children) and clause.manner == "told":
        yield "no verb"
    if verb.lemma_ == "age" and not any(c.dep_ == "dobj" for c in verb.children):
        yield "no verb"  # *aged 91*
    if any(_second_sentence(t, clause) for t in (*subject, *kept)):
        yield "two sentences"
    if _needs_object(clause, {*drop, *(t.i for t in kept)}):
        yield "object"


def _opening(token: Token) -> bool:
    return bool(token.is_sent_start) or in_title(token) or token.nbor(-1).text in "“\"':"


def _subject(clause: Clause, subject: Sequence[Token]) -> Iterator[str]:
    inside = {t.i for t in subject}
    heads = [t for t in subject if t.head.i not in inside or t.head.i == t.i]
    head = heads[0]
    if len(heads) > 1 and not all(t.i in clause.named or t.is_punct for t in heads[1:]):
        yield "torn subject"
    unfit = head.i not in clause.named and not _may_be_subject(head, clause)
    if unfit or _begins_wrong(subject, head):
        yield "subject"
    when = head.ent_type_ in {"DATE", "TIME"} and head.lower_ not in listed("happenings")
    if when and clause.verb.lemma_ not in {"be", "see", "mark"}:
        yield "subject"
    if head.pos_ == "PROPN" and any(t.ent_type_ in {"DATE", "CARDINAL"} for t in subject[:-1]):
        yield "subject"
    if len(subject) > 1 and subject[0].is_upper and len(subject[0]) > LABEL and not head.is_upper:
        yield "label"  # *PROTEST Protesters marched*
    near = (*subject, *clause.verb.lefts)
    span = head.lemma_ in SPANS and any(t.lower_ in SIDES for t in near)
    if span or any(t.ent_type_ == "TIME" or t.tag_ in FINITE for t in subject):
        yield "subject"
    if any(t.tag_ in RELATIVE and t.i not in clause.named for t in subject):
        yield "subject"
    if _clash(clause, head, subject):
        yield "number"
    if _governed(subject, head, clause) or _torn_off(subject, clause):
        yield "subject"


def _governed(subject: Sequence[Token], head: Token, clause: Clause) -> bool:
    """*The news of her as host comes*: what a preposition or *'s* stands before is no subject."""
    first = subject[0]
    if first.i == 0 or head.i in clause.named or head.head.i != clause.verb.i:
        return False
    before = first.nbor(-1)
    return before.dep_ in {"prep", "agent", "case"} and before.i not in {t.i for t in subject}


def _torn_off(subject: Sequence[Token], clause: Clause) -> bool:
    """*The council, pushed to the brink*: a comma alone parts a subject from no verb."""
    last, verb = subject[-1], clause.verb
    if clause.aux or last.i + 2 != verb.i or own_subject(verb) is None:
        return False
    return last.nbor().text == "," and verb.tag_ in {"VBN", "VBD"}


def _begins_wrong(subject: Sequence[Token], head: Token) -> bool:
    """*of 10 people*, *12:12 AM Two men*, or *the fact* without what it was."""
    fact = head.lower_ == "fact" and len(subject) == 2
    clock = any(CLOCK.fullmatch(t.text) for t in subject if t.i < head.i)
    return fact or clock or subject[0].pos_ == "ADP"


def _may_be_subject(head: Token, clause: Clause) -> bool:
    if head.pos_ in HEADS or head.lower_ == "there" or expletive(head):
        return True
    if clause.told_by is not None or (head.pos_ == "PRON" and head.tag_ == "NN"):
        return True  # *nobody*
    whole = any(c.lower_ == "of" for c in head.children)  # *most of the crew*
    return head.tag_ == "VBG" or (whole and head.pos_ in {"DET", "ADJ", "PRON", "ADV"})


def _clash(clause: Clause, head: Token, subject: Sequence[Token]) -> bool:
    """Whether a common noun is one and its verb many, or the other way round."""
    if clause.manner not in {"told", "headline"} or own_subject(clause.verb) is None:
        return False
    word = clause.aux[0] if clause.aux else clause.verb
    one = word.lower_ in ONE_FORMS or (word.tag_ == "VBZ" and word.pos_ == "VERB")
    many = word.lower_ in MANY_FORMS or (word.tag_ == "VBP" and word.pos_ == "VERB")
    if one and head.pos_ == "PROPN" and _beside_another(head, subject):
        return True
    listing = any(t.dep_ in {"cc", "conj"} for t in subject) or head.ent_type_ in NUMBERS
    if head.ent_type_ == "PERSON" and not listing:
        return word.lower_ in MANY_FORMS and not any(c.dep_ == "conj" for c in head.children)
    if listing or head.pos_ != "NOUN" or cased(head)[:1].isupper():
        return False
    gathered = head.lower_ in listed("gathered") or any(c.lower_ == "of" for c in head.children)
    if head.tag_ == "NNS":
        return one and not gathered
    return many and head.tag_ == "NN" and not gathered


def _beside_another(name: Token, subject: Sequence[Token]) -> bool:
    """*(beside a blue) Volta and Ann Lee was named*: a name from the clause before."""
    inside = {t.i for t in subject}
    joined = [c for c in name.children if c.dep_ == "conj" and c.pos_ == "PROPN" and c.i in inside]
    return any(c.nbor(-1).lower_ == "and" or c.left_edge.nbor(-1).lower_ == "and" for c in joined)


def _second_sentence(token: Token, clause: Clause) -> bool:
    """Whether ``token`` is the finite verb of a clause that nothing ties to the question's."""
    if token.tag_ not in FINITE or token.i == clause.verb.i or token in clause.aux:
        return False
    verb = token.head if token.dep_ in {"aux", "auxpass"} else token
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.i == clause.verb.i:
        return token.dep_ != "conj" and token.pos_ != "AUX"
    if verb.dep_ not in EMBEDDED:
        return True
    first = min(verb.left_edge.i, verb.i)
    ties = {c.dep_ for c in verb.children if c.i < verb.i} & {"mark", "nsubj", "nsubjpass", "expl"}
    asks = any(t.tag_ in {"WDT", "WP", "WRB", "WP$"} for t in verb.doc[first : verb.i])
    return not ties and not asks


def _needs_object(clause: Clause, told: Collection[int]) -> bool:
    """*brought to bay* read as if somebody brought: a verb that acts on nothing acts on nobody."""
    verb = clause.verb
    if clause.aux or clause.manner not in {"told", "headline"} or clause.gap is not None:
        return False
    aimed = verb.lemma_ in {"fire", "shoot"} and not any(c.lower_ in AIMED for c in verb.children)
    if verb.lemma_ not in listed("acting_on") and not aimed:
        return False
    objects = {"dobj", "ccomp", "xcomp", "oprd", "attr", "dative"}
    held = [c for c in verb.children if c.dep_ in objects and c.lemma_ not in SPANS | {"game"}]
    return not any(any(t.i in told for t in c.subtree) for c in held)
