"""Verbs of saying, reporting and believing: the main road to an attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import CueGroup, cue_group, listed
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voicing import Voicing

# Measured on PolNeAR dev: the share of each rule's attributions that are right.
PROBABILITY = {"quote": 0.9, "clause": 0.85, "before": 0.8, "object": 0.5, "host": 0.75}
FIRST = {"i", "we", "you", "me", "us"}
EXPLETIVES = {"it", "there", "this", "that"}
FRAMES = {"prep", "npadvmod", "advmod", "dobj", "dative"}
SENSES = {"see", "hear", "watch", "witness", "count", "visit"}
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
        group = cue_group(_cue_lemma(token)) if not seen_by_press(token) else cue_group("report")
        if group is not None and not _is_noise(token):
            found = _voicing(token, group, reading)
            if found is not None:
                yield found


def _cue_lemma(verb: Token) -> str:
    """The verb's lemma; *state* for *make clear*."""
    lemma = verb.lemma_.lower()
    if lemma == "make" and any(c.lower_ == "clear" for c in verb.children):
        return "state"
    return lemma


def seen_by_press(verb: Token) -> bool:
    """*A reporter of the Post saw smoke*: the outlet's own eyes."""
    who = clauses.subject(verb) if verb.lemma_ in SENSES else None
    return who is not None and who.lemma_.lower() in listed("roles", "press")


def _is_noise(verb: Token) -> bool:
    """Uses that attribute nothing by themselves: *so-called*, and *quoted* before *as saying*."""
    if verb.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return True
    return any(_saying(c) is not None for c in verb.children)


def _saying(preposition: Token) -> Token | None:
    """The participle in *as saying*."""
    if preposition.dep_ == "prep" and preposition.lower_ == "as":
        return next((c for c in preposition.children if c.dep_ == "pcomp"), None)
    return None


def _voicing(verb: Token, group: CueGroup, reading: Reading) -> Voicing | None:
    head, told, base = _source_and_told(verb)
    if not _is_spoken(verb, head, group, reading):
        return None
    cue = clauses.verb_group(verb)
    if base is not verb:
        cue |= clauses.verb_group(base) | {verb.head.i}
    source = _source(verb, head, reading, cue) if head is not None else set()
    content = _content(verb, base, group, source | cue, reading)
    if content is None:
        return None
    if group.name == "seeming":  # the subject is part of the impression, not its source
        content = Content(content.tokens | source, content.way)
        source, head = set(), None
    piece = reading.piece(verb)
    tokens = content.tokens - cue - source
    if told is not None:
        tokens -= clauses.noun_phrase(told, piece) | {told.i}
    if reading.quote_of[verb.i] >= 0:  # a cue inside a quotation says nothing outside it
        tokens &= quote_tokens(reading.quote_of[verb.i], reading)
    tokens = clauses.tidy(tokens, reading)
    if not tokens:
        return None
    return Voicing(
        rule=content.way,
        source=frozenset(source),
        cue=frozenset(cue),
        content=frozenset(tokens),
        head=head.i if head is not None else None,
        chain=_makes_origin(verb, group, head, content),
        probability=PROBABILITY[content.way] * (1.0 if group.chain else 0.7),
        told=(told.i,) if told is not None else (),
        frame=frozenset(_frame(verb, piece) - cue - source - tokens),
        group=group.name,
    )


def _frame(verb: Token, piece: Piece) -> set[int]:
    """Words that only say when, where or to whom it was said."""
    out: set[int] = set()
    for child in verb.children:
        beside = child.i > verb.i and child.dep_ in FRAMES
        if beside and not any(t.pos_ == "VERB" for t in child.subtree):
            out |= clauses.inside(clauses.subtree(child), piece)
    return out


def _is_spoken(verb: Token, head: Token | None, group: CueGroup, reading: Reading) -> bool:
    """False without a source, for things that cannot speak, and for views inside a quotation."""
    if head is None or (head.lower_ in EXPLETIVES and head.i > verb.i):
        return group.name == "seeming"
    if not _may_speak(head, group):
        return False
    quoted = reading.quote_of[verb.i] >= 0  # who is quoted speaks for themselves
    views = head.lower_ in FIRST or group.name in {"attitude", "believe", "seeming"}
    return not (quoted and views)


def _source(verb: Token, head: Token, reading: Reading, cue: set[int]) -> set[int]:
    """Tokens of the source; of a relative clause the pronoun, its noun being the head."""
    piece = reading.piece(verb)
    if not _in(head, piece):
        piece = reading.piece(head)
    relative = next(
        (c for c in verb.children if c.dep_ in clauses.SUBJECTS and c.lower_ in clauses.RELATIVES),
        None,
    )
    if relative is not None and relative.i != head.i:
        return {relative.i}
    return clauses.noun_phrase(head, piece) - cue


def _makes_origin(verb: Token, group: CueGroup, head: Token | None, content: Content) -> bool:
    negated = any(c.dep_ == "neg" for c in verb.children)
    if not group.chain or head is None or (negated and group.name != "believe"):
        return False
    if content.way == "object" and group.name == "report" and verb.lemma_ not in SENSES:
        return verb.lemma_ in _FACTUAL
    return True


# Verbs whose bare object is a fact on the source's word: *confirmed two deaths*.
_FACTUAL = {
    "dismiss",
    "reject",
    "dispute",
    "refute",
    "report",
    "confirm",
    "claim",
    "allege",
    "announce",
    "deny",
    "predict",
    "estimate",
    "put",
}
# *said Thursday* has no speaker after its verb, whatever the parse makes of it.
DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]onight")
# Verbs of finding and showing, which things do as well as speakers.
_SHOWING = {"show", "find", "indicate", "suggest", "reveal", "see", "hear", "learn", "record"}


