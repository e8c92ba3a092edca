"""What pages work out of one result, worked out once and let go with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from wherefrom.serve.held import Held

T = TypeVar("T")
_made: WeakKeyDictionary[Held, dict[Callable[[Held], Any], Any]] = WeakKeyDictionary()
_making = threading.Lock()


def once(held: Held, make: Callable[[Held], T]) -> T:
    """What ``make`` gives of ``held``; two who ask at once may both work, and get the same."""
    with _making:
        known = _made.setdefault(held, {})
    if make not in known:
        known[make] = make(held)
    found: T = known[make]
    return found
