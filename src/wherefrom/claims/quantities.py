"""Reading the numbers of a passage: value or range, unit, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.data.load import words
from wherefrom.model import Quantity, Span

MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"

LASTING = {"year", "month", "day", "s"}  # *over seven years* is a time, not a bound

# Ordinals, fractions, scores, web addresses and *4x4*, right after a number.
NOT_COUNTED = r"(?:st|nd|rd|th)\b|\s?[:/]\s?\d|-\d\d-|\s?-\s?(?:thirds?|by)\b|\s?[x×]\s?\d"


@dataclass(frozen=True, slots=True)
class Shape:
    """The compiled word lists."""

    number: re.Pattern[str]
    exact: dict[str, int]
    scales: dict[str, float]
    vague: dict[str, list[float | None]]
    currencies: dict[str, str]
    units: dict[str, tuple[str, float]]
    bounds: dict[str, re.Pattern[str]]


def _alternatives(entries: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(e) for e in sorted(entries, key=lambda e: (-len(e), e)))


@cache
def shape() -> Shape:
    """The number pattern and its tables, built once."""
    table = words("numbers")
    exact, scales, vague = table["words"], table["scales"], table["vague"]
    signs = _alternatives([c for c in table["currencies"] if not c.islower()])
    money_words = _alternatives([c for c in table["currencies"] if c.islower()])
    units = _alternatives(list(table["units"]))
    spelled = f"(?:{_alternatives(list(exact))})(?:[ -]+(?:{_alternatives(list(exact))}))?"
    number = re.compile(
        rf"(?<![\w.,])(?P<sign>{signs})?\s?"
        rf"(?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?"
        rf"|\b(?:{_alternatives(list(vague))}|{spelled}|hundred|thousand|million)\b)"
        rf"(?:(?:\s?-\s?|\s)?(?P<scale>{_alternatives(list(scales))})\b)?"
        rf"(?:\s?-\s?|\s)?(?P<unit>{units}|{money_words})?(?!\w)",
        re.IGNORECASE,
    )
    return Shape(
        number=number,
        exact=exact,
        scales=scales,
        vague=vague,
        currencies=table["currencies"],
        units={u: (pair[0], float(pair[1])) for u, pair in table["units"].items()},
        bounds={
            kind: re.compile(rf"\b(?:{_alternatives(entries)})(?:\s+(?:an?|the))?\s*\Z", re.I)
            for kind, entries in table["bounds"].items()
        },
    )


def quantities(parse: Doc, span: Span, taken: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """The numbers in ``span`` of the parsed text, in order.

    ``taken`` are spans that dates and times already explain. Lengths are
    given in metres, weights in kilograms, short times in seconds, money in
    its ISO 4217 code, so that equal amounts compare equal.
    """
    text = parse.text
    found = []
    for match in shape().number.finditer(text, span.start, span.end):
        start, end = match.span()
        if any(t.start < end and start < t.end for t in taken) or _no_amount(text, match):
            continue
        quantity = _quantity(parse, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(_ranges_joined(text, found))


def _no_amount(text: str, match: re.Match[str]) -> bool:
    """Years, addresses and *one of the men* are numbers but no amounts."""
    value, start = match["value"], match.start()
    end = start + len(match[0].rstrip(" -"))
    bare = not (match["sign"] or match["scale"] or match["unit"])
    if bare and re.fullmatch(r"(?:1[5-9]|20)\d\d", value):
        return True
    if value.casefold() in {"one", "a couple", "many", "some"} and bare:
        return True
    if bare and re.search(rf"(?:\b(?:{MONTHS})\w*\.?\s+)\Z", text[:start][-12:], re.I):
        return True
    if re.search(r"(?:[x×]|-\s?by\s?-)\s?\Z", text[max(0, start - 6) : start], re.I):
        return True
    if bare and re.match(r"\s+of\s+(?:the|them)\b", text[end:]):
        return True
    return bool(re.match(NOT_COUNTED, text[end:], re.I))


def _quantity(parse: Doc, match: re.Match[str]) -> Quantity | None:
    s = shape()
    low, high, approximate = _value(match["value"])
    unit_word = (match["unit"] or "").casefold()
    factor = s.scales.get((match["scale"] or "").casefold(), 1.0)
    unit: str | None = None
    if match["sign"] or unit_word in s.currencies:
        unit = s.currencies.get(match["sign"] or "", s.currencies.get(unit_word))
    elif unit_word in s.units:
        unit, scale = s.units[unit_word]
        factor *= scale
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    end = start + len(match[0].strip())
    bound = _bound(parse.text, start)
    low = None if low is None else round(low * factor, 4)
    high = None if high is None else round(high * factor, 4)
    if bound == "at_least" and not (
        unit in LASTING and match.string[:start].rstrip().endswith("over")
    ):
        high = None
    elif bound in {"at_most", "about"}:
        approximate = True
    span = parse.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    if unit is None and re.match(r"[\s-]*magnitude", parse.text[end : end + 14], re.I):
        unit = "magnitude"
    elif unit is None and re.search(
        r"(?:magnitude|measur\w+|registering|force of)[\s\w-]*\Z", parse.text[:start][-30:], re.I
    ):
        unit = "magnitude" if "." in match["value"] else None
    of = _age(parse.text, start, end) or (None if unit == "magnitude" else _counted(span, unit))
    return Quantity(start, end, low, high, unit, of, approximate)


def _value(word: str) -> tuple[float | None, float | None, bool]:
    s, word = shape(), word.casefold()
    if word in s.vague:
        low, high = s.vague[word]
        return low, high, low != high
    if word[0].isdigit():
        number = float(word.replace(",", ""))
    elif word in s.scales:
        number = float(s.scales[word])
    else:
        number = float(sum(s.exact.get(part, 0) for part in re.split(r"[ -]+", word)))
    return number, number, False


def _bound(text: str, start: int) -> str | None:
    before = text[max(0, start - 24) : start]
    for kind, pattern in shape().bounds.items():
        if pattern.search(before):
            return kind
    return None


def _age(text: str, start: int, end: int) -> str | None:
    after, before = text[end : end + 12], text[max(0, start - 10) : start]
    if re.match(r"[\s-]*(?:years?[\s-]*)?old\b", after, re.I) or (
        re.search(r"years?[\s-]*\Z", text[start:end], re.I)
        and re.match(r"[\s-]*old\b", after, re.I)
    ):
        return "age"
    if re.search(r"\b(?:aged?|age of)\s*\Z", before, re.I):
        return "age"
    if re.search(r"[A-Z]\w+,\s*\Z", before) and re.match(r"\s*,", after):
        return "age"
    return None


@cache
def _states() -> dict[str, str]:
    return {w: state for state, ws in words("properties")["states"].items() for w in ws}


def _counted(span: Words, unit: str | None) -> str | None:
    """What is counted: the noun's lemma, or what happened to the people counted."""
    token = span.root
    noun = _noun(token)
    table = words("properties")
    if noun is not None and noun.lemma_.casefold() not in table["people"]:
        state = _states().get(noun.lemma_.casefold())
        return state or noun.lemma_.casefold()
    state = _state_near(noun if noun is not None else token)
    if state is not None:
        return state
    if noun is not None:
        return "people"
    return None if unit else _predicate(token)


