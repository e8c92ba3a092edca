"""Names of people in one parsed text.

The parser's own names are the beginning; what stands beside a name finds those it misses, and
every name found is looked for in the whole text again, part by part. Doubt protects: a name too
many costs a reader a word, a name too few may cost somebody more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from wherefrom.data.load import words
from wherefrom.data.shortnamed import short_named
from wherefrom.model import Identifier
from wherefrom.protect.courts import ALIAS, INITIALS, PARTY
from wherefrom.protect.letters import CAPITAL
from wherefrom.protect.told import NOT_PEOPLE, told

READ = "read as a person's name"  # by the parser, without more
GIVEN = "a given name"
INTRODUCED = "said to be a name"
SHORT = "one word beside which an age, a calling or a changed name is told"
ELSEWHERE = "the name of somebody named elsewhere"
JOINED = "joined to somebody's name"
INFERRED = frozenset([READ, ELSEWHERE, JOINED])  # told by no word beside the name
READ_AS_THING = "read as the name of a place, a body or a thing"
ADDRESSES = frozenset(["mr", "mrs", "ms", "miss", "dr"])
LONGEST_GIVEN = 3  # words of a name that begins with a known given name
_ENDS = {"'s", "’s", "'", "’"}
_AND = r"(?:[ \t]*&[ \t]*|[ \t]+(?:and|or|vs\.?)[ \t]+)"
_ONE = rf"{CAPITAL}(?:[ \t]{CAPITAL})?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?[ \t]+)?"
_JOINED = re.compile(
    rf"(?<!\w){_TITLE}(?P<one>{_ONE})[\"”“’]?{_AND}[\"“]?{_TITLE}(?P<two>{_ONE})(?!\w)"
)
_OF_A_STATE = "Republic|Kingdom|State|Government|Federation|[Nn]ationals?|[Cc]itizens?"
_SAID_TO_BE = re.compile(
    r"(?i:\b(?:my|his|her|their)[ ]names?(?:[ ]is|['’]s)"
    r"|\b(?:thanks|regards|cheers|xoxo|love),?[ ]?\n?)"
    r"[ ]?[–—~-]?[ ]?(?P<name>[^\W\d_]{3,})(?=[ ]?[.!,;]|\s*\Z|\s*\n|[ ]and\b)"
)  # fmt: skip
_COUNTRY = re.compile(rf"\b(?:{_OF_A_STATE}) of (?P<name>{CAPITAL})")


def names(parse: Doc) -> list[Identifier]:
    """The names of people in ``parse``, sorted, none inside another."""
    text = parse.text  # put together from the words each time it is asked for
    found = [*_entities(parse, text), *_given(parse, text)]
    found += [_named(text, s, e, why) for s, e, why in told(parse) if _fits(text[s:e], why)]
    found += [_named(text, t.idx, t.idx + len(t), SHORT) for t in short_named(parse)]
    found += _small(text)
    found += _joined(text, found)
    found += _again(text, found)
    return _outermost(text, found)


def things(parse: Doc) -> Iterator[Identifier]:
    """Names that the parser takes for those of places, bodies and other things."""
    for entity in parse.ents:
        name = entity.text.removeprefix("the ").removeprefix("The ")
        thing = entity.label_ in NOT_PEOPLE or (entity.label_ == "PERSON" and _after_the(entity))
        if thing and name[:1].isupper():
            start = entity.end_char - len(name)
            yield Identifier(start, entity.end_char, "thing", READ_AS_THING, name)
    for found in _COUNTRY.finditer(parse.text):
        yield Identifier(*found.span("name"), "thing", READ_AS_THING, found["name"])


def _entities(parse: Doc, text: str) -> Iterator[Identifier]:
    for entity in parse.ents:
        if entity.label_ == "PERSON" and not _is_tag(entity, text) and not _after_the(entity):
            span = _bare(entity)
            if span is not None and not _odd(span.text):
                yield _named(text, span.start_char, span.end_char, READ)


def _is_tag(entity: Span, text: str) -> bool:
    """*#Blessed*: what a post is about, not a name."""
    return entity.start_char > 0 and text[entity.start_char - 1] == "#"


def _after_the(entity: Span) -> bool:
    """*the Grey Heron*: no person is called so."""
    first = entity.start - (entity[0].text.casefold() != "the")
    return first >= 0 and entity.doc[first].text.casefold() == "the"


def _bare(entity: Span) -> Span | None:
    """Without titles before it or behind, and without possessives and signs."""
    tokens = list(entity)
    while tokens and (_is_title(tokens[0]) or not tokens[0].text[:1].isalnum()):
        tokens.pop(0)
    while tokens and _no_end(tokens[-1]):
        tokens.pop()
    return entity.doc[tokens[0].i : tokens[-1].i + 1] if tokens else None


