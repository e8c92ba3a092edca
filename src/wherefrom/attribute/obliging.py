"""Whether a passage tells what somebody is to do: duties, demands, advice, orders given to the reader."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.denying import of
from wherefrom.attribute.governing import (
    NOUNS,
    SUBJECTS,
    VERBAL,
    Proposition,
    helpers,
    is_past,
    subject,
)
from wherefrom.attribute.lists import pattern

NEEDED = {"essential", "vital", "crucial", "necessary", "important", "imperative", "time", "advisable", "urgent", "needed"}
DUTIES = {"duty", "obligation", "responsibility"}
GENERAL = {"any", "every", "each", "no", "a"}
LAW = {"law", "statute", "act", "rule", "article", "section", "contract", "treaty", "convention", "code", "constitution"}


def is_norm(p: Proposition) -> bool:
    """Whether the clause is a duty, or what stands over it demands it."""
    if any(_demands(cue) for cue in p.over):
        return True
    verb = p.verb
    if verb is None:
        return _heading(p)
    if _duty(verb, p) or _demands(verb) or _asked_for(verb):
        return True
    return is_order(p) or pattern("hedges", "norm").search(p.text) is not None


def _duty(verb: Token, p: Proposition) -> bool:
    """Modals of duty on the clause's verb; *must have* and *had to* are none."""
    aux = helpers(verb)
    perfect = "have" in aux and aux.index("have") > 0
    if "must" in aux:
        return not perfect
    if "should" in aux:
        numbers = perfect and verb.lemma_ == "be" and any(
            t.like_num or t.lower_ == "about" for t in verb.subtree if t.i > verb.i
        )
        inverted = p.words[0].lower_ == "should"
        return not numbers and not inverted
    if "ought" in aux or (verb.dep_ == "xcomp" and verb.head.lower_ == "ought"):
        return True
    if "shall" in aux:
        who = subject(verb)
        return who is not None and who.lower_ not in {"i", "we"}
    who = subject(verb)
    general = who is not None and any(c.lower_ in {"any", "no", "every", "each"} for c in who.children)
    if aux[:1] == ["may"] and any(c.dep_ == "neg" for c in verb.children):
        return who is not None and any(c.lower_ in GENERAL for c in who.children)
    if "to" in aux and verb.head.lemma_ in {"have", "need", "require", "oblige"} and verb.dep_ == "xcomp":
        over = verb.head
        return _present(over) and not _negated_need(over)
    return general and "to" in aux and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _negated_need(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _present(verb: Token) -> bool:
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = aux[0] if aux else verb
    return finite.tag_ in {"VBZ", "VBP", "MD", "VB"} or finite.lower_ in {"have", "'ve", "'s", "got", "should"}


def _demands(cue: Token) -> bool:
    """*urged X to*, *wants X to*, *demand that*, *it is time that*; not *was told to*."""
    lemma = cue.lemma_.lower()
    if cue.pos_ in NOUNS | {"ADJ"}:
        return cue.lower_ in NEEDED and cue.head.lemma_ == "be"
    if cue.pos_ not in VERBAL:
        return False
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children)
    if passive:
        asked = of(lemma, "demanding") or of(lemma, "telling_to")
        return asked and _present(cue) and _infinitive(cue, others=False) is not None
    if lemma in {"oblige", "require"}:
        return not is_past(cue) and _infinitive(cue, others=False) is not None
    if of(lemma, "proposing") and any(c.dep_ == "ccomp" for c in cue.children):
        return True
    if any(c.dep_ == "ccomp" and _subjunctive(c) for c in cue.children) and lemma not in {"help", "make", "let", "see", "have", "hear", "watch"}:
        return True
    if of(lemma, "demanding") or of(lemma, "telling_to"):
        return _infinitive(cue, others=True) is not None
    return False


