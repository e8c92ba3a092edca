"""The kinds that the nouns of a case come in."""

from __future__ import annotations

from typing import Literal

Basis = Literal["metadata", "text", "url", "given", "unknown"]
PublisherKind = Literal["outlet", "organisation", "official", "person"]
OriginKind = Literal[
    "witness",
    "official",
    "record",
    "organisation",
    "person",
    "withheld",
    "anonymous",
    "outlet",
    "none",
]
StatementKind = Literal["assertion", "opinion", "norm", "question", "forecast"]
Modality = Literal["asserted", "hedged", "denied"]
DerivationKind = Literal[
    "cites", "links", "copies", "credits", "corrects", "same_author", "same_publisher"
]
CreditKind = Literal["dateline", "byline", "source"]
ConflictKind = Literal["conflict", "update"]
LedgerView = Literal["full", "pseudonymised"]
NAMED_KINDS: frozenset[OriginKind] = frozenset(
    {"witness", "official", "record", "organisation", "person"}
)
DatePrecision = Literal["year", "month", "day", "weekday", "minute"]
# text: resolved against another date of the text, published: against the day of publication.
DateBasis = Literal["stated", "published", "text"]
ReplyKind = Literal["proposition", "number", "day", "time", "place", "what"]
RulingKind = Literal[
    "same", "apart", "answer", "name", "code", "derivation", "withdrawn", "corrected",
    "merge", "split", "source_kind", "chain", "statement_kind", "note", "reliability",
    "credibility", "undo",
]  # fmt: skip
ThingKind = Literal["document", "source", "external", "claim", "answer"]  # ruled on
# in_part: a later ruling on one question goes before it there. idle: nothing for it to bear on.
RulingState = Literal["stands", "in_part", "overruled", "undone", "lost", "idle"]
