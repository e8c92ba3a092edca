"""How many threads numpy is given."""

from __future__ import annotations

import subprocess
import sys

TOLD = (
    "import os, sys; import {}; print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
)


def told(module: str) -> list[str]:
    """Whether ``module`` brings numpy, and for how many threads that asks."""
    run = subprocess.run(
        [sys.executable, "-c", TOLD.format(module)], capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def test_numpy_is_asked_for_one_thread_before_it_is_loaded(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert told("wherefrom") == ["False", "1"]
    assert told("wherefrom.serve.run")[1] == "1"


def test_what_the_environment_says_of_threads_stands(monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    assert told("wherefrom")[1] == "2"
