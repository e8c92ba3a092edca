"""What each statement answers: that something is so, how many, when, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.wording import Clause, asserted, clause_of, question, stated
from wherefrom.data.load import words
from wherefrom.model import DateValue, Document, Mention, Quantity, Reply, Statement

DENYING = {"deny", "reject", "dispute", "dismiss", "refute"}  # *denies it* is so, he does deny it
PLACES = {"GPE", "LOC", "FAC"}
PLACE_PREPOSITIONS = {"in", "at", "near", "on", "off", "outside", "inside"}
NAMED = re.compile(r"((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+),\s*\Z")
LEAST_WORDS = 3  # besides a date, for a line without a verb to tell of anything
LASTING = {"s": "How long", "day": "How long", "month": "How long", "year": "How long"}


def replies(
    document: Document,
    parse: Doc,
    statements: Sequence[Statement],
    mentions: Sequence[Mention] = (),
) -> tuple[Reply, ...]:
    """The questions each of ``statements`` answers, in their order.

    ``parse`` is the parse of ``document.text``; only assertions answer.
    ``mentions`` are those of the statements' chains: they say who *I* is.
    """
    names = {m.id: m.name for m in mentions if m.named}
    found: list[Reply] = []
    for statement in statements:
        if statement.kind == "assertion" and statement.document == document.id:
            speaker = names.get(statement.chain[-1].mention) if statement.chain else None
            found += _of(parse, statement, speaker)
    return tuple(found)


def _of(parse: Doc, statement: Statement, speaker: str | None) -> Iterator[Reply]:
    clause = clause_of(parse, statement.start, statement.end, speaker)
    yield _proposition(statement, clause)
    keys: set[str] = set()
    for quantity in statement.quantities:
        reply = _number(parse, statement, quantity, clause)
        if reply is not None and (reply.key not in keys or reply.key == "money"):
            keys.add(reply.key)
            yield reply
    for date in () if clause is None and _only_dated(statement) else statement.dates:
        kind = "time" if date.value.startswith("T") else "day"
        if kind not in keys and not (kind == "day" and len(date.value) < 7):
            keys.add(kind)
            yield _date(parse, statement, date, clause)
    yield from _places(parse, statement, clause)


def _only_dated(statement: Statement) -> bool:
    """A page's own date line: hardly any words besides the date."""
    rest = list(statement.text)
    for date in statement.dates:
        rest[date.start - statement.start : date.end - statement.start] = [" "] * (
            date.end - date.start
        )
    return len(re.findall(r"[^\W\d_]{3,}", "".join(rest))) < LEAST_WORDS


def _proposition(statement: Statement, clause: Clause | None) -> Reply:
    negated = clause is not None and any(c.dep_ == "neg" for c in clause.verb.children)
    if statement.modality == "denied" and (clause is None or clause.verb.lemma_ not in DENYING):
        negated = True
    plain = " ".join(statement.text.split())
    if clause is None:
        asked, good = f"Is this so: “{plain}”?", False
    else:
        drop = {c.i for c in clause.verb.children if c.dep_ == "neg"}
        asked, good = question(clause, drop=drop), not clause.pronoun
    span = (statement.start, statement.end)
    return Reply(statement.id, "proposition", "", plain, *span, asked, good, negated=negated)


def _number(
    parse: Doc, statement: Statement, quantity: Quantity, clause: Clause | None
) -> Reply | None:
    key = _key(parse, quantity)
    if key is None:
        return None
    asked, good = _asked(parse, quantity, clause, key)
    return Reply(
        statement.id,
        "number",
        key,
        parse.text[quantity.start : quantity.end],
        quantity.start,
        quantity.end,
        asked,
        good,
        quantity.low,
        quantity.high,
        quantity.unit,
        quantity.approximate,
    )


def _key(parse: Doc, quantity: Quantity) -> str | None:
    unit = quantity.unit
    if quantity.of == "age":
        return f"age of {_aged(parse, quantity)}"
    if unit is not None and unit.isupper():
        return "money"
    return unit or quantity.of


def _aged(parse: Doc, quantity: Quantity) -> str:
    """Whose age it is: a name, or the noun (*34-year-old mother*, *Ann Lee, 34,*)."""
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    before = NAMED.search(parse.text[: quantity.start][-60:])
    if before is not None:
        return before[1].casefold()
    head = None if span is None else _noun_of(span.root)
    if head is None:
        return "somebody"
    return _name(head).casefold() if head.pos_ == "PROPN" else head.lower_