def _noun(token: Token) -> Token | None:
    number = token.like_num or token.lower_ in shape().vague or token.lower_ in shape().scales
    unit = token.lower_ in shape().units or token.lower_ in shape().currencies
    if token.pos_ in {"NOUN", "PROPN"} and not number and not unit:
        return token
    if (
        token.head.pos_ in {"NOUN", "PROPN"}
        and not unit
        and token.dep_ in {"nummod", "compound", "amod", "quantmod"}
    ):
        return token.head
    for child in token.children:  # *dozens of homes*
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.pos_ in {"NOUN", "PROPN"}), None)
    return None


def _state_near(token: Token) -> str | None:
    """The state that a governing verb, predicate or subject of ``token`` expresses."""
    near: list[Token] = [token, *token.children]
    head = token
    for _ in range(3):
        if head.head.i == head.i:
            break
        head = head.head
        near += [
            head,
            *(
                c
                for c in head.children
                if c.dep_ in {"nsubj", "nsubjpass", "acomp", "attr", "amod", "oprd", "dobj"}
            ),
        ]
        near += [
            g
            for c in head.children
            if c.dep_ == "nsubj"
            for g in c.children
            if g.dep_ in {"compound", "amod"}
        ]
        if head.pos_ == "VERB":
            break
    states = _states()
    return next((states[t.lemma_.casefold()] for t in near if t.lemma_.casefold() in states), None)


def _predicate(token: Token) -> str | None:
    verb = token.head
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.pos_ == "NOUN":
        return subject.lemma_.casefold()
    return None


def _ranges_joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """*between 40 and 80 percent*, *$165 million to $180 million* are one quantity each."""
    i = 0
    while i < len(found):
        one = found[i]
        two = found[i + 1] if i + 1 < len(found) else None
        if two is not None and _is_range(text, one, two):
            unit = one.unit or two.unit
            yield Quantity(one.start, two.end, one.low, two.high, unit, two.of or one.of, False)
            i += 2
            continue
        yield one
        i += 1


def _is_range(text: str, one: Quantity, two: Quantity) -> bool:
    between = text[one.end : two.start].strip().casefold()
    if one.unit not in {two.unit, None} or None in {one.low, two.low}:
        return False
    led = re.search(r"(?:between|from)\s*\Z", text[max(0, one.start - 10) : one.start], re.I)
    rises = (one.low or 0) < (two.low or 0)
    return rises and (between in {"-", "–", "to"} or (between in {"and", "to"} and led is not None))
