"""Asking the case on the desk what bears on an allegation, in the reader's view."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from wherefrom.model.bearing import Bearing
from wherefrom.serve.desk import FULL, PSEUDONYMISED, Busy, Desk
from wherefrom.serve.held import Held

if TYPE_CHECKING:
    from wherefrom.pipeline.asking_outward import OutwardPool

TRIES = 5  # while others rule
LONGEST = 1000  # characters of an allegation
_asking = threading.Lock()  # the models answer one at a time
_ready: WeakKeyDictionary[Held, OutwardPool] = WeakKeyDictionary()


def asked(desk: Desk, allegation: str, *, most: int) -> Bearing:
    """What bears on ``allegation`` where names stand.

    Raises:
        WherefromError: it holds no word, or the models cannot be used.
    """
    with _asking, desk.case() as case:
        return case.ask(allegation, most=most)


def asked_outward(desk: Desk, allegation: str, *, most: int) -> tuple[Bearing, Held]:
    """What of the pseudonymised view bears on ``allegation``, and the view as it then was.

    Raises:
        ModelUnusable: a model's files are missing or altered.
        Busy: somebody rules without pause.
    """
    from wherefrom.pipeline.asking_outward import ask_outward  # brings the models' libraries

    with _asking:
        view, held = _outward(desk)
        return ask_outward(view, allegation, most=most), held


def _outward(desk: Desk) -> tuple[OutwardPool, Held]:
    """The view as it is now, ready to be asked; made once a revision."""
    from wherefrom.pipeline.asking_outward import outward_pool

    for _ in range(TRIES):
        veiled = desk.held(PSEUDONYMISED)
        known = _ready.get(veiled)
        if known is not None:
            return known, veiled
        full = desk.held(FULL)
        if full.revision == veiled.revision:
            _ready[veiled] = outward_pool(desk.folder, full.ledger, veiled.ledger)
            return _ready[veiled], veiled
    raise Busy
