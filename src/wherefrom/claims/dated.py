"""When a statement says that it was: which of its dates answer, and what they are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.clauses import Clause, clause_over, told_of
from wherefrom.claims.doubting import borrowed_in_doubt, doubt
from wherefrom.claims.lexicon import listed
from wherefrom.claims.numbered import definite, preposition_of, with_bounds
from wherefrom.claims.places import shortened
from wherefrom.claims.quoting import with_blank
from wherefrom.claims.wording import question
from wherefrom.model import DateValue, Reply, Statement

PART_OF_DAY = {"morning", "afternoon", "evening", "night"}
LEAST_WORDS = 3  # besides a date, for a line without a verb to tell of anything


def clause_first(parse: Doc, found: Sequence[DateValue], clause: Clause | None) -> list[DateValue]:
    """The clause's own dates before those of other clauses in the statement."""
    inside = set() if clause is None else {t.idx for t in clause.rest}

    def apart(date: DateValue) -> bool:
        span = parse.char_span(date.start, date.end, alignment_mode="expand")
        return span is None or not inside & {t.idx for t in span}

    return sorted(found, key=apart)


PART_OF_YEAR = {"spring", "summer", "autumn", "winter", "start", "beginning", "middle", "end"}


def of_the_act(parse: Doc, date: DateValue) -> bool:
    """Whether a year hangs on a verb: *built in 1935*, not *the winner in 2009*."""
    span = parse.char_span(date.start, date.end, alignment_mode="expand")
    if span is None:
        return False
    top = span.root
    while top.pos_ not in {"VERB", "AUX"} and top.head.i != top.i:
        of_year = top.pos_ in {"NUM", "ADP"} or top.lower_ in PART_OF_YEAR
        if not of_year and top.dep_ != "npadvmod":  # *last year*
            break
        top = top.head
    if top.tag_ == "NNS" and top.dep_ == "nsubj" and date.start > top.idx:
        top = top.head  # *voters in 2010 approved the bond*
    return top.pos_ in {"VERB", "AUX"}


def only_dated(statement: Statement) -> bool:
    """A page's own date line: hardly any words besides the date."""
    rest = list(statement.text)
    for date in statement.dates:
        rest[date.start - statement.start : date.end - statement.start] = [" "] * (
            date.end - date.start
        )
    return len(re.findall(r"[^\W\d_]{3,}", "".join(rest))) < LEAST_WORDS


def dated(parse: Doc, statement: Statement, date: DateValue, clause: Clause | None) -> Reply:
    """The reply that tells when: of the clause, or of the noun that the date stands before."""
    span = parse.char_span(date.start, date.end, alignment_mode="expand")
    if span is not None:
        clause = clause_over(clause, span.root, statement.start, statement.end)
    kind = "time" if date.value.startswith("T") else "day"
    lead = "At what time" if kind == "time" else "On which day" if len(date.value) >= 10 else "When"
    drop = set() if span is None else with_bounds(parse, span) | preposition_of(span.root)
    if span is not None and span.end < len(parse) and parse[span.end].lower_ in PART_OF_DAY:
        drop.add(span.end)
    noun, wanted = None if span is None else _dated_noun(span), False
    if clause is None:
        asked, good = f"{lead}: “{shortened(statement.text)}”?", False
    elif noun is not None and noun.lemma_ in listed("happenings"):
        be = "were" if noun.tag_ == "NNS" else "was"
        asked, good = f"{lead} {be} {definite(noun, drop)}?", True
    else:
        words = {t.i for t in (*clause.rest, *clause.subject)}
        good = not clause.pronoun and noun is None and bool(drop & words)
        told = span is None or told_of(span.root, clause)
        wanted = good
        asked, good = question(clause, lead, drop, good=good and told)
    unsure = wanted and (not good or (clause is not None and borrowed_in_doubt(clause)))
    said = with_blank(parse, statement, date.start, date.end, lead) if unsure else ""
    return Reply(
        statement.id, "time" if kind == "time" else "day", "", date.value,
        date.start, date.end, asked, good, verbatim=said,
        doubt=0.0 if clause is None else doubt(clause),
    )  # fmt: skip


def _dated_noun(span: Words) -> Token | None:
    """The noun that a date only describes: *the June 2030 accident*, *Monday's hearing*."""
    top: Token = span.root
    noun = top.head
    inside = top.dep_ in {"compound", "nmod", "amod", "nummod", "poss"}
    if not inside or noun in span or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    return None if noun.lower_ in PART_OF_DAY or noun.ent_type_ in {"DATE", "TIME"} else noun
