from __future__ import annotations

import random
import shutil
import sqlite3

import pytest

from wherefrom.store import codebooks, log, originals
from wherefrom.store.db import DATABASE, Store
from wherefrom.store.errors import CaseDamaged, NoCase
from wherefrom.store.verify import verify


@pytest.fixture
def case(traced, reports, tmp_path):
    traced(tmp_path / "x.case", reports)
    return tmp_path / "x.case"


def damage(case) -> list[tuple[str, str]]:
    return [(one.kind, one.what) for one in verify(case).damage]


def flip(path, offset: int) -> None:
    path.chmod(0o644)
    raw = bytearray(path.read_bytes())
    raw[offset] ^= 1
    path.write_bytes(raw)


def forged(case, sql: str, *values) -> None:
    """Change the database as somebody with a pen knife would."""
    db = sqlite3.connect(case / DATABASE)
    names = [n for (n,) in db.execute("select name from sqlite_master where type = 'trigger'")]
    for name in names:
        db.execute(f"drop trigger {name}")
    db.execute(sql, values)
    db.commit()
    db.close()


def test_an_untouched_case_is_whole(case):
    found = verify(case)
    assert (found.ok, found.originals, found.entries) == (True, 3, 4)


def test_one_byte_flipped_anywhere_in_an_original_is_named(case):
    for path in list(originals.kept(case)):
        for offset in (0, path.stat().st_size // 2, path.stat().st_size - 1):
            flip(path, offset)
            assert damage(case) == [("changed", f"originals/{path.name[:2]}/{path.name}")]
            flip(path, offset)
    assert damage(case) == []


def test_an_original_lost_or_added_is_named(case):
    first, *_ = originals.kept(case)
    first.unlink()
    stranger = case / "originals" / "ab" / ("ab" + "0" * 62)
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_text("new")
    assert sorted(damage(case)) == [
        ("added", f"originals/ab/{stranger.name}"),
        ("lost", f"originals/{first.name[:2]}/{first.name}"),
    ]


@pytest.mark.parametrize("column", ["at", "who", "kind", "body", "previous", "hash"])
def test_one_character_changed_in_a_log_entry_is_named(case, column):
    forged(
        case,
        f"update log set {column} = 'x' || substr({column}, 2) where seq = 2",
    )
    assert ("changed", "log entry 2") in damage(case)


def test_one_byte_flipped_in_the_log_inside_the_file_is_noticed(case, tmp_path):
    raw = (case / DATABASE).read_bytes()
    with Store(case) as store:
        entries = list(log.entries(store.db))
    places = [raw.index(entry.hash.encode()) for entry in entries]
    places += [raw.index(entry.body.encode()) for entry in entries]
    choose = random.Random(7)
    for place in places:
        copy = tmp_path / "copy.case"
        shutil.copytree(case, copy)
        flip(copy / DATABASE, place + choose.randrange(40))
        assert not verify(copy).ok
        shutil.rmtree(copy)


def test_a_log_cut_short_is_noticed_by_its_head(case):
    forged(case, "delete from log where seq = 4")
    assert damage(case) == [("lost", "log entries 4 to 4")]
    with pytest.raises(CaseDamaged, match=r"log ends at entry 3, but log\.head says 4"):
        Store(case, write=True)


def test_an_entry_taken_out_of_the_middle_is_named(case):
    forged(case, "delete from log where seq = 2")
    assert ("lost", "log entries 2 to 2") in damage(case)


def test_an_entry_added_by_other_hands_is_named(case):
    db = sqlite3.connect(case / DATABASE)
    log.append(db, "capture", {"note": "forged"})
    db.commit()
    db.close()
    assert damage(case) == [("added", "log entries 5 to 5")]


def test_a_head_that_was_changed_is_named(case):
    flip(case / "log.head", 10)
    assert damage(case)[0][1] == "log.head"
    (case / "log.head").write_text("nonsense")
    assert damage(case) == [("changed", "log.head")]
    (case / "log.head").unlink()
    assert damage(case) == [("changed", "log.head")]


def test_a_result_that_was_changed_is_named(case):
    forged(case, "update claim set body = replace(body, 'board', 'shore')")
    assert damage(case) == [("changed", "case.db, result")]


def test_a_database_that_is_none_any_more_is_named(case):
    (case / DATABASE).write_bytes(b"nothing" * 2000)
    assert damage(case) == [("changed", "case.db")]
    (case / DATABASE).unlink()
    assert damage(case) == [("lost", "case.db")]


def test_what_is_no_case_is_said_to_be_none(tmp_path):
    with pytest.raises(NoCase, match="no case here"):
        verify(tmp_path)


@pytest.mark.parametrize("sql", ["update log set who = 'x'", "delete from log"])
def test_the_log_refuses_to_be_changed(case, sql):
    with Store(case, write=True) as store, pytest.raises(sqlite3.Error, match="append-only"):
        store.db.execute(sql)


def test_the_log_refuses_an_entry_in_place_of_another(case):
    with Store(case, write=True) as store:
        row = store.db.execute("select * from log where seq = 2").fetchone()
        with pytest.raises(sqlite3.Error, match="append-only"):
            store.db.execute("insert or replace into log values (?, ?, ?, ?, ?, ?, ?)", row)


def test_the_log_holds_no_name_and_no_path(case):
    with Store(case) as store:
        said = " ".join(entry.body for entry in log.entries(store.db))
    assert all(word not in said for word in ("Ann", "a.txt", "reports", str(case.parent)))


def test_codebooks_that_are_not_the_ones_the_log_names_are_found(case):
    with Store(case, write=True) as store, store.transaction() as db:
        codebooks.put(db, [("palermo", "")])
    assert damage(case) == []
    forged(case, "update codebook set body = ?", "scheme: mine")
    assert damage(case) == [("changed", "codebooks")]
