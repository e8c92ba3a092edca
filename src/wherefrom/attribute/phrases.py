"""*According to X*, *citing X*, *in X's words*: sources named without a verb of their own."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import cue_group, listed
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voicing import Voicing


def according_to(reading: Reading) -> Iterator[Voicing]:
    """``according to SOURCE``: the clause it stands in is the content."""
    parse = reading.parse
    for token in parse:
        if token.lower_ == "according" and token.i + 2 < len(parse):
            follower = parse[token.i + 1]
            if follower.lower_ != "to":
                continue
            head = _object_of(follower, reading.piece(token))
            if head is not None:
                yield from _phrase(token, follower, head, reading)


def _object_of(preposition: Token, piece: Piece) -> Token | None:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            return child
    for i in range(preposition.i + 1, min(piece.end, preposition.i + 8)):
        if preposition.doc[i].pos_ in {"NOUN", "PROPN", "PRON"}:
            return preposition.doc[i]
    return None


def _phrase(first: Token, last: Token, head: Token, reading: Reading) -> Iterator[Voicing]:
    piece = reading.piece(first)
    cue = {first.i, last.i}
    source = clauses.noun_phrase(head, piece, without=cue)
    whole = set(range(min(cue | source), max(cue | source) + 1))
    content = _complement(first, whole, piece) or _around(whole, piece, reading)
    if content:
        yield Voicing(
            "according", frozenset(source), frozenset(cue), frozenset(content), head.i, True, 0.9
        )


def _complement(first: Token, phrase: set[int], piece: Piece) -> set[int]:
    """*X said that, according to Y, Z*: only Z is on Y's word."""
    host = first.head
    while host.pos_ not in {"VERB", "AUX"} and host.head.i != host.i:
        host = host.head
    if host.dep_ != "ccomp" or cue_group(host.head.lemma_.lower()) is None:
        return set()
    clause = clauses.inside(clauses.subtree(host), piece)
    if host.head.i > min(phrase) or min(clause) >= min(phrase):
        return set()
    return clause - phrase


def _around(phrase: set[int], piece: Piece, reading: Reading) -> set[int]:
    """What is left of the piece; only what follows, or goes before, where both are clauses."""
    left = set(range(piece.start, min(phrase)))
    right = set(range(max(phrase) + 1, piece.end))
    opens = not any(
        reading.parse[i].is_alpha and reading.parse[i].pos_ not in {"CCONJ", "ADV", "SCONJ"}
        for i in left
    )
    if opens:
        return clauses.tidy(right, reading)
    tail = clauses.tidy(right, reading)
    if tail and not _carries_on(right, left, reading):
        right = set()
    return clauses.tidy(left | right, reading)


def _carries_on(right: set[int], left: set[int], reading: Reading) -> bool:
    """True when what follows belongs to the words before: its head stands there."""
    first = next((i for i in sorted(right) if reading.parse[i].is_alpha), None)
    if first is None:
        return False
    token = reading.parse[first]
    return (
        token.lower_ not in {"which", "who", "and", "but", "while", "as", "citing"}
        or token.head.i in left
    )


def citing(reading: Reading) -> Iterator[Voicing]:
    """``X said, citing Y``: Y stands behind the content of X, further from the reader."""
    for token in reading.parse:
        if token.lower_ not in {"citing", "quoting"} or token.pos_ not in {"VERB", "ADP"}:
            continue
        head = next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None)
        if head is None or any(c.dep_ == "prep" and c.lower_ == "as" for c in token.children):
            continue
        piece = reading.piece(token)
        source = clauses.noun_phrase(head, piece, without={token.i})
        phrase = source | {token.i}
        content = _said_by_citer(token, reading) or _around(phrase, piece, reading)
        content = clauses.tidy(content, reading)
        if content:
            yield _cited("citing", source, token, content, head)
        for verb, record in _passed_on(head) if content else ():
            source = clauses.noun_phrase(record, piece, without={verb.i})
            yield _cited("cited", source, verb, content - source, record)


def _cited(rule: str, source: set[int], cue: Token, content: set[int], head: Token) -> Voicing:
    held = frozenset(content)
    return Voicing(rule, frozenset(source), frozenset({cue.i}), held, head.i, True, 0.75)


def _said_by_citer(citing: Token, reading: Reading) -> set[int]:
    """*X, citing Y, said that Z*: Z, where the phrase hangs on who says it."""
    verb = citing.head
    if citing.dep_ in {"acl", "advcl", "appos"} and verb.dep_ in clauses.SUBJECTS:
        verb = verb.head
    if verb.i <= citing.i or cue_group(verb.lemma_.lower()) is None:
        return set()
    return clauses.clause_after(verb, reading)


def _passed_on(head: Token) -> Iterator[tuple[Token, Token]]:
    """*Y, which published a police document*: the verb, and what stands behind Y in its turn."""
    records = listed("record_words", "record")
    for clause in head.children:
        if clause.dep_ != "relcl" or clause.lemma_.lower() not in listed("cues", "passing_on"):
            continue
        for thing in clause.children:
            named = thing.pos_ == "PROPN" and clause.lemma_.lower() in {"cite", "quote"}
            record = thing.lemma_.lower() in records or thing.lower_ in records
            if thing.dep_ == "dobj" and (named or record):
                yield clause, thing


def noun_claims(reading: Reading) -> Iterator[Voicing]:
    """``prosecutors' claim that ...``: a noun of saying with its owner and that-clause."""
    nouns = listed("cues", "noun")
    for token in reading.parse:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in nouns:
            continue
        clause = next(
            (c for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"} and _has_that(c)),
            None,
        )
        if clause is None:
            continue
        owner = _owner(token)
        piece = reading.piece(token)
        content = clauses.tidy(clauses.inside(clauses.subtree(clause), piece), reading)
        source = (
            clauses.noun_phrase(owner, piece, without={token.i}) if owner is not None else set()
        )
        if content:
            yield Voicing(
                "noun",
                frozenset(source),
                frozenset({token.i}),
                frozenset(content),
                owner.i if owner is not None else None,
                owner is not None,
                0.7,
            )


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in {"make", "issue", "repeat", "give"}:
        return clauses.subject(noun.head)
    return None
