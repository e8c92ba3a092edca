"""Dates, times and quantities of each statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from wherefrom.claims.quantities import quantities
from wherefrom.claims.times.dates import dates_in
from wherefrom.claims.times.reading import timexes
from wherefrom.model import Document, Span, Statement


def with_values(
    document: Document, parse: Doc, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """``statements`` with the dates and quantities their words hold.

    ``parse`` is the parse of ``document.text``. Days of the week and the like
    are resolved against the day of publication, *the following day* against
    the date before it, in whatever statement that stands.
    """
    read = timexes(document.text, document.published.value, parse)
    out = []
    for statement in statements:
        span = Span(statement.start, statement.end)
        when = dates_in(read, span)
        taken = tuple(Span(d.start, d.end) for d in when)
        out.append(replace(statement, dates=when, quantities=quantities(parse, span, taken)))
    return tuple(out)
