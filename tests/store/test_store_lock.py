from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from wherefrom.model import Ruling
from wherefrom.store import rulings
from wherefrom.store.db import Store, create
from wherefrom.store.errors import CaseBusy
from wherefrom.store.lock import Lock

WRITERS, EACH = 8, 5
OTHER = """
import sys
from pathlib import Path
from wherefrom.store.lock import Lock
lock = Lock(Path(sys.argv[1]), wait=30)
print("has it", flush=True)
sys.stdin.readline()
lock.release()
"""


@pytest.fixture
def case(tmp_path):
    create(tmp_path / "x.case")
    return tmp_path / "x.case"


def rule(case, name: str) -> None:
    for n in range(EACH):
        with Store(case, write=True, wait=60) as store, store.transaction() as db:
            rulings.put(db, Ruling("note", name, value=str(n)))


def test_many_reviewers_at_once_lose_nothing(case):
    threads = [threading.Thread(target=rule, args=(case, f"R{k}")) for k in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(case) as store:
        made = rulings.rulings(store.db)
    assert len({r.id for r in made}) == WRITERS * EACH
    by_reviewer = {name: [r.value for r in made if r.by == name] for name in {r.by for r in made}}
    assert set(map(tuple, by_reviewer.values())) == {tuple(map(str, range(EACH)))}


def test_threads_are_served_in_the_order_in_which_they_came(case):
    first, served = Lock(case), []

    def wait(n: int) -> None:
        lock = Lock(case, wait=30)
        served.append(n)
        lock.release()

    threads = [threading.Thread(target=wait, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
        time.sleep(0.02)
    first.release()
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3]


def test_who_does_not_wait_is_told_who_has_it(case):
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(case)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout.readline() == "has it\n"
        with pytest.raises(CaseBusy, match=str(other.pid)):
            Lock(case, wait=0.02)
        with pytest.raises(CaseBusy):
            Lock(case)
        other.communicate("\n")
    Lock(case).release()
