"""Verbs of saying, reporting and believing: the main road to an attribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import CueGroup, cue_group, listed
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voicing import Voicing

# Measured on PolNeAR dev: the share of each rule's attributions that are right.
PROBABILITY = {"quote": 0.9, "clause": 0.85, "before": 0.8, "object": 0.5, "host": 0.75}
EXPLETIVES = {"it", "there", "this", "that"}
NEAR = 4  # tokens between a cue and the quotation it introduces


@dataclass(frozen=True, slots=True)
class Content:
    """What is said, and which way it was found."""

    tokens: set[int]
    way: str


def verbs(reading: Reading) -> Iterator[Voicing]:
    """One attribution per cue verb that has a content."""
    for token in reading.parse:
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        group = cue_group(token.lemma_.lower())
        if group is not None and not _is_noise(token):
            found = _voicing(token, group, reading)
            if found is not None:
                yield found


def _is_noise(verb: Token) -> bool:
    """Uses that attribute nothing: *so to say*, *let alone say*, a bare infinitive of another verb."""
    return verb.dep_ in {"amod", "compound", "aux", "auxpass"}


def _voicing(verb: Token, group: CueGroup, reading: Reading) -> Voicing | None:
    piece = reading.piece(verb)
    head, told = _source_and_told(verb)
    if head is not None and head.lower_ in EXPLETIVES and head.i > verb.i:
        head = None
    if head is None and not _may_lack_source(verb, group):
        return None
    cue = clauses.verb_group(verb)
    source: set[int] = set()
    if head is not None:
        source = clauses.noun_phrase(head, piece if _in(head, piece) else reading.piece(head))
        source -= cue
        if verb.dep_ in {"relcl", "acl"} and head.i == verb.head.i:
            relative = next((c for c in verb.children if c.lower_ in clauses.RELATIVES), None)
            source = {relative.i} if relative is not None else source
    content = _content(verb, group, source, reading)
    if content is None:
        return None
    tokens = content.tokens - cue - source
    if told is not None:
        tokens -= clauses.noun_phrase(told, piece) | {told.i}
    tokens = clauses.tidy(tokens, reading)
    if not tokens:
        return None
    negated = any(c.dep_ == "neg" for c in verb.children)
    chain = group.chain and head is not None and not (negated and group.name != "believe")
    if content.way == "object" and group.name == "report" and verb.lemma_ not in _FACTUAL:
        chain = False
    return Voicing(
        rule=content.way,
        source=frozenset(source),
        cue=frozenset(cue),
        content=frozenset(tokens),
        head=head.i if head is not None else None,
        chain=chain,
        probability=PROBABILITY[content.way] * (1.0 if group.chain else 0.7),
        told=(told.i,) if told is not None else (),
    )


# Verbs whose bare object is a fact on the source's word: *confirmed two deaths*.
_FACTUAL = {"report", "confirm", "claim", "allege", "announce", "deny", "predict", "estimate"}


def _in(token: Token, piece: Piece) -> bool:
    return piece.start <= token.i < piece.end


def _may_lack_source(verb: Token, group: CueGroup) -> bool:
    return group.name == "seeming"


def _source_and_told(verb: Token) -> tuple[Token | None, Token | None]:
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.pos_ in {"VERB", "AUX"}:
        quoting = verb.head.head  # X was quoted by Y as saying; Y quoted X as saying
        if clauses.is_passive(quoting):
            return clauses.subject(quoting), clauses.agent(quoting)
        for child in quoting.children:
            if child.dep_ == "dobj":
                return child, clauses.subject(quoting)
    if clauses.is_passive(verb):
        return clauses.agent(verb), None
    head = clauses.subject(verb) or clauses.inverted_subject(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return clauses.agent(verb), None
    return head, clauses.told(verb)


def _content(verb: Token, group: CueGroup, source: set[int], reading: Reading) -> Content | None:
    piece = reading.piece(verb)
    if clauses.is_passive(verb) and verb.dep_ == "acl":
        return Content(
            clauses.inside(clauses.subtree(verb.head), piece) - clauses.subtree(verb), "object"
        )
    quoted = _quotes_near(verb, source, reading)
    after = clauses.clause_after(verb, reading) if group.clause else set()
    if group.name == "attitude" and after | clauses.objects(verb, piece):
        return Content(after | clauses.objects(verb, piece), "object")
    if after:
        return Content(
            after | _whole_quotes(after, reading) | quoted, "quote" if quoted else "clause"
        )
    if group.name in {"say", "report", "believe"}:
        before = clauses.clause_before(verb, source, reading)
        if not before and quoted:
            return Content(quoted, "quote")
        if before:
            return Content(
                before | _whole_quotes(before, reading) | quoted, "quote" if quoted else "before"
            )
        host = clauses.host_clause(verb, reading)
        if host and group.name == "say":
            return Content(host | _whole_quotes(host, reading), "host")
    if quoted:
        return Content(quoted, "quote")
    if group.object:
        found = clauses.objects(verb, piece)
        if found:
            return Content(found | _whole_quotes(found, reading), "object")
    return None


def _whole_quotes(tokens: set[int], reading: Reading) -> set[int]:
    """All tokens of the quotations that ``tokens`` reach into, over sentence ends."""
    out: set[int] = set()
    for number in sorted({reading.quote_of[i] for i in tokens} - {-1}):
        out |= quote_tokens(number, reading)
    return out


def quote_tokens(number: int, reading: Reading) -> set[int]:
    """Tokens of one quotation, marks included."""
    quote = reading.quotes[number]
    return set(reading.tokens_in(quote.start, quote.end))


def _quotes_near(verb: Token, source: set[int], reading: Reading) -> set[int]:
    """Quotations that touch the cue and its source: before them, after them, or both."""
    if reading.quote_of[verb.i] >= 0:
        return set()
    piece = reading.piece(verb)
    core = source | clauses.verb_group(verb)
    left, right = min(core), max(core)
    out: set[int] = set()
    for at in range(left - 1, max(piece.start, left - 1 - NEAR) - 1, -1):
        if reading.quote_of[at] >= 0:
            out |= quote_tokens(reading.quote_of[at], reading)
            break
        if not (
            reading.parse[at].is_punct
            or reading.parse[at].is_space
            or reading.parse[at].pos_ in {"DET", "CCONJ"}
        ):
            break
    for at in range(right + 1, min(len(reading.parse), right + 12)):
        if reading.quote_of[at] >= 0:
            if _introduces(right, at, reading, piece) and not reading.parse[at].is_space:
                out |= quote_tokens(reading.quote_of[at], reading)
            break
    return out


def _introduces(cue_end: int, quote_start: int, reading: Reading, piece: Piece) -> bool:
    """True when cue and quotation have a comma or colon, or nothing, between them."""
    between = [t for t in reading.parse[cue_end + 1 : quote_start] if not t.is_space]
    if not between:
        return quote_start < piece.end
    if between[-1].text in {":", ","} and quote_start <= piece.end + 1:
        return len(between) <= 10
    return False


__all__ = ["listed", "quote_tokens", "verbs"]
