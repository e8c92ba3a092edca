"""What each statement answers: that something is so, how many, when, where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from wherefrom.claims.aged import whose_age
from wherefrom.claims.alone import asked_alone, each_once
from wherefrom.claims.asking import asked, plainly
from wherefrom.claims.attributes import attributes
from wherefrom.claims.clauses import Clause, clause_of, clause_over
from wherefrom.claims.dated import clause_first, dated, of_the_act, only_dated
from wherefrom.claims.denials import (
    corrects,
    denied_clause,
    denied_from_outside,
    without_evidence,
)
from wherefrom.claims.doubting import borrowed_in_doubt, doubt, named_near, often_wrong
from wherefrom.claims.homes import HOME
from wherefrom.claims.outcomes import outcomes, tells_all
from wherefrom.claims.parsed import text_of
from wherefrom.claims.partaking import named_by, partaker
from wherefrom.claims.phrases import person_like
from wherefrom.claims.places import places, shortened
from wherefrom.claims.quoting import quoted_open, quoted_whole
from wherefrom.claims.rates import is_money, rate
from wherefrom.claims.summed import summed
from wherefrom.claims.thinness import checkable
from wherefrom.claims.times.telling import tells_when
from wherefrom.claims.verbs import is_denied
from wherefrom.claims.wording import denying_words, question
from wherefrom.content import content_words
from wherefrom.model import Document, Mention, Quantity, Reply, Statement

GUESSING = {"maybe", "perhaps", "possibly", "hopefully"}
MAY = {"can", "could", "may", "might", "would"}
PERSONS = {"witness", "person"}
TIMES = {"year", "month", "week", "day", "night", "hour", "game"}


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
    persons = {w for m in mentions if m.kind in PERSONS and m.named for w in m.name.split()}
    found: list[Reply] = []
    for statement in statements:
        if statement.kind == "assertion" and statement.document == document.id:
            speaker = names.get(statement.chain[-1].mention) if statement.chain else None
            if speaker and not _may_say_i(speaker, persons):
                speaker = None  # *prosecutors* and *a worker of hers* say no *I*
            answers = _of(parse, statement, speaker, persons)
            found += [replace(r, who=partaker(parse, r) or r.who) for r in answers]
    return tuple(each_once(found))


def _may_say_i(speaker: str, persons: Collection[str]) -> bool:
    """Whether a mention's name is a person's, which can stand for *I*."""
    capital = any(word[:1].isupper() for word in speaker.split())
    return capital and (" " in speaker or speaker in persons)


def _of(
    parse: Doc, statement: Statement, speaker: str | None, persons: Collection[str]
) -> Iterator[Reply]:
    clause = clause_of(parse, statement.start, statement.end, speaker)
    refused = denied_clause(parse, statement)
    befell = clause is not None and refused is None and tells_all(clause.verb)
    telling = (clause is None or _tells(clause.verb)) and not _compared_or_asked(parse, statement)
    if not befell and telling and (clause is not None or len(content_words(statement.text)) > 1):
        so = _proposition(parse, statement, clause, refused)
        yield replace(so, alone=asked_alone(parse, statement, refused or clause, so))
    if refused is not None:
        return  # amounts and days of what is denied answer nothing
    keys: set[str] = set()
    for quantity in statement.quantities:
        reply = _number(parse, statement, quantity, clause)
        if reply is not None and (reply.key not in keys or is_money(reply.key)):
            keys.add(reply.key)
            yield reply
    undated = clause is None and only_dated(statement)
    given = [d for d in statement.dates if tells_when(text_of(parse), d)]
    for date in () if undated else clause_first(parse, given, clause):
        kind = "time" if date.value.startswith("T") else "day"
        if kind not in keys and not (
            kind == "day" and len(date.value) < 7 and not of_the_act(parse, date)
        ):
            keys.add(kind)
            yield dated(parse, statement, date, clause)
    told = tuple(attributes(parse, statement))
    homes = [range(r.start, r.end) for r in told if r.key.startswith(HOME)]
    for reply in places(parse, statement, clause, persons):
        if not any(reply.start in home for home in homes):  # it would ask the same once more
            yield reply
    yield from (r for r in told if r.kind != "number" or r.key not in keys)
    yield from outcomes(parse, statement)


def _tells(verb: Token) -> bool:
    """Not *Lee won't*, nor *than you can imagine*: nobody could ask whether that is so."""
    return verb.tag_ != "MD" and not any(c.lower_ == "than" for c in verb.children)


def _compared_or_asked(parse: Doc, statement: Statement) -> bool:
    """*(more than) it does*, *(nor) is Lode*, *Is there anyone (who knows?)*: nothing is so."""
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    beside = parse[max(0, span.start - 1) : span.start]
    if span[0].lower_ == "nor" or any(t.lower_ in {"than", "nor"} for t in beside):
        return True
    first_words = parse[max(0, span.start - 2) : span.start + 2].text.casefold()
    if "each time" in first_words or "every time" in first_words:
        return True
    last = [t for t in span.sent if not t.is_space and not t.is_quote and not t.is_bracket][-1:]
    first = next((t for t in span if t.is_alpha), None)
    asks = bool(last) and last[0].text == "?"
    return asks and first is not None and first.pos_ == "AUX" and first.tag_ != "VBN"


