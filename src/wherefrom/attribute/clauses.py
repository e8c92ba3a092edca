"""What a cue verb says, and who its subject is, read off the parse."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.lists import cue_group, listed
from wherefrom.attribute.reading import Piece, Reading

SUBJECTS = {"nsubj", "nsubjpass"}
OBJECTS = {"dobj", "attr", "oprd", "npadvmod", "dative", "appos"}
SAID_AS = {"describe", "identify", "name"}  # *described as lost*
PARENTHETIC = {"parataxis", "ccomp", "dep", "advcl", "conj", "relcl"}
CLAUSAL = {"ccomp", "xcomp"}
VERB_PARTS = {"aux", "auxpass", "neg", "prt"}
RELATIVES = {"who", "which", "that"}
_PUNCT = set(",;:-–—.") | {"--", "..."}


def inside(tokens: set[int], piece: Piece) -> set[int]:
    """``tokens`` that lie in ``piece``."""
    return {i for i in tokens if piece.start <= i < piece.end}


def subtree(token: Token) -> set[int]:
    """Numbers of the tokens of ``token``'s subtree."""
    return {t.i for t in token.subtree}


def subject(verb: Token, *, hops: int = 3) -> Token | None:
    """Who does ``verb``: its own subject, or that of the verb it hangs on."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return _antecedent(verb) if child.lower_ in RELATIVES else child
    if hops == 0 or verb.dep_ == "ROOT":
        return None
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "aux"} and verb.head.pos_ in {
        "VERB",
        "AUX",
    }:
        if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
            return None
        return subject(verb.head, hops=hops - 1)
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        return subject(verb.head.head, hops=hops - 1)
    return None


def _antecedent(verb: Token) -> Token | None:
    """The noun that *who* or *which* stands for: the head of the relative clause."""
    at = verb
    for _ in range(4):
        if at.dep_ in {"relcl", "acl"}:
            return at.head
        if at.dep_ not in {"conj", "ccomp", "xcomp", "aux", "advcl"}:
            return None
        at = at.head
    return None


def inverted_subject(verb: Token) -> Token | None:
    """The noun after a verb that the parse took for an object: ``"...", said NAME``."""
    for child in verb.children:
        near = 0 < child.i - verb.i <= 8 and child.pos_ in {"PROPN", "NOUN", "PRON"}
        if near and child.dep_ in OBJECTS:
            return child
    return None


def agent(verb: Token) -> Token | None:
    """The noun in ``by NOUN`` of a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            for grand in child.children:
                if grand.dep_ == "pobj":
                    return grand
    return None