def _infinitive(verb: Token, *, others: bool) -> Token | None:
    """What somebody else (``others``) is to do: *X to resign*, *on X to resign*, *for X to be*."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i and "to" in helpers(child):
            own = any(c.dep_ in SUBJECTS for c in child.children)
            told = any(c.dep_ in {"dobj", "dative", "prep", "prt"} and verb.i < c.i < child.i for c in verb.children)
            if not others or own or told:
                return child
        if child.dep_ in {"dobj", "prep"} and others:
            for grand in child.subtree:
                if grand.pos_ in VERBAL and "to" in helpers(grand) and grand.dep_ in {"acl", "relcl", "pcomp", "xcomp", "advcl"}:
                    return grand
    return None


def _subjunctive(verb: Token) -> bool:
    """*that the plant be closed*: a bare verb in a that-clause."""
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" or c.lower_ in {"to", "do", "did"} for c in aux):
        return False
    who = subject(verb)
    bare_be = any(c.lower_ == "be" for c in aux) and len(aux) == 1
    singular = who is not None and who.tag_ in {"NN", "NNP"}
    return that and (bare_be or (verb.tag_ == "VB" and singular) or (verb.lower_ == "be"))


def _asked_for(verb: Token) -> bool:
    """*called for an inquiry*, *want an apology*: a demand in a noun."""
    lemma = verb.lemma_.lower()
    if lemma in {"call", "press", "push", "appeal", "campaign", "lobby", "ask"}:
        things = [g for c in verb.children if c.lower_ == "for" for g in c.children]
        return any(g.dep_ == "pobj" and of(g.lemma_.lower(), "claimed_things") for g in things) or (
            lemma == "call" and bool(things) and not any(c.dep_ == "dobj" for c in verb.children)
            and any(g.dep_ == "pobj" for g in things)
        )
    if lemma in {"want", "seek", "demand", "urge", "need"} and (not is_past(verb) or lemma == "demand"):
        return any(c.dep_ == "dobj" and of(c.lemma_.lower(), "claimed_things") for c in verb.children)
    if lemma == "need":
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        return passive and not is_past(verb) and not any(c.lower_ == "was" for c in verb.children)
    duty = any(c.dep_ == "dobj" and c.lower_ in DUTIES for c in verb.children)
    return duty and lemma in {"have", "bear"} and not is_past(verb)


def _heading(p: Proposition) -> bool:
    """*Calls for inquiry*, *Time to go*: a demand without a verb."""
    first = p.words[0].lower_ if p.words else ""
    second = p.words[1].lower_ if len(p.words) > 1 else ""
    return first in {"calls", "call", "demands", "pleas", "appeals", "appeal"} and second in {"for", "to"}


def is_order(p: Proposition) -> bool:
    """*Ignore what was said and write that ...*: an order, with the clauses it governs."""
    words, text = p.words, p.text
    if not words:
        return False
    root = words[0].sent.root
    if root.tag_ not in {"VB", "VBP"} or root.pos_ not in VERBAL:
        return _let_or_please(p)
    before = root.doc[root.i - 1] if root.i else None
    own = [c for c in root.children if before is None or before.text != ":" or c.i > root.i]
    aux = [c for c in own if c.dep_ == "aux" and c.lower_ not in {"do"}]
    if aux or any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in own):
        return _let_or_please(p)
    lead = {"please", "not", "n't", "n’t", "do", "always", "never", "just", "now", "then"}
    at = root.i - 1
    while at >= root.sent.start and root.doc[at].lower_ in lead:
        at -= 1
    opens = at < root.sent.start or root.doc[at].text in {":", ",", ";", "“", '"', "‘", "'"}
    here = any(t.i == root.i for t in words)
    governed = text[:5].casefold() == "that " or text[:3].casefold() == "to "
    return opens and root.tag_ == "VB" and (here or governed)


def _let_or_please(p: Proposition) -> bool:
    first = p.words[0]
    if first.lower_ == "please":
        return True
    if first.lower_ in {"let", "rt"}:
        return True
    return first.lower_ in {"do", "don’t", "don't"} and len(p.words) > 1 and p.words[1].lower_ in {"not", "n't", "n’t"} and not p.text.rstrip().endswith("?")
