"""Which sources a page may be made of, worked out once for as long as nobody new is named."""

from __future__ import annotations

import threading
from weakref import WeakKeyDictionary

from wherefrom.errors import WherefromError
from wherefrom.model import Ledger, Person, Source
from wherefrom.pipeline.openly import openly
from wherefrom.serve.desk import FULL, Desk
from wherefrom.serve.held import Held
from wherefrom.serve.places import Pages

AT_ONCE = 400  # documents: in a larger case, who is protected is worked out beside the page


class Known:
    """Who is named in the case on one desk, and whose name may stand; None where not known yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._people: tuple[Person, ...] | None = None
        self._of: tuple[object, ...] = ()
        self._working = False  # beside the page
        self._public: WeakKeyDictionary[Held, frozenset[str]] = WeakKeyDictionary()
        self._till_then: WeakKeyDictionary[Held, frozenset[str]] = WeakKeyDictionary()

    def public(self, desk: Desk, held: Held) -> frozenset[str]:
        """Ids of the sources of ``held`` that have a page of their own."""
        known = self._public.get(held)
        if known is not None:
            return known
        till_then = self._till_then.get(held)
        if till_then is not None and self._working:
            return till_then
        people = self._everybody(desk)
        found = openly(held.ledger.sources, people)
        (self._till_then if people is None else self._public)[held] = found
        return found

    def _everybody(self, desk: Desk) -> tuple[Person, ...] | None:
        of = _named_by(desk, desk.held(FULL).ledger)
        with self._lock:
            if self._of == of:
                return self._people
            self._of, self._people = of, None
            if len(desk.held(FULL).ledger.documents) > AT_ONCE:
                self._working = True
                threading.Thread(target=self._work_out, args=(desk, of), daemon=True).start()
                return None
        self._work_out(desk, of)
        return self._people

    def _work_out(self, desk: Desk, of: tuple[object, ...]) -> None:
        found = _people(desk)
        with self._lock:
            self._working = False
            if self._of == of:
                self._people = found
                self._of = of if found is not None else ()


def _named_by(desk: Desk, ledger: Ledger) -> tuple[object, ...]:
    """All that says who is named, and whose name may stand."""
    with desk.case() as case:
        wishes = case.wishes()
    return (tuple(d.id for d in ledger.documents), ledger.sources, ledger.of_mention, wishes)


def _people(desk: Desk) -> tuple[Person, ...] | None:
    try:
        with desk.case() as case:
            return tuple(shown.person for shown in case.people())
    except WherefromError:  # an older version read the case, or somebody is writing in it
        return None


_KNOWN: WeakKeyDictionary[Desk, Known] = WeakKeyDictionary()
_MAKING = threading.Lock()


def public_sources(desk: Desk, held: Held) -> frozenset[str]:
    """Ids of the sources of ``held`` that have a page of their own.

    Where it is not known who is protected, only bodies, outlets and records have one.
    """
    with _MAKING:
        known = _KNOWN.setdefault(desk, Known())
    return known.public(desk, held)


def address(source: Source, public: frozenset[str]) -> str:
    """Where the source's page is; empty where it has none."""
    return Pages().source(source.id) if source.id in public else ""
