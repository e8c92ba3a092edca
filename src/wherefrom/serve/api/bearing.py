"""What bears on an allegation, for scripts and programs.

In the pseudonymised view it is worked out from the view's own words, and what the question holds
beyond them is not heard: asking with a hidden name tells no more than asking with a made-up one.
"""

from __future__ import annotations

from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.model.bearing import Bearing, StatementBearing
from wherefrom.report.asked import NO_PROOF, PLACES, TOLD, claim_record
from wherefrom.report.shape import plain
from wherefrom.serve.api.asked import statement
from wherefrom.serve.api.reading import CannotAnswer, Reading
from wherefrom.serve.asking import asked, asked_outward
from wherefrom.serve.held import Held

MOST = 5  # questions, and statements beside them
SHOWN = "[…]"  # in an allegation as it was heard, where something was not
NOT_HEARD = f"What stands as {SHOWN} was not heard: it is nowhere in the pseudonymised view."
NOT_NOW = (
    "This cannot be answered now: the case is being changed, or a model's files are missing. "
    "Ask again; `wherefrom ask` says what is missing."
)


def ask(reading: Reading, allegation: str) -> dict[str, Any]:
    """The questions and statements that bear on ``allegation``, best first, or that none does.

    Raises:
        CannotAnswer: the models cannot be used, or the case is being changed all the time.
    """
    held = reading.held
    try:
        if held.full:
            return _told(asked(reading.desk, allegation, most=MOST), held)
        return _told(*asked_outward(reading.desk, allegation, most=MOST))
    except WherefromError as error:
        told = str(error) if held.full else NOT_NOW  # its words may hold names
        raise CannotAnswer(told) from error


def _told(found: Bearing, held: Held) -> dict[str, Any]:
    """Claims and statements that a ruling took away meanwhile are left out."""
    lookup = held.lookup

    def told(one: StatementBearing) -> dict[str, Any]:
        return _statement(one, held)

    return {
        "view": held.ledger.view,
        "asked": found.allegation,
        "told": found.told,
        "meaning": _meaning(found, held),
        "probability": round(found.probability, PLACES),
        "claims": [claim_record(c, lookup, told) for c in found.claims if c.claim in lookup.claims],
        "statements": [told(s) for s in found.statements if s.statement in lookup.statements],
    }


def _meaning(found: Bearing, held: Held) -> str:
    """What was found, in words; and that it may hang on what was not heard."""
    unheard = [NOT_HEARD] if not held.full and SHOWN in found.allegation else []
    if found.told == "nothing":
        return " ".join([TOLD[found.told], NO_PROOF, *unheard])
    return " ".join([*unheard, TOLD[found.told]])  # which leads on to what was found


def _statement(found: StatementBearing, held: Held) -> dict[str, Any]:
    return {
        **statement(held, held.lookup.statements[found.statement]),
        "probability": round(found.probability, PLACES),
        "says": plain(found.saying),
    }