def _proposition(
    parse: Doc, statement: Statement, clause: Clause | None, refused: Clause | None
) -> Reply:
    """Yes or no to what the clause says; a denial is a no to the clause it denies."""
    plain = " ".join(statement.text.split())
    span = (statement.start, statement.end)
    clause = refused or clause
    if clause is None:
        asked, negated = f"Is this so: “{shortened(plain)}”?", statement.modality == "denied"
        said = quoted_whole(parse, statement, None)
        return Reply(
            statement.id, "proposition", "", plain, *span, asked, False,
            negated=negated, verbatim=checkable(said),
        )  # fmt: skip
    none = without_evidence(clause) if statement.modality == "denied" else frozenset[int]()
    negs = {c.i for c in clause.verb.children if c.dep_ == "neg"}
    if corrects(clause.verb):
        negs = set()
    own = bool(negs)
    own = own != any(t.i not in none for t in denying_words(clause))
    denied = refused is not None or is_denied(clause.verb) or bool(none)
    if statement.modality == "denied" and not denied and not own:
        denied = denied_from_outside(clause, statement)
    drop = negs | none
    good = not clause.pronoun and not _guessed(clause.verb)
    asked, good = question(clause, drop=drop, positive=True, good=good)
    no = own != denied
    plainly_not = own and not denied and bool(negs)
    # A quotation would hold the words that deny it, to which the answer is yes.
    said = ""
    if borrowed_in_doubt(clause) and not no:
        said = quoted_open(parse, statement, clause) or quoted_whole(parse, statement, clause)
    elif not good and (plainly_not or not no):
        said = quoted_whole(parse, statement, clause)
    elif not no and often_wrong(clause):
        nameless = quoted_open(parse, statement, clause) if named_near(clause) else ""
        said = nameless or quoted_whole(parse, statement, clause)
    return Reply(
        statement.id, "proposition", "", plain, *span, asked, good,
        negated=no, verbatim=checkable(said), doubt=doubt(clause),
    )  # fmt: skip


def _guessed(verb: Token) -> bool:
    """*Maybe she left*: turned round, the question would leave it out."""
    return any(c.dep_ == "advmod" and c.lower_ in GUESSING for c in verb.children)


def _number(
    parse: Doc, statement: Statement, quantity: Quantity, clause: Clause | None
) -> Reply | None:
    key = _key(parse, quantity)
    if key is None or (quantity.of == "age" and _between(quantity)):
        return None  # *from the age of 16 to 19 she rowed* tells nobody's age
    if quantity.unit == "year" and _years_of_somebody(parse, quantity):
        return None
    if key == "magnitude" and clause is not None and any(a.lower_ in MAY for a in clause.aux):
        return None  # *a magnitude 6 quake can destroy houses* tells of none that did
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is not None:
        clause = clause_over(clause, span.root, statement.start, statement.end)
    question_, good = asked(parse, quantity, clause, key)
    idle = quantity.ordinal or vague(quantity)  # *several blocks away*: nobody would ask
    unsure = not good or (clause is not None and borrowed_in_doubt(clause))
    said = "" if idle or not unsure else plainly(parse, statement, quantity, key)
    whole = summed(parse, statement, quantity)
    told = text_of(parse)[quantity.start : quantity.end]
    return Reply(
        statement.id,
        "number",
        key,
        _shown(told, key) if whole is None else whole.words,
        quantity.start,
        quantity.end if whole is None else whole.end,
        question_,
        good,
        quantity.low if whole is None else whole.total,
        quantity.high if whole is None else whole.total,
        quantity.unit,
        quantity.approximate,
        verbatim=said,
        doubt=0.0 if clause is None else doubt(clause),
        who=named_by(clause),
    )


def _years_of_somebody(parse: Doc, quantity: Quantity) -> bool:
    """*An 11-year veteran*: nobody would ask how long the veteran was."""
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    return span is not None and "-" in span.text and person_like(span.root.head)


def _between(quantity: Quantity) -> bool:
    """*from the age of 16 to 19*: two ages, not one that is not known exactly."""
    low, high = quantity.low, quantity.high
    return not quantity.approximate and low is not None and high is not None and low != high


def vague(quantity: Quantity) -> bool:
    """*Several*, *dozens*: hardly a number."""
    low, high = quantity.low, quantity.high
    return quantity.approximate and low is not None and high is not None and low != high


def _shown(text: str, key: str) -> str:
    """The amount as an answer: *34* for *34-year*, without the hyphens of a compound."""
    text = re.sub(r"[\s-]*years?\Z", "", text) if key.startswith("age of ") else text
    return re.sub(r"(?<=\w)-(?=[a-z])", " ", text).strip(" -–")


def _key(parse: Doc, quantity: Quantity) -> str | None:
    unit = quantity.unit
    if quantity.of == "age":
        return f"age of {whose_age(parse, quantity)}"
    if unit is not None and unit.isupper():
        period = rate(text_of(parse), quantity.end)
        return f"money a {period}" if period in TIMES else "money"
    return unit or quantity.of
