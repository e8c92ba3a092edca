"""Codes on the report page: tables of what is alleged, each with its caution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.model import Indicator
from wherefrom.report.indicators import (
    CHILD,
    RECALL,
    Alleged,
    alleged,
    cautions,
    matrix,
    per_body,
    per_claim,
)
from wherefrom.report.indicators_views import (
    CellView,
    CodedWords,
    CodeView,
    GroupView,
    IndicatorsView,
)
from wherefrom.report.lookup import Lookup
from wherefrom.report.marked import Mark, marked
from wherefrom.report.words import plural

WORDS = 40  # statements shown of one code; the ledger holds all


def indicators_view(lookup: Lookup, places: Mapping[str, str]) -> IndicatorsView:
    """The section; ``places`` are the numbers of the claims on the page."""
    names = {code.code: code.name for book in lookup.ledger.codebooks for code in book.codes}
    names |= {CHILD: "a child: no means needed"}
    return IndicatorsView(
        cautions(lookup.ledger),
        RECALL,
        tuple(_code(lookup, one) for one in alleged(lookup)),
        tuple(
            GroupView(
                f"{places.get(claim.id, '')} {claim.gloss}".strip(),
                lookup.places.claim(claim.id),
                _lines(found),
            )
            for claim, found in per_claim(lookup)
        ),
        tuple(GroupView(s.name, "", _lines(found)) for s, found in per_body(lookup)),
        tuple(
            CellView(
                names[c.act],
                names[c.means],
                names[c.purpose],
                plural(len(c.documents), "document"),
                c.behind.words(),
            )
            for c in matrix(lookup)
        ),
    )


def _lines(found: Sequence[Alleged]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{a.code.name} ({a.book.scheme})", a.behind.words()) for a in found)


def _code(lookup: Lookup, one: Alleged) -> CodeView:
    n = plural(one.behind.statements, "statement")
    where = plural(one.behind.documents, "document")
    return CodeView(
        one.code.name,
        one.book.scheme,
        one.code.definition,
        one.behind.words(),
        f"{n} of {where}",
        tuple(_words(lookup, i) for i in one.indicators[:WORDS]),
        max(0, len(one.indicators) - WORDS),
    )


def _words(lookup: Lookup, one: Indicator) -> CodedWords:
    said = lookup.statements[one.statement]
    document = lookup.documents[said.document]
    start = min(said.start, *(e.start for e in one.evidence))
    end = max(said.end, *(e.end for e in one.evidence))
    marks = [Mark(e.start, e.end, "mark") for e in one.evidence]
    return CodedWords(
        lookup.labels[document.id],
        lookup.places.statement(said.id, said.document),
        tuple(lookup.source_name(link.source) for link in said.chain),
        marked(document.text, marks, start, end),
        one.why,
        f"{one.probability:.2f}",
    )
