"""Who or what a verb is told of: its subject, looked for over the clauses that govern it."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.claims.lexicon import listed
from wherefrom.claims.phrases import person_like

SUBJECTS = {"nsubj", "nsubjpass", "expl"}
RELATIVE = {"WDT", "WP", "WP$"}
CLAUSES = {"advcl", "relcl", "ccomp", "parataxis", "acl"}
ANYBODY = {"anyone", "anybody", "everyone", "everybody", "those", "anything", "everything"}
WHICHEVER = {"all", "any", "every", "each", "those", "no", "whatever"}
TOLD_WHICH = {"det", "poss", "nummod"}
KEPT_MARKS = "-'’%$&€£/."
OUTSIDE = {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "GPE", "LOC"}
LEFT_OVER = {",", "-", "/", "along", "together", "including"}  # without what they lead to
MAX_SUBJECT = 12  # words; of a longer one, phrases at its end are left out


def subject_of(verb: Token) -> tuple[Token, ...]:
    """The words of the subject, borrowed from the governing clause where there is none."""
    own = own_subject(verb)
    if own is not None:
        if own.tag_ in RELATIVE:  # *which has 200,000 residents*
            return _antecedent(verb, own) if verb.dep_ == "relcl" else ()
        return short(own)
    if verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return subject_of(_teller(verb))
    if verb.dep_ == "pcomp":  # *after leaving*
        above = verb.head.head
        while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
            above = above.head
        return subject_of(above) if above.pos_ in {"VERB", "AUX"} else ()
    if verb.dep_ == "conj":
        return ()
    if verb.dep_ in {"acl", "relcl"}:
        return short(verb.head)
    return ()


def _teller(verb: Token) -> Token:
    """The verb a participle goes with: not *said* in *Lee opened fire, he said, killing two*."""
    above = verb.head
    told = next((c for c in above.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    parts = verb.dep_ == "advcl" and verb.tag_ == "VBG" and above.lemma_ in listed("saying")
    return told if parts and told is not None else above


def own_subject(verb: Token) -> Token | None:
    """The head of the subject that hangs on ``verb`` itself; the last before it of several."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = [c for c in own if c.i < verb.i and c.dep_ == own[0].dep_]
    return before[-1] if len(before) > 1 else own[0] if own else None


def adrift(verb: Token) -> bool:
    """Whether a relative clause says nothing by itself: it only tells which, or in what way.

    *All the people who cheat*, *damages that exceed the fee*, *the way they go about it*.
    """
    if verb.dep_ != "relcl":
        return False
    own, head = own_subject(verb), verb.head
    if own is None or own.tag_ not in RELATIVE:
        return head.lemma_ in {"way", "reason", "manner"} and own is not None
    if own.i > 0 and own.nbor(-1).is_punct:
        return False
    if head.dep_ == "attr" and any(c.tag_ == "MD" or c.dep_ == "neg" for c in head.head.children):
        return True  # *it may be the straw that breaks its back*
    if head.lower_ in ANYBODY or any(c.lower_ in WHICHEVER for c in head.children):
        return True
    bare = head.tag_ == "NNS" and not any(c.dep_ in TOLD_WHICH for c in head.children)
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return bare and helper.tag_ in {"VBP", "VBZ", "MD"}


def _antecedent(verb: Token, pronoun: Token) -> tuple[Token, ...]:
    """What a relative pronoun stands for; *who* for a person, if need be the sentence's subject."""
    head = verb.head
    head = _of_number(head, verb)
    named = head.pos_ == "PROPN" and head.ent_type_ not in OUTSIDE
    if pronoun.lower_ != "who" or person_like(head) or named:
        return () if head.pos_ in {"VERB", "AUX"} else short(head)
    above = head
    while above.head.i != above.i:
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            found = own_subject(above)
            if found is not None and found.i < verb.i and person_like(found):
                return short(found)
        elif person_like(above):
            return short(above)
    return () if head.ent_type_ in OUTSIDE else short(head)