def _may_speak(head: Token, group: CueGroup) -> bool:
    """False for things that show or seem something and are no source: *the fight appeared*."""
    if group.name not in {"report"} or head.pos_ != "NOUN" or head.ent_type_:
        return True
    word, lemma = head.lower_, head.lemma_.lower()
    known = any(w in listed(file, kind) for w in (word, lemma) for file, kind in _KNOWN_SOURCES)
    return known or word.endswith(("er", "or", "ist", "ers", "ors", "ists", "man", "woman", "men"))


_KNOWN_SOURCES = (
    ("anonymous", "plural"),
    ("record_words", "record"),
    ("source_kinds", "official"),
    ("source_kinds", "organisation"),
    ("source_kinds", "outlet"),
    ("roles", "spokesperson"),
    ("roles", "office"),
    ("roles", "post"),
    ("roles", "private"),
    ("roles", "witness"),
    ("roles", "press"),
)


def _in(token: Token, piece: Piece) -> bool:
    return piece.start <= token.i < piece.end


def _source_and_told(verb: Token) -> tuple[Token | None, Token | None, Token]:
    """Source, the one told, and the verb that carries both (*quoted* of *quoted as saying*)."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.pos_ in {"VERB", "AUX"}:
        quoting = verb.head.head  # X was quoted by Y as saying; Y quoted X as saying
        if clauses.is_passive(quoting):
            return clauses.subject(quoting), clauses.agent(quoting), quoting
        for child in quoting.children:
            if child.dep_ == "dobj":
                return child, clauses.subject(quoting), quoting
    if clauses.is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return clauses.agent(verb), None, verb
    speaking = (clauses.subject(verb), clauses.inverted_subject(verb))
    head = next((h for h in speaking if h is not None and not DAY.fullmatch(h.text)), None)
    return head, clauses.told(verb), verb


def _content(
    verb: Token, base: Token, group: CueGroup, core: set[int], reading: Reading
) -> Content | None:
    piece = reading.piece(verb)
    if clauses.is_passive(verb) and verb.dep_ == "acl":
        host = clauses.inside(clauses.subtree(verb.head), piece) - clauses.subtree(verb)
        return Content(host, "object")
    quoted = _quotes_near(core, reading) if reading.quote_of[verb.i] < 0 else set()
    after = clauses.clause_after(verb, reading) if group.clause else set()
    if group.name == "attitude":
        found = after | clauses.objects(verb, piece)
        return Content(found, "object") if found else None
    if after:
        whole = after | _whole_quotes(after, verb, reading) | quoted
        return Content(whole, "quote" if quoted else "clause")
    if group.name in {"say", "report", "believe"}:
        before = clauses.clause_before(base, core, reading)
        if quoted and not before:
            return Content(quoted | _told_within(quoted, core, piece, reading), "quote")
        if before:
            whole = before | _whole_quotes(before, verb, reading) | quoted
            return Content(whole, "quote" if quoted else "before")
        host = clauses.host_clause(verb, reading)
        if host and group.name == "say":
            return Content(host | _whole_quotes(host, verb, reading), "host")
    if quoted:
        return Content(quoted, "quote")
    found = _object(verb, group, piece)
    return Content(found | _whole_quotes(found, verb, reading), "object") if found else None


def _told_within(quoted: set[int], core: set[int], piece: Piece, reading: Reading) -> set[int]:
    """*X said: "...", the Post reported*: all before the cue, where it holds another cue."""
    left = [i for i in range(piece.start, min(core)) if i not in quoted]
    if max(quoted) > min(core) or not left:
        return set()
    cues = any(
        reading.parse[i].pos_ == "VERB" and cue_group(reading.parse[i].lemma_.lower()) for i in left
    )
    return set(range(piece.start, min(core))) if cues else set()


def _object(verb: Token, group: CueGroup, piece: Piece) -> set[int]:
    """What is reported as an object; for *put*, *peg*, *value* only with *at*, *as* or *to*."""
    found = clauses.objects(verb, piece) if group.object else set()
    if verb.lemma_ in {"put", "peg", "value", "place"}:
        amount = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"at", "as"}]
        if not amount:
            return set()
        for child in amount:
            found |= clauses.inside(clauses.subtree(child), piece)
    return found


def _whole_quotes(tokens: set[int], verb: Token, reading: Reading) -> set[int]:
    """All tokens of the quotations that ``tokens`` reach into, over sentence ends."""
    out: set[int] = set()
    if reading.quote_of[verb.i] >= 0:
        return out
    for number in sorted({reading.quote_of[i] for i in tokens} - {-1}):
        out |= quote_tokens(number, reading)
    return out


def quote_tokens(number: int, reading: Reading) -> set[int]:
    """Tokens of one quotation, marks included."""
    quote = reading.quotes[number]
    return set(reading.tokens_in(quote.start, quote.end))


def _quotes_near(core: set[int], reading: Reading) -> set[int]:
    """Quotations that touch the cue and its source: before them, after them, or both."""
    piece = reading.pieces[reading.piece_of[min(core)]]
    left, right = min(core), max(core)
    out: set[int] = set()
    for at in range(left - 1, max(-1, left - 2 - NEAR), -1):
        token = reading.parse[at]
        if reading.quote_of[at] >= 0:
            out |= quote_tokens(reading.quote_of[at], reading)
            break
        if at < piece.start or not (
            token.is_punct or token.is_space or token.pos_ in {"DET", "CCONJ"}
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
