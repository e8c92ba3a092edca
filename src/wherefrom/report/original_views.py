"""The list a researcher takes away: originals to obtain next, by what hangs on each."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.model import Claim, Original
from wherefrom.report.document_views import web_address
from wherefrom.report.lookup import Lookup
from wherefrom.report.views import OriginalView, Place, Side

QUOTED = 3  # places shown where it is cited
AROUND = 60  # characters on either side of the words that cite it


def original_views(ordered: Sequence[Claim], lookup: Lookup) -> tuple[OriginalView, ...]:
    """Each original with the questions that hang on it and the words that cite it."""
    number = {claim.id: n for n, claim in enumerate(ordered, 1)}
    return tuple(_view(one, number, lookup) for one in lookup.ledger.originals)


def _view(one: Original, number: dict[str, int], lookup: Lookup) -> OriginalView:
    known = sorted((c for c in one.claims if c in number), key=lambda c: number[c])
    return OriginalView(
        name=one.name,
        url=web_address(one.url),
        words=one.words,
        n_answers=len(one.answers),
        n_alone=len(one.alone),
        places=tuple(
            Place(f"Q{number[c]}", lookup.places.claim(c), lookup.claims[c].gloss) for c in known
        ),
        cited=tuple(_cited(one, lookup))[:QUOTED],
    )


def _cited(one: Original, lookup: Lookup) -> list[Side]:
    """The words that cite it, one place of each report first."""
    seen: set[str] = set()
    found: list[Side] = []
    again: list[Side] = []
    for place in one.evidence:
        if place.document not in lookup.documents:
            continue
        text = lookup.documents[place.document].text
        start = _word(text, max(0, place.start - AROUND), place.start)
        end = text.find(" ", min(len(text), place.end + AROUND))
        end = len(text) if end < 0 else end
        words = " ".join(text[start:end].split())
        told = f"{'… ' if start else ''}{words}{' …' if end < len(text) else ''}"
        side = Side(lookup.labels[place.document], lookup.places.document(place.document), told)
        (again if place.document in seen else found).append(side)
        seen.add(place.document)
    return [*found, *again]


def _word(text: str, start: int, end: int) -> int:
    """The beginning of the first whole word from ``start`` on."""
    if start == 0:
        return 0
    space = text.find(" ", start, end)
    return space + 1 if space >= 0 else end
