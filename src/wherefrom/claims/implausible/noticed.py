"""Notices for what cannot be right inside a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from wherefrom.claims.implausible import ages, amounts, calendar, later, ranges, slips, sums
from wherefrom.claims.implausible.doubts import Doubt
from wherefrom.model import Document, Notice, Statement
from wherefrom.stretches import Stretches

READ = ("en", None)  # the rules know English words
ALONE = (ranges, calendar, ages, sums, amounts)  # need nothing but the text and its day


def implausible(
    documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[Notice, ...]:
    """One notice for each stretch of ``documents`` that cannot be right, in their order.

    ``statements`` with their dates tell what is asserted of which day. Words
    that two rules doubt are told once, by the rule that quotes more of them.
    """
    read = [d for d in documents if d.language in READ]
    told: dict[str, list[Doubt]] = defaultdict(list)
    for name, doubt in slips.doubts(read):
        told[name].append(doubt)
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    found: list[Notice] = []
    for document in read:
        told[document.id] += [d for rule in ALONE for d in rule.doubts(document)]
        told[document.id] += later.doubts(document, by_document[document.id])
        found += [_notice(document, d) for d in _once(_of_report(document, told[document.id]))]
    return tuple(found)


def _of_report(document: Document, doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Those outside the page's furniture and notes, whose figures are volumes and pages."""
    apart = [(f.start, f.end) for f in document.furniture]
    apart += [(n.start, n.end) for n in document.notes]
    stretches = Stretches(apart)
    yield from (d for d in doubts if not stretches.touch(d.start, d.end))


def _once(doubts: Iterable[Doubt]) -> list[Doubt]:
    kept: list[Doubt] = []
    for doubt in sorted(doubts, key=lambda d: (d.start - d.end, d.start, d.kind, d.why)):
        if all(doubt.end <= k.start or k.end <= doubt.start for k in kept):
            kept.append(doubt)
    return sorted(kept)


def _notice(document: Document, doubt: Doubt) -> Notice:
    quoted = " ".join(document.text[doubt.start : doubt.end].split())
    message = f"“{quoted}”: {doubt.why}."
    return Notice(document.id, doubt.start, doubt.end, doubt.kind, message, document.path)