def is_passive(verb: Token) -> bool:
    """True for *was told*, *quoted by*."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or (
        verb.tag_ == "VBN" and agent(verb) is not None
    )


def noun_phrase(head: Token, piece: Piece, *, without: set[int] | None = None) -> set[int]:
    """Tokens of the noun phrase of ``head``, relative and participle clauses left out."""
    out: set[int] = {head.i}
    for child in head.children:
        if child.dep_ in {"relcl", "acl", "punct", "cc", "conj", "parataxis", "advcl", "ccomp"}:
            continue
        if child.dep_ == "appos" and child.i > head.i and child.i - head.i > 12:
            continue
        out |= _bare_apposition(child) if child.dep_ == "appos" else subtree(child)
    for child in head.children:  # *Brandt and Holt*: both are the source
        if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN", "PRON"}:
            out |= {t for t in subtree(child) if t > head.i}
    out = inside(out, piece) - (without or set())
    run = {head.i}
    for step in (-1, 1):
        at, gap = head.i + step, 0
        while piece.start <= at < piece.end and gap < 3:
            if at in out:
                run.update(range(min(at, head.i), max(at, head.i) + 1))
                gap = 0
            else:
                gap += 1
            at += step
    return inside(run, piece) - (without or set())


def _bare_apposition(noun: Token) -> set[int]:
    """*a charity that helps fishers*: without the clauses that describe it."""
    clauses = [c for c in noun.children if c.dep_ in {"relcl", "acl"} and c.i > noun.i]
    return subtree(noun) - {i for clause in clauses for i in subtree(clause)}


def verb_group(verb: Token) -> set[int]:
    """The verb with its auxiliaries, negation and particle, and adverbs between them."""
    out = {verb.i} | {c.i for c in verb.children if c.dep_ in VERB_PARTS and abs(c.i - verb.i) <= 5}
    first = min(out)
    out |= {
        c.i
        for c in verb.children
        if c.dep_ == "advmod" and (first < c.i < verb.i or c.i == first - 1)
    }
    return out


def clause_after(verb: Token, reading: Reading) -> set[int]:
    """The complement that follows ``verb``: *said [that nobody was hurt]*."""
    piece = reading.piece(verb)
    out: set[int] = set()
    for child in verb.children:
        confessed = child.lower_ == "to" and verb.lemma_ in {"confess", "admit"}
        described = child.lower_ == "as" and verb.lemma_ in SAID_AS
        if child.dep_ in CLAUSAL or (child.dep_ == "prep" and (confessed or described)):
            out |= inside(subtree(child), piece) if child.i > verb.i else set()
    out |= _carried_on(verb, piece) if out else set()
    return {i for i in out if i > verb.i} - _other_sayings(verb, out)


def _other_sayings(verb: Token, content: set[int]) -> set[int]:
    """*X says A and Y says B*: what Y says, which the parse joins to A."""
    out: set[int] = set()
    for i in sorted(content):
        token = verb.doc[i]
        group = cue_group(token.lemma_.lower()) if token.dep_ == "conj" else None
        says = group is not None and group.name in {"say", "report"}
        if says and any(c.dep_ in SUBJECTS for c in token.children):
            out |= subtree(token)
    return out


def _carried_on(verb: Token, piece: Piece) -> set[int]:
    """*said A, and B*: a clause joined to the cue, without a cue of its own, is said too."""
    out: set[int] = set()
    for child in verb.children:
        if child.dep_ == "conj" and child.i > verb.i and child.pos_ in {"VERB", "AUX"}:
            own = any(c.dep_ in SUBJECTS for c in child.children)
            if own and cue_group(child.lemma_.lower()) is None:
                out |= inside(subtree(child), piece)
    return out


def clause_before(verb: Token, core: set[int], reading: Reading) -> set[int]:
    """The complement before ``verb`` and its source: *[Nobody was hurt], X said*.

    ``core`` holds the tokens of source and cue.
    """
    piece = reading.piece(verb)
    edge = min(inside(core, piece), default=verb.i)
    for child in verb.children:
        if child.dep_ in {"ccomp", "parataxis", "advcl", "dep"} and child.i < edge:
            own = any(c.dep_ in SUBJECTS for c in child.children)
            if child.dep_ == "advcl" and not (own and _closed_off(edge, reading, piece)):
                continue
            beside = verb.dep_ == "conj" and cue_group(verb.head.lemma_.lower()) is not None
            start = min(subtree(child)) if beside else piece.start
            return set(range(max(start, piece.start), edge))
    return _all_before(verb, edge, reading)


def _all_before(verb: Token, edge: int, reading: Reading) -> set[int]:
    """Everything before a cue set off by a comma, where the parse hung the clause elsewhere."""
    piece = reading.piece(verb)
    if not _closed_off(edge, reading, piece):
        return set()
    left = set(range(piece.start, edge))
    if verb.dep_ in PARENTHETIC and verb.head.i < edge:
        return left
    group = cue_group(verb.lemma_.lower())
    says = verb.dep_ == "ROOT" and group is not None and group.name == "say"
    clause = any(reading.parse[i].pos_ in {"VERB", "AUX"} for i in left)
    return left if says and clause else set()


def _closed_off(edge: int, reading: Reading, piece: Piece) -> bool:
    """True when a comma, dash or closing quotation mark stands right before ``edge``."""
    before = edge - 1
    while before > piece.start and reading.parse[before].is_space:
        before -= 1
    if before <= piece.start:
        return False
    token = reading.parse[before]
    return (
        token.text in _PUNCT or token.text in {'"', "”", "''", "’", "'"} or token.text[-1:] in ',”"'
    )


def host_clause(verb: Token, reading: Reading) -> set[int]:
    """The clause that a parenthetical *X says* stands in: *The man, police say, fled*."""
    piece = reading.piece(verb)
    if verb.dep_ not in {"parataxis", "ccomp", "advcl", "dep"} or verb.head.i == verb.i:
        return set()
    own = subtree(verb)
    return inside(subtree(verb.head) - own, piece)


def tidy(tokens: set[int], reading: Reading) -> set[int]:
    """Content without punctuation at its edges; marks of a quotation stay."""
    kept = set(tokens)
    parse = reading.parse
    for pick in (min, max):
        while kept:
            token = parse[pick(kept)]
            if token.is_space or (
                token.is_punct
                and not _is_mark(token)
                and (reading.quote_of[token.i] < 0 or pick is min)
            ):
                kept.discard(token.i)
            else:
                break
    return kept


def _is_mark(token: Token) -> bool:
    return (
        token.text in {'"', "“", "”", "''", "``", "'", "‘", "’", "(", ")", "$", "%"}
        or token.like_num
    )


def objects(verb: Token, piece: Piece) -> set[int]:
    """The direct object's subtree: *announced [a curfew]*."""
    out: set[int] = set()
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd", "attr"} and child.i > verb.i:
            out |= inside(subtree(child), piece)
    return out


def told(verb: Token) -> Token | None:
    """Who is told: *told [the paper]*, *speaking to [the agency]*."""
    if verb.lemma_ in listed("cues", "telling"):
        for child in verb.children:
            if child.dep_ in {"dobj", "dative"} and child.i > verb.i:
                return child
    speaking = [c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in {"speak", "talk"}]
    for asked in [*speaking, verb]:
        found = _after_to(asked)
        if found is not None:
            return found
    return None


def _after_to(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "with"}:
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.i > verb.i:
                    return grand
    return None
