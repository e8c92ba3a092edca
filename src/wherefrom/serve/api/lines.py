"""What hangs on one question: the lines of its drawing, who said it when, and what if."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.model import Claim
from wherefrom.pipeline.withdrawing import without as withdrawn
from wherefrom.report.shape import plain
from wherefrom.serve.api.reading import Reading
from wherefrom.serve.held import Held
from wherefrom.serve.views.edges import drawn_lines, edge_view
from wherefrom.serve.views.timeline import moments_of
from wherefrom.serve.views.withdrawn import WhatIf, what_if

MOST = 20  # sources and documents withdrawn at once


def drawing(held: Held, claim: str) -> dict[str, Any] | None:
    """The lines of a question's drawing, each with the key of its evidence."""
    found = held.lookup.claims.get(claim)
    if found is None:
        return None
    return {"claim": claim, "lines": plain(drawn_lines(found, held))}


def line(held: Held, claim: str, key: str) -> dict[str, Any] | None:
    """One line of it: the words on both sides, those that stand in both marked."""
    found = held.lookup.claims.get(claim)
    view = edge_view(found, key, held) if found else None
    if view is None:
        return None
    told: dict[str, Any] = plain(view)
    if not held.full:  # a ruling's words are not for those who see no names
        told["ties"] = [{**tie, "rulings": []} for tie in told["ties"]]
    return {"claim": claim, **told}


def timeline(held: Held, claim: str) -> dict[str, Any] | None:
    """Who said it when: the reports of a question by the day on which they were published."""
    found = held.lookup.claims.get(claim)
    if found is None:
        return None
    days, undated = moments_of(found, held.lookup)
    return {"claim": claim, "days": plain(days), "undated": plain(undated)}


def without(reading: Reading, claim: str, names: Sequence[str]) -> dict[str, Any] | None:
    """The question as it would be without these sources and documents; nothing is kept.

    ``refused`` says why it cannot be told, where a name stands for none or for several.
    """
    found = reading.held.lookup.claims.get(claim)
    if found is None:
        return None
    wanted = [name for name in dict.fromkeys(names) if name.strip()][:MOST]
    return {"claim": claim, **_told(_what_if(reading, found, wanted))}


def _what_if(reading: Reading, claim: Claim, names: Sequence[str]) -> WhatIf:
    held = reading.held
    if not names:
        return what_if(claim, None, held)
    try:
        with reading.desk.case() as case:
            settings = case.settings.trace
        return what_if(claim, withdrawn(held.ledger, names, settings, held.surroundings), held)
    except WherefromError as error:
        return what_if(claim, None, held, refused=str(error))


def _told(found: WhatIf) -> dict[str, Any]:
    return {**asdict(found), "lost": sorted(found.lost)}