def _asked(parse: Doc, quantity: Quantity, clause: Clause | None, key: str) -> tuple[str, bool]:
    ready = words("properties")["questions"].get(key)
    if ready:
        return ready, True
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return f"How many: “{parse.text[quantity.start : quantity.end]}”?", False
    head, drop = _noun_of(span.root), {t.i for t in span}
    if key == "magnitude":
        return "What was the magnitude?", True
    if quantity.of == "age":
        return _how_old(head, key)
    if key == "money":
        return (
            (f"How much was the {head.lemma_}?", True)
            if head is not None
            else ("How much money?", False)
        )
    if key in {"m", "kg", *LASTING}:
        lead = LASTING.get(key, "How far" if key == "m" else "How much")
        if clause is None or not drop & {t.i for t in clause.rest}:
            return f"{lead}: “{_around(parse, span)}”?", False
        return question(clause, lead, drop | _preposition(span.root)), not clause.pronoun
    return _how_many(clause, head, drop, key)


def _around(parse: Doc, span: Words) -> str:
    """The quantity with some words on either side."""
    near = parse[max(span.sent.start, span.start - 5) : min(span.sent.end, span.end + 5)]
    return " ".join(near.text.split())


def _how_old(head: Token | None, key: str) -> tuple[str, bool]:
    who = key.removeprefix("age of ")
    if head is not None and _name(head).casefold().removeprefix("the ") == who:
        return f"How old was {_name(head)}?", True
    return f"How old was {who.title()}?", who != "somebody"


def _how_many(
    clause: Clause | None, head: Token | None, drop: set[int], key: str
) -> tuple[str, bool]:
    noun = (
        "people" if key == "people" else key if head is None or head.tag_ != "NNS" else head.lower_
    )
    if key == "percent":
        return (
            (f"What percentage of the {head.lemma_} was it?", True)
            if head is not None
            else ("What percentage?", False)
        )
    if clause is None or head is None:
        return f"How many {noun}?", False
    if head.i in {t.i for t in clause.subject}:
        return stated(clause, f"How many {noun}", drop), clause.verb.tag_ != "VBG" or bool(
            clause.aux
        )
    where = _preposition(head)
    gone = drop | {t.i for t in head.subtree} | where
    lead = f"{head.head.lower_} how many {noun}" if where else f"How many {noun}"
    return question(clause, lead, gone), not clause.pronoun and head in clause.rest


def _noun_of(token: Token) -> Token | None:
    for _ in range(3):
        if token.head.i == token.i:
            return None
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            return None
        token = token.head
        if token.pos_ in {"NOUN", "PROPN"} and not token.like_num:
            return token
    return None


def _name(head: Token) -> str:
    name = " ".join(t.text for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN")
    full = f"{name} {head.text}".strip()
    return full if head.pos_ == "PROPN" else f"the {full}"


def _preposition(token: Token) -> set[int]:
    return (
        {token.head.i} if token.dep_ in {"pobj", "npadvmod"} and token.head.pos_ == "ADP" else set()
    )


def _date(parse: Doc, statement: Statement, date: DateValue, clause: Clause | None) -> Reply:
    span = parse.char_span(date.start, date.end, alignment_mode="expand")
    kind = "time" if date.value.startswith("T") else "day"
    lead = "At what time" if kind == "time" else "On which day" if len(date.value) >= 10 else "When"
    drop = set() if span is None else {t.i for t in span} | _preposition(span.root)
    if clause is None:
        asked, good = f"{lead}: “{' '.join(statement.text.split())}”?", False
    else:
        asked, good = question(clause, lead, drop), not clause.pronoun
    return Reply(
        statement.id, "time" if kind == "time" else "day", "", date.value,
        date.start, date.end, asked, good,
    )  # fmt: skip


def _places(parse: Doc, statement: Statement, clause: Clause | None) -> Iterator[Reply]:
    words_ = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    seen: set[str] = set()
    for entity in words_.ents if words_ is not None else ():
        name = entity.text.removeprefix("the ").removeprefix("The ").strip()
        if entity.label_ not in PLACES or name.casefold() in seen or not name:
            continue
        seen.add(name.casefold())
        phrase = _place_phrase(entity.root)
        drop = {t.i for t in phrase.subtree} if phrase is not None else set()
        if clause is None or phrase is None:
            asked, good = f"Was it in {name}: “{' '.join(statement.text.split())}”?", False
        else:
            good = not clause.pronoun and not drop & {t.i for t in clause.subject}
            asked = asserted(clause, f"Was it {phrase.lower_} {entity.text} that", drop)
        yield Reply(
            statement.id, "place", name.casefold(), name,
            entity.start_char, entity.end_char, asked, good,
        )  # fmt: skip


def _place_phrase(token: Token) -> Token | None:
    """The preposition of the outermost phrase that says where (*in the city of Bam*)."""
    found = None
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        if token.pos_ == "ADP" and token.lower_ in PLACE_PREPOSITIONS:
            found = token
        token = token.head
    return found
