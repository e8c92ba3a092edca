import sys

import pytest

from eval import memory, speed

FIGURES = {
    "seconds": 80.0,
    "stages": {"attribute": 60.0, "claims": 20.0},
    "documents": 335,
    "words": 113000,
    "statements": 9000,
    "claims": 700,
    "unread": [],
}


def test_each_stage_is_shown_with_its_share():
    assert speed.shown("all", FIGURES, 1.234).splitlines() == [
        "all: 80.0 s (limit 120), peak memory 1.23 GB (limit 2); 335 documents, 113,000 words,"
        " 9,000 statements, 700 claims",
        "  attribute       60.0 s   75.0%",
        "  claims          20.0 s   25.0%",
    ]


def test_within_the_limits_there_is_no_problem():
    assert speed.problems("all", FIGURES, 1.9) == []
    assert speed.problems("all", FIGURES, None) == []


def test_time_memory_and_unread_files_are_problems():
    slow = FIGURES | {"seconds": 121.0, "unread": ["1_1.txt: damaged"]}
    assert speed.problems("all", slow, 2.5) == [
        "all: not read: 1_1.txt: damaged",
        "all: 121 s is over 120 s",
        "all: 2.50 GB is over 2 GB",
    ]


@pytest.mark.skipif(not memory.PROC.exists(), reason="no /proc here")
def test_memory_counts_what_a_command_starts():
    grow = "b = bytearray(150_000_000); import time; time.sleep(1)"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grow!r}]); print(7)"
    status, output, peak_gb = memory.run_watched([sys.executable, "-c", start])
    assert (status, output) == (0, "7\n")
    assert 0.15 < peak_gb < 0.4
