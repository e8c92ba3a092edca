"""Names of people in one parsed text.

The parser's own names are the beginning; what stands beside a name (*her husband Tamo*,
*Dr Ansa Reld*, *Name: Tamo*) finds those it misses, and every name found is looked for in the
whole text again, part by part. Doubt protects: a name too many costs a reader a word, a name too
few may cost somebody more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from wherefrom.data.load import words
from wherefrom.model import Identifier

_WORD = r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*"
_CAPITAL = r"(?:[A-Z][\w'’]*(?:-[A-Z][\w'’]*)*|[A-Z]\.)"
_NAME = (
    rf"{_CAPITAL}(?:[ \t]+(?:(?:al|bin|ibn|van|von|de|del|da|la|der|den)[ \t]+)?{_CAPITAL}){{0,3}}"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
READ = "read as a person's name"  # by the parser, without more
ELSEWHERE = "the name of somebody named elsewhere"
JOINED = "joined to somebody's name"
INFERRED = frozenset([READ, ELSEWHERE, JOINED])  # told by no word beside the name
READ_AS_THING = "read as the name of a place, a body or a thing"
NOT_PEOPLE = {"ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "LANGUAGE", "DATE"}


def names(parse: Doc) -> list[Identifier]:
    """The names of people in ``parse``, sorted, none inside another."""
    found = [*_entities(parse), *_beside(parse), *_given(parse)]
    found += _joined(parse.text, found)
    found += _again(parse, found)
    return _outermost(found)


def things(parse: Doc) -> Iterator[Identifier]:
    """Names that the parser takes for those of places, bodies and other things."""
    for entity in parse.ents:
        name = entity.text.removeprefix("the ").removeprefix("The ")
        thing = entity.label_ in NOT_PEOPLE or (entity.label_ == "PERSON" and _after_the(entity))
        if thing and name[:1].isupper():
            start = entity.end_char - len(name)
            yield Identifier(start, entity.end_char, "thing", READ_AS_THING, name)


def _after_the(entity: Span) -> bool:
    """*the Grey Heron*: no person is called so."""
    first = entity.start - (entity[0].text.casefold() != "the")
    return first >= 0 and entity.doc[first].text.casefold() == "the"


def _entities(parse: Doc) -> Iterator[Identifier]:
    for entity in parse.ents:
        if entity.label_ == "PERSON" and not _is_tag(entity) and not _after_the(entity):
            span = _bare(entity)
            if span is not None and not _odd(span.text):
                yield _named(parse.text, span.start_char, span.end_char, READ)


def _bare(entity: Span) -> Span | None:
    """Without titles before it, and possessives and signs behind."""
    tokens = list(entity)
    while tokens and (_is_title(tokens[0]) or not tokens[0].text[:1].isalnum()):
        tokens.pop(0)
    while tokens and (
        tokens[-1].text in {"'s", "’s", "'", "’"} or not tokens[-1].text[:1].isalnum()
    ):
        tokens.pop()
    return entity.doc[tokens[0].i : tokens[-1].i + 1] if tokens else None


def _is_tag(entity: Span) -> bool:
    """*#Blessed*: what a post is about, not a name."""
    return entity.start_char > 0 and entity.doc.text[entity.start_char - 1] == "#"


def _odd(name: str) -> bool:
    """Whether this can hardly be a name: nothing capitalised, or a word of another kind."""
    parts = [p.casefold().strip(".:’'") for p in name.split()]
    usual = {*words("identifiers")["not_names"], *words("titles")["particles"]}
    short = len("".join(parts)) < 2
    return short or not any(c.isupper() for c in name) or all(p in usual for p in parts)


def _is_title(token: Token) -> bool:
    return token.text.casefold().rstrip(".") in _titles()


def _beside(parse: Doc) -> Iterator[Identifier]:
    """Names told by the words before them."""
    text = parse.text
    for shape, why in _shapes():
        for found in shape.finditer(text):
            start, end = found.span("name")
            end = _cut(text, start, end)
            if end > start and not _odd(text[start:end]) and not _other(parse, start, end, why):
                yield _named(text, start, end, why)


def _cut(text: str, start: int, end: int) -> int:
    """Where the name ends: before the first word that is nobody's name."""
    usual = words("identifiers")["not_names"]
    last = start
    for part in re.finditer(r"\S+", text[start:end]):
        if part[0].casefold().strip(".,:’'") in usual:
            break
        last = start + part.end()
    bare = text[start:last].rstrip(".,:;")
    bare = _POSSESSIVE.sub("", bare)
    return start + len(bare)


def _other(parse: Doc, start: int, end: int, why: str) -> bool:
    """Whether the parser takes these words for something else, and the words beside are weak."""
    if why not in (TITLED, KIN):
        return False
    span = parse.char_span(start, end, alignment_mode="expand")
    kinds = NOT_PEOPLE if why == TITLED else NOT_PEOPLE - {"ORG", "GPE", "PRODUCT"}
    return span is not None and any(t.ent_type_ in kinds for t in span)


def _given(parse: Doc) -> Iterator[Identifier]:
    """Given names that are known, where the parser knows no other kind for them, and what follows.

    *Emil Tavo*, of which it has read *Tavo* alone, is one name.
    """
    known = _given_names()
    for token in parse:
        if token.text.casefold() not in known or not _maybe_name(token):
            continue
        last = token
        while last.i - token.i < 2 and last.i + 1 < len(parse) and last.whitespace_ == " ":
            after = parse[last.i + 1]
            if not _maybe_name(after) or _is_title(after):
                break
            last = after
        yield _named(parse.text, token.idx, last.idx + len(last), GIVEN)


