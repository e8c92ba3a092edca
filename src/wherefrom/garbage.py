"""When garbage is looked for: not while very many objects are made or looked through."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the garbage collector while very many objects are made, none of them garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_for_good() -> None:
    """Have all that is there now never be looked through again; it goes when nothing refers to it.

    What is not let go of is garbage that refers to itself: a ruling leaves a few objects of it.
    """
    gc.freeze()
