from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys

import pytest

from wherefrom.settings import Intake, Settings, Trace, read_settings
from wherefrom.store import head, log, originals
from wherefrom.store.db import DATABASE, SETTINGS, Store, create
from wherefrom.store.errors import CaseBusy, CaseDamaged, CaseTooNew, NoCase, NotACase
from wherefrom.store.toml import as_toml


@pytest.fixture
def case(tmp_path):
    create(tmp_path / "x.case")
    return tmp_path / "x.case"


def test_a_new_case_has_its_parts(case):
    names = {entry.name for entry in case.iterdir()}
    assert {"case.db", "originals", "wherefrom.toml", "log.head"} <= names
    assert read_settings(case / SETTINGS) == Settings()
    with Store(case) as store:
        mode = store.db.execute("pragma journal_mode").fetchone()[0]
        tables = store.db.execute(
            "select sql from sqlite_master where type = 'table' and name not like '%words%'"
        ).fetchall()
    assert mode == "wal"
    assert [sql for (sql,) in tables if "strict" not in sql] == []


def test_a_case_is_made_once(case):
    (case / SETTINGS).write_text("[trace]\nn_samples = 3\n")
    create(case)
    assert read_settings(case / SETTINGS).trace.n_samples == 3


def test_a_folder_with_other_files_is_not_made_a_case(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ann")
    with pytest.raises(NotACase, match="holds other files"):
        create(tmp_path)


def test_a_folder_without_a_case_is_said_to_be_none(tmp_path):
    with pytest.raises(NoCase, match="no case here"):
        Store(tmp_path)


def test_a_second_writer_is_refused_and_a_reader_is_not(case):
    with Store(case, write=True):
        with pytest.raises(CaseBusy, match="another wherefrom is writing"):
            Store(case, write=True)
        with Store(case) as reader:
            assert log.head(reader.db).seq == 0
    with Store(case, write=True) as store:
        assert store.folder == case


def test_a_writer_in_another_process_is_refused_by_its_number(case):
    script = (
        "import sys; from pathlib import Path; from wherefrom.store.db import Store\n"
        "try: Store(Path(sys.argv[1]), write=True)\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    with Store(case, write=True):
        ran = subprocess.run(
            [sys.executable, "-c", script, str(case)], capture_output=True, text=True, check=True
        )
    assert ran.stdout.startswith("CaseBusy x.case: another wherefrom is writing in this case (")


def test_a_case_of_a_later_version_is_not_opened_for_writing(case):
    db = sqlite3.connect(case / DATABASE)
    db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(CaseTooNew, match="layout 99"):
        Store(case, write=True)


def test_a_damaged_database_is_an_error_in_words(case):
    (case / DATABASE).write_bytes(b"nothing" * 2000)
    with pytest.raises(CaseDamaged, match="cannot be read"):
        Store(case)


def test_nothing_is_written_when_a_transaction_fails(case):
    with Store(case, write=True) as store:
        with pytest.raises(sqlite3.IntegrityError), store.transaction() as db:
            db.execute("insert into tombstone values ('a', ?)", [log.append(db, "run", {}) + 1])
        assert log.head(store.db).seq == 0
    assert head.read(case).current.seq == 0
    Store(case, write=True).close()


def test_reading_opens_nothing_for_writing(case):
    with Store(case) as store, pytest.raises(RuntimeError), store.transaction():
        pass


def test_an_announced_end_of_the_log_explains_both_states(case):
    with Store(case, write=True) as store, store.transaction() as db:
        log.append(db, "run", {})
    with Store(case) as store:
        now = log.head(store.db)
    before = head.Marked(log.Head(0, log.START), now)
    head.write(case, before)
    Store(case, write=True).close()
    assert head.read(case) == head.Marked(now)
    head.write(case, head.Marked(now, log.Head(2, "a" * 64)))
    Store(case, write=True).close()
    assert head.read(case) == head.Marked(now)


def test_an_original_is_kept_once_and_read_only(case, tmp_path):
    given = tmp_path / "report.txt"
    given.write_bytes(b"Seven were on board.")
    sha256, size = originals.take_in(case, given)
    originals.make_last(case, [sha256])
    originals.settle(case, [sha256])
    kept = originals.place(case, sha256)
    assert kept == case / "originals" / sha256[:2] / sha256
    assert (size, kept.read_bytes()) == (20, given.read_bytes())
    assert stat.S_IMODE(kept.stat().st_mode) == 0o444
    before = kept.stat().st_mtime_ns
    assert originals.take_in(case, given) == (sha256, size)
    originals.settle(case, [sha256])
    assert kept.stat().st_mtime_ns == before
    assert list(originals.arrived(case)) == []


def test_what_an_interrupted_capture_left_is_taken_away(case, tmp_path):
    given = tmp_path / "report.txt"
    given.write_text("half done")
    originals.take_in(case, given)
    Store(case, write=True).close()
    assert list(originals.arrived(case)) == []


def test_settings_written_for_a_case_are_read_back(tmp_path):
    chosen = Settings(intake=Intake(max_pages=12), trace=Trace(least_probability=0.5))
    (tmp_path / SETTINGS).write_text(as_toml(chosen))
    assert read_settings(tmp_path / SETTINGS) == chosen
    lines = (tmp_path / SETTINGS).read_text().splitlines()
    assert [line for line in lines if line.startswith("max_pages = 12  # ")] != []
    assert [line for line in lines if line.startswith("# max_depth = 24  # ")] != []