def _maybe_name(token: Token) -> bool:
    kind = token.ent_type_ in {"", "PERSON", "ORG", "PRODUCT"}
    return kind and token.tag_ in {"NNP", "NNPS"} and token.text[:1].isupper()


@cache
def _given_names() -> frozenset[str]:
    lists = words("given_names")
    every = {name for group in (*lists["men"], *lists["women"]) for name in group}
    every.update(lists["men_alone"], lists["women_alone"])
    return frozenset(every - set(words("identifiers")["not_names"]))


def _joined(text: str, found: list[Identifier]) -> Iterator[Identifier]:
    """*Shawn & Lisa Johnson*: who is joined to somebody named."""
    ends = {i.end for i in found}
    starts = {i.start for i in found}
    for pair in _JOINED.finditer(text):
        for mine, others, at in (
            ("two", ends, pair.end("one")),
            ("one", starts, pair.start("two")),
        ):
            start, end = pair.span(mine)
            if at in others and not _odd(text[start:end]):
                yield _named(text, start, end, JOINED)


_JOINED = re.compile(
    rf"(?<!\w)(?P<one>{_CAPITAL}(?:[ \t]{_CAPITAL})?)[\"”“’]?(?:[ \t]*&[ \t]*|[ \t]+(?:and|or|vs\.?)[ \t]+)[\"“]?(?P<two>{_CAPITAL}(?:[ \t]{_CAPITAL})?)(?!\w)"
)
TITLED = "after a title"
KIN = "after a word for a person"
GIVEN = "a given name"


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    lists = words("identifiers")

    def any_of(*names_: str) -> str:
        every = {w for n in names_ for w in lists[n]}
        return "|".join(re.escape(w) for w in sorted(every, key=lambda w: (-len(w), w)))

    titled = "|".join(re.escape(t.title()) for t in sorted(_strong_titles(), key=len, reverse=True))
    return (
        (re.compile(rf"\b(?:{titled})\.?[ \t]+(?P<name>{_NAME})"), TITLED),
        (re.compile(rf"\b(?i:{any_of('kin', 'called')}),?[ \t]+(?P<name>{_NAME})"), KIN),
        (
            re.compile(
                rf"(?:^|[|•\n])[ \t]*(?i:(?:\w+[ \t]+)?(?:{any_of('labels')}))[ \t]*[:：][ \t]*(?P<name>[^\W\d_][\w.'’-]*(?:[ \t]+{_CAPITAL}){{0,3}})",
                re.M,
            ),
            "after a label",
        ),
        (
            re.compile(
                rf"\b(?:married to|with|for|to|parents,?)[ \t]+(?:the amazing[ \t]+)?(?P<name>{_NAME})(?=,?[ \t]*(?:&|and)?[ \t]+(?:my|our|the kids|blessed)\b)"
            ),
            KIN,
        ),
        (
            re.compile(
                rf"\b(?i:married|wed|engaged)[ \t]+(?:(?:to|life with)[ \t]+)(?:(?:the|my)[ \t]+\w+[ \t]+)?(?P<name>{_NAME})"
            ),
            KIN,
        ),
        (re.compile(rf"^[ \t]*(?P<name>{_NAME}|[^\W\d]\w*)[ \t]+:[ \t]", re.M), "who posts"),
        (
            re.compile(
                rf"(?:^|[.!?,\n][ \t]*)(?i:{any_of('closings')})[,.!\s–—-]*\n?[ \t]*[–—~-]*[ \t]*(?P<name>{_NAME})[ \t.!]*(?:\n|\Z)",
                re.M,
            ),
            "at the end of a letter",
        ),
        (
            re.compile(rf"(?:^|\n|\s)[–—~-][ \t]*(?P<name>{_NAME})[ \t.!]*\Z"),
            "at the end of a letter",
        ),
    )


@cache
def _titles() -> frozenset[str]:
    lists = words("titles")
    every = [*lists["men"], *lists["women"], *(w for group in lists["any"] for w in group)]
    return frozenset(every)


def _strong_titles() -> frozenset[str]:
    lists = words("titles")
    return frozenset(
        [*lists["men"], *lists["women"], *lists["any"][0], *lists["any"][1], *lists["any"][2]]
    )


def _again(parse: Doc, found: list[Identifier]) -> Iterator[Identifier]:
    """Every other place of a name found, whole or by a part of it that can stand alone."""
    parts = {p for one in found if one.name for p in (one.name, *one.name.split())}
    alone = sorted((p for p in parts if _stands_alone(p)), key=lambda p: (-len(p), p))
    if not alone:
        return
    shape = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, alone)) + r")(?!\w)")
    for match in shape.finditer(parse.text):
        yield _named(parse.text, match.start(), match.end(), ELSEWHERE)


def _stands_alone(part: str) -> bool:
    bare = part.strip(".")
    return (
        len(bare) > 2
        and part[:1].isupper()
        and bare.casefold() not in words("identifiers")["not_names"]
    )


def _named(text: str, start: int, end: int, why: str) -> Identifier:
    return Identifier(start, end, "name", why, " ".join(text[start:end].split()))


def _outermost(found: list[Identifier]) -> list[Identifier]:
    out: list[Identifier] = []
    for one in sorted(found, key=lambda i: (i.start, -i.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out
