"""A source's own words: without what stands at the edges of its noun phrase."""

from __future__ import annotations

from spacy.tokens import Doc, Token

FOCUS = {"especially", "particularly", "notably", "including", "even", "also", "then", "only"}
WHEN = {"DATE", "TIME"}
PARTS = {"pobj", "prep", "compound", "nmod", "poss"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
ADDRESS = {"com", "net", "org"}


def trimmed(parse: Doc, tokens: frozenset[int], head: int) -> range:
    """Places of the words round ``head`` that name the source whose words are ``tokens``.

    Left out are words that hang on something else (*Microsoft [today] said*, *[in] Oldtown*),
    adverbs that only stress the name, and the clause that tells more of a name
    (*the ferryman [who was on the quay]*).
    """
    top = _top(parse[head], tokens)
    own = {t.i for t in top.subtree} & set(range(min(tokens), max(tokens) + 1))
    for child in {*top.children, *parse[head].children}:
        if child.i > head and _tells_more(child):
            own -= {t.i for t in child.subtree}
    first, last = _run(parse, own, tokens, head, -1), _run(parse, own, tokens, head, 1)
    while first < head and (parse[first].lower_ in FOCUS or parse[first].pos_ == "CCONJ"):
        first += 1
    while last > head and _is_day(parse[last]):
        last -= 1
    return range(first, last + 1)


def _top(head: Token, tokens: frozenset[int]) -> Token:
    """The noun of the source that ``head`` is a part of: *Director* of *Director of Works*."""
    top = at = head
    while at.dep_ in PARTS and at.head.i in tokens:
        at = at.head
        top = at if at.pos_ in {"NOUN", "PROPN"} else top
    return top


def _tells_more(clause: Token) -> bool:
    set_off = clause.left_edge.i > 0 and clause.nbor(clause.left_edge.i - clause.i - 1).text == ","
    own = clause.head.pos_ == "PROPN" or set_off
    return clause.dep_ == "relcl" or (clause.dep_ == "acl" and own)


def _run(parse: Doc, own: set[int], tokens: frozenset[int], head: int, step: int) -> int:
    """The last word from ``head`` on that belongs to it; marks alone part them."""
    edge, at = head, head + step
    while min(tokens) <= at <= max(tokens):
        if step < 0 and parse[at].tag_ in FINITE:  # *that swayed jurors*
            break
        if at in own or (at in tokens and _goes_on(parse, at, at - step)):
            edge = at
        elif not (parse[at].is_punct or parse[at].tag_ == "POS"):
            break
        at += step
    return edge


def _goes_on(parse: Doc, at: int, before: int) -> bool:
    """True inside a name that the parse tore apart: *Capt. Tom Hale*, *co-workers*, *post.com*."""
    if parse[before].text in {"-", "–"}:
        return not parse[at].is_punct
    near = parse[before].pos_ in {"PROPN", "NOUN"} or parse[before].text in {".", "The"}
    return near and (parse[at].pos_ == "PROPN" or parse[at].text in {"The", *ADDRESS})


def _is_day(token: Token) -> bool:
    return token.dep_ == "npadvmod" and token.ent_type_ in WHEN
