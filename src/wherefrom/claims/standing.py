"""What stands for nothing, and what stands inside a quotation."""

from __future__ import annotations

from spacy.tokens import Span, Token

from wherefrom.claims.lexicon import listed

MAKING = {"make", "find", "think", "consider", "deem", "call", "believe", "feel"}
REACH = 7  # words from *it* to *to*
THINKING = {"think", "believe", "suppose", "assume", "imagine", "figure"}
STATING = {"say", "state", "claim", "confirm", "indicate", "suggest", "report", "announce", "tell"}
FEARS = {
    "fear", "worry", "concern", "hope", "possibility", "chance", "risk", "danger", "suspicion",
    "speculation", "likelihood", "prospect",
}  # fmt: skip
QUOTES = frozenset('“”"«»„')
EMPTY_IT = {"rain", "snow", "hail", "freeze", "storm"}  # nobody does it


def expletive(pronoun: Token) -> bool:
    """Whether *it* stands for nothing: *it rained*, *it turned out that*, *it was decided to*."""
    verb = pronoun.head
    if pronoun.lower_ == "it" and _formal_object(pronoun):
        return True
    if pronoun.lower_ != "it" or verb.pos_ not in {"VERB", "AUX"}:
        return False
    leading = _led_to(verb)
    if leading is not None and _of_a_clause(leading):
        return True  # *it was always going to be hard to convince them*
    if verb.lemma_ in EMPTY_IT:
        return True
    after = {c.dep_ for c in verb.children if c.i > verb.i}
    if after & {"ccomp", "csubj", "csubjpass"} and verb.lemma_ not in listed("saying"):
        return True
    whole = verb.lemma_ in {"be", "take", "seem", "appear", "turn", "happen"} | listed("raising")
    if whole and after & {"ccomp", "xcomp", "csubj", "advcl"}:
        return True
    return _of_a_clause(verb)


def _formal_object(pronoun: Token) -> bool:
    """*made it a policy never to pay*, *found it hard to tell*."""
    first = pronoun.i + 1
    if pronoun.i == 0 or pronoun.nbor(-1).lemma_ not in MAKING or first >= pronoun.sent.end:
        return False
    for token in pronoun.doc[first : min(first + REACH, pronoun.sent.end)]:
        if token.tag_ == "TO" or token.lower_ == "that":
            return token.i > first
        if token.pos_ not in {"ADJ", "ADV", "NOUN", "DET", "PART"}:
            return False
    return False


def _led_to(verb: Token) -> Token | None:
    """The infinitive under *going to*, *seems to* and the like."""
    if verb.lemma_ not in {"go", "seem", "appear", "prove", "have", "begin", "start", "turn"}:
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be"), None)


def _of_a_clause(verb: Token) -> bool:
    """*is hard to tell*, *is a shame that it closed*: the complement has a clause of its own."""
    complement = [c for c in verb.children if c.dep_ in {"acomp", "attr"}]
    return any(g.dep_ in {"xcomp", "ccomp"} for c in complement for g in c.children)


def doubted(verb: Token) -> bool:
    """*I don't think it sank*, *I thought it was a brick*: the clause alone says the contrary.

    So does that of *the ministry did not say that it sank*: nobody says that it is so.
    """
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in THINKING | STATING:
        return False
    if any(c.dep_ == "neg" for c in above.children):
        return True
    own = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in above.children)
    return own and above.tag_ == "VBD" and above.lemma_ in THINKING


def feared(verb: Token) -> bool:
    """*Fears that the dam would break*, *hopes that she lives*: nobody says that it is so."""
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
    return (
        that
        and verb.dep_ in {"acl", "ccomp"}
        and verb.head.lemma_ in FEARS
        and (verb.head.pos_ == "NOUN")
    )


def quoted(token: Token) -> bool:
    """Whether ``token`` stands inside quotation marks of its sentence or paragraph."""
    depth = 0
    for before in token.doc[_paragraph(token) : token.i]:
        if before.text in {"“", "«", "„"}:
            depth = 1
        elif before.text in {"”", "»"}:
            depth = 0
        elif before.text == '"':
            depth = 1 - depth
    return depth > 0


def _paragraph(token: Token) -> int:
    at = token.i
    while at > 0 and token.i - at < 120:
        if token.doc[at - 1].is_space and "\n" in token.doc[at - 1].text:
            return at
        at -= 1
    return at


def spoken(token: Token) -> Span:
    """The sentence of ``token``, or as much of it as stands within the same quotation marks."""
    sentence = token.sent
    if not quoted(token):
        return sentence
    marks = [t.i for t in sentence if t.text in QUOTES]
    first = max((i + 1 for i in marks if i < token.i), default=sentence.start)
    last = min((i for i in marks if i > token.i), default=sentence.end)
    inside = sentence.doc[first:last]
    own = any(
        c.dep_ in {"nsubj", "nsubjpass", "expl"} and c in inside for c in inside.root.children
    )
    return inside if own else sentence
