"""What a statement tells of somebody in passing (*Ann Lee, 34, said ...*) as its own statement.

A statement is the smallest passage that puts one thing forward. Whose age, post, nationality or
home stands beside a name is told by those few words, whatever the rest of the clause tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.called import UNNAMED
from wherefrom.claims.comparing import NATION, POST
from wherefrom.claims.homes import HOME
from wherefrom.claims.lexicon import listed
from wherefrom.claims.whose import AGE, nameless
from wherefrom.ids import content_id
from wherefrom.model import ChainLink, Mention, Reply, Span, Statement

TOLD = (AGE, HOME, NATION, POST)  # how the keys of such replies begin
MOST = 0.6  # share of the statement's characters beyond which it tells little else
LONGEST = 15  # words
FULL = 2  # words of a name beside a post: *Inspector Lee* is how he is called
BESIDE = ("nummod", "npadvmod", "amod", "compound", "appos", "nmod", "advmod", "quantmod")
INSIDE = frozenset([*BESIDE, "prep", "pobj", "poss", "case"])  # by which what is told hangs on whom
BEFORE = frozenset(["compound", "nmod", "nummod", "poss"])  # of a name
OF_NOUN = BEFORE | {"det", "amod"}


def set_apart(
    parse: Doc,
    statements: Sequence[Statement],
    replies: Sequence[Reply],
    mentions: Sequence[Mention],
) -> tuple[tuple[Statement, ...], tuple[Reply, ...]]:
    """``statements`` with those that tell something in passing, and whose ``replies`` are whose.

    A statement told in passing stands after the one that holds it. It is asserted, however unsure
    or denied the rest is. Its chain is the same but for the ``mentions`` that it lies in: whoever
    says *Ann Lee, 34, said* tells how old she is, not she.
    """
    by_id = {s.id: s for s in statements}
    named = {m.id: m for m in mentions}
    made: dict[str, dict[str, Statement]] = {}
    told: list[Reply] = []
    for reply in replies:
        apart = _apart(parse, by_id[reply.statement], reply, named)
        if apart is not None:
            made.setdefault(reply.statement, {})[apart.id] = apart
            reply = replace(reply, statement=apart.id, who="")
        told.append(reply)
    every = [one for s in statements for one in (s, *made.get(s.id, {}).values())]
    first = {one.id: n for n, one in reversed(list(enumerate(every)))}
    only = [one for n, one in enumerate(every) if first[one.id] == n]
    return tuple(only), tuple(sorted(told, key=lambda r: first[r.statement]))


def _apart(
    parse: Doc, statement: Statement, reply: Reply, mentions: Mapping[str, Mention]
) -> Statement | None:
    """The words of ``statement`` that alone tell what ``reply`` answers, where they are few."""
    if not reply.key.startswith(TOLD) or _of_nobody(reply):
        return None
    passage = _passage(parse, statement, reply)
    if passage is None or passage.end - passage.start > MOST * (statement.end - statement.start):
        return None
    start, end = passage.start, passage.end
    chain = tuple(_told_by(statement.chain, passage, mentions))
    within = statement.text[start - statement.start : end - statement.start]
    return replace(
        statement,
        id=content_id("s", statement.document, start, end, *(link.mention for link in chain)),
        start=start,
        end=end,
        text=within,
        modality="asserted",
        chain=chain,
        origin_kind=mentions[chain[-1].mention].kind if chain else "none",
        dates=tuple(d for d in statement.dates if start <= d.start and d.end <= end),
        quantities=tuple(q for q in statement.quantities if start <= q.start and q.end <= end),
    )


def _told_by(
    chain: Sequence[ChainLink], passage: Span, mentions: Mapping[str, Mention]
) -> Iterator[ChainLink]:
    """The links, nearest to the reader first, up to one who is named in ``passage``."""
    for link in chain:
        mention = mentions[link.mention]
        if mention.start < passage.end and passage.start < mention.end:
            return
        yield link


def _of_nobody(reply: Reply) -> bool:
    """Whether whom it tells of is not named: who that is hangs on what else the clause tells."""
    _, _, who = reply.key.partition(" of ")
    return nameless(reply) or who.startswith(UNNAMED) or not who or who == "somebody"


def _passage(parse: Doc, statement: Statement, reply: Reply) -> Span | None:
    told = parse.char_span(reply.start, reply.end, alignment_mode="expand")
    if told is None:
        return None
    named = {word for word in reply.key.partition(" of ")[2].split() if word[:1].isalnum()}
    way = _way(told.root, named)
    if way is None:
        return None
    noun = way[-1]
    if noun.lower_ in listed("people"):
        return None  # *Girl, 14, hurt at Lode*: a headline's capital makes no name
    before = BEFORE if noun.pos_ == "PROPN" else OF_NOUN
    words = {*way, *told, *(t for c in noun.lefts if c.dep_ in before for t in c.subtree)}
    first, last = min(t.i for t in words), max(t.i for t in words)
    span = parse[first : last + 1]
    if any(_tells_more(t, told) for t in span) or last - first >= LONGEST:
        return None
    start, end = span.start_char, span.end_char
    inside = statement.start <= start and end <= statement.end
    n_names = len({t.lower_.rstrip(".") for t in span} & named)
    least = FULL if reply.key.startswith(POST) else 1
    return Span(start, end) if inside and n_names >= least else None


def _way(token: Token, named: set[str]) -> list[Token] | None:
    """From what is told up to the name that it is told of; None where a verb stands between."""
    way = [token]
    while token.lower_.rstrip(".") not in named or token.dep_ in {"compound", "poss"}:
        if token.dep_ not in INSIDE or token.head.pos_ in {"VERB", "AUX"}:
            return way if any(t.lower_.rstrip(".") in named for t in way) else None
        token = token.head
        way.append(token)
    return way


def _tells_more(token: Token, told: Words) -> bool:
    """A verb, or a pronoun that points elsewhere."""
    if token in told:
        return False
    return token.pos_ in {"VERB", "AUX", "PRON", "SCONJ", "CCONJ"} and token.tag_ != "PRP$"