def _no_end(token: Token) -> bool:
    return _is_title(token) or token.text in _ENDS or not token.text[:1].isalpha()


def _fits(name: str, why: str) -> bool:
    """Courts write letters for names."""
    return why in (ALIAS, INITIALS, PARTY) or not _odd(name)


def _odd(name: str) -> bool:
    """Whether this can hardly be a name: no capital, one letter, or words of another kind."""
    parts = [p.casefold().strip(".:’'") for p in name.split()]
    usual = {*words("identifiers")["not_names"], *words("titles")["particles"], *ADDRESSES}
    short = len("".join(parts)) < 2
    return short or not any(c.isupper() for c in name) or all(p in usual for p in parts)


def _is_title(token: Token) -> bool:
    return token.text.casefold().rstrip(".") in _titles()


@cache
def _titles() -> frozenset[str]:
    lists = words("titles")
    every = [*lists["men"], *lists["women"], *(w for group in lists["any"] for w in group)]
    return frozenset(every)


def _given(parse: Doc, text: str) -> Iterator[Identifier]:
    """Given names that are known, where the parser knows no other kind for them, and what follows.

    *Emil Tavo*, of which it has read *Tavo* alone, is one name.
    """
    known = _given_names()
    for token in parse:
        if token.text.casefold() not in known or not (_maybe_name(token) or _with_surname(token)):
            continue
        last = token
        while last.i + 1 < len(parse) and last.i - token.i + 1 < LONGEST_GIVEN:
            after = parse[last.i + 1]
            alike = _maybe_name(after) or (last is token and _with_surname(token))
            if last.whitespace_ != " " or not alike or _is_title(after):
                break
            last = after
        yield _named(text, token.idx, last.idx + len(last), GIVEN)


def _small(text: str) -> Iterator[Identifier]:
    """*my name is sara*, *thanks, tamo*: given names without a capital, where only a name fits."""
    for found in _SAID_TO_BE.finditer(text):
        if found["name"].casefold() in _given_names():
            yield _named(text, *found.span("name"), INTRODUCED)


def _with_surname(token: Token) -> bool:
    """*Emil Tavo* taken for one place: no place has a given name and another word, as a rule."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        token.ent_type_ == "GPE"
        and token.ent_iob_ == "B"
        and after is not None
        and after.ent_type_ == "GPE"
        and after.ent_iob_ == "I"
    )


def _maybe_name(token: Token) -> bool:
    kind = token.ent_type_ in {"", "PERSON", "ORG", "PRODUCT"}
    return kind and token.tag_ in {"NNP", "NNPS"} and token.text[:1].isupper()


@cache
def _given_names() -> frozenset[str]:
    lists = words("given_names")
    every = {name for group in (*lists["men"], *lists["women"]) for name in group}
    every.update(lists["men_alone"], lists["women_alone"])
    return frozenset(every - set(words("identifiers")["not_names"]))


def _joined(text: str, found: Sequence[Identifier]) -> Iterator[Identifier]:
    """*Tamo & Lisa Reld*: who is joined to somebody named."""
    ends = {i.end for i in found}
    starts = {i.start for i in found}
    for pair in _JOINED.finditer(text):
        if pair.end("one") in ends and not _odd(pair["two"]):
            yield _named(text, *pair.span("two"), JOINED)
        if pair.start("two") in starts and not _odd(pair["one"]):
            yield _named(text, *pair.span("one"), JOINED)


def _again(text: str, found: Sequence[Identifier]) -> Iterator[Identifier]:
    """Every other place of a name found, whole or by a part of it that can stand alone."""
    parts = {p for one in found if one.name for p in (one.name, *one.name.split())}
    alone = sorted((p for p in parts if _stands_alone(p)), key=lambda p: (-len(p), p))
    if not alone:
        return
    shape = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, alone)) + r")(?!\w)")
    for match in shape.finditer(text):
        yield _named(text, match.start(), match.end(), ELSEWHERE)


def _stands_alone(part: str) -> bool:
    bare = part.strip(".")
    usual = {*words("identifiers")["not_names"], *words("titles")["particles"]}
    return len(bare) > 2 and part[:1].isupper() and bare.casefold() not in usual


def _named(text: str, start: int, end: int, why: str) -> Identifier:
    return Identifier(start, end, "name", why, " ".join(text[start:end].split()))


def _outermost(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """None inside another; of two that overlap, what both cover together."""
    out: list[Identifier] = []
    for one in sorted(found, key=lambda i: (i.start, -i.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
        elif one.end > out[-1].end:
            why = one.why if out[-1].why in INFERRED else out[-1].why
            out[-1] = _named(text, out[-1].start, one.end, why)
    return out
