"""Admiralty grades that people set: reliability of sources, credibility of answers, as ruled."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model import Ledger


@dataclass(frozen=True, slots=True)
class Grades:
    """Reliability, A to F, by source; credibility, 1 to 6, by answer; of nobody protected."""

    reliability: dict[str, str]
    credibility: dict[str, str]


def grades(ledger: Ledger) -> Grades:
    """The last that stands of each; only people set them, so a case may have none."""
    held = Grades({}, {})
    hidden = {s.id for s in ledger.sources if s.protected}
    for one in ledger.rulings:
        if one.kind in ("reliability", "credibility") and one.state == "stands" and one.value:
            of = held.reliability if one.kind == "reliability" else held.credibility
            ids = one.found or tuple(thing.id for thing in one.things)
            of.update({id_: one.value for id_ in ids[:1] if id_ and id_ not in hidden})
    return held
