"""A run killed at any moment goes on where it was, and ends where it would have ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.conftest import write
from wherefrom.serial import to_plain
from wherefrom.store import ledgers
from wherefrom.store.db import Store
from wherefrom.store.errors import NoResult
from wherefrom.store.verify import verify

ROOT = Path(__file__).resolve().parents[1]
# A run is a forked child, which kills itself at the n-th event: any SQL statement, file rename,
# removal or sync. Prints, for each n, how the run and the one after it ended.
DRIVER = """
import os, signal, sys
from pathlib import Path
from tests import fake_stages
import wherefrom.capture.folder  # here, so that no child has to
from wherefrom.settings import Settings
from wherefrom.pipeline import run as running
from wherefrom.store import db as storing

synced, connected = os.fsync, storing.connect

def run(last, case, reports):
    count = 0
    def passed(event, arguments):
        nonlocal count
        if event in ("os.rename", "os.remove", "fsync", "sql"):
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)
    def connect(path):
        made = connected(path)
        made.set_trace_callback(lambda sql: passed("sql", ()))
        return made
    sys.addaudithook(passed)
    os.fsync = lambda descriptor: (passed("fsync", ()), synced(descriptor))
    storing.connect = connect
    storing.create(case)
    with storing.Store(case, write=True) as store:
        running.run(store, [reports], Settings(), stages=fake_stages.stages(), workers=1)
    print("events", count, flush=True)

def ended(last, case, reports):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        run(last, case, reports)
        os._exit(0)
    finally:
        os._exit(1)

folder, reports, again = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "again"
for last in map(int, sys.argv[4:]):
    case = folder / f"{last}.case"
    print(last, ended(last, case, reports), ended(0, case, reports) if again else "", flush=True)
"""
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    "PYTHONDONTWRITEBYTECODE": "1",  # writing it would be an event
}


def driven(folder: Path, reports: Path, events, again: bool = True) -> list[str]:
    """The driver's lines for runs killed at ``events``; 0 is a run that is not killed."""
    given = [str(folder), str(reports), "again" if again else "once", *map(str, events)]
    command = [sys.executable, "-c", DRIVER, *given]
    run = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return [line for line in run.stdout.splitlines() if again is False or line[0] != "e"]


@pytest.fixture
def quick_path(tmp_path):
    """A folder in memory where there is one: a kill, unlike a power cut, forgets nothing there."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def ledger_of(case: Path):
    with Store(case) as store:
        return ledgers.ledger(store.db, case)


def state_of(case: Path) -> dict[str, int]:
    """How many rows each table holds."""
    with Store(case) as store:
        names = [
            name
            for (name,) in store.db.execute(
                "select name from sqlite_master where type = 'table' and sql like '%strict%'"
            )
        ]
        return {n: store.db.execute(f"select count(*) from {n}").fetchone()[0] for n in names}


@pytest.mark.slow
def test_a_run_killed_at_many_points_ends_in_the_same_ledger(reports, quick_path):
    write(reports, {"d.txt": "Ann: how many? 7\n===\nBo: how many? 8"})
    said, _ = driven(quick_path, reports, [0], again=False)
    n_events = int(said.removeprefix("events "))
    assert n_events > 100
    expected, rows = ledger_of(quick_path / "0.case"), state_of(quick_path / "0.case")
    events = [*range(1, 30, 2), *range(31, n_events - 9, max(1, n_events // 40))]
    lines = driven(quick_path, reports, events)
    assert lines == [f"{event} {-signal.SIGKILL} 0" for event in events]
    for event in events:
        case = quick_path / f"{event}.case"
        assert to_plain(ledger_of(case)) == to_plain(expected), event
        found = state_of(case)
        # The kill may come after the result was written: then a second run stands in the log.
        assert found.pop("log") - rows["log"] in (0, 1), event
        assert found == {name: n for name, n in rows.items() if name != "log"}, event
        assert verify(case).damage == (), event


def test_a_case_whose_first_run_was_killed_says_to_run_again(reports, tmp_path):
    assert driven(tmp_path, reports, [150], again=False) == [f"150 {-signal.SIGKILL} "]
    with pytest.raises(NoResult, match="Run the same command again"):
        ledger_of(tmp_path / "150.case")


def test_workers_end_when_their_parent_is_killed(tmp_path):
    folder = tmp_path / "in"
    write(folder, {f"{n}.txt": f"Ann: how many? {n}" for n in range(8)})
    script = """
from tests import fake_stages
from wherefrom.pipeline import pool
documents = [fake_stages.document(f"{n}.txt", "Ann: so?") for n in range(8)]
pool.prepare("tests.fake_stages:sleep", 2)
print("started", flush=True)
for _ in pool.worked_out(documents, "tests.fake_stages:sleep", 2, pool.Memory()):
    pass
"""
    parent = subprocess.Popen(
        [sys.executable, "-c", script], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    parent.stdout.readline()
    deadline = time.monotonic() + 20
    while len(workers := below(parent.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(workers) >= 2
    assert [pid for pid in workers if alive(pid)] == []


def below(pid: int) -> list[int]:
    """All processes that this one has started, and those that they have started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [found for child in map(int, listed) for found in (child, *below(child))]


def alive(pid: int) -> bool:
    """Whether the process is there and has not ended; an unreaped one has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