def _of_number(head: Token, verb: Token) -> Token:
    """The noun that *was* or *were* agrees with, further up where the nearest does not."""
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    one, many = helper.lower_ in {"was", "is", "has"}, helper.lower_ in {"were", "are", "have"}
    at = head
    while (one or many) and at.pos_ not in {"VERB", "AUX"}:
        if at.pos_ in {"NOUN", "PROPN"} and plural((at, *at.children)) == many:
            return at
        if at.head.i == at.i:
            break
        at = at.head
    return head


def short(head: Token) -> tuple[Token, ...]:
    """A noun phrase without its clauses, asides and brackets, of at most MAX_SUBJECT words."""
    out: set[int] = set()
    for token in head.subtree:
        if token.i == head.i:
            continue
        clause = token.dep_ in CLAUSES or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"})
        aside = token.dep_ == "appos" and not grown_on(token)
        if clause or aside or (token.dep_ == "prep" and token.lower_ in {"including", "like"}):
            out |= {t.i for t in token.subtree}
    out |= _bracketed(head)
    kept = [t for t in head.subtree if t.i not in out and (not t.is_punct or t.text in KEPT_MARKS)]
    words = {t.i for t in kept}
    with_commas = [
        t for t in head.subtree if t.i in words or (t.text == "," and {t.i - 1, t.i + 1} <= words)
    ]
    return tuple(_joined(_cut(with_commas, head), head))


def _bracketed(head: Token) -> set[int]:
    out: set[int] = set()
    depth = 0
    for token in head.subtree:
        depth += token.text == "("
        if depth:
            out.add(token.i)
        depth -= token.text == ")" and depth > 0
    return out


def grown_on(token: Token) -> bool:
    """*budget director Peter Orszag*: a name after its title is no aside."""
    first = token.left_edge
    if first.i == 0 or first.nbor(-1).is_space:
        return False
    listing = any(c.dep_ == "cc" for c in token.children)
    apart = first.nbor(-1).is_punct and first.nbor(-1).text not in "\"“”'‘’"
    return listing or not apart or _state(token)


def _state(token: Token) -> bool:
    """*Huntsville, Texas*: where a place lies is part of its name."""
    return token.ent_type_ == "GPE" and token.head.ent_type_ in {"GPE", "FAC", "LOC"}


def _cut(tokens: list[Token], head: Token) -> list[Token]:
    while len(tokens) > MAX_SUBJECT:
        preps = [t for t in tokens if t.dep_ == "prep" and t.i > head.i]
        if not preps:
            break
        gone = {t.i for t in preps[-1].subtree}
        tokens = [t for t in tokens if t.i not in gone]
    return tokens


def _joined(tokens: list[Token], head: Token) -> list[Token]:
    """Without a joining word or comma that was left over at an end."""
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].lower_ in LEFT_OVER):
        tokens = tokens[:-1]
    while (
        tokens
        and tokens[0].i < head.i
        and (tokens[0].dep_ == "cc" or tokens[0].text == "," or tokens[0].tag_ == "WRB")
    ):
        tokens = tokens[1:]
    return tokens


def plural(subject: tuple[Token, ...]) -> bool:
    """Whether the subject takes *were*: by its head, or because it lists several."""
    if not subject:
        return False
    inside = {t.i for t in subject}
    head = next((t for t in subject if t.head.i not in inside or t.head.i == t.i), subject[-1])
    if any(c.dep_ == "conj" and c.i in inside for c in head.children):
        return not any(c.lower_ in {"or", "nor"} for c in head.children)
    if head.lower_ in {"they", "we", "you", "these", "those", "police", "people", "many", "both"}:
        return True
    if head.ent_type_ in {"PERSON", "GPE"}:
        return False
    if head.pos_ == "NUM" or head.tag_ == "CD":
        return head.lower_ not in {"one", "1"}
    return head.tag_ in {"NNS", "NNPS"}
