"""How many threads numbers are multiplied by: one, set before numpy is loaded."""

from __future__ import annotations

import os


def one_thread() -> None:
    """Have products made by one thread, unless the environment says otherwise.

    They are small: threads take twice the time, and give other last bits elsewhere.
    Numpy reads the variable once, when it is loaded.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
