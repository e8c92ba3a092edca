import os
import socket
import subprocess
import sys
import threading

import pytest

from tests import fake_stages
from wherefrom.language import light
from wherefrom.pipeline import pool, team, worker
from wherefrom.store.work import Worked

WORK = "tests.fake_stages:work"
DOCUMENTS = [fake_stages.document(f"{n}.txt", f"Ann: how many? {n}") for n in range(6)]


@pytest.fixture(autouse=True)
def _nobody_rests():
    pool.close()
    yield
    pool.close()


def worked_out(workers, documents=DOCUMENTS, work=WORK):
    return {
        document.path: worked
        for document, worked in pool.worked_out(documents, work, workers, pool.Memory())
    }


def resting():
    return [one._processes[0].pid for one in pool._resting]


def test_processes_give_what_this_process_gives():
    assert worked_out(2) == worked_out(1)


def test_processes_are_kept_for_the_next_case():
    worked_out(2)
    first = resting()
    worked_out(2)
    assert resting() == first
    assert len(first) == 1


def test_a_few_documents_start_no_process_but_use_those_that_rest():
    worked_out(2, DOCUMENTS[:2])
    assert resting() == []
    worked_out(2)
    fake_stages.CALLS.clear()
    worked_out(2, DOCUMENTS[:2])
    assert fake_stages.CALLS == []


def test_what_was_prepared_is_used():
    pool.prepare(WORK, 2)
    started = resting()
    worked_out(2)
    assert resting() == started


def test_one_worker_is_this_process():
    pool.prepare(WORK, 1)
    worked_out(1)
    assert resting() == []


def test_other_work_or_another_number_needs_another_team():
    worked_out(2)
    first = resting()
    worked_out(3)
    second = resting()
    worked_out(3, work="tests.fake_stages:work_or_die")
    assert len({*first, *second, *resting()}) == 3


def test_processes_that_have_ended_are_replaced():
    worked_out(2)
    process = pool._resting[0]._processes[0]
    process.kill()
    process.wait()
    assert worked_out(2) == worked_out(1)


def test_processes_that_have_rested_long_are_replaced(monkeypatch):
    worked_out(2)
    first = resting()
    monkeypatch.setattr(team, "REST", 0.0)
    worked_out(2)
    assert resting() != first


def test_a_copy_of_this_process_leaves_the_processes_alone():
    worked_out(2)
    rests = pool._resting[0]
    rests._owner += 1
    rests.stop()
    assert not rests.is_there()
    rests._owner -= 1
    assert rests.is_there()


def test_whoever_stops_listening_ends_the_processes():
    found = pool.worked_out(DOCUMENTS, WORK, 2, pool.Memory())
    next(found)
    found.close()
    assert resting() == []


def test_the_memory_of_each_worker_is_told():
    memory = pool.Memory()
    assert len(list(pool.worked_out(DOCUMENTS, WORK, 2, memory))) == len(DOCUMENTS)
    assert memory.total() > 1.0


@pytest.mark.parametrize("line", [b"", b'{"voices": {}'])
def test_half_an_answer_is_an_error(line):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(line)
        theirs.shutdown(socket.SHUT_WR)
        with pytest.raises(RuntimeError, match="before it had answered"):
            team._ask(ours, 0, DOCUMENTS[0], pool.Memory())


def test_a_worker_answers_until_nobody_asks(monkeypatch):
    ours, theirs = socket.socketpair()
    serving = threading.Thread(target=worker.serve, args=(lambda _: Worked(), theirs))
    with ours, theirs:
        serving.start()
        assert team._ask(ours, 0, DOCUMENTS[0], pool.Memory()) == Worked()
        assert team._ask(ours, 0, DOCUMENTS[1], pool.Memory()) == Worked()
        ours.shutdown(socket.SHUT_WR)
        serving.join(10)
    assert not serving.is_alive()


def test_a_worker_that_nobody_asks_for_a_while_ends(monkeypatch):
    monkeypatch.setattr(worker, "IDLE", 0.05)
    ours, theirs = socket.socketpair()
    serving = threading.Thread(target=worker.serve, args=(lambda _: Worked(), theirs))
    with ours, theirs:
        serving.start()
        team._ask(ours, 0, DOCUMENTS[0], pool.Memory())
        serving.join(10)
    assert not serving.is_alive()


def test_each_channel_gets_a_copy_and_a_failed_copy_is_told(monkeypatch):
    pairs = [socket.socketpair() for _ in range(2)]
    # In a process of its own: copies of the tests' process would run the tests' clean-up.
    pid = os.fork()
    if pid == 0:
        for ours, _ in pairs:
            ours.close()
        theirs = [channel for _, channel in pairs]
        channel = worker.divide(theirs, os.getppid())
        if channel is theirs[0]:
            os._exit(7)
        if channel is theirs[1]:
            channel.sendall(b"at work\n")
        os._exit(0)
    for _, theirs in pairs:
        theirs.close()
    with pairs[0][0] as first, pairs[1][0] as second:
        assert b"status 7" in first.makefile("rb").readline()
        assert second.makefile("rb").readline() == b"at work\n"
    assert os.waitpid(pid, 0)[1] == 0


def test_spacy_comes_without_its_commands_which_stay_importable():
    code = (
        "import sys, wherefrom.language.light, spacy; seen = set(sys.modules); "
        "from spacy.cli import download; print('spacy.cli' in seen, callable(download), "
        "spacy.info.__module__)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True", "wherefrom.language.light"]


def test_loading_spacy_again_changes_nothing():
    import spacy

    light.load()
    assert sys.modules["spacy"] is spacy
